"""What stands round the gate's line: where, how many, who waits, what was not taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from dutyroom.domain import phone, temperature
from dutyroom.domain.marks import Mark
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.store.checkpoint import Counts, Fever
from dutyroom.store.people import Person
from dutyroom.store.register_line import RegisterLine
from dutyroom.store.room import Room
from dutyroom.tui.gate import Gate
from dutyroom.tui.pages.register_rows import brief, state_of
from dutyroom.tui.pages.risk_words import arrival_runs
from dutyroom.tui.pages.watch_marks import answered
from dutyroom.tui.paint.lines import BLANK, Line, Run, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.standing import Standing

LONGEST_PLACE = 24
"""Cells a checkpoint's name may take over the line."""
NARROW_CASES = 2
"""How many waiting cases the one line names."""
WIDE_CASES = 6
"""How many the side pane names."""


def title(gate: Gate, counts: Counts, steps: Line) -> Line:
    """Where this desk stands, which way the next line goes; the steps, or who passed this hour."""
    where = gate.post_name or _("No checkpoint chosen: F6")
    width = min(cell_len(where), LONGEST_PLACE)
    way = _("default {way}").format(way=word(gate.direction))
    hour = _("this hour {n}").format(n=counts.passages)
    return (
        run(" "),
        run(where, Tone.HEAD if gate.post else Tone.WATCH, width),
        run(f" · {way} · ", Tone.MUTED),
        *(steps or (run(hour, Tone.MUTED),)),
    )


def person(found: Person) -> str:
    """A known person as the list of matches shows them."""
    shown = phone.masked(found.phone) if found.phone else ""
    return "  ".join(each for each in (found.name, shown, found.plate) if each)


def saved(room: Room, line: RegisterLine) -> Line:
    """The answer to a line that was written; who was recognised stands before anything else."""
    noticed = answered(room, room.checkpoint.subject(line.id))
    arrival = room.risk_areas.arrival(line.passage)
    words = [run(f" ✓ {_written(room, line)}", Tone.DONE)]
    for each in (*noticed, *(arrival_runs(arrival) if arrival is not None else ())):
        words += [run("  "), each]
    return tuple(words)


def _written(room: Room, line: RegisterLine) -> str:
    text = brief(room, line)
    if not line.passage.marks & Mark.ABNORMAL:
        return text
    case = room.checkpoint.case(line.id)
    assert case is not None
    rest = room.rules().rest_minutes
    due = room.local(case.due_at(rest))
    return _("{saved} ◆ abnormal temperature, recheck at {time} (F5)").format(
        saved=text, time=f"{due:%H:%M}"
    )


def waiting(now: Standing, aside: Sequence[str]) -> Line:
    """One line: the cases that wait, and the lines that were not taken."""
    words = [run(" ")]
    if aside:
        words.append(
            run(
                _("! {n} not taken: ↑ one, Ctrl+R all, Ctrl+L drop").format(n=len(aside)),
                Tone.WATCH,
            )
        )
        words.append(run("   "))
    most = NARROW_CASES - bool(aside)
    for case in now.pending[:most]:
        words += [_who(case), run(" "), _countdown(case, now), run("   ")]
    if len(now.pending) > most:
        words.append(run(_("and {n} more").format(n=len(now.pending) - most), Tone.MUTED))
    return tuple(words)


def pane(room: Room, now: Standing, gate: Gate) -> list[Line]:
    """The side pane: the cases that wait, and what this hour has brought."""
    lines: list[Line] = [(run(_("Waiting for a recheck"), Tone.HEAD),)]
    if not now.pending:
        lines.append((run(_("nobody"), Tone.MUTED),))
    for case in now.pending[:WIDE_CASES]:
        state = state_of(case, gate.threshold)
        lines.append((_who(case), run(f" {state} ", Tone.MUTED), _countdown(case, now)))
    if len(now.pending) > WIDE_CASES:
        lines.append((run(_("and {n} more").format(n=len(now.pending) - WIDE_CASES), Tone.MUTED),))
    hour = now.now // 3600 * 3600
    for name, post in ((gate.post_name, gate.post), (_("All checkpoints"), 0)):
        if name:
            lines += [BLANK, (run(name, Tone.HEAD),)]
            lines += _counts(_("this hour"), room.checkpoint.counts(hour, hour + 3600, post))
            lines += _counts(
                _("this duty day"), room.checkpoint.counts(now.from_at, now.to_at, post)
            )
    return lines


def _who(case: Fever) -> Run:
    who = case.name or _("no name")
    return run(f"◆ {who} {temperature.shown(case.latest)}", Tone.STRONG)


def _countdown(case: Fever, now: Standing) -> Run:
    if case.has_cooled(now.threshold):
        return run(_("decide"), Tone.WATCH)
    left = case.due_at(now.rest_minutes) - now.now
    if left <= 0:
        return run(_("recheck now"), Tone.URGENT)
    return run(f"{left // 60:02}:{left % 60:02}", Tone.WATCH)


def _counts(name: str, counts: Counts) -> Iterator[Line]:
    yield (run(name, Tone.MUTED, 16), run(f"{counts.passages:,}".rjust(9), Tone.STRONG))
    yield (run(_("of them out"), Tone.MUTED, 16), run(f"{counts.outward:,}".rjust(9)))
    tone = Tone.WATCH if counts.abnormal else Tone.PLAIN
    yield (run(_("Abnormal"), Tone.MUTED, 16), run(f"{counts.abnormal:,}".rjust(9), tone))
