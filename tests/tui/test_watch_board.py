"""The watch board: keys pressed, then the room looked at, then the screen."""

from pathlib import Path

import pytest

from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.hotline import Call
from dutyroom.domain.risk_areas import RiskArea, RiskLevel
from dutyroom.domain.watchlist import Watched, WatchKind
from dutyroom.i18n import set_language
from dutyroom.store.room import Room
from dutyroom.tui.pages.sentences import sentence_of
from dutyroom.tui.screens.watch import WatchBoard
from tests.tui.duty_desk import GATE, LITERAL, Desk, at_desk, new_room, nothing_obeyed
from tests.tui.typing import pour

BADGE = Watched(
    WatchKind.VOID, document="176004", name="陈示例", reason="遗失", noticed="2026-01-20"
)
PERSON = Watched(WatchKind.LOOK_OUT, "110101199001011237", phone="19900001234", reason="走失")
WUHAN = RiskArea("湖北省武汉市", RiskLevel.RED, "2026-11-01", "省通报")


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """Two on the list, one of them recognised at the gate and in a call; one area."""
    room = new_room(tmp_path / "room.db")
    room.watchlist.enter(BADGE)
    room.watchlist.enter(PERSON)
    room.risk_areas.level(WUHAN)
    room.hotline.receive(Call("有人持警号176004证件", room.now(), phone="19900000009"))
    room.checkpoint.register(
        Passage(room.now(), 480, GATE.key, Direction.IN, 365, name="周七", purpose="警号176004")
    )
    return room


async def see(desk: Desk, text: str) -> None:
    """Wait until the glass shows a text."""
    await desk.wait(lambda: text in desk.text)


async def fill_in(desk: Desk, *texts: str) -> None:
    """Type into one line after another and do it."""
    pour(desk.app, "\r".join(texts), pace=0.1)
    await desk.press("f5")


async def test_somebody_is_entered_found_looked_at_and_taken_off(room: Room) -> None:
    async with at_desk(room, "watch") as desk:
        assert "◎void      陈示例" in desk.text
        assert "110***********1237" in desk.text
        assert "19900001234" not in desk.text

        await desk.press("f7")
        await fill_in(desk, "", "", "19900000077", "", "示例=[b]", "走失", "派出所", "", "11-20")
        await see(desk, "To be noticed from now on: ◎look out 示例=[b]")
        [entered] = room.watchlist.window(text="示例=[b]").fetch(0, 1)
        assert (entered.watched.phone, entered.watched.first) == ("19900000077", "2026-11-20")
        await desk.press("f7")
        await fill_in(desk, "", "", "12")
        await see(desk, "This is no phone number: “12”")
        await desk.press("escape", "escape")

        await desk.press("slash")
        pour(desk.app, "176004", pace=0.1)
        await see(desk, "Watch list 1 ")
        await desk.press("enter", "enter")
        await see(desk, "周七 36.5")
        await see(desk, "call 1122-0001")
        assert "2 times" in desk.text
        await desk.press("escape", "f5", "1")
        pour(desk.app, "已找回\r", pace=0.1)
        await see(desk, "No longer noticed: ◎void 陈示例")
        assert room.watchlist.window(WatchKind.VOID).count == 0
        assert nothing_obeyed(desk)


async def test_what_was_recognised_opens_a_matter_and_numbers_are_shown_on_the_record(
    room: Room,
) -> None:
    async with at_desk(room, "watch", size=(120, 40), language="zh") as desk:
        await desk.press("enter")
        await see(desk, "199****1234")
        await desk.press("f5")
        await see(desk, "110101199001011237")
        assert len(desk.latest("record.looked_at")) == 2
        await desk.press("escape", "f6", "6")
        await see(desk, "命中 2")
        assert desk.text.count("◎作废") >= 2
        await desk.press("f8")
        await see(desk, "陈示例 遗失")
        await desk.press("f5")
        await desk.wait(lambda: len(list(room.matters.open_lines())) == 1)
        [matter] = room.matters.open_lines()
        assert matter.source in {each.subject for each in room.watchlist.recognised()}


async def test_an_area_is_levelled_and_known_at_the_gate_at_once(room: Room) -> None:
    async with at_desk(room, "watch") as desk:
        await desk.press("f6", "7")
        await see(desk, "● red level")
        await desk.press("f7")
        await fill_in(desk, "丽水市", "", "", "省通报")
        await see(desk, "丽水市: ◆ orange level from 2026-11-22")
        await desk.press("home", "enter")
        await see(desk, "2026-11-01")
        assert room.risk_areas.on(room.today()).area_of("丽水") is not None


def test_the_journal_says_what_was_listed_recognised_and_ended(room: Room) -> None:
    set_language("en")
    room.watchlist.end(BADGE.key, "已找回")
    said = [sentence_of(room, each) for each in room.log.latest(8)]
    assert "no longer noticed: ◎void 陈示例: 已找回" in said
    assert "recognised: ◎void 陈示例 in call 1122-0001" in said
    assert "to be noticed: ◎look out 110***********1237 走失" in said
    assert "湖北省武汉市: ● red level from 2026-11-01" in said


async def test_hostile_words_are_shown_as_they_are(room: Room) -> None:
    for place, name in enumerate(LITERAL):
        room.watchlist.enter(Watched(WatchKind.LOOK_OUT, name=name[:18], reason=f"r{place}"))
    async with at_desk(room, "watch") as desk:
        board = desk.app.screen
        assert isinstance(board, WatchBoard)
        assert board.table.rows.count == len(LITERAL) + 2
        assert nothing_obeyed(desk)
