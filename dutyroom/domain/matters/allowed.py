"""What may be done about a matter as it stands: each rule is asked, none is repeated here."""

from collections.abc import Callable

from dutyroom.domain.kinds import Kind
from dutyroom.domain.matters import rules
from dutyroom.domain.matters.matter import MatterState, State, Tier
from dutyroom.domain.refusal import Refusal

SOMETHING = "·"
"""Stands for what a form would ask for: the words are not what is asked about."""
_LACKING = ("matter_code_missing", "matter_blanks_missing")
"""Refusals a form answers by asking for what is missing."""


def allowed(now: MatterState, kind: Kind, at: int) -> tuple[str, ...]:
    """The verbs that would not be refused, in the order of a matter's life."""
    reports = any(each.after in ("followup", "known") for each in kind.timers)
    asked: dict[str, Callable[[], object]] = {
        "assign": lambda: rules.assign(now, SOMETHING, at),
        "acknowledge": lambda: rules.acknowledge(now, SOMETHING, at),
        "remind": lambda: rules.remind(now, at),
        "return_order": lambda: rules.return_order(now, "", SOMETHING, at),
        "report_back": lambda: rules.report_back(now, SOMETHING, at),
        "coordinate": lambda: rules.coordinate(now, kind, SOMETHING, SOMETHING, at),
        "verify": lambda: rules.verify(now, SOMETHING, at),
        "hold": lambda: rules.hold(now, SOMETHING, at),
        "resume": lambda: rules.resume(now, at),
        "close": lambda: rules.close(now, kind, "", at),
        "look_back": lambda: rules.look_back(now, kind, SOMETHING, at),
        "reopen": lambda: rules.reopen(now, SOMETHING, at),
        "note": lambda: rules.note(now, SOMETHING),
        "raise_up": lambda: rules.raise_up(now, _another(now.matter.tier), SOMETHING, at),
    }
    found = [name for name, ask in asked.items() if _goes(ask)]
    if reports and _goes(
        lambda: rules.send_report(now, "final", SOMETHING, SOMETHING, at, written=True)
    ):
        found.insert(0, "send_report")
    if now.state is not State.STRUCK:
        found += ["fill_in", "link", "strike"]
    return tuple(found)


def next_stages(now: MatterState, kind: Kind, role: str, at: int) -> tuple[str, ...]:
    """The stages a matter may be moved to by hand, in their order."""
    return tuple(
        each.key
        for each in kind.stages
        if not each.on and _goes(lambda: rules.advance(now, kind, each.key, at, role=role))  # noqa: B023
    )


def _another(tier: Tier) -> Tier:
    return Tier.PROVINCE if tier is not Tier.PROVINCE else Tier.CITY


def _goes(ask: Callable[[], object]) -> bool:
    try:
        ask()
    except Refusal as refusal:
        return refusal.code in _LACKING
    return True
