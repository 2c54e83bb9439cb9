"""Handovers by command: listed, shown, printed, and their seals confirmed."""

import sqlite3
from pathlib import Path

import pytest

from dutyroom.domain.matters.matter import Matter
from dutyroom.store.room import Room
from tests.cli.conftest import Dutyroom
from tests.store.handover_sample import LI, night
from tests.store.kept import kept


@kept
def handed_over(path: Path) -> Room:
    """An opening and one handover from Zhang to Li, in which a leak stood open."""
    desk = night(path)
    desk.room.matters.open(Matter("drainage", "楼道漏水", desk.clock.ms // 1000))
    desk.take(desk.offer().subject, LI)
    return desk.room


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    path = tmp_path / "handed.db"
    handed_over(path).close()
    return path


def test_the_list_names_who_took_over_from_whom(dutyroom: Dutyroom, handed: Path) -> None:
    told = dutyroom("handover", "list", "--json", "--file", handed).object()["handovers"]
    said = dutyroom("handover", "list", "--file", handed, "--lang", "zh").out

    assert [(each["outgoing"], each["incoming"]) for each in told] == [
        ("张三", "李四"),
        ("", "张三"),
    ]
    assert told[0]["accepted_at"] == "2026-11-22T20:00:00+08:00"
    assert told[0]["previous"] == told[1]["id"]
    assert [line.split()[0] for line in said.splitlines()[1:]] == [e["number"] for e in told]


def test_the_latest_is_shown_where_none_is_named(dutyroom: Dutyroom, handed: Path) -> None:
    latest, opening = dutyroom("handover", "list", "--json", "--file", handed).object()["handovers"]

    shown = dutyroom("handover", "show", "--file", handed, "--lang", "zh")
    assert shown.code == 0
    assert "楼道漏水" in shown.out
    assert latest["seal"] in shown.out
    for name in (opening["number"], opening["id"]):
        whole = dutyroom("handover", "show", "--id", name, "--json", "--file", handed).object()
        assert (whole["id"], whole["deeds"][0]["act"]) == (opening["id"], "open")
    whole = dutyroom("handover", "show", "--json", "--file", handed).object()
    assert [each["title"] for each in whole["sections"]["matters"]] == ["楼道漏水"]
    assert [each["state"] for each in whole["decisions"]].count("accepted") == len(
        whole["decisions"]
    )


@pytest.mark.parametrize("ending", ["html", "md", "txt", "xlsx"])
def test_the_sheet_is_written_to_a_file(
    dutyroom: Dutyroom, handed: Path, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"交接班.{ending}"
    answer = dutyroom("report", "handover", "-o", target, "--file", handed, "--lang", "zh")

    assert (answer.code, answer.out) == (0, f"{target}\n")
    assert target.stat().st_size > 500


@pytest.mark.parametrize(
    "words",
    [
        ("handover", "show", "--id", "9999-0001"),
        ("report", "handover", "--id", "x", "-o", "s.html"),
        ("report", "handover", "-o", "s.pdf"),
        ("report", "handover"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(
    dutyroom: Dutyroom, handed: Path, words: tuple[str, ...]
) -> None:
    answer = dutyroom(*words, "--file", handed)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)


def test_a_room_without_handovers_has_none_to_show(dutyroom: Dutyroom, path: Path) -> None:
    assert dutyroom("handover", "list", "--json", "--file", path).object() == {"handovers": []}
    assert dutyroom("handover", "show", "--file", path).code == 2


def test_every_seal_of_a_sound_file_is_confirmed(dutyroom: Dutyroom, handed: Path) -> None:
    told = dutyroom("verify", "--json", "--file", handed)
    said = dutyroom("verify", "--file", handed)

    seals = told.object()["handovers"]
    assert (told.code, len(seals)) == (0, 2)
    assert all(each["confirmed"] for each in seals)
    assert all(f"{each['number']}  {each['seal']}  confirmed" in said.out for each in seals)


def cut(path: Path, kind: str) -> None:
    """Tear the tail of the journal off, with everything from the last line of a kind on."""
    connection = sqlite3.connect(path)
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'entry'"
    ).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    (last,) = connection.execute("SELECT max(id) FROM entry WHERE kind = ?", (kind,)).fetchone()
    connection.execute("DELETE FROM entry WHERE id >= ?", (last,))
    connection.commit()
    connection.close()


def test_a_tail_torn_off_before_a_handover_shows_by_its_seal(
    dutyroom: Dutyroom, handed: Path
) -> None:
    cut(handed, "matter.opened")

    told = dutyroom("verify", "--json", "--file", handed)

    assert told.code == 1
    opening, broken = told.object()["handovers"]
    assert opening["confirmed"]
    assert broken["first_break"]["what"] == "entry_missing"
    assert "an entry is missing" in dutyroom("verify", "--file", handed).out


@pytest.mark.parametrize("kind", ["handover.offered", "handover.accepted"])
def test_a_tail_torn_off_with_a_signature_shows_too(
    dutyroom: Dutyroom, handed: Path, kind: str
) -> None:
    cut(handed, kind)

    told = dutyroom("verify", "--json", "--file", handed)

    assert told.code == 1
    assert [each["confirmed"] for each in told.object()["handovers"]] == [True, False]


@pytest.mark.parametrize("shape", [str, str.upper, lambda seal: f"{seal[:6]} {seal[6:]}"])
def test_a_printed_seal_says_which_handover_it_is_of(
    dutyroom: Dutyroom, handed: Path, shape: object
) -> None:
    latest, _ = dutyroom("handover", "list", "--json", "--file", handed).object()["handovers"]
    assert callable(shape)

    answer = dutyroom("verify", "--seal", shape(latest["seal"]), "--file", handed)

    assert answer.code == 0
    assert latest["number"] in answer.out
    assert "confirmed" in answer.out


@pytest.mark.parametrize("seal", ["000000000000", "zz", "a"])
def test_a_seal_nobody_printed_is_not_sound(dutyroom: Dutyroom, handed: Path, seal: str) -> None:
    answer = dutyroom("verify", "--seal", seal, "--file", handed)

    assert (answer.code, answer.out) == (1, "")
    assert answer.err.endswith(f"has the seal {seal}.\n")
    assert dutyroom("verify", "--seal", seal, "--json", "--file", handed).object() == {
        "seal": seal, "handovers": [],
    }  # fmt: skip
