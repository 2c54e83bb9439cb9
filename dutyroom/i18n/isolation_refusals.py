"""What can be wrong with an isolation, and with a reading as it is typed."""

from dutyroom.i18n import N_

ISOLATION: dict[str, str] = {
    "isolated_name_missing": N_("Say who is isolated."),
    "isolated_phone_odd": N_("This is no phone number: “{text}”"),
    "isolated_already": N_("{name} is under isolation already, since {first}."),
    "isolated_unknown": N_("Nobody here is under isolation by this name: {name}"),
    "isolated_several": N_("{name} may be several: {near}"),
    "nobody_isolated_here": N_("Put the cursor on a person first."),
    "isolation_over": N_("The isolation of {name} is over."),
    "isolation_days_out_of_range": N_("An isolation has 1 to {most} days."),
    "first_number_odd": N_("The first day is called day 0 or day 1."),
    "isolation_day_outside": N_("{name} is under isolation from {first} to {last} only."),
    "half_day_to_come": N_("This half of {day} is still to come."),
    "half_missing": N_("Say whether it was the morning or the evening of day {number}."),
    "isolation_last_same": N_("{last} is the last day already."),
    "isolation_last_early": N_("The last day cannot be before the first, {first}."),
    "notice_number_missing": N_("Say the number of the notice."),
    "release_early": N_("The last day, {last}, is not over: a release now needs a reason."),
    "release_first": N_("{name} is not released yet: release first, then comes the sheet."),
    "moved_where_missing": N_("Say where to."),
    "reading_empty": N_("A name and a temperature, as: wm 365"),
    "reading_name_missing": N_("The name comes first, as: wm 365"),
    "reading_missing": N_("The temperature of {name} is missing, or “none” and why."),
    "reading_twice": N_("One reading in a line; this is too much: “{text}”"),
    "release_form_not_written": N_("{file}: a release sheet is written as .html or .txt."),
}
"""Msgids by code."""
