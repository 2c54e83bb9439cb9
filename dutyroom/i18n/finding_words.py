"""What the checks of a roster find, in a sentence each."""

from collections.abc import Mapping

from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word

FINDINGS: dict[str, str] = {
    "uncovered": N_("nobody stands here"),
    "crew_short": N_("{found} officers, {allowed} are needed"),
    "role_missing": N_("{role} is missing"),
    "sensitive_short": N_("{found} officers, the sensitive period asks for {allowed}"),
    "two_places": N_("is in two places at once"),
    "on_leave": N_("is on leave"),
    "no_nights": N_("is not to stand at night"),
    "not_seconded": N_("is not lent to us on this day"),
    "short_rest": N_("rested {found} h, {allowed} h are needed"),
    "consecutive_duty": N_("is on duty {found} h in a row, {allowed} h at most"),
    "nights_in_a_row": N_("stands {found} nights in a row, {allowed} at most"),
    "long_day": N_("is on duty {found} h in one day, {allowed} h at most"),
}
"""Msgids by reason; times come as hours."""
LIGHTS: dict[str, str] = {"red": N_("■ red"), "amber": N_("▲ amber")}
"""How grave a finding is, a glyph before the word."""
_IN_HOURS = frozenset(("short_rest", "consecutive_duty", "long_day"))


def finding_said(reason: str, facts: Mapping[str, object]) -> str:
    """The sentence for a reason and its facts (`role`, and `found` and `allowed` as counted)."""
    told = {name: facts[name] for name in ("found", "allowed")}
    if reason in _IN_HOURS:
        told = {name: _hours(each) for name, each in told.items()}
    return _(FINDINGS[reason]).format(role=word(facts.get("role") or ""), **told)


def light_said(light: str) -> str:
    """How grave a finding is."""
    return _(LIGHTS[light])


def _hours(seconds: object) -> str:
    return f"{float(str(seconds)) / 3600:.1f}".removesuffix(".0")
