"""Who is on post now, the spot checks, and where leaders are: three lists on one board."""

from __future__ import annotations

from importlib import import_module
from typing import ClassVar

from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_
from dutyroom.store.presence.stands import StandLine
from dutyroom.tui.pages.presence.checks import ChecksView
from dutyroom.tui.pages.presence.five import FiveView
from dutyroom.tui.pages.presence.standing import StandingView
from dutyroom.tui.pages.view import AnyView, month_beside
from dutyroom.tui.screens.views import ViewsBoard
from dutyroom.tui.verbs import Verb


class PresenceBoard(ViewsBoard):
    """One list at a time, narrowed in place; F5 is the next act for the row."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("look", "enter", "", N_("Show all of a row"), False, over=False),
        Verb("act", "f5", N_("Act"), N_("Arrived, absent, away …; a spot check; a confirmation")),
        Verb("view", "f6", N_("View"), N_("Who is on post, spot checks, the five-presence board")),
        Verb("times", "f7", N_("Times"), N_("Times for spot checks, drawn for your shift")),
        Verb("results", "f8", N_("Results"), N_("The spot checks by post, with their faults")),
        Verb("mark", "space", "", N_("Mark a row; F5 then acts on all marked"), False, over=False),
        Verb("filter", "slash", "", N_("Show only some rows"), False, over=False),
        Verb("before", "left_curly_bracket", "", N_("The month before"), False, over=False),
        Verb("after", "right_curly_bracket", "", N_("The month after"), False, over=False),
        Verb("back", "escape", "", N_("Drop the filter, then the marks"), False, over=False),
    )
    _minute = 0

    def first_view(self) -> AnyView:
        """Who is on post; then the spot checks and the five."""
        self.views: tuple[AnyView, ...] = (
            StandingView(self.room), ChecksView(self.room), FiveView(self.room)
        )  # fmt: skip
        return self.views[0]

    def hints(self) -> tuple[str, ...]:
        """What can be typed, and what the glyphs mean."""
        return (
            N_("● on post · △ not arrived after 15 min · ◇ away · ✗ absent · ○ expected"),
            N_("Space marks, F5 then notes all marked at once · / narrows, ! only what is wrong"),
            N_("Spot check: Enter when it rings, Enter again when somebody answers"),
        )

    def find_now(self) -> None:
        """Show what is looked for."""
        super().find_now()
        self._minute = self.shown.now // 60

    def tick(self) -> None:
        """A new minute may make somebody late."""
        if self.room.now() // 60 != self._minute:
            self.find_now()

    # -- which list

    def do_view(self) -> None:
        """Show the next of the three lists."""
        place = (self.views.index(self.shown) + 1) % len(self.views)
        self.show_view(self.views[place].name)

    def show_view(self, name: str) -> None:
        """Show one of the lists: `standing`, `checks` or `five`."""
        self.show_list(next(each for each in self.views if each.name == name))

    def do_before(self) -> None:
        """The month before."""
        self._turn(-1)

    def do_after(self) -> None:
        """The month after."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        if isinstance(self.shown, ChecksView):
            self.shown.span = month_beside(self.room, self.shown.span, by)
            self.table.show(self.shown.read(self.filter.value), None)
            self.show_head()

    def do_back(self) -> None:
        """One step back: the filter, then the marks."""
        if self.filter.value:
            self.filter.action_drop()
        elif self.shown.marked:
            self.shown.marked.clear()
            self.find_now()

    # -- rows

    def do_mark(self) -> None:
        """Mark the row under the cursor, or take its mark away, and go on to the next."""
        row = self.table.current
        if isinstance(row, StandLine) and not row.is_uncovered:
            self.shown.marked ^= {self.shown.key(row)}
            self.table.show(self.table.rows)
            self.show_head()
            self.table.action_move(1)

    def those(self) -> list[StandLine]:
        """Who is acted on: everybody marked, else who is under the cursor; raises `Refusal`."""
        view, row = self.views[0], self.table.current
        if view.marked:
            return [each for each in view.read("").fetch(0, 9999) if view.key(each) in view.marked]
        if not isinstance(row, StandLine):
            raise Refusal("nobody_marked")
        if row.is_uncovered:
            raise Refusal("slot_uncovered")
        return [row]

    def noted(self, said: str) -> None:
        """Answer that something was noted; what was marked for it is marked no more."""
        self.views[0].marked.clear()
        self.done(said)

    # -- acts

    def do_act(self) -> None:
        """The next act for the row, or for all that are marked."""
        import_module(f"dutyroom.tui.forms.presence.{self.shown.name}").open_acts(self)

    def do_times(self) -> None:
        """Times for spot checks."""
        from dutyroom.tui.forms.presence.times import open_times

        open_times(self)

    def do_results(self) -> None:
        """The spot checks of the month by post."""
        from dutyroom.tui.forms.presence.results import open_results

        open_results(self)
