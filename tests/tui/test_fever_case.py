"""Doubtful readings and fevers at the gate, followed to the decision."""

from pathlib import Path

import pytest

from dutyroom.domain.checkpoint import Decision
from dutyroom.domain.marks import Mark
from dutyroom.domain.temperature import Site
from dutyroom.i18n import set_language
from dutyroom.store.room import Room
from dutyroom.tui import gate_line
from dutyroom.tui.app import DutyApp
from dutyroom.tui.forms import fever
from tests.tui.gate_desk import at_gate
from tests.tui.gate_room import KNOWN, new_room, newest
from tests.tui.typing import pour


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return new_room(tmp_path / "room.db")


# -- doubtful readings, fevers


async def test_an_unlikely_reading_is_looked_at_twice(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate_line, "LOOK", 0.0)
    async with at_gate(room) as gate:
        await gate.enter("张三 345")
        assert gate.count() == len(KNOWN)
        assert "34.5 °C is unlikely" in gate.text()
        await gate.press("enter")
        assert newest(room)[0].marks == Mark.LOOKED_TWICE


async def test_two_enters_of_one_stroke_are_no_second_look(room: Room) -> None:
    async with at_gate(room) as gate:
        pour(gate.app, "张三 345\r\r")
        await gate.wait(lambda: "34.5 °C is unlikely" in gate.text())
        await gate.pilot.pause()
        assert gate.count() == len(KNOWN)


async def test_a_changed_reading_is_looked_at_anew(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate_line, "LOOK", 0.0)
    async with at_gate(room) as gate:
        await gate.enter("张三 345")
        await gate.press("backspace", "backspace")
        await gate.enter("4")
        assert gate.count() == len(KNOWN)
        assert "34.4 °C is unlikely" in gate.text()


