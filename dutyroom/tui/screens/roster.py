"""The roster of a month: which posts are covered, by whom, and who stands there now."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Post, Slot
from dutyroom.i18n import N_, _
from dutyroom.store.roster import Manned
from dutyroom.tui.board import Board
from dutyroom.tui.paint.lines import run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.screens.roster_cell import Cell, cell_lines, cell_of, slots_to_fill
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.filter_field import FilterField
from dutyroom.tui.widgets.month_grid import Covers, Month, MonthGrid
from dutyroom.tui.widgets.page import Page

WIDE = 100


class RosterBoard(Board):
    """Posts down, days across; the cell under the cursor in words beside or below."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("fill", "enter", N_("Crew"), N_("Enter who stands in this slot"), False, over=False),
        Verb("enter_post", "f5", N_("Post"), N_("Enter or change a post and its shifts")),
        Verb("zoom", "f6", N_("Zoom"), N_("Show shifts instead of days, or the whole month")),
        Verb("gaps", "f7", N_("Gaps"), N_("List the uncovered slots of the month")),
        Verb("now", "f8,home", N_("Now"), N_("Go to today and the shift of this hour"), over=False),
        Verb("month_before", "left_curly_bracket", "", N_("The month before"), False, over=False),
        Verb("month_after", "right_curly_bracket", "", N_("The month after"), False, over=False),
        Verb(
            "filter",
            "slash",
            "",
            N_("Show only some posts, by name or initials"),
            False,
            over=False,
        ),
    )
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]
    DEFAULT_CSS = """
    RosterBoard #roster { height: 1fr; }
    RosterBoard #legend { height: 1; }
    RosterBoard #cell { height: 6; }
    RosterBoard.-low #cell { height: 2; }
    RosterBoard.-wide #roster { layout: horizontal; }
    RosterBoard.-wide #cell { width: 41; height: 1fr; }
    RosterBoard.-wide #grid { width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._posts: Sequence[Post] = ()
        self._first: date | None = None

    def body(self) -> ComposeResult:
        """Filter and legend, the grid, the cell."""
        yield FilterField(placeholder=_("name or initials"))
        yield Page(id="legend")
        with Vertical(id="roster"):
            yield MonthGrid(id="grid")
            yield Page(id="cell")

    def hints(self) -> tuple[str, ...]:
        """What the keys of the grid are."""
        return (
            N_("←→ day · ↑↓ PgUp PgDn post · [ ] shift · { } month · Enter crew · / some posts"),
            N_("A whole roster comes from a file: dutyroom import roster FILE"),
            N_("and goes into one: dutyroom export roster -o FILE"),
        )

    @property
    def _grid(self) -> MonthGrid:
        return self.query_one(MonthGrid)

    # -- reading

    def read(self) -> None:
        """Read the posts again, and the cells that are seen."""
        first_time = self._first is None
        if self._first is None:
            self._first = self._today().replace(day=1)
        asked = self.query_one(FilterField).value
        roster = self.room.roster
        self._posts = roster.found(asked, most=1000) if asked.strip() else roster.posts()
        self._show_month()
        if first_time:
            self.do_now()
            self._grid.focus()
        self._show_cell()

    def _today(self) -> date:
        return date.fromisoformat(self.duty.stand().day)

    def _days(self) -> tuple[date, ...]:
        assert self._first is not None
        count = monthrange(self._first.year, self._first.month)[1]
        return tuple(self._first + timedelta(days=n) for n in range(count))

    def _show_month(self) -> None:
        days, today = self._days(), self._today()
        self._grid.show(
            Month(
                days,
                tuple(_("Mo Tu We Th Fr Sa Su").split()),
                days.index(today) if today in days else None,
                tuple(each.name for each in self._posts),
                self._covers,
            )
        )
        count = _("posts {n}").format(n=len(self._posts))
        legend = (
            run(f" {count}   "),
            run(_("● covered"), Tone.MUTED),
            run("  " + _("◐ some shifts uncovered"), Tone.WATCH),
            run("  " + _("○ uncovered"), Tone.WATCH),
            run("  " + _("· not planned"), Tone.MUTED),
        )
        self.query_one("#legend", Page).show([legend])

    def _covers(self, post: int) -> list[Covers]:
        days = self._days()
        found = self.room.roster.covered(
            self._posts[post].key, days[0].isoformat(), days[-1].isoformat()
        )
        return [found.get(day.isoformat(), ()) for day in days]

    def _cell(self) -> Cell:
        """The cell under the cursor; raises `Refusal` where there is no post."""
        if not self._posts:
            raise Refusal("no_posts")
        day = self._days()[self._grid.day]
        return cell_of(self.room, self._posts[self._grid.post], day.isoformat())

    def _show_cell(self) -> None:
        page = self.query_one("#cell", Page)
        if not self._posts:
            page.show([(run(" " + _("No posts yet: F5 enters one."), Tone.MUTED),)])
            return
        width = self.app.size.width
        tall = width >= WIDE
        page.show(cell_lines(self.room, self._cell(), self._grid.shift, width, tall=tall))

    def on_month_grid_moved(self) -> None:
        """Another cell is under the cursor."""
        self._show_cell()

    def on_resize(self) -> None:
        """Use the room there is."""
        if self._first is not None:
            self._show_cell()

    async def on_month_grid_chosen(self) -> None:
        """Enter in the grid."""
        await self.action_verb("fill")

    # -- moving

    def do_now(self) -> None:
        """Go to today, and to the shift that holds this hour."""
        today = self._today()
        if self._first != today.replace(day=1):
            self._first = today.replace(day=1)
            self._show_month()
        self._go(self._grid.post, today, self.room.now())

    def _go(self, post: int, day: date, at: int) -> None:
        self._grid.go(post, day.day - 1)
        if self._posts:
            slots = slots_to_fill(self._cell())
            running = (n for n, each in enumerate(slots) if each.starts_at <= at < each.ends_at)
            self._grid.go(post, day.day - 1, next(running, 0))

    def do_month_before(self) -> None:
        """The month before."""
        self._turn(-1)

    def do_month_after(self) -> None:
        """The month after."""
        self._turn(32)

    def _turn(self, days: int) -> None:
        assert self._first is not None
        self._first = (self._first + timedelta(days=days)).replace(day=1)
        self._show_month()
        self._show_cell()

    def do_zoom(self) -> None:
        """Show shifts instead of days, or the whole month."""
        self._grid.zoom()

    def do_filter(self) -> None:
        """Show only some posts."""
        self.query_one(FilterField).open()

    def on_input_changed(self) -> None:
        """The filter was typed in."""
        self.read()

    def on_filter_field_left(self) -> None:
        """The keys go back to the grid."""
        self._grid.focus()

    # -- writing

    def do_fill(self) -> None:
        """Enter who stands in the slot under the cursor."""
        from dutyroom.tui.forms.crew import CrewForm

        cell = self._cell()
        title = f"{cell.post.name}  {cell.day}"
        slots = slots_to_fill(cell)
        self.duty.push_screen(
            CrewForm(title, cell.post.post_kind, slots, self._grid.shift, self._keep_crews)
        )

    def _keep_crews(self, slots: tuple[Slot, ...]) -> None:
        roster = self.room.roster
        roster.fill(slots[0].day, slots)
        twice = [
            (self.room.officers.name(duty.officer), there.post_name)
            for slot in slots
            for duty in slot.crew
            for there in roster.elsewhere(duty.officer, slot)[:1]
        ]
        said = _("{post} {day}: crew saved").format(
            post=roster.post_name(slots[0].post), day=slots[0].day
        )
        for name, post in twice:
            said += "; " + _("{name} also stands at {post} then.").format(name=name, post=post)
        self.done(said)

    def do_enter_post(self) -> None:
        """Enter or change a post."""
        from dutyroom.tui.forms.post import post_sheet

        post = self._posts[self._grid.post] if self._posts else None
        self.duty.push_screen(post_sheet(post, self._keep_post))

    def _keep_post(self, facts: dict[str, str]) -> None:
        from dutyroom.tui.forms.post import manning

        entered = manning(facts, self.room.rules().day_starts)
        with self.room.write():
            self.room.roster.enter_post(entered.post)
            if not entered.manned:
                self.room.roster.retire_post(entered.post.key)
        self.done(_("post {name} entered").format(name=entered.post.name))

    # -- the gaps

    def do_gaps(self) -> None:
        """List the uncovered slots of the month."""
        from dutyroom.tui.screens.roster_gaps import gaps_listing

        self.duty.push_screen(gaps_listing(self.room, self._days()), self._jump)

    def _jump(self, slot: Manned | None) -> None:
        if slot is None:
            return
        keys = [each.key for each in self._posts]
        if slot.post not in keys:
            self.query_one(FilterField).value = ""
            self._posts = self.room.roster.posts()
            self._show_month()
            keys = [each.key for each in self._posts]
        self._go(keys.index(slot.post), date.fromisoformat(slot.day), slot.starts_at)
