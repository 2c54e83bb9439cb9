"""The tables added up from the register: hourly tallies, last reports, known people, fevers."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dutyroom.domain.checkpoint import Rechecked
from dutyroom.domain.initials import initials
from dutyroom.domain.marks import Mark
from dutyroom.journal import identity
from dutyroom.store.entry import Entry
from dutyroom.store.file import RoomFile, Row

ALL_POSTS = 0
"""The post under which the tally of all posts stands."""

HOUR = "((at + 3600000000) / 3600 - 1000000)"
"""The hour of an instant, counted from 1970, before it too: SQL's own division cuts towards 0."""

_ABNORMAL = int(Mark.ABNORMAL)

_ADDED = (
    "ON CONFLICT DO UPDATE SET passages = passages + excluded.passages, "
    "outward = outward + excluded.outward, abnormal = abnormal + excluded.abnormal"
)
_TALLY = f"INSERT INTO tally VALUES (?, ?, ?, ?, ?, 0) {_ADDED}"
_PERSON = (
    "INSERT INTO person (name, phone, initials, identity, plate, last_at) "
    "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
    "identity = CASE WHEN excluded.identity <> '' THEN excluded.identity ELSE identity END, "
    "plate = CASE WHEN excluded.plate <> '' THEN excluded.plate ELSE plate END, "
    "last_at = max(last_at, excluded.last_at)"
)
_LATER = "ON CONFLICT DO UPDATE SET at = max(at, excluded.at)"
_REPORT = f"INSERT INTO last_report VALUES (?, ?) {_LATER}"
_FEVER = (
    "INSERT INTO fever (passage, subject, at, post, first, latest, latest_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def subject(uid: str, seq: int) -> str:
    """The global name of a register line: the book, `p` for passage, the line."""
    return f"{uid}:p:{seq}"


def add_lines(file: RoomFile, uid: str, rows: Sequence[Row]) -> None:
    """Add new lines of one book to every table."""
    passages: Counter[tuple[int, int]] = Counter()
    outward: Counter[tuple[int, int]] = Counter()
    abnormal: Counter[tuple[int, int]] = Counter()
    reports: dict[int, int] = {}
    people = []
    for row in rows:
        (
            _, _, _, at, _, post, direction, _, _, name, phone, number, plate,
            _, _, _, _, marks, _,
        ) = row  # fmt: skip
        hot = marks & _ABNORMAL
        for key in ((ALL_POSTS, at // 3600), (post, at // 3600)):
            passages[key] += 1
            outward[key] += direction
            abnormal[key] += hot
        reports[post] = max(at, reports.get(post, at))
        if name:
            people.append((name, phone, initials(name), number, plate, at))
    file.run_many(_TALLY, [(*key, n, outward[key], abnormal[key]) for key, n in passages.items()])
    file.run_many(_REPORT, list(reports.items()))
    file.run_many(_PERSON, people)
    open_cases(file, uid, rows)


def open_cases(file: RoomFile, uid: str, rows: Sequence[Row]) -> None:
    """Open a case for every new line whose temperature is abnormal."""
    cases = []
    for id_, _, _, at, _, post, _, temperature, *_, marks, _ in rows:
        if marks & _ABNORMAL:
            case = subject(uid, identity.seq_of(id_))
            cases.append((id_, case, at, post, temperature, temperature, at))
    file.run_many(_FEVER, cases)


def add_all(file: RoomFile) -> None:
    """Add every table up from the whole register; the tables are empty before."""
    add_counts(file)
    add_people(file)
    file.run(
        "INSERT INTO fever (passage, subject, at, post, first, latest, latest_at) "
        "SELECT p.id, b.uid || ':p:' || (p.id & 4294967295), p.at, p.post, p.temperature, "
        "p.temperature, p.at FROM passage p JOIN book b ON b.no = p.id >> 32 WHERE p.marks & 1"
    )


def add_counts(file: RoomFile, after: int = 0) -> int:
    """Count the lines behind a key by hour and post, and find every post's last report.

    Answers with the last key, so that what comes later can be counted behind it.
    """
    file.run(
        f"INSERT INTO tally SELECT post, {HOUR}, count(*), sum(direction), sum(marks & 1), 0 "
        f"FROM passage WHERE id > ? GROUP BY post, {HOUR} {_ADDED}",
        (after,),
    )
    file.run("DELETE FROM tally WHERE post = ?", (ALL_POSTS,))
    file.run(
        f"INSERT INTO tally SELECT {ALL_POSTS}, hour, sum(passages), sum(outward), "
        "sum(abnormal), sum(struck) FROM tally GROUP BY hour"
    )
    file.run(
        "INSERT INTO last_report SELECT post, max(at) FROM passage WHERE id > ? GROUP BY post "
        f"{_LATER}",
        (after,),
    )
    return int(file.value("SELECT max(id) FROM passage") or after)


def add_people(file: RoomFile) -> None:
    """Everybody who passed, with the last identity number and plate each was seen with."""
    file.connection.create_function("initials", 1, initials, deterministic=True)
    file.run(
        "INSERT INTO person (name, phone, initials, identity, plate, last_at) "
        "SELECT seen.name, seen.phone, initials(seen.name), ifnull(i.identity, ''), "
        "ifnull(v.plate, ''), seen.last_at FROM ("
        "SELECT name, phone, max(at) AS last_at, max(iif(identity <> '', id, NULL)) AS number, "
        "max(iif(plate <> '', id, NULL)) AS vehicle FROM passage WHERE name <> '' "
        "GROUP BY name, phone) AS seen "
        "LEFT JOIN passage i ON i.id = seen.number LEFT JOIN passage v ON v.id = seen.vehicle"
    )


def add_reading(file: RoomFile, event: Rechecked, entry: Entry) -> None:
    """Add a later reading to its case."""
    passage = file.value("SELECT passage FROM fever WHERE subject = ?", (entry.subject,))
    file.run(
        "INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?)",
        (entry.id, passage, event.temperature, int(event.site), event.at, entry.officer),
    )
    file.run(
        "UPDATE fever SET rechecks = rechecks + 1, latest = ?, latest_at = ? WHERE passage = ?",
        (event.temperature, event.at, passage),
    )


def strike(file: RoomFile, target: str) -> None:
    """Take a struck passage out of the counts and close its case."""
    line = find(file, target)
    if line is None:
        return
    id_, at, post = line
    for key in (ALL_POSTS, post):
        file.run(
            "UPDATE tally SET struck = struck + 1 WHERE post = ? AND hour = ?", (key, at // 3600)
        )
    file.run("UPDATE fever SET struck = 1 WHERE passage = ?", (id_,))


def find(file: RoomFile, target: str) -> tuple[Any, Any, Any] | None:
    """The row, time and post of the register line with a global name, if it is one."""
    uid, _, seq = target.partition(":p:")
    if not seq.isdigit():
        return None
    found = file.row(
        "SELECT p.id, p.at, p.post FROM book b JOIN passage p ON p.id = (b.no << 32 | ?) "
        "WHERE b.uid = ?",
        (int(seq), uid),
    )
    return None if found is None else (found[0], found[1], found[2])
