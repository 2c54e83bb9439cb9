"""The Today board: what is most urgent, what has changed since, what is not said at the door."""

from pathlib import Path

import pytest

from dutyroom.domain.matters import rules
from dutyroom.domain.matters.matter import Matter
from dutyroom.store.kinds import shipped
from dutyroom.store.room import Room
from dutyroom.tui import first_page
from dutyroom.tui.forms.call import CallForm
from dutyroom.tui.forms.matter import MatterForm
from dutyroom.tui.forms.since import Since
from dutyroom.tui.screens.today import TodayBoard
from tests.store.clocks import Hands
from tests.tui.duty_desk import LITERAL, NOW, PIN, ROOM, Desk, at_desk, new_room

AT = NOW // 1000
CAT = Matter("height", "猫在树上", AT - 732, place="湖滨路3号")
DAM = Matter("danger", "水库坝体渗水", AT - 600, place="闲林水库")
LAMP = Matter("other", "路灯不亮", AT, due_at=AT + 1500)


@pytest.fixture
def clock() -> Hands:
    return Hands(NOW)


@pytest.fixture
def room(tmp_path: Path, clock: Hands) -> Room:
    room = new_room(tmp_path / "room.db")
    room.clock = room.ledger._clock = clock
    return room


# -- the most urgent matters


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Matters  Open 3 · ! 1 overdue", "! 11 min late", "‼ Immediate", "in 25 min"]),
        ("zh", ["事项  未办结3 · ", "‼ 特急", "25分钟后"]),
    ],
)
async def test_today_begins_its_matters_with_what_is_overdue_and_then_gravest(
    room: Room, size: tuple[int, int], language: str, expected: list[str]
) -> None:
    for each in (LAMP, DAM, CAT):
        room.matters.open(each)
    async with at_desk(room, "today", size=size, language=language) as desk:
        assert [each for each in expected if each not in desk.text] == []
        titles = ["猫在树上", "水库坝体渗水", "路灯不亮"]
        places = [desk.text.index(each) for each in titles]
        assert places == sorted(places)


async def test_before_sign_in_today_tells_how_many_there_are_and_reads_no_kinds(room: Room) -> None:
    room.matters.open(CAT)
    room.attendance.sign_out()
    shipped.cache_clear()
    page = "\n".join(
        "".join(text for text, _tone in line) for line in first_page._screen(room, 80, 24)
    )
    assert "Open 1 · ! 1 overdue" in page
    assert "猫" not in page
    assert shipped.cache_info().currsize == 0
    async with at_desk(room, "today") as desk:
        await desk.press("escape")
        await desk.wait(lambda: "Open 1 · ! 1 overdue" in desk.text)
        assert "猫" not in desk.text
        assert "Turnout" not in desk.text


async def test_many_matters_leave_room_for_who_is_on_duty_and_for_the_latest_lines(
    room: Room,
) -> None:
    for _ in range(30):
        room.matters.open(LAMP)
    async with at_desk(room, "today") as desk:
        assert "On duty now" in desk.text
        assert "Rechecks due" in desk.text
        assert desk.text.count("路灯不亮") >= 4
        latest = next(place for place, line in enumerate(desk.lines) if " Latest" in line)
        assert "matter 1122-0030" in desk.lines[latest + 1]


async def test_a_hostile_title_is_shown_as_it_was_given(room: Room) -> None:
    for each in LITERAL[:4]:
        room.matters.open(Matter("other", each[:20], AT, level="immediate"))
    async with at_desk(room, "today", size=(120, 40)) as desk:
        for each in LITERAL[:4]:
            assert each[:20].strip() in desk.text


async def test_a_matter_that_comes_due_goes_to_the_top_within_its_second(
    room: Room, clock: Hands
) -> None:
    room.matters.open(DAM)
    room.matters.open(LAMP)
    async with at_desk(room, "today") as desk:
        assert desk.text.index("水库坝体渗水") < desk.text.index("路灯不亮")
        clock.pass_(1500)
        desk.app.look()
        await desk.wait(lambda: "! 1 overdue" in desk.text)
        assert desk.text.index("路灯不亮") < desk.text.index("水库坝体渗水")


async def test_f8_opens_a_matter_and_f8_on_a_timer_opens_one_from_it(room: Room) -> None:
    room.matters.open(CAT)
    async with at_desk(room, "today") as desk:
        await desk.press("f8")
        assert isinstance(desk.app.screen, MatterForm)
        await desk.press("escape")
        await desk.wait(lambda: isinstance(desk.app.screen, TodayBoard))
        await desk.press("f5", "f8")
        await desk.wait(lambda: isinstance(desk.app.screen, MatterForm))
        assert "Turnout 1122-0001" in desk.text


# -- since I was last here


