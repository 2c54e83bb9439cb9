"""How a record is found again: a book and a place in it."""

SEQ_BITS = 32
SEQ_MASK = (1 << SEQ_BITS) - 1


def row_id(book: int, seq: int) -> int:
    """The key of a line in this file; `book` is this file's own small number."""
    return book << SEQ_BITS | seq


def book_of(row: int) -> int:
    """The book a row key lies in."""
    return row >> SEQ_BITS


def seq_of(row: int) -> int:
    """The place of a row key inside its book, counted from 1."""
    return row & SEQ_MASK


def span(book: int) -> tuple[int, int]:
    """The least and the greatest key a book can hold."""
    return row_id(book, 0), row_id(book, SEQ_MASK)


def name(uid: str, seq: int) -> str:
    """The global name of a record, the same in every file that holds it."""
    return f"{uid}:{seq}"
