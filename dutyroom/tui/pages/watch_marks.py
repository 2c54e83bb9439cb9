"""The mark of whatever was recognised from the list: a glyph, a word, and how loud it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dutyroom.domain import identity, phone
from dutyroom.domain.direction import Direction
from dutyroom.domain.watchlist import Match, MatchedBy, Watched, WatchKind
from dutyroom.i18n import N_, _
from dutyroom.store.register_line import RegisterLine
from dutyroom.store.room import Room
from dutyroom.store.watchlist import BREACH
from dutyroom.tui.paint.lines import Run, run
from dutyroom.tui.paint.tones import Tone

GLYPH = "◎"
SHORT = {
    WatchKind.VOID: N_("void"),
    WatchKind.ISOLATION: N_("isolation"),
    WatchKind.LOOK_OUT: N_("look out"),
    WatchKind.RECHECK: N_("recheck"),
}
"""Msgids of the kinds as they stand in a list."""


def marks(matches: Iterable[Match]) -> list[str]:
    """The marks as a list shows them; what was recognised by a name alone asks whether it is he."""
    return [_mark(each) for each in matches]


def mark(kind: WatchKind) -> str:
    """The glyph and the word of a kind."""
    return GLYPH + _(SHORT[kind])


def left_isolation(line: RegisterLine, matches: Iterable[Match]) -> bool:
    """Whether a line is that of somebody who was to stay where he is and passed out."""
    return line.passage.direction == Direction.OUT and any(map(_is_isolated, matches))


def answered(room: Room, subject: str) -> list[Run]:
    """What is said of a record just written: each mark with its reason, and the matter it opened.

    The matter stands first, where it is never cut off.
    """
    matches = room.watchlist.of(subject)
    if not matches:
        return []
    said = [
        run(_("‼ Left isolation: matter {number} is open").format(number=each.number), Tone.URGENT)
        for each in room.matters.from_source(subject)
        if each.kind == BREACH
    ]
    return said + [run(described(each), Tone.WATCH) for each in matches]


def described(match: Match) -> str:
    """A mark, whom it is about and why."""
    watched = match.watched
    why = watched.reason or watched.source
    return " ".join(each for each in (_mark(match), whom(watched), why) if each)


def whom(watched: Watched) -> str:
    """Whom or what something is about, by its name or else by its number, masked as in lists."""
    return watched.name or next(iter(numbers(watched)), "")


def numbers(watched: Watched) -> list[str]:
    """What it is recognised by besides its name, masked as lists show it."""
    shown = (document_shown(watched.document), watched.plate, phone.masked(watched.phone))
    return [each for each in shown if each]


def document_shown(document: str) -> str:
    """An identity number masked; the number of a badge or a pass is nobody's secret."""
    return identity.masked(document) if identity.looks_like(document) else document


def title_of(watched: Watched) -> str:
    """What a card or a question about it is called."""
    return f"{mark(watched.watch_kind)} {whom(watched)}"


def watched_runs(matches: Sequence[Match]) -> list[Run]:
    """The marks as they stand before other words in a line; nothing where there is none."""
    return [run(f"{each} ", Tone.WATCH) for each in marks(matches)]


def _mark(match: Match) -> str:
    word = mark(match.watched.watch_kind)
    return _("{mark} namesake?").format(mark=word) if match.by is MatchedBy.NAME else word


def _is_isolated(match: Match) -> bool:
    surely = match.by is not MatchedBy.NAME
    return surely and match.watched.watch_kind is WatchKind.ISOLATION
