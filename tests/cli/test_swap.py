"""Duties swapped, covered for and taken over by command; days lie ahead of whenever this runs."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, Slot
from dutyroom.domain.settings import RoomKind
from dutyroom.store.room import Room, opened
from tests.cli.conftest import Answer, Dutyroom

ROOM = Post("值班室", PostKind.ROOM)
LI, WANG, ZHAO = (Officer(name, f"A00{n}") for n, name in enumerate(("李四", "王五", "赵六"), 2))
CHIEF = Officer("秦局", "L1", role=Role.LEADER)
H = 3600

Swap = Callable[..., Answer]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """李四 on duty since four hours ago and again in a week, 王五 two days later."""
    made = tmp_path / "room.db"
    with opened(
        Room.create(made, name="区应急值班室", kind=RoomKind.ROOM, supervisor="张三")
    ) as room:
        for officer in (LI, WANG, ZHAO, CHIEF):
            room.officers.enrol(officer)
        room.roster.enter_post(ROOM)
        now = room.now()
        for officer, days in ((LI, 0), (LI, 7), (WANG, 9)):
            day = ahead(room, days)
            starts_at = now - 4 * H + days * 24 * H
            crew = (Duty(officer.key, DutyRole.MAIN),)
            slot = Slot(ROOM.key, day, starts_at, starts_at + 12 * H, "夜班", crew)
            room.roster.fill(day, (slot,))
    return made


def ahead(room: Room, days: int) -> str:
    return (date.fromisoformat(room.today()) + timedelta(days)).isoformat()


def moment(path: Path, days: int) -> str:
    """A time within a duty some days from now, as somebody types it."""
    with opened(Room.open(path, read_only=True)) as room:
        return f"{room.local(room.now() + days * 24 * H):%Y-%m-%d %H:%M}"


@pytest.fixture
def swap(dutyroom: Dutyroom, path: Path) -> Swap:
    """Runs one of the commands about trades."""
    return lambda *words: dutyroom("roster", "swap", *words, "--file", path)


def test_a_swap_goes_from_hand_to_hand(swap: Swap, path: Path) -> None:
    week, later = moment(path, 7), moment(path, 9)
    offer = ("propose", "李四", "王五", "--at", week, "--for", later, "--reason", "孩子生病")
    proposed = swap(*offer, "--as", "李四", "--json").object()
    number = proposed["number"]
    waiting = swap("list", "--waiting", "王五", "--json").object()["trades"]
    agreed = swap("agree", number, "--as", "王五")
    unled = swap("approve", number, "--as", "李四")
    approved = swap("approve", number, "--as", "秦局", "--json").object()
    again = swap("approve", number, "--as", "秦局")

    assert (proposed["kind"], proposed["state"], proposed["short_notice"]) == (
        "swap", "proposed", False,
    )  # fmt: skip
    assert [each["number"] for each in waiting] == [number]
    assert "◐ to be approved" in agreed.out
    assert (unled.code, "Only a leader or a supervisor" in unled.err) == (2, True)
    assert approved["state"] == "approved"
    assert [each["by"] for each in approved["steps"]] == ["李四", "王五", "秦局"]
    assert (approved["given"]["officer"], approved["returned"]["officer"]) == ("李四", "王五")
    assert (again.code, "settled" in again.err) == (2, True)


def test_a_supervisor_proposes_for_somebody_and_what_it_breaks_is_told(
    swap: Swap, dutyroom: Dutyroom, path: Path
) -> None:
    with opened(Room.open(path, read_only=True)) as room:
        day = ahead(room, 7)
    dutyroom("roster", "mark", "赵六", "leave", day, day, "--file", path)
    answer = swap("propose", "李四", "赵六", "--at", moment(path, 7))
    number = answer.out.split()[0]
    swap("agree", number)
    silent = swap("approve", number)
    led = swap("approve", number, "--reason", "已取消休假", "--json").object()

    assert answer.code == 0
    assert "1 red" in answer.out
    assert f"■ red  {day}  夜班  值班室  赵六  is on leave" in answer.out
    assert (silent.code, silent.err) == (2, "dutyroom: It breaks 1 rules: give a word for them.\n")
    assert [each["reason"] for each in led["red"]] == ["on_leave"]
    assert [each["on_behalf_of"] for each in led["steps"]] == ["李四", "赵六", None]


def test_a_running_duty_is_taken_over_at_once(swap: Swap, dutyroom: Dutyroom, path: Path) -> None:
    taken = swap("takeover", "李四", "赵六", "--as", "赵六", "--reason", "发烧", "--json").object()
    on_duty = dutyroom("on-duty", "--json", "--file", path).object()
    objected = swap(
        "refuse", taken["number"], "--reason", "应先报告", "--as", "秦局", "--lang", "zh"
    )
    after = dutyroom("on-duty", "--file", path)

    assert (taken["state"], taken["in_force"]) == ("taken_over", True)
    [slot] = on_duty["slots"]
    assert [each["officer"] for each in slot["crew"]] == ["赵六"]
    assert "有异议" in objected.out
    assert "赵六" in after.out


def test_what_comes_to_nothing_stays_in_the_list(swap: Swap, path: Path) -> None:
    when = moment(path, 7)
    offer = ("propose", "李四", "赵六", "--at", when, "--as", "李四", "--json")
    first, second = (swap(*offer).object()["number"] for _again in range(2))
    declined = swap("decline", first, "--reason", "已有安排", "--as", "赵六")
    withdrawn = swap("withdraw", second, "--as", "李四")
    listed = swap("list", "--month", when[:7])

    assert "× declined" in declined.out
    assert "× withdrawn" in withdrawn.out
    assert [line.split()[0] for line in listed.out.splitlines()] == [second, first]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("agree", "1122-0007"), "There is no trade 1122-0007."),
        (("propose", "赵六", "李四", "--at", "now"), "赵六 has no duty at"),
        (("propose", "李四", "赵六", "--at", "now"), "has begun"),
        (("propose", "李四", "李四", "--at", "now"), "between two officers"),
        (("takeover", "李四", "王五", "--as", "李四"), "Only who is asked"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    swap: Swap, path: Path, words: tuple[str, ...], said: str
) -> None:
    typed = [moment(path, 0) if word == "now" else word for word in words]
    answer = swap(*typed)

    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
