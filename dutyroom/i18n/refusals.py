"""The sentence for every refusal and problem: what happened, what is safe, what to do next."""

from collections.abc import Mapping
from typing import Any

from dutyroom.i18n import N_, _
from dutyroom.i18n.handover_refusals import HANDOVER
from dutyroom.i18n.isolation_refusals import ISOLATION
from dutyroom.i18n.matter_refusals import MATTERS
from dutyroom.i18n.merge_refusals import MERGING
from dutyroom.i18n.presence_refusals import PRESENCE
from dutyroom.i18n.roster_refusals import ROSTER
from dutyroom.i18n.trail_refusals import TRAIL
from dutyroom.i18n.watch_refusals import WATCHING
from dutyroom.i18n.words import said, word

FILES: dict[str, str] = {
    "file_missing": N_("There is no file {file}. Begin one with: dutyroom new {file}"),
    "file_exists": N_("{file} exists already and was left as it is. Choose another name."),
    "file_empty": N_("{file} is empty: there is nothing in it to read."),
    "file_is_directory": N_("{file} is a folder, not a file."),
    "file_unreadable": N_("{file} is not there or cannot be read. Nothing was changed."),
    "file_form_unknown": N_("{file} is not a table this program reads: CSV, xlsx or JSON lines."),
    "file_form_not_written": N_(
        "{file} is not a table this program writes: its ending is xlsx, csv or jsonl."
    ),
    "sheet_form_not_written": N_(
        "{file} is not a sheet this program writes: its ending is html, md, txt or xlsx."
    ),
    "not_a_room": N_("{file} is not a duty room's file. It was left as it is."),
    "file_newer": N_(
        "{file} was written by a newer program (version {version}; this one knows {known}). "
        "It was not touched. Open it with the newer program."
    ),
    "file_older": N_(
        "{file} was written by an older program and may only be read here. "
        "Open it once where it may be written."
    ),
    "file_readonly": N_("{file} may only be read here. Nothing was written."),
    "file_not_writable": N_("{file} cannot be written here. Nothing was changed."),
    "file_busy": N_(
        "Busy, not written, nothing is lost: another program is writing {file}. "
        "Try again in a moment."
    ),
    "file_damaged": N_(
        "{file} is damaged and was left as it is. Keep a copy of it, and go on with a backup."
    ),
    "file_trouble": N_("{file} could not be used: {why}. Nothing was written."),
    "disk_full": N_(
        "The disk is full. This was not written; everything before it is safe. "
        "Make room, then again."
    ),
    "disk_trouble": N_(
        "The disk did not obey. This was not written; everything before it is safe. "
        "Check the disk, then again."
    ),
    "backup_exists": N_("{file} exists already and was left as it is. Try again in a second."),
    "folder_missing": N_("There is no folder {file}. Nothing was written."),
    "cancelled": N_("Stopped. Nothing was written."),
}
"""What can be wrong with a file; `file` is its path or its name."""

PEOPLE: dict[str, str] = {
    "no_terminal": N_(
        "The desk needs a terminal to be seen and typed at. Nothing was opened or changed; "
        "the commands work without one: dutyroom --help"
    ),
    "not_signed_in": N_("Nobody has signed in. Sign in to write."),
    "pin_form": N_("A PIN is {least} to {most} digits."),
    "pins_differ": N_("The two PINs differ. Type the new one again."),
    "pin_chosen_before": N_("This officer has chosen a PIN already."),
    "pin_missing": N_(
        "This officer has not chosen a PIN yet: the first sign-in (F10) asks for it."
    ),
    "pin_empty": N_("The PIN is missing: give it, then Enter."),
    "pin_wrong": N_("The PIN is wrong. Try again in {seconds} s."),
    "sign_in_wait": N_("Too early after a wrong PIN. Try again in {seconds} s."),
    "officer_inactive": N_("{name} is not on active duty today."),
    "officer_name_missing": N_("The officer's name is missing."),
    "officer_dates_crossed": N_("The officer's last day is before the first."),
    "officer_known": N_("{name} is in the directory already."),
    "officer_unknown": N_("{name} is not in the directory of officers."),
    "officer_ambiguous": N_("Several officers are called {name}. Give the number instead."),
    "author_unknown": N_("{name} is not in the directory of officers. Close to it: {near}"),
    "author_ambiguous": N_("Several officers are called {name}. Give one of the numbers: {near}"),
    "supervisor_missing": N_(
        "{file} has no officer yet, so nobody can write in it. Open it with: dutyroom"
    ),
    "number_taken": N_("The number {number} is taken already."),
    "name_taken": N_("{name} stands with other facts in line {earlier}."),
    "role_unknown": N_("The role {text} is not known."),
    "nobody_chosen": N_("Nobody is chosen."),
    "supervisor_only": N_("Only supervisors and leaders may do this."),
    "unit_name_missing": N_("The unit's name is missing."),
}
"""What can be wrong with officers, units and the door."""

