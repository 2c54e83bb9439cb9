"""Months mended and holes filled by command."""

from pathlib import Path

import pytest

from dutyroom.domain.officers import Officer
from dutyroom.domain.roster import Post, PostKind, ShiftPlan
from dutyroom.domain.settings import RoomKind
from dutyroom.store.room import Room, opened
from tests.cli.conftest import Dutyroom
from tests.store.clocks import Hands

DECEMBER = ("--month", "2026-12")
TEAM = ("冯一", "陈二", "褚三", "卫四")


@pytest.fixture
def path(tmp_path: Path, dutyroom: Dutyroom) -> Path:
    """The file of a duty room whose December is in force by a pattern of four officers."""
    made = tmp_path / "room.db"
    room = Room.create(made, name="值班室", kind=RoomKind.ROOM, supervisor="张三", clock=Hands())
    with opened(room):
        room.settings.change("crew_standard", "one")
        room.roster.enter_post(Post("值班室", PostKind.ROOM, ShiftPlan.WHOLE_DAY))
        for place, name in enumerate(TEAM):
            room.officers.enrol(Officer(name, f"A{place}"))
    order = ("--from", "2026-12-01", "--order", "、".join(TEAM))
    assert dutyroom("roster", "pattern", "值班室", "24h", *order, "--file", made).code == 0
    for step in ("plan", "publish"):
        assert dutyroom("roster", step, *DECEMBER, "--file", made).code == 0
    return made


def test_a_sick_call_is_mended_shown_first_and_then_drafted(dutyroom: Dutyroom, path: Path) -> None:
    call = ("roster", "repair", *DECEMBER, "--who", "冯一", "--from", "2026-12-05", "--file", path)
    shown = dutyroom(*call, "--dry-run")
    assert shown.code == 0
    assert "2026-12-05" in shown.out
    versions = ("roster", "versions", *DECEMBER, "--json", "--file", path)
    assert len(dutyroom(*versions).object()["versions"]) == 1

    told = dutyroom(*call, "--json").object()
    assert told["version"] == 2
    assert told["uncovered"] == told["findings"] == []
    changed = {each["day"] for each in told["differences"]}
    assert "2026-12-05" in changed
    assert all(each["after"] for each in told["differences"])
    found = dutyroom("roster", "check", *DECEMBER, "--version", "2", "--file", path)
    assert found.code == 0


def test_who_could_stand_is_ranked_by_rest_and_told_with_what_it_breaks(
    dutyroom: Dutyroom, path: Path
) -> None:
    call = ("roster", "candidates", "--post", "值班室", "--at", "2026-12-05 12:00", "--file", path)
    told = dutyroom(*call, "--json").object()
    assert (told["day"], told["role"]) == ("2026-12-05", "duty_officer")
    gaps = {each["officer"]: each["gap_seconds"] for each in told["candidates"]}
    assert gaps == {"褚三": 86_400, "陈二": 0, "卫四": 0}
    assert told["candidates"][0]["reasons"] == []
    assert all(each["reasons"] for each in told["candidates"][1:])
    assert dutyroom(*call).out.splitlines()[1].split()[0] == "褚三"


@pytest.mark.parametrize(
    "line",
    [
        ("repair", *DECEMBER, "--who", "冯一", "--from", "2026-12-03"),
        ("repair", *DECEMBER, "--who", "冯一", "--from", "2026-12-05", "--to", "2026-12-04"),
        ("repair", *DECEMBER, "--who", "没有这人", "--from", "2026-12-05"),
        ("candidates", "--post", "没有这岗", "--at", "2026-12-05 12:00"),
        ("candidates", "--post", "值班室", "--at", "gestern"),
    ],
)
def test_what_cannot_be_mended_is_told_in_one_line(
    dutyroom: Dutyroom, path: Path, line: tuple[str, ...]
) -> None:
    answer = dutyroom("roster", *line, "--file", path)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
