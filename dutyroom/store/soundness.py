"""Whether the books are as they were written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dutyroom.domain.refusal import Refusal
from dutyroom.journal import identity, register, walk
from dutyroom.journal.walk import Break, EntryLine
from dutyroom.store.section import Section

Progress = Callable[[int], bool]
"""Told how many lines were walked so far; answers whether to go on."""

_LINE = f"(id & {identity.SEQ_MASK})" + "".join(f"||char(31)||{f}" for f in register.FIELDS)
_PASSAGES = (
    f"SELECT id & {identity.SEQ_MASK}, CAST({_LINE} AS BLOB) FROM passage "
    "WHERE id BETWEEN ? AND ? ORDER BY id"
)
_ENTRIES = (
    f"SELECT id & {identity.SEQ_MASK}, stamp, officer, kind, subject, CAST(body AS BLOB), "
    "body_hash, hash FROM entry WHERE id BETWEEN ? AND ? ORDER BY id"
)
_PAGES = "SELECT page, lines, digest FROM page WHERE book = ? ORDER BY page"


@dataclass(frozen=True, slots=True)
class BookState:
    """What a walk through one book found."""

    book: int
    uid: str
    station: str
    entries: int
    passages: int
    first_break: Break | None


class Soundness(Section):
    """The state of every chain and page."""

    def verify(self, progress: Progress = lambda _: True) -> list[BookState]:
        """Walk every book from its first line; each names its first bad place.

        Raises `Refusal("cancelled")` when `progress` says no.
        """
        walked = 0

        def told(lines: int) -> bool:
            return progress(walked + lines)

        states = []
        for no, uid, station in self.file.rows("SELECT no, uid, station FROM book ORDER BY no"):
            state = self._book(no, uid, station, told)
            walked += state.entries + state.passages
            states.append(state)
        states.extend(self._strays())
        self._remember(states)
        return states

    def structure(self) -> str:
        """What SQLite itself finds wrong with the file; empty when it is whole."""
        try:
            found = str(self.file.value("PRAGMA integrity_check(1)"))
        except Refusal as refusal:
            return str(refusal.facts.get("why", refusal.code))
        return "" if found == "ok" else found

    def tail(self) -> list[BookState]:
        """A quick look at the end of every book, whatever its length: the last entry and page."""
        states = []
        for no, uid, station in self.file.rows("SELECT no, uid, station FROM book ORDER BY no"):
            entries, passages = self._heads(no)
            found = self._entry_tail(no, uid) or self._page_tail(no, uid)
            states.append(BookState(no, uid, station, entries, passages, found))
        return states

    def last_check(self) -> tuple[int, str]:
        """When the whole file was last walked (ms, 0 for never), and the first break then found."""
        found = self.file.row(
            "SELECT min(checked_ms), max(broken) FROM soundness HAVING count(*) > 0"
        )
        return (0, "") if found is None else (found[0], found[1])

    def _book(self, no: int, uid: str, station: str, progress: Progress) -> BookState:
        entries = passages = 0
        try:
            for entries, found in walk.walk_entries(uid, self._entries(no)):
                if not progress(entries):
                    raise Refusal("cancelled")
                if found:
                    return BookState(no, uid, station, entries, self._heads(no)[1], found)
            pages = self.file.each(_PAGES, (no,))
            lines = self.file.each(_PASSAGES, identity.span(no))
            for passages, found in walk.walk_register(uid, pages, lines):  # type: ignore[arg-type]
                if not progress(entries + passages):
                    raise Refusal("cancelled")
                if found:
                    return BookState(no, uid, station, entries, passages, found)
        except Refusal as refusal:
            if refusal.code != "file_damaged":
                raise
            place = f"passage {passages + 1}" if passages else f"entry {entries + 1}"
            return BookState(
                no, uid, station, entries, passages, Break(place, walk.Wrong.UNREADABLE)
            )
        return BookState(no, uid, station, entries, passages, None)

    def _entries(self, no: int) -> Iterator[EntryLine]:
        return (EntryLine(*row) for row in self.file.each(_ENTRIES, identity.span(no)))

    def _heads(self, no: int) -> tuple[int, int]:
        span = identity.span(no)
        entry = self.file.value("SELECT max(id) FROM entry WHERE id BETWEEN ? AND ?", span, 0)
        line = self.file.value("SELECT max(id) FROM passage WHERE id BETWEEN ? AND ?", span, 0)
        return identity.seq_of(entry), identity.seq_of(line)

    def _entry_tail(self, no: int, uid: str) -> Break | None:
        low, high = identity.span(no)
        sql = f"SELECT * FROM ({_ENTRIES} DESC LIMIT 2)"
        rows = [EntryLine(*row) for row in self.file.rows(sql, (low, high))]
        if not rows:
            return None
        before = rows[1].hash if len(rows) > 1 else None
        return walk.check_entry(uid, rows[0], before)

    def _page_tail(self, no: int, uid: str) -> Break | None:
        sql = f"{_PAGES} DESC LIMIT 2"
        pages = self.file.rows(sql, (no,))
        if not pages:
            return None
        page, lines, digest = pages[0]
        before = pages[1][2] if len(pages) > 1 else None
        first = identity.row_id(no, page * register.LINES + 1)
        held = self.file.rows(_PASSAGES, (first, identity.span(no)[1]))
        return walk.check_page(uid, page, lines, digest, before, held)

    def _strays(self) -> list[BookState]:
        """Lines that belong to no book: written past the door."""
        known = [no for (no,) in self.file.rows("SELECT no FROM book")]
        states = []
        for table, word in (("entry", "entry"), ("passage", "passage")):
            start = -(1 << 62)
            while (
                row := self.file.value(f"SELECT min(id) FROM {table} WHERE id >= ?", (start,))
            ) is not None:
                no = identity.book_of(row)
                if no not in known:
                    place = Break(f"{word} {identity.seq_of(row)}", walk.Wrong.NO_BOOK)
                    states.append(BookState(no, f"?{no}", "", 0, 0, place))
                start = identity.row_id(no + 1, 0)
        return states

    def _remember(self, states: list[BookState]) -> None:
        if self.file.read_only:
            return
        with self.file.write():
            self.file.run("DELETE FROM soundness")
            self.file.run_many(
                "INSERT OR REPLACE INTO soundness VALUES (?, ?, ?, ?, ?)",
                [
                    (
                        each.book, self.room.clock(), each.entries, each.passages,
                        each.first_break.where if each.first_break else "",
                    )
                    for each in states
                ],
            )  # fmt: skip
