"""People under isolation: keys pressed, then the room looked at, then the screen."""

from pathlib import Path

import pytest

from dutyroom.domain.isolation.half_day import Half, HalfDay
from dutyroom.domain.isolation.person import Isolated, IsolationState, key_in
from dutyroom.domain.isolation.policy import Policy
from dutyroom.domain.isolation.readings import Reading
from dutyroom.store.isolation.window import Shown
from dutyroom.store.room import Room
from dutyroom.tui.pages.sentences import sentence_of
from tests.store.clocks import Hands
from tests.tui.duty_desk import (
    LITERAL,
    NOW,
    TODAY,
    Desk,
    at_desk,
    new_room,
    nothing_obeyed,
)

AM, PM = Half.MORNING, Half.EVENING
DUE = Isolated("王某", "2026-11-09", "19900000017", place="3幢2单元501", unit="东门社区")
NAMESAKE = Isolated("汪明", "2026-11-19", place="4幢101", unit="西门社区", basis="密切接触者")
NIGHT = HalfDay(TODAY, PM)


@pytest.fixture
def clock() -> Hands:
    return Hands(NOW)


@pytest.fixture
def room(tmp_path: Path, clock: Hands) -> Room:
    """22:30 on day 14 of one and day 4 of another."""
    room = new_room(tmp_path / "room.db")
    room.clock = room.ledger._clock = clock
    for person in (DUE, NAMESAKE):
        room.isolation.begin(person)
    return room


def reading(room: Room, person: Isolated, at: HalfDay = NIGHT) -> Reading | None:
    line = room.isolation.line(person.key)
    return line.readings.get(at) if line else None


def tenths(room: Room, person: Isolated, at: HalfDay = NIGHT) -> int | None:
    found = reading(room, person, at)
    return found.tenths if found else None


def row(desk: Desk, name: str) -> str:
    return next(line for line in desk.lines if line.startswith(name))


async def see(desk: Desk, text: str) -> None:
    """Wait until the glass shows a text."""
    await desk.wait(lambda: text in desk.text)


async def enter(desk: Desk, line: str) -> None:
    await desk.type(line)
    await desk.press("enter")


async def test_an_evening_of_readings_then_a_release(
    room: Room, clock: Hands, tmp_path: Path
) -> None:
    async with at_desk(room, "isolation") as desk:
        await see(desk, "Isolated 2  due today 0, tomorrow 1  Evening 0/2  ✗ missed 2")
        assert "14/14 ━━━━━━━ ✗ missed    · to come   △ tomorrow" in row(desk, "王某")
        await enter(desk, "王某 第14天 36.5")
        assert tenths(room, DUE) == 365
        await see(desk, "✓ 王某 day 14 Evening 36.5")
        await enter(desk, "wm 366 上午")  # 王某 and 汪明
        await see(desk, "Who is wm?")
        await desk.press("2")
        assert tenths(room, NAMESAKE, HalfDay(TODAY, AM)) == 366
        await enter(desk, "汪 none 无人应门")
        noted = reading(room, NAMESAKE)
        assert noted is not None
        assert (noted.tenths, noted.reason) == (0, "无人应门")
        assert "✓ 36.6      – not tried" in row(desk, "汪明")
        await enter(desk, "汪 378")
        await see(desk, "▲ 汪明 day 4 Evening ▲ 37.8: abnormal, measure again and report it")
        await see(desk, "▲ abnormal 1")
        await enter(desk, "wm")
        await see(desk, "The temperature of wm is missing")
        await desk.press("escape", "f5", "4")
        await see(desk, "needed: the last day is 2026-11-22")
        await desk.press("f5")
        await see(desk, "is not over: a release now needs a reason")
        await desk.press("escape", "escape")
        clock.pass_(2 * 3600)  # midnight
        await see(desk, "! today")
        await desk.press("f5", "4")
        await see(desk, "1122-0001")
        await desk.press("f5")
        await desk.wait(lambda: len(room.isolation.people(Shown.ENDED).fetch(0, 9)) == 1)
        ended = room.isolation.get(DUE.key)
        assert ended is not None
        assert ended.state is IsolationState.RELEASED
        assert room.isolation.named("王某") == []
        await desk.press("f7")
        await see(desk, "汪明 is not released yet")
        await desk.press("f6", "f6", "f6", "f7")
        await see(desk, "Release sheet of 王某")
        await desk.press("ctrl+u")
        await enter(desk, str(tmp_path / "sheet.html"))
        await desk.wait((tmp_path / "sheet.html").exists)
        assert "1122-0001" in (tmp_path / "sheet.html").read_text("utf-8")


