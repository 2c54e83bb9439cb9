"""The report of an incident (突发事件信息报告), drafted from its matter's log."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from dutyroom.domain.kinds import Form, Kind
from dutyroom.domain.matters.matter import MatterState
from dutyroom.domain.matters.rules import REPORTS
from dutyroom.domain.moment.numerals import spelled
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _, language
from dutyroom.i18n.words import said, word
from dutyroom.reports.matter_log import deeds
from dutyroom.store.room import Room

_ELEMENT = "element_"
"""What the keys of the blanks begin with that a report must tell."""
SENDS_TO = "＿" * 8
"""Where the hand writes to whom it goes."""


def incident_report(room: Room, subject: str, report: str) -> str:
    """A report to be read over and sent: initial, followup or final.

    What nobody knows yet is said to be so (待核实) and holds nothing back. Raises
    `Refusal("matter_unknown")` or "matter_report_unknown".
    """
    if report not in REPORTS:
        raise Refusal("matter_report_unknown")
    now = room.matters.get(subject)
    kind = room.matters.kind_of(now)
    done = [
        _("{at}, {what}").format(at=_minute(room.local(at)), what=what)
        for at, what in deeds(room, subject)
    ]
    lines = [
        _title(now, report),
        "",
        _("{unit}:").format(unit=SENDS_TO),
        "",
        *_times(room, now),
        *_kind(kind, now),
        "",
        _("I. What is known"),
        *_numbered(_elements(room, kind, now, bool(done))),
        "",
        _("II. What was done"),
        *_numbered(done or [_("Nothing is recorded yet.")]),
        "",
        room.rules().name,
        _day_and_minute(room.local(room.now())),
    ]
    return "\n".join(lines)


def _title(now: MatterState, report: str) -> str:
    name = word(report)
    if report == "followup":
        number = 1 + sum(each.key == "followup" for each in now.history)
        n = spelled(number) if language() == "zh" else number
        name = _("Follow-up report {n}").format(n=n)
    return _("{report} on {title}").format(report=name, title=now.matter.title)


def _times(room: Room, now: MatterState) -> Iterator[str]:
    """When it happened, when it was known here and when it is reported, each by itself."""
    happened = now.matter.happened_at
    yield _fact(_("Happened at"), _unknown() if happened is None else _at(room, happened))
    yield _fact(_("Known at"), _at(room, now.mark("known") or now.matter.received_at))
    yield _fact(_("Reported at"), _at(room, room.now()))


def _kind(kind: Kind, now: MatterState) -> Iterator[str]:
    """How grave it is, and which of the four categories it belongs to."""
    yield _fact(_("Grade"), said(kind.level(now.matter.level).words))
    blank = kind.blank("category")
    if blank is not None and blank.form is Form.CHOICE:
        names = {each.key: said(each.words) for each in blank.choices}
        yield _fact(said(blank.words), names.get(str(now.value(blank.key)), _unknown()))


def _elements(room: Room, kind: Kind, now: MatterState, done: bool) -> Iterator[str]:
    """What a report must tell, from its own blank or else from what the matter says anyway."""
    matter = now.matter
    otherwise = {
        "element_time": "" if matter.happened_at is None else _at(room, matter.happened_at),
        "element_place": matter.place,
        "element_response": _("See II.") if done else "",
    }
    for blank in kind.blanks:
        if blank.key.startswith(_ELEMENT) and not blank.masked:
            known = str(now.value(blank.key)).strip() or otherwise.get(blank.key, "")
            yield _fact(said(blank.words), known or _unknown())


def _unknown() -> str:
    return _("to be verified")


def _fact(name: str, value: str) -> str:
    return _("{name}: {value}").format(name=name, value=value)


def _at(room: Room, at: int) -> str:
    return _day_and_minute(room.local(at))


def _day_and_minute(at: datetime) -> str:
    return _("{at:%Y}-{at:%m}-{at:%d} {at:%H}:{at:%M}").format(at=at)


def _minute(at: datetime) -> str:
    return _("{at:%m}-{at:%d} {at:%H}:{at:%M}").format(at=at)


def _numbered(lines: Iterable[str]) -> list[str]:
    return [f"{number}. {line}" for number, line in enumerate(lines, 1)]
