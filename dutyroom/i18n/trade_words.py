"""The words for trades of duties: their kinds, and how far they have come."""

from dutyroom.i18n import N_, _

KINDS: dict[str, str] = {"swap": N_("Swap"), "cover": N_("Cover"), "takeover": N_("Relief")}
"""Msgids by kind."""
STATES: dict[str, str] = {
    "proposed": N_("○ to be agreed"),
    "agreed": N_("◐ to be approved"),
    "taken_over": N_("◐ to be confirmed"),
    "approved": N_("● approved"),
    "declined": N_("× declined"),
    "refused": N_("× refused"),
    "withdrawn": N_("× withdrawn"),
}
"""Msgids by state, a glyph before the word."""
_AFTERWARDS: dict[str, str] = {"approved": N_("● confirmed"), "refused": N_("! objected to")}
"""What is said otherwise of what was in force before anybody was asked."""


def kind_said(kind: str) -> str:
    """The word for a kind of trade."""
    return _(KINDS[kind])


def state_said(kind: str, state: str) -> str:
    """How far a trade of a kind has come, its glyph before the word."""
    return _((_AFTERWARDS if kind == "takeover" else {}).get(state) or STATES[state])


def state_word(kind: str, state: str) -> str:
    """The same without the glyph."""
    return state_said(kind, state).partition(" ")[2]
