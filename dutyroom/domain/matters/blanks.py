"""What stands in the blanks of a matter: what a step asks for, and what may be written there."""

from collections.abc import Iterable
from dataclasses import replace

from dutyroom.domain.kinds import Before, Blank, Form, Kind
from dutyroom.domain.matters.matter import Fact, Matter
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean

LONGEST_TITLE = 120
LONGEST_TEXT = 10_000


def missing(kind: Kind, before: Before, level: str, values: Iterable[Fact]) -> tuple[Blank, ...]:
    """The blanks that are still to be filled in before a step."""
    filled = {each.key for each in values if each.value not in ("", 0)}
    return tuple(
        each
        for each in kind.blanks
        if each.before is before
        and each.key not in filled
        and (not each.levels or level in each.levels)
    )


def fill_first(kind: Kind, before: Before, level: str, values: Iterable[Fact]) -> None:
    """Raises `Refusal("matter_blanks_missing")` for what a step still asks for."""
    lacking = missing(kind, before, level, values)
    if lacking:
        raise Refusal("matter_blanks_missing", blanks=tuple(each.words for each in lacking))


def check(blank: Blank, fact: Fact) -> None:
    """Raises `Refusal` for what a blank does not take."""
    match blank.form:
        case Form.CHOICE if fact.value and fact.value not in {e.key for e in blank.choices}:
            raise Refusal("matter_choice_unknown", key=blank.key, value=fact.value)
        case Form.TIME | Form.NUMBER if not isinstance(fact.value, int):
            raise Refusal("matter_number_wrong", key=blank.key)
        case _ if len(str(fact.value)) > LONGEST_TEXT:
            raise Refusal("call_text_long", most=LONGEST_TEXT)


def cleaned(matter: Matter) -> Matter:
    """A matter as a file can hold it, whatever was pasted into it."""
    return replace(
        matter,
        title=clean(matter.title, limit=LONGEST_TITLE + 1),
        place=clean(matter.place),
        lead_unit=clean(matter.lead_unit),
        responsible_unit=clean(matter.responsible_unit),
        assisting_units=tuple(clean(each) for each in matter.assisting_units),
        facts=tuple(map(cleaned_fact, matter.facts)),
    )


def cleaned_fact(fact: Fact) -> Fact:
    """A fact as a file can hold it."""
    held = fact.value
    if isinstance(held, int):
        return fact
    return Fact(fact.key, clean(held, lines=True, limit=LONGEST_TEXT + 1))
