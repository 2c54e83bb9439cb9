"""The review board: keys pressed, then the room looked at, then the screen."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from dutyroom.domain.handover.draft import Draft, Supply
from dutyroom.domain.handover.terms import Act, Flag, Overall, State, Verdict
from dutyroom.domain.hotline import Call
from dutyroom.domain.matters.matter import Matter
from dutyroom.domain.officers import Officer
from dutyroom.store.handover.line import HandoverLine
from dutyroom.store.room import Room
from dutyroom.tui.forms.ask import Ask
from dutyroom.tui.forms.weak_posts import WeakPosts
from dutyroom.tui.pages.review_lines import wrapped
from dutyroom.tui.screens.review import ReviewBoard
from tests.store.clocks import Hands as Clock
from tests.store.handover_sample import EVENING, LEADER, LI, MORNING, WANG, ZHANG, night
from tests.store.handover_sample import Desk as Hands
from tests.store.kept import kept
from tests.tui.duty_desk import LITERAL, Desk, at_desk, nothing_obeyed
from tests.tui.hostile import HOSTILE

MINUTE = 60_000
BRIEF = Draft("阴", Overall.CALM, (), (Supply("对讲机", 7, "台"),), (), "已完")
WIDE = (120, 40)


@kept
def two_nights(path: Path) -> Room:
    """An opening, a night taken over 20 minutes late with a question, and a morning in time."""
    made = night(path)
    handover = made.room.handover
    made.room.matters.open(Matter("danger", "水库险情", EVENING, place="云江水库"))
    made.room.hotline.receive(Call("大桥下有积水", EVENING))
    evening = made.offer()
    made.clock.ms = EVENING * 1000 + 20 * MINUTE
    items = handover.case(evening.subject).items
    asked = next(key for key, item in items.items() if not item.red)
    handover.question(evening.subject, asked, "谁在现场？")
    handover.answer(evening.subject, asked, "排水站三人")
    made.take(evening.subject, LI)
    made.sit(LI)
    made.clock.ms += 10 * MINUTE
    handover.supplement(evening.subject, "东门已恢复")
    made.clock.ms = MORNING * 1000
    morning = made.offer(BRIEF)
    made.clock.ms += MINUTE
    made.take(morning.subject, WANG)
    made.sit(LEADER)
    return made.room


@pytest.fixture
def hands(tmp_path: Path) -> Hands:
    room = two_nights(tmp_path / "room.db")
    assert isinstance(room.clock, Clock)
    return Hands(room, room.clock)


@pytest.fixture
async def desk(hands: Hands) -> AsyncIterator[Desk]:
    async with at_desk(hands.room, "review") as found:
        await found.wait(lambda: "3 handovers" in found.text)
        yield found


def board(desk: Desk) -> ReviewBoard:
    found = desk.app.get_screen_stack("review")[0]
    assert isinstance(found, ReviewBoard)
    return found


def numbered(desk: Desk, number: str) -> HandoverLine:
    line = desk.room.handover.numbered(number)
    assert line is not None
    return line


def listed(desk: Desk) -> list[str]:
    """The rows of the list."""
    return [line.rstrip() for line in desk.lines if line[:9].replace("-", "").isdigit()]


async def opened(desk: Desk) -> None:
    """Read the handover under the cursor."""
    await desk.press("enter")
    await desk.wait(lambda: "How it went" in desk.text)


async def chosen(desk: Desk, digit: str) -> None:
    """Choose what is done about the handover under the cursor."""
    await desk.press("f5", digit)
    await desk.wait(lambda: isinstance(desk.app.screen, Ask))


def whole(desk: Desk) -> str:
    """Everything of the sheet, also what is below the screen."""
    rows = board(desk).sheet.rows
    return "\n".join("|".join(cell.text for cell in row) for row in rows.fetch(0, rows.count))


# -- the list


async def test_what_is_odd_stands_first_with_a_glyph_and_a_word(desk: Desk) -> None:
    assert [line.split() for line in listed(desk)] == [
        ["1122-0002", "!", "Late", "?", "○", "To", "review", "张三→李四", "值班室", "11-22",
         "20:20", "+20", "100%"],
        ["1123-0001", "○", "To", "review", "李四→王五", "值班室", "11-23", "08:01", "+1", "91%"],
        ["1122-0001", "○", "Opening", "Taken", "over", "→张三", "值班室", "11-22", "08:00"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("王五", ["1123-0001"]),
        ("ls", ["1122-0002", "1123-0001"]),
        ("1122 zs", ["1122-0002", "1122-0001"]),
        ("zbs", ["1122-0002", "1123-0001", "1122-0001"]),
        ("[/x]", []),
    ],
)
async def test_slash_narrows_to_a_post_an_officer_or_a_number(
    desk: Desk, typed: str, left: list[str]
) -> None:
    await desk.press("slash")
    await desk.type(typed)
    await desk.wait(lambda: f"{len(left)} handovers" in desk.text)
    assert [line[:9] for line in listed(desk)] == left
    await desk.press("escape")
    await desk.wait(lambda: "3 handovers" in desk.text)


async def test_an_empty_list_refuses_in_words(tmp_path: Path) -> None:
    made = night(tmp_path / "room.db")
    made.sit(LEADER)
    async with at_desk(made.room, "review") as desk:
        await desk.wait(lambda: "1 handovers" in desk.text)
        await desk.press("slash")
        await desk.type("xq")
        await desk.wait(lambda: "No handover." in desk.text)
        await desk.press("enter")
        await desk.press("f5", "f6", "f7", "enter")
        assert desk.app.screen is board(desk)


# -- one handover


async def test_enter_reads_a_handover_with_what_was_decided_and_added(desk: Desk) -> None:
    await opened(desk)
    page = whole(desk)
    line = numbered(desk, "1122-0002")
    for said in (
        "Took over: 11-22 20:20:00", "After the end of the shift: +20 min", "! Late",
        f"Seal: {line.seal} ✓ stands", "11-22 20:20:00 李四 took over",
        "11-22 20:30:00 李四 supplement: 东门已恢复", "Weather: 小雨",
        "questioned: 谁在现场？", "answered: 排水站三人", "read back: 水库水位上涨",
    ):  # fmt: skip
        assert said in page
    await desk.press("escape")
    assert listed(desk)


async def test_a_broken_seal_is_told(hands: Hands) -> None:
    path = hands.room.file.path
    with sqlite3.connect(path) as other:
        for guard in ("entry_fixed", "entry_kept"):
            other.execute(f"DROP TRIGGER {guard}")
        other.execute("UPDATE entry SET hash = zeroblob(32) WHERE kind = 'call.received'")
        cut = other.execute("SELECT seq FROM handover_cut ORDER BY handover DESC LIMIT 1")
        seq = cut.fetchone()[0]
        other.execute("UPDATE entry SET hash = zeroblob(32) WHERE id & 4294967295 = ?", (seq,))
    other.close()
    async with at_desk(hands.room, "review") as desk:
        await desk.wait(lambda: "3 handovers" in desk.text)
        await desk.press("down")
        await opened(desk)
        assert f"Seal: {numbered(desk, '1123-0001').seal} ✗ broken at entry {seq}" in whole(desk)


async def test_a_handover_is_shown_as_it_stood_at_a_time(desk: Desk) -> None:
    await desk.press("f7")
    await desk.type("11-22 20:10")
    await desk.press("enter")
    await desk.wait(lambda: "◷ as it stood at 11-22 20:10:00" in desk.text)
    await desk.wait(lambda: "… Offered" in desk.text)
    assert "Not decided" in whole(desk)
    assert "东门已恢复" not in whole(desk)
    await desk.press("escape")
    await desk.wait(lambda: "supplement: 东门已恢复" in whole(desk))


async def test_before_it_was_offered_there_is_nothing_to_read(desk: Desk) -> None:
    await desk.press("f7")
    await desk.type("11-22 19:00")
    await desk.press("enter")
    await desk.wait(lambda: "At that time it had not been offered." in desk.text)


async def test_an_unreadable_time_keeps_the_question_open(desk: Desk) -> None:
    await desk.press("f7")
    await desk.type("soonish")
    await desk.press("enter")
    assert isinstance(desk.app.screen, Ask)
    await desk.press("escape")


# -- beside the one before


async def test_a_narrow_window_shows_one_of_the_two_at_a_time(desk: Desk) -> None:
    await desk.press("down", "f6")
    await desk.wait(lambda: "Handover 1122-0002 值班室 张三→李四" in desk.text)
    assert any(line.startswith("≠") and "接" not in line for line in desk.lines)
    before = board(desk).sheet.cursor
    await desk.press("f6")
    await desk.wait(lambda: "1123-0001 值班室 李四→王五" in desk.text)
    assert board(desk).sheet.cursor == before
    await desk.press("escape", "escape")
    assert listed(desk)


async def test_a_wide_window_shows_both_with_what_differs_lit(hands: Hands) -> None:
    async with at_desk(hands.room, "review", size=WIDE) as desk:
        await desk.wait(lambda: "3 handovers" in desk.text)
        await desk.press("down", "f6")
        await desk.wait(lambda: "Weather: 阴" in desk.text)
        rows = [line.split("  ") for line in desk.lines]
        weather = next(row for row in rows if any("Weather" in cell for cell in row))
        assert [cell.strip() for cell in weather if cell.strip()] == [
            "≠", "Weather: 小雨", "Weather: 阴",
        ]  # fmt: skip
        leader = next(line for line in desk.lines if "Leader on duty: " in line)
        assert not leader.startswith("≠")
        assert "+|" in whole(desk)
        assert "−|" in whole(desk)
        await desk.press("f6")
        await desk.wait(lambda: bool(listed(desk)))


async def test_an_opening_has_nothing_before_it(desk: Desk) -> None:
    await desk.press("down", "down", "f6")
    assert "There is no handover before this one." in desk.text


# -- reviewing


async def test_a_supervisor_agrees_in_three_keys(desk: Desk) -> None:
    await chosen(desk, "1")
    await desk.press("enter")
    await desk.wait(lambda: "Handover 1122-0002: agreed" in desk.text)
    line = numbered(desk, "1122-0002")
    assert line.state is State.REVIEWED
    assert desk.room.handover.case(line.subject).of(Act.AGREE)[0].officer == LEADER.key
    await desk.wait(lambda: "✓ Reviewed" in listed(desk)[1])
    assert board(desk).current().number == "1123-0001"  # the next that waits


async def test_a_query_needs_words(desk: Desk) -> None:
    await chosen(desk, "2")
    await desk.press("enter")
    assert isinstance(desk.app.screen, Ask)
    await desk.type("why late?")
    await desk.press("enter")
    line = numbered(desk, "1122-0002")
    assert line.state is State.QUERIED
    assert desk.room.handover.case(line.subject).of(Act.QUERY)[0].words == "why late?"


@pytest.mark.parametrize("officer", [LI, ZHANG], ids=["incoming", "outgoing"])
async def test_either_officer_answers_a_query(hands: Hands, officer: Officer) -> None:
    line = hands.room.handover.numbered("1122-0002")
    assert line is not None
    hands.room.handover.review(line.subject, Verdict.QUERIED, "why late?")
    hands.sit(officer)
    async with at_desk(hands.room, "review") as desk:
        await desk.wait(lambda: "? Queried" in desk.text)
        await desk.press("f5")
        await desk.type("traffic")
        await desk.press("enter")
        await desk.wait(lambda: "1122-0002: answered the query" in desk.text)
        assert numbered(desk, "1122-0002").state is State.ACCEPTED
        (deed,) = desk.room.handover.case(line.subject).of(Act.ANSWER_QUERY)
        assert (deed.officer, deed.words) == (officer.key, "traffic")


async def test_an_officer_reads_but_does_not_review(hands: Hands) -> None:
    hands.sit(WANG)
    async with at_desk(hands.room, "review") as desk:
        await desk.wait(lambda: "3 handovers" in desk.text)
        await desk.press("f5")
        assert desk.app.screen is board(desk)
        assert numbered(desk, "1122-0002").state is State.ACCEPTED
        await opened(desk)


async def test_the_handover_that_is_read_stays_when_another_goes_before_it(desk: Desk) -> None:
    await opened(desk)
    desk.room.handover.review(numbered(desk, "1122-0002").subject, Verdict.AGREED)
    other = desk.room.handover.window(by_concern=True)
    assert [line.number for line in other.fetch(0, 2)] == ["1123-0001", "1122-0002"]
    desk.app.recorded()
    await desk.wait(lambda: "赵局 agreed" in whole(desk))
    assert board(desk).current().number == "1122-0002"


# -- the weakest posts


async def test_the_weakest_posts_of_a_month_lead_to_their_handovers(desk: Desk) -> None:
    await desk.press("f8")
    assert isinstance(desk.app.screen, WeakPosts)
    await desk.wait(lambda: "值班室" in desk.lines[5])
    assert desk.lines[5].split()[1:] == [
        "值班室", "2", "!", "1", "·", "?", "1", "○", "2", "95%", "+10", "│",
    ]  # fmt: skip
    await desk.press("left_curly_bracket")
    await desk.wait(lambda: "No handover in this month." in desk.text)
    assert "2026-10" in desk.text
    await desk.press("right_curly_bracket", "right_curly_bracket")
    await desk.wait(lambda: "值班室" in desk.lines[5])
    assert "2026-11" in desk.text
    await desk.press("enter")
    await desk.wait(lambda: board(desk).filter.value == "值班室")


# -- on any glass


async def test_words_from_outside_stand_literally(tmp_path: Path) -> None:
    made = night(tmp_path / "room.db")
    hostile = Draft("".join(HOSTILE), Overall.CALM, (), (), tuple(HOSTILE), "".join(HOSTILE))
    line = made.offer(hostile)
    made.take(line.subject, LI)
    for words in HOSTILE:
        made.room.handover.supplement(line.subject, words)
    made.sit(LEADER)
    async with at_desk(made.room, "review", size=WIDE) as desk:
        await desk.wait(lambda: "2 handovers" in desk.text)
        await opened(desk)
        page = whole(desk)
        assert all(words in page for words in LITERAL)
        assert nothing_obeyed(desk)
        for _page in range(3):
            await desk.press("pagedown")
            assert nothing_obeyed(desk)
        await desk.press("f6")
        await desk.wait(lambda: "≠" in desk.text)
        assert nothing_obeyed(desk)


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_small_window_cuts_no_word_of_the_list(hands: Hands, language: str) -> None:
    async with at_desk(hands.room, "review", language=language) as desk:
        await desk.wait(lambda: len(listed(desk)) == 3)
        assert not [line for line in desk.lines if "…" in line]


def test_the_flags_of_the_evening_are_what_the_list_is_tested_on(hands: Hands) -> None:
    line = hands.room.handover.numbered("1122-0002")
    assert line is not None
    assert (line.flags, line.questions, line.state) == ((Flag.LATE,), 1, State.ACCEPTED)
    hands.room.close()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("short", ["short"]),
        ("two words more", ["two words", "more"]),
        ("值班室交接班", ["值班室交接", "班"]),
        ("a值班室交接班", ["a值班室交", "接班"]),
        ("one\ntwo", ["one", "two"]),
        ("a  b", ["a  b"]),
    ],
)
def test_a_text_is_wrapped_by_cells_not_by_characters(text: str, lines: list[str]) -> None:
    assert wrapped(text, 10) == lines
