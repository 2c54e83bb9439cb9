"""A passage and its case in full sentences, for the card and the case form."""

from __future__ import annotations

from dutyroom.domain import identity, phone, temperature
from dutyroom.domain.checkpoint import Step
from dutyroom.domain.health_code import HealthCode
from dutyroom.domain.looks import Masked
from dutyroom.domain.marks import Mark
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.store.checkpoint import Fever, Reading
from dutyroom.store.register_line import RegisterLine
from dutyroom.store.room import Room
from dutyroom.tui.forms.fever import CaseFacts
from dutyroom.tui.pages.register_rows import NOTES, state_of
from dutyroom.tui.pages.watch_marks import described

Facts = list[tuple[str, str]]


def card(room: Room, line: RegisterLine, *, full: bool = False) -> Facts:
    """Label and value of whatever the line says; phone and identity masked unless `full`."""
    passage = line.passage
    at = room.local(passage.at, passage.offset)
    recorded = room.local(line.recorded_ms // 1000)
    facts = [
        (_("Time"), f"{at:%Y-%m-%d %H:%M:%S}"),
        (_("Checkpoint"), room.roster.post_name(passage.post)),
        (_("Way"), word(passage.direction)),
        (_("Name"), passage.name),
        (_("Phone"), passage.phone if full else phone.masked(passage.phone)),
        (_("Identity"), passage.identity if full else identity.masked(passage.identity)),
        (_("Plate"), passage.plate),
        (_("Temp"), f"{temperature.shown(passage.temperature)} {word(passage.site)}"),
        (_("Health code"), "" if passage.code is HealthCode.NONE else word(passage.code)),
        (_("From"), passage.origin),
        (_("To"), passage.destination),
        (_("Purpose"), passage.purpose),
        (_("Steps"), " ".join(word(step) for step in Step if passage.steps & step)),
        (_("Remarks"), " ".join(_(text) for mark, text in NOTES.items() if passage.marks & mark)),
        *((_("Noticed"), described(each)) for each in room.watchlist.of_passage(line.id)),
        *_case(room, line),
        *_struck(room, line),
        (_("Written"), f"{recorded:%m-%d %H:%M:%S} {room.officers.name(line.officer)}"),
    ]
    return [(name, value) for name, value in facts if value]


def revealed(room: Room, line: RegisterLine) -> Facts:
    """The same with nothing masked; each value shown so is recorded as a look."""
    subject = room.checkpoint.subject(line.id)
    with room.write():
        if line.passage.phone:
            room.looks.look(subject, Masked.PHONE)
        if line.passage.identity:
            room.looks.look(subject, Masked.IDENTITY)
    return card(room, line, full=True)


def case_facts(room: Room, case: Fever) -> CaseFacts:
    """A case as its form shows it."""
    line = room.checkpoint.get(case.passage)
    assert line is not None
    rules = room.rules()
    who = case.name or line.passage.plate or _("no name")
    shown = phone.masked(line.passage.phone) if line.passage.phone else ""
    title = " ".join(
        each
        for each in (f"◆ {who}", shown, f"· {state_of(case, rules.threshold)}",
                     f"· {room.roster.post_name(case.post)}")
        if each
    )  # fmt: skip
    decided = ""
    if case.decision is not None:
        decided = " ".join(
            each for each in (word(case.decision), case.place, case.accepted_by) if each
        )
    return CaseFacts(
        title,
        readings(room, case, line),
        case.due_at(rules.rest_minutes),
        rules.rest_minutes,
        case.rechecks,
        case.latest,
        is_normal=case.has_cooled(rules.threshold),
        decided=decided,
    )


def readings(room: Room, case: Fever, line: RegisterLine) -> list[str]:
    """Every reading in order, the first one named as what it is."""
    first = Reading(case.first, line.passage.site, case.at, line.officer)
    lines = [_reading(room, first, _("first"))]
    for place, each in enumerate(room.checkpoint.readings(case.passage), 1):
        lines.append(_reading(room, each, _("recheck {n}").format(n=place)))
    return lines


def _reading(room: Room, reading: Reading, name: str) -> str:
    hot = "◆" if reading.temperature >= room.rules().threshold else " "
    shown = f"{hot}{temperature.shown(reading.temperature)}"
    time = f"{room.local(reading.at):%m-%d %H:%M}"
    return "  ".join((time, shown, word(reading.site), name, room.officers.name(reading.officer)))


def _case(room: Room, line: RegisterLine) -> Facts:
    if not line.passage.marks & Mark.ABNORMAL:
        return []
    case = room.checkpoint.case(line.id)
    if case is None:
        return []
    state = state_of(case, room.rules().threshold)
    decided = " ".join(each for each in (state, case.place, case.accepted_by) if each)
    return [(_("Case"), decided), *((_("Reading"), each) for each in readings(room, case, line))]


def _struck(room: Room, line: RegisterLine) -> Facts:
    strike = room.strikes.of(room.checkpoint.subject(line.id)) if line.struck else None
    if strike is None:
        return []
    return [(_("Struck"), f"{strike.reason}  {room.officers.name(strike.officer)}")]
