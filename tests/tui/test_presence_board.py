"""Presence: keys pressed, then the room looked at, then the screen."""

from pathlib import Path
from random import Random

import pytest

from dutyroom.domain.presence.five import FiveRole, Freshness, Means
from dutyroom.domain.presence.spot_checks import Fault, SpotChecked
from dutyroom.domain.presence.standing import GRACE_S, Presence, State
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, ShiftPlan
from dutyroom.store.room import Room
from dutyroom.tui.pages.sentences import sentence_of
from tests.store.clocks import Hands
from tests.tui.duty_desk import (
    EMPTY,
    GATE,
    LISI,
    LITERAL,
    NOW,
    PIN,
    ROOM,
    TODAY,
    WANGWU,
    Desk,
    at_desk,
    manned,
    new_room,
    nothing_obeyed,
)

AT = NOW // 1000
SEAT = Post("坐席01", PostKind.SEAT, ShiftPlan.TWO)


@pytest.fixture
def clock() -> Hands:
    return Hands(NOW)


@pytest.fixture
def room(tmp_path: Path, clock: Hands) -> Room:
    """22:30: the room's night with two officers, a seat and two checkpoints with one each."""
    room = new_room(tmp_path / "room.db")
    room.clock = room.ledger._clock = clock
    room.roster.enter_post(SEAT)
    night, seat = ROOM.slots(TODAY, 480)[1], SEAT.slots(TODAY, 480)[1]
    crew = (Duty(room.officer(), DutyRole.SUPERVISOR), Duty(WANGWU.key, DutyRole.LEADER))
    room.roster.fill(
        TODAY,
        (
            type(night)(ROOM.key, TODAY, night.starts_at, night.ends_at, night.shift, crew),
            manned(seat, LISI, DutyRole.SEAT),
            manned(GATE.slots(TODAY, 480)[1], LISI),
            EMPTY.slots(TODAY, 480)[1],
        ),
    )
    return room


def states(room: Room) -> dict[tuple[str, str], State]:
    now = room.now()
    lines = room.presence.lines(now, soon_s=0)
    return {(each.post_name, each.name): each.presence.state(now) for each in lines}


def presence(room: Room, post: Post, name: str) -> Presence:
    lines = room.presence.lines(room.now(), soon_s=0)
    return next(e.presence for e in lines if (e.post_name, e.name) == (post.name, name))


async def see(desk: Desk, text: str) -> None:
    """Wait until the glass shows a text."""
    await desk.wait(lambda: text in desk.text)


async def fill_in(desk: Desk, *texts: str) -> None:
    """Type into one line after another; the last Enter does it."""
    for text in texts:
        await desk.type(text)
        await desk.press("enter")


async def test_an_evening_is_ticked_off(room: Room, clock: Hands) -> None:
    async with at_desk(room, "today") as desk:
        await desk.press("0")
        await see(desk, "On post: 0 of 4  △ Not arrived 4  ! uncovered 1")
        await see(desk, "150 min late")
        for key in ("space", "space", "space", "f5"):
            await desk.press(key)
        await see(desk, "3 officers marked")
        await desk.press("1")
        assert list(states(room).values()).count(State.ON_POST) == 3
        await see(desk, "✓ 3 officers marked: Arrived, now")
        assert len(desk.latest("presence.arrived")) == 3
        await desk.press("space")
        await see(desk, "1 marked")
        for key in ("escape", "home", "f5"):
            await desk.press(key)
        await see(desk, "1  Away for a while")
        await desk.press("1")
        await see(desk, "Why")
        await fill_in(desk, "就医", "2h", "李四", "")
        away = presence(room, ROOM, "张三")
        assert (away.where, away.words) == (State.AWAY, "就医")
        assert (away.until, away.cover) == (AT + 7200, LISI.key)
        assert "to 00:30, 李四" in next(line for line in desk.lines if "20:00–08:00 张三" in line)
        clock.pass_(7260)
        await desk.wait(lambda: "◇ Back late" in desk.text)
        await desk.press("enter")
        await see(desk, "covered by")
        await desk.press("escape", "f5")
        await see(desk, "1  Back, now")
        await desk.press("1")
        assert presence(room, ROOM, "张三").where is State.ON_POST


async def test_nobody_is_noted_in_an_uncovered_slot_or_for_a_time_that_cannot_be(
    room: Room,
) -> None:
    async with at_desk(room, "presence") as desk:
        await desk.press("slash")
        await desk.type("hcd")
        await desk.wait(lambda: "火车东站" in desk.text and "张三 " not in desk.lines[4])
        await desk.press("enter", "f5")
        await see(desk, "Nobody is on the roster here")
        await desk.press("escape")
        await see(desk, "20:00–08:00 张三")
        await desk.press("home")
        await desk.press("f5")
        await see(desk, "2  Arrived, at another time")
        await desk.press("2")
        await see(desk, "When, empty for now")
        await fill_in(desk, "1500")
        await see(desk, "Nobody arrives more than 2 h before the slot.")
        assert presence(room, ROOM, "张三").arrived_at == 0
        await desk.press("escape", "escape", "slash")
        await desk.type("！")
        await desk.wait(lambda: "火车东站" in desk.text)
        await see(desk, "张三")


