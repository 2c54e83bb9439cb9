"""Who is on post now, and who comes soon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

from dutyroom.domain import phone
from dutyroom.domain.presence.standing import Presence, State
from dutyroom.domain.text import fold
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.presence.stands import StandLine
from dutyroom.tui.forms.listing import Listed
from dutyroom.tui.pages.presence_sentences import hours
from dutyroom.tui.pages.view import Fact, View
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.long_table import Cell, Column, Look

GLYPHS = {
    State.EXPECTED: "○", State.NOT_ARRIVED: "△", State.ON_POST: "●", State.AWAY: "◇",
    State.ABSENT: "✗", State.LEFT: "–",
}  # fmt: skip
WRONG_ONLY = "!"
"""Typed as filter it leaves only where somebody is missing."""
TOLD = (
    (State.NOT_ARRIVED, Tone.WATCH), (State.ABSENT, Tone.URGENT), (State.AWAY, Tone.PLAIN),
    (State.EXPECTED, Tone.MUTED),
)  # fmt: skip


class StandingView(View[StandLine]):
    """Every slot that runs or begins within the hour, with who stands in it."""

    name = "standing"
    title = N_("Who is on post")
    columns = (
        Column("", 1), Column(N_("Post"), 12, flexible=True), Column(N_("Shift"), 11),
        Column(N_("Name"), 8), Column(N_("As"), 12), Column(N_("State"), 13),
        Column(N_("Remarks"), 14, flexible=True),
    )  # fmt: skip
    empty = N_("No slot runs now.")
    hint = N_("post, name or initials; ! only where somebody is missing")

    def read(self, asked: str) -> Listed[StandLine]:
        """The slots of this moment; a filter of `!` leaves those somebody is missing from."""
        text = fold(asked).strip()
        wrong_only = text.startswith(WRONG_ONLY)
        self._every = self.room.presence.lines(self.now, asked=text.removeprefix(WRONG_ONLY))
        shown = [each for each in self._every if not wrong_only or each.is_wrong(self.now)]
        if not asked:
            self.marked &= {self.key(each) for each in self._every}
        return Listed(shown)

    def head(self) -> Line:
        """How many are on post, and how many are not."""
        begun = [each for each in self._every if not each.is_uncovered]
        states = Counter(each.presence.state(self.now) for each in begun)
        uncovered = sum(each.is_uncovered and each.is_wrong(self.now) for each in self._every)
        on_post = _("On post: {n} of {total}").format(n=states[State.ON_POST], total=len(begun))
        parts = [run(f" {on_post}", Tone.HEAD)]
        if self.marked:
            parts.append(run("  " + _("✓ {n} marked").format(n=len(self.marked)), Tone.STRONG))
        for state, tone in TOLD:
            if count := states[state]:
                parts.append(run(f"  {GLYPHS[state]} {word(state)} {count}", tone))
        if uncovered:
            parts.append(run("  ! " + _("uncovered {n}").format(n=uncovered), Tone.URGENT))
        return tuple(parts)

    def key(self, row: StandLine) -> Hashable:
        """The stand: whoever is in the slot."""
        return row.presence.stand

    def cells(self, row: StandLine) -> list[Cell]:
        """One person in one slot."""
        state, look = self._state(row)
        calm: Look = "dim" if row.starts_at > self.now else ""
        return [
            Cell("✓" if self.key(row) in self.marked else "", "mark"),
            Cell(row.post_name, calm),
            Cell(hours(self.room, row), "dim"),
            Cell(row.name, calm),
            Cell(word(row.role) if row.role else "", "dim"),
            Cell(state, look),
            Cell("" if row.is_uncovered else self._remarks(row.presence), self._gravity(row)),
        ]

    def _state(self, row: StandLine) -> tuple[str, Look]:
        if row.is_uncovered:
            return "! " + _("uncovered"), "urgent" if row.is_wrong(self.now) else "watch"
        state = row.presence.state(self.now)
        text = f"{GLYPHS[state]} {state_word(row.presence, self.now)}"
        if state in (State.EXPECTED, State.LEFT):
            return text, "dim"
        if state is State.ABSENT or row.presence.is_overdue(self.now):
            return text, "urgent"
        return text, "" if state is State.ON_POST else "watch"

    def _gravity(self, row: StandLine) -> Look:
        return "watch" if row.presence.late_s or row.is_wrong(self.now) else "dim"

    def _remarks(self, presence: Presence) -> str:
        """When they came, how late they are, until when they are away and who covers."""
        match presence.state(self.now):
            case State.NOT_ARRIVED:
                late = (self.now - presence.stand.starts_at) // 60
                return _("{n} min late").format(n=late)
            case State.ON_POST:
                came = self.clock(presence.arrived_at)
                late = presence.late_s // 60
                return came if not late else _("{time} +{n} min").format(time=came, n=late)
            case State.AWAY:
                name = self.room.officers.name(presence.cover) or _("nobody covers")
                until = self.clock(presence.until)
                return _("to {time}, {name}").format(time=until, name=name)
            case State.ABSENT | State.LEFT:
                return f"{self.clock(presence.latest_at)} {presence.words}"
        return presence.words

    def facts(self, row: StandLine) -> list[Fact]:
        """Everything noted of somebody's stand; the phone masked."""
        presence = row.presence
        officer = self.room.officers.get(presence.stand.officer)
        times = {
            _("arrived"): presence.arrived_at, _("latest note"): presence.latest_at,
            _("back by"): presence.until,
        }  # fmt: skip
        found = [
            (_("post"), row.post_name),
            (_("shift"), f"{row.shift} {hours(self.room, row)}"),
            (_("on duty"), row.name or _("uncovered")),
            (_("on duty as"), word(row.role) if row.role else ""),
            (_("phone number"), " ".join(map(phone.masked, officer.phones)) if officer else ""),
            (_("state"), self._state(row)[0]),
            *((name, self.clock(at)) for name, at in times.items() if at),
            (
                _("came late"),
                _("{n} min").format(n=presence.late_s // 60) if presence.late_s else "",
            ),
            (
                _("came early"),
                _("{n} min").format(n=presence.early_s // 60) if presence.early_s else "",
            ),
            (_("covered by"), self.room.officers.name(presence.cover)),
            (_("words"), presence.words),
        ]
        return [fact for fact in found if fact[1]]


def state_word(presence: Presence, at: int) -> str:
    """The word for a state; of an absence it tells whether somebody was there before."""
    state = presence.state(at)
    if presence.is_overdue(at):
        return _("Back late")
    if state is State.ABSENT and not presence.arrived_at:
        return _("Never came")
    return word(state)
