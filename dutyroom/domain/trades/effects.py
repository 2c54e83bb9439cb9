"""What a trade makes of the roster: crews exchanged, a running slot split."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dutyroom.domain.roster import Slot
from dutyroom.domain.roster_versions import Key, key_of_slot
from dutyroom.domain.shift_parts import next_part
from dutyroom.domain.trades.trade import Offer, Trade, should_have_stood

MINUTE_S = 60


def traded(offer: Offer, slots: Mapping[Key, Slot]) -> tuple[Slot, ...]:
    """The slots of a swap or a cover as they are manned afterwards; roles stay with the slots."""
    given, other = offer.parties
    after = [_manned(slots[offer.given.key], given, other)]
    if offer.returned is not None:
        after.append(_manned(slots[offer.returned.key], other, given))
    return tuple(after)


def taken_over(offer: Offer, slots: Mapping[Key, Slot]) -> tuple[Slot, ...]:
    """The parts of a slot that was taken over: the first as it was, the rest with the other."""
    whole = slots[offer.given.key]
    if offer.from_at == whole.starts_at:
        return (_manned(whole, *offer.parties),)
    rest = replace(whole, starts_at=offer.from_at, shift=next_part(whole.shift))
    return replace(whole, ends_at=offer.from_at), _manned(rest, *offer.parties)


def carried(
    planned: Iterable[Slot], in_force: Iterable[Slot], trades: Mapping[Key, Sequence[Trade]]
) -> list[Slot]:
    """Planned slots with the trades that hold in the roster in force, given by slot.

    Where the plan has put somebody back whose duty another stands, the other stays; where either
    roster has others by now, a trade says nothing any more.
    """
    crews = {key_of_slot(slot): _officers(slot) for slot in in_force if key_of_slot(slot) in trades}
    found = []
    for slot in planned:
        key = key_of_slot(slot)
        for officer in crews.get(key, ()):
            before = should_have_stood(trades[key], key, officer)
            if before in _officers(slot) and officer not in _officers(slot):
                slot = _manned(slot, before, officer)
        found.append(slot)
    return found


def whole_minute(at: int, stint_starts_at: int) -> int:
    """The minute in which somebody took over, not before the slot: sheets know no seconds."""
    return max(at // MINUTE_S * MINUTE_S, stint_starts_at)


def _officers(slot: Slot) -> frozenset[int]:
    return frozenset(duty.officer for duty in slot.crew)


def _manned(slot: Slot, out: int, into: int) -> Slot:
    crew = tuple(replace(duty, officer=into) if duty.officer == out else duty for duty in slot.crew)
    return replace(slot, crew=crew)
