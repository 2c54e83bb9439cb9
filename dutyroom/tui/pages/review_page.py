"""A handover in full for who reviews it: how it went, the sheet, what was decided about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dutyroom.domain.handover import rules
from dutyroom.domain.handover.case import Case, Deed, Item
from dutyroom.domain.handover.terms import Act, Flag, ItemState
from dutyroom.i18n import _
from dutyroom.i18n.refusals import place, sentence
from dutyroom.reports.handover import Mark, Row, TitledSection, sheet_sections
from dutyroom.reports.handover_words import act_said, flag_said, item_said, overall_said
from dutyroom.store.handover.cases import Known
from dutyroom.store.room import Room, opened
from dutyroom.tui.pages.review_beside import beside_lines
from dutyroom.tui.pages.review_lines import (
    ABOUT,
    GLYPHS,
    LOOKS,
    SheetLine,
    below,
    headed,
    heading,
    lines,
    teller,
)
from dutyroom.tui.pages.review_rows import minutes_said, review_said, share_said
from dutyroom.tui.widgets.table_paint import Look

_WHOLE: dict[Act, tuple[str, Look]] = {
    Act.SUPPLEMENT: ("+", "watch"),
    Act.AGREE: ("✓", ""),
    Act.QUERY: ("?", "urgent"),
    Act.RETURN: ("↩", "watch"),
    Act.FORCE: ("‼", "urgent"),
    Act.DEFER: ("◷", "watch"),
}
_ITEMS: dict[ItemState, tuple[str, Look]] = {
    ItemState.UNDECIDED: ("○", "watch"),
    ItemState.ACCEPTED: ("✓", "dim"),
    ItemState.QUESTIONED: ("?", "urgent"),
    ItemState.ANSWERED: ("?", "watch"),
    ItemState.RETURNED: ("↩", "urgent"),
    ItemState.SETTLED: ("↩", "watch"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a handover is to be read."""

    subject: str
    at_ms: int = 0
    """The instant as of which it is read; 0 for now."""
    beside: bool = False
    """Whether the handover before stands beside it."""
    width: int = 40
    """Cells of a column."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A handover laid out in lines."""

    wanted: Wanted
    lines: list[SheetLine]
    title: str = ""
    before: str = ""
    """The title of the handover before it."""
    known: Known | None = None
    """What was read, for the connection of the screen."""


def read_page(path: str, wanted: Wanted) -> Shown:
    """Read a handover on a connection of its own and lay it out; raises `Refusal`."""
    with opened(Room.open(path, read_only=True)) as room:
        return laid_out(room, wanted)


def laid_out(room: Room, wanted: Wanted) -> Shown:
    """A handover in lines; the work grows with its sheet."""
    known = room.handover.known(wanted.subject)
    case: Case | None = known.case
    if wanted.at_ms:
        case = room.handover.as_stood(wanted.subject, wanted.at_ms)
    if case is None:
        said = _("At that time it had not been offered.")
        nothing = list(lines("○", said, wanted.width, "watch"))
        return Shown(wanted, nothing, _titled(known.case), known=known)
    page = _Page(room, wanted.subject, case)
    before = room.handover.previous(wanted.subject) if wanted.beside else None
    if before is None:
        return Shown(wanted, list(page.lines(wanted.width)), page.title, known=known)
    other = _Page(room, before.subject, room.handover.case(before.subject))
    found = beside_lines(other.sections, page.sections, wanted.width)
    return Shown(wanted, found, page.title, other.title, known)


def _titled(case: Case) -> str:
    return _("Handover {number}").format(number=case.number)