async def test_somebody_is_entered_extended_moved_and_found(room: Room) -> None:
    async with at_desk(room, "isolation", language="zh") as desk:
        await desk.press("f8")
        for text in ("李示例", "330102200611180583", "19900000020", "1幢", "东门社区", "境外返回"):
            await enter(desk, text)
        await enter(desk, "11-20")
        await desk.press("f5")
        await see(desk, "已登记隔离")
        [line] = room.isolation.named("李示例")
        person = line.isolation.person
        assert (person.first, person.identity, person.basis) == (
            "2026-11-20", "330102200611180583", "境外返回",
        )  # fmt: skip
        assert room.watchlist.get(person.watched().key) is not None
        await desk.press("slash")
        await desk.type("lsl")
        await desk.wait(lambda: "李示例" in desk.text and "汪明" not in desk.text)
        await desk.press("enter", "f5", "3")
        await see(desk, "延长或缩短")
        await enter(desk, "12-05")
        await enter(desk, "指挥部通知")
        await desk.wait(lambda: room.isolation.named("李示例")[0].isolation.last == "2026-12-05")
        await desk.press("enter")
        await see(desk, "199****0020")
        await desk.press("escape", "f5", "7")
        await see(desk, "施行日")
        await desk.press("down", "down", "left", "f5")
        await desk.wait(lambda: room.isolation.policies() == [Policy(TODAY, 14, 0)])
        await desk.press("f5", "8")
        await see(desk, "19900000020")
        assert len(desk.latest("record.looked_at")) == 2
        await desk.press("escape", "f5", "5")
        await see(desk, "医院或其他地点")
        await enter(desk, "区人民医院")
        await desk.press("f5")
        await desk.wait(lambda: room.isolation.named("李示例") == [])
        said = [sentence_of(room, each) for each in desk.latest("isolation.broken_off")]
        assert said == ["李示例转出隔离，去向区人民医院"]
        [entry] = desk.latest("isolation.extended")
        assert sentence_of(room, entry) == "李示例隔离延长至2026-12-05：指挥部通知"


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_everything_fits_in_80_columns(room: Room, language: str) -> None:
    room.isolation.measure(DUE.key, NIGHT, 378)
    room.isolation.leave_out(DUE.key, HalfDay(TODAY, AM), "外出")
    shown = []
    for size in ((80, 24), (120, 40)):
        async with at_desk(Room.open(room.file.path, clock=room.clock, author=room.author),
                           "isolation", size=size, language=language) as desk:  # fmt: skip
            assert "…" not in desk.lines[1]
            shown.append(row(desk, "王某").split())
    assert shown[0] == shown[1][: len(shown[0])]


async def test_words_from_outside_are_shown_literally(room: Room) -> None:
    for word in LITERAL:
        person = Isolated(word, TODAY, place=word, unit=word, basis=word)
        key = key_in(room.isolation.begin(person).subject)
        room.isolation.leave_out(key, NIGHT, word)
    async with at_desk(room, "isolation", size=(120, 40)) as desk:
        assert all(word[:6] in desk.text for word in LITERAL)
        assert nothing_obeyed(desk)
        await desk.press("enter")
        assert nothing_obeyed(desk)
