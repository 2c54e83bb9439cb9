"""Why people are out, and which rules leave no way, where a month cannot be met."""

from dutyroom.i18n import N_, _

_OUT: dict[str, str] = {
    "role_missing": N_("does not stand as this"),
    "on_leave": N_("is on leave"),
    "no_nights": N_("is not to stand at night"),
    "not_seconded": N_("is not lent to us on this day"),
    "short_rest": N_("is not rested yet from the last duty"),
    "two_places": N_("is in two places at once"),
    "consecutive_duty": N_("would stand too long in a row"),
    "nights_in_a_row": N_("would stand too many nights in a row"),
    "long_day": N_("would stand too long in one day"),
}
_RULES: dict[str, str] = {
    "rest": N_("The rest between two duties"),
    "nights_in_a_row": N_("How many nights in a row are allowed"),
    "days_in_a_row": N_("How many days in a row are allowed"),
}


def out_said(reason: str) -> str:
    """Why somebody is out."""
    return _(_OUT[reason])


def rule_said(rule: str) -> str:
    """A rule for everybody."""
    return _(_RULES[rule])
