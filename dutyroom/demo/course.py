"""What becomes of a matter in the demo: a step at each of its times."""

from collections.abc import Callable
from functools import partial

from dutyroom.demo.diary import Diary
from dutyroom.domain.kinds import Kind
from dutyroom.domain.matters import events as on
from dutyroom.domain.matters import rules
from dutyroom.domain.matters.matter import Channel, Fact, Matter, MatterState
from dutyroom.store.room import Room

Step = Callable[[MatterState, Kind, int], on.MatterEvent]
"""What is done about a matter as it stands, at an instant."""
Steps = tuple[tuple[int, Step], ...]
"""Seconds after it was opened, and what is done then."""


class Course:
    """Matters and their steps, noted in the diary."""

    def __init__(self, room: Room, diary: Diary, on_duty: Callable[[int], int]) -> None:
        self._room = room
        self._diary = diary
        self._on_duty = on_duty

    def open(self, at: int, matter: Matter, steps: Steps) -> None:
        """Let a matter be opened, and everything done about it."""

        def opens() -> None:
            self.follow(self._room.matters.open(matter).subject, at, steps)

        self._diary.note(at, self._on_duty(at), opens)

    def follow(self, subject: str, at: int, steps: Steps) -> None:
        """Let everything be done about a matter that was opened at an instant."""
        for after, step in steps:
            deed = partial(self._do, subject, step, at + after)
            self._diary.note(at + after, self._on_duty(at + after), deed)

    def strike(self, at: int, title: str, reason: str) -> None:
        """Let the open matter with a title turn out to be a mistake."""

        def strikes() -> None:
            found = [each for each in self._room.matters.open_lines() if each.title == title]
            self._room.strikes.strike(found[0].subject, reason)

        self._diary.note(at, self._on_duty(at), strikes)

    def _do(self, subject: str, step: Step, at: int) -> None:
        now = self._room.matters.get(subject)
        event = step(now, self._room.matters.kind_of(now), at)
        self._room.matters.act(subject, event)


def assign(
    unit: str, words: str = "", channel: Channel = Channel.PHONE, turnout_s: int = 0
) -> Step:
    """A unit is ordered to act, some seconds after it was asked for where they are given."""
    return lambda now, kind, at: rules.assign(
        now, unit, now.matter.received_at + turnout_s if turnout_s else at,
        channel=channel, words=words,
    )  # fmt: skip


def taken(by: str, words: str = "收到", channel: Channel = Channel.PHONE) -> Step:
    """Somebody takes the order."""
    return lambda now, kind, at: rules.acknowledge(now, by, at, channel=channel, words=words)


def returned(by: str, reason: str) -> Step:
    """The order comes back."""
    return lambda now, kind, at: rules.return_order(now, by, reason, at)


def reached(stage: str) -> Step:
    """A stage is reached."""
    return lambda now, kind, at: rules.advance(now, kind, stage, at, role="supervisor")


def reminded(words: str) -> Step:
    """Whoever has the order is reminded."""
    return lambda now, kind, at: rules.remind(now, at, words=words)


def progress(text: str) -> Step:
    """Progress is reported."""
    return lambda now, kind, at: rules.report_back(now, text, at, finished=False)


def reported(text: str) -> Step:
    """The result is reported."""
    return lambda now, kind, at: rules.report_back(now, text, at)


def verified(text: str) -> Step:
    """The result is verified."""
    return lambda now, kind, at: rules.verify(now, text, at)


def held(waiting_for: str, for_s: int) -> Step:
    """The matter waits."""
    return lambda now, kind, at: rules.hold(now, waiting_for, at, at + for_s)


def filled(**facts: str | int) -> Step:
    """Blanks are filled in."""
    values = tuple(Fact(key, value) for key, value in facts.items())
    return lambda now, kind, at: rules.enter_facts(now, kind, on.FactsEntered(values=values))


def counted(**amounts: int) -> Step:
    """Measures are entered."""
    measures = tuple(Fact(key, value) for key, value in amounts.items())
    return lambda now, kind, at: rules.enter_facts(now, kind, on.FactsEntered(measures=measures))


def coordinated(who: str, what: str) -> Step:
    """A coordination is held."""
    return lambda now, kind, at: rules.coordinate(now, kind, who, what, at)


def sent(report: str, to: str, text: str, *, written: bool) -> Step:
    """A report of an incident goes out."""
    return lambda now, kind, at: rules.send_report(now, report, to, text, at, written=written)


def closed(code: str = "done", text: str = "") -> Step:
    """The matter is closed."""
    return lambda now, kind, at: rules.close(now, kind, code, at, text)


def reopened(reason: str) -> Step:
    """The matter is opened again."""
    return lambda now, kind, at: rules.reopen(now, reason, at)


def looked_back(result: str) -> Step:
    """The matter is looked back at."""
    return lambda now, kind, at: rules.look_back(now, kind, result, at)
