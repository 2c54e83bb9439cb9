"""The tables of handovers: how each step changes them."""

from dutyroom.domain.handover.events import (
    HandoverAccepted,
    HandoverDeferred,
    HandoverOffered,
    HandoverReviewed,
    HandoverSupplemented,
    ItemQuestioned,
    ItemReturned,
    QueryAnswered,
    SheetReturned,
    ShiftOpened,
    Step,
)
from dutyroom.domain.handover.sheet import SUPPLIES
from dutyroom.domain.handover.terms import Flag, State, Verdict
from dutyroom.store.entry import Entry
from dutyroom.store.file import RoomFile

_OFFERED = (
    "INSERT INTO handover (id, subject, number, post, offer, state, overall, flags, outgoing, "
    "incoming, from_at, shift, shift_ends, begun_ms, offered_ms, accepted_ms, items, questions, "
    "returns, supplements, filled, seal, previous) "
    f"VALUES (?{', ?' * 16}, 0, 0, 0, 0, ?, ?) "
    "ON CONFLICT (subject) DO UPDATE SET offer = excluded.offer, state = excluded.state, "
    "overall = excluded.overall, flags = excluded.flags, outgoing = excluded.outgoing, "
    "shift = excluded.shift, shift_ends = excluded.shift_ends, offered_ms = excluded.offered_ms, "
    "items = excluded.items, seal = excluded.seal"
)


def keep(file: RoomFile, event: Step, entry: Entry) -> None:
    """Change the tables as a step says."""
    match event:
        case ShiftOpened() | HandoverOffered():
            _offer(file, event, entry)
        case HandoverAccepted():
            _accept(file, event, entry)
        case SheetReturned():
            _set(file, entry, "state = ?, returns = returns + 1", State.RETURNED)
        case HandoverDeferred():
            _defer(file, event, entry)
        case ItemQuestioned():
            _set(file, entry, "questions = questions + 1")
        case ItemReturned():
            _set(file, entry, "returns = returns + 1")
        case HandoverSupplemented():
            _set(file, entry, "supplements = supplements + 1")
        case HandoverReviewed(verdict=Verdict.AGREED):
            _set(file, entry, "state = ?", State.REVIEWED)
        case HandoverReviewed():
            _set(file, entry, "state = ?, questions = questions + 1", State.QUERIED)
        case QueryAnswered():
            _set(file, entry, "state = ?", State.ACCEPTED)
        case _:
            # What is decided about an item is read from the journal, while a sheet is open.
            pass


def _set(file: RoomFile, entry: Entry, change: str, *values: object) -> None:
    file.run(f"UPDATE handover SET {change} WHERE subject = ?", (*values, entry.subject))


def _offer(file: RoomFile, event: ShiftOpened | HandoverOffered, entry: Entry) -> None:
    head = event.sheet.head
    opening = isinstance(event, ShiftOpened)
    outgoing = 0 if isinstance(event, ShiftOpened) else event.outgoing
    previous = "" if isinstance(event, ShiftOpened) else event.previous
    at_ms = entry.recorded_ms
    file.run(
        _OFFERED,
        (
            entry.id, entry.subject, event.number, head.post, entry.id,
            State.ACCEPTED if opening else State.OFFERED, event.sheet.overall,
            " ".join(event.flags), outgoing, entry.officer if opening else 0, head.from_at,
            head.shift, head.shift_ends, at_ms, at_ms, at_ms if opening else 0,
            sum(1 for _ in event.sheet.items()), event.pins[0].hash[:12], previous,
        ),
    )  # fmt: skip
    handover = _id(file, entry)
    file.run("DELETE FROM handover_cut WHERE handover = ?", (handover,))
    file.run_many(
        "INSERT INTO handover_cut VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                handover, pin.uid, head.post, place, pin.seq, bytes.fromhex(pin.hash), pin.lines,
                bytes.fromhex(pin.digest), opening,
            )
            for place, pin in enumerate(event.pins)
        ],
    )  # fmt: skip
    file.run("DELETE FROM handover_supply WHERE handover = ?", (handover,))
    file.run_many(
        "INSERT INTO handover_supply VALUES (?, ?, ?, ?, ?)",
        [
            (handover, place, row.name, row.uom, row.now)
            for place, row in enumerate(event.sheet.rows(SUPPLIES))
        ],
    )
    if opening:
        _take_over(file, entry, head.post, entry.officer)


def _accept(file: RoomFile, event: HandoverAccepted, entry: Entry) -> None:
    post = file.value("SELECT post FROM handover WHERE subject = ?", (entry.subject,))
    if post is None:
        return  # its offer is in a book that has not come yet
    _set(
        file, entry, "state = ?, flags = ?, incoming = ?, accepted_ms = ?, filled = ?",
        State.ACCEPTED, " ".join(event.flags), event.incoming, entry.recorded_ms, event.filled,
    )  # fmt: skip
    file.run("UPDATE handover_cut SET stands = 1 WHERE handover = ?", (_id(file, entry),))
    _take_over(file, entry, post, event.incoming)


def _take_over(file: RoomFile, entry: Entry, post: int, officer: int) -> None:
    at_ms = entry.recorded_ms
    file.run(
        "UPDATE shift_held SET to_ms = ?, ended = ? WHERE post = ? AND to_ms = 0",
        (at_ms, entry.subject, post),
    )
    file.run(
        "INSERT INTO shift_held VALUES (?, ?, ?, ?, 0, ?, '', '')",
        (entry.id, post, officer, at_ms, entry.subject),
    )


def _defer(file: RoomFile, event: HandoverDeferred, entry: Entry) -> None:
    """A deferral is remembered with the shift it prolongs, until that shift is handed over."""
    _set(file, entry, "state = ?", State.DEFERRED)
    flags = [Flag.DEFERRED, Flag.BY_PHONE] if event.by_phone else [Flag.DEFERRED]
    file.run(
        "UPDATE shift_held SET flags = ? WHERE post = ? AND to_ms = 0",
        (" ".join(flags), event.post),
    )


def _id(file: RoomFile, entry: Entry) -> int:
    return int(file.value("SELECT id FROM handover WHERE subject = ?", (entry.subject,)))