ROOM: dict[str, str] = {
    "room_name_missing": N_("The room's name is missing."),
    "nothing_chosen": N_("There is nothing on this line."),
    "nothing_masked": N_("Nothing here is masked."),
    "setting_unknown": N_("There is no setting {name}."),
    "number_unreadable": N_("This is not a number: “{text}”"),
    "setting_out_of_range": N_("{name} must be from {low} to {high}."),
    "report_preset_unknown": N_("The limits for reports are one of {known}, not “{text}”."),
    "setting_not_offered": N_("It is one of {known}, not “{text}”."),
    "kinds_unreadable": N_("The kinds cannot be read: {why}. Nothing was changed."),
    "kind_wrong": N_("The kind “{kind}” cannot be so: see {where}. Nothing was changed."),
    "post_name_missing": N_("The post's name is missing."),
    "no_posts": N_("There is no post yet."),
    "shift_unreadable": N_("This is not a shift: “{text}”. Write it as 08:00-20:00."),
    "shift_times": N_("The shift {shift} must end after it starts, at most 24 hours later."),
    "slot_times": N_("A shift must end after it starts."),
    "officer_twice_in_slot": N_("An officer stands twice in one shift."),
    "roster_form_unknown": N_("This sheet is not a roster the program knows."),
    "already_struck": N_("This record is struck through already."),
    "reason_missing": N_("Give the reason for the correction."),
}
"""What can be wrong with settings, rosters and corrections."""

CALLS: dict[str, str] = {
    "call_text_missing": N_("Write down what the caller said: the text is empty."),
    "call_text_long": N_("The text is longer than {most} characters."),
    "note_missing": N_("The note is empty."),
    "nothing_parked": N_("Nothing is parked."),
    "no_call_parked": N_("No call is parked."),
    "nothing_to_link": N_("There is no earlier call to link."),
    "replaced_meanwhile": N_(
        "Somebody has struck that call through meanwhile. Saving again writes yours as a new call."
    ),
    "no_call_here": N_("No call is under the cursor."),
    "caller_unnamed": N_("Nobody is named as the caller."),
    "caller_confidential": N_(
        "This caller is confidential: shown only to who took the call and to supervisors."
    ),
    "text_missing": N_("The call has no text."),
    "text_long": N_("The text is longer than {most} characters."),
    "category_unknown": N_("The category {text} is not known: taken as other."),
    "urgency_unknown": N_("The urgency {text} is not known: taken as routine."),
    "outcome_unknown": N_("The outcome {text} is not known and was left open."),
    "happened_at_unreadable": N_("The time of the event cannot be read: “{text}”"),
}
"""What can be wrong with a call."""