async def test_the_threshold_itself_is_abnormal_and_never_called_a_fever(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.type("张三 373")
        assert "◆ 37.3 abnormal" in gate.text()
        await gate.press("enter")
        assert newest(room)[0].marks == Mark.ABNORMAL
        assert gate.line == ""
        assert "◆ 张三 37.3" in gate.text()
        assert "fever" not in gate.text().lower()
        await gate.enter("李四 365")
        assert newest(room)[0].name == "李四"


@pytest.mark.parametrize(
    ("recheck", "key", "decision"),
    [
        ("368 腋", "f6", Decision.LET_PASS),
        ("376", "f7", Decision.TURN_BACK),
        ("376", "f8", Decision.HOLD),
    ],
)
async def test_a_case_goes_from_its_recheck_to_its_decision(
    room: Room, recheck: str, key: str, decision: Decision
) -> None:
    async with at_gate(room) as gate:
        await gate.enter("张三 378")
        await gate.press("f5", key if decision is Decision.LET_PASS else "home")
        if decision is Decision.LET_PASS:
            assert "Measure again before letting pass." in gate.text()
        await gate.enter(recheck)
        assert "of 10 min rested; Enter again writes it." in gate.text()
        assert not room.file.value("SELECT rechecks FROM fever")
        await gate.press("enter")
        assert "37.8" in gate.text()
        await gate.press(key)
        [(passage,)] = room.file.rows("SELECT passage FROM fever")
        case = room.checkpoint.case(passage)
        assert case is not None
        assert (case.decision, case.first, case.rechecks) == (decision, 378, 1)
        assert not room.checkpoint.pending()
        [reading] = room.checkpoint.readings(passage)
        assert reading.site is (Site.ARMPIT if "腋" in recheck else Site.FOREHEAD)


async def test_who_is_handed_over_is_handed_to_somewhere_and_somebody(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.enter("张三 388")
        await gate.press("f5", "ctrl+t")
        assert "Say where the person was handed over to." in gate.text()
        await gate.enter("市一医院")
        await gate.type("刘医生")
        await gate.press("ctrl+t")
        [(place, accepted)] = room.file.rows("SELECT place, accepted_by FROM fever")
        assert (place, accepted) == ("市一医院", "刘医生")
        assert "To clinic" in gate.text()


async def test_the_key_that_opens_a_case_decides_nothing_when_it_repeats(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.enter("张三 378")
        await gate.press("f5", "f5")
        assert "The temperature is missing." in gate.text()
        await gate.type("368 腋")
        await gate.press("f5", "f5")
        [case] = room.checkpoint.pending()
        assert (case.rechecks, case.decision) == (1, None)
        [reading] = room.checkpoint.readings(case.passage)
        assert (reading.temperature, reading.site) == (368, Site.ARMPIT)


async def test_letting_pass_after_an_abnormal_recheck_is_asked_for_twice(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fever, "LOOK", 0.0)
    asked = "The last reading 37.6 is abnormal. F6 again lets pass."
    async with at_gate(room) as gate:
        await gate.enter("张三 378")
        await gate.press("f5")
        await gate.enter("376")
        await gate.press("enter")
        await gate.press("f6")
        assert asked in gate.text()
        await gate.type("3")
        await gate.press("backspace", "f6")
        assert asked in gate.text()
        assert room.checkpoint.pending()
        await gate.press("f6")
        assert not room.checkpoint.pending()


async def test_two_strokes_in_one_are_no_answer(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fever, "LOOK", 60.0)
    async with at_gate(room) as gate:
        await gate.enter("张三 378")
        await gate.press("f5")
        await gate.enter("376")
        await gate.press("enter")
        await gate.press("f6", "f6")
        assert "F6 again lets pass." in gate.text()
        assert room.checkpoint.pending()


async def test_a_word_of_a_recheck_that_is_not_understood_is_said(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.enter("张三 378")
        await gate.press("f5")
        await gate.enter("368 口")
        assert "“口” is neither a temperature nor forehead, wrist, ear, armpit." in gate.text()
        assert not room.checkpoint.pending()[0].rechecks


async def test_what_is_typed_about_a_hand_over_is_not_dropped_by_one_esc(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fever, "LOOK", 0.0)
    async with at_gate(room) as gate:
        await gate.enter("张三 378")
        await gate.press("f5", "down")
        await gate.type("市一医院")
        await gate.press("escape")
        assert "Not written yet. Esc again leaves it." in gate.text()
        assert "市一医院" in gate.text()
        await gate.press("escape")
        assert gate.board.is_current
        assert room.checkpoint.pending()


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_keys_of_a_case_fit_a_small_screen(room: Room, language: str) -> None:
    set_language(language)
    async with at_gate(room) as gate:
        await gate.enter("张三 378")
        await gate.press("f5")
        for key in ("F5 ", "F6 ", "F7 ", "F8 ", "Ctrl+T ", "Esc "):
            assert key in gate.text()
        assert "…" not in "".join(line for line in gate.text().splitlines() if "│" in line)


async def test_f1_explains_the_keys_of_a_case(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.enter("张三 378")
        await gate.press("f5", "f1")
        assert "Write the recheck down; it decides nothing" in gate.text()
        assert "A recheck is a temperature and how it was taken" in gate.text()


async def test_a_case_that_waits_outlives_the_program(room: Room, tmp_path: Path) -> None:
    async with at_gate(room) as gate:
        await gate.enter("张三 378")
    room.close()
    again = Room.open(tmp_path / "room.db", author=room.author)
    async with at_gate(again) as gate:
        assert "◆ 张三 37.8" in gate.text()
        assert "◆recheck 1" in gate.text()
        await gate.press("f4", "1")
        assert "◆recheck 1" in gate.text()


async def test_the_bell_rings_once_when_a_rest_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = new_room(tmp_path / "room.db")
    began = room.clock()
    late = [0]
    room.clock = room.ledger._clock = lambda: began + late[0]
    rung: list[int] = []
    monkeypatch.setattr(DutyApp, "bell", lambda self: rung.append(late[0]))
    async with at_gate(room) as gate:
        await gate.enter("张三 378")
        await gate.wait(lambda: rung == [0])  # the other gate has been silent for two hours
        for late[0] in (599_000, 600_000, 601_000):
            gate.app.look()
        assert rung == [0, 600_000]
        assert "recheck now" in gate.text()


async def test_a_case_measured_normal_waits_for_a_decision_without_a_countdown(room: Room) -> None:
    async with at_gate(room) as gate:
        await gate.enter("张三 378")
        await gate.enter("李四 379")
        await gate.press("f5")
        await gate.enter("368")
        await gate.press("enter")
        await gate.press("escape")
        assert "◆recheck 1 " in gate.text()
        assert "◆decide 1" in gate.text()
        assert "◆ 张三 36.8 decide" in gate.text()
        [_cooled, hot] = room.checkpoint.pending()
        standing = gate.app.standing_now()
        assert standing.resting == (hot,)
        assert standing.next_recheck_s == hot.due_at(standing.rest_minutes) - standing.now


async def test_esc_takes_the_question_away_and_the_next_enter_asks_anew(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate_line, "LOOK", 0.0)
    async with at_gate(room) as gate:
        await gate.enter("赵六 431")
        await gate.press("escape")
        assert "43.1 °C is unlikely" not in gate.text()
        await gate.press("enter")
        assert gate.count() == len(KNOWN)
        assert "43.1 °C is unlikely" in gate.text()
        await gate.press("enter")
        assert gate.count() == len(KNOWN) + 1
