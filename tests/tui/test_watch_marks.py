"""Whoever is watched for is marked on the line itself: at the gate, in the calls, at the number."""

from dataclasses import replace
from pathlib import Path

from dutyroom.domain.hotline import Call
from dutyroom.domain.risk_areas import RiskArea, RiskLevel
from dutyroom.domain.watchlist import Match, MatchedBy, Watched, WatchKind
from dutyroom.i18n import set_language
from dutyroom.store.passage_window import PassageFilter
from dutyroom.tui.pages.known_number import known_lines, look_up
from dutyroom.tui.pages.passage_facts import card
from tests.tui.gate_desk import Gate, at_gate
from tests.tui.gate_room import KNOWN, new_room
from tests.tui.typing import pour

LISI, LISI_PHONE, _PLATE = KNOWN[0]
BADGE = Watched(
    WatchKind.VOID, document="176004", name="陈示例", reason="遗失", noticed="2026-01-20"
)
ISOLATED = Watched(
    WatchKind.ISOLATION, phone=LISI_PHONE, name=LISI, reason="外省归来", source="[b]指挥部"
)


async def enter(gate: Gate, line: str) -> None:
    """Type a line at the pace of a hand, and wait until it is written and answered."""
    before = gate.count()
    pour(gate.app, f"{line}\r", pace=0.1)
    await gate.wait(lambda: gate.count() == before + 1)
    await gate.pilot.pause()


async def test_the_mark_stands_on_the_line_and_in_the_answer_and_the_queue_goes_on(
    tmp_path: Path,
) -> None:
    set_language("zh")
    room = new_room(tmp_path / "room.db")
    room.watchlist.enter(BADGE)
    room.watchlist.enter(ISOLATED)
    room.hotline.receive(Call("有人持警号176004证件", room.now(), phone="19900000009"))
    async with at_gate(room) as gate:
        await enter(gate, "周七 警号176004 365 进")
        assert "◎作废 陈示例 遗失" in gate.text()
        assert gate.text().count("◎作废") == 2
        await enter(gate, "陈示例 365 进")
        assert "◎作废 同名？" in gate.text()
        await enter(gate, f"{LISI} {LISI_PHONE} 365 出")
        [matter] = room.matters.open_lines()
        assert f"‼ 隔离人员外出：已开立事项 {matter.number}" in gate.text()
        assert "◎隔离" in gate.text()
        await enter(gate, "孙八 365 进")
        assert "✓" in gate.text().splitlines()[-2]
        assert "◎" not in gate.text().splitlines()[-2]
        await gate.press("f4", "2")
        await gate.wait(lambda: "◎作废 有" in gate.text())
    set_language("en")
    [line] = room.checkpoint.window(PassageFilter()).fetch(2, 1)
    assert ("Noticed", "◎void namesake? 陈示例 遗失") in card(room, line)


def test_a_number_says_what_it_is_noticed_for_before_anything_else(tmp_path: Path) -> None:
    set_language("en")
    room = new_room(tmp_path / "room.db")
    room.watchlist.enter(replace(ISOLATED, reason=""))
    known = look_up(room.file.path, LISI_PHONE)
    assert list(known.watched) == [Match(replace(ISOLATED, reason=""), MatchedBy.PHONE)]
    lines = known_lines(known, 80, 3)
    assert lines[0][0][0] == f"◎isolation {LISI} [b]指挥部"
    assert len(lines) == 2
    assert not look_up(room.file.path, "1990000777").watched


async def test_the_gate_says_the_level_while_it_is_typed_and_again_in_the_answer(
    tmp_path: Path,
) -> None:
    set_language("zh")
    room = new_room(tmp_path / "room.db")
    room.risk_areas.level(RiskArea("湖北省武汉市", RiskLevel.RED, "2026-11-01"))
    async with at_gate(room) as gate:
        pour(gate.app, "张示例 19900007777 365 进 从武汉", pace=0.1)
        await gate.wait(lambda: "● 红色 湖北省武汉市 · 需隔离 14 天" in gate.text())
        await enter(gate, "")
        assert "需隔离 14 天" in gate.text().splitlines()[-2]
        await enter(gate, "张示例 19900007777 366 进")
        assert "需隔离 14 天" in gate.text().splitlines()[-2]
        await enter(gate, "张示例 19900007777 366 出")
        assert "需隔离" not in gate.text().splitlines()[-2]
    set_language("en")
