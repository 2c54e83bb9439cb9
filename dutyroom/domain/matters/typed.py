"""What is typed into the blanks and measures of a matter, and what is kept of it."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from dutyroom.domain.kinds import Before, Blank, Form, Kind, Measure
from dutyroom.domain.matters.matter import Fact
from dutyroom.domain.moment import Moment, read_due, read_moment
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean, fold

LONGEST_BLANK = 2_000
DONE = 1
"""What a line of a checklist holds once it is done."""


def asked_on_opening(kind: Kind, level: str, filled: Iterable[str] = ()) -> tuple[Blank, ...]:
    """The blanks a form asks for when a matter is opened; the others may be filled in later.

    These are what must be known first, checklists, who called in confidence, what a timer that
    runs from the opening goes by or begins with, and what is `filled` already.
    """
    rules = [each for each in kind.timers if each.after != "closed"]
    timed = {key for each in rules for key in (each.at, each.by, f"{each.after}_at")}
    known = set(filled)
    return tuple(
        each
        for each in kind.blanks
        if (not each.levels or level in each.levels)
        and (
            each.before is Before.OPENING
            or each.form is Form.CHECK
            or each.masked
            or each.key in timed
            or each.key in known
        )
    )


def looks_ahead(kind: Kind, blank: Blank) -> bool:
    """Whether a time in this blank is still to come: a timer runs until it."""
    return any(each.at == blank.key for each in kind.timers)


def read_blank(kind: Kind, blank: Blank, text: str, now: Moment) -> Fact:
    """What is kept of what stands in a blank; empty where nothing does.

    Raises `Refusal` with the `field` it is about: "moment_unreadable", "moment_in_future",
    "matter_number_wrong".
    """
    words = clean(text, lines=True, limit=LONGEST_BLANK)
    match blank.form:
        case Form.CHECK:
            return Fact(blank.key, DONE if words else 0)
        case Form.NUMBER:
            return Fact(blank.key, _whole(blank.key, words) if words else 0)
        case Form.TIME if words:
            read = read_due if looks_ahead(kind, blank) else read_moment
            try:
                return Fact(blank.key, read(words, now=now).at)
            except Refusal as refusal:
                raise Refusal(refusal.code, **refusal.facts, field=blank.key) from None
        case Form.TIME:
            return Fact(blank.key, 0)
    return Fact(blank.key, words)


def shown_in_blank(blank: Blank, value: str | int, offset: int) -> str:
    """What stands in a blank of a form for what is kept, so that it can be typed over."""
    if value in ("", 0):
        return ""
    if blank.form is Form.TIME:
        return stamp(int(value), offset)
    return str(value)


def stamp(at: int, offset: int) -> str:
    """An instant, epoch seconds, as a field shows it and reads it back."""
    local = Moment(at, offset).local()
    return f"{local:%Y-%m-%d %H:%M:%S}" if local.second else f"{local:%Y-%m-%d %H:%M}"


def read_measure(measure: Measure, text: str) -> Fact:
    """A measure as it is kept; raises `Refusal("matter_number_wrong")` with its `field`."""
    words = fold(text).strip().replace(",", "")
    try:
        parts = Decimal(words) * 10**measure.places
    except InvalidOperation:
        raise Refusal("matter_number_wrong", key=measure.key, field=measure.key) from None
    if not (parts.is_finite() and parts == parts.to_integral_value() and 0 <= parts < 10**15):
        raise Refusal("matter_number_wrong", key=measure.key, field=measure.key)
    return Fact(measure.key, int(parts))


def shown_measure(measure: Measure, value: int) -> str:
    """A measure as it is typed, empty for none."""
    if not value:
        return ""
    return f"{Decimal(value).scaleb(-measure.places):f}" if measure.places else str(value)


def _whole(key: str, words: str) -> int:
    digits = fold(words).strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 15):
        raise Refusal("matter_number_wrong", key=key, field=key)
    return int(digits)
