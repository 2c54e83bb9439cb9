"""What may be noted of a person under isolation."""

from dataclasses import replace

from dutyroom.domain import phone
from dutyroom.domain.isolation.events import (
    IsolatedMeasured,
    IsolationBegun,
    IsolationBrokenOff,
    IsolationExtended,
    IsolationReleased,
    IsolationShortened,
)
from dutyroom.domain.isolation.half_day import HalfDay, between
from dutyroom.domain.isolation.person import Isolated, Isolation, normal
from dutyroom.domain.isolation.policy import MOST_DAYS, Policy, refuse_days
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.temperature import HIGHEST, LOWEST


def begin(
    person: Isolated, policy: Policy, known: Isolation | None, days: int | None = None
) -> IsolationBegun:
    """Isolate somebody for the days of a policy, or for others by order; or correct who it is.

    `known` is the isolation of the same person that goes on or began on the same day; what is said
    anew of that one replaces what was known, but neither its days nor how it stands.
    Raises `Refusal`: "isolated_name_missing", "isolated_phone_odd", "isolated_already" (name,
    first), "isolation_over" (name), "isolation_days_out_of_range".
    """
    person = replace(
        normal(person), days=days or policy.days, first_number=policy.first_number
    )  # fmt: skip
    if not person.name:
        raise Refusal("isolated_name_missing", field="name")
    if person.phone and not phone.is_plausible(person.phone):
        raise Refusal("isolated_phone_odd", field="phone", text=person.phone)
    refuse_days(person.days)
    if known is not None:
        _refuse_over(known)
        if known.person.key != person.key:
            raise Refusal("isolated_already", name=known.person.name, first=known.person.first)
        began = known.person
        person = replace(
            person, days=began.days, first_number=began.first_number, first_half=began.first_half
        )
    return IsolationBegun(person)


def measure(
    isolation: Isolation, half_day: HalfDay, now: HalfDay, tenths: int, threshold: int
) -> IsolatedMeasured:
    """Note a temperature, in tenths of a degree, for one half of a day.

    Raises `Refusal`: "temperature_impossible" (tenths), "isolation_day_outside" (name, first,
    last), "half_day_to_come" (day).
    """
    if not LOWEST <= tenths <= HIGHEST:
        raise Refusal("temperature_impossible", tenths=tenths)
    _refuse_half_day(isolation, half_day, now)
    return IsolatedMeasured(half_day.day, half_day.half, tenths, tenths >= threshold)


def leave_out(
    isolation: Isolation, half_day: HalfDay, now: HalfDay, reason: str
) -> IsolatedMeasured:
    """Note that nobody measured, and why; raises as `measure`, and "reason_missing"."""
    if not reason:
        raise Refusal("reason_missing", field="reason")
    _refuse_half_day(isolation, half_day, now)
    return IsolatedMeasured(half_day.day, half_day.half, reason=reason)


def set_last(
    isolation: Isolation, last: str, reason: str
) -> IsolationExtended | IsolationShortened:
    """Let the last day be another, later or earlier.

    Raises `Refusal`: "isolation_over", "reason_missing", "isolation_last_same" (last),
    "isolation_last_early" (first), "isolation_days_out_of_range".
    """
    _refuse_over(isolation)
    first = isolation.person.first
    if last == isolation.last:
        raise Refusal("isolation_last_same", field="last", last=last)
    if last < first:
        raise Refusal("isolation_last_early", field="last", first=first)
    if between(isolation.last, last) > MOST_DAYS:
        raise Refusal("isolation_days_out_of_range", field="last", most=MOST_DAYS)
    if not reason:
        raise Refusal("reason_missing", field="reason")
    form = IsolationExtended if last > isolation.last else IsolationShortened
    return form(last, reason)


def release(
    isolation: Isolation, at: int, now: HalfDay, notice: str, reason: str = ""
) -> IsolationReleased:
    """Release somebody by a notice; before the last day is over only with a reason.

    Raises `Refusal`: "isolation_over", "notice_number_missing", "release_early" (last).
    """
    _refuse_over(isolation)
    if not notice:
        raise Refusal("notice_number_missing", field="notice")
    if is_early(isolation, now) and not reason:
        raise Refusal("release_early", field="reason", last=isolation.last)
    return IsolationReleased(at, notice, now.day, now.half, reason)


def is_early(isolation: Isolation, now: HalfDay) -> bool:
    """Whether a release now would be before the last day is over."""
    return now.day < isolation.release_day


def break_off(
    isolation: Isolation, at: int, now: HalfDay, where: str, reason: str = ""
) -> IsolationBrokenOff:
    """Note that somebody was moved; raises `Refusal`: "isolation_over", "moved_where_missing"."""
    _refuse_over(isolation)
    if not where:
        raise Refusal("moved_where_missing", field="where")
    return IsolationBrokenOff(at, where, now.day, now.half, reason)


def _refuse_over(isolation: Isolation) -> None:
    if not isolation.is_current:
        raise Refusal("isolation_over", name=isolation.person.name)


def _refuse_half_day(isolation: Isolation, half_day: HalfDay, now: HalfDay) -> None:
    """Readings are for days of the isolation that have come; late ones may follow its end."""
    first = isolation.person.first
    ended = isolation.ended
    last = ended.day if ended else now.day
    if half_day.day < first or (ended and half_day.day > last):
        raise Refusal(
            "isolation_day_outside", field="day", name=isolation.person.name, first=first, last=last
        )
    if half_day > now:
        raise Refusal("half_day_to_come", field="day", day=half_day.day)
