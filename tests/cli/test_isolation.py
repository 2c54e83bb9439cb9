"""People under isolation, as an officer types it."""

from pathlib import Path

import pytest

from dutyroom.domain.isolation.half_day import Half, HalfDay, after
from dutyroom.domain.isolation.person import Isolated, key_in
from dutyroom.store.room import Room, opened
from tests.cli.conftest import Dutyroom
from tests.store.clocks import Hands
from tests.store.sample import begin

PERSON = Isolated(
    "王某", "2026-11-08", "19900000017", place="3幢", unit="东门社区", basis="境外返回"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Day 16 of one, released; day 2 of another."""
    made = tmp_path / "room.db"
    with opened(begin(made, Hands())) as room:
        key = key_in(room.isolation.begin(PERSON).subject)
        room.isolation.measure(key, HalfDay("2026-11-21", Half.MORNING), 365)
        room.isolation.leave_out(key, HalfDay("2026-11-21", Half.EVENING), "<b>外出</b>")
        room.isolation.release(key)
        room.isolation.begin(Isolated("汪明", "2026-11-22"))
    return made


def test_somebody_is_entered_measured_extended_moved_and_listed(
    dutyroom: Dutyroom, tmp_path: Path
) -> None:
    path = tmp_path / "room.db"
    begin(path).close()

    def run(*words: str) -> str:
        answer = dutyroom("isolation", *words, "--file", path)
        assert (answer.code, answer.err) == (0, "")
        return answer.out

    with opened(Room.open(path)) as room:
        later = after(room.today(), 20)
    policy = run("policy", "--from", "2020-01-01", "--days", "7", "--first-day", "0")
    assert policy.split() == ["2020-01-01", "7", "0"]
    assert "王某  0/7" in run("begin", "王某", "--phone", "19900000017", "--place", "3幢")
    assert "王某 day 0 " in run("measure", "wm", "37.8")
    assert "▲ 37.8" in run("measure", "wm", "37.8")
    assert "Not attempted: 无人应门" in run("measure", "王某", "none", "无人应门")
    assert later in run("extend", "王某", "--to", later, "--reason", "通知")
    [person] = dutyroom("isolation", "list", "--json", "--file", path).object()["people"]
    assert (person["name"], person["phone"], person["day"], person["days"]) == (
        "王某", "199****0017", 0, 20,
    )  # fmt: skip
    [reading] = person["readings"]
    assert (reading["temperature"], reading["reason"]) == (None, "无人应门")
    assert "区医院" in run("move", "王某", "--to", "区医院")
    assert "王某" not in run("list")
    assert "区医院" in run("list", "--ended")


def test_a_release_sheet_has_number_dates_readings_and_places_to_sign(
    dutyroom: Dutyroom, path: Path, tmp_path: Path
) -> None:
    sheet = ("isolation", "release-sheet", "王某", "--file", path, "--lang", "zh", "-o")
    text, page = tmp_path / "sheet.txt", tmp_path / "sheet.html"
    for target in (text, page):
        assert dutyroom(*sheet, target).code == 0
    said = text.read_text("utf-8")
    for part in ("解除隔离医学观察告知书", "1122-0001", "199****0017", "2026-11-08", "36.5", "漏测",
                 "未测：<b>外出</b>", "签字"):  # fmt: skip
        assert part in said
    assert "19900000017" not in said
    assert "<b>" not in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("release-sheet", "汪明", "-o", "x.txt"), "not released yet"),
        (("release-sheet", "王某", "-o", "x.pdf"), "written as .html or .txt"),
        (("release", "汪明"), "needs a reason"),
        (("release", "赵六"), "Nobody here is under isolation by this name"),
        (("measure", "汪明"), "temperature of 汪明 is missing"),
        (("begin", "汪明", "--days", "0"), "under isolation already"),
        (("begin", "赵六", "--days", "61"), "1 to 60 days"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    dutyroom: Dutyroom, path: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    answer = dutyroom("isolation", *words, "--file", path)
    assert answer.code == 2
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1
