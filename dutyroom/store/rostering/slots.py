"""Slots as rules read them: keys and times, no names."""

from dutyroom.domain.roster import Duty, DutyRole, Slot
from dutyroom.store.file import RoomFile


def slots_in_force(
    file: RoomFile, first_day: str, last_day: str, *, retired: bool = False
) -> list[Slot]:
    """The slots of some duty days, both inclusive; with `retired` of posts no longer manned too."""
    found: dict[tuple[int, int, int], tuple[str, str, list[Duty]]] = {}
    for post, starts, ends, day, shift, officer, role in file.rows(
        "SELECT s.post, s.starts_at, s.ends_at, s.day, s.shift, c.officer, c.role "
        "FROM slot s JOIN post p ON p.key = s.post "
        "LEFT JOIN crew c USING (post, starts_at, ends_at) "
        "WHERE s.day BETWEEN ? AND ? AND (? OR NOT p.retired) "
        "ORDER BY s.post, s.starts_at, s.ends_at, c.place",
        (first_day, last_day, retired),
    ):
        crew = found.setdefault((post, starts, ends), (day, shift, []))[2]
        if officer is not None:
            crew.append(Duty(officer, DutyRole(role)))
    return [
        Slot(post, day, starts, ends, shift, tuple(crew))
        for (post, starts, ends), (day, shift, crew) in found.items()
    ]


def crew_text(crew: tuple[Duty, ...]) -> str:
    """A crew in one line."""
    return " ".join(f"{each.officer}:{each.role.value}" for each in crew)


def crew_of(text: str) -> tuple[Duty, ...]:
    """The crew a line holds."""
    parts = (each.split(":") for each in text.split())
    return tuple(Duty(int(officer), DutyRole(role)) for officer, role in parts)
