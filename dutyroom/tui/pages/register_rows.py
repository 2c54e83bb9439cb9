"""The lines of the register as a table shows them: phones masked, fevers lit."""

from __future__ import annotations

from collections.abc import Iterator

from dutyroom.domain import phone, temperature
from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.health_code import HealthCode
from dutyroom.domain.marks import Mark
from dutyroom.domain.watchlist import Match
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.checkpoint import Fever
from dutyroom.store.register_line import RegisterLine
from dutyroom.store.room import Room
from dutyroom.tui.pages.watch_marks import left_isolation, marks
from dutyroom.tui.widgets.table_paint import Cell, Column, Look

COLUMNS = (
    Column(N_("Time"), 11),
    Column(N_("Checkpoint"), 12, flexible=True),
    Column(N_("Way"), 4),
    Column(N_("Name"), 8, flexible=True),
    Column(N_("Phone"), 11),
    Column(N_("°C"), 5, align="right"),
    Column(N_("Plate"), 9),
    Column(N_("Remarks"), 9, flexible=True),
)

NOTES = {
    Mark.LATE: N_("late"),
    Mark.LOOKED_TWICE: N_("2nd look"),
    Mark.PHONE_ODD: N_("phone?"),
    Mark.IDENTITY_WRONG: N_("identity?"),
    Mark.PLATE_ODD: N_("plate?"),
    Mark.TIME_ODD: N_("time?"),
    Mark.DIRECTION_MISSING: N_("way?"),
}
"""Msgids of what is worth noticing about a line, in a word."""


class RegisterRows:
    """Turns lines of the register into cells; remembers the names of the posts."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._posts: dict[int, str] = {}
        self.marked = False
        """Whether any line may have been recognised: where none was, none is asked for."""

    def cells(self, line: RegisterLine) -> list[Cell]:
        """The cells of one line, in the order of `COLUMNS`."""
        passage = line.passage
        look: Look = "struck" if line.struck else ""
        local = self._room.local(passage.at, passage.offset)
        return [
            Cell(f"{local:%m-%d %H:%M}", look),
            Cell(self.post_name(passage.post), look),
            Cell(word(passage.direction), look),
            Cell(passage.name, look),
            Cell(phone.masked(passage.phone) if passage.phone else "", look),
            self._temperature(passage, look),
            Cell(passage.plate, look),
            self._remarks(line, look),
        ]

    def post_name(self, post: int) -> str:
        """A checkpoint's name, read once."""
        if post not in self._posts:
            self._posts[post] = self._room.roster.post_name(post)
        return self._posts[post]

    def forget(self) -> None:
        """Read the names again when they are asked for."""
        self._posts.clear()

    def renew(self) -> None:
        """See whether lines have been recognised; called before they are painted."""
        self.marked = self._room.watchlist.has_marks()

    def _temperature(self, passage: Passage, look: Look) -> Cell:
        hot = bool(passage.marks & Mark.ABNORMAL) and not look
        return Cell(temperature.shown(passage.temperature), "hot" if hot else look)

    def left_isolation(self, line: RegisterLine) -> bool:
        """Whether a line is that of somebody who was to stay where he is and passed out."""
        return left_isolation(line, self._matches(line))

    def _matches(self, line: RegisterLine) -> list[Match]:
        return self._room.watchlist.of_passage(line.id) if self.marked else []

    def _remarks(self, line: RegisterLine, look: Look) -> Cell:
        """What is worth noticing; whom the gate is to notice comes first and is never dim."""
        matches = self._matches(line)
        text = " ".join([*marks(matches), *self._notes(line)])
        if not matches:
            return Cell(text, look or "dim")
        return Cell(text, look or ("urgent" if left_isolation(line, matches) else "watch"))

    def _notes(self, line: RegisterLine) -> Iterator[str]:
        passage = line.passage
        if line.struck:
            yield _("struck")
        if passage.marks & Mark.ABNORMAL:
            case = self._room.checkpoint.case(line.id)
            yield state_of(case, self._room.rules().threshold) if case else _("abnormal")
        if passage.code not in (HealthCode.NONE, HealthCode.GREEN):
            yield word(passage.code)
        for mark, text in NOTES.items():
            if passage.marks & mark:
                yield _(text)


def brief(room: Room, line: RegisterLine) -> str:
    """A line in a few words: when, which way, who, how warm."""
    passage = line.passage
    who = passage.name or passage.plate or phone.masked(passage.phone) or passage.identity[-4:]
    local = room.local(passage.at, passage.offset)
    shown = temperature.shown(passage.temperature)
    return f"{local:%H:%M} {word(passage.direction)} {who} {shown}"


def state_of(case: Fever, threshold: int) -> str:
    """Where a case stands, in a word; only a second high reading makes it a fever."""
    if case.decision is not None:
        return word(case.decision)
    if not case.rechecks:
        return _("abnormal")
    return _("fever") if case.latest >= threshold else _("normal")
