"""Whether the books are as they were written."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dutyroom.domain.refusal import Refusal
from dutyroom.journal import chain, identity, register, walk
from dutyroom.journal.walk import Break, EntryLine, Page
from dutyroom.store.file import Row
from dutyroom.store.section import Section

Walked = tuple[int, Break | None]
Progress = Callable[[int], bool]
"""Told how many lines were walked so far; answers whether to go on."""

_SEQ = f"(id & {identity.SEQ_MASK})"
_UNIT = " || char(31) || "
_VALUES = (_SEQ, *register.FIELDS)
_PLAIN = f"{' + '.join(f'instr({text}, char(0))' for text in register.TEXTS)} = 0"
_FORMATTED = f"printf('{chain.UNIT.join(['%s'] * len(_VALUES))}', {', '.join(_VALUES)})"
# Formatting takes half the time of joining but ends a text at its first NUL.
_LINE = f"CASE WHEN {_PLAIN} THEN {_FORMATTED} ELSE {_UNIT.join(_VALUES)} END"
# Bytes, not text: what was altered need not be UTF-8 any more.
REGISTER_LINE = f"{_SEQ}, ifnull(CAST({_LINE} AS BLOB), x'')"
"""A line of a register: its number, and as it is hashed."""
ENTRY_LINE = (
    f"{_SEQ}, "
    f"ifnull(CAST({_UNIT.join((_SEQ, 'stamp', 'officer', 'kind', 'subject'))} AS BLOB), x''), "
    "CAST(body AS BLOB), body_hash, hash"
)
"""The columns of an `EntryLine`."""
PASSAGES = f"SELECT {REGISTER_LINE} FROM passage WHERE id BETWEEN ? AND ? ORDER BY id"
"""The lines of a register between two keys as they are hashed, each with its number."""
_ENTRIES = f"SELECT {ENTRY_LINE} FROM entry WHERE id BETWEEN ? AND ? ORDER BY id"
_BOOKS = "SELECT no, uid, station FROM book WHERE parent IS NULL ORDER BY no"
_PAGES = "SELECT page, stamp, lines, digest FROM page WHERE book = ? ORDER BY page"


@dataclass(frozen=True, slots=True)
class BookState:
    """What a walk through one book found."""

    book: int
    uid: str
    station: str
    entries: int
    passages: int
    first_break: Break | None
    aside: bool = False
    """Whether it is a line of a fork that does not count."""


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
        for no, uid, station in self.file.rows(_BOOKS):
            state = self._book(no, uid, station, told)
            walked += state.entries + state.passages
            states.append(state)
        states.extend(self._aside())
        if not any(_unreadable(state) for state in states):
            states.extend(self._strays())
        self.remember(states)
        return states

    def structure(self, *, indexes: bool = False) -> str:
        """What SQLite itself finds wrong with the file; empty when it is whole.

        With `indexes` each is compared with its table too, which takes longer than the books do.
        """
        check = "integrity_check" if indexes else "quick_check"
        try:
            found = str(self.file.value(f"PRAGMA {check}(1)"))
        except Refusal as refusal:
            return str(refusal.facts.get("why", refusal.code))
        return "" if found == "ok" else found

    def tail(self) -> list[BookState]:
        """A quick look at the end of every book, whatever its length: the last entry and page."""
        states = []
        for no, uid, station in self.file.rows(_BOOKS):
            entries = passages = 0
            place = _Place("entry")
            try:
                entries, passages = self._heads(no)
                found = self._entry_tail(no, uid)
                place = _Place("passage", passages - 1)
                found = found or self._page_tail(no, uid)
            except Refusal as refusal:
                found = place.damage(refusal)
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
        found: Break | None = None
        place = _Place("entry")
        try:
            entries, found = _end(walk.walk_entries(uid, self._entries(no, place)), progress)
            if found is None:
                place = _Place("passage")
                walked = walk.walk_register(uid, *self._register(no))
                told = place.through(walked)
                passages, found = _end(told, lambda lines: progress(entries + lines))
        except Refusal as refusal:
            found = self._unreadable(no, place, refusal)
        return BookState(no, uid, station, entries, passages, found)

    def _unreadable(self, no: int, place: "_Place", refusal: Refusal) -> Break:
        """Where a book can be read no further; a register is walked by pages, and read by lines."""
        if place.word == "passage":
            line = _Place("passage", place.seq)
            rest = (identity.row_id(no, place.seq + 1), identity.span(no)[1])
            try:
                deque(line.through(self.file.each(PASSAGES, rest)), maxlen=0)
            except Refusal as again:
                return line.damage(again)
        return place.damage(refusal)

    def _entries(self, no: int, place: "_Place") -> Iterator[EntryLine]:
        rows = self.file.each(_ENTRIES, identity.span(no))
        return (EntryLine(*row) for row in place.through(rows))

    def _register(self, no: int) -> tuple[Iterator[Page], Iterator[Row]]:
        pages = (Page(*row) for row in self.file.each(_PAGES, (no,)))
        return pages, self.file.each(PASSAGES, identity.span(no))

    def _heads(self, no: int) -> tuple[int, int]:
        span = identity.span(no)
        entry = self.file.value("SELECT max(id) FROM entry WHERE id BETWEEN ? AND ?", span, 0)
        line = self.file.value("SELECT max(id) FROM passage WHERE id BETWEEN ? AND ?", span, 0)
        return identity.seq_of(entry), identity.seq_of(line)

    def _entry_tail(self, no: int, uid: str) -> Break | None:
        rows = self.file.rows(f"{_ENTRIES} DESC LIMIT 2", identity.span(no))
        last = [EntryLine(*row) for row in rows]
        if not last:
            return None
        return walk.check_entry(uid, last[0], last[1].hash if len(last) > 1 else None)

    def _page_tail(self, no: int, uid: str) -> Break | None:
        pages = [Page(*row) for row in self.file.rows(f"{_PAGES} DESC LIMIT 2", (no,))]
        first = pages[0].number * register.LINES + 1 if pages else 1
        lines = iter(
            self.file.rows(
                f"{PASSAGES} LIMIT {register.LINES + 1}",
                (identity.row_id(no, first), identity.span(no)[1]),
            )
        )
        if not pages:
            return walk.left_over(lines)
        return walk.check_page(uid, pages[0], pages[1].digest if len(pages) > 1 else None, lines)

    def _aside(self) -> list[BookState]:
        """The lines of forks that do not count."""
        if self.file.row("SELECT 1 FROM book WHERE parent IS NOT NULL") is None:
            return []
        from dutyroom.store.merging.aside import verify_aside

        return verify_aside(self.file)

    def _strays(self) -> list[BookState]:
        """Lines that belong to no book: written past the door."""
        known = {no for (no,) in self.file.rows("SELECT no FROM book")}
        states: dict[int, BookState] = {}
        for word, number, row in self._first_of_each_book():
            if number not in known:
                place = Break(f"{word} {row}", walk.Wrong.NO_BOOK)
                states.setdefault(number, BookState(number, f"?{number}", "", 0, 0, place))
        return list(states.values())

    def _first_of_each_book(self) -> Iterator[tuple[str, int, int]]:
        """The tier, the book and the first place of every book that has anything in a tier."""
        for word, table in (("entry", "entry"), ("passage", "passage")):
            row = self.file.value(f"SELECT min(id) FROM {table}")
            while row is not None:
                book = identity.book_of(row)
                yield word, book, identity.seq_of(row)
                last = identity.span(book)[1]
                row = self.file.value(f"SELECT min(id) FROM {table} WHERE id > ?", (last,))
        for book, page in self.file.rows("SELECT book, min(page) FROM page GROUP BY book"):
            yield "page", book, page

    def remember(self, states: Sequence[BookState]) -> None:
        """Keep what a walk found, where the file may be written; nothing of it is in a book."""
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


class _Place:
    """How far a walk has read in one tier, for the case that it can read no further."""

    def __init__(self, word: str, seq: int = 0) -> None:
        self.word = word
        self.seq = seq

    def through(self, rows: Iterator[Row]) -> Iterator[Row]:
        """The rows as they come, the last one remembered."""
        for row in rows:
            self.seq = row[0]
            yield row

    def damage(self, refusal: Refusal) -> Break:
        """The break after the last row read, where the file is damaged; else the refusal stands."""
        if refusal.code != "file_damaged":
            raise refusal
        return Break(f"{self.word} {self.seq + 1}", walk.Wrong.UNREADABLE)


def _unreadable(state: BookState) -> bool:
    return state.first_break is not None and state.first_break.what is walk.Wrong.UNREADABLE


def _end(walked: Iterator[Walked], progress: Progress) -> Walked:
    """Where a walk ended, told on the way how far it is."""
    end: Walked = (0, None)
    for end in walked:
        if not progress(end[0]):
            raise Refusal("cancelled")
    return end
