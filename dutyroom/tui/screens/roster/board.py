"""The roster of a month: which posts are covered, by whom, and who stands there now."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster_versions import VersionState
from dutyroom.i18n import N_, _
from dutyroom.tui.roster_acts import ACTS
from dutyroom.tui.screens.roster.editing import Editing
from dutyroom.tui.screens.roster.views import LABELS, View
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.filter_field import FilterField


class RosterBoard(Editing):
    """Posts or people down, days across; the place under the cursor in words beside or below."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("fill", "enter", N_("Crew"), N_("Enter who stands in this slot"), False, over=False),
        Verb("act", "f5", N_("Act"), N_("Swap, plan, publish, print, and what else can be done")),
        Verb("view", "f6", N_("View"), N_("Posts or people, a month, a week or a day; a draft")),
        Verb("check", "f7", N_("Check"), N_("List what is wrong with the month, and go there")),
        Verb("now", "f8,home", N_("Now"), N_("Go to today and the shift of this hour"), over=False),
        Verb("undo", "ctrl+z", N_("Undo"), N_("Take back the last crew entered here"), False),
        Verb("month_before", "left_curly_bracket", "", N_("The month before"), False, over=False),
        Verb("month_after", "right_curly_bracket", "", N_("The month after"), False, over=False),
        Verb(
            "filter", "slash", "", N_("Show only some posts or people, by name or initials"), False,
            over=False,
        ),
    )  # fmt: skip

    def hints(self) -> tuple[str, ...]:
        """What the keys of the grid are."""
        return (
            N_("←→ day · ↑↓ PgUp PgDn post · [ ] shift · { } month · Enter crew · / some posts"),
            N_("■ red, ▲ amber: what is wrong; H holiday, W worked weekend, ▾ sensitive period"),
            N_("A whole roster comes from a file: dutyroom import roster FILE"),
        )

    # -- reading

    def read(self) -> None:
        """Read the posts again, and the cells that are seen."""
        if self._month:
            self.show_all()
            return
        self._day = self.duty.stand().day
        self._month = self._day[:7]
        self.show_all(at=self.room.now())
        self._focus()

    def _focus(self) -> None:
        (self.table if self.view is View.DAY else self.grid).focus()

    def on_resize(self) -> None:
        """Use the room there is."""
        if self._month:
            self.show_legend()
            self.call_after_refresh(self.show_place)

    async def on_month_grid_chosen(self) -> None:
        """Enter in the grid."""
        await self.action_verb("fill")

    async def on_long_table_chosen(self) -> None:
        """Enter on a slot of the day."""
        await self.action_verb("fill")

    # -- moving

    def do_now(self) -> None:
        """Go to today, and to the shift that holds this hour."""
        today = self.duty.stand().day
        if today[:7] != self._month:
            self._month, self._number = today[:7], 0
        self._day = today
        self.show_all(at=self.room.now())

    def do_month_before(self) -> None:
        """The month before."""
        self._turn(-1)

    def do_month_after(self) -> None:
        """The month after."""
        self._turn(32)

    def _turn(self, days: int) -> None:
        first = date.fromisoformat(self.book.days.first) + timedelta(days=days)
        self.show_version(f"{first:%Y-%m}", 0)

    def do_filter(self) -> None:
        """Show only some posts or people."""
        self.query_one(FilterField).open()

    def on_input_changed(self) -> None:
        """The filter was typed in."""
        self.show_all()

    def on_filter_field_left(self) -> None:
        """The keys go back to the grid."""
        self._focus()

    # -- menus

    def do_view(self) -> None:
        """Choose another view, or another version."""
        from dutyroom.tui.forms.choose import Choice, Choose

        choices = [Choice(each.value, _(LABELS[each])) for each in View]
        versions = self.room.versions.of(self.month)
        drafts = [each.number for each in versions if each.state is VersionState.DRAFT]
        if self.version:
            choices.append(Choice("0", _("The roster in force")))
        elif drafts:
            choices.append(Choice(str(drafts[-1]), _("Draft {n}").format(n=drafts[-1])))
        self.duty.push_screen(Choose(_("View"), choices), self._show_view)

    def _show_view(self, chosen: str | None) -> None:
        if not chosen:
            return
        if chosen.isdigit():
            self.show_version(self.month, int(chosen))
            return
        shift, officer = self.shift_here, self.officer_here
        if not self.view.of_people and officer:
            self._officer = officer
        elif self.view.of_people and (slot := self.slot_here) is not None:
            self._post = slot.post
        self.view = View(chosen)
        self.show_all(shift)
        self._focus()

    def do_act(self) -> None:
        """Choose something to do about the roster."""
        from dutyroom.tui.forms.choose import Choice, Choose

        choices = [Choice(each.name, _(each.label)) for each in ACTS]
        self.duty.push_screen(Choose(_("Roster"), choices), self._open_act)

    def _open_act(self, chosen: str | None) -> None:
        act = next((each for each in ACTS if each.name == chosen), None)
        if act is None:
            return
        try:
            act.open(self)
        except Refusal as refusal:
            self.refuse(refusal)
