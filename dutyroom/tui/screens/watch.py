"""Whom and what to notice, who was recognised, and the areas people come from."""

from __future__ import annotations

from typing import ClassVar

from dutyroom.domain.matter_sheet import MatterSheet, head_of
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.watchlist import WatchKind
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.risk_areas import LevelLine
from dutyroom.store.watch_lines import Listed, Recognised
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.pages.view import AnyView
from dutyroom.tui.pages.watch.areas import AreasView
from dutyroom.tui.pages.watch.listed import ListedView
from dutyroom.tui.pages.watch.recognised import RecognisedView
from dutyroom.tui.pages.watch_marks import described
from dutyroom.tui.screens.views import ViewsBoard
from dutyroom.tui.verbs import Verb


class WatchBoard(ViewsBoard):
    """One list at a time, narrowed in place."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("act", "f5", N_("Act"), N_("Take it off the list; level an area")),
        Verb("view", "f6", N_("Show"), N_("One kind, what was recognised, the risk areas")),
        Verb("enter", "f7", N_("Enter"), N_("Notice somebody or something; an area's level")),
        Verb("new_matter", "f8", N_("Matter"), N_("Open a matter from the row")),
        Verb("look", "enter", "", N_("Show all of a row"), False, over=False),
        Verb("filter", "slash", "", N_("Show only some rows"), False, over=False),
        Verb("back", "escape", "", N_("Drop the filter, then the kind"), False, over=False),
    )

    def first_view(self) -> AnyView:
        """The list; then what was recognised, and the areas."""
        self.listed = ListedView(self.room)
        self.recognised = RecognisedView(self.room)
        self.areas = AreasView(self.room)
        return self.listed

    def hints(self) -> tuple[str, ...]:
        """What a mark means, and how a badge is typed at the gate."""
        return (
            N_("◎ stands on the line of whoever is recognised; namesake? is by the name alone"),
            N_("At the gate a badge is typed with its word: 警号176004, 工作证 1234"),
            N_("● red ◆ orange ▲ yellow ○ blue · green: from any but green, isolation"),
        )

    # -- which list

    def do_view(self) -> None:
        """Choose a kind, what was recognised, or the areas."""
        kinds = [Choice(each.value, word(each)) for each in WatchKind]
        choices = [
            Choice("listed", _("The whole list")), *kinds,
            Choice("recognised", _("Recognised, the latest first")),
            Choice("areas", _("Risk areas")),
        ]  # fmt: skip

        def go(chosen: str | None) -> None:
            if chosen:
                self.show_view(chosen)

        self.app.push_screen(Choose(_("What is shown"), choices), go)

    def show_view(self, name: str) -> None:
        """Show the whole list, one kind of it, what was recognised or the areas."""
        views = {each.name: each for each in (self.listed, self.recognised, self.areas)}
        self.listed.kind = None if name in views else WatchKind(name)
        self.show_list(views.get(name, self.listed))

    def do_back(self) -> None:
        """One step back: the filter, then to the whole list."""
        if self.filter.value:
            self.filter.action_drop()
        elif self.shown is not self.listed or self.listed.kind is not None:
            self.show_view("listed")

    # -- rows

    def why_not(self, verb: Verb) -> Refusal | None:
        """Acts need a row; a matter needs somebody or something."""
        row = self.table.current
        if verb.name in ("act", "new_matter") and row is None:
            return Refusal("nothing_watched")
        if verb.name == "new_matter" and isinstance(row, LevelLine):
            return Refusal("nothing_watched")
        return super().why_not(verb)

    def do_look(self) -> None:
        """Show everything about the row."""
        row = self.table.current
        if isinstance(row, Listed):
            self.show_card(row)
        elif isinstance(row, Recognised):
            self.show_record(row)
        else:
            super().do_look()

    def show_card(self, row: Listed) -> None:
        """Show something on the list with where it was recognised."""
        from dutyroom.tui.forms.watch.card import CardLine, WatchCard

        def go(chosen: CardLine | None) -> None:
            if chosen is not None and chosen.record is not None:
                self.show_record(chosen.record)

        self.app.push_screen(WatchCard(row), go)

    def show_record(self, row: Recognised) -> None:
        """Show the passage in full, or what is known of the call."""
        from dutyroom.tui.forms.facts_card import FactsCard
        from dutyroom.tui.forms.passage import PassageCard
        from dutyroom.tui.pages.passage_facts import card, revealed
        from dutyroom.tui.pages.register_rows import brief

        line = self.room.checkpoint.of(row.subject)
        if line is None:
            self.app.push_screen(FactsCard(_("Recognised"), self.recognised.facts(row)))
            return

        def reveal() -> list[tuple[str, str]]:
            facts = revealed(self.room, line)
            self.duty.recorded()
            return facts

        self.app.push_screen(PassageCard(brief(self.room, line), card(self.room, line), reveal))

    # -- acts

    def do_act(self) -> None:
        """What can be done about the row."""
        from dutyroom.tui.forms.watch import area, ending

        row = self.table.current
        if isinstance(row, LevelLine):
            area.open_form(self, row.area)
        elif isinstance(row, Listed):
            ending.open_acts(self, row)
        elif isinstance(row, Recognised):
            listed = self.room.watchlist.get(row.match.watched.key)
            if listed is None or listed.ended:
                raise Refusal("watched_unknown")
            ending.open_acts(self, listed)

    def do_enter(self) -> None:
        """Put somebody or something on the list, or level an area."""
        from dutyroom.tui.forms.watch import area, enter

        if self.shown is self.areas:
            area.open_form(self, None)
        else:
            enter.open_form(self, self.listed.kind or WatchKind.LOOK_OUT)

    async def do_new_matter(self) -> None:
        """Open a matter from the row."""
        from dutyroom.tui.forms.matter import MatterForm

        await self.app.push_screen(MatterForm(self._sheet()))

    def _sheet(self) -> MatterSheet:
        row = self.table.current
        now, offset = self.room.now(), self.room.rules().offset
        if isinstance(row, Recognised):
            place = self.recognised.record(row.subject).where
            title = head_of(described(row.match))
            return MatterSheet(now, offset, title=title, place=place, source=row.subject)
        assert isinstance(row, Listed)
        watched = row.watched
        return MatterSheet(now, offset, title=head_of(f"{watched.name} {watched.reason}".strip()))
