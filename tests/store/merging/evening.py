"""More that may happen in a room: matters, shifts, kinds, marked days, people at the door."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from dutyroom.domain.author import Author
from dutyroom.domain.calendar import Span
from dutyroom.domain.handover.draft import NOTHING
from dutyroom.domain.marked_days import DayMark
from dutyroom.domain.matters import rules
from dutyroom.domain.matters.events import FactsEntered, MatterNoted
from dutyroom.domain.matters.matter import Fact, Matter
from dutyroom.domain.officers import Officer
from dutyroom.domain.roster import Post, PostKind
from dutyroom.domain.watches import SilenceAcknowledged, Watch
from dutyroom.store.merging.choosing import choose, forks
from dutyroom.store.room import Room
from tests.store.sample import NOW, begin

DESK = Post("值班室", PostKind.ROOM)
LI = Officer("李四", number="A1")
PIN = "2580"
Step = Callable[[Room, st.DataObject], object]


def ready(path: Path) -> None:
    """A closed room with a desk and two officers who have PINs."""
    room = begin(path)
    room.roster.enter_post(DESK)
    room.officers.enrol(LI)
    for officer in (room.officer(), LI.key):
        room.attendance.choose_pin(officer, PIN)
    room.close()


def open_matter(room: Room, drawn: st.DataObject) -> None:
    kind = drawn.draw(st.sampled_from(("height", "danger", "placard", "drill", "other")))
    room.matters.open(Matter(kind, "转运老人", NOW, responsible_unit="站", lead_unit="街道"))


def act_on_a_matter(room: Room, drawn: st.DataObject) -> None:
    lines = list(room.matters.open_lines())
    if not lines:
        return
    subject = drawn.draw(st.sampled_from(lines)).subject
    now, at = room.matters.get(subject), room.now()
    match drawn.draw(st.sampled_from(("assign", "report", "note", "facts", "strike", "remind"))):
        case "assign":
            room.matters.act(subject, rules.assign(now, "站", at))
        case "report":
            room.matters.act(subject, rules.report_back(now, "好了", at))
        case "note":
            room.matters.act(subject, MatterNoted("在办"))
        case "facts":
            room.matters.act(subject, FactsEntered(measures=(Fact("people", at % 7),)))
        case "strike":
            room.strikes.strike(subject, "重复")
        case "remind":
            room.matters.act(subject, rules.remind(now, at))


def change_the_rules(room: Room, drawn: st.DataObject) -> None:
    if drawn.draw(st.booleans()):
        room.settings.change("report_preset", drawn.draw(st.sampled_from(("15/30", "20/40"))))
    else:
        word = drawn.draw(st.sampled_from(("演练", "拉练")))
        room.kinds.enter(f'[kinds.drill]\nwords = ["{word}", "Drill"]\n')


def hand_over(room: Room, drawn: st.DataObject) -> None:
    desk = room.handover
    held, offered = desk.current(DESK.key), desk.offered(DESK.key)
    if held is None:
        desk.open_first(DESK.key, PIN, reason="首班")
    elif offered is None or offered.state != "offered":
        room.author = Author(held.officer)
        desk.offer(DESK.key, NOTHING, PIN, reason="不在表上")
    else:
        subject = offered.subject
        if drawn.draw(st.booleans()):
            desk.return_sheet(subject, "补充")
            return
        items = desk.case(subject).items.values()
        for item in items:
            if item.red:
                desk.read_back(subject, item.key, "知道了")
        desk.accept_items(subject, [item.key for item in items if not item.red])
        officers = {officer.key for officer in room.officers.all()} - {held.officer}
        desk.sign(subject, drawn.draw(st.sampled_from(sorted(officers))), PIN, reason="不在表上")


def add_to_a_handover(room: Room, drawn: st.DataObject) -> None:
    window = room.handover.window()
    if window.count:
        line = window.fetch(drawn.draw(st.integers(0, window.count - 1)), 1)[0]
        room.handover.supplement(line.subject, "补记")


def mark_days(room: Room, drawn: st.DataObject) -> None:
    days = Span("2026-12-24", drawn.draw(st.sampled_from(("2026-12-24", "2026-12-26"))))
    if drawn.draw(st.booleans()):
        room.roster_rules.mark(LI.key, DayMark.LEAVE, days)
    else:
        room.roster_rules.clear_mark(LI.key, DayMark.LEAVE, days)


def acknowledge_silence(room: Room, drawn: st.DataObject) -> None:
    room.record(SilenceAcknowledged(Watch.HOTLINE, 0, NOW - 9000, room.now(), "线路已试"))


def choose_a_line(room: Room, drawn: st.DataObject) -> None:
    if forked := forks(room):
        fork = drawn.draw(st.sampled_from(forked))
        choose(room, drawn.draw(st.sampled_from(fork.lines)).key, "这一支")


STEPS: tuple[Step, ...] = (
    open_matter, act_on_a_matter, act_on_a_matter, change_the_rules, hand_over, hand_over,
    add_to_a_handover, mark_days, acknowledge_silence, choose_a_line, choose_a_line,
)  # fmt: skip
