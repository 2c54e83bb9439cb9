"""Who should stand now or soon, and how they do."""

from dataclasses import dataclass

from dutyroom.domain.presence.rules import SOON_S
from dutyroom.domain.presence.standing import GRACE_S, Presence, Stand, State
from dutyroom.domain.roster import LONGEST_SLOT_S, DutyRole, PostKind
from dutyroom.domain.text import fold
from dutyroom.store.file import RoomFile, Row

NOTED = "q.arrived_at, q.latest_at, q.state, q.until, q.cover, q.words"
# As the roster has it: slots longer than a day are so few that an index holds them apart.
_RUNNING = (
    "s.ends_at > ?1 AND (s.starts_at > ?1 - 86400 AND s.starts_at <= ?1 + ?2 "
    f"OR s.ends_at - s.starts_at > 86400 AND s.starts_at > ?1 - {LONGEST_SLOT_S + 1} "
    "AND s.starts_at <= ?1) AND NOT p.retired"
)
_CREW = "c.post = s.post AND c.starts_at = s.starts_at AND c.ends_at = s.ends_at"
# A slot that was taken over is split: what was noted of the whole holds for its parts.
_NOTED = (
    "q.post = s.post AND q.officer = c.officer AND q.ends_at >= s.ends_at AND q.starts_at = "
    "(SELECT max(w.starts_at) FROM presence w WHERE w.post = s.post AND w.officer = c.officer "
    f"AND w.starts_at BETWEEN s.starts_at - {LONGEST_SLOT_S} AND s.starts_at "
    "AND w.ends_at >= s.ends_at)"
)
_FITS = (
    "(?3 = '' OR instr(p.name, ?3) OR instr(o.name, ?3) "
    "OR ?4 <> '*' AND (p.initials GLOB ?4 OR o.initials GLOB ?4))"
)
_LINES = (
    "SELECT s.post, p.name, p.post_kind, s.starts_at, s.ends_at, s.shift, "
    f"c.officer, o.name, c.role, q.starts_at, q.ends_at, {NOTED} "
    "FROM slot s JOIN post p ON p.key = s.post "
    f"LEFT JOIN crew c ON {_CREW} LEFT JOIN officer o ON o.key = c.officer "
    f"LEFT JOIN presence q ON {_NOTED} WHERE {_RUNNING} AND {_FITS} "
    "ORDER BY CASE p.post_kind WHEN 'room' THEN 0 WHEN 'seat' THEN 1 ELSE 2 END, "
    "p.place, s.starts_at, s.ends_at DESC, c.place"
)
_MISSING = (
    "SELECT count(*) FROM post p JOIN slot s ON s.post = p.key "
    f"JOIN crew c ON {_CREW} LEFT JOIN presence q ON {_NOTED} "
    f"WHERE p.post_kind = 'room' AND {_RUNNING} AND s.starts_at < ?1 - {GRACE_S} "
    f"AND ifnull(q.state, '{State.EXPECTED}') = '{State.EXPECTED}'"
)
_COMES = (
    "SELECT s.post, s.starts_at, s.ends_at FROM crew c JOIN post p ON p.key = c.post "
    f"JOIN slot s ON {_CREW} LEFT JOIN presence q ON {_NOTED} WHERE c.officer = ?3 "
    f"AND c.starts_at > ?1 - {LONGEST_SLOT_S + 1} AND p.post_kind = 'room' "
    f"AND {_RUNNING} AND ifnull(q.arrived_at, 0) = 0 ORDER BY s.starts_at"
)


@dataclass(frozen=True, slots=True)
class StandLine:
    """Somebody who should stand at a post, or nobody where a slot is uncovered."""

    post_name: str
    post_kind: PostKind
    starts_at: int
    ends_at: int
    shift: str
    name: str
    role: DutyRole | None
    presence: Presence
    """Of the slot, or of the longer one it was before somebody took the rest of it over."""

    @property
    def is_uncovered(self) -> bool:
        """Whether nobody is on the roster."""
        return not self.presence.stand.officer

    def is_wrong(self, at: int) -> bool:
        """Whether nobody is there who should be."""
        if self.is_uncovered:
            return at >= self.starts_at
        return self.presence.is_wrong(at)


def lines(file: RoomFile, at: int, soon_s: int = SOON_S, asked: str = "") -> list[StandLine]:
    """Everybody in the slots that run or begin soon: the room's posts first, then as entered.

    `asked` leaves those whose post or name holds it or has such initials.
    """
    text = fold(asked).strip()
    letters = "".join(each for each in text.lower() if each.isalnum())
    return [_line(row) for row in file.rows(_LINES, (at, soon_s, text, f"{letters}*"))]


def missing(file: RoomFile, at: int) -> int:
    """How many have not come to the room's own posts although the grace is over."""
    return int(file.value(_MISSING, (at, 0)))


def comes(file: RoomFile, officer: int, at: int) -> list[Stand]:
    """Where at the room's posts somebody stands now or soon and has not arrived yet."""
    found = file.rows(_COMES, (at, SOON_S, officer))
    return [Stand(officer, *row) for row in found]


def presence_of(stand: Stand, row: Row | None) -> Presence:
    """What the columns `NOTED` hold of a stand."""
    if row is None:
        return Presence(stand)
    arrived_at, latest_at, state, until, cover, words = row
    return Presence(stand, arrived_at, latest_at, State(state), until, cover, words)


def _line(row: Row) -> StandLine:
    post, post_name, kind, starts_at, ends_at, shift, officer, name, role = row[:9]
    noted = row[9] is not None
    stand = Stand(officer or 0, post, *(row[9:11] if noted else (starts_at, ends_at)))
    return StandLine(
        post_name, PostKind(kind), starts_at, ends_at, shift, name or "",
        DutyRole(role) if role else None, presence_of(stand, row[11:] if noted else None),
    )  # fmt: skip
