"""The sentences for what stands in the way of a trail."""

from dutyroom.i18n import N_

TRAIL: dict[str, str] = {
    "trail_unreadable": N_("{text} is neither a phone, nor an identity number, nor a plate."),
    "trail_not_allowed": N_("Only officers, supervisors and leaders may follow a trail."),
    "trail_nothing_beside": N_("No other number was written beside this one."),
    "trail_over_form": N_("Finish or park what is in hand first; Ctrl+F finds the trail again."),
}
"""Sentences by the code of a refusal."""
