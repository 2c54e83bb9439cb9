"""The tables matters are listed, timed and counted by."""

import json
from dataclasses import dataclass

from dutyroom.domain.kinds import Kind
from dutyroom.domain.matters import timers
from dutyroom.domain.matters.matter import MatterState, State
from dutyroom.domain.matters.timers import Timer
from dutyroom.domain.text import fold
from dutyroom.store.call_window import spaced
from dutyroom.store.codec import body_of
from dutyroom.store.file import RoomFile
from dutyroom.store.matters.line import COLUMNS

LEAST_RANK = 8
"""The rank of a closed matter that is only to be looked back at: after all that are open."""


@dataclass(frozen=True, slots=True)
class MatterKey:
    """Which matter it is, and the stamps at which it was opened and, once it was, closed."""

    id: int
    subject: str
    opened: int
    closed: int = 0


def keep(
    file: RoomFile,
    key: MatterKey,
    now: MatterState,
    kind: Kind,
    running: tuple[Timer, ...],
    stamp: int,
) -> None:
    """Keep a matter as it stands, with the timers that run and its measures."""
    matter = now.matter
    next_at, next_timer = timers.next_due(running)
    rank = LEAST_RANK if now.state is State.LOOK_BACK else kind.level(matter.level).rank
    file.run(
        f"INSERT OR REPLACE INTO matter ({COLUMNS}, open, words, folded) VALUES (?{', ?' * 25})",
        (
            key.id, key.subject, now.number, matter.kind, matter.title, matter.place,
            matter.level, rank, now.state.value, now.stage, matter.received_at,
            matter.lead_unit, matter.responsible_unit, matter.owner, next_at, next_timer,
            timers.next_step(now, running, kind), now.reminders, now.opened_by, key.opened, stamp,
            key.closed, matter.source, now.state.is_followed, _words(now),
            json.dumps(body_of(now), ensure_ascii=False, separators=(",", ":")),
        ),
    )  # fmt: skip
    file.run("DELETE FROM matter_timer WHERE matter = ?", (key.id,))
    quiet = {each.timer: (each.due_at, each.officer) for each in now.quiet}
    file.run_many(
        "INSERT INTO matter_timer VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (key.id, each.key, each.due_at, each.amber_at, each.every_s,
             *quiet.get(each.key, (0, 0)))
            for each in running
        ],
    )  # fmt: skip
    file.run_many(
        "INSERT OR REPLACE INTO matter_measure VALUES (?, ?, ?)",
        [(key.id, each.key, int(each.value)) for each in now.measures],
    )


def index(file: RoomFile, key: MatterKey, now: MatterState) -> None:
    """Let a matter be found by its words."""
    file.run("INSERT INTO matter_words (rowid, words) VALUES (?, ?)", (key.id, spaced(_words(now))))


def _words(now: MatterState) -> str:
    """What a matter is found by, in one width and case."""
    return fold(" ".join((now.number, now.matter.title, now.matter.place))).lower()


def forget(file: RoomFile, subject: str) -> None:
    """Take a matter out of every table and out of the index of words."""
    found = file.row("SELECT id, words FROM matter WHERE subject = ?", (subject,))
    if found is None:
        return
    id_, words = found
    # An index without its text is told what it forgets.
    file.run(
        "INSERT INTO matter_words (matter_words, rowid, words) VALUES ('delete', ?, ?)",
        (id_, spaced(words)),
    )
    file.run("DELETE FROM matter_timer WHERE matter = ?", (id_,))
    file.run("DELETE FROM matter_measure WHERE matter = ?", (id_,))
    file.run("DELETE FROM matter WHERE id = ?", (id_,))


def clear_index(file: RoomFile) -> None:
    """Empty the index of words."""
    file.run("INSERT INTO matter_words (matter_words) VALUES ('delete-all')")
