"""The roster of a month as html to be printed on A4: rooms a day a row, other posts by weeks."""

from collections.abc import Iterator, Sequence
from datetime import timedelta, timezone
from html import escape
from pathlib import Path

from dutyroom.domain.roster import PostKind
from dutyroom.domain.text import visible
from dutyroom.i18n import _, language
from dutyroom.i18n.words import word
from dutyroom.reports.namesakes import told_apart
from dutyroom.reports.roster_month import MonthTable, by_start, month_table, sheet_title, shift_said
from dutyroom.reports.roster_sheets import alike
from dutyroom.store.room import Room
from dutyroom.store.roster import Manned

_STYLE = """
@page { size: A4; margin: 12mm 10mm; }
body { font: 9pt/1.3 "Songti SC", "SimSun", "Noto Serif CJK SC", serif; margin: 0 auto;
  max-width: 190mm; color: #000; background: #fff; }
h1 { font-size: 15pt; text-align: center; margin: 0 0 3mm; break-after: avoid; }
table { border-collapse: collapse; width: 100%; margin: 0 0 4mm; }
th, td { border: 0.3pt solid #000; padding: 0.4mm 1mm; text-align: center; vertical-align: middle;
  overflow-wrap: anywhere; white-space: pre-line; }
th { background: #eee; font-weight: 600; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
section + section { break-before: page; }
"""
_WEEK = 7
"""Days that stand beside each other at posts other than rooms."""


def write_roster_html(
    path: Path, room: Room, slots: Sequence[Manned], month: str, foot: Sequence[str] = ()
) -> None:
    """A page that loads nothing and in which nothing acts, a `foot` below its tables."""
    lines = _page(room, told_apart(room, slots), month, foot)
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


def _page(room: Room, slots: Sequence[Manned], month: str, foot: Sequence[str]) -> Iterator[str]:
    title = _said(f"{room.rules().name} {month}")
    yield "<!doctype html>"
    yield f'<html lang="{language()}"><head><meta charset="utf-8">'
    yield '<meta http-equiv="Content-Security-Policy" '
    yield "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f"<title>{title}</title><style>{_STYLE}</style></head><body>"
    for table in _tables(room, slots, month):
        yield f"<section><h1>{_said(table.title)}</h1><table><thead>"
        yield f"<tr>{''.join(f'<th>{_said(cell)}</th>' for cell in table.head)}</tr></thead>"
        for row in table.rows:
            yield f"<tr>{''.join(f'<td>{_said(cell)}</td>' for cell in row)}</tr>"
        yield "</table></section>"
    yield from (f"<p>{_said(line)}</p>" for line in foot)
    yield "</body></html>"


def _tables(room: Room, slots: Sequence[Manned], month: str) -> Iterator[MonthTable]:
    zone = timezone(timedelta(minutes=room.rules().offset))
    calendar = room.calendar.in_force()
    for (kind, post, _shifts), own in alike(slots, zone).items():
        title = sheet_title(room.rules().name, month, post or word(kind))
        if kind is PostKind.ROOM:
            yield month_table(title, own, zone, calendar)
        else:
            yield from _weeks(title, own, zone)


def _weeks(title: str, slots: Sequence[Manned], zone: timezone) -> Iterator[MonthTable]:
    days = sorted({slot.day for slot in slots})
    cells: dict[tuple[str, str], list[str]] = {}
    for slot in sorted(slots, key=lambda each: by_start(shift_said(each, zone))):
        crew = "、".join(each.name for each in slot.crew) or _("uncovered")
        cells.setdefault((slot.post_name, slot.day), []).append(f"{slot.shift} {crew}")
    posts = dict.fromkeys(slot.post_name for slot in slots)
    for first in range(0, len(days), _WEEK):
        week = days[first : first + _WEEK]
        rows = ((post, *("\n".join(cells.get((post, day), ())) for day in week)) for post in posts)
        yield MonthTable(title, (_("Post"), *(day[5:] for day in week)), tuple(rows))


def _said(text: str) -> str:
    return escape(visible(text), quote=True)
