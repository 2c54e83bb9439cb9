"""The open matters as a handover tells of them, each kind in its section."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dutyroom.domain.handover import rows, sheet
from dutyroom.domain.handover.sheet import Section
from dutyroom.store.matters.line import MatterLine

if TYPE_CHECKING:
    from dutyroom.store.room import Room

SECTIONS = {
    "incident": sheet.INCIDENTS.name,
    "danger": sheet.INCIDENTS.name,
    "instruction": sheet.INSTRUCTIONS.name,
    "warning": sheet.WARNINGS.name,
    "risk": sheet.RISKS.name,
    "condition": sheet.CONDITIONS.name,
}
"""The section a kind of matter stands in; every other kind is an open matter."""

_REPORTS = ("report_phone", "report_written", "followup")
_REPORTED = ("initial_phone", "initial_written", "followup", "final")


class OpenMatters:
    """Every open matter at one moment, read in one pass: overdue first."""

    def __init__(self, room: "Room", at: int) -> None:
        self._room = room
        self._at = at
        self._lines: dict[str, list[MatterLine]] = defaultdict(list)
        for line in room.matters.open_lines():
            self._lines[SECTIONS.get(line.kind, sheet.MATTERS.name)].append(line)
        self._names: dict[int, str] = dict(room.file.rows("SELECT key, name FROM officer"))
        self._names[0] = ""

    def any_overdue(self) -> bool:
        """Whether anything has run out of time."""
        return any(lines and lines[0].is_overdue(self._at) for lines in self._lines.values())

    def matters(self, part: sheet.Part[rows.MatterRow]) -> Section:
        """A section of matters with their next steps."""
        at, names = self._at, self._names
        return Section(
            part.name,
            part.columns,
            [
                [
                    each.subject, each.rank == 0, each.number, each.kind, each.title, each.place,
                    each.level, each.state.value, each.stage, each.lead_unit,
                    each.responsible_unit, names.get(each.owner, ""), _due(each),
                    each.next_timer, each.next_step, each.next_at <= at, each.reminders,
                    each.received_at,
                ]
                for each in self._lines[part.name]
            ],
        )  # fmt: skip

    def incidents(self) -> list[rows.IncidentRow]:
        """Incidents and dangers in progress, with their reports and coordinations."""
        return [self._incident(each) for each in self._lines[sheet.INCIDENTS.name]]

    def warnings(self) -> list[rows.WarningRow]:
        """The warnings in force."""
        return [
            rows.WarningRow(each.subject, each.number, each.title, each.level, self._until(each))
            for each in self._lines[sheet.WARNINGS.name]
        ]

    def risks(self) -> list[rows.RiskRow]:
        """The standing risks."""
        return [
            rows.RiskRow(
                each.subject, each.number, each.title, each.place, each.level,
                each.lead_unit, each.responsible_unit,
            )
            for each in self._lines[sheet.RISKS.name]
        ]  # fmt: skip

    def conditions(self) -> Iterator[rows.ConditionRow]:
        """The temporary conditions that are matters of their own."""
        for each in self._lines[sheet.CONDITIONS.name]:
            until = self._until(each)
            yield rows.ConditionRow(each.subject, False, each.number, each.title, until)

    def _until(self, line: MatterLine) -> int:
        return int(self._room.matters.get(line.subject).value("valid_until") or 0)

    def _incident(self, line: MatterLine) -> rows.IncidentRow:
        now = self._room.matters.get(line.subject)
        due: dict[str, int] = {timer.key: timer.due_at for timer in self._room.matters.timers(now)}
        told = [at for mark in _REPORTED if (at := now.mark(mark)) is not None]
        return rows.IncidentRow(
            line.subject, True, line.number, line.kind, line.title, line.place, line.level,
            line.state.value, line.stage, line.lead_unit, line.responsible_unit,
            self._names.get(line.owner, ""), max(told, default=0),
            min((due[key] for key in _REPORTS if key in due), default=0),
            due.get("coordination", 0), _due(line), line.next_timer, line.next_step,
            line.is_overdue(self._at), line.received_at,
        )  # fmt: skip


def _due(line: MatterLine) -> int:
    return line.next_at if line.has_timer else 0
