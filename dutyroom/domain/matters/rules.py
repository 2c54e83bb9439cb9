"""What may be done about a matter: each rule gives the event or raises `Refusal`."""

from dataclasses import replace

from dutyroom.domain.kinds import Before, Kind
from dutyroom.domain.matters import events as on
from dutyroom.domain.matters.blanks import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    check,
    cleaned,
    cleaned_fact,
    fill_first,
)
from dutyroom.domain.matters.matter import Channel, Matter, MatterState, State, Tier
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean

REPORTS = ("initial", "followup", "final")


def open_matter(number: str, matter: Matter, kind: Kind) -> on.MatterOpened:
    """Open a matter; raises `Refusal` for a missing title, unit, owner, due or blank."""
    matter = cleaned(matter)
    if not matter.title:
        raise Refusal("matter_title_missing")
    if len(matter.title) > LONGEST_TITLE:
        raise Refusal("matter_title_long", most=LONGEST_TITLE)
    for need in kind.needs:
        if not getattr(matter, need):
            raise Refusal("matter_need_missing", need=need)
    level = kind.level(matter.level).key
    fill_first(kind, Before.OPENING, level, matter.facts)
    return on.MatterOpened(number, matter)


def assign(
    now: MatterState, unit: str, at: int, *, channel: Channel = Channel.PHONE, words: str = "",
    owner: int = 0, due_at: int | None = None, assisting: tuple[str, ...] = (),
) -> on.MatterAssigned:  # fmt: skip
    """Order a unit to act; the seconds since it was received are kept."""
    _open(now)
    unit = clean(unit)
    if not unit:
        raise Refusal("matter_unit_missing")
    seconds = max(0, at - now.matter.received_at)
    return on.MatterAssigned(unit, at, channel, _text(words), owner, due_at, assisting, seconds)


def acknowledge(
    now: MatterState, by: str, at: int, *, channel: Channel = Channel.PHONE, words: str = ""
) -> on.MatterAcknowledged:
    """Somebody took the order; raises `Refusal` where there is none or nobody is named."""
    _open(now)
    if now.mark("assigned") is None:
        raise Refusal("matter_not_assigned")
    by = clean(by)
    if not by:
        raise Refusal("matter_who_missing")
    return on.MatterAcknowledged(by, at, channel, _text(words))


def return_order(now: MatterState, by: str, reason: str, at: int) -> on.MatterReturned:
    """The order came back; raises `Refusal` where there is none or no reason is given."""
    _open(now)
    if now.mark("assigned") is None:
        raise Refusal("matter_not_assigned")
    return on.MatterReturned(clean(by) or now.matter.responsible_unit, _reason(reason), at)


def remind(
    now: MatterState, at: int, *, to: str = "", channel: Channel = Channel.PHONE, words: str = ""
) -> on.MatterReminded:
    """Remind whoever has the order; raises `Refusal("matter_not_assigned")`."""
    _open(now)
    if now.mark("assigned") is None:
        raise Refusal("matter_not_assigned")
    return on.MatterReminded(clean(to) or now.matter.responsible_unit, at, channel, _text(words))


def report_back(
    now: MatterState, text: str, at: int, *, by: str = "", finished: bool = True
) -> on.MatterReported:
    """Report the result, or progress; raises `Refusal("matter_text_missing")`."""
    _open(now)
    by = clean(by) or now.matter.responsible_unit
    return on.MatterReported(by, _needed(text), at, finished)


def advance(
    now: MatterState, kind: Kind, stage: str, at: int, *, role: str, words: str = ""
) -> on.MatterAdvanced:
    """Reach a later stage; raises `Refusal` for an unknown, an earlier or a reserved one.

    A stage that a verb takes the matter to is reached by that verb.
    """
    _open(now)
    keys = [each.key for each in kind.stages]
    if stage not in keys:
        raise Refusal("matter_stage_unknown", stage=stage)
    if now.stage in keys and keys.index(stage) <= keys.index(now.stage):
        raise Refusal("matter_stage_passed", stage=stage)
    wanted = kind.stages[keys.index(stage)]
    if wanted.on in ("open", "assign", "close"):
        raise Refusal("matter_stage_by_verb", stage=stage, verb=wanted.on)
    ordered = kind.stage_on("assign")
    if ordered and keys.index(stage) > keys.index(ordered) and now.mark("assigned") is None:
        raise Refusal("matter_not_assigned")
    if wanted.by and role not in wanted.by:
        raise Refusal("matter_stage_reserved", stage=stage)
    return on.MatterAdvanced(stage, at, _text(words))


def enter_facts(now: MatterState, kind: Kind, entered: on.FactsEntered) -> on.FactsEntered:
    """Fill blanks in; raises `Refusal` for an unknown blank, a wrong choice or nothing at all."""
    if now.state is State.STRUCK:
        raise Refusal("already_struck")
    if entered == on.FactsEntered(reason=entered.reason):
        raise Refusal("matter_text_missing")
    entered = replace(entered, values=tuple(map(cleaned_fact, entered.values)))
    for fact in entered.values:
        blank = kind.blank(fact.key)
        if blank is None:
            raise Refusal("matter_blank_unknown", key=fact.key)
        check(blank, fact)
    for fact in entered.measures:
        if kind.measure(fact.key) is None:
            raise Refusal("matter_blank_unknown", key=fact.key)
        if not isinstance(fact.value, int) or fact.value < 0:
            raise Refusal("matter_number_wrong", key=fact.key)
    if entered.level and entered.level not in {each.key for each in kind.levels}:
        raise Refusal("matter_level_unknown", level=entered.level)
    return entered


