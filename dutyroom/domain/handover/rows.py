"""The rows of a sheet: facts as codes, names as they were, times as epoch seconds (0 for none)."""

from typing import NamedTuple


class MatterRow(NamedTuple):
    """An open matter with its next step."""

    key: str = ""
    red: bool = False
    number: str = ""
    kind: str = ""
    title: str = ""
    place: str = ""
    level: str = ""
    state: str = ""
    stage: str = ""
    lead_unit: str = ""
    responsible_unit: str = ""
    owner: str = ""
    next_at: int = 0
    next_timer: str = ""
    next_step: str = ""
    overdue: bool = False
    reminders: int = 0
    received_at: int = 0


class IncidentRow(NamedTuple):
    """An incident or a danger in progress."""

    key: str = ""
    red: bool = True
    number: str = ""
    kind: str = ""
    title: str = ""
    place: str = ""
    level: str = ""
    state: str = ""
    stage: str = ""
    lead_unit: str = ""
    responsible_unit: str = ""
    owner: str = ""
    last_report_at: int = 0
    report_due_at: int = 0
    coordination_due_at: int = 0
    next_at: int = 0
    next_timer: str = ""
    next_step: str = ""
    overdue: bool = False
    received_at: int = 0


class MissedRow(NamedTuple):
    """A limit that passed unmet in the shift: a coordination not held, a report not sent."""

    subject: str = ""
    number: str = ""
    kind: str = ""
    title: str = ""
    timer: str = ""
    due_at: int = 0


class CallRow(NamedTuple):
    """A call of the shift that waits for something and has no matter."""

    key: str = ""
    red: bool = False
    number: str = ""
    received_at: int = 0
    category: str = ""
    urgency: str = ""
    place: str = ""
    text: str = ""
    outcome: str = ""


class FeverRow(NamedTuple):
    """Somebody with an abnormal temperature who waits for a recheck or a decision."""

    key: str = ""
    red: bool = True
    name: str = ""
    post: str = ""
    at: int = 0
    first: int = 0
    """Tenths of a degree, as `latest`."""
    latest: int = 0
    rechecks: int = 0
    due_at: int = 0


class ConditionRow(NamedTuple):
    """Something that holds for a while: a closed road, a borrowed room."""

    key: str = ""
    red: bool = False
    number: str = ""
    text: str = ""
    until: int = 0


class SupplyRow(NamedTuple):
    """Equipment, keys or supplies counted against the last handover."""

    key: str = ""
    red: bool = False
    name: str = ""
    uom: str = ""
    last: int = -1
    """The count of the last handover; -1 where it was not counted."""
    now: int = 0
    """-1 where it was not counted this time."""

    @property
    def difference(self) -> int:
        """How many more there are than last time; 0 where either was not counted."""
        return 0 if -1 in (self.last, self.now) else self.now - self.last


class WarningRow(NamedTuple):
    """A warning in force."""

    subject: str = ""
    number: str = ""
    title: str = ""
    level: str = ""
    until: int = 0


class PostRow(NamedTuple):
    """A checkpoint and what it has reported since the last handover."""

    post: int = 0
    name: str = ""
    covered: bool = True
    """False for an empty slot; a post without a slot is not missed."""
    silent: bool = False
    last_at: int = 0
    inward: int = 0
    outward: int = 0
    abnormal: int = 0


class RiskRow(NamedTuple):
    """A standing risk, printed with every handover."""

    subject: str = ""
    number: str = ""
    title: str = ""
    place: str = ""
    level: str = ""
    lead_unit: str = ""
    responsible_unit: str = ""


class DraftRow(NamedTuple):
    """A form half filled in: a parked call, an interrupted line."""

    form: str = ""
    officer: str = ""
    begun_at: int = 0


class CorrectionRow(NamedTuple):
    """A record that was struck through during the shift."""

    target: str = ""
    number: str = ""
    """The number of the call or matter; empty for any other record."""
    reason: str = ""
    officer: str = ""
    at: int = 0
    record: str = ""
    """`call` or `matter`; empty for any other record."""


class TextRow(NamedTuple):
    """A line the outgoing officer wrote."""

    text: str = ""
