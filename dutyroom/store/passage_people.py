"""The people added up from the register: who passed, and what each was last known by.

A person's identity number and plate are those of the latest line that has any, of lines of one
instant the greatest: so it does not matter in which order the lines came into the file.
"""

from collections.abc import Sequence

from dutyroom.domain.initials import initials
from dutyroom.store.file import RoomFile

_KNOWN_BY = ("identity", "plate")


def _latest(column: str, name: str, phone: str, bounds: str = "") -> str:
    """The value of a column in somebody's latest line that has one."""

    def found(who: str) -> str:
        return (
            f"(SELECT p.{column} FROM passage p WHERE {who} AND p.{column} <> '' {bounds}"
            f"ORDER BY p.at DESC, p.{column} DESC LIMIT 1)"
        )

    numbered = found(f"p.phone = {phone} AND p.phone <> '' AND p.name = {name}")
    named = found(f"p.phone = '' AND p.name = {name}")
    return f"CASE WHEN {phone} <> '' THEN {numbered} ELSE {named} END"


def _kept(column: str) -> str:
    """Which of two values of a person is kept: that of the later line."""
    return (
        f"{column} = CASE WHEN excluded.{column} IN ('', {column}) THEN {column} "
        f"WHEN {column} = '' OR excluded.last_at > last_at THEN excluded.{column} "
        f"ELSE {_latest(column, 'excluded.name', 'excluded.phone')} END"
    )


_INTO = "INSERT INTO person (name, phone, initials, identity, plate, last_at) "
_KEPT = (
    f"ON CONFLICT DO UPDATE SET {', '.join(map(_kept, _KNOWN_BY))}, "
    "last_at = max(last_at, excluded.last_at)"
)


def add(file: RoomFile, people: Sequence[tuple[str, str, str, str, int]]) -> None:
    """Add people by name, phone, identity number, plate and time; their lines are written."""
    file.run_many(
        f"{_INTO} VALUES (?, ?, ?, ?, ?, ?) {_KEPT}",
        [(name, phone, initials(name), *rest) for name, phone, *rest in people],
    )


def add_range(file: RoomFile, first: int, last: int) -> None:
    """Add the people of the lines between two keys, both inclusive."""
    _know_initials(file)
    file.run(
        f"{_INTO} SELECT name, phone, initials(name), identity, plate, at FROM passage "
        f"WHERE id BETWEEN ? AND ? AND name <> '' {_KEPT}",
        (first, last),
    )


def add_all(file: RoomFile) -> None:
    """Add everybody who passed; the table is empty before."""
    _know_initials(file)
    values = ", ".join(
        f"CASE WHEN least_{column} = most_{column} THEN most_{column} "
        f"ELSE {_latest(column, 'seen.name', 'seen.phone')} END"
        for column in _KNOWN_BY
    )
    bounds = ", ".join(
        f"ifnull(min(nullif({column}, '')), '') AS least_{column}, max({column}) AS most_{column}"
        for column in _KNOWN_BY
    )
    file.run(
        f"{_INTO} SELECT seen.name, seen.phone, initials(seen.name), {values}, seen.last_at "
        f"FROM (SELECT name, phone, max(at) AS last_at, {bounds} FROM passage WHERE name <> '' "
        "GROUP BY name, phone) AS seen"
    )


def tell_anew(file: RoomFile, first: int, last: int) -> None:
    """Say of the people of some lines what all the other lines say."""
    seen = "(SELECT DISTINCT name, phone FROM passage WHERE id BETWEEN ?1 AND ?2 AND name <> '')"
    others = "AND NOT p.id BETWEEN ?1 AND ?2 "
    people = file.rows(f"SELECT name, phone FROM {seen}", (first, last))
    file.run(f"DELETE FROM person WHERE (name, phone) IN {seen}", (first, last))
    values = ", ".join(f"ifnull({_latest(column, '?3', '?4', others)}, '')" for column in _KNOWN_BY)
    at = f"(SELECT max(p.at) FROM passage p WHERE p.phone = ?4 AND p.name = ?3 {others}"
    at = f"CASE WHEN ?4 <> '' THEN {at}AND p.phone <> '') ELSE {at}AND p.phone = '') END"
    _know_initials(file)
    for name, phone in people:
        file.run(
            f"{_INTO} SELECT ?3, ?4, initials(?3), {values}, {at} WHERE {at} IS NOT NULL",
            (first, last, name, phone),
        )


def _know_initials(file: RoomFile) -> None:
    file.connection.create_function("initials", 1, initials, deterministic=True)
