"""What can be wrong with what is to be noticed, and with areas of origin."""

from dutyroom.i18n import N_

WATCHING: dict[str, str] = {
    "watched_nobody": N_("Say whom or what: a number, a phone, a plate or a name."),
    "watched_phone_odd": N_("This is no phone number: “{text}”"),
    "watched_plate_odd": N_("This is no plate number: “{text}”"),
    "watched_days_crossed": N_("The last day {last} is before the first, {first}."),
    "watched_unknown": N_("This is not on the list any more."),
    "watched_listed": N_("This is on the list already."),
    "watch_kind_unknown": N_("The kind {text} is not known: take one of {known}."),
    "nothing_watched": N_("Nothing is under the cursor."),
    "area_name_missing": N_("The area needs a name."),
    "area_level_unknown": N_("The level {text} is not known: take one of {known}."),
    "area_level_same": N_("{name} has this level from that day already."),
}
"""Msgids by code."""
