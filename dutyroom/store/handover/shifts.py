"""Who held which shift, and to which shift a record belongs."""

from dataclasses import dataclass

from dutyroom.domain.handover.terms import Flag
from dutyroom.journal import identity
from dutyroom.journal.stamp import recorded_ms
from dutyroom.store.file import RoomFile


@dataclass(frozen=True, slots=True)
class Held:
    """The current shift of a post."""

    officer: int
    since_ms: int
    """The moment of takeover."""
    subject: str
    """The handover by which it began."""
    flags: tuple[Flag, ...] = ()
    """What has happened to its handover before it was offered: a deferral."""


def current(file: RoomFile, post: int) -> Held | None:
    """The current shift of a post; None before its opening."""
    found = file.row(
        "SELECT officer, from_ms, began, flags FROM shift_held WHERE post = ? AND to_ms = 0",
        (post,),
    )
    if found is None:
        return None
    return Held(found[0], found[1], found[2], tuple(map(Flag, found[3].split())))


def held_by(file: RoomFile, officer: int) -> list[int]:
    """The posts whose current shift an officer holds."""
    sql = "SELECT post FROM shift_held WHERE officer = ? AND to_ms = 0 ORDER BY from_ms, id"
    return [post for (post,) in file.rows(sql, (officer,))]


def ended_by(file: RoomFile, uid: str, seq: int, post: int, *, line: bool = False) -> str:
    """The handover that ended the shift a record belongs to; empty for the current shift.

    It is the first accepted one whose cut covers the record: an entry, or a line of the register.
    """
    tier = "lines" if line else "seq"
    return str(
        file.value(
            "SELECT h.subject FROM handover_cut c JOIN handover h ON h.id = c.handover "
            f"WHERE c.post = ? AND c.uid = ? AND c.{tier} >= ? AND c.stands "
            f"ORDER BY c.{tier}, h.accepted_ms, h.id LIMIT 1",
            (post, uid, seq),
            "",
        )
    )


def last_duty(file: RoomFile, officer: int) -> tuple[int, int] | None:
    """From when to when (ms) an officer was last on duty, the present duty not counted.

    It is the last shift held to its end; for who never held one, the time from the last sign-in
    to the sign-out after it.
    """
    found = file.row(
        "SELECT from_ms, to_ms FROM shift_held WHERE officer = ? AND to_ms > 0 "
        "ORDER BY to_ms DESC LIMIT 1",
        (officer,),
    )
    if found is not None:
        return found[0], found[1]
    door = file.rows(
        "SELECT kind, stamp FROM entry WHERE subject = ? "
        "AND kind IN ('officer.signed_in', 'officer.signed_out') ORDER BY stamp DESC, id DESC "
        "LIMIT 3",
        (f"officer:{officer}",),
    )
    # The newest sign-in is the present one; what came before it is the duty before.
    past = [(kind, recorded_ms(stamp)) for kind, stamp in door]
    if past and past[0][0] == "officer.signed_in":
        past = past[1:]
    if not past:
        return None
    ended = past[0][1]
    begun = next((at for kind, at in past if kind == "officer.signed_in"), ended)
    return begun, ended


def last_seen(file: RoomFile, officer: int) -> int:
    """When (ms) something was last written in an officer's name before the present sign-in."""
    return recorded_ms(
        file.value(
            "SELECT stamp FROM entry WHERE officer = ?1 AND stamp < ("
            "SELECT max(stamp) FROM entry WHERE subject = 'officer:' || ?1 "
            "AND kind = 'officer.signed_in') ORDER BY stamp DESC LIMIT 1",
            (officer,),
            0,
        )
    )


def place_of(file: RoomFile, row: int) -> tuple[str, int]:
    """The book and the place in it of a row's key."""
    uid = file.value("SELECT uid FROM book WHERE no = ?", (identity.book_of(row),), "")
    return str(uid), identity.seq_of(row)
