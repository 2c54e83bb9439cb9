"""A printed handover as a file: html to be printed on A4, Markdown, plain text or a workbook."""

import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import visible
from dutyroom.i18n import _, language
from dutyroom.reports.aligned import table
from dutyroom.reports.beside import beside
from dutyroom.reports.handover import Mark, Row, TitledSection
from dutyroom.reports.handover_course import AFTERWARDS, Printed
from dutyroom.reports.workbook import LONGEST_CELL

_STYLE = """
@page { size: A4; margin: 15mm 12mm 18mm; }
body { font: 10.5pt/1.45 "Songti SC", "SimSun", "Noto Serif CJK SC", serif; margin: 0 auto;
  max-width: 186mm; color: #000; background: #fff; }
h1 { font-size: 18pt; text-align: center; margin: 0 0 4mm; }
h2 { font-size: 12pt; margin: 5mm 0 1mm; break-after: avoid; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 0.3pt solid #000; padding: 1mm 1.5mm; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; white-space: pre-line; }
th { background: #eee; font-weight: 600; }
tr { break-inside: avoid; }
tr.red td, tr.overdue td { color: #a00000; font-weight: 600; }
tr.difference td { background: #fff0b0; font-weight: 600; }
section.supplements { border-left: 2pt solid #000; padding-left: 3mm; }
footer { margin-top: 6mm; font-family: monospace; }
"""
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~&!#@]|:(?=//)|(?<=www)\.)")
"""What Markdown would take for markup, html, a link or the end of a cell."""


def write_handover(path: Path, printed: Printed) -> None:
    """Write a handover to a file whose ending says how: .html, .md, .txt or .xlsx.

    Raises `Refusal("sheet_form_not_written")`, or as `beside` does.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None and not path.is_dir():
        raise Refusal("sheet_form_not_written", file=str(path))
    with beside(path) as partial:
        if writer is not None:
            writer(partial, printed)


def as_text(printed: Printed) -> Iterator[str]:
    """The lines of plain text; `!` stands before a row that stands out."""
    yield visible(printed.title)
    for section in printed.sections:
        yield ""
        yield f"【{visible(section.title)}】"
        yield from ([section.note] if section.note else _text_rows(section))


def _text_rows(section: TitledSection) -> list[str]:
    head = [("", *section.columns)] if section.columns else []
    return table([*head, *(("!" if row.mark else "", *row.cells) for row in section.rows)])


def _write_text(path: Path, printed: Printed) -> None:
    path.write_text("".join(f"{line}\n" for line in as_text(printed)), "utf-8", newline="\n")


def _write_markdown(path: Path, printed: Printed) -> None:
    path.write_text("".join(f"{line}\n" for line in _markdown(printed)), "utf-8", newline="\n")


def _markdown(printed: Printed) -> Iterator[str]:
    yield f"# {_marked_down(printed.title)}"
    for section in printed.sections:
        yield ""
        yield f"## {_marked_down(section.title)}"
        yield ""
        if section.note:
            yield _marked_down(section.note)
            continue
        wide = max(len(row.cells) for row in section.rows)
        head = section.columns or ("",) * wide
        yield f"| {' | '.join(map(_marked_down, head))} |"
        yield f"|{' --- |' * len(head)}"
        yield from (f"| {' | '.join(_markdown_cells(row))} |" for row in section.rows)


def _markdown_cells(row: Row) -> Iterator[str]:
    for cell in row.cells:
        text = _marked_down(cell)
        yield f"**{text}**" if row.mark and text else text


def _marked_down(text: str) -> str:
    """A text in which nothing acts: no markup, no html, no end of the cell."""
    return " ".join(_MARKDOWN.sub(r"\\\1", visible(text)).split())


def _write_html(path: Path, printed: Printed) -> None:
    path.write_text("\n".join(_html(printed)) + "\n", "utf-8", newline="\n")


def _html(printed: Printed) -> Iterator[str]:
    title = _escaped(printed.title)
    yield "<!doctype html>"
    yield f'<html lang="{language()}"><head><meta charset="utf-8">'
    yield '<meta http-equiv="Content-Security-Policy" '
    yield "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f"<title>{title}</title><style>{_STYLE}</style></head><body>"
    yield f"<h1>{title}</h1>"
    for section in printed.sections:
        yield from _html_section(section)
    seal = _escaped(_("Seal") + " " + printed.seal)
    yield f"<footer>{seal}</footer></body></html>"


def _html_section(section: TitledSection) -> Iterator[str]:
    kind = f' class="{AFTERWARDS}"' if section.part == AFTERWARDS else ""
    yield f"<section{kind}><h2>{_escaped(section.title)}</h2>"
    if section.note:
        yield f"<p>{_escaped(section.note)}</p></section>"
        return
    yield "<table>"
    if section.columns:
        yield f"<tr>{''.join(f'<th>{_escaped(each)}</th>' for each in section.columns)}</tr>"
    for row in section.rows:
        mark = f' class="{row.mark.value}"' if row.mark is not Mark.NONE else ""
        yield f"<tr{mark}>{''.join(f'<td>{_escaped(cell)}</td>' for cell in row.cells)}</tr>"
    yield "</table></section>"


def _escaped(text: str) -> str:
    return escape(visible(text), quote=True)


def _write_workbook(path: Path, printed: Printed) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.worksheet import Worksheet

    book = Workbook(write_only=True)
    sheet = book.create_sheet("handover")
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    strong, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for texts, bold in _lines(printed):
        cells = [WriteOnlyCell(sheet, visible(text)[:LONGEST_CELL]) for text in texts]
        for cell in cells:
            # As a text: nothing in a sheet may act as a formula.
            cell.data_type = "s"
            cell.alignment = wrapped
            if bold:
                cell.font = strong
        sheet.append(cells)
    book.save(path)


def _lines(printed: Printed) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The rows of the workbook, and which stand out."""
    yield (printed.title,), True
    for section in printed.sections:
        yield (), False
        yield (section.title,), True
        if section.columns:
            yield section.columns, True
        if section.note:
            yield (section.note,), False
        yield from ((row.cells, bool(row.mark)) for row in section.rows)


_WRITERS: dict[str, Callable[[Path, Printed], None]] = {
    ".html": _write_html,
    ".md": _write_markdown,
    ".txt": _write_text,
    ".xlsx": _write_workbook,
}
