"""Handovers as the list of who reviews them shows them: what is odd about each stands first."""

from __future__ import annotations

from collections.abc import Collection

from dutyroom.domain.handover.terms import Flag, State
from dutyroom.i18n import N_, _
from dutyroom.reports.handover_words import FLAGS, GLYPHS, state_said
from dutyroom.store.handover.line import HandoverLine
from dutyroom.store.room import Room
from dutyroom.tui.widgets.table_paint import Cell, Column, Look

MINUTE = 60

COLUMNS = (
    Column(N_("Handover"), 9), Column(N_("Flags"), 11), Column(N_("Review"), 11),
    Column(N_("Officers"), 13, flexible=True), Column(N_("Post"), 7),
    Column(N_("Took over"), 11), Column(N_("± min"), 5, "right"), Column(N_("Full"), 4, "right"),
)  # fmt: skip

GRAVEST = (
    Flag.FORCED, Flag.LATE, Flag.RESERVATION, Flag.INCOMING_OFF_ROSTER, Flag.OUTGOING_OFF_ROSTER,
    Flag.DEFERRED, Flag.BY_PHONE, Flag.SAME_OFFICER, Flag.OPENING,
)  # fmt: skip
"""The flags in the order in which they are told."""

_STATES: dict[State, tuple[str, Look]] = {
    State.OFFERED: ("…", ""),
    State.RETURNED: ("↩", "watch"),
    State.DEFERRED: ("◷", "watch"),
    State.ACCEPTED: ("○", "watch"),
    State.QUERIED: ("?", "urgent"),
    State.REVIEWED: ("✓", "dim"),
}


def review_said(state: State, flags: Collection[Flag]) -> str:
    """How far the review of a handover is, its glyph before the word.

    An opening was handed over by nobody: it waits for no review.
    """
    if state is not State.ACCEPTED:
        return f"{_STATES[state][0]} {state_said(state)}"
    return state_said(state) if Flag.OPENING in flags else f"{_STATES[state][0]} " + _("To review")


def minutes_said(seconds: int | None) -> str:
    """How long after the end of the shift somebody took over, in minutes with a sign."""
    return "" if seconds is None else f"{round(seconds / MINUTE):+}"


def share_said(thousandths: int) -> str:
    """How complete something is."""
    return f"{thousandths // 10}%"


class ReviewRows:
    """Paints handovers; names of posts and officers are asked for once."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._posts: dict[int, str] = {}
        self._officers: dict[int, str] = {}

    def forget(self) -> None:
        """Ask for the names again."""
        self._posts.clear()
        self._officers.clear()

    def __call__(self, line: HandoverLine) -> list[Cell]:
        """The cells of one handover, in the order of `COLUMNS`."""
        taken = f"{self._room.local(line.accepted_ms // 1000):%m-%d %H:%M}"
        late = Flag.LATE in line.flags
        opening = Flag.OPENING in line.flags
        handed = line.accepted_ms and not opening
        return [
            Cell(line.number), _flags(line),
            Cell(review_said(line.state, line.flags),
                 "dim" if opening else _STATES[line.state][1]),
            Cell(self.officers(line)), Cell(self.post(line.post)),
            Cell(taken if line.accepted_ms else ""),
            Cell(minutes_said(line.takeover_s) if handed else "", "urgent" if late else ""),
            Cell(share_said(line.filled) if handed else ""),
        ]  # fmt: skip

    def officers(self, line: HandoverLine) -> str:
        """Who handed over to whom, as far as it has come."""
        return f"{self._officer(line.outgoing)}→{self._officer(line.incoming)}"

    def post(self, key: int) -> str:
        """The name of a post."""
        if key not in self._posts:
            self._posts[key] = self._room.roster.post_name(key)
        return self._posts[key]

    def _officer(self, key: int) -> str:
        if key not in self._officers:
            self._officers[key] = self._room.officers.name(key)
        return self._officers[key]


def _flags(line: HandoverLine) -> Cell:
    """The gravest in a word, the others by their glyphs."""
    told = [(GLYPHS[each], _(FLAGS[each])) for each in GRAVEST if each in line.flags]
    asked = line.questions + line.returns
    if asked:
        told.insert(sum(each in line.flags for each in GRAVEST[:2]), ("?", _("Questioned")))
    if not told:
        return Cell("")
    (glyph, word), *others = told
    grave = Flag.FORCED in line.flags or Flag.LATE in line.flags
    look: Look = "urgent" if grave else "watch" if asked else ""
    return Cell(" ".join((f"{glyph} {word}", *(each for each, _word in others))), look)
