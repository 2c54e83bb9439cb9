"""Slots with the names of their posts and crews."""

from collections.abc import Iterable
from functools import cache

from dutyroom.domain.roster import Duty, PostKind, Slot
from dutyroom.store.room import Room
from dutyroom.store.roster import Manned, Standing


def with_names(room: Room, slots: Iterable[Slot]) -> list[Manned]:
    """Slots with names, in the order of their posts, those no longer manned among them."""
    posts: dict[int, tuple[str, PostKind]] = {
        key: (name, PostKind(kind))
        for key, name, kind in room.file.rows(
            "SELECT key, name, post_kind FROM post ORDER BY place, key"
        )
    }
    places = {key: place for place, key in enumerate(posts)}

    @cache
    def person(officer: int) -> tuple[str, str]:
        found = room.officers.get(officer)
        return (found.name, next(iter(found.phones), "")) if found else ("", "")

    def standing(duty: Duty) -> Standing:
        name, phone = person(duty.officer)
        return Standing(duty.officer, name, duty.role, phone)

    return [
        Manned(
            each.post, *posts[each.post], each.day, each.starts_at, each.ends_at, each.shift,
            tuple(map(standing, each.crew)),
        )
        for each in sorted(slots, key=lambda slot: (places[slot.post], slot.starts_at))
    ]  # fmt: skip
