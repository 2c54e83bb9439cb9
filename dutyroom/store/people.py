"""The people who passed before, found by the little of them that is typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from dutyroom.store.file import RoomFile
from dutyroom.store.register_line import COLUMNS, FROM, RegisterLine, line_of

MOST_LOOKED_AT = 1000
"""How many people a beginning of a name, initials or phone is followed to."""
MOST_NUMBERS = 100
"""How many phone numbers a beginning of one is followed to."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has passed before."""

    name: str
    phone: str
    identity: str
    plate: str
    last_at: int


def known(file: RoomFile, query: str, most: int) -> list[Person]:
    """People who passed before: those the query names in full first, then the latest first.

    The query is initials (`zs`), a name, or a phone number or its last four digits; of names,
    initials and numbers the beginning will do.
    """
    found: dict[Person, None] = {}
    for where, *values in _ways(query):
        looked_at = f"SELECT * FROM person WHERE {where} LIMIT {MOST_LOOKED_AT}"
        rows = file.rows(
            f"SELECT name, phone, identity, plate, last_at FROM ({looked_at}) "
            "ORDER BY last_at DESC, name, phone LIMIT ?",
            (*values, most),
        )
        found |= dict.fromkeys(Person(*row) for row in rows)
        if len(found) >= most:
            break
    return list(found)[:most]


def _ways(query: str) -> Iterator[tuple[str, ...]]:
    """The conditions under which a query means somebody, the narrowest first."""
    if not query:
        return
    if query.isdigit():
        if len(query) == 4:
            yield "substr(phone, -4) = ? AND phone <> ''", query
        yield "phone >= ? AND phone < ? AND phone <> ''", query, query + ":"
    elif query.isascii():
        letters = query.lower()
        # In the order of the index, so that of many the latest are looked at.
        latest = "ORDER BY initials DESC, last_at DESC"
        yield f"initials = ? {latest}", letters
        yield f"initials >= ? AND initials < ? {latest}", letters, letters + "~"
    else:
        yield "name = ?", query
        yield "name >= ? AND name < ?", query, query + "\U0010ffff"


def earlier(file: RoomFile, phone: str, most: int) -> list[RegisterLine]:
    """The latest passages of the numbers that begin with these digits, the newest first.

    Of a beginning that many numbers share, only the first hundred numbers are followed.
    """
    sql = (
        "WITH RECURSIVE number (phone) AS ("
        "SELECT min(phone) FROM passage WHERE phone >= ?1 AND phone < ?2 AND phone <> '' "
        "UNION ALL SELECT (SELECT min(q.phone) FROM passage q "
        "WHERE q.phone > number.phone AND q.phone < ?2 AND q.phone <> '') "
        f"FROM number WHERE number.phone IS NOT NULL LIMIT {MOST_NUMBERS}), "
        "latest (id) AS (SELECT q.id FROM number JOIN passage q ON q.id IN ("
        "SELECT id FROM passage WHERE phone = number.phone AND phone <> '' "
        "ORDER BY at DESC, id DESC LIMIT ?3)) "
        f"SELECT {COLUMNS} {FROM} WHERE p.id IN (SELECT id FROM latest) "
        "ORDER BY p.at DESC, p.id DESC LIMIT ?3"
    )
    return [line_of(row) for row in file.rows(sql, (phone, phone + ":", most))]
