"""What the journal says of arrivals, spot checks and the 五在 board."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from dutyroom.domain.presence import standing as on
from dutyroom.domain.presence.five import RoleConfirmed, RoleEntered, RoleWithdrawn
from dutyroom.domain.presence.spot_checks import Fault, SpotChecked
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.store.room import Room


def presence_sentence(room: Room, event: Any) -> str:
    """What an entry about presence says; empty for any other."""
    match event:
        case on.Arrived() | on.AbsentNoted() | on.GoneAway() | on.CameBack() | on.Left():
            return _("{name}, {post} {shift}: {deed}").format(
                name=room.officers.name(event.stand.officer),
                post=room.roster.post_name(event.stand.post),
                shift=hours(room, event.stand), deed=_deed(room, event),
            )  # fmt: skip
        case SpotChecked():
            return _check(room, event)
        case RoleEntered(facts=facts):
            if not facts.who:
                return _("role {role} put on the board").format(role=facts.name)
            return _("role {role}: {name}, expected at {place}").format(
                role=facts.name, name=facts.who, place=facts.place or "—"
            )
        case RoleWithdrawn(role=role):
            return _("role {role} withdrawn").format(role=role_name(room, role))
        case RoleConfirmed(role=role, found=found, means=means, words=words):
            text = _("role {role} confirmed at {place}, {means}").format(
                role=role_name(room, role), place=found, means=word(means)
            )
            return _("{said}: {words}").format(said=text, words=words) if words else text
    return ""


def role_name(room: Room, role: int) -> str:
    """What a role of the 五在 board is called."""
    line = room.presence.role(role)
    return line.facts.name if line else ""


class Lasting(Protocol):
    """Whatever begins and ends."""

    @property
    def starts_at(self) -> int:
        """Epoch seconds."""

    @property
    def ends_at(self) -> int:
        """Epoch seconds."""


def hours(room: Room, slot: Lasting) -> str:
    """The hours of a slot or a stand in it, as `20:00–08:00`."""
    begins, ends = room.local(slot.starts_at), room.local(slot.ends_at)
    return f"{begins:%H:%M}–{ends:%H:%M}"


def arrival_said(room: Room, stands: Sequence[on.Stand]) -> str:
    """What is answered to who has arrived by signing in."""
    places = (f"{room.roster.post_name(each.post)} {hours(room, each)}" for each in stands)
    return _("Your arrival is noted: {posts}").format(posts=_(", ").join(places))


def _deed(room: Room, event: on.PresenceEvent) -> str:
    match event:
        case on.Arrived(at=at):
            presence = on.noted(on.Presence(event.stand), event)
            text = _("arrived {time}").format(time=f"{room.local(at):%H:%M}")
            if presence.late_s:
                text = _("{said}, {n} min late").format(said=text, n=presence.late_s // 60)
            return _("{said} (by signing in)").format(said=text) if event.by_sign_in else text
        case on.AbsentNoted(words=words):
            return _("absent: {text}").format(text=words) if words else _("absent")
        case on.GoneAway(reason=reason, until=until, cover=cover):
            text = _("away until {time}: {reason}").format(
                time=f"{room.local(until):%H:%M}", reason=reason
            )
            name = room.officers.name(cover)
            return _("{said}, covered by {name}").format(said=text, name=name) if cover else text
        case on.CameBack(at=at):
            return _("back {time}").format(time=f"{room.local(at):%H:%M}")
        case on.Left(at=at):
            return _("left {time}").format(time=f"{room.local(at):%H:%M}")


def _check(room: Room, check: SpotChecked) -> str:
    post = room.roster.post_name(check.post)
    text = _("spot check of {post}: no answer").format(post=post)
    if check.answered_by:
        text = _("spot check of {post}: {name} answered after {n} s").format(
            post=post, name=check.answered_by, n=check.rang_s
        )
    if check.fault not in (Fault.NONE, Fault.NO_ANSWER):
        text = _("{said}, {fault}").format(said=text, fault=word(check.fault))
    return _("{said}: {words}").format(said=text, words=check.words) if check.words else text
