"""What the file knows of a phone number: the calls from it, the passages with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dutyroom.domain import temperature
from dutyroom.domain.moment import Moment
from dutyroom.domain.watchlist import Match, Seen
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.store.call_line import CallLine
from dutyroom.store.register_line import RegisterLine
from dutyroom.store.room import Room, opened
from dutyroom.tui.pages.watch_marks import described
from dutyroom.tui.paint.lines import Line, Run, run
from dutyroom.tui.paint.tones import Tone

LEAST_DIGITS = 7
"""Digits from which on a number is looked up."""
NARROW = 50
"""Columns below which each call and passage takes two lines."""
MOST = 12
"""Calls and passages that are read of each."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was found for some digits."""

    digits: str = ""
    calls: Sequence[CallLine] = ()
    passages: Sequence[tuple[RegisterLine, str]] = ()
    """Each with the name of its checkpoint."""
    watched: Sequence[Match] = ()
    """What the number is to be noticed for."""


def look_up(path: str, digits: str) -> Known:
    """Read a file for a number, on a connection of its own; raises `Refusal`."""
    with opened(Room.open(path, read_only=True)) as room:
        passages = room.checkpoint.earlier(digits, MOST)
        return Known(
            digits,
            room.hotline.earlier(digits, MOST),
            [(each, room.roster.post_name(each.passage.post)) for each in passages],
            room.watchlist.matches(Seen(phone=digits), room.today()),
        )


def known_lines(known: Known, width: int, most: int) -> list[Line]:
    """The newest of it in so many lines, of which each kind leaves half to the other."""
    if not known.digits:
        return [(run(_("From the 7th digit of a phone: its earlier calls, passages"), Tone.MUTED),)]
    noticed: list[Line] = [(run(described(each), Tone.URGENT),) for each in known.watched[:most]]
    return (noticed + _earlier(known, width, most - len(noticed)))[:most]


def _earlier(known: Known, width: int, most: int) -> list[Line]:
    if not (known.calls or known.passages):
        return [(run(_("No earlier call or passage of this number"), Tone.MUTED),)]
    deep = 2 if width < NARROW else 1
    most = max(1, most // deep)
    passages = min(len(known.passages), max(most // 2, most - len(known.calls)))
    found = [_call(each) for each in known.calls[: most - passages]]
    found += [_passage(*each) for each in known.passages[:passages]]
    if deep == 1:
        return [(*head, *said) for head, said in found]
    return [line for head, said in found for line in (head, (run("  "), *said))]


def _call(line: CallLine) -> tuple[Line, Line]:
    call = line.call
    head = (run(_("call"), Tone.HEAD), _when(call.received_at, call.offset), run(line.number))
    said = (
        run(" " + _("struck"), Tone.WATCH) if line.struck else run(""),
        run(f" {word(call.outcome)}", Tone.DONE) if call.outcome else run(""),
        run(f" {word(call.category)} {' '.join(call.text.split())}"),
    )
    return head, said


def _passage(line: RegisterLine, post: str) -> tuple[Line, Line]:
    passage = line.passage
    head = (run(_("gate"), Tone.HEAD), _when(passage.at, passage.offset), run(post))
    said = (
        run(" " + _("struck"), Tone.WATCH) if line.struck else run(""),
        run(f" {word(passage.direction)} {temperature.shown(passage.temperature)} {passage.name}"),
    )
    return head, said


def _when(at: int, offset: int) -> Run:
    return run(f" {Moment(at, offset).local():%m-%d %H:%M} ", Tone.MUTED)
