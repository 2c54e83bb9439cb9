"""What happened to a handover, as the journal says it."""

from __future__ import annotations

from typing import Any

from dutyroom.domain.handover import events as on
from dutyroom.domain.handover.events import Step
from dutyroom.domain.handover.terms import Verdict
from dutyroom.i18n import _, ngettext
from dutyroom.store.entry import Entry
from dutyroom.store.room import Room

WITH_SHEET = (on.ShiftOpened.kind, on.HandoverOffered.kind, on.HandoverForced.kind)
"""The kinds of entries that hold a whole sheet, which no list reads for one sentence."""


def sheet_sentence(room: Room, entry: Entry) -> str:
    """What an entry with a sheet says, told from the tables: the sheet may be long."""
    line = room.handover.get(entry.subject)
    outgoing = room.officers.name(line.outgoing) if line else ""
    sentences = {
        on.ShiftOpened.kind: _("{officer} began the first shift"),
        on.HandoverOffered.kind: _("{outgoing} hands over"),
        on.HandoverForced.kind: _("{officer} signed in place of {outgoing}"),
    }
    deed = sentences[entry.kind].format(
        officer=room.officers.name(entry.officer), outgoing=outgoing
    )
    number = line.number if line else entry.subject
    return _("handover {number}: {deed}").format(number=number, deed=deed)


def handover_sentence(room: Room, event: Any, entry: Entry) -> str:
    """What an entry about a handover says, with its number; empty for any other entry."""
    if not isinstance(event, Step):
        return ""
    if isinstance(event, on.HandoverDeferred):
        return _("handover of {post} deferred with consent of {leader}: {reason}").format(
            post=room.roster.post_name(event.post), leader=room.officers.name(event.leader),
            reason=event.reason,
        )  # fmt: skip
    line = room.handover.get(entry.subject)
    number = line.number if line else entry.subject
    return _("handover {number}: {deed}").format(number=number, deed=_deed(event))


def _deed(event: Step) -> str:
    match event:
        case on.HandoverAccepted(name=name):
            return _("{name} took over").format(name=name)
        case on.SheetReturned(reason=reason):
            return _("the sheet returned: {reason}").format(reason=reason)
        case on.HandoverSupplemented(text=text):
            return _("supplement: {text}").format(text=text)
        case on.HandoverReviewed(verdict=Verdict.AGREED, remark=remark):
            return _("agreed to: {text}").format(text=remark) if remark else _("agreed to")
        case on.HandoverReviewed(remark=remark):
            return _("a leader asked: {text}").format(text=remark)
        case on.QueryAnswered(text=text):
            return _("the leader was answered: {text}").format(text=text)
    return _item(event)


def _item(event: Step) -> str:
    match event:
        case on.ItemsAccepted(keys=keys):
            return ngettext("{n} item accepted", "{n} items accepted", len(keys)).format(
                n=len(keys)
            )
        case on.ItemReadBack(words=words):
            return _("a red item read back: {text}").format(text=words)
        case on.ItemQuestioned(text=text):
            return _("an item questioned: {text}").format(text=text)
        case on.ItemReturned(reason=reason):
            return _("an item not taken over: {text}").format(text=reason)
        case on.ItemAnswered(text=text):
            return _("answered for an item: {text}").format(text=text)
    return event.kind
