"""What can be wrong with a calendar or a roster."""

from dutyroom.i18n import N_

ROSTER: dict[str, str] = {
    "notice_not_entered": N_("The holiday notice of {year} is not entered yet."),
    "notice_year_missing": N_("This is no holiday notice: its title names no year."),
    "notice_waits": N_("A notice was read and waits: F5 enters it, Esc drops it."),
    "notice_line_unreadable": N_("This line of the notice cannot be read: “{line}”"),
    "notice_weekday_wrong": N_("{day} is another day of the week: “{line}”"),
    "notice_count_wrong": N_("These are {count} days: “{line}”"),
    "notice_holiday_missing": N_(
        "The notice of {year} says nothing of {holiday}: paste all of it."
    ),
    "festivals_unknown": N_("The festivals of {year} are not known, only of {first} to {last}."),
    "holiday_dates_crossed": N_("{holiday} ends before it begins, on {day}."),
    "statutory_day_not_off": N_("{day} is a statutory day of {holiday}, but no day off."),
    "makeup_day_not_weekend": N_("{day} is worked for {holiday}, but is no weekend."),
    "day_arranged_twice": N_("{day} is arranged twice, the second time for {holiday}."),
    "period_name_missing": N_("A sensitive period needs a name."),
    "period_dates_crossed": N_("{name} ends before it begins."),
    "period_crew_out_of_range": N_("The least crew is 0 to {most}."),
    "days_crossed": N_("The days end before they begin: {first} to {last}."),
    "days_not_marked": N_("There is no such mark from {first} to {last}."),
    "version_unknown": N_("There is no version {number} of {month}."),
    "version_not_draft": N_("Version {number} of {month} is published: draft another."),
    "version_not_published": N_("Version {number} of {month} is still a draft."),
    "filed_with_missing": N_("Say with whom it is filed."),
    "no_draft": N_("There is no draft of {month}: plan one first."),
    "slot_outside_month": N_("{day} is not in {month}."),
    "word_missing": N_("{n} red findings: a leader must give a word for them."),
    "leader_missing": N_("Only a leader's word stands for red findings."),
    "draft_stale": N_(
        "{n} slots were filled since version {number} of {month} was drafted: draft it anew."
    ),
    "pattern_missing": N_("No post has a pattern from which {month} could be drafted."),
    "post_not_found": N_("There is no post {name}; near are: {near}"),
    "roster_form_not_written": N_(
        "{file}: a roster is written as .xlsx, .html, .ics, .csv or .jsonl."
    ),
    "only_calendars_of_one": N_("{file}: only a calendar (.ics) is of one post or officer."),
    "years_unreadable": N_("This is no file of holidays: {why}."),
    "pattern_wrong": N_("This pattern cannot be: it needs shifts, and enough names, each once."),
    "day_off_unknown": N_("Whether {day} is a day off is not known: no calendar was given."),
    "replacement_unmet": N_("Who is replaced on {day} does not stand there."),
    "nothing_to_plan": N_("There is nothing to plan: give slots, and people for them."),
    "slot_too_long_to_plan": N_("A slot on {day} is too long to be planned: use a pattern."),
    "solver_missing": N_("The proven way needs a solver: install it with {command}"),
    "solver_failed": N_("The solver failed: {why}"),
    "month_unmet": N_("No plan keeps every rule of this month."),
    "no_plan_in_time": N_("No plan was found in this time: give it longer."),
}
"""Msgids by code."""
