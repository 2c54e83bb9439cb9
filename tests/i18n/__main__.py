"""Whether the kept catalogue is what the code speaks: complete, compiled and well formed."""

import string
import sys
from collections.abc import Iterator

from babel.messages.catalog import Catalog

from tests.i18n.catalog import MO, chinese, missing, template, written


def main() -> int:
    """Print what is wrong, one line each; non-zero if anything is."""
    found = list(wrong())
    print("\n".join(found) or "every word has its Chinese")
    return 1 if found else 0


def wrong() -> Iterator[str]:
    """Everything that is wrong with the catalogue."""
    kept, spoken = chinese(), template()
    ids = {message.id for message in kept if message.id}
    for message in spoken:
        if message.id and message.id not in ids:
            yield f"not in the catalogue: {message.id}"
    for message in kept:
        if message.id and message.id not in spoken:
            yield f"spoken no more: {message.id}"
    yield from (f"without Chinese: {each}" for each in missing(kept))
    yield from _other_fields(kept)
    if MO.read_bytes() != written(kept)[1]:
        yield "the compiled catalogue is not the kept one: python -m tests.i18n.catalog"


def _other_fields(catalogue: Catalog) -> Iterator[str]:
    for message in catalogue:
        msgid = _texts(message.id)[-1]
        if msgid and any(
            text and _fields(text) != _fields(msgid) for text in _texts(message.string)
        ):
            yield f"other fields in Chinese: {msgid}"


def _texts(held: object) -> tuple[str, ...]:
    return tuple(map(str, held)) if isinstance(held, list | tuple) else (str(held or ""),)


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


if __name__ == "__main__":
    sys.exit(main())
