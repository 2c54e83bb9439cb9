"""The timers of a matter: facts of its log, whatever clock and machine they are read by."""

from dataclasses import dataclass

from dutyroom.domain.kinds import Kind, TimerRule
from dutyroom.domain.matters.matter import NEVER, MatterState, State

DUE, WAITED = "due", "waited"
"""The timers every kind has: its own due, and the end of a wait."""
MOST_MISSED = 200
"""Missed limits that are told of one timer; a clock years ahead would miss a great many."""

_ELSE = {"coordination": ("opened",), "followup": ("initial_written", "initial_phone")}
"""The marks a timer runs from while its own has not been made yet."""
_STEPS = {
    "coordination": "coordinate", "report_phone": "send_report", "report_written": "send_report",
    "followup": "send_report", "look_back": "look_back", "reach": "acknowledge",
}  # fmt: skip
_STATES = {
    State.OPEN: "assign", State.ASSIGNED: "acknowledge", State.ACKNOWLEDGED: "report_back",
    State.RETURNED: "assign", State.REPORTED: "verify", State.VERIFIED: "close",
    State.LOOK_BACK: "look_back",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Timer:
    """A limit that still runs, or ran out and was not met; instants in epoch seconds UTC."""

    key: str
    due_at: int
    amber_at: int
    """From when it is lit amber; as `due_at` where it never is."""
    every_s: int = 0
    """Seconds after which it is due once more while it is not met; 0 for once."""

    def last_due(self, at: int) -> int:
        """The latest instant, not after `at`, at which it was due; the first where none was."""
        if not self.every_s or at < self.due_at:
            return self.due_at
        return at - (at - self.due_at) % self.every_s


def pending(now: MatterState, kind: Kind, preset: str = "") -> tuple[Timer, ...]:
    """The timers that run, the first due first."""
    found = [timer for rule in kind.timers if (timer := _timer(now, rule, preset)) is not None]
    if now.matter.due_at is not None and now.state in _UNDONE:
        found.append(Timer(DUE, now.matter.due_at, now.matter.due_at))
    if now.held is not None and now.held.until is not None and now.state.is_open:
        found.append(Timer(WAITED, now.held.until, now.held.until))
    return tuple(sorted(found, key=lambda each: (each.due_at, each.key)))


_UNDONE = (State.OPEN, State.ASSIGNED, State.ACKNOWLEDGED, State.RETURNED)


def next_due(timers: tuple[Timer, ...]) -> tuple[int, str]:
    """When the first of some timers is due, and its key; `NEVER` for none."""
    return (timers[0].due_at, timers[0].key) if timers else (NEVER, "")


def next_step(now: MatterState, timers: tuple[Timer, ...], kind: Kind) -> str:
    """What is to be done next: a verb's name, empty when nothing is."""
    if now.held is not None and now.state.is_open:
        return "resume"
    step = next((_STEPS[each.key] for each in timers if each.key in _STEPS), "")
    if now.state is State.OPEN and not kind.ordered:
        return step
    return step or _STATES.get(now.state, "")


def missed(now: MatterState, kind: Kind, at: int, preset: str = "") -> tuple[tuple[str, int], ...]:
    """The limits of repeating timers that passed unmet up to an instant: key and when due."""
    found: list[tuple[str, int]] = []
    for rule in kind.timers:
        every = _seconds(now, rule, preset)
        begun = _first(now, rule)
        if not rule.every or not every or begun is None or not _is_for(rule, now):
            continue
        ended = min((now.mark(each) or at for each in rule.until), default=at)
        held = [each.at for each in now.history if each.key == rule.after]
        for last, following in zip((begun, *held), (*held, min(at, ended)), strict=True):
            found += [(rule.key, due) for due in range(last + every, following, every)][
                :MOST_MISSED
            ]
    return tuple(found[-MOST_MISSED:])


def _timer(now: MatterState, rule: TimerRule, preset: str) -> Timer | None:
    if not _is_for(rule, now):
        return None
    runs = now.state is State.LOOK_BACK if rule.after == "closed" else now.state.is_open
    if not runs or any(now.mark(each) is not None for each in rule.until):
        return None
    begun = _begun(now, rule)
    seconds = _seconds(now, rule, preset)
    said = now.value(rule.at) if rule.at else ""
    if said:
        return Timer(rule.key, int(said), int(said))
    if begun is None or not seconds:
        return None
    amber = begun + rule.amber_s if rule.amber_s else begun + seconds
    return Timer(rule.key, begun + seconds, amber, seconds if rule.every else 0)


def _is_for(rule: TimerRule, now: MatterState) -> bool:
    return not rule.for_levels or now.matter.level in rule.for_levels


def _begun(now: MatterState, rule: TimerRule) -> int | None:
    """The mark a timer runs from now: the last of its own, or what stands in for it."""
    last = now.mark(rule.after)
    if last is None:
        last = _first(now, rule)
    reopened = now.mark("reopened")
    return max(last, reopened) if rule.every and last and reopened else last


def _first(now: MatterState, rule: TimerRule) -> int | None:
    """The mark a timer ran from at first."""
    instead = (now.mark(each) for each in _ELSE.get(rule.after, (rule.after,)))
    return next((each for each in instead if each is not None), None)


def _seconds(now: MatterState, rule: TimerRule, preset: str) -> int:
    choice = now.matter.level if rule.by == "level" else str(now.value(rule.by))
    return rule.seconds(choice, preset)
