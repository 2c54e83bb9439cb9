"""What is typed for a later reading: a temperature, and how it was taken."""

from dutyroom.domain.passage_line import WordKind, parse
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.temperature import Site

_UNDERSTOOD = (WordKind.TEMPERATURE, WordKind.SITE)


def read_recheck(text: str) -> tuple[int, Site]:
    """The reading in tenths of a degree Celsius: `368 腋`, the forehead where no site is named.

    Raises Refusal `temperature_missing` for nothing, `recheck_word_unknown` (text) for a word that
    is neither, `temperature_unreadable` (text) where there is no temperature, or two of either.
    """
    if not text.strip():
        raise Refusal("temperature_missing")
    line = parse(text)
    for word in line.words:
        if word.kind not in _UNDERSTOOD and line.temperature is not None:
            raise Refusal("recheck_word_unknown", text=text[word.start : word.end].strip())
    if line.temperature is None or line.problems:
        raise Refusal("temperature_unreadable", text=text)
    return line.temperature, line.site
