"""The settings of a room and their values as people say them."""

from __future__ import annotations

from dutyroom.domain import temperature
from dutyroom.domain.matters.matter import Tier
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.room import Room

SETTINGS = {
    "name": N_("Name of the room"),
    "threshold": N_("Abnormal from °C"),
    "rest_minutes": N_("Rest, minutes"),
    "lock_minutes": N_("Lock after, min"),
    "silence_minutes": N_("Silent after, min"),
    "four_steps": N_("Four steps"),
    "day_starts": N_("Day starts at"),
    "home_post": N_("Own checkpoint"),
    "report_preset": N_("Report in, min"),
    "escalate_minutes": N_("Escalate, min"),
    "hotline_silence_minutes": N_("Line quiet, min"),
    "desk_silence_minutes": N_("Desk quiet, min"),
    "tier": N_("Level of the room"),
    "crew_standard": N_("Crew of a shift"),
    "trail_days": N_("Trail, days"),
}
"""Msgids of the settings, by their names."""


def setting_name(name: str) -> str:
    """What a setting is called."""
    return _(SETTINGS.get(name, name))


def setting_value(room: Room, name: str, value: object) -> str:
    """The value of a setting as people say it."""
    match name, value:
        case "threshold", int(tenths):
            return temperature.shown(tenths)
        case "day_starts", int(minute):
            return f"{minute // 60:02}:{minute % 60:02}"
        case "four_steps", _:
            return _("yes") if value else _("no")
        case "home_post", int(post):
            return room.roster.post_name(post)
        case "tier", int(tier):
            return word(Tier(tier))
        case "crew_standard", str(name):
            return crew_word(name)
    return str(value)


def crew_word(name: str) -> str:
    """Whom a standard asks for in every shift."""
    words = {
        "tier": _("by level"),
        "one": _("one officer"),
        "county": _("leader + 3"),
        "city": _("leader + 4"),
    }
    return words[name]
