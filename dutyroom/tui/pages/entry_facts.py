"""A line of the log as facts for people: a word for each field, and what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dutyroom.domain import identity, phone, temperature
from dutyroom.domain.isolation.half_day import Half
from dutyroom.domain.looks import Masked
from dutyroom.domain.matters.matter import Tier
from dutyroom.domain.risk_areas import RiskLevel
from dutyroom.domain.settings import SettingChanged
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import WORDS, word
from dutyroom.store.log import LogLine, PageLine
from dutyroom.store.room import Room
from dutyroom.tui.pages import matter_entry
from dutyroom.tui.pages.log_kinds import kind_word
from dutyroom.tui.pages.matter_words import masked_said
from dutyroom.tui.pages.record_names import record_name
from dutyroom.tui.pages.risk_words import level_said
from dutyroom.tui.pages.sentences import page_sentence, sentence_of
from dutyroom.tui.pages.setting_words import setting_name, setting_value
from dutyroom.tui.pages.watch_marks import document_shown

Fact = tuple[str, str]
"""A field and what stands in it."""

CUT = 26
"""Characters of a line of text: as wide as the box when all of them are Chinese."""
SEAL = 12
"""Hexadecimal digits of a hash that people compare."""
MASKS = {
    "phone": (phone.masked, Masked.PHONE),
    "phones": (phone.masked, Masked.PHONE),
    "identity": (identity.masked, Masked.IDENTITY),
    "document": (document_shown, Masked.IDENTITY),
}
"""Fields of a body that are masked: how, and what a look at them is called."""
WHO = ("caller", "caller_unit", "phone")
"""Fields of a call that say who called; of a confidential one nothing of them is shown."""
FIELDS = {
    "accepted_by": N_("accepted by"),
    "abnormal": N_("abnormal"),
    "active_from": N_("active from"),
    "active_to": N_("active to"),
    "amber": N_("amber findings"),
    "answered_by": N_("answered by"),
    "asked": N_("to answer"),
    "as_party": N_("by a party to it"),
    "assisting_units": N_("assisting units"),
    "at": N_("time"),
    "basis": N_("basis"),
    "by.command": N_("command"),
    "by_sign_in": N_("by signing in"),
    "by.user": N_("system user"),
    "caller": N_("caller"),
    "caller_unit": N_("caller's unit"),
    "category": N_("category"),
    "channel": N_("by what way"),
    "code": N_("closed as"),
    "confidential": N_("confidential"),
    "contact": N_("contact"),
    "count": N_("number of lines"),
    "cover": N_("covered by"),
    "crew.officer": N_("on duty"),
    "crew.role": N_("on duty as"),
    "day": N_("day"),
    "days": N_("days"),
    "decision": N_("decision"),
    "digest": N_("file's seal"),
    "direction": N_("direction"),
    "document": N_("document"),
    "down": N_("handed down"),
    "due_at": N_("due"),
    "ends": N_("ends"),
    "ends_at": N_("ends"),
    "enrolled_as": N_("entered first as"),
    "fault": N_("fault"),
    "field": N_("shown in full"),
    "file": N_("file"),
    "finished": N_("finished"),
    "first": N_("first line"),
    "first_half": N_("measured from"),
    "first_number": N_("number of the first day"),
    "from_at": N_("taken over at"),
    "from_day": N_("holds from"),
    "found": N_("found at"),
    "half": N_("half of the day"),
    "happened_at": N_("happened at"),
    "identity": N_("identity number"),
    "initials": N_("initials"),
    "keys": N_("kinds of matters"),
    "kind": N_("kind"),
    "last": N_("last day"),
    "lead_unit": N_("lead unit"),
    "level": N_("level"),
    "marks": N_("marks"),
    "matched_by": N_("recognised by"),
    "means": N_("by what way"),
    "month": N_("month"),
    "name": N_("name"),
    "notice": N_("notice"),
    "note": N_("remarks"),
    "noticed": N_("date of the notice"),
    "number": N_("number"),
    "officer": N_("officer"),
    "offset": N_("time zone"),
    "on_behalf": N_("on behalf of"),
    "other": N_("stands instead"),
    "outcome": N_("outcome"),
    "owner": N_("owner"),
    "person.first": N_("first day"),
    "person.unit": N_("in charge"),
    "phone": N_("phone number"),
    "phones": N_("phone number"),
    "place": N_("place"),
    "plan": N_("shifts a day"),
    "plate": N_("plate"),
    "post": N_("post"),
    "post_kind": N_("kind of post"),
    "rang_s": N_("rang, seconds"),
    "reason": N_("reason"),
    "received_at": N_("received at"),
    "red": N_("red findings"),
    "repeat_of": N_("repeats"),
    "replaced_by": N_("replaced by"),
    "report": N_("report"),
    "responsible_unit": N_("responsible unit"),
    "result": N_("result"),
    "retired": N_("retired"),
    "role": N_("role"),
    "room_kind": N_("kind of room"),
    "seconds": N_("turnout, seconds"),
    "shift": N_("shift"),
    "shifts.name": N_("shift"),
    "short_notice": N_("at short notice"),
    "site": N_("measured at"),
    "source": N_("opened from"),
    "stage": N_("stage"),
    "starts": N_("starts"),
    "starts_at": N_("starts"),
    "taken_by": N_("taken down by"),
    "target": N_("record"),
    "tenths": N_("temperature"),
    "temperature": N_("temperature"),
    "text": N_("text"),
    "tier": N_("level of government"),
    "timer": N_("timer"),
    "title": N_("title"),
    "to": N_("to whom"),
    "unit": N_("unit"),
    "until": N_("until"),
    "urgency": N_("urgency"),
    "value": N_("value"),
    "waiting_for": N_("waits for"),
    "watch_kind": N_("kind"),
    "watched": N_("on the list"),
    "watched.first": N_("first day"),
    "watched.last": N_("last day"),
    "area.first": N_("holds from"),
    "area.source": N_("source"),
    "watched.source": N_("source"),
    "what": N_("what"),
    "where": N_("where"),
    "who": N_("who"),
    "word": N_("leader's word"),
    "words": N_("words"),
    "written": N_("in writing"),
}
"""Msgids of the fields of all bodies, by name; two names where one has several meanings."""
TIMES = frozenset(
    ("at", "received_at", "happened_at", "starts_at", "ends_at", "due_at", "from_at", "until")
)
RECORDS = frozenset(("target", "repeat_of", "replaced_by", "source"))
KINDS = frozenset(
    ("category", "channel", "decision", "direction", "fault", "field", "means", "outcome", "plan",
     "matched_by", "post_kind", "report", "role", "room_kind", "site", "urgency", "watch_kind")
)  # fmt: skip
"""Fields that hold one of a few words."""


def masked_fields(room: Room, line: LogLine) -> list[Masked]:
    """What of a line is masked."""
    if isinstance(line, PageLine):
        return []
    facts = line.facts()
    kind = matter_entry.kind_of(room, line)
    if kind is not None:
        return [Masked.CALLER] if matter_entry.hides(kind, facts) else []
    if _is_confidential(facts):
        return [Masked.CALLER] if any(facts["call"].get(each) for each in WHO) else []
    names = {name.rpartition(".")[2] for name, value in _leaves(facts) if value}
    return list(dict.fromkeys(MASKS[name][1] for name in MASKS if name in names))


def facts_of(room: Room, line: LogLine, *, masked: bool) -> Iterator[Fact]:
    """Who, when, what, where in which book, and every field of the body."""
    yield from _pieces(_("recorded at"), _clock(room, (line.stamp >> 16) // 1000))
    if isinstance(line, PageLine):
        yield from _pieces(_("page"), page_sentence(line))
        yield _("book"), room.log.book_name(line.book)
        yield _("seal"), line.digest.hex()[:SEAL]
        return
    officer = room.officers.get(line.officer)
    yield _("officer"), f"{officer.name} {officer.number}" if officer else "—"
    yield _("kind"), kind_word(line.kind)
    yield from _pieces(_("what"), sentence_of(room, line))
    yield from _pieces(_("subject"), record_name(room, line.subject))
    yield _("book"), room.log.book_name(line.book)
    yield _("number in book"), str(line.seq)
    yield _("seal"), line.hash.hex()[:SEAL]
    facts = line.facts()
    if line.kind == SettingChanged.kind and facts.keys() >= {"name", "value"}:
        yield from _setting(room, {each: facts.pop(each) for each in ("name", "value")})
    kind = matter_entry.kind_of(room, line)
    if kind is not None:
        for name, said in matter_entry.blanks_of(room, kind, line, masked=masked):
            yield from _pieces(name, said)
        facts = matter_entry.worded(kind, facts)
    masks = dict(MASKS)
    if _is_confidential(facts):
        masks |= dict.fromkeys(WHO, (lambda _who: masked_said(), Masked.CALLER))
    for name, value in _leaves(facts):
        last = name.rpartition(".")[2]
        hidden = masked and last in masks and value
        shown = masks[last][0](str(value)) if hidden else value_of(room, name, value)
        yield from _pieces(label_of(name), shown)


def _is_confidential(facts: dict[str, Any]) -> bool:
    """Whether a body is that of a call by somebody who is not to be named."""
    call = facts.get("call")
    return isinstance(call, dict) and bool(call.get("confidential"))


def _leaves(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """The plain values of a body, each under the names that lead to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, name)
    else:
        yield name, value


