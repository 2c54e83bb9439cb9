"""A call in full: everything that was recorded about it, as a page to read."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from dutyroom.domain.marks import Mark
from dutyroom.domain.moment import Moment
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.store.call_line import CallLine, CallStory
from dutyroom.store.room import Room
from dutyroom.tui.forms.call_fields import URGENCY_GLYPHS
from dutyroom.tui.kit.safe import say
from dutyroom.tui.pages.call_rows import caller, number
from dutyroom.tui.pages.watch_marks import described
from dutyroom.tui.paint.lines import fitted

LABEL = 13
"""Cells of a label."""


def story_page(room: Room, story: CallStory, *, full: bool = False) -> Content:
    """The page; who called stands in it in full only where that look was recorded."""
    line = story.line
    call = line.call
    title = say(
        "[b $accent]$number[/]  $glyph $urgency  $category",
        number=_("Hotline {number}").format(number=line.number),
        glyph=URGENCY_GLYPHS[call.urgency],
        urgency=word(call.urgency),
        category=word(call.category),
    )
    parts = [title, *_strike(room, story), *_noticed(room, line), Content("")]
    parts += [
        say("[$text-muted]$label[/]$value", label=fitted(label, LABEL), value=value)
        for label, value in [*_facts(line, full=full), *_links(story)]
        if value
    ]
    text = "[strike]$text[/]" if line.struck else "$text"
    parts += [Content(""), say(text, text=call.text), *_notes(room, story), Content("")]
    recorded = room.local(line.recorded_ms // 1000)
    parts.append(
        say(
            "[$text-muted]$written[/]",
            written=_("written {time} by {name}").format(
                time=f"{recorded:%m-%d %H:%M:%S}", name=room.officers.name(line.officer)
            ),
        )
    )
    return Content("\n").join(parts)


def _facts(line: CallLine, *, full: bool) -> Iterator[tuple[str, str]]:
    call = line.call
    yield _("Received"), _at(call.received_at, call.offset)
    yield _("Direction"), word(call.direction)
    if call.happened_at is not None:
        yield _("Happened"), _at(call.happened_at, call.offset)
    yield _("Caller"), caller(call, full=full)
    yield _("Unit"), call.caller_unit if full or not call.confidential else ""
    odd = "  " + _("phone?") if call.marks & Mark.PHONE_ODD else ""
    yield _("Phone"), number(call, full=full) + odd
    yield _("Place"), call.place
    yield _("Taken by"), call.taken_by
    yield _("Outcome"), word(call.outcome) if call.outcome else _("Pending")


def _links(story: CallStory) -> Iterator[tuple[str, str]]:
    yield _("Repeats"), story.repeat_of
    yield _("Called again"), " ".join(story.repeated_by)
    yield _("Replaces"), story.replaces
    yield _("Replaced"), story.replaced_by


def _strike(room: Room, story: CallStory) -> Iterator[Content]:
    if story.strike is not None:
        struck = room.local(story.strike.recorded_ms // 1000)
        yield say(
            "[b $warning]✗ $struck[/]$reason",
            struck=_("struck {time} by {name}: ").format(
                time=f"{struck:%m-%d %H:%M}", name=room.officers.name(story.strike.officer)
            ),
            reason=story.strike.reason,
        )


def _noticed(room: Room, line: CallLine) -> Iterator[Content]:
    for match in room.watchlist.of(line.subject):
        yield say("[b $warning]$mark[/]", mark=described(match))


def _notes(room: Room, story: CallStory) -> Iterator[Content]:
    for note in story.notes:
        at = room.local(note.recorded_ms // 1000)
        yield say(
            "\n[b $accent]$mark[/] [$text-muted]$time $name[/]\n$text",
            mark=_("Note"),
            time=f"{at:%m-%d %H:%M}",
            name=room.officers.name(note.officer),
            text=note.text,
        )


def _at(at: int, offset: int) -> str:
    return f"{Moment(at, offset).local():%Y-%m-%d %H:%M}"
