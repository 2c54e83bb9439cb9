"""Adding a matter up: what it is after each line of its log."""

from dataclasses import replace

from dutyroom.domain.kinds import Kind
from dutyroom.domain.matters import events as on
from dutyroom.domain.matters.matter import (
    Answered,
    Fact,
    Held,
    Mark,
    MatterState,
    Quiet,
    State,
)
from dutyroom.domain.strikes import Struck

REPEATED = ("coordination", "followup")
"""Marks that are kept each time they happen, so that a missed one stays to be seen."""


def begun(event: on.MatterOpened, kind: Kind, at: int, officer: int) -> MatterState:
    """A matter opened at an instant by an officer."""
    matter = replace(event.matter, level=kind.level(event.matter.level).key)
    known = next((each.value for each in matter.facts if each.key == "known_at"), 0)
    marks = [Mark("opened", at), Mark("received", matter.received_at)]
    marks.append(Mark("known", int(known) or matter.received_at))
    if matter.happened_at is not None:
        marks.append(Mark("happened", matter.happened_at))
    stage = kind.stage_on("open")
    return MatterState(
        event.number, matter, State.OPEN, stage, officer, matter.facts, marks=tuple(marks)
    )


def after(
    now: MatterState, event: on.MatterEvent | Struck, kind: Kind, officer: int
) -> MatterState:
    """The matter after one more line of its log."""
    match event:
        case on.MatterAssigned():
            return _ordered(now, event, kind)
        case on.MatterAcknowledged(who=by, at=at, channel=channel, words=words):
            answered = replace(now, answered=Answered(by, channel, words))
            return _to(answered, State.ACKNOWLEDGED, "acknowledged", at, kind, "acknowledge")
        case on.MatterReturned(at=at):
            return _to(replace(now, answered=None), State.RETURNED, "returned", at)
        case on.MatterReminded(at=at):
            return _marked(replace(now, reminders=now.reminders + 1), "reminded", at)
        case on.MatterReported(at=at, finished=True):
            return _to(now, State.REPORTED, "reported", at, kind, "report")
        case on.MatterReported(at=at):
            return _marked(now, "progress", at)
        case on.MatterAdvanced(stage=stage, at=at):
            return _marked(replace(now, stage=stage), stage, at)
        case on.FactsEntered():
            return _entered(now, event)
        case on.MatterHeld(waiting_for=waiting_for, at=at, until=until):
            return _marked(replace(now, held=Held(waiting_for, until, at)), "held", at)
        case on.MatterResumed(at=at):
            return _marked(replace(now, held=None), "resumed", at)
        case on.MatterVerified(at=at):
            return _to(now, State.VERIFIED, "verified", at, kind, "verify")
        case on.MatterClosed(code=code, at=at):
            looks_back = now.matter.level in kind.looks_back
            state = State.LOOK_BACK if looks_back else State.CLOSED
            return _to(replace(now, code=code), state, "closed", at, kind, "close")
        case on.MatterReopened(at=at):
            return _reopened(now, at, kind)
        case on.MatterRaised(tier=tier, at=at):
            raised = replace(now, matter=replace(now.matter, tier=tier))
            return _marked(raised, "raised", at)
        case on.MatterLinked(target=target):
            return replace(now, links=(*now.links, target))
        case on.CoordinationHeld(at=at):
            return _marked(now, "coordination", at)
        case on.ReportSent(report=report, written=written, at=at):
            mark = report if report != "initial" else f"initial_{'written' if written else 'phone'}"
            return _marked(now, mark, at)
        case on.LookedBack(result=result, at=at):
            kept = replace(now, values=_merged(now.values, (Fact("look_back_result", result),)))
            return _to(kept, State.ARCHIVED, "looked_back", at)
        case on.TimerAcknowledged(timer=timer, due_at=due_at):
            others = tuple(each for each in now.quiet if each.timer != timer)
            return replace(now, quiet=(*others, Quiet(timer, due_at, officer)))
        case Struck():
            return replace(now, state=State.STRUCK)
    return now


def _ordered(now: MatterState, event: on.MatterAssigned, kind: Kind) -> MatterState:
    matter = replace(
        now.matter,
        responsible_unit=event.unit,
        assisting_units=event.assisting_units or now.matter.assisting_units,
        owner=event.owner or now.matter.owner,
        due_at=now.matter.due_at if event.due_at is None else event.due_at,
    )
    again = tuple(each for each in now.marks if each.key not in ("acknowledged", "reported"))
    ordered = replace(now, matter=matter, answered=None, marks=again)
    return _to(ordered, State.ASSIGNED, "assigned", event.at, kind, "assign")


def _entered(now: MatterState, event: on.FactsEntered) -> MatterState:
    matter = replace(
        now.matter,
        level=event.level or now.matter.level,
        lead_unit=event.lead_unit or now.matter.lead_unit,
        responsible_unit=event.responsible_unit or now.matter.responsible_unit,
        assisting_units=event.assisting_units or now.matter.assisting_units,
        owner=event.owner or now.matter.owner,
        due_at=now.matter.due_at if event.due_at is None else event.due_at,
    )
    entered = replace(
        now,
        matter=matter,
        values=_merged(now.values, event.values),
        measures=_merged(now.measures, event.measures),
    )
    known = next((each.value for each in event.values if each.key == "known_at"), 0)
    return _marked(entered, "known", int(known)) if known else entered


def _reopened(now: MatterState, at: int, kind: Kind) -> MatterState:
    gone = {"closed", "verified", "reported", "looked_back", "final"}
    marks = tuple(each for each in now.marks if each.key not in gone)
    ordered = now.mark("assigned") is not None
    state = State.ASSIGNED if ordered else State.OPEN
    stage = kind.stage_on("assign" if ordered else "open")
    return _marked(replace(now, marks=marks, stage=stage, code=""), "reopened", at, state)


def _to(
    now: MatterState, state: State, mark: str, at: int, kind: Kind | None = None, verb: str = ""
) -> MatterState:
    """The matter in a state, with its mark, at the stage the verb takes it to."""
    stage = kind.stage_on(verb) if kind else ""
    moved = replace(now, stage=stage or now.stage)
    if stage:
        moved = _marked(moved, stage, at)
    return _marked(moved, mark, at, state)


def _marked(now: MatterState, key: str, at: int, state: State | None = None) -> MatterState:
    others = tuple(each for each in now.marks if each.key != key)
    history = (*now.history, Mark(key, at)) if key in REPEATED else now.history
    return replace(now, marks=(*others, Mark(key, at)), history=history, state=state or now.state)


def _merged(old: tuple[Fact, ...], new: tuple[Fact, ...]) -> tuple[Fact, ...]:
    keys = {each.key for each in new}
    return (*(each for each in old if each.key not in keys), *new)
