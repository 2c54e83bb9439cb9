"""Values as people read them in a sheet, and headings above them."""

import json
from datetime import datetime
from enum import Enum, Flag

from dutyroom.domain.health_code import HealthCode
from dutyroom.domain.text import visible
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.reports.columns import COLUMNS
from dutyroom.reports.record import Told, Value

_TIMES = frozenset(
    ("at", "received_at", "happened_at", "recorded_at", "starts_at", "ends_at", "due_at",
     "assigned_at", "closed_at")
)  # fmt: skip


def headings(subject: str) -> list[str]:
    """The headings of a subject's table, in the language in use."""
    return [_(heading) for heading in COLUMNS[subject].values()]


def shown(name: str, value: Value) -> str | int | float:
    """A value as a cell: words for kinds, the clock on the wall for times, nothing invisible."""
    match value:
        case bool():
            return _("yes") if value else ""
        case None:
            return ""
        case Told(shown=text):
            return visible(text)
        case Flag():
            return ", ".join(word(each) for each in value)
        case Enum():
            return "" if value.value == "" or value is HealthCode.NONE else word(value)
        case int() | float():
            return value
        case tuple():
            return "\n".join(map(visible, value))
        case dict():
            return visible(json.dumps(value, ensure_ascii=False))
    if name in _TIMES and value:
        return datetime.fromisoformat(value).strftime("%Y-%m-%d %H:%M:%S")
    return visible(value)
