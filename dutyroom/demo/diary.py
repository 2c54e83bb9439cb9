"""Things that happen at their times, whoever is at the desk then."""

from collections.abc import Callable
from heapq import heappop, heappush
from itertools import count

from dutyroom.domain.author import Author
from dutyroom.store.room import Room


class Hands:
    """The clock of a room that is written as if time were passing."""

    def __init__(self, ms: int) -> None:
        self.ms = ms

    def __call__(self) -> int:
        """Milliseconds since 1970-01-01 UTC."""
        return self.ms


class Diary:
    """What is still to happen in a room, in the order of its times."""

    def __init__(self, room: Room, hands: Hands, ends: int) -> None:
        self._room = room
        self._hands = hands
        self._ends = ends
        self._order = count()
        self._coming: list[tuple[int, int, int, Callable[[], object]]] = []

    def note(self, at: int, officer: int, act: Callable[[], object]) -> None:
        """Let something be done at a time (epoch seconds); what is yet to come is left out."""
        if at <= self._ends:
            heappush(self._coming, (at, next(self._order), officer, act))

    def play(self, until: int) -> None:
        """Do everything up to a time, and let it be that time."""
        while self._coming and self._coming[0][0] <= until:
            at, _, officer, act = heappop(self._coming)
            self._hands.ms = at * 1000
            self._room.author = Author(officer)
            act()
        self._hands.ms = until * 1000
