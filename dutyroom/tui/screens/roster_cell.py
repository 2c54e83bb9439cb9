"""One cell of the roster in words: the shifts of a post on a day, and who stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dutyroom.domain import phone
from dutyroom.domain.roster import Duty, Post, Slot
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.store.room import Room
from dutyroom.store.roster import Manned
from dutyroom.store.roster import Standing as Stander
from dutyroom.tui.paint.lines import BLANK, Line, run, width_of
from dutyroom.tui.paint.tones import Tone


@dataclass(frozen=True, slots=True)
class Cell:
    """A post on a duty day: the slots it has, and those its plan would give it."""

    post: Post
    day: str
    slots: tuple[Manned, ...]
    planned: tuple[Slot, ...]
    """Slots of the plan that lie beside the ones there are."""


def cell_of(room: Room, post: Post, day: str) -> Cell:
    """Read one cell."""
    slots = tuple(room.roster.slots(day, day, post.key))
    planned = tuple(
        each
        for each in post.slots(day, room.rules().offset)
        if all(each.ends_at <= slot.starts_at or slot.ends_at <= each.starts_at for slot in slots)
    )
    return Cell(post, day, tuple(sorted(slots, key=_begins)), planned)


def slots_to_fill(cell: Cell) -> tuple[Slot, ...]:
    """The slots a form offers, those there are first."""
    there = (
        Slot(
            each.post, each.day, each.starts_at, each.ends_at, each.shift,
            tuple(Duty(one.officer, one.role) for one in each.crew),
        )
        for each in cell.slots
    )  # fmt: skip
    return (*there, *cell.planned)


def cell_lines(room: Room, cell: Cell, shift: int, width: int, *, tall: bool) -> list[Line]:
    """The cell for a pane of so many cells: `tall` gives everybody a line of their own."""
    when = room.local(cell.slots[0].starts_at if cell.slots else _noon(cell))
    weekday = _("Mon Tue Wed Thu Fri Sat Sun").split()[when.weekday()]
    lines: list[Line] = [
        (
            run(f" {cell.post.name}", Tone.HEAD),
            run(f"  {word(cell.post.post_kind)}", Tone.MUTED),
            run(f"  {cell.day[5:]} {weekday}"),
        )
    ]
    if tall:
        lines.append(BLANK)
    for place, slot in enumerate(cell.slots):
        head = _head(room, slot.shift, slot.starts_at, slot.ends_at, place == shift)
        if tall:
            lines += [head, *_tall_crew(slot), BLANK]
        else:
            lines += _flowing(head, _short_crew(slot), width)
    for planned in cell.planned:
        head = _head(room, planned.shift, planned.starts_at, planned.ends_at, chosen=False)
        nobody = run(_("· not planned"), Tone.MUTED)
        lines += [head, (run("  "), nobody)] if tall else [(*head, nobody)]
    return lines


def _noon(cell: Cell) -> int:
    return cell.planned[0].starts_at if cell.planned else 0


def _begins(slot: Manned) -> tuple[int, int]:
    return slot.starts_at, slot.ends_at


def _head(room: Room, shift: str, starts_at: int, ends_at: int, chosen: bool) -> Line:
    begins, ends = room.local(starts_at), room.local(ends_at)
    return (
        run(" ▸ " if chosen else "   ", Tone.HEAD),
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
