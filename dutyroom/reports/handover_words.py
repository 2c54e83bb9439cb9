"""The words for what a handover is, what was done with it, and what is odd about it."""

from dutyroom.domain.handover.terms import Act, Flag, ItemState, Overall, State
from dutyroom.i18n import N_, _

OVERALL: dict[Overall, str] = {
    Overall.CALM: N_("Calm"),
    Overall.WATCH: N_("To be watched"),
    Overall.URGENT: N_("Emergency"),
}
STATES: dict[State, str] = {
    State.OFFERED: N_("Offered"),
    State.RETURNED: N_("Sent back"),
    State.DEFERRED: N_("Deferred"),
    State.ACCEPTED: N_("Taken over"),
    State.QUERIED: N_("Queried"),
    State.REVIEWED: N_("Reviewed"),
}
FLAGS: dict[Flag, str] = {
    Flag.OPENING: N_("Opening"),
    Flag.FORCED: N_("Forced"),
    Flag.DEFERRED: N_("Was deferred"),
    Flag.BY_PHONE: N_("Consent by phone"),
    Flag.SAME_OFFICER: N_("Same officer"),
    Flag.OUTGOING_OFF_ROSTER: N_("Outgoing not on roster"),
    Flag.INCOMING_OFF_ROSTER: N_("Incoming not on roster"),
    Flag.LATE: N_("Late"),
    Flag.RESERVATION: N_("Reservation"),
}
GLYPHS: dict[Flag, str] = {
    Flag.OPENING: "○",
    Flag.FORCED: "‼",
    Flag.DEFERRED: "◷",
    Flag.BY_PHONE: "☎",
    Flag.SAME_OFFICER: "=",
    Flag.OUTGOING_OFF_ROSTER: "◁",
    Flag.INCOMING_OFF_ROSTER: "▷",
    Flag.LATE: "!",
    Flag.RESERVATION: "◆",
}
ITEMS: dict[ItemState, str] = {
    ItemState.UNDECIDED: N_("Not decided"),
    ItemState.ACCEPTED: N_("Accepted"),
    ItemState.QUESTIONED: N_("Questioned"),
    ItemState.ANSWERED: N_("Answer given"),
    ItemState.RETURNED: N_("Not taken"),
    ItemState.SETTLED: N_("Settled"),
}
ACTS: dict[Act, str] = {
    Act.OPEN: N_("opened the first shift"),
    Act.OFFER: N_("offered"),
    Act.FORCE: N_("offered in place of the outgoing officer"),
    Act.RETURN: N_("returned"),
    Act.DEFER: N_("deferred"),
    Act.ACCEPT: N_("accepted"),
    Act.READ_BACK: N_("read back"),
    Act.QUESTION: N_("questioned"),
    Act.ANSWER: N_("answered"),
    Act.SUPPLEMENT: N_("supplement"),
    Act.AGREE: N_("agreed"),
    Act.QUERY: N_("queried"),
    Act.ANSWER_QUERY: N_("answered the query"),
}


def overall_said(overall: Overall) -> str:
    """An overall state."""
    return _(OVERALL[overall])


def state_said(state: State) -> str:
    """How far a handover has come."""
    return _(STATES[state])


def flag_said(flag: Flag) -> str:
    """What is odd about a handover, its glyph before it."""
    return GLYPHS[flag] + " " + _(FLAGS[flag])


def item_said(state: ItemState) -> str:
    """What was decided about an item."""
    return _(ITEMS[state])


def act_said(act: Act) -> str:
    """What somebody did, after a name."""
    return _(ACTS[act])
