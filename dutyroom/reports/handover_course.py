"""What was done about a handover, in the sections that stand below its sheet."""

from collections.abc import Iterator
from dataclasses import dataclass

from dutyroom.domain.handover.case import Case, Deed, Item
from dutyroom.domain.handover.sheet import PARTS, Sheet
from dutyroom.domain.handover.terms import Act, Flag, ItemState
from dutyroom.domain.moment import Moment
from dutyroom.i18n import _, ngettext
from dutyroom.reports.handover import Row, TitledSection, sheet_sections
from dutyroom.reports.handover_words import act_said, flag_said, item_said, state_said
from dutyroom.store.room import Room

AFTERWARDS = "supplements"
"""The section of what was added after the takeover."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A handover as it is printed."""

    title: str
    sections: tuple[TitledSection, ...]
    seal: str
    """12 hexadecimal digits."""


def printed(room: Room, subject: str) -> Printed:
    """The frozen sheet and everything said about it since, in the language in use.

    Raises `Refusal("handover_unknown")`.
    """
    case = room.handover.case(subject)
    title = _("{room} – handover {number}").format(room=room.rules().name, number=case.number)
    course = _Course(room, case)
    sections = (*sheet_sections(room, case.sheet), *course.sections())
    return Printed(title, sections, case.seal)


class _Course:
    """The course of one handover in words."""

    def __init__(self, room: Room, case: Case) -> None:
        self._room = room
        self._case = case

    def sections(self) -> Iterator[TitledSection]:
        """Decisions, signatures, what a reviewer should know, reviews and supplements."""
        case = self._case
        yield _section("decisions", _("Items decided"), self._decisions(),
                       _("Item"), _("Decision"), _("What was said"))  # fmt: skip
        yield _section("signatures", _("Signatures"), self._signatures(),
                       _("Signed as"), _("Name"), _("Signed at"))  # fmt: skip
        yield _section("flags", _("To be known by who reviews"), self._flags())
        yield self._deeds("course", _("Returned and deferred"), Act.RETURN, Act.DEFER)
        yield self._deeds("reviews", _("Review"), Act.AGREE, Act.QUERY, Act.ANSWER_QUERY)
        yield self._deeds(AFTERWARDS, _("Supplements, written after the takeover"), Act.SUPPLEMENT)
        yield _section("seal", _("Seal"), iter([Row((_("Seal"), case.seal)),
                       Row((_("State"), state_said(case.state)))]))  # fmt: skip

    def _decisions(self) -> Iterator[Row]:
        """What was said about items, one by one; those simply taken over are only counted."""
        labels = _labels(self._case.sheet)
        simple = 0
        for item in self._case.items.values():
            if item.state is ItemState.ACCEPTED and len(item.deeds) == 1 and not item.red:
                simple += 1
            else:
                said = "\n".join(self._did(deed) for deed in item.deeds)
                yield Row((labels.get(item.key, item.key), _decided(item), said), key=item.key)
        if simple:
            text = ngettext("{n} item", "{n} items", simple).format(n=simple)
            yield Row((text, item_said(ItemState.ACCEPTED), ""))

    def _signatures(self) -> Iterator[Row]:
        case = self._case
        opening, forced = Flag.OPENING in case.flags, Flag.FORCED in case.flags
        if not opening:
            name = self._name(case.offered_by) if forced else case.outgoing_name
            role = _("In place of the outgoing officer") if forced else _("Outgoing officer")
            yield Row((role, name, self._second(case.offered_ms)))
        taken = self._second(case.accepted_ms) if case.accepted_ms else _("not signed yet")
        yield Row((_("Incoming officer"), case.incoming_name, taken))
        for deed in case.of(Act.AGREE):
            yield Row((_("Reviewed by"), self._name(deed.officer), self._second(deed.at_ms)))

    def _flags(self) -> Iterator[Row]:
        for flag in self._case.flags:
            yield Row((flag_said(flag),))
        for deed in self._case.of(Act.OPEN, Act.OFFER, Act.FORCE, Act.ACCEPT):
            if deed.words:
                yield Row((_("Reason: {text}").format(text=deed.words),))

    def _deeds(self, part: str, title: str, *acts: Act) -> TitledSection:
        rows = (
            Row(
                (self._second(deed.at_ms), self._name(deed.officer), act_said(deed.act), deed.words)
            )
            for deed in self._case.of(*acts)
        )
        return _section(part, title, rows, _("Time"), _("Name"), _("Deed"), _("Words"))

    def _row(self, deed: Deed) -> Row:
        at, name = self._second(deed.at_ms), self._name(deed.officer)
        return Row((at, name, act_said(deed.act), deed.words))

    def _did(self, deed: Deed) -> str:
        text = f"{self._second(deed.at_ms)} {self._name(deed.officer)} {act_said(deed.act)}"
        return _("{what}: {words}").format(what=text, words=deed.words) if deed.words else text

    def _name(self, officer: int) -> str:
        return self._room.officers.name(officer)

    def _second(self, at_ms: int) -> str:
        local = Moment(at_ms // 1000, self._case.sheet.head.offset).local()
        return f"{local:%Y-%m-%d %H:%M:%S}"


def _decided(item: Item) -> str:
    asked = any(deed.act is Act.QUESTION for deed in item.deeds)
    said = item_said(item.state)
    if asked and item.state is not ItemState.QUESTIONED:
        return f"{item_said(ItemState.QUESTIONED)} → {said}"
    return said


def _labels(sheet: Sheet) -> dict[str, str]:
    """What each item is called: its number and what it is."""
    found = {}
    for part in PARTS:
        if part.decided:
            for row in sheet.rows(part):
                named = (getattr(row, name, "") for name in ("number", "title", "text", "name"))
                found[str(row[0])] = " ".join(filter(None, named))
    return found


def _section(part: str, title: str, rows: Iterator[Row], *columns: str) -> TitledSection:
    held = tuple(rows)
    return TitledSection(part, title, columns, held, "" if held else _("None"))
