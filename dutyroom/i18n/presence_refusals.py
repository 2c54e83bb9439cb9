"""What can be wrong with arrivals, spot checks and the 五在 board."""

from dutyroom.i18n import N_

PRESENCE: dict[str, str] = {
    "arrived_already": N_("This arrival is noted already."),
    "arrives_too_early": N_("Nobody arrives more than {hours} h before the slot."),
    "slot_is_over": N_("That slot is over."),
    "slot_not_begun": N_("The slot has not begun yet."),
    "absent_already": N_("This absence is noted already."),
    "not_on_post": N_("Who is not on post cannot go: note the arrival first."),
    "not_away": N_("Only who came and went comes back."),
    "away_reason_missing": N_("Say why the post is left."),
    "away_ends_before": N_("The return lies before the going."),
    "covers_self": N_("Nobody covers for themselves."),
    "noted_later_already": N_("Something later is noted already."),
    "spot_post_missing": N_("Say which post was asked."),
    "seconds_unlikely": N_("A phone rings 0 to {most} seconds."),
    "answerer_missing": N_("Say who answered, or choose “no answer”."),
    "answerer_given": N_("Somebody answered: choose another fault, or clear the name."),
    "fault_words_missing": N_("Say in words what was wrong."),
    "answer_was_late": N_("An answer after {most} s is late: choose a fault."),
    "role_name_missing": N_("A role needs a name."),
    "role_unfilled": N_("Nobody fills the role {role} yet."),
    "role_unknown": N_("This role is not on the board."),
    "found_where_missing": N_("Say where they were found."),
    "not_rung_yet": N_("Enter first, when it begins to ring."),
    "nobody_marked": N_("Nobody is under the cursor, and nobody is marked."),
    "slot_uncovered": N_("Nobody is on the roster here: fill the slot on the roster board."),
    "no_times_to_draw": N_("No post is manned by the roster: there is nobody to ask."),
}
"""Msgids by code."""
