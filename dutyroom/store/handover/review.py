"""What a supervisor asks of many handovers: which posts hand over badly, which seals hold."""

from dataclasses import dataclass
from datetime import date

from dutyroom.domain.handover.events import HandoverAccepted, Pin, ShiftOpened
from dutyroom.domain.moment import Moment
from dutyroom.journal import identity
from dutyroom.journal.walk import Break, Wrong
from dutyroom.store.file import RoomFile
from dutyroom.store.handover.cut import broken

_SEALED = "SELECT id, subject, number, seal FROM handover"


@dataclass(frozen=True, slots=True)
class Weakness:
    """How a post handed over in one month."""

    post: int
    name: str
    handovers: int
    late: int
    forced: int
    questioned: int
    """Handovers with a question or a return."""
    unreviewed: int
    filled: int
    """The mean completeness of the accepted ones, in thousandths."""
    takeover_s: int
    """The mean time from the end of the shift to the takeover, in seconds."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """Whether what a handover pins still stands."""

    subject: str
    number: str
    seal: str
    first_break: Break | None


def weak(file: RoomFile, month: str, offset: int) -> list[Weakness]:
    """The posts of a month (`2026-11`), the weakest first; openings do not count."""
    first = date.fromisoformat(f"{month}-01")
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    from_ms, to_ms = (Moment.from_day(day, 0, offset).at * 1000 for day in (first, after))
    found = file.rows(
        "SELECT h.post, ifnull(p.name, ''), count(*), sum(instr(flags, 'late') > 0) AS late, "
        "sum(instr(flags, 'forced') > 0) AS forced, sum(questions + returns > 0) AS questioned, "
        "sum(state IN ('accepted', 'queried')) AS unreviewed, "
        "CAST(ifnull(round(avg(iif(accepted_ms, filled, NULL))), 0) AS INTEGER) AS filled, "
        "CAST(ifnull(round(avg(iif(accepted_ms AND shift_ends, "
        "accepted_ms / 1000 - shift_ends, NULL))), 0) AS INTEGER) "
        "FROM handover h LEFT JOIN post p ON p.key = h.post "
        "WHERE offered_ms >= ? AND offered_ms < ? AND instr(flags, 'opening') = 0 "
        "GROUP BY h.post ORDER BY 1.0 * (late + forced + questioned + unreviewed) / count(*) DESC, "
        "filled, h.post",
        (from_ms, to_ms),
    )
    return [Weakness(*row) for row in found]


def seals(file: RoomFile) -> list[Sealed]:
    """Every handover, the oldest first, with the first place that is not as it pinned it."""
    rows = file.rows(f"{_SEALED} ORDER BY offered_ms, id")
    return [_sealed(file, *row) for row in rows]


def seal(file: RoomFile, subject: str) -> Sealed | None:
    """One handover with the first place that is not as it pinned it."""
    row = file.row(f"{_SEALED} WHERE subject = ?", (subject,))
    return None if row is None else _sealed(file, *row)


def _sealed(file: RoomFile, handover: int, subject: str, number: str, printed: str) -> Sealed:
    rows = file.rows(
        "SELECT uid, seq, hash, lines, digest FROM handover_cut WHERE handover = ? ORDER BY place",
        (handover,),
    )
    pins = (
        Pin(uid, seq, hashed.hex(), lines, digest.hex()) for uid, seq, hashed, lines, digest in rows
    )
    breaks = (broken(file, pin) for pin in pins)
    first = next((each for each in breaks if each is not None), None)
    return Sealed(subject, number, printed, first or _unsigned(file, handover))


def _unsigned(file: RoomFile, handover: int) -> Break | None:
    """Where a signature is told of that the journal does not hold: its end was torn off."""
    offer, subject, accepted_ms = file.rows(
        "SELECT offer, subject, accepted_ms FROM handover WHERE id = ?", (handover,)
    )[0]
    if file.value("SELECT 1 FROM entry WHERE id = ?", (offer,)) is None:
        return Break(f"entry {identity.seq_of(offer)}", Wrong.ENTRY_MISSING)
    signed = file.value(
        "SELECT 1 FROM entry WHERE subject = ? AND kind IN (?, ?)",
        (subject, ShiftOpened.kind, HandoverAccepted.kind),
    )
    if accepted_ms and signed is None:
        last = file.value("SELECT max(id) FROM entry WHERE subject = ?", (subject,))
        return Break(f"entry {identity.seq_of(last) + 1}", Wrong.ENTRY_MISSING)
    return None
