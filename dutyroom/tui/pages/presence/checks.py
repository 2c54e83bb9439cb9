"""The spot checks of a month."""

from __future__ import annotations

from collections.abc import Hashable

from dutyroom.domain.presence.spot_checks import Fault
from dutyroom.i18n import N_, _, ngettext
from dutyroom.i18n.words import word
from dutyroom.store.presence.checks import SpotLine, SpotWindow
from dutyroom.store.room import Room
from dutyroom.tui.pages.presence_sentences import hours
from dutyroom.tui.pages.view import Fact, View, month_of
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.long_table import Cell, Column, Look

GRAVE = (Fault.NO_ANSWER, Fault.ABSENT)


class ChecksView(View[SpotLine]):
    """The newest first."""

    name = "checks"
    title = N_("Spot checks")
    columns = (
        Column(N_("Time"), 11), Column(N_("Post"), 12, flexible=True),
        Column(N_("To answer"), 9), Column(N_("By whom"), 9),
        Column(N_("Rang"), 5, align="right"), Column(N_("Result"), 15),
        Column(N_("Remarks"), 10, flexible=True),
    )  # fmt: skip
    empty = N_("Nobody was checked in this month.")
    hint = N_("post, name or initials")

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.span = month_of(room, self.now)

    def read(self, asked: str) -> SpotWindow:
        """The spot checks of the month."""
        span = self.span
        self._window = self.room.presence.spot_checks(span.from_at, span.to_at, asked)
        self._counted = self.room.presence.counted(span.from_at, span.to_at)
        return self._window

    def head(self) -> Line:
        """Which month, how many, how many of them with a fault."""
        begins = self.room.local(self.span.from_at)
        checks = sum(each.checks for each in self._counted)
        faulty = sum(each.faulty for each in self._counted)
        title = _("{title} {month}: {n}").format(
            title=_(self.title), month=f"{begins:%Y-%m}", n=checks
        )
        said = ngettext("{n} with a fault", "{n} with faults", faulty).format(n=faulty)
        tone = Tone.WATCH if faulty else Tone.MUTED
        keys = _("{ } month · F7 times · F8 by post")
        return (
            run(f" {title}", Tone.HEAD), run(f"   {'△ ' if faulty else ''}{said}", tone),
            run(f"   {keys}", Tone.MUTED),
        )  # fmt: skip

    def key(self, row: SpotLine) -> Hashable:
        """Its entry."""
        return row.id

    def cells(self, row: SpotLine) -> list[Cell]:
        """One telephone call."""
        check = row.check
        return [
            Cell(f"{self.room.local(check.at):%m-%d %H:%M}"),
            Cell(row.post_name),
            Cell(row.asked_name),
            Cell(check.answered_by or "—"),
            Cell(f"{check.rang_s} s"),
            Cell(*found(check.fault)),
            Cell(check.words, "dim"),
        ]

    def facts(self, row: SpotLine) -> list[Fact]:
        """Everything about one telephone call."""
        check = row.check
        facts = [
            (_("time"), f"{self.room.local(check.at):%Y-%m-%d %H:%M:%S}"),
            (_("asked by"), row.by),
            (_("post"), row.post_name),
            (_("shift"), hours(self.room, check) if check.ends_at else ""),
            (_("to answer"), row.asked_name),
            (_("answered by"), check.answered_by or "—"),
            (_("rang, seconds"), str(check.rang_s)),
            (_("result"), found(check.fault)[0]),
            (_("words"), check.words),
        ]
        return [fact for fact in facts if fact[1]]


def found(fault: Fault) -> tuple[str, Look]:
    """What a spot check found, with its glyph, and how it is lit."""
    if not fault.is_one:
        return f"✓ {word(fault)}", ""
    grave = fault in GRAVE
    return f"{'✗' if grave else '△'} {word(fault)}", "urgent" if grave else "watch"