def _pieces(name: str, text: str) -> Iterator[Fact]:
    """A fact over as many lines as its text takes."""
    lines = [
        line[at : at + CUT] for line in text.split("\n") for at in range(0, max(1, len(line)), CUT)
    ]
    yield name, lines[0]
    for line in lines[1:]:
        yield "", line


def _clock(room: Room, at: int) -> str:
    return f"{room.local(at):%Y-%m-%d %H:%M:%S}"


def label_of(name: str) -> str:
    """The word for a field, by the names that lead to it; its own name where it is not known."""
    *_above, last = parts = name.split(".")
    return _(FIELDS.get(".".join(parts[-2:])) or FIELDS.get(last, last))


def value_of(room: Room, name: str, value: Any) -> str:
    """What stands in a field as people say it."""
    last = name.rpartition(".")[2]
    match value:
        case bool():
            return _("yes") if value else _("no")
        case int() if last in TIMES:
            return _clock(room, value)
        case int():
            return _number(room, last, value)
        case str() if name == "area.level":
            return level_said(RiskLevel(value))
        case str() if last in RECORDS:
            return record_name(room, value)
        case str() if last in KINDS and value in WORDS:
            return word(value)
    return str(value)


def _number(room: Room, last: str, value: int) -> str:
    """A number by what it counts: a key, a minute of the day, tenths of a degree."""
    match last:
        case "watched":
            return record_name(room, f"watched:{value}") or str(value)
        case "officer" | "post" | "unit":
            return record_name(room, f"{last}:{value}") or str(value)
        case "enrolled_as":
            return record_name(room, f"officer:{value}") or str(value)
        case "starts" | "ends":
            return f"{value // 60 % 24:02}:{value % 60:02}"
        case "role":
            return record_name(room, f"five:{value}") or str(value)
        case "owner" | "asked" | "cover" | "on_behalf" | "other":
            return room.officers.name(value)
        case "tier":
            return word(Tier(value))
        case "offset":
            return f"UTC{'-' if value < 0 else '+'}{abs(value) // 60:02}:{abs(value) % 60:02}"
        case "half" | "first_half":
            return word(Half(value))
        case "temperature" | "tenths":
            return temperature.shown(value)
    return str(value)


def _setting(room: Room, facts: dict[str, Any]) -> Iterator[Fact]:
    """A setting under its own name, with what it is now."""
    name = str(facts["name"])
    yield from _pieces(setting_name(name), setting_value(room, name, facts["value"]))
