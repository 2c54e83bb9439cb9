"""A moment somebody asks about, past or to come: 昨晚22:30, 明天08:00, 18:30."""

from dutyroom.domain.moment.ahead import read_due
from dutyroom.domain.moment.spoken import read_moment
from dutyroom.domain.moment.value import Moment
from dutyroom.domain.refusal import Refusal


def read_named(text: str, *, now: Moment) -> Moment:
    """The moment that words name, the nearer one where they can mean one before or after now.

    Raises Refusal `moment_unreadable` (text).
    """
    found = []
    for read in (read_due, read_moment):
        try:
            found.append(read(text, now=now))
        except Refusal:
            continue
    if not found:
        raise Refusal("moment_unreadable", text=text)
    return min(found, key=lambda each: abs(each.at - now.at))
