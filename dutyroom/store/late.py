"""Sections that are loaded when first asked for, as a desk starts without them."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

if TYPE_CHECKING:
    from dutyroom.store.room import Room
    from dutyroom.store.section import Section

Kept = TypeVar("Kept", bound="Section")


class Late(Generic[Kept]):
    """A subject of a room, and where its section is found."""

    def __init__(self, place: str, *, of: str) -> None:
        self._module, _, self._form = place.partition(":")
        self.of = of
        """What the kinds of its events begin with."""
        self.name = ""

    def __set_name__(self, owner: type[Any], name: str) -> None:
        self.name = name

    def __get__(self, room: "Room", owner: type[Any] | None = None) -> Kept:
        form = getattr(import_module(f"dutyroom.store.{self._module}"), self._form)
        # A value of this name in the room itself is found before the class is asked again.
        section = room.__dict__[self.name] = form(room)
        return cast("Kept", section)


def late_of(room: type[Any]) -> dict[str, tuple[str, ...]]:
    """The names of a room's late sections by what the kinds of their events begin with."""
    found: dict[str, tuple[str, ...]] = {}
    for each in vars(room).values():
        if isinstance(each, Late):
            found[each.of] = (*found.get(each.of, ()), each.name)
    return found
