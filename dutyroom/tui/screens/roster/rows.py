"""The rows of the grid: posts, or the officers who stand at them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dutyroom.domain.roster import Post
from dutyroom.store.roster import Manned
from dutyroom.store.rostering.book import MonthBook
from dutyroom.store.rostering.survey import DayOf, Officer, Survey
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.screens.roster import cells
from dutyroom.tui.screens.roster.traded import Traded
from dutyroom.tui.widgets.month_sheet import GridCell

COUNT = 4
"""Cells behind a name for the number of duties."""
NAME = 12


class Rows(Protocol):
    """What a grid shows."""

    @property
    def keys(self) -> Sequence[int]:
        """The post or officer of each row."""

    def head(self, row: int, /) -> Line:
        """The name of a row."""

    def cells(self, row: int, /) -> Sequence[GridCell]:
        """The cells of a row, one a day of the month; read only for rows that are seen."""


class PostRows:
    """A row for each post."""

    def __init__(
        self, book: MonthBook, posts: Sequence[Post], survey: Survey, traded: Traded
    ) -> None:
        self._book, self._posts, self._survey, self._traded = book, posts, survey, traded
        self.keys = [post.key for post in posts]

    def head(self, row: int) -> Line:
        """The name of the post."""
        return (run(self._posts[row].name),)

    def cells(self, row: int) -> list[GridCell]:
        """Whether the shifts of each day are covered."""
        post, lights = self.keys[row], self._survey.lights
        found = self._book.covered(post)
        return [
            cells.coverage(
                found.get(day, ()), lights.get((post, day)), (post, day) in self._traded.days
            )
            for day in self._book.days
        ]


class PostWeeks(PostRows):
    """A row for each post, with names."""

    def cells(self, row: int) -> list[GridCell]:
        """Who stands in the shifts of each day."""
        book, lights, post = self._book, self._survey.slots, self._posts[row]
        offset = book.room.rules().offset
        by_day: dict[str, list[Manned]] = {}
        for slot in book.of_post(post, book.days.first, book.days.last):
            by_day.setdefault(slot.day, []).append(slot)
        return [
            cells.crews(
                [(slot, lights.get((slot.post, slot.starts_at))) for slot in by_day.get(day, ())],
                offset,
            )
            for day in book.days
        ]


class PeopleRows:
    """A row for each officer who stands in the month, or of whom days are marked."""

    def __init__(
        self, book: MonthBook, officers: Sequence[Officer], survey: Survey, traded: Traded
    ) -> None:
        self._book, self._officers, self._survey = book, officers, survey
        self._traded = traded
        self.keys = [officer.key for officer in officers]
        self._offset = book.room.rules().offset

    def head(self, row: int) -> Line:
        """The name of the officer, and how many duties they have."""
        officer, duties = self._officers[row], self._survey.duties
        count = sum(len(duties.get((officer.key, day), ())) for day in self._book.days)
        return (run(officer.name, width=NAME), run(f"{count:>{COUNT}}", Tone.MUTED))

    def cells(self, row: int) -> list[GridCell]:
        """The shift of each day, or why there is none."""
        return [self._cell((self.keys[row], day)) for day in self._book.days]

    def _cell(self, at: DayOf) -> GridCell:
        survey = self._survey
        slots, marks = survey.duties.get(at, ()), survey.marks.get(at, ())
        trade = self._traded.trade_of(at)
        return cells.duties(slots, marks, survey.lights.get(at), trade, self._offset)


class PeopleWeeks(PeopleRows):
    """A row for each officer, with the names of posts."""

    def _cell(self, at: DayOf) -> GridCell:
        survey = self._survey
        slots = survey.duties.get(at, ())
        posts = [self._book.room.roster.post_name(slot.post) for slot in slots]
        if not slots:
            return super()._cell(at)
        return cells.places(slots, posts, survey.lights.get(at), self._offset)
