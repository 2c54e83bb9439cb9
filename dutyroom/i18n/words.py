"""The one word for each thing that is counted in kinds."""

from typing import Protocol

from dutyroom.i18n import N_, _, language

WORDS: dict[str, str] = {
    # officers
    "leader": N_("Leader"),
    "supervisor": N_("Supervisor"),
    "officer": N_("Officer"),
    "seat": N_("Seat"),
    "checkpoint": N_("Checkpoint"),
    "room": N_("Duty room"),
    # roster
    "leader_on_duty": N_("Leader on duty"),
    "shift_supervisor": N_("Shift supervisor"),
    "duty_officer": N_("Duty officer"),
    "main_officer": N_("Main officer"),
    "second_officer": N_("Second officer"),
    "seat_operator": N_("Seat operator"),
    "checkpoint_officer": N_("Checkpoint officer"),
    "24h": N_("24 h"),
    "2x12": N_("2 × 12 h"),
    "3x8": N_("3 × 8 h"),
    "draft": N_("Draft"),
    "published": N_("Published"),
    "superseded": N_("Superseded"),
    "pattern": N_("By pattern"),
    "builtin": N_("Built-in planner"),
    "proven": N_("Proven"),
    "hand": N_("Made by hand"),
    "leave": N_("Leave of absence"),
    "comp_rest": N_("Compensatory rest"),
    "no_nights": N_("No nights"),
    "seconded": N_("Lent to us"),
    "wish_off": N_("Wish"),
    "workday": N_("Workday"),
    "weekend": N_("Weekend"),
    "statutory_holiday": N_("Statutory holiday"),
    "moved_off": N_("Moved day off"),
    "makeup_workday": N_("Make-up workday"),
    # calls
    "incoming": N_("Incoming"),
    "outgoing": N_("Outgoing"),
    "people_transfer": N_("Transfer of people"),
    "goods_transfer": N_("Transfer of goods"),
    "disinfection": N_("Disinfection"),
    "drainage": N_("Drainage"),
    "water": N_("Emergency water"),
    "height": N_("Rescue at height"),
    "enquiry": N_("Enquiry"),
    "request": N_("Request"),
    "complaint": N_("Complaint"),
    "report": N_("Tip-off"),
    "suggestion": N_("Suggestion"),
    "submission": N_("Report in"),
    "nuisance": N_("Nuisance"),
    "other": N_("Other"),
    "routine": N_("Routine"),
    "urgent": N_("Urgent"),
    "immediate": N_("Immediate"),
    "answered_on_spot": N_("Answered"),
    "follow_up": N_("Follow up"),
    "referred": N_("Transferred"),
    "declined": N_("Not accepted"),
    # what lists mask
    "phone": N_("phone number"),
    "identity": N_("identity number"),
    "caller": N_("caller"),
    "trail": N_("trail"),
    # what stands on a trail
    "passage": N_("Passage"),
    "call": N_("Call"),
    "matter": N_("Matter"),
    "at_once": N_("2 places"),
    "too_fast": N_("too soon"),
    "same_readings": N_("same °C"),
    # checkpoints
    "in": N_("In"),
    "out": N_("Out"),
    "forehead": N_("Forehead"),
    "wrist": N_("Wrist"),
    "ear": N_("Ear"),
    "armpit": N_("Armpit"),
    "green": N_("Green"),
    "yellow": N_("Yellow"),
    "red": N_("Red"),
    "let_pass": N_("Let pass"),
    "turn_back": N_("Turn back"),
    "hold": N_("Hold"),
    "hand_to_clinic": N_("To clinic"),
    "mask": N_("Mask"),
    "asked": N_("Questions"),
    "measured": N_("Measured"),
    "registered": N_("Registered"),
    # matters
    "open": N_("Open"),
    "assigned": N_("Assigned"),
    "acknowledged": N_("Order taken"),
    "returned": N_("Returned"),
    "reported": N_("Reported"),
    "verified": N_("Verified"),
    "closed": N_("Closed"),
    "look_back": N_("Look back"),
    "archived": N_("Archived"),
    "struck": N_("Struck through"),
    "open_ones": N_("Open matters"),
    "overdue_ones": N_("Overdue matters"),
    "closed_ones": N_("Closed matters"),
    "counted_ones": N_("Matters counted"),
    "all_ones": N_("All matters"),
    "assign": N_("Assign"),
    "acknowledge": N_("Get it taken"),
    "report_back": N_("Get a report"),
    "verify": N_("Check the result"),
    "close": N_("Close"),
    "resume": N_("Go on"),
    "coordinate": N_("Coordinate"),
    "send_report": N_("Send a report"),
    "due": N_("Due"),
    "waited": N_("End of the wait"),
    "by_phone": N_("Phone"),
    "by_radio": N_("Radio"),
    "in_person": N_("In person"),
    "by_message": N_("Message"),
    "on_paper": N_("On paper"),
    "province": N_("Province"),
    "city": N_("City"),
    "county": N_("County"),
    "township": N_("Township"),
    "village": N_("Village"),
    "initial": N_("Initial report"),
    "followup": N_("Follow-up report"),
    "final": N_("Final report"),
    "lead_unit": N_("lead unit"),
    "responsible_unit": N_("responsible unit"),
    "owner": N_("owner"),
    "due_at": N_("due"),
    # spans
    "one_shift": N_("Shift"),
    "one_day": N_("Duty day"),
    "one_month": N_("Month"),
    "all_time": N_("All time"),
    # presence
    "expected": N_("Expected"),
    "not_arrived": N_("Not arrived"),
    "on_post": N_("On post"),
    "away": N_("Away"),
    "absent": N_("Absent"),
    "left": N_("Off duty"),
    "no_fault": N_("Without fault"),
    "late_answer": N_("Late answer"),
    "no_answer": N_("No answer"),
    "somebody_else": N_("Somebody else"),
    "off_post": N_("Absent"),
    "unaware": N_("Unaware"),
    "never_confirmed": N_("Never"),
    "fresh": N_("Confirmed"),
    "to_renew": N_("To renew"),
    "out_of_date": N_("Out of date"),
    # isolation
    "morning": N_("Morning"),
    "evening": N_("Evening"),
    "isolated": N_("Under isolation"),
    "released": N_("Released"),
    "broken_off": N_("Moved"),
    "reading_measured": N_("Taken"),
    "reading_abnormal": N_("Abnormal"),
    "not_attempted": N_("Not attempted"),
    "reading_missed": N_("Missed"),
    "reading_open": N_("To come"),
    "not_asked": N_("Not asked for"),
    "isolated_now": N_("Under isolation"),
    "open_readings": N_("Readings to come"),
    "release_due": N_("Due for release"),
    "isolation_ended": N_("Released or moved"),
    # watches
    "post": N_("Post"),
    "hotline": N_("Hotline"),
    "desk": N_("Desk"),
    "recheck": N_("Recheck"),
    # lists of whom and what to notice
    "void_document": N_("Void document"),
    "isolation": N_("Isolation"),
    "look_out": N_("Look out"),
    "recheck_due": N_("Recheck due"),
    "document": N_("document"),
    "plate": N_("plate"),
    "name": N_("name"),
    "red_level": N_("red level"),
    "orange_level": N_("orange level"),
    "yellow_level": N_("yellow level"),
    "blue_level": N_("blue level"),
    "green_level": N_("green level"),
}
"""Msgids by the value (or, for numbered kinds, the lower-case name) of an enumeration."""


def word(kind: object) -> str:
    """The word for a member of an enumeration, or for its value; the value where there is none."""
    if isinstance(kind, str):
        key = str(getattr(kind, "value", kind))
    else:
        key = str(getattr(kind, "name", kind)).lower()
    return _(WORDS[key]) if key in WORDS else key


class Bilingual(Protocol):
    """Words that come with a room's data in both languages."""

    @property
    def zh(self) -> str:
        """The Chinese."""

    @property
    def en(self) -> str:
        """The English."""


def said(words: Bilingual) -> str:
    """What something is called in the language in use."""
    return words.zh if language() == "zh" else words.en
