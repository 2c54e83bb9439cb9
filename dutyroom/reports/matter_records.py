"""Matters as records: as they stand, with what stands in their blanks."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from dutyroom.domain.kinds import Blank, Choice, Form, Kind, Level, Stage
from dutyroom.domain.matters.matter import MatterState
from dutyroom.domain.matters.tally import typed
from dutyroom.i18n import _
from dutyroom.i18n.words import said
from dutyroom.reports.confidence import Confidence
from dutyroom.reports.record import Record, Told, iso, plain_number
from dutyroom.store.matters.line import MatterLine
from dutyroom.store.matters.window import MatterFilter, MatterKeys, Shown
from dutyroom.store.room import Room

_STEP = 500


def matters(room: Room) -> Iterator[Record]:
    """Every matter in the order in which they were opened, struck ones too.

    Who called in confidence is left out, unless the room is open in the name of the opener or of
    a supervisor: then it is told, and each look is recorded.
    """
    officer = lru_cache(maxsize=4096)(room.officers.name)
    confidence = Confidence(room)
    keys = MatterKeys(sorted(room.matters.find(MatterFilter(Shown.ALL)).ids))
    window = room.matters.window(keys)
    for first in range(0, len(keys), _STEP):
        for line in window.fetch(first, _STEP):
            now = room.matters.get(line.subject)
            kind = room.matters.kind_of(now)
            told = confidence.matter(line.subject, now, kind)
            record = _record(kind, line, now, told=told)
            yield record | {"owner": officer(line.owner), "officer": officer(line.opened_by)}
    confidence.record_looks()


def _record(kind: Kind, line: MatterLine, now: MatterState, *, told: bool) -> Record:
    matter = now.matter

    def at(mark: int | None) -> str:
        return "" if mark is None else iso(mark, matter.offset)

    return {
        "number": line.number,
        "kind": Told(kind.key, said(kind.words)),
        "title": line.title,
        "received_at": at(matter.received_at),
        "happened_at": at(matter.happened_at),
        "place": line.place,
        "level": _named(line.level, kind.levels),
        "state": line.state,
        "stage": _named(line.stage, kind.stages),
        "lead_unit": matter.lead_unit,
        "responsible_unit": matter.responsible_unit,
        "assisting_units": matter.assisting_units,
        "owner": "",
        "due_at": at(matter.due_at),
        "assigned_at": at(now.mark("assigned")),
        "closed_at": at(now.mark("closed")),
        "code": _named(now.code, kind.codes),
        "facts": _facts(kind, now, told=told),
        "measures": _measures(kind, now),
        "reminders": now.reminders,
        "confidential": matter.confidential,
        "officer": "",
        "id": line.subject,
    }


def _facts(kind: Kind, now: MatterState, *, told: bool) -> Told:
    """What stands in the blanks: for people one a line, the blank in words before it."""
    plain: dict[str, object] = {}
    lines = []
    for blank in kind.blanks:
        value = now.value(blank.key)
        if value != "" and (told or not blank.masked):
            is_time = blank.form is Form.TIME
            written = iso(int(value), now.matter.offset) if is_time else str(value)
            plain[blank.key] = written if is_time else value
            lines.append((said(blank.words), _choice(blank, written)))
    return Told(plain, _lines(lines))


def _measures(kind: Kind, now: MatterState) -> Told:
    """How much of each measure there is, in the unit it is typed in."""
    amounts = [
        (each, typed(each, amount)) for each in kind.measures if (amount := now.number_of(each.key))
    ]
    return Told(
        {each.key: plain_number(amount) for each, amount in amounts},
        _lines((said(each.words), f"{amount:f} {said(each.typed)}") for each, amount in amounts),
    )


def _choice(blank: Blank, written: str) -> str:
    found = next((each.words for each in blank.choices if each.key == written), None)
    return said(found) if found else " ".join(written.split())


def _lines(named: Iterable[tuple[str, str]]) -> str:
    return "\n".join(_("{name}: {value}").format(name=name, value=value) for name, value in named)


def _named(key: str, choices: Iterable[Choice | Level | Stage]) -> Told:
    """A word of the kind's own: its key for programs."""
    found = next((each.words for each in choices if each.key == key), None)
    return Told(key, said(found) if found else key)