PASSAGES: dict[str, str] = {
    "nobody_named": N_("Nobody is named: give a name, phone, identity number or plate."),
    "checkpoint_missing": N_("The checkpoint is missing."),
    "temperature_missing": N_("The temperature is missing."),
    "temperature_unreadable": N_("This is not a temperature: “{text}”"),
    "recheck_word_unknown": N_(
        "“{text}” is neither a temperature nor forehead, wrist, ear, armpit."
    ),
    "temperature_impossible": N_("A temperature is from 30.0 to 45.0: “{text}”"),
    "phone_odd": N_("The phone number looks wrong: “{text}”"),
    "identity_wrong": N_("The identity number's check digit is wrong: “{text}”"),
    "plate_odd": N_("The plate number looks wrong: “{text}”"),
    "direction_missing": N_("The direction is missing: taken as in."),
    "code_unknown": N_("The health code {text} is not known and was left out."),
    "site_unknown": N_("The way of measuring {text} is not known: taken as forehead."),
    "number_unknown": N_("A number in the line is neither phone, identity nor temperature."),
    "name_too_long": N_("A name has at most 20 characters."),
    "name_twice": N_("Two names: one line is one person."),
    "phone_twice": N_("Two phone numbers: one line is one person."),
    "identity_twice": N_("Two identity numbers: one line is one person."),
    "plate_twice": N_("Two plates: one line is one passage."),
    "temperature_twice": N_("Two temperatures: leave one."),
    "direction_twice": N_("In or out, not both."),
    "code_twice": N_("Two health codes: leave one."),
    "site_twice": N_("Two ways of measuring: leave one."),
    "origin_twice": N_("Two places of origin: leave one."),
    "destination_twice": N_("Two destinations: leave one."),
    "purpose_twice": N_("Two badges: leave one."),
    "query_twice": N_("Two people are asked for: one line is one person."),
    "person_unknown": N_("Nobody who passed before is {query}. Write the name."),
    "person_ambiguous": N_("Several people are {query}: choose with ↑↓ and Tab."),
    "second_look": N_("{text} °C is unlikely. Look again; Enter writes it as it stands."),
    "not_rested": N_("Only {rested} of {minutes} min rested; Enter again writes it."),
    "step_missing": N_("Done: {step}? Space yes, Enter writes without it."),
    "nothing_aside": N_("Every line entered was taken."),
    "no_case_waiting": N_("Nobody waits for a recheck."),
    "reading_unsaved": N_("The reading {text} is not written yet: Enter writes it, then decide."),
    "no_passage": N_("There is no line in the register."),
    "no_such_case": N_("There is no such case."),
    "already_decided": N_("This case is decided already."),
    "recheck_missing": N_("Measure again before letting pass."),
    "let_pass_abnormal": N_("The last reading {text} is abnormal. F6 again lets pass."),
    "clinic_missing": N_("Say where the person was handed over to."),
}
"""What can be wrong with a passage and what follows it."""

ROWS: dict[str, str] = {
    "line_unreadable": N_("The line cannot be read."),
    "line_cut": N_("The line is cut off."),
    "column_missing": N_("The file has no column {column}. Nothing was taken."),
    "time_unreadable": N_("This is not a time: “{text}”"),
    "day_unreadable": N_("This is not a day: “{text}”"),
    "moment_unreadable": N_("This is not a time: “{text}”"),
    "moment_in_future": N_("This time is still to come: “{text}”"),
}
"""What can be wrong with a row of any table, or with a time."""

BREAKS: dict[str, str] = {
    "entry_missing": N_("an entry is missing"),
    "entry_altered": N_("the entry is not as it was written"),
    "line_missing": N_("a line is missing"),
    "value_impossible": N_("it holds what no duty room writes"),
    "line_extra": N_("there is a line no page holds"),
    "page_missing": N_("a page is missing"),
    "page_altered": N_("the page is not as it was written"),
    "unreadable": N_("the place cannot be read"),
    "no_book": N_("the line belongs to no book"),
}
"""What can be wrong at a place of a book."""

SENTENCES: dict[str, str] = (
    FILES
    | PEOPLE
    | ROOM
    | CALLS
    | PASSAGES
    | ROWS
    | BREAKS
    | MATTERS
    | HANDOVER
    | ROSTER
    | PRESENCE
    | MERGING
    | WATCHING
    | TRAIL
    | ISOLATION
)
"""Msgids by code."""

_ASIDE = N_("Something is not as it should be ({code}).")


class _Facts(dict[str, Any]):
    """The facts of a code; what was not told is left open."""

    def __missing__(self, name: str) -> str:
        return "…"


def sentence(code: str, facts: Mapping[str, object]) -> str:
    """The sentence for a code and its facts, in the language in use.

    The facts stand in it literally: who prints it makes it safe for a terminal.
    """
    told = _Facts(facts, code=code)
    told["file"] = facts.get("path", facts.get("file", "…"))
    if isinstance(tenths := facts.get("tenths"), int):
        told["text"] = f"{tenths / 10:.1f}"
    if "step" in facts:
        told["step"] = word(facts["step"])
    if "need" in facts:
        told["need"] = word(facts["need"])
    if isinstance(blanks := facts.get("blanks"), tuple):
        told["blanks"] = _(", ").join(said(each) for each in blanks)
    return _(SENTENCES.get(code, _ASIDE)).format_map(told)


def place(where: str) -> str:
    """A place of a book as people say it: the `where` of a break."""
    word, _space, number = where.partition(" ")
    words = {"entry": _("entry {n}"), "passage": _("passage {n}"), "page": _("page {n}")}
    return words.get(word, where).format(n=number)
