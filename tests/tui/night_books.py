"""What must stand in the books after the scripted night, counted by hand."""

import subprocess
import sys
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from dutyroom.domain.checkpoint import Decision
from dutyroom.domain.handover.sheet import SUPPLIES
from dutyroom.domain.handover.terms import Act, Flag, ItemState, Overall, State
from dutyroom.domain.matters.matter import MatterState
from dutyroom.domain.matters.matter import State as Stage
from dutyroom.store.handover.line import HandoverLine
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room, opened
from dutyroom.tui.forms.call_draft import parked
from tests.tui.night_room import DESK, LI, WANG, ZHANG, at

RESCUE, TRANSFER, INCIDENT, FEVER, HAZARD, DANGER = (f"1122-{n:04}" for n in range(1, 7))
"""The matters of the night in the order in which they were opened."""
CALLS = 12
TALLY = {
    "height": (1, {"sites": 1, "rescued": 1, "vehicles": 2, "crew": 6}),
    "people_transfer": (1, {"people": 6, "vehicles": 2}),
    "incident": (1, {}),
    "fever": (1, {}),
    "hidden_danger": (1, {}),
    "danger": (1, {}),
}
"""The matters of each kind and the sums of their measures."""


def unsaved(path: Path) -> list[str]:
    """What is being written down and is not a call yet."""
    with opened(Room.open(path, read_only=True)) as room:
        return [each.sheet.text for each in parked(room)]


def sheet_digest(path: Path, number: str) -> str:
    """What was frozen when a handover was offered, byte for byte."""
    with opened(Room.open(path, read_only=True)) as room:
        line = room.handover.numbered(number)
        assert line is not None
        offered = room.log.of(line.subject)[0]
        assert offered.kind == "handover.offered"
        assert offered.body is not None
        return sha256(offered.body.encode()).hexdigest()


def check_the_books(room: Room) -> None:
    """Every chain is whole, and every table is what the books add up to."""
    assert [book.first_break for book in room.soundness.verify()] == [None]
    assert [sealed.first_break for sealed in room.handover.seals()] == [None] * 3
    assert rebuild(room).differed == ()
    assert not parked(room)


def check_the_calls(room: Room) -> None:
    """Twelve, and the one of 18:00; the one that was cut short has its own time."""
    calls = [each.call for each in room.hotline.every()]
    assert len(calls) == CALLS + 1
    [cut_short] = [call for call in calls if call.text == "the road to the dam is flooded"]
    assert cut_short.received_at * 1000 == at("05:40")


def check_the_matters(room: Room) -> None:
    """The tally counted by hand, and how each matter went."""
    found = room.matters.tally(at("20:00") // 1000, at("08:00") // 1000)
    assert {each.kind: (each.matters, each.sums) for each in found} == TALLY
    ended = {number: _matter(room, number).state for number in (RESCUE, TRANSFER, INCIDENT)}
    assert set(ended.values()) == {Stage.CLOSED}
    assert (_seconds(room, RESCUE), _seconds(room, TRANSFER)) == ([38], [50, 50])
    for report in ("initial_phone", "initial_written", "followup", "final"):
        assert _matter(room, INCIDENT).mark(report) is not None
    hazard = _matter(room, HAZARD)
    assert hazard.state is Stage.ARCHIVED
    assert hazard.value("rectification") == "new wires"
    assert hazard.value("look_back_result") == "new wires hold"


def check_the_danger(room: Room) -> None:
    """Three coordinations were held; the one that nobody held at 06:00 is still told of."""
    danger = _matter(room, DANGER)
    held = [mark.at * 1000 for mark in danger.history if mark.key == "coordination"]
    assert held == [at("04:00"), at("06:15"), at("08:12")]
    missed = room.matters.missed(danger, at("09:00") // 1000)
    assert missed == (("coordination", at("06:00") // 1000),)


def check_the_fever(room: Room) -> None:
    """From a hot line at the gate to the clinic's answer, each pointing at the other."""
    [passage] = [line for _, line in room.checkpoint.every() if line.passage.temperature == 381]
    case = room.checkpoint.case(passage.id)
    assert case is not None
    assert (case.decision, case.rechecks, case.latest) == (Decision.HAND_TO_CLINIC, 1, 378)
    fever = _matter(room, FEVER)
    assert (fever.state, fever.matter.source) == (Stage.CLOSED, case.subject)
    assert fever.value("feedback") == "influenza A"


def check_the_handover(room: Room, number: str) -> HandoverLine:
    """Two signatures, one question, one return, one difference, a supplement and the review."""
    line = room.handover.numbered(number)
    assert line is not None
    case = room.handover.case(line.subject)
    assert (line.outgoing, line.incoming, line.state) == (ZHANG.key, LI.key, State.REVIEWED)
    assert (line.offered_ms, line.accepted_ms) == (at("08:00"), at("08:05"))
    assert line.flags == (Flag.RESERVATION,)
    assert (line.questions, line.returns, line.supplements) == (1, 1, 1)
    assert case.count(ItemState.ACCEPTED) == 7
    assert case.count(ItemState.SETTLED) == 1
    assert sum(item.red for item in case.items.values()) == 2
    assert [deed.officer for deed in case.of(Act.AGREE)] == [WANG.key]
    assert case.sheet.overall is Overall.URGENT
    counted = [(row.name, row.last, row.now) for row in case.sheet.rows(SUPPLIES)]
    assert counted == [("对讲机", 8, 7), ("keys", -1, 3)]
    held = room.handover.current(DESK.key)
    assert held is not None
    assert (held.officer, held.since_ms) == (LI.key, at("08:05"))
    return line


def check_every_entry_has_one_shift(room: Room) -> None:
    """Opening, day, night, the present one: each ends at the entry its handover pinned."""
    shifts = [
        (shift.number if shift else "", entry.seq)
        for entry in room.log.every()
        for shift in (room.handover.shift_of(entry, DESK.key),)
    ]
    assert [seq for _, seq in shifts] == list(range(1, len(shifts) + 1))
    ends = {number: max(seq for _, seq in run) for number, run in groupby(shifts, lambda x: x[0])}
    assert len(ends) == len(list(groupby(shifts, lambda x: x[0]))) == 4
    for number in list(ends)[:3]:
        line = room.handover.numbered(number)
        assert line is not None
        assert room.handover.case(line.subject).pins[0].seq == ends[number]
    night = [room.handover.shift_of_line(line.id, DESK.key) for _, line in room.checkpoint.every()]
    assert [shift.number for shift in night if shift] == ["1123-0001"] * 2


def check_the_seal(path: Path, line: HandoverLine, paper: Path) -> None:
    """The command line confirms what the paper prints: the head the handover pinned."""
    with opened(Room.open(path, read_only=True)) as room:
        seal = room.handover.case(line.subject).pins[0].hash[:12]
    _dutyroom(path, "report", "handover", "--id", line.number, "-o", str(paper))
    assert seal in paper.read_text(encoding="utf-8")
    said = _dutyroom(path, "verify")
    assert [row.split()[:3] for row in said.splitlines() if seal in row] == [
        [line.number, seal, "confirmed"]
    ]


def _dutyroom(path: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "dutyroom", "--file", str(path), "--lang", "en", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _matter(room: Room, number: str) -> MatterState:
    line = room.matters.numbered(number)
    assert line is not None
    return room.matters.get(line.subject)


def _seconds(room: Room, number: str) -> list[int]:
    """The turnout seconds of each order given about a matter."""
    line = room.matters.numbered(number)
    assert line is not None
    log = room.log.of(line.subject)
    return [each.facts()["seconds"] for each in log if each.kind == "matter.assigned"]
