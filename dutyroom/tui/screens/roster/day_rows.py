"""One duty day of the roster: every shift of every post with its crew, a line each."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from dutyroom.domain.roster import Post
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.roster import Manned
from dutyroom.store.rostering.book import MonthBook
from dutyroom.store.rostering.survey import Survey
from dutyroom.tui.screens.roster.cells import GLYPHS
from dutyroom.tui.screens.roster.checks import LOOKS
from dutyroom.tui.widgets.long_table import Cell, Column, LongTable

COLUMNS = (
    Column("", 1), Column(N_("Post"), 16), Column(N_("Shift"), 6), Column(N_("Time"), 11),
    Column(N_("Crew"), 30, flexible=True),
)  # fmt: skip


class DayTable(LongTable[Manned]):
    """The slots of a day; left and right are left to whoever turns the day."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.turn_day(-1)", show=False),
        Binding("right", "screen.turn_day(1)", show=False),
        Binding("left_square_bracket", "move(-1)", show=False),
        Binding("right_square_bracket", "move(1)", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(
            COLUMNS, self._cells, key_of=lambda slot: (slot.post, slot.starts_at),
            empty=N_("Nothing is planned for this day."), id=id,
        )  # fmt: skip

    def _cells(self, slot: Manned) -> list[Cell]:
        return self.rows.cells(slot) if isinstance(self.rows, DayRows) else []


class DayRows:
    """The slots of a day in the order of their posts; names are read as they are seen."""

    exact = True

    def __init__(self, book: MonthBook, posts: Sequence[Post], day: str, survey: Survey) -> None:
        self._book, self._survey = book, survey
        self._posts = {post.key: post for post in posts}
        places = {post.key: place for place, post in enumerate(posts)}
        slots = [slot for slot in book.slots_of_day(day) if slot.post in places]
        self.slots = sorted(slots, key=lambda slot: places[slot.post])
        self.count = len(self.slots)

    def fetch(self, first: int, most: int) -> list[Manned]:
        """Some slots, with names."""
        slots = self.slots[first : first + most]
        return [self._book.manned(slot, self._posts[slot.post]) for slot in slots]

    def find(self, key: Hashable) -> int | None:
        """The place of a slot by its post and beginning, or of the first of its post."""
        if not isinstance(key, tuple):
            return None
        post, starts_at = key
        of_post = [place for place, slot in enumerate(self.slots) if slot.post == post]
        exact = (place for place in of_post if self.slots[place].starts_at == starts_at)
        return next(exact, next(iter(of_post), None))

    def cells(self, slot: Manned) -> list[Cell]:
        """One line."""
        local = self._book.room.local
        light = self._survey.slots.get((slot.post, slot.starts_at))
        look = LOOKS[light] if light else ""
        times = f"{local(slot.starts_at):%H:%M}–{local(slot.ends_at):%H:%M}"
        crew = "  ".join(f"{each.name} {word(each.role)}" for each in slot.crew)
        return [
            Cell(GLYPHS[light] if light else "", look), Cell(slot.post_name), Cell(slot.shift),
            Cell(times, "dim"),
            Cell(crew) if slot.crew else Cell(_("○ uncovered"), "watch"),
        ]  # fmt: skip
