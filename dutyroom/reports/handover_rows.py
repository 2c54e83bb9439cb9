"""The rows of a frozen sheet in words, one way of saying for each part."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dutyroom.domain.handover import rows
from dutyroom.domain.kinds import Kind
from dutyroom.domain.moment import Moment
from dutyroom.domain.temperature import shown as degrees
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import said, word
from dutyroom.store.room import Room

_FORMS = {
    "call": N_("Parked call"),
    "passage": N_("Checkpoint line"),
    "matter": N_("Matter put aside"),
    "note": N_("Note on a call"),
}


_RECORDS = {"call": N_("call {number}"), "matter": N_("matter {number}")}


class Mark(StrEnum):
    """Why a row stands out; its cells say so in words as well."""

    NONE = ""
    RED = "red"
    OVERDUE = "overdue"
    DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True)
class Row:
    """A row in words, with what was typed standing as it was typed."""

    cells: tuple[str, ...]
    mark: Mark = Mark.NONE
    key: str = ""
    """What the row is about, the same on every sheet; of an item, its key."""


class Wording:
    """How the codes and times of one sheet are said."""

    def __init__(self, room: Room, offset: int, frozen_at: int) -> None:
        self._kinds = room.kinds
        self._known: dict[str, Kind] = {}
        self._offset = offset
        self._year = Moment(frozen_at, offset).local().year

    def kind(self, key: str) -> Kind:
        """A kind of matter, looked up once for a sheet."""
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._kinds.get(key)
        return found

    def level(self, kind: str, level: str) -> str:
        """A level as its glyph and its word."""
        held = self.kind(kind).level(level)
        return f"{held.glyph} {said(held.words)}"

    def at(self, at: int) -> str:
        """An instant to the minute, with the year where it is not the sheet's; empty for none."""
        if not at:
            return ""
        local = Moment(at, self._offset).local()
        return f"{local:%m-%d %H:%M}" if local.year == self._year else f"{local:%Y-%m-%d %H:%M}"

    def until(self, at: int) -> str:
        """The end of something that holds."""
        return self.at(at) or _("until further notice")

    def stage(self, row: rows.MatterRow | rows.IncidentRow) -> str:
        """How far a matter is: the stage of its kind, or its state."""
        names = {each.key: said(each.words) for each in self.kind(row.kind).stages}
        return names.get(row.stage) or word(row.state)

    def due(self, row: rows.MatterRow | rows.IncidentRow) -> str:
        """When the next timer of a matter runs out, and what it is called."""
        timer = self.timer(row.kind, row.next_timer)
        return _joined((_("! overdue") if row.overdue else "", self.at(row.next_at), timer))

    def timer(self, kind: str, timer: str) -> str:
        """What a timer of a kind is called."""
        names = {each.key: said(each.words) for each in self.kind(kind).timers}
        return names.get(timer) or word(timer)


def matter(say: Wording, row: rows.MatterRow) -> Row:
    """An open matter or an instruction."""
    return Row(
        (
            say.level(row.kind, row.level), say.due(row), row.number,
            said(say.kind(row.kind).words), row.title, row.place, say.stage(row),
            _step(row.next_step), _whose(row), str(row.reminders) if row.reminders else "",
        ),
        _mark(row), row.key,
    )  # fmt: skip


def incident(say: Wording, row: rows.IncidentRow) -> Row:
    """An incident or a danger in progress."""
    return Row(
        (
            say.level(row.kind, row.level), row.number, row.title, row.place, say.stage(row),
            say.at(row.last_report_at), say.at(row.report_due_at),
            say.at(row.coordination_due_at), say.due(row), _whose(row),
        ),
        _mark(row), row.key,
    )  # fmt: skip


def missed(say: Wording, row: rows.MissedRow) -> Row:
    """A limit that passed unmet."""
    cells = (say.at(row.due_at), "✗ " + say.timer(row.kind, row.timer), row.number, row.title)
    return Row(cells, Mark.OVERDUE, f"{row.subject} {row.timer} {row.due_at}")