def away(room: Room, clock: Hands) -> None:
    """The officer leaves three matters; while away one is opened, one ordered, one closed."""
    cat, dam, _lamp = (room.matters.open(each) for each in (CAT, DAM, LAMP))
    author = room.author
    clock.pass_(60)
    room.attendance.sign_out()
    clock.pass_(3600)
    room.author = author
    room.matters.open(Matter("water", "停水小区送水", AT + 3660))
    matters = room.matters
    matters.act(dam.subject, rules.assign(matters.get(dam.subject), "水利局", AT + 3660))
    now = matters.get(cat.subject)
    matters.act(cat.subject, rules.close(now, matters.kind_of(now), "done", AT + 3660))
    room.author = None


async def come_in(desk: Desk) -> None:
    """The supervisor signs in."""
    await desk.wait(lambda: "Sign in" in desk.text or "签到" in desk.text)
    await desk.type("zs")
    await desk.press("enter", *PIN, "enter")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("language", "head", "groups"),
    [
        ("en", "Since you left, 11-22 22:31: opened 1 · changed 1 · closed 1",
         ["Opened      1", "Changed     1", "Closed      1"]),
        ("zh", "11-22 22:31离岗以来：新立1 · 变动1 · 办结1",
         ["新立        1", "变动        1", "已办结      1"]),
    ],
)  # fmt: skip
async def test_who_comes_back_sees_what_was_opened_changed_and_closed_meanwhile(
    room: Room, clock: Hands, size: tuple[int, int], language: str, head: str, groups: list[str]
) -> None:
    away(room, clock)
    async with at_desk(room, "today", size=size, language=language) as desk:
        await come_in(desk)
        await desk.wait(lambda: head in desk.text)
        text = desk.text[desk.text.index(head) :]
        order = [text.index(each) for each in groups]
        titles = [text.index(each) for each in ("停水小区送水", "水库坝体渗水", "猫在树上")]
        found = [each for pair in zip(order, titles, strict=True) for each in pair]
        assert found == sorted(found)
        await desk.press("escape")
        await desk.wait(lambda: isinstance(desk.app.screen, TodayBoard))
        await desk.press("f7")
        await desk.wait(lambda: head in desk.text)


async def test_a_call_does_not_wait_for_what_has_changed(room: Room, clock: Hands) -> None:
    away(room, clock)
    async with at_desk(room, "today") as desk:
        await come_in(desk)
        await desk.wait(lambda: isinstance(desk.app.screen, Since))
        await desk.press("f2")
        await desk.wait(lambda: isinstance(desk.app.screen, CallForm))
        await desk.type("fire")
        await desk.press("f5")
        await desk.wait(lambda: isinstance(desk.app.screen, TodayBoard))


async def test_no_key_of_the_room_waits_for_what_has_changed(room: Room, clock: Hands) -> None:
    away(room, clock)
    async with at_desk(room, "today") as desk:
        await come_in(desk)
        await desk.wait(lambda: isinstance(desk.app.screen, Since))
        await desk.press("f9")
        await desk.wait(lambda: desk.app.locked)
        await desk.press(*PIN, "enter")
        await desk.wait(lambda: isinstance(desk.app.screen, TodayBoard))


async def test_a_call_that_waited_for_the_sign_in_comes_before_what_has_changed(
    room: Room, clock: Hands
) -> None:
    away(room, clock)
    async with at_desk(room, "today") as desk:
        await desk.wait(lambda: "Sign in" in desk.text)
        await desk.press("f2")
        await come_in(desk)
        await desk.wait(lambda: isinstance(desk.app.screen, CallForm))


async def test_nothing_is_shown_unasked_where_nothing_has_changed_or_to_somebody_new(
    room: Room,
) -> None:
    room.attendance.sign_out()
    async with at_desk(room, "today") as desk:
        await come_in(desk)
        await desk.wait(lambda: desk.room.author is not None)
        await desk.wait(lambda: isinstance(desk.app.screen, TodayBoard))
        await desk.press("f7")
        await desk.wait(lambda: "Nothing has changed since." in desk.text)


async def test_enter_shows_what_has_changed_on_the_board_of_matters(
    room: Room, clock: Hands
) -> None:
    away(room, clock)
    async with at_desk(room, "today") as desk:
        await come_in(desk)
        await desk.wait(lambda: isinstance(desk.app.screen, Since))
        await desk.press("enter", "down", "enter")
        await desk.wait(lambda: desk.app.current_mode == "matters")
        await desk.wait(lambda: "停水小区送水" in desk.text)


# -- leaving


@pytest.mark.parametrize(
    ("language", "quitting"),
    [("en", "Quit the program; your shift goes on"), ("zh", "退出程序（班次继续，不签退）")],
)
async def test_who_holds_a_shift_may_quit_and_stays_on_shift(
    room: Room, language: str, quitting: str
) -> None:
    room.handover.open_first(ROOM.key, PIN, reason="代班")
    async with at_desk(room, "today", language=language) as desk:
        await desk.press("f10")
        await desk.wait(lambda: quitting in desk.text)
        await desk.press("2")
        await desk.wait(lambda: not desk.app.is_running)
        assert desk.latest("officer.signed_out") == []
