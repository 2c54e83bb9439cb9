"""What can be wrong with a handover."""

from dutyroom.i18n import N_

HANDOVER: dict[str, str] = {
    "no_shift_open": N_("No shift of this post has begun. Begin with its opening."),
    "shift_open": N_("{name} is on shift at this post. It is handed over, not opened again."),
    "not_on_shift": N_("{name} is on shift: only who is hands over."),
    "not_taken_over": N_("Nobody has taken over {post} yet. Hand over before you leave."),
    "taken_over_already": N_("{by} took over already, at {at}."),
    "call_unsaved": N_("{n} calls of yours are not saved yet. Save or drop them, then hand over."),
    "already_offered": N_("Handover {number} waits for its second signature."),
    "not_offered": N_("This handover is not offered now: it was returned or deferred."),
    "not_accepted": N_("Nobody has taken over yet."),
    "handover_unknown": N_("There is no such handover."),
    "reason_missing_off_roster": N_("The roster has somebody else. Give the reason for signing."),
    "force_reason_missing": N_("Say why nobody hands over."),
    "deferral_reason_missing": N_("Say why the handover has to wait."),
    "consent_missing": N_("A leader or supervisor must consent."),
    "item_not_here": N_("The line under the cursor is not decided: it is only read."),
    "items_undecided": N_("{n} items are not decided yet."),
    "items_unanswered": N_("{n} items wait for an answer of who hands over."),
    "items_decided": N_("This is accepted already."),
    "read_back_missing": N_("{n} red items must be read back in own words."),
    "item_unknown": N_("This is not on the sheet."),
    "words_missing": N_("Say it in your own words."),
    "supply_unreadable": N_("Not read: {text}. One thing with its number: radios 8"),
    "question_missing": N_("Write the question."),
    "answer_missing": N_("Write the answer."),
    "nothing_asked": N_("Nothing was asked here."),
    "outgoing_only": N_("Only {name}, who hands over, may answer."),
    "return_reason_missing": N_("Give the reason for returning it."),
    "supplement_missing": N_("Write what is to be added."),
    "no_handover_before": N_("There is no handover before this one."),
    "read_back_empty": N_("Say what the item is, not only that you heard it."),
    "own_handover": N_("You signed this handover yourself: another supervisor reviews it."),
    "reviewed_already": N_("This handover is reviewed already."),
}
"""Msgids by code."""
