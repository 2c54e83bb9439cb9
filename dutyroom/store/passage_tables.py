"""The tables added up from the register: hourly tallies, last reports, known people, fevers."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dutyroom.domain.checkpoint import Rechecked
from dutyroom.domain.marks import Mark
from dutyroom.journal import identity
from dutyroom.store import passage_people
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
            people.append((name, phone, number, plate, at))
    file.run_many(_TALLY, [(*key, n, outward[key], abnormal[key]) for key, n in passages.items()])
    file.run_many(_REPORT, list(reports.items()))
    passage_people.add(file, people)
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
    passage_people.add_all(file)
    file.run(
        "INSERT INTO fever (passage, subject, at, post, first, latest, latest_at) "
        "SELECT p.id, b.uid || ':p:' || (p.id & 4294967295), p.at, p.post, p.temperature, "
        "p.temperature, p.at FROM passage p JOIN book b ON b.no = p.id >> 32 WHERE p.marks & 1"
    )


def add_range(file: RoomFile, uid: str, first: int, last: int) -> None:
    """Add the lines of one book between two keys, both inclusive, that stand in the register."""
    span = (first, last)
    hours = "count(*), sum(direction), sum(marks & 1), 0 FROM passage WHERE id BETWEEN ? AND ?"
    for post, by in (("post", "post, "), (str(ALL_POSTS), "")):
        file.run(
            f"INSERT INTO tally SELECT {post}, {HOUR}, {hours} GROUP BY {by}{HOUR} {_ADDED}", span
        )
    file.run(
        "INSERT INTO last_report SELECT post, max(at) FROM passage WHERE id BETWEEN ? AND ? "
        f"GROUP BY post {_LATER}",
        span,
    )
    passage_people.add_range(file, first, last)
    file.run(
        "INSERT INTO fever (passage, subject, at, post, first, latest, latest_at) "
        "SELECT id, ? || ':p:' || (id & 4294967295), at, post, temperature, temperature, at "
        "FROM passage WHERE id BETWEEN ? AND ? AND marks & 1",
        (uid, *span),
    )
    for target in named_lines(file, "struck", "target", uid, first, last):
        count_strike(file, target, 1)


def take_out_range(file: RoomFile, uid: str, first: int, last: int) -> None:
    """Take the lines of one book between two keys out of every table; they stand there still."""
    span = (first, last)
    for target in named_lines(file, "struck", "target", uid, first, last):
        count_strike(file, target, -1)
    for post, by in (("post", "post, "), (str(ALL_POSTS), "")):
        file.run(
            f"INSERT INTO tally SELECT {post}, {HOUR}, -count(*), -sum(direction), "
            "-sum(marks & 1), 0 FROM passage WHERE id BETWEEN ? AND ? "
            f"GROUP BY {by}{HOUR} {_ADDED}",
            span,
        )
    file.run("DELETE FROM tally WHERE passages = 0")
    file.run(
        "DELETE FROM reading WHERE passage IN "
        "(SELECT passage FROM fever WHERE passage BETWEEN ? AND ?)",
        span,
    )
    file.run("DELETE FROM fever WHERE passage BETWEEN ? AND ?", span)
    _tell_anew(file, *span)


def _tell_anew(file: RoomFile, first: int, last: int) -> None:
    """Say of the posts and people of some lines what the others say."""
    gone = "NOT p.id BETWEEN ?1 AND ?2"
    file.run(
        "UPDATE last_report SET at = (SELECT max(p.at) FROM passage p "
        f"WHERE p.post = last_report.post AND {gone}) "
        "WHERE post IN (SELECT post FROM passage WHERE id BETWEEN ?1 AND ?2) AND EXISTS "
        f"(SELECT 1 FROM passage p WHERE p.post = last_report.post AND {gone})",
        (first, last),
    )
    file.run(
        "DELETE FROM last_report WHERE NOT EXISTS "
        f"(SELECT 1 FROM passage p WHERE p.post = last_report.post AND {gone})",
        (first, last),
    )
    passage_people.tell_anew(file, first, last)


def named_lines(
    file: RoomFile, table: str, column: str, uid: str, first: int, last: int
) -> list[str]:
    """The global names a table holds of the lines of one book between two keys."""
    names = file.rows(
        f"SELECT DISTINCT {column} FROM {table} WHERE {column} >= ? AND {column} < ?",
        (f"{uid}:p:", f"{uid}:p;"),
    )
    span = range(identity.seq_of(first), identity.seq_of(last) + 1)
    return [name for (name,) in names if _seq_of(name) in span]


def _seq_of(name: str) -> int:
    """The line a global name of the register leads to; 0 where it leads to none."""
    digits = name.rpartition(":")[2]
    return int(digits) if digits.isdecimal() and len(digits) < 11 else 0


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


def add_reading(file: RoomFile, event: Rechecked, entry: Entry) -> None:
    """Add a later reading to its case."""
    passage = file.value("SELECT passage FROM fever WHERE subject = ?", (entry.subject,))
    if passage is None:
        return  # its line is in a book that has not come yet
    file.run(
        "INSERT INTO reading VALUES (?, ?, ?, ?, ?, ?)",
        (entry.id, passage, event.temperature, int(event.site), event.at, entry.officer),
    )
    file.run(
        "UPDATE fever SET rechecks = rechecks + 1, latest = ?, latest_at = ? WHERE passage = ?",
        (event.temperature, event.at, passage),
    )


def count_strike(file: RoomFile, target: str, by: int) -> None:
    """Take a struck passage out of the counts and close its case, or with -1 put it back."""
    line = find(file, target)
    if line is None:
        return
    id_, at, post = line
    for key in (ALL_POSTS, post):
        file.run(
            "UPDATE tally SET struck = struck + ? WHERE post = ? AND hour = ?",
            (by, key, at // 3600),
        )
    file.run("UPDATE fever SET struck = ? WHERE passage = ?", (by > 0, id_))


def reset_case(file: RoomFile, target: str) -> None:
    """Put a case back to what its passage alone says."""
    line = find(file, target)
    if line is None:
        return
    file.run("DELETE FROM reading WHERE passage = ?", line[:1])
    file.run(
        "UPDATE fever SET rechecks = 0, latest = first, latest_at = at, decision = '', place = '', "
        "accepted_by = '', decided_at = NULL WHERE passage = ?",
        line[:1],
    )


def find(file: RoomFile, target: str) -> tuple[Any, Any, Any] | None:
    """The row, time and post of the register line with a global name, if it is one."""
    uid, _, digits = target.partition(":p:")
    seq = _seq_of(target)
    if not digits or not seq:
        return None
    found = file.row(
        "SELECT p.id, p.at, p.post FROM book b JOIN passage p ON p.id = (b.no << 32 | ?) "
        "WHERE b.uid = ? AND b.parent IS NULL",
        (seq, uid),
    )
    return None if found is None else (found[0], found[1], found[2])
