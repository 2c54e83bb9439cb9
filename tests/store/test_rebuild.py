"""Every table is added up from the books, and can be again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyroom.domain.books import LineChosen
from dutyroom.domain.calendar import SensitivePeriod, Span
from dutyroom.domain.checkpoint import Decision, Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.hotline import Call, Category, Outcome, Urgency
from dutyroom.domain.isolation.half_day import Half, HalfDay
from dutyroom.domain.isolation.person import Isolated, key_in
from dutyroom.domain.isolation.policy import Policy
from dutyroom.domain.marked_days import DayMark
from dutyroom.domain.matters.events import FactsEntered
from dutyroom.domain.matters.matter import Fact, Matter
from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.patterns import Replacement
from dutyroom.domain.presence.five import FiveRole
from dutyroom.domain.presence.spot_checks import Fault, SpotChecked
from dutyroom.domain.presence.standing import Arrived, Stand
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.risk_areas import RiskArea, RiskLevel
from dutyroom.domain.roster import Duty, DutyRole, Post, PostKind, Shift, ShiftPlan, Slot
from dutyroom.domain.roster_versions import Origin
from dutyroom.domain.temperature import Site
from dutyroom.domain.trades.trade import Offer, TradeKind
from dutyroom.domain.units import Unit
from dutyroom.domain.usual_patterns import around
from dutyroom.domain.watches import SilenceAcknowledged, Watch
from dutyroom.domain.watchlist import Watched, WatchKind
from dutyroom.store.calendar import shipped_years
from dutyroom.store.passage_window import PassageFilter
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room
from tests.store.clocks import Hands
from tests.store.handover_sample import hand_over
from tests.store.kept import kept
from tests.store.sample import GATE, NOW, PERSON, begin, busy

POSTS = (
    GATE,
    Post("西门一号卡口"),
    Post("值班室", PostKind.ROOM, shifts=(Shift("夜", 1200, 1920),)),
)
OFFICERS = (Officer("李四", number="A1", phones=("19900000009", "19900000008")),
            Officer("欧阳明月", role=Role.LEADER, active_to="2027-01-01"))  # fmt: skip
NAMES = st.sampled_from(("张三", "李四", "欧阳明月", "阿依古丽·买买提", ""))
PHONES = st.sampled_from(("19900000001", "19900000002", "0571-83049480", "119", ""))
TEXTS = st.text(st.characters(exclude_characters="\x1f", codec="utf-8"), min_size=1, max_size=20)

Step = Callable[[Room, st.DataObject], object]


def take_call(room: Room, drawn: st.DataObject) -> None:
    room.hotline.receive(
        Call(
            drawn.draw(TEXTS),
            NOW - drawn.draw(st.integers(-90_000, 200_000)),
            drawn.draw(st.sampled_from((480, 0, -300))),
            phone=drawn.draw(PHONES),
            caller=drawn.draw(NAMES),
            confidential=drawn.draw(st.booleans()),
            category=drawn.draw(st.sampled_from([*Category, "retired_one"])),
            urgency=drawn.draw(st.sampled_from(Urgency)),
            happened_at=drawn.draw(st.none() | st.integers(NOW - 9999, NOW)),
            outcome=drawn.draw(st.sampled_from(Outcome)),
        )
    )


def add_note(room: Room, drawn: st.DataObject) -> None:
    if calls := room.hotline.latest(9):
        room.hotline.note(drawn.draw(st.sampled_from(calls)).subject, drawn.draw(TEXTS))


def strike_call(room: Room, drawn: st.DataObject) -> None:
    if calls := room.hotline.latest(9):
        room.hotline.strike(drawn.draw(st.sampled_from(calls)).subject, drawn.draw(TEXTS))


def let_people_through(room: Room, drawn: st.DataObject) -> None:
    passage = st.builds(
        Passage,
        at=st.integers(NOW - 200_000, NOW + 9000) | st.integers(-8000, 8000),
        offset=st.just(480),
        post=st.sampled_from([post.key for post in POSTS]),
        direction=st.sampled_from(Direction),
        temperature=st.integers(355, 400),
        name=NAMES,
        phone=PHONES,
        identity=st.sampled_from(("", "330102200611180583")),
        plate=st.sampled_from(("浙A12345", "浙AD12345", "警1")),
    )
    room.checkpoint.register_many(drawn.draw(st.lists(passage, max_size=120)))


def strike_passage(room: Room, drawn: st.DataObject) -> None:
    window = room.checkpoint.window(PassageFilter(abnormal=drawn.draw(st.booleans())))
    if window.count:
        line = window.fetch(drawn.draw(st.integers(0, window.count - 1)), 1)[0]
        room.checkpoint.strike(line.id, drawn.draw(TEXTS))


def measure_again(room: Room, drawn: st.DataObject) -> None:
    if cases := room.checkpoint.pending():
        case = drawn.draw(st.sampled_from(cases))
        room.checkpoint.recheck(case.subject, drawn.draw(st.integers(350, 400)), Site.ARMPIT)


def decide(room: Room, drawn: st.DataObject) -> None:
    if cases := room.checkpoint.pending():
        case = drawn.draw(st.sampled_from(cases))
        decision = drawn.draw(st.sampled_from(Decision))
        room.checkpoint.decide(case.subject, decision, where="发热门诊", accepted_by="李四")


def enter_post(room: Room, drawn: st.DataObject) -> None:
    room.roster.enter_post(drawn.draw(st.sampled_from(POSTS)))


def retire_post(room: Room, drawn: st.DataObject) -> None:
    room.roster.retire_post(drawn.draw(st.sampled_from(POSTS)).key)


def fill_slots(room: Room, drawn: st.DataObject) -> None:
    hour = 3600 * drawn.draw(st.integers(0, 48))
    crew = st.lists(
        st.builds(Duty, st.sampled_from([o.key for o in OFFICERS]), st.sampled_from(DutyRole)),
        max_size=2,
    ).map(tuple)
    slots = [
        Slot(post.key, "2026-11-22", NOW + hour, NOW + hour + 28_800, "夜班", drawn.draw(crew))
        for post in POSTS
    ]
    room.roster.fill("2026-11-22", tuple(slots))


def plan_month(room: Room, drawn: st.DataObject) -> None:
    crew = (Duty(drawn.draw(st.sampled_from(OFFICERS)).key, DutyRole.CHECKPOINT),)
    slots = [replace(slot, crew=crew) for slot in GATE.slots("2026-11-29", 480)]
    room.versions.draft("2026-11", slots[: drawn.draw(st.integers(0, 3))], Origin.HAND)


def publish_month(room: Room, drawn: st.DataObject) -> None:
    room.versions.publish("2026-11", drawn.draw(st.integers(0, 2)))


def enrol(room: Room, drawn: st.DataObject) -> None:
    officer = drawn.draw(st.sampled_from(OFFICERS))
    room.officers.enrol(replace(officer, title=drawn.draw(TEXTS)))


def enter_unit(room: Room, drawn: st.DataObject) -> None:
    room.units.enter(Unit(drawn.draw(NAMES), contact=drawn.draw(NAMES)))


def change_setting(room: Room, drawn: st.DataObject) -> None:
    changes: dict[str, str | int] = {"threshold": 370, "four_steps": True, "name": "新室"}
    name = drawn.draw(st.sampled_from(sorted(changes)))
    room.settings.change(name, changes[name])


def retire_category(room: Room, drawn: st.DataObject) -> None:
    room.hotline.retire_category(Category.WATER, retired=drawn.draw(st.booleans()))


def come_and_go(room: Room, drawn: st.DataObject) -> None:
    author = room.author
    room.attendance.sign_out()
    room.author = author


def let_time_pass(room: Room, drawn: st.DataObject) -> None:
    assert isinstance(room.clock, Hands)
    room.clock.pass_(drawn.draw(st.integers(-4000, 40_000)))


STEPS: tuple[Step, ...] = (
    take_call, add_note, strike_call, let_people_through, strike_passage, measure_again, decide,
    enter_post, retire_post, fill_slots, enrol, enter_unit, change_setting, retire_category,
    plan_month, publish_month, come_and_go, let_time_pass,
)  # fmt: skip


REFUSALS = {
    "already_struck", "recheck_missing", "nobody_named", "unit_name_missing",
    "officer_twice_in_slot", "no_draft", "version_unknown", "version_not_draft", "word_missing",
    "draft_stale", "call_text_missing", "reason_missing", "note_missing",
}  # fmt: skip
"""What a step may be told by the rules."""


@settings(max_examples=60, deadline=None)
@given(steps=st.lists(st.sampled_from(STEPS), min_size=1, max_size=25), drawn=st.data())
def test_a_rebuild_after_any_night_finds_the_tables_as_they_were(
    steps: list[Step], drawn: st.DataObject
) -> None:
    room = begin()
    for step in steps:
        try:
            step(room, drawn)
        except Refusal as refusal:
            if refusal.code not in REFUSALS:
                raise
    assert rebuild(room).differed == ()
    assert [state.first_break for state in room.soundness.verify()] == [None]
    room.close()


TABLES = sorted(table for section in begin().sections for table in section.tables)


@kept
def full(path: Path) -> Room:
    """A room with a row in every table."""
    room = busy(path)
    room.hotline.retire_category(Category.WATER)
    room.kinds.enter('[kinds.drill]\nwords = ["演练", "Drill"]\n')
    matter = room.matters.open(Matter("people_transfer", "转运老人", NOW, place="东门"))
    room.matters.act(matter.subject, FactsEntered(measures=(Fact("people", 3),)))
    room.record(SilenceAcknowledged(Watch.HOTLINE, 0, NOW - 9000, NOW, "线路已试"))
    hand_over(room)
    room.calendar.enter(replace(shipped_years()[-1], published="2026-11-01"))
    room.calendar.enter_period(SensitivePeriod("两会", Span("2026-03-03", "2026-03-12"), 5))
    room.roster_rules.mark(room.officer(), DayMark.LEAVE, Span("2026-12-24", "2026-12-26"))
    pattern = around(ShiftPlan.THREE, GATE.key, "2026-12-01", (1, 2, 3))
    room.roster_rules.enter_patterns(GATE.key, (pattern,))
    room.roster_rules.except_pattern(Replacement(GATE.key, "2026-12-01", "早班", 1, 4))
    for _version in range(2):
        room.versions.draft("2026-11", [], Origin.HAND)
        room.versions.publish("2026-11")
    room.receipts.read("2026-11", 2)
    room.receipts.file_with("2026-11", 2, "市局值班室")
    stand = Stand(room.officer(), GATE.key, NOW - 3600, NOW + 3600)
    room.presence.act([stand], lambda presence: Arrived(presence.stand, NOW))
    room.presence.spot_check(SpotChecked(GATE.key, NOW, fault=Fault.NO_ANSWER))
    room.presence.enter_role(FiveRole("带班领导", "王五", "值班室"))
    room.officers.enrol(OFFICERS[0])
    [own] = room.trades.stints(room.officer(), NOW, NOW + 1)
    room.trades.take_over(Offer(TradeKind.TAKEOVER, own, OFFICERS[0].key))
    room.watchlist.enter(Watched(WatchKind.LOOK_OUT, name=PERSON.name, reason="走失"))
    room.checkpoint.register(PERSON)
    room.risk_areas.level(RiskArea("武汉市", RiskLevel.RED, "2026-11-01"))
    room.isolation.enter_policy(Policy("2026-11-01", 14, 0))
    isolated = room.isolation.begin(Isolated("王某", "2026-11-22"))
    room.isolation.measure(key_in(isolated.subject), HalfDay("2026-11-22", Half.EVENING), 365)
    room.record(LineChosen("0123456789abcdef", 1, "", 0, ""))
    room.attendance.sign_out()
    return room


@pytest.mark.parametrize("table", TABLES)
def test_a_table_emptied_by_hand_is_named_and_mended(table: str) -> None:
    room = full()
    held = room.file.rows(f"SELECT * FROM {table}")
    assert held, "the sample has nothing in this table"
    room.file.run(f"DELETE FROM {table}")
    assert rebuild(room).differed == (table,)
    assert room.file.rows(f"SELECT * FROM {table}") == held
    assert rebuild(room).differed == ()


@pytest.mark.parametrize(
    ("table", "statement"),
    [
        ("tally", "UPDATE tally SET passages = passages + 1 WHERE post = 0"),
        ("person", "UPDATE person SET phone = '19900009999' WHERE name = '王1'"),
        ("fever", "UPDATE fever SET decision = ''"),
        ("call", "UPDATE call SET text = '平安无事'"),
        ("officer", "INSERT INTO officer SELECT 5, '李鬼', 'lg', '', '', '', role, '', '', '', '' "
                    "FROM officer LIMIT 1"),
        ("setting", "UPDATE setting SET value = 420 WHERE name = 'threshold'"),
    ],
)  # fmt: skip
def test_a_row_altered_by_hand_is_named_and_mended(table: str, statement: str) -> None:
    room = full()
    held = room.file.rows(f"SELECT * FROM {table}")
    room.file.run(statement)
    assert rebuild(room).differed == (table,)
    assert room.file.rows(f"SELECT * FROM {table}") == held


def test_a_rebuild_that_breaks_off_leaves_the_tables_as_they_were() -> None:
    room = full()
    held = room.file.rows("SELECT * FROM call")
    passed = iter(range(9_000))
    room.file.connection.set_progress_handler(lambda: next(passed, None) is None, 1)
    with pytest.raises(Refusal, match="interrupted"):
        rebuild(room)
    room.file.connection.set_progress_handler(None, 0)
    assert room.file.rows("SELECT * FROM call") == held


def test_an_entry_no_program_of_ours_wrote_changes_nothing() -> None:
    room = full()
    with room.write():
        for kind in ("call.noted", "call.received", "record.struck", "matter.opened"):
            for body in ('{"text":[5]}', "[1]", "{}", "?", '{"number":{},"matter":7}'):
                room.ledger.append(7, kind, "", body)
    assert rebuild(room).differed == ()
    assert [state.first_break for state in room.soundness.verify()] == [None]


def test_words_of_calls_are_found_again_after_a_rebuild() -> None:
    room = full()
    sql = "SELECT count(*) FROM call_words WHERE call_words MATCH '\"积 水\"'"
    assert room.file.value(sql) == 1
    rebuild(room)
    assert room.file.value(sql) == 1


def test_a_kind_from_a_newer_program_is_kept_and_passed_over() -> None:
    room = begin()
    with room.write():
        room.ledger.append(room.officer(), "tide.measured", "", '{"title":"积水"}')
    assert rebuild(room).differed == ()
    assert [state.first_break for state in room.soundness.verify()] == [None]
    assert room.event(room.log.latest(1)[0]) is None
