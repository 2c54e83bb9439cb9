"""The matters board: keys pressed, then the room looked at, then the screen."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dutyroom.domain.hotline import Call, Category
from dutyroom.domain.looks import Masked
from dutyroom.domain.matters import events as on
from dutyroom.domain.matters import rules
from dutyroom.domain.matters.matter import Channel, Fact, Matter
from dutyroom.store.matters.line import MatterLine
from dutyroom.store.room import Room
from dutyroom.tui.screens.matters import MattersBoard
from tests.tui.duty_desk import LISI, LITERAL, NOW, Desk, at_desk, new_room, nothing_obeyed
from tests.tui.hostile import HOSTILE

AT = NOW // 1000
HOUR = 3600


class Night:
    """A room whose clock is turned by hand."""

    def __init__(self, path: Path) -> None:
        self.room = new_room(path)
        self.at = AT
        self.room.clock = self.room.ledger._clock = lambda: self.at * 1000

    def open(self, kind: str, title: str, ago: int = 0, **facts: object) -> MatterLine:
        return self.room.matters.open(Matter(kind, title, self.at - ago, **facts))  # type: ignore[arg-type]

    def assign(self, line: MatterLine, unit: str, after: int = 30, **facts: object) -> None:
        now = self.room.matters.get(line.subject)
        self.act(line, rules.assign(now, unit, now.matter.received_at + after, **facts))  # type: ignore[arg-type]

    def act(self, line: MatterLine, event: on.MatterEvent) -> None:
        self.room.matters.act(line.subject, event)


@pytest.fixture
def night(tmp_path: Path) -> Night:
    return Night(tmp_path / "room.db")


def board(desk: Desk) -> MattersBoard:
    found = desk.app.get_screen_stack("matters")[0]
    assert isinstance(found, MattersBoard)
    return found


def rows(desk: Desk) -> list[str]:
    """The numbers in the list, in their order."""
    words = (line.split() for line in desk.lines[3:-2])
    return [
        word.lstrip("✓") for line in words for word in line if word.lstrip("✓").startswith("112")
    ]


def pane(desk: Desk) -> str:
    """What stands beside the list, on one line."""
    return " ".join(line.partition("│")[2].strip() for line in desk.lines)


def listed(desk: Desk, *numbers: str) -> Callable[[], bool]:
    return lambda: rows(desk) == list(numbers)


# -- the list


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_overdue_stands_first_then_the_gravest(night: Night, size: tuple[int, int]) -> None:
    night.open("other", "例行", level="routine")
    night.open("other", "限时", level="routine", due_at=AT - 12 * 60)
    night.open("danger", "堤坝渗漏", 60)
    async with at_desk(night.room, "matters", size=size) as desk:
        await desk.wait(lambda: "Open matters 3" in desk.text)
        late, grave, calm = desk.lines[3:6]
        assert "! 12 min late" in late
        assert "1122-0002" in late
        assert "‼ Imme" in grave
        assert "1122-0003" in grave
        assert "1122-0001" in calm
        assert "! 1 overdue" in desk.text


async def test_a_matter_shows_its_stage_its_unit_and_what_is_to_be_done(night: Night) -> None:
    line = night.open("height", "猫在树上", 600)
    night.assign(line, "消防站", due_at=AT + 300)
    async with at_desk(night.room, "matters", language="zh") as desk:
        (row,) = desk.lines[3:4]
        said = ("· 一般", "5分钟后", "高空救助", "派出", "消防站", "催签收")
        assert [each for each in said if each not in row] == []


async def test_what_comes_due_rises_by_itself_and_the_cursor_stays_with_its_matter(
    night: Night,
) -> None:
    night.open("other", "特急", level="immediate")
    night.open("other", "限时", level="routine", due_at=AT + 90)
    async with at_desk(night.room, "matters") as desk:
        await desk.wait(listed(desk, "1122-0001", "1122-0002"))
        assert board(desk).current().title == "特急"
        night.at += 91
        await desk.wait(listed(desk, "1122-0002", "1122-0001"))
        assert "! due now" in desk.text
        assert board(desk).current().title == "特急"
        night.at -= HOUR
        await desk.wait(listed(desk, "1122-0001", "1122-0002"))


async def test_a_matter_of_another_process_appears(night: Night) -> None:
    night.open("other", "一")
    async with at_desk(night.room, "matters") as desk:
        other = Room.open(night.room.file.path, clock=night.room.clock, author=night.room.author)
        other.matters.open(Matter("other", "from elsewhere", AT))
        await desk.wait(lambda: "from else" in desk.text)
        other.close()


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("积水", ["1122-0001"]),
        ("0002", ["1122-0002"]),
        ("１１２２-0002", ["1122-0002"]),
        ("psp", ["1122-0001"]),  # 排水排涝 by its initials
        ("drain", ["1122-0001"]),
        ("排水", ["1122-0001"]),
        ("消防", ["1122-0001"]),
        ("ls", ["1122-0002"]),
        ("李四", ["1122-0002"]),
        ("dispatched", ["1122-0001"]),
        ("drain 积水", ["1122-0001"]),
        ("drain tree", []),
        ("[/x]", []),
        ("%", []),
    ],
)
async def test_slash_narrows_the_list_in_place(night: Night, typed: str, left: list[str]) -> None:
    flood = night.open("drainage", "西溪路5号积水", 600)
    night.assign(flood, "消防站", 120)
    night.open("other", "Tree on the road", owner=LISI.key)
    async with at_desk(night.room, "matters") as desk:
        await desk.wait(lambda: "Open matters 2" in desk.text)
        await desk.press("slash")
        await desk.type(typed)
        await desk.wait(lambda: f"Open matters {len(left)} of 2" in desk.text)
        await desk.wait(listed(desk, *left))
        await desk.press("escape")
        await desk.wait(lambda: len(rows(desk)) == 2)


@pytest.mark.parametrize(
    ("digit", "left"),
    [
        ("1", ["1122-0002", "1122-0001"]),
        ("2", ["1122-0002"]),
        ("3", ["1122-0001"]),
        ("4", ["1122-0003"]),
        ("5", ["1122-0003", "1122-0002", "1122-0001"]),
    ],
)
async def test_f6_shows_one_part_of_the_matters(night: Night, digit: str, left: list[str]) -> None:
    night.open("other", "我的", owner=night.room.officer())
    night.open("other", "逾期", due_at=AT - 60)
    done = night.open("other", "办妥", 3600)
    night.act(done, on.MatterClosed("done", AT))
    async with at_desk(night.room, "matters") as desk:
        await desk.press("f6", digit)
        await desk.wait(listed(desk, *left))


async def test_an_empty_board_refuses_in_words_and_does_not_break(night: Night) -> None:
    async with at_desk(night.room, "matters") as desk:
        assert "No matter here." in desk.text
        await desk.press("f5")
        assert "No matter is under the cursor." in desk.text
        await desk.press("f7", "space", "enter", "ctrl+r", "escape")


# -- one matter


async def test_a_matter_is_read_with_everything_known_and_its_log(night: Night) -> None:
    call = night.room.hotline.receive(
        Call("地下车库积水", AT - HOUR, phone="19900001234", caller="王小明",
             category=Category.DRAINAGE)
    )  # fmt: skip
    line = night.open(
        "drainage", "地下车库积水", HOUR, happened_at=AT - HOUR - 600, place="近江社区",
        source=call.subject, lead_unit="区住建局",
    )  # fmt: skip
    night.assign(line, "消防站", 38, words="带泵", assisting=("街道办",))
    now = night.room.matters.get(line.subject)
    night.act(line, rules.acknowledge(now, "赵队长", AT - 1800, words="马上到"))
    night.act(line, on.FactsEntered(measures=(Fact("rescued", 1234),)))
    night.act(line, rules.remind(now, AT))
    night.act(line, rules.hold(now, "物业", AT, AT + 1800))
    async with at_desk(night.room, "matters", size=(80, 50)) as desk:
        await desk.press("enter")
        for said in (
            "Happened    2026-11-22 21:20", "Received    2026-11-22 21:30", "近江社区", "区住建局",
            "消防站", "街道办", "38 s", "赵队长 · Phone · 马上到", "1,234 people",
            "Reminded    1 times", "物业 → 2026-11-22 23:00", "call 1122-0001", "199****1234",
            "Waiting   next: Go on", "assigned to 消防站, by phone: 带泵",
        ):  # fmt: skip
            assert said in desk.text, said
        assert "19900001234" not in desk.text
        await desk.press("escape")
        assert rows(desk) == ["1122-0001"]


async def test_the_turnout_clock_counts_down_amber_and_red(night: Night) -> None:
    night.open("drainage", "积水")
    async with at_desk(night.room, "matters", size=(120, 40)) as desk:
        await desk.wait(lambda: "○ Turnout 01:00" in desk.text)
        night.at += 50
        await desk.wait(lambda: "◆ Turnout 00:10" in desk.text)
        night.at += 20
        await desk.wait(lambda: "! Turnout overdue 00:10" in desk.text)


async def test_missed_coordinations_stay_visible_with_their_times(night: Night) -> None:
    line = night.open("danger", "堤坝渗漏")
    night.at += 5 * HOUR
    now = night.room.matters.get(line.subject)
    kind = night.room.matters.kind_of(now)
    night.act(line, rules.coordinate(now, kind, "水利局", "加派水泵", night.at - 60))
    async with at_desk(night.room, "matters", size=(120, 40)) as desk:
        await desk.wait(lambda: "✗ missed: Coordination 00:30, 02:30" in pane(desk))
        assert "○ Coordination 1:59:00" in pane(desk)
        assert "coordination held with 水利局: 加派水泵" in pane(desk)


async def test_what_an_incident_does_not_know_yet_is_to_be_verified(night: Night) -> None:
    night.open("incident", "厂房火灾", facts=(Fact("element_cause", "电线短路"),))
    async with at_desk(night.room, "matters", size=(80, 40), language="zh") as desk:
        await desk.press("enter")
        assert desk.text.count("待核实") == 10
        assert "起因和性质  电线短路" in desk.text


async def test_what_every_matter_says_is_not_asked_of_an_incident_again(night: Night) -> None:
    night.open("incident", "厂房火灾", place="工业园", happened_at=AT - 60)
    async with at_desk(night.room, "matters", size=(80, 40), language="zh") as desk:
        await desk.press("enter")
        assert desk.text.count("待核实") == 9


async def test_a_checklist_shows_what_is_done(night: Night) -> None:
    ones = ("one_ledger", "one_person", "one_plan", "one_deadline", "one_check")
    facts = [Fact("firm", "某厂"), Fact("document", "一号"), *(Fact(each, 1) for each in ones)]
    line = night.open("placard", "亮牌", level="blue", facts=tuple(facts))
    night.act(line, on.FactsEntered(values=(Fact("one_plan", 0),)))
    async with at_desk(night.room, "matters", size=(80, 40)) as desk:
        await desk.press("enter")
        assert "✓ One ledger" in desk.text
        assert "○ One plan" in desk.text


async def test_an_open_matter_stays_open_when_it_leaves_the_list(night: Night) -> None:
    line = night.open("other", "办妥", 60)
    night.open("other", "别的", 60)
    async with at_desk(night.room, "matters") as desk:
        await desk.press("enter")
        other = Room.open(night.room.file.path, clock=night.room.clock, author=night.room.author)
        other.matters.act(line.subject, on.MatterClosed("done", AT))
        other.close()
        await desk.wait(lambda: "Open matters 1" in desk.text and "Closed" in desk.text)
        assert board(desk).current().subject == line.subject
        await desk.press("escape")
        assert board(desk).current().title == "别的"


async def test_another_board_opens_the_board_on_one_matter(night: Night) -> None:
    line = night.open("other", "已办", 60)
    night.act(line, on.MatterClosed("done", AT))
    night.open("other", "别的", 60)
    async with at_desk(night.room, "today") as desk:
        await desk.app.show_board("matters")
        board(desk).show_matter(line.subject)
        await desk.wait(lambda: "已办" in desk.text and "Ended" in desk.text)
        await desk.press("escape")
        assert rows(desk) == ["1122-0002"]


# -- marks and reminders


async def test_the_marked_matters_are_reminded_at_once_and_refused_ones_are_named(
    night: Night,
) -> None:
    one, _two, three = (night.open("other", f"第{n}件", 600, level="routine") for n in range(3))
    for line in (one, three):
        night.assign(line, "消防站")
    async with at_desk(night.room, "matters") as desk:
        await desk.wait(lambda: "Open matters 3" in desk.text)
        await desk.press("space", "down", "space", "down", "space")
        assert "✓ 3 marked" in desk.text
        assert "✓1122-0001" in desk.text
        await desk.press("f7", "right", "tab")
        await desk.type("hurry")
        await desk.press("f5")
        assert "2 reminders · 1 not, marks kept: Nobody has the order yet" in desk.text
        assert "✓ 1 marked" in desk.text
        assert "✓1122-0002" in desk.text
        found = {each.subject: each for each in desk.latest(on.MatterReminded.kind)}
        sent = night.room.event(found[one.subject])
        assert isinstance(sent, on.MatterReminded)
    assert found.keys() == {one.subject, three.subject}
    assert (sent.channel, sent.words, sent.to) == (Channel.RADIO, "hurry", "消防站")


async def test_f7_alone_reminds_of_the_matter_under_the_cursor(night: Night) -> None:
    line = night.open("other", "一件", 600)
    night.assign(line, "消防站")
    async with at_desk(night.room, "matters") as desk:
        await desk.press("f7", "f5")
        assert night.room.matters.get(line.subject).reminders == 1
        assert "1 reminder" in desk.text


async def test_a_matter_nobody_has_is_not_reminded_of(night: Night) -> None:
    night.open("other", "一件")
    async with at_desk(night.room, "matters") as desk:
        await desk.press("f7")
        assert "Nobody has the order yet" in desk.text


async def test_esc_takes_the_marks_away(night: Night) -> None:
    night.open("other", "一件")
    async with at_desk(night.room, "matters") as desk:
        await desk.press("space")
        assert "✓ 1 marked" in desk.text
        await desk.press("escape")
        assert "✓" not in desk.text


# -- who called in confidence

SECRETS = ("周八", "19900007777")


def tip_off(night: Night) -> MatterLine:
    name, phone = SECRETS
    facts = (Fact("caller", name), Fact("caller_phone", phone))
    return night.open("tip_off", "偷埋废料", facts=facts)


def as_lisi(night: Night) -> None:
    night.room.attendance.choose_pin(LISI.key, "2580")
    night.room.attendance.sign_in(LISI.key, "2580")


async def test_who_called_in_confidence_is_masked_until_a_recorded_look(night: Night) -> None:
    line = tip_off(night)
    async with at_desk(night.room, "matters") as desk:
        await desk.press("enter")
        assert "◇secret" in desk.text
        assert not any(each in desk.text for each in SECRETS)
        await desk.press("ctrl+r")
        assert all(each in desk.text for each in SECRETS)
        assert [each.field for each in night.room.looks.of(line.subject)] == [Masked.CALLER]
        await desk.press("escape", "enter")
        assert not any(each in desk.text for each in SECRETS)


async def test_nobody_else_is_shown_who_called_in_confidence(night: Night) -> None:
    line = tip_off(night)
    as_lisi(night)
    async with at_desk(night.room, "matters") as desk:
        await desk.press("enter", "ctrl+r")
        assert not any(each in desk.text for each in SECRETS)
        assert "confidence" in desk.text or "confidential" in desk.text
        await desk.press("escape", "slash")
        await desk.type("7777")
        await desk.wait(lambda: "Open matters 0 of 1" in desk.text)
        assert night.room.looks.of(line.subject) == []


async def test_the_confidential_call_a_matter_came_from_is_masked_and_looked_at_with_it(
    night: Night,
) -> None:
    call = night.room.hotline.receive(
        Call("举报", AT, phone="19900003333", caller="刘七", confidential=True)
    )
    line = night.open("tip_off", "举报", source=call.subject)
    async with at_desk(night.room, "matters") as desk:
        await desk.press("enter")
        assert "call 1122-0001" in desk.text
        assert "刘七" not in desk.text
        assert "3333" not in desk.text
        await desk.press("ctrl+r")
        assert "刘七 19900003333" in desk.text
        assert night.room.looks.of(line.subject)
        assert night.room.looks.of(call.subject)


async def test_the_journal_masks_who_called_and_shows_it_only_to_whom_it_may(night: Night) -> None:
    line = tip_off(night)
    night.act(line, on.FactsEntered(values=(Fact("caller", "吴九"), Fact("reward", "500元"))))
    as_lisi(night)
    async with at_desk(night.room, "journal", size=(120, 40)) as desk:
        assert "matter 1122-0001: Caller: ◇secret, Reward: 500元" in desk.text
        row = next(n for n, line in enumerate(desk.lines[5:]) if "opened as" in line)
        await desk.press(*["down"] * row, "enter", "f5")
        assert "Tip-off" in desk.text.partition("Whole entry")[2]
        assert "◇secret" in desk.text
        assert not any(each in desk.text for each in (*SECRETS, "吴九"))
        assert night.room.looks.of(line.subject) == []


async def test_the_journal_masks_who_made_a_confidential_call_from_whom_it_may_not_show(
    night: Night,
) -> None:
    call = night.room.hotline.receive(
        Call("举报", AT, phone="19900003333", caller="刘七", caller_unit="丙厂", confidential=True)
    )
    as_lisi(night)
    async with at_desk(night.room, "journal", size=(120, 40)) as desk:
        row = next(n for n, line in enumerate(desk.lines[5:]) if "举报" in line)
        await desk.press(*["down"] * row, "enter", "f5")
        assert desk.text.count("◇secret") == 3
        assert not any(each in desk.text for each in ("刘七", "3333", "丙厂"))
        assert night.room.looks.of(call.subject) == []


async def test_the_opener_unmasks_an_entry_and_the_look_is_recorded(night: Night) -> None:
    line = tip_off(night)
    async with at_desk(night.room, "journal", size=(120, 40)) as desk:
        await desk.press("enter")
        assert not any(each in desk.text for each in SECRETS)
        await desk.press("f5")
        assert all(each in desk.text for each in SECRETS)
        assert len(night.room.looks.of(line.subject)) == 1


# -- the tally


async def test_each_number_of_the_tally_opens_its_matters(night: Night) -> None:
    area = night.open("disinfection", "教学楼", 600)
    night.act(area, on.FactsEntered(measures=(Fact("area", 12_500),)))
    night.open("disinfection", "车站", 300)
    struck = night.open("disinfection", "误登", 300)
    night.room.strikes.strike(struck.subject, "误登")
    night.open("disinfection", "上月", 40 * 24 * HOUR)
    async with at_desk(night.room, "matters", language="zh") as desk:
        await desk.press("f6", "6")
        await desk.wait(lambda: "万平方米" in desk.text)
        (row,) = (line for line in desk.lines if "万平方米" in line)
        assert " 1.25 万平方米" in row
        await desk.press("down", "down", "down", "enter")
        await desk.wait(lambda: "洗消杀毒 · 事项 2" in desk.text)
        await desk.press("escape", "down", "enter")
        await desk.wait(listed(desk, "1122-0001"))
        assert "洗消杀毒 · 面积 1" in desk.text
        await desk.press("escape", "escape")
        await desk.wait(lambda: "未办结事项 3" in desk.text)


async def test_the_tally_goes_from_shift_to_shift_and_over_a_month_and_all_time(
    night: Night,
) -> None:
    for ago in (60, 13 * HOUR, 20 * 24 * HOUR, 400 * 24 * HOUR):
        night.open("water", "送水", ago)

    async with at_desk(night.room, "matters") as desk:

        def told(span: str, total: int) -> Callable[[], bool]:
            return lambda: (
                span in desk.text
                and any(
                    line.strip(" │").split()[-2:] == [str(total), "case" if total == 1 else "cases"]
                    for line in desk.lines
                    if "All kinds" in line
                )
            )

        await desk.press("f6", "6")
        await desk.wait(told("Duty day 2026-11-22", 2))
        await desk.press("right_square_bracket")
        await desk.wait(told("Shift 2026-11-22 20:00–08:00", 1))
        await desk.press("left_square_bracket")
        await desk.wait(told("Shift 2026-11-22 08:00–20:00", 1))
        await desk.press("f6", "3")
        await desk.wait(told("Month 2026-11", 3))
        await desk.press("left_curly_bracket")
        await desk.wait(told("Month 2026-10", 0))
        await desk.press("f6", "4")
        await desk.wait(told("All time", 4))


# -- words from outside, languages, sizes


async def test_hostile_words_stand_literally_in_list_page_and_log(night: Night) -> None:
    for text in (each.replace("\ud800", "") for each in HOSTILE):
        line = night.open("other", text, place=text, lead_unit=text)
        night.act(line, on.MatterNoted(text))
    for size in ((80, 24), (120, 40)):
        room = Room.open(night.room.file.path, clock=night.room.clock, author=night.room.author)
        async with at_desk(room, "matters", size=size) as desk:
            await desk.wait(lambda: f"Open matters {len(HOSTILE)}" in desk.text)
            for _ in HOSTILE:
                await desk.press("enter")
                assert nothing_obeyed(desk)
                await desk.press("escape", "down")
            assert desk.app.is_running
    night.room.close()


@pytest.mark.parametrize("text", LITERAL)
async def test_a_hostile_title_is_shown_as_it_was_given(night: Night, text: str) -> None:
    night.open("other", text)
    async with at_desk(night.room, "matters") as desk:
        await desk.press("enter")
        assert text in desk.text


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_nothing_of_the_frame_is_cut_off_where_the_board_is_narrow(
    night: Night, language: str
) -> None:
    line = night.open("danger", "堤坝渗漏", 3 * HOUR, place="三号闸")
    night.assign(line, "抢险队")
    async with at_desk(night.room, "matters", language=language) as desk:
        heading, footer = desk.lines[1].strip(), desk.lines[-1].replace(" ", "")
        row = desk.lines[3]
    room = Room.open(night.room.file.path, clock=night.room.clock, author=night.room.author)
    async with at_desk(room, "matters", size=(120, 40), language=language) as desk:
        assert desk.lines[1].strip() == heading
        assert desk.lines[-1].replace(" ", "") == footer
        assert all(each in desk.text for each in row.split() if "…" not in each)


async def test_a_narrow_list_keeps_the_glyph_the_number_the_title_and_the_due(night: Night) -> None:
    night.open("drainage", "地下车库积水", 30)
    async with at_desk(night.room, "matters", size=(40, 24)) as desk:
        await desk.wait(
            lambda: any("1122-0001" in each and "地下车" in each for each in desk.lines)
        )
        row = next(each for each in desk.lines if "1122-0001" in each)
        assert "in 1 min" in row


async def test_a_list_says_every_level_in_full(night: Night) -> None:
    night.open("other", "一件", 600, level="immediate")
    async with at_desk(night.room, "matters") as desk:
        await desk.wait(lambda: "‼ Immediate" in desk.text)
