"""A handover as the tables have it."""

from dataclasses import dataclass

from dutyroom.domain.handover.terms import Flag, Overall, State
from dutyroom.store.file import Row

COLUMNS = (
    "id, subject, number, post, state, overall, flags, outgoing, incoming, from_at, shift, "
    "shift_ends, offered_ms, accepted_ms, items, questions, returns, supplements, filled, seal, "
    "previous"
)


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """A handover as it stands."""

    id: int
    subject: str
    number: str
    post: int
    state: State
    overall: Overall
    flags: tuple[Flag, ...]
    outgoing: int
    """0 at an opening."""
    incoming: int
    """0 until the second signature."""
    from_at: int
    shift: str
    shift_ends: int
    """Epoch seconds the roster planned; 0 where it has no slot."""
    offered_ms: int
    accepted_ms: int
    """The moment of takeover; 0 until then."""
    items: int
    questions: int
    """How often an item was questioned, or a leader asked."""
    returns: int
    """How often an item or the whole sheet was returned."""
    supplements: int
    filled: int
    """How complete it is, in thousandths; 0 until it is accepted."""
    seal: str
    previous: str
    """The name of the handover by which the shift had begun."""

    @property
    def key(self) -> int:
        """Its place among all handovers: the entry of its first offer."""
        return self.id

    @property
    def takeover_s(self) -> int | None:
        """Seconds from the planned end of the shift to the takeover, negative for before it."""
        if not (self.accepted_ms and self.shift_ends):
            return None
        return self.accepted_ms // 1000 - self.shift_ends


def line_of(row: Row) -> HandoverLine:
    """The handover a row of `COLUMNS` holds."""
    fields = list(row)
    fields[4] = State(row[4])
    fields[5] = Overall(row[5])
    fields[6] = tuple(map(Flag, row[6].split()))
    return HandoverLine(*fields)
