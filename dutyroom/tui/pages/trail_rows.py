"""The steps of a trail as a table shows them, and what a heading says of all of them."""

from __future__ import annotations

from dutyroom.domain import temperature
from dutyroom.domain.direction import Direction
from dutyroom.domain.trail import Asked, Flag, Step, StepKind
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.room import Room
from dutyroom.store.trail import Closer, Trail
from dutyroom.tui.paint.lines import BLANK, Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.table_paint import Cell, Column, Look

COLUMNS = (
    Column(N_("Time"), 11),
    Column(N_("Kind"), 10),
    Column(N_("Where"), 12),
    Column(N_("Words"), 14, flexible=True),
    Column(N_("°C"), 5, align="right"),
    Column(N_("Odd"), 13),
)
GLYPHS = {StepKind.CALL: "☏", StepKind.ISOLATION: "⊘", StepKind.MATTER: "▣"}
WAYS = {Direction.IN: "→", Direction.OUT: "←"}
FLAG = "⚑"
UNKNOWN = Closer((), {})
"""What is known of a trail before it was looked at closely."""


class TrailRows:
    """Turns steps into cells; remembers the names of the posts."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._threshold = room.rules().threshold
        self._posts: dict[int, str] = {}
        self.closer = UNKNOWN

    def cells(self, step: Step) -> list[Cell]:
        """The cells of one step, in the order of `COLUMNS`."""
        look: Look = "struck" if step.struck else ""
        hot = step.temperature >= self._threshold and not look
        shown = temperature.shown(step.temperature) if step.temperature else ""
        return [
            Cell(f"{self._room.local(step.at):%m-%d %H:%M}", look),
            Cell(what(step), look),
            Cell(self.place(step), look),
            Cell(" ".join(step.words.split()), look),
            Cell(shown, "hot" if hot else look),
            Cell(odd(self.closer.of(step)), "watch"),
        ]

    def place(self, step: Step) -> str:
        """Where it was: a post's name, read once, or the place as it was written down."""
        if not step.post:
            return step.place
        if step.post not in self._posts:
            self._posts[step.post] = self._room.roster.post_name(step.post)
        return self._posts[step.post]


def what(step: Step) -> str:
    """What a step is: a glyph and a word."""
    if step.direction is not None:
        return f"{WAYS[step.direction]} {word(step.direction)}"
    if step.kind is StepKind.ISOLATION:
        day = _("day {n}").format(n=step.number)
        return f"{GLYPHS[step.kind]} {day}"
    return f"{GLYPHS[step.kind]} {word(step.kind)}"


def odd(flags: tuple[Flag, ...]) -> str:
    """What is odd about a step, in words."""
    return f"{FLAG} {' '.join(word(each) for each in flags)}" if flags else ""


def heading(trail: Trail, closer: Closer) -> Line:
    """Whose trail it is, how long, and how many of its steps are odd."""
    said = _("{number} · {n:,} in {days} days").format(
        number=trail.asked.number, n=trail.count, days=trail.days
    )
    words = [run(f" {said}" + ("" if trail.exact else "+"), Tone.HEAD)]
    if closer.flags:
        words.append(run(f"   {FLAG} " + _("{n} odd").format(n=len(closer.flags)), Tone.WATCH))
    return tuple(words)


def beside(also: tuple[Asked, ...]) -> Line:
    """The other numbers of a trail, masked."""
    if not also:
        return BLANK
    shown = " · ".join(each.masked for each in also)
    return (run(" " + _("Also: {numbers}").format(numbers=shown)),)