class _Page:
    """One handover, its words gathered."""

    def __init__(self, room: Room, subject: str, case: Case) -> None:
        self._room = room
        self._case = case
        self._names: dict[int, str] = {}
        self.title = f"{_titled(case)} {case.sheet.head.post_name} {self._pair()}"
        about = TitledSection(ABOUT, _("How it went"), (), tuple(self._about(subject)))
        self.sections = [about, *sheet_sections(room, case.sheet)]

    def lines(self, width: int) -> Iterator[SheetLine]:
        """How it went, what was said about it all, the sheet with what was decided."""
        about, *sheet = self.sections
        yield from self._section(about, width)
        yield from headed(_("What was done"), width)
        for deed in self._case.deeds:
            yield from self._whole(deed, width)
        for section in sheet:
            yield from self._section(section, width)

    def _section(self, section: TitledSection, width: int) -> Iterator[SheetLine]:
        told = teller(section)
        yield from headed(heading(section), width)
        for row in section.rows:
            yield from lines(GLYPHS[row.mark], told(row), width, LOOKS[row.mark])
            item = self._case.items.get(row.key)
            if item is not None:
                yield from self._item(item, width)

    # -- how it went

    def _pair(self) -> str:
        return f"{self._case.outgoing_name}→{self._case.incoming_name}"

    def _about(self, subject: str) -> Iterator[Row]:
        case = self._case
        yield _fact(_("State"), review_said(case.state, case.flags))
        yield _fact(_("Officers"), self._pair())
        if case.accepted_ms:
            yield _fact(_("Took over"), self._at(case.accepted_ms))
        if case.accepted_ms and Flag.OPENING not in case.flags:
            ends = case.sheet.head.shift_ends
            if ends:
                said = minutes_said(case.accepted_ms // 1000 - ends)
                yield _fact(_("After the end of the shift"), _("{n} min").format(n=said))
            yield _fact(_("Complete"), share_said(rules.filled(case)))
        yield _fact(_("Overall"), overall_said(case.sheet.overall))
        for flag in case.flags:
            yield _flag(flag)
        yield from self._items()
        yield self._seal(subject)

    def _items(self) -> Iterator[Row]:
        counts = {state: self._case.count(state) for state in ItemState}
        said = ", ".join(f"{item_said(state)} {n:,}" for state, n in counts.items() if n)
        yield _fact(_("Items"), said or _("None"))

    def _seal(self, subject: str) -> Row:
        sealed = self._room.handover.seal(subject)
        if sealed is None or sealed.first_break is None:
            return _fact(_("Seal"), _("{seal} ✓ stands").format(seal=self._case.seal))
        where = place(sealed.first_break.where)
        what = sentence(sealed.first_break.what.value, {})
        said = _("{seal} ✗ broken at {place}: {what}")
        said = said.format(seal=self._case.seal, place=where, what=what)
        return Row((_("Seal"), said), Mark.RED, _("Seal"))

    # -- who did what

    def _whole(self, deed: Deed, width: int) -> Iterator[SheetLine]:
        """Something that was done about the whole sheet."""
        glyph, look = _WHOLE.get(deed.act, ("·", ""))
        done = _("took over") if deed.act is Act.ACCEPT else act_said(deed.act)
        yield from lines(glyph, self._did(deed, done), width, look)

    def _item(self, item: Item, width: int) -> Iterator[SheetLine]:
        """What was decided about an item, the last of it as the state it is in."""
        glyph, look = _ITEMS[item.state]
        if not item.deeds:
            yield from below(glyph, item_said(item.state), width, look)
        for deed in item.deeds:
            last = deed is item.deeds[-1]
            said = self._did(deed, act_said(deed.act))
            yield from below(glyph if last else "·", said, width, look if last else "dim")

    def _did(self, deed: Deed, done: str) -> str:
        said = f"{self._at(deed.at_ms)} {self._name(deed.officer)} {done}"
        return _("{what}: {words}").format(what=said, words=deed.words) if deed.words else said

    def _at(self, ms: int) -> str:
        return f"{self._room.local(ms // 1000, self._case.sheet.head.offset):%m-%d %H:%M:%S}"

    def _name(self, officer: int) -> str:
        if officer not in self._names:
            self._names[officer] = self._room.officers.name(officer)
        return self._names[officer]


def _fact(name: str, value: str) -> Row:
    return Row((name, value), key=name)


def _flag(flag: Flag) -> Row:
    mark = Mark.RED if flag in (Flag.LATE, Flag.FORCED) else Mark.NONE
    return Row((flag_said(flag),), mark, flag)
