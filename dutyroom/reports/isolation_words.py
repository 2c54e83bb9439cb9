"""Readings of people under isolation, in words."""

from dutyroom.domain import temperature
from dutyroom.domain.isolation.events import NOT_ATTEMPTED
from dutyroom.domain.isolation.half_day import HalfDay
from dutyroom.domain.isolation.person import Isolated
from dutyroom.i18n import _
from dutyroom.i18n.words import word


def reading_said(
    person: Isolated, at: HalfDay, tenths: int, *, abnormal: bool = False, reason: str = ""
) -> str:
    """A reading with its day and half: `第4天 下午 36.5`."""
    value = value_said(tenths, abnormal=abnormal)
    said = _("day {n} {half} {reading}").format(
        n=person.number(at.day), half=word(at.half), reading=value
    )
    return _("{said}: {words}").format(said=said, words=reason) if reason else said


def value_said(tenths: int, *, abnormal: bool) -> str:
    """A temperature, with a mark where it is abnormal; or that nobody measured."""
    if tenths == NOT_ATTEMPTED:
        return word("not_attempted")
    shown = temperature.shown(tenths)
    return f"▲ {shown}" if abnormal else shown