def call(say: Wording, row: rows.CallRow) -> Row:
    """A call that waits."""
    cells = (
        row.number, say.at(row.received_at), word(row.urgency), word(row.category), row.place,
        row.text, word(row.outcome) if row.outcome else _("open"),
    )  # fmt: skip
    return Row(cells, _mark(row), row.key)


def fever(say: Wording, row: rows.FeverRow) -> Row:
    """Somebody with an abnormal temperature."""
    cells = (
        row.name or _("no name"), row.post, say.at(row.at), degrees(row.first),
        degrees(row.latest), str(row.rechecks), say.at(row.due_at),
    )  # fmt: skip
    return Row(cells, _mark(row), row.key)


def post(say: Wording, row: rows.PostRow) -> Row:
    """A checkpoint."""
    odd = (
        "" if row.covered else _("! uncovered"),
        _("! silent") if row.silent else "",
    )
    cells = (
        row.name, _joined(odd) or _("on post"), say.at(row.last_at) or _("never"),
        str(row.inward), str(row.outward), str(row.abnormal),
    )  # fmt: skip
    return Row(cells, Mark.RED if any(odd) else Mark.NONE, f"post:{row.post}")


def condition(say: Wording, row: rows.ConditionRow) -> Row:
    """Something that holds for a while."""
    return Row((row.number, row.text, say.until(row.until)), _mark(row), row.key)


def supply(say: Wording, row: rows.SupplyRow) -> Row:
    """Something counted, beside the count of the last handover."""
    now, last = (_count(count, row.uom) for count in (row.now, row.last))
    difference = f"{row.difference:+}" if row.difference else ""
    if row.now == -1:
        difference = _("! not counted")
    mark = Mark.DIFFERENCE if difference else _mark(row)
    return Row((row.name, now, last, difference), mark, row.key)


def warning(say: Wording, row: rows.WarningRow) -> Row:
    """A warning in force."""
    cells = (say.level("warning", row.level), row.number, row.title, say.until(row.until))
    return Row(cells, key=row.subject)


def risk(say: Wording, row: rows.RiskRow) -> Row:
    """A standing risk."""
    cells = (
        say.level("risk", row.level), row.number, row.title, row.place, row.lead_unit,
        row.responsible_unit,
    )  # fmt: skip
    return Row(cells, key=row.subject)


def draft(say: Wording, row: rows.DraftRow) -> Row:
    """A form half filled in."""
    form = _(_FORMS[row.form]) if row.form in _FORMS else row.form
    cells = (form, row.officer, say.at(row.begun_at))
    return Row(cells, key=" ".join(map(str, row)))


def correction(say: Wording, row: rows.CorrectionRow) -> Row:
    """A record that was struck through."""
    record = _(_RECORDS.get(row.record, "{number}")).format(number=row.number or row.target)
    return Row((record, row.reason, row.officer, say.at(row.at)), key=row.target)


def line(say: Wording, row: rows.TextRow) -> Row:
    """A line somebody wrote."""
    return Row((row.text,), key=row.text)


Said = Callable[[Wording, Any], Row]
"""What says one row of a part."""


def _mark(row: Any) -> Mark:
    if getattr(row, "overdue", False):
        return Mark.OVERDUE
    return Mark.RED if row.red else Mark.NONE


def _step(step: str) -> str:
    return word(step) if step else ""


def _whose(row: rows.MatterRow | rows.IncidentRow) -> str:
    """Who sees to a matter: its units, and who keeps it in view."""
    return _joined(dict.fromkeys((row.responsible_unit, row.lead_unit, row.owner)))


def _count(count: int, uom: str) -> str:
    return _("not counted") if count == -1 else f"{count} {uom}".rstrip()


def _joined(words: Iterable[str]) -> str:
    return " ".join(filter(None, words))
