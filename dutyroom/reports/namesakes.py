"""Crews with names that mean one officer each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from dutyroom.domain.namesakes import marked
from dutyroom.store.room import Room
from dutyroom.store.roster import Manned


def told_apart(room: Room, slots: Iterable[Manned]) -> list[Manned]:
    """The slots with a mark behind every name that several officers share."""
    everybody = room.officers.all()
    sharing = Counter(each.name for each in everybody)
    names = {each.key: marked(each) for each in everybody if sharing[each.name] > 1}
    if not names:
        return list(slots)
    return [
        replace(
            slot,
            crew=tuple(
                replace(each, name=names.get(each.officer, each.name)) for each in slot.crew
            ),
        )
        for slot in slots
    ]
