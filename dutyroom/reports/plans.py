"""How good a plan is, in a few words."""

from dutyroom.i18n import _


def judgement(broken: int, penalty: int, bound: int) -> str:
    """Breaks of hard rules, or how much fairer another plan could be at most."""
    if broken:
        return _("{n} hard rules broken").format(n=broken)
    if penalty == bound:
        return _("proven fairest")
    return _("within {n} of the fairest").format(n=penalty - bound)
