"""The roster as the sheets officers know: a month sheet for the room, grids for checkpoints."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta, timezone
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from dutyroom.domain.roster import NO_SLOT, PostKind
from dutyroom.domain.text import visible
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.reports.namesakes import told_apart
from dutyroom.reports.plain_files import harmless
from dutyroom.reports.roster_month import MonthTable, by_start, month_table, sheet_title, shift_said
from dutyroom.reports.roster_paper import add_foot, fit_columns, on_one_page
from dutyroom.store.room import Room
from dutyroom.store.roster import Manned

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31


def write_roster(
    path: Path, room: Room, slots: Iterable[Manned], foot: Sequence[str] = (), printed: str = ""
) -> None:
    """A workbook of month sheets, days down, and of grids, posts down.

    A `foot` stands in rows below each; what is `printed` stands below it on paper alone.
    """
    from openpyxl import Workbook

    book, calendar = Workbook(), room.calendar.in_force()
    zone = timezone(timedelta(minutes=room.rules().offset))
    by_day = sorted(told_apart(room, slots), key=lambda slot: slot.day)
    for name, of_month in groupby(by_day, key=lambda slot: slot.day[:7]):
        by_shifts = alike(of_month, zone)
        for (kind, post, shifts), own in by_shifts.items():
            if kind is PostKind.ROOM:
                title = sheet_title(room.rules().name, name, post)
                sheet = _sheet(book, f"{name} {post}")
                _month_sheet(sheet, month_table(title, own, zone, calendar), foot)
            else:
                _grid(_sheet(book, f"{name} {word(kind)}"), shifts, own, zone, foot)
    if len(book.worksheets) > 1:
        book.remove(book.worksheets[0])
    for sheet in book.worksheets if printed else ():
        assert sheet.oddFooter is not None
        sheet.oddFooter.center.text = printed
    book.save(path)


def alike(
    slots: Iterable[Manned], zone: timezone
) -> dict[tuple[PostKind, str, tuple[str, ...]], list[Manned]]:
    """The slots that fit one sheet: of one room, or of all posts of a kind with the same shifts."""
    posts: dict[str, list[Manned]] = {}
    for slot in slots:
        posts.setdefault(slot.post_name, []).append(slot)
    found: dict[tuple[PostKind, str, tuple[str, ...]], list[Manned]] = {}
    for name, own in posts.items():
        shifts = tuple(sorted({shift_said(slot, zone) for slot in own}, key=by_start))
        kind = own[0].post_kind
        key = (kind, name, ()) if kind is PostKind.ROOM else (kind, "", shifts)
        found.setdefault(key, []).extend(own)
    return found


def _month_sheet(sheet: "Worksheet", table: MonthTable, foot: Sequence[str]) -> None:
    _append(sheet, [table.title])
    for row in (table.head, *table.rows):
        _append(sheet, row)
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(table.head))
    sheet.freeze_panes = "B3"
    fit_columns(sheet, 2)
    add_foot(sheet, foot, len(table.head))
    on_one_page(sheet)


def _grid(
    sheet: "Worksheet", shifts: tuple[str, ...], slots: list[Manned], zone: timezone,
    foot: Sequence[str],
) -> None:  # fmt: skip
    days = sorted({slot.day for slot in slots})
    crews = {
        (slot.post_name, slot.day, shift_said(slot, zone)): "、".join(
            each.name for each in slot.crew
        )
        for slot in slots
    }
    _append(sheet, [_("Post"), *(day for day in days for _shift_of_day in shifts)])
    _append(sheet, ["", *(shift for _day in days for shift in shifts)])
    for post in dict.fromkeys(slot.post_name for slot in slots):
        _append(sheet, [post, *(crews.get((post, d, s), NO_SLOT) for d in days for s in shifts)])
    for first in range(2, 2 + len(days) * len(shifts), len(shifts)):
        last = first + len(shifts) - 1
        sheet.merge_cells(start_row=1, end_row=1, start_column=first, end_column=last)
    sheet.freeze_panes = "B3"
    add_foot(sheet, foot, 1 + len(days) * len(shifts))
    on_one_page(sheet, wide=True)


def _sheet(book: "Workbook", title: str) -> "Worksheet":
    sheet: Worksheet = book.create_sheet(_NOT_IN_TITLES.sub(" ", visible(title))[:_LONGEST_TITLE])
    return sheet


def _append(sheet: "Worksheet", cells: Sequence[str]) -> None:
    sheet.append([harmless(visible(cell)) for cell in cells])
