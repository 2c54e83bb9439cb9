"""The place under the cursor in words: a post or an officer on a day, and what is wrong there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dutyroom.domain import phone
from dutyroom.domain.calendar import Calendar
from dutyroom.domain.checks import Finding, Reason
from dutyroom.domain.roster import Post, Slot
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.reports.findings import sentence_of
from dutyroom.store.room import Room
from dutyroom.store.roster import Manned
from dutyroom.store.roster import Standing as Stander
from dutyroom.store.rostering.book import MonthBook, slot_of
from dutyroom.tui.paint.lines import BLANK, Line, run, width_of
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.screens.roster.cells import GLYPHS, LIT
from dutyroom.tui.screens.roster.days import day_words

SEEN = 2
"""Findings told in a low pane."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A post on a duty day: the slots it has, and those its plan would give it."""

    post: Post
    day: str
    slots: tuple[Manned, ...]
    planned: tuple[Slot, ...]
    """Slots of the plan that lie beside the ones there are."""

    def to_fill(self) -> tuple[Slot, ...]:
        """The slots a form offers, those there are first."""
        return (*map(slot_of, self.slots), *self.planned)


CHOSEN = " ▸ "
"""What stands before the shift under the cursor."""


@dataclass(frozen=True, slots=True)
class Pane:
    """The room there is for words, and what they are said with."""

    room: Room
    calendar: Calendar
    width: int
    tall: bool
    """Whether everybody has a line of their own."""


def cell_of(book: MonthBook, post: Post, day: str) -> Cell:
    """Read one cell."""
    slots = tuple(book.of_post(post, day, day))
    planned = tuple(
        each
        for each in post.slots(day, book.room.rules().offset)
        if all(each.ends_at <= slot.starts_at or slot.ends_at <= each.starts_at for slot in slots)
    )
    return Cell(post, day, slots, planned)


def cell_lines(pane: Pane, cell: Cell, shift: int, found: Sequence[Finding]) -> list[Line]:
    """A post on a day, with the shift under the cursor."""
    lines = [_title(pane, cell.post.name, word(cell.post.post_kind), cell.day)]
    if pane.tall:
        lines.append(BLANK)
    for place, slot in enumerate(cell.slots):
        head = _head(pane.room, slot.shift, slot.starts_at, slot.ends_at, place == shift)
        if pane.tall:
            lines += [head, *_tall_crew(slot), BLANK]
        else:
            lines += _flowing(head, _short_crew(slot), pane.width)
    for planned in cell.planned:
        head = _head(pane.room, planned.shift, planned.starts_at, planned.ends_at, chosen=False)
        nobody = run(_("· not planned"), Tone.MUTED)
        lines += [head, (run("  "), nobody)] if pane.tall else [(*head, nobody)]
    return [*lines, *_odd(pane, found)]


def person_lines(
    pane: Pane, name: str, day: str, slots: Iterable[Manned], shift: int, marks: Iterable[str],
    found: Sequence[Finding],
) -> list[Line]:  # fmt: skip
    """An officer on a day, with the shift under the cursor."""
    said = "  ".join(word(each) for each in marks)
    lines = [_title(pane, name, said, day)]
    if pane.tall:
        lines.append(BLANK)
    for place, slot in enumerate(slots):
        head = _head(pane.room, slot.shift, slot.starts_at, slot.ends_at, place == shift)
        lines.append((*head, run(slot.post_name)))
        lines += _tall_crew(slot) if pane.tall else ()
    return [*lines, *_odd(pane, found)]


def in_sight(lines: Sequence[Line], height: int) -> Sequence[Line]:
    """Lines of which the chosen shift is in sight: those between it and the title give way."""
    chosen = next((n for n, line in enumerate(lines) if line and line[0][0] == CHOSEN), 0)
    over = chosen + 2 - height  # it may take two lines
    if height < 2 or over <= 0:
        return lines
    return [lines[0], *lines[min(1 + over, chosen) :]]


def finding_line(room: Room, found: Finding) -> Line:
    """One thing that is wrong, without its day and post."""
    who = room.officers.name(found.officer) if found.officer else ""
    said = f"{GLYPHS[found.light]} {found.shift} {who} {sentence_of(found)}"
    return (run(" " + " ".join(said.split()), LIT[found.light]),)


def _title(pane: Pane, name: str, kind: str, day: str) -> Line:
    when = day_words(pane.calendar, day)
    return (run(f" {name}", Tone.HEAD), run(f"  {kind}  ", Tone.MUTED), *when)


def _odd(pane: Pane, found: Sequence[Finding]) -> Iterator[Line]:
    """What is wrong; that nobody stands somewhere is said there already."""
    odd = [each for each in found if each.reason is not Reason.UNCOVERED]
    seen = odd if pane.tall else odd[:SEEN]
    yield from (finding_line(pane.room, each) for each in seen)


def _head(room: Room, shift: str, starts_at: int, ends_at: int, chosen: bool) -> Line:
    begins, ends = room.local(starts_at), room.local(ends_at)
    return (
        run(CHOSEN if chosen else "   ", Tone.HEAD),
        run(shift, Tone.STRONG if chosen else Tone.PLAIN, 7),
        run(f"{begins:%H:%M}–{ends:%H:%M} ", Tone.MUTED),
    )


def _short_crew(slot: Manned) -> list[Line]:
    """Everybody in a few words; phones only where they are few."""
    if not slot.crew:
        return [(run(_("○ uncovered"), Tone.WATCH),)]
    few = len(slot.crew) <= 2
    return [
        (
            run(f"{word(each.role)} ", Tone.MUTED),
            run(each.name),
            run(f" {_phone(each)}  " if few else "  "),
        )
        for each in slot.crew
    ]


def _flowing(head: Line, pieces: Sequence[Line], width: int) -> list[Line]:
    """Pieces behind a head, on as many lines as they take."""
    indent = (run(" " * width_of(head)),)
    lines, line = [], head
    for piece in pieces:
        if width_of(line) + width_of(piece) > width and len(line) > len(head):
            lines.append(line)
            line = indent
        line = (*line, *piece)
    return [*lines, line]


def _tall_crew(slot: Manned) -> list[Line]:
    if not slot.crew:
        return [(run("  "), run(_("○ uncovered"), Tone.WATCH))]
    return [
        (
            run("  "),
            run(each.name, width=9),
            run(_phone(each), width=12),
            run(word(each.role), Tone.MUTED),
        )
        for each in slot.crew
    ]


def _phone(stander: Stander) -> str:
    return phone.masked(stander.phone) if stander.phone else ""
