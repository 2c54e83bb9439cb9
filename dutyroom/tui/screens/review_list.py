"""The list of handovers: what is odd first, narrowed by what is typed."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.store.handover.line import HandoverLine
from dutyroom.store.handover.window import HandoverFilter
from dutyroom.store.room import Room, opened
from dutyroom.tui.pages import review_rows
from dutyroom.tui.screens.narrowed import Narrowed
from dutyroom.tui.screens.review_verbs import ReviewVerbs
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.filter_field import FilterField
from dutyroom.tui.widgets.long_table import LongTable


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    wanted: HandoverFilter
    ids: array[int]


def find(path: str, wanted: HandoverFilter) -> Found:
    """Search a file on a connection of its own; raises `Refusal`."""
    with opened(Room.open(path, read_only=True)) as room:
        return Found(wanted, room.handover.find(wanted))


class ReviewList(Narrowed, ReviewVerbs):
    """The handovers that are looked for, and the one under the cursor."""

    VERBS: ClassVar[tuple[Verb, ...]] = ReviewVerbs.VERBS

    def begin(self) -> None:
        """Make the list and the line it is narrowed in."""
        self._filter = HandoverFilter(by_concern=True)
        self.count = 0
        self.filter = FilterField()
        self.names = review_rows.ReviewRows(self.room)
        self.table: LongTable[HandoverLine] = LongTable(
            review_rows.COLUMNS, self.names, key_of=lambda line: line.key,
            empty=N_("No handover."), id="handovers",
        )  # fmt: skip

    def show_head(self) -> None:
        """Show how many there are."""

    def read_soon(self) -> None:
        """Read the one under the cursor once the cursor rests."""

    def leave_sheet(self) -> None:
        """Go back to the list."""

    def current(self) -> HandoverLine:
        """The handover under the cursor; raises `Refusal("nothing_chosen")`."""
        line = self.table.current
        if line is None:
            raise Refusal("nothing_chosen")
        return line

    def read(self) -> None:
        """Look for the handovers again, and read the one that is shown."""
        self.filter.placeholder = _("post, officer, number")
        self.names.forget()
        self.find_now()

    def find_now(self) -> None:
        """Search on a thread for what is wanted."""
        super().find_now()
        wanted = replace(self._filter, text=self.filter.value)
        search = partial(find, self.room.file.path, wanted)
        self.run_worker(search, thread=True, exclusive=True, group="find", exit_on_error=False)

    def show_found(self, found: Found) -> None:
        """Show the handovers; one that is being read stays under the cursor wherever it goes."""
        same = found.wanted.words == self._filter.words
        self._filter, self.count = found.wanted, len(found.ids)
        window = self.room.handover.window_of(found.ids)
        if same and (self.table.cursor or self.has_class("-open")):
            self.table.show(window)
        else:
            self.table.show(window, None)
        self.show_head()
        self.read_soon()

    def do_filter(self) -> None:
        """Show only some handovers."""
        self.leave_sheet()
        self.filter.open()

    def show_post(self, name: str) -> None:
        """Show the handovers of one post."""
        self.leave_sheet()
        self.filter.value = name
        self.filter.action_keep()