async def test_a_post_is_rung_up_and_what_was_found_is_counted(room: Room, clock: Hands) -> None:
    async with at_desk(room, "presence") as desk:
        await desk.press("f6", "f5")
        await desk.type("zx")
        await desk.press("enter")
        await see(desk, "李四 should answer")
        await see(desk, "199****1000")
        await desk.press("f8")
        await see(desk, "Enter first")
        await desk.press("f5")
        await see(desk, "19900001000")
        assert desk.latest("record.looked_at")
        await desk.press("enter")
        clock.pass_(31)
        await desk.press("enter")
        await see(desk, "◂ Late answer ▸")
        await desk.press("f5")
        [check] = room.presence.spot_checks(AT, AT + 60).fetch(0, 9)
        assert check.check == SpotChecked(
            SEAT.key, AT, check.check.starts_at, check.check.ends_at, LISI.key, "李四", 31,
            Fault.LATE_ANSWER,
        )  # fmt: skip
        await see(desk, "△ Late answer")
        await see(desk, "1 with a fault")
        await desk.press("f8")
        await see(desk, "Late answer 1")
        await desk.press("escape", "left_curly_bracket")
        await see(desk, "Spot checks 2026-10: 0")


async def test_times_are_drawn_once_and_ticked_off(room: Room, clock: Hands) -> None:
    def drawn(desk: Desk, state: str) -> list[list[str]]:
        return [line.split()[1:4] for line in desk.lines if state in line]

    async with at_desk(room, "presence") as desk:
        await desk.press("f7")
        times = drawn(desk, "○ to come")
        assert len(times) == 6
        clock.pass_(room.presence.times(Random())[0].at - AT)
        await desk.press("escape", "f7")
        assert drawn(desk, "△ due") == times[:1]
        await desk.press("enter", "enter", "f8", "f5")
        assert desk.latest("presence.spot_checked")
        await desk.press("f7")
        assert drawn(desk, "✓ checked") == times[:1]
        assert drawn(desk, "○ to come") == times[1:]


async def test_the_five_are_entered_from_suggestions_and_confirmed(
    room: Room, clock: Hands
) -> None:
    async with at_desk(room, "presence", language="zh") as desk:
        await desk.press("f6", "f6", "f5")
        await see(desk, "2  列入在位表：带班领导")
        await desk.press("2")
        await see(desk, "应在地点")
        await desk.press("enter")
        await fill_in(desk, "王五")
        await desk.press("f5")
        [line] = room.presence.five()
        assert line.facts == FiveRole("带班领导", "王五", "值班室")
        await see(desk, "○ 从未")
        await desk.press("f5")
        await see(desk, "1  确认王五在位")
        await desk.press("1")
        await see(desk, "王五在何处？")
        await desk.press("f5")
        [line] = room.presence.five()
        assert (line.found, line.means, line.confirmed_at) == ("值班室", Means.PHONE, AT)
        for hours, glyph in ((13, "△"), (12, "✗")):
            clock.pass_(hours * 3600)
            await desk.wait(lambda glyph=glyph: glyph in desk.text)  # type: ignore[misc]
        assert room.presence.five()[0].freshness(room.now()) is Freshness.RED
        await desk.press("f5")
        await see(desk, "3  撤下带班领导")
        await desk.press("3")
        await see(desk, "此前的确认")
        await desk.press("f5")
        await desk.wait(lambda: room.presence.five() == [])
        said = [sentence_of(room, each) for each in reversed(room.log.latest(3))]
        assert said == [
            "在位表：带班领导王五，应在值班室",
            "带班领导在位确认：值班室（电话）",
            "在位表撤下角色：带班领导",
        ]


async def test_signing_in_for_a_shift_is_arriving(room: Room, clock: Hands) -> None:
    room.attendance.sign_out()
    room.author = None
    async with at_desk(room, "today") as desk:
        await see(desk, "张三  Supervisor")
        await desk.type("zs")
        await desk.press("enter")
        await desk.type(PIN)
        await desk.press("enter")
        await desk.wait(lambda: bool(desk.latest("presence.arrived")))
        assert presence(room, ROOM, "张三").late_s == 9000
        await desk.wait(lambda: "Your arrival is noted: 值班室 20:00–08:00" in desk.text)
        await see(desk, "△ not arrived 1")


@pytest.mark.parametrize(("language", "found"), [("en", "Expected"), ("zh", "待到岗")])
async def test_everything_fits_in_80_columns(room: Room, language: str, found: str) -> None:
    room.file.run("UPDATE slot SET starts_at = ?", (AT - GRACE_S,))
    room.file.run("UPDATE crew SET starts_at = ?", (AT - GRACE_S,))
    shown = []
    for size in ((80, 24), (120, 40)):
        async with at_desk(Room.open(room.file.path, clock=room.clock, author=room.author),
                           "presence", size=size, language=language) as desk:  # fmt: skip
            row = next(line for line in desk.lines if "张三" in line and found in line)
            shown.append(row.split())
    assert shown[0] == shown[1][: len(shown[0])]


async def test_words_from_outside_are_shown_literally(room: Room) -> None:
    for word in LITERAL:
        room.presence.spot_check(SpotChecked(GATE.key, AT, answered_by=word, words=word))
        room.presence.enter_role(FiveRole(word, word, word))
    async with at_desk(room, "presence", size=(120, 40)) as desk:
        for _view in range(2):
            await desk.press("f6")
            assert all(word[:8] in desk.text for word in LITERAL)
            assert nothing_obeyed(desk)
            await desk.press("enter")
            assert nothing_obeyed(desk)
            await desk.press("escape")
