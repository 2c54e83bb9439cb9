"""What was done about a matter, line by line, as a report tells it."""

from collections.abc import Iterator
from typing import Any

from dutyroom.domain.kinds import Kind
from dutyroom.domain.matters import events as on
from dutyroom.domain.matters.matter import Channel
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import said, word
from dutyroom.store.room import Room

_CHANNELS = {
    Channel.PHONE: N_("by phone"),
    Channel.RADIO: N_("by radio"),
    Channel.IN_PERSON: N_("face to face"),
    Channel.MESSAGE: N_("by message"),
    Channel.PAPER: N_("in writing"),
}


def deeds(room: Room, subject: str) -> Iterator[tuple[int, str]]:
    """Everything done about a matter in the order of the log: when, epoch seconds, and what."""
    kind = room.matters.kind_of(room.matters.get(subject))
    for entry in room.log.of(subject):
        event = None if entry.body is None else room.event(entry)
        if text := deed(event, kind):
            yield getattr(event, "at", entry.recorded_ms // 1000), text


def deed(event: Any, kind: Kind) -> str:
    """What a line of a log says was done; empty for what a report leaves out."""
    return _dealt(event) or _answered(event, kind)


def _dealt(event: Any) -> str:
    """What the room did."""
    match event:
        case on.MatterAssigned(unit=unit, channel=channel, words=words):
            head = _("assigned to {unit}, {channel}").format(unit=unit, channel=by_way(channel))
            return _with(head, words)
        case on.MatterReminded(to=to, words=words):
            return _with(_("reminded {unit}").format(unit=to), words)
        case on.CoordinationHeld(who=who, what=what):
            return _with(_("coordination held with {who}").format(who=who), what)
        case on.MatterRaised(to=to, down=False, words=words):
            return _with(_("raised to {unit}").format(unit=to), words)
        case on.MatterRaised(to=to, words=words):
            return _with(_("handed down to {unit}").format(unit=to), words)
        case on.ReportSent(report=report, to=to):
            return _("{report} sent to {unit}").format(report=word(report), unit=to)
        case on.MatterVerified(text=text):
            return _with(_("result verified"), text)
        case on.MatterNoted(text=text):
            return text
    return ""


def _answered(event: Any, kind: Kind) -> str:
    """What came back from those who act, and how far it went."""
    match event:
        case on.MatterAcknowledged(who=by, words=words):
            return _with(_("{who} took the order").format(who=by), words)
        case on.MatterReturned(who=by, reason=reason):
            return _with(_("{who} returned the order").format(who=by), reason)
        case on.MatterReported(who=by, text=text):
            return _with(_("{who} reported back").format(who=by).strip(), text)
        case on.MatterAdvanced(stage=stage, words=words):
            names = {each.key: said(each.words) for each in kind.stages}
            return _with(names.get(stage, stage), words)
        case on.MatterClosed(code=code, text=text):
            names = {each.key: said(each.words) for each in kind.codes}
            return _with(_("closed: {how}").format(how=names.get(code, code)), text)
        case on.MatterReopened(reason=reason):
            return _with(_("reopened"), reason)
    return ""


def by_way(channel: Channel) -> str:
    """By what way a word went, inside a sentence."""
    return _(_CHANNELS[channel])


def _with(head: str, words: str) -> str:
    return _("{what}: {words}").format(what=head, words=words) if words else head
