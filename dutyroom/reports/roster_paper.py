"""How a sheet of a roster lies on paper: one page of A4."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDEST = 24
_LINE_PT = 15
"""How high a line of text is, in points."""


def on_one_page(sheet: "Worksheet", *, wide: bool = False) -> None:
    """Print everything of a sheet on one page of A4, across where it is `wide`."""
    from openpyxl.styles import Alignment, Font

    sheet.print_area = sheet.dimensions
    sheet.page_setup.paperSize = "9"
    sheet.page_setup.orientation = "landscape" if wide else "portrait"
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    centred = Alignment("center", "center", wrap_text=True)
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = centred
    sheet["A1"].font = Font(bold=True, size=14)


def add_foot(sheet: "Worksheet", lines: Sequence[str], columns: int) -> None:
    """Write lines below a sheet, each across all its columns and as high as it needs."""
    from openpyxl.utils import get_column_letter

    for line in lines:
        sheet.append([line])
        row = sheet.max_row
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
        letters = map(get_column_letter, range(1, columns + 1))
        across = sum(sheet.column_dimensions[letter].width for letter in letters)
        sheet.row_dimensions[row].height = _LINE_PT * -(-_cells(line) // int(across))


def fit_columns(sheet: "Worksheet", first_row: int) -> None:
    """Give columns the width of what stands in them from a row on, within limits."""
    from openpyxl.utils import get_column_letter

    for place, column in enumerate(sheet.iter_cols(min_row=first_row), start=1):
        widest = max((_cells(str(each.value or "")) for each in column), default=0)
        sheet.column_dimensions[get_column_letter(place)].width = min(widest, _WIDEST) + 2


def _cells(text: str) -> int:
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)
