"""Every line of the journal as a sentence of the officer's language."""

from __future__ import annotations

from typing import Any

from dutyroom.domain import temperature
from dutyroom.domain.books import LineChosen
from dutyroom.domain.checkpoint import Decided, PassagesImported, Rechecked
from dutyroom.domain.hotline import CallNoted, CallReceived, CategoryRetired
from dutyroom.domain.looks import Looked
from dutyroom.domain.officers import (
    OfficerEnrolled,
    PinChosen,
    PinForgotten,
    PinGiven,
    SignedIn,
    SignedOut,
    SignInFailed,
)
from dutyroom.domain.roster import PostEntered, PostRetired, SlotsFilled
from dutyroom.domain.settings import RoomOpened, SettingChanged
from dutyroom.domain.strikes import Struck
from dutyroom.domain.units import UnitEntered
from dutyroom.domain.watches import SilenceAcknowledged
from dutyroom.i18n import _, ngettext
from dutyroom.i18n.words import word
from dutyroom.store.entry import Entry
from dutyroom.store.log import PageLine
from dutyroom.store.room import Room
from dutyroom.tui.pages.handover_sentences import WITH_SHEET, handover_sentence, sheet_sentence
from dutyroom.tui.pages.isolation_sentences import isolation_sentence
from dutyroom.tui.pages.matter_sentences import matter_sentence
from dutyroom.tui.pages.presence_sentences import presence_sentence
from dutyroom.tui.pages.record_names import record_name, watch_name
from dutyroom.tui.pages.roster_sentences import roster_sentence
from dutyroom.tui.pages.setting_words import setting_name, setting_value
from dutyroom.tui.pages.trade_sentences import trade_sentence
from dutyroom.tui.pages.watch_sentences import watch_sentence

LONGEST = 60
"""Characters of a caller's text that a sentence quotes."""
SEAL = 4
"""Hexadecimal digits of a page's seal in a list."""


def sentence_of(room: Room, entry: Entry) -> str:
    """What an entry says happened; who and when stand beside it."""
    if entry.body is None:
        return _("{kind}: the text was erased by law, its seal kept").format(kind=entry.kind)
    if entry.kind in WITH_SHEET:
        return sheet_sentence(room, entry)
    event = room.event(entry)
    if event is None:
        return _("{kind}: written by a newer program").format(kind=entry.kind)
    said = (
        _call(room, event, entry)
        or _cut(matter_sentence(room, event, entry))
        or _cut(handover_sentence(room, event, entry))
        or _gate(room, event)
        or _watch(room, event)
        or _cut(roster_sentence(room, event))
        or _cut(trade_sentence(room, event, entry))
        or _cut(presence_sentence(room, event))
        or _cut(watch_sentence(room, event, entry))
        or _cut(isolation_sentence(room, event, entry))
        or _desk(room, event)
    )
    by = entry.facts().get("by")
    if isinstance(by, dict):
        return _("{said} (by command: {command}, {user})").format(
            said=said, command=by.get("command", ""), user=by.get("user", "")
        )
    return said


def _call(room: Room, event: Any, entry: Entry) -> str:
    match event:
        case CallReceived(number=number, call=call):
            return _("call {number} [{category}] {text}").format(
                number=number, category=word(call.category), text=_cut(call.text)
            )
        case CallNoted(text=text):
            line = room.hotline.get(entry.subject)
            number = line.number if line else entry.subject
            return _("note on call {number}: {text}").format(number=number, text=_cut(text))
        case CategoryRetired(category=category, retired=True):
            return _("category {category} retired").format(category=word(category))
        case CategoryRetired(category=category):
            return _("category {category} offered again").format(category=word(category))
        case Struck(target=target, reason=reason):
            return _("struck {record}: {reason}").format(
                record=record_name(room, target), reason=_cut(reason)
            )
        case Looked(target=target, field=field):
            return _("{field} of {record} shown in full").format(
                field=word(field), record=record_name(room, target)
            )
    return ""


def _gate(room: Room, event: Any) -> str:
    match event:
        case Rechecked(temperature=tenths, site=site):
            return _("recheck {temperature} °C, {site}").format(
                temperature=temperature.shown(tenths), site=word(site)
            )
        case Decided(decision=decision, where=where, accepted_by=accepted):
            said = word(decision)
            return " ".join(each for each in (said, where, accepted) if each)
        case PassagesImported(file=file, count=count):
            return ngettext(
                "{n} passage taken from {file}", "{n} passages taken from {file}", count
            ).format(n=count, file=file)
    return ""


def _watch(room: Room, event: Any) -> str:
    match event:
        case SilenceAcknowledged(watch=watch, target=target, since=since, words=words):
            said = _("silence acknowledged: {what}, nothing since {time}").format(
                what=watch_name(room, watch, target), time=f"{room.local(since):%m-%d %H:%M}"
            )
            return _("{said}: {words}").format(said=said, words=_cut(words)) if words else said
    return ""


def _desk(room: Room, event: Any) -> str:
    match event:
        case LineChosen(reason=reason):
            return _("of a forked book a line was chosen: {reason}").format(reason=_cut(reason))
        case RoomOpened(name=name):
            return _("room {name} opened").format(name=name)
        case SettingChanged(name=name, value=value):
            return _("{setting} is now {value}").format(
                setting=setting_name(name), value=setting_value(room, name, value)
            )
        case OfficerEnrolled(facts=facts):
            return _("{name} entered in the directory").format(name=facts.name)
        case PinChosen(officer=officer):
            return _("{name} chose a PIN").format(name=room.officers.name(officer))
        case PinForgotten(officer=officer):
            return _("{name} may choose a new PIN").format(name=room.officers.name(officer))
        case SignedIn(officer=officer):
            return _("{name} signed in").format(name=room.officers.name(officer))
        case SignInFailed(officer=officer):
            return _("wrong PIN given for {name}").format(name=room.officers.name(officer))
        case PinGiven(officer=officer):
            return _("{name} gave the right PIN").format(name=room.officers.name(officer))
        case SignedOut(officer=officer):
            return _("{name} signed out").format(name=room.officers.name(officer))
        case UnitEntered(facts=unit):
            return _("unit {name} entered").format(name=unit.name)
        case PostEntered(facts=post):
            return _("post {name} entered").format(name=post.name)
        case PostRetired(post=key):
            return _("post {name} retired").format(name=room.roster.post_name(key))
        case SlotsFilled(day=day, slots=(slot,)):
            names = "、".join(room.officers.name(duty.officer) for duty in slot.crew)
            return _("roster of {day}: {post} {shift}: {names}").format(
                day=day, post=room.roster.post_name(slot.post), shift=slot.shift,
                names=names or _("uncovered"),
            )  # fmt: skip
        case SlotsFilled(day=day, slots=slots):
            return ngettext(
                "roster of {day}: {n} slot filled", "roster of {day}: {n} slots filled", len(slots)
            ).format(day=day, n=len(slots))
    return event.kind  # type: ignore[no-any-return]


def page_sentence(page: PageLine) -> str:
    """What a page of the register says of itself."""
    return ngettext(
        "page {page}: {n} passage, seal {seal}…",
        "page {page}: {n} passages, seal {seal}…",
        page.lines,
    ).format(page=page.page, n=page.lines, seal=page.digest.hex()[:SEAL])


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"