def note(now: MatterState, text: str) -> on.MatterNoted:
    """Add to the log; raises `Refusal("matter_text_missing")` or "already_struck"."""
    if now.state is State.STRUCK:
        raise Refusal("already_struck")
    return on.MatterNoted(_needed(text))


def hold(now: MatterState, waiting_for: str, at: int, until: int | None = None) -> on.MatterHeld:
    """Let it wait; raises `Refusal` where nobody is named, or for a time gone by."""
    _open(now)
    waiting_for = clean(waiting_for)
    if not waiting_for:
        raise Refusal("matter_waiting_for_missing")
    if until is not None and until <= at:
        raise Refusal("matter_until_past")
    return on.MatterHeld(waiting_for, at, until)


def resume(now: MatterState, at: int) -> on.MatterResumed:
    """Go on with it; raises `Refusal("matter_not_held")`."""
    _open(now)
    if now.held is None:
        raise Refusal("matter_not_held")
    return on.MatterResumed(at)


def verify(now: MatterState, text: str, at: int) -> on.MatterVerified:
    """Check the result; raises `Refusal("matter_not_reported")` before anything was reported."""
    _open(now)
    if now.state not in (State.REPORTED, State.VERIFIED):
        raise Refusal("matter_not_reported")
    return on.MatterVerified(_needed(text), at)


def close(now: MatterState, kind: Kind, code: str, at: int, text: str = "") -> on.MatterClosed:
    """Close it; raises `Refusal` for a missing code or a blank its kind asks for first."""
    _open(now)
    if now.held is not None:
        raise Refusal("matter_held")
    codes = {each.key for each in kind.codes}
    if codes and code not in codes:
        raise Refusal("matter_code_missing")
    fill_first(kind, Before.CLOSING, now.matter.level, now.values)
    return on.MatterClosed(code, at, _text(text))


def reopen(now: MatterState, reason: str, at: int) -> on.MatterReopened:
    """Open a closed matter again; raises `Refusal("matter_open")` where it is open."""
    if now.state is State.STRUCK:
        raise Refusal("already_struck")
    if now.state.is_open:
        raise Refusal("matter_open")
    return on.MatterReopened(_reason(reason), at)


def raise_up(now: MatterState, tier: Tier, to: str, at: int, words: str = "") -> on.MatterRaised:
    """Report to a higher level or hand down to a lower one; raises `Refusal` for the same level."""
    _open(now)
    if tier == now.matter.tier:
        raise Refusal("matter_tier_same")
    to = clean(to)
    if not to:
        raise Refusal("matter_who_missing")
    return on.MatterRaised(tier, to, at, _text(words), tier > now.matter.tier)


def link(now: MatterState, subject: str, target: str, words: str = "") -> on.MatterLinked:
    """Say that it belongs with another record; raises `Refusal` for itself or a link there is."""
    if not target or target == subject:
        raise Refusal("matter_link_self")
    if target in now.links:
        raise Refusal("matter_linked_before")
    return on.MatterLinked(target, _text(words))


def coordinate(now: MatterState, kind: Kind, who: str, what: str, at: int) -> on.CoordinationHeld:
    """Hold a coordination; raises `Refusal` where the kind has none or a word is missing."""
    _open(now)
    if not any(each.after == "coordination" for each in kind.timers):
        raise Refusal("matter_no_coordination")
    who = clean(who)
    if not who:
        raise Refusal("matter_who_missing")
    return on.CoordinationHeld(who, _needed(what), at)


def send_report(
    now: MatterState, report: str, to: str, text: str, at: int, *, written: bool
) -> on.ReportSent:
    """Send a report of an incident; whatever is unknown in it never holds it back."""
    _open(now)
    if report not in REPORTS:
        raise Refusal("matter_report_unknown")
    if now.mark("final") is not None:
        raise Refusal("matter_final_sent")
    to = clean(to)
    if not to:
        raise Refusal("matter_who_missing")
    return on.ReportSent(report, written, to, _needed(text), at)


def look_back(now: MatterState, kind: Kind, result: str, at: int) -> on.LookedBack:
    """Look back at a closed matter; raises `Refusal` where that is not asked for."""
    if now.state is not State.LOOK_BACK:
        raise Refusal("matter_no_look_back")
    return on.LookedBack(_needed(result), at)


def acknowledge_timer(
    now: MatterState, timer: str, due_at: int, at: int, words: str = ""
) -> on.TimerAcknowledged:
    """Say that a timer was seen; raises `Refusal` where it is not due or was seen already."""
    if due_at > at:
        raise Refusal("timer_not_due")
    if any(each.timer == timer and each.due_at >= due_at for each in now.quiet):
        raise Refusal("timer_acknowledged")
    return on.TimerAcknowledged(timer, due_at, at, _text(words))


def uncover(now: MatterState, *, own: bool, supervises: bool) -> None:
    """Show who called in confidence; raises `Refusal("caller_confidential")`."""
    if now.matter.confidential and not (own or supervises):
        raise Refusal("caller_confidential")


def _open(now: MatterState) -> None:
    if now.state is State.STRUCK:
        raise Refusal("already_struck")
    if not now.state.is_open:
        raise Refusal("matter_closed")


def _reason(text: str) -> str:
    if not text.strip():
        raise Refusal("reason_missing")
    return _text(text)


def _needed(text: str) -> str:
    if not text.strip():
        raise Refusal("matter_text_missing")
    return _text(text)


def _text(text: str) -> str:
    text = clean(text, lines=True, limit=LONGEST_TEXT + 1)
    if len(text) > LONGEST_TEXT:
        raise Refusal("call_text_long", most=LONGEST_TEXT)
    return text
