"""The records of a subject as plain values, one at a time."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from dutyroom.domain.hotline import Category
from dutyroom.domain.marks import Mark
from dutyroom.reports.confidence import Confidence
from dutyroom.reports.matter_records import matters
from dutyroom.reports.namesakes import told_apart
from dutyroom.reports.record import Record, Value, iso
from dutyroom.store.room import Room
from dutyroom.store.roster import Manned


def records(room: Room, subject: str) -> Iterator[Record]:
    """Every record of a subject, struck ones too, each with the identity it has everywhere."""
    return SUBJECTS[subject](room)


def _passages(room: Room) -> Iterator[Record]:
    officer = lru_cache(maxsize=4096)(room.officers.name)
    post = lru_cache(maxsize=4096)(room.roster.post_name)
    offset = room.rules().offset
    for name, line in room.checkpoint.every():
        passage = line.passage
        yield {
            "at": iso(passage.at, passage.offset),
            "checkpoint": post(passage.post),
            "direction": passage.direction,
            "name": passage.name,
            "phone": passage.phone,
            "identity": passage.identity,
            "plate": passage.plate,
            "temperature": passage.temperature / 10,
            "method": passage.site,
            "code": passage.code,
            "purpose": passage.purpose,
            "origin": passage.origin,
            "destination": passage.destination,
            "steps": passage.steps,
            "marks": passage.marks,
            "officer": officer(line.officer),
            "recorded_at": iso(line.recorded_ms // 1000, offset),
            "struck": line.struck,
            "id": name,
        }


def _calls(room: Room) -> Iterator[Record]:
    offset = room.rules().offset
    confidence = Confidence(room)
    for line in room.hotline.every():
        call = confidence.call(line)
        notes = room.hotline.notes(line.subject) if line.notes else []
        yield {
            "number": line.number,
            "received_at": iso(call.received_at, call.offset),
            "direction": call.direction,
            "phone": call.phone,
            "caller": call.caller,
            "caller_unit": call.caller_unit,
            "confidential": call.confidential,
            "category": _category(call.category),
            "urgency": call.urgency,
            "place": call.place,
            "happened_at": None if call.happened_at is None else iso(call.happened_at, call.offset),
            "text": call.text,
            "outcome": call.outcome,
            "notes": tuple(note.text for note in notes),
            "repeat_of": call.repeat_of,
            "marks": Mark(call.marks),
            "taken_by": call.taken_by,
            "officer": room.officers.name(line.officer),
            "recorded_at": iso(line.recorded_ms // 1000, offset),
            "struck": line.struck,
            "id": line.subject,
        }
    confidence.record_looks()


def _roster(room: Room) -> Iterator[Record]:
    span = room.roster.days()
    return assignments(room, room.roster.slots(*span) if span else ())


def assignments(room: Room, slots: Iterable[Manned]) -> Iterator[Record]:
    """One assignment a record; a slot nobody stands in is a record without an officer."""
    offset = room.rules().offset
    for slot in told_apart(room, slots):
        times = (iso(slot.starts_at, offset), iso(slot.ends_at, offset))
        for each in slot.crew or (None,):
            yield {
                "day": slot.day,
                "starts_at": times[0],
                "ends_at": times[1],
                "shift": slot.shift,
                "post": slot.post_name,
                "role": each.role if each else "",
                "officer": each.name if each else "",
                "phone": each.phone if each else "",
                "id": f"slot:{slot.post}:{slot.starts_at}:{slot.ends_at}"
                + (f":{each.officer}" if each else ""),
            }


def _officers(room: Room) -> Iterator[Record]:
    for facts in room.officers.all():
        yield {
            "number": facts.number,
            "name": facts.name,
            "unit": facts.unit,
            "title": facts.title,
            "role": facts.role,
            "phones": facts.phones,
            "active_from": facts.active_from,
            "active_to": facts.active_to,
            "note": facts.note,
            "id": f"officer:{facts.key}",
        }


def _units(room: Room) -> Iterator[Record]:
    for facts in room.units.all():
        yield {
            "name": facts.name,
            "category": facts.category,
            "phone": facts.phone,
            "contact": facts.contact,
            "id": f"unit:{facts.key}",
        }


def _watchlist(room: Room) -> Iterator[Record]:
    for line in room.watchlist.current(most=-1):
        watched = line.watched
        yield {
            "kind": watched.watch_kind,
            "document": watched.document,
            "phone": watched.phone,
            "plate": watched.plate,
            "name": watched.name,
            "reason": watched.reason,
            "source": watched.source,
            "noticed": watched.noticed,
            "first": watched.first,
            "last": watched.last,
            "recognised": line.seen,
            "id": f"watched:{watched.key}",
        }


def _journal(room: Room) -> Iterator[Record]:
    officer = lru_cache(maxsize=4096)(room.officers.name)
    offset = room.rules().offset
    confidence = Confidence(room)
    for entry in room.log.every():
        yield {
            "recorded_at": iso(entry.recorded_ms // 1000, offset),
            "officer": officer(entry.officer),
            "kind": entry.kind,
            "subject": entry.subject,
            "body": confidence.body(entry),
            "hash": entry.hash.hex(),
            "id": room.log.name(entry),
        }
    confidence.record_looks()


def _category(key: str) -> Value:
    """A category by its kind; one of a newer program stays the key it is."""
    return Category(key) if key in list(Category) else key


SUBJECTS: dict[str, Callable[[Room], Iterator[Record]]] = {
    "passages": _passages,
    "calls": _calls,
    "roster": _roster,
    "officers": _officers,
    "units": _units,
    "matters": matters,
    "watchlist": _watchlist,
    "journal": _journal,
}
"""How the records of each subject that can be exported are read."""
