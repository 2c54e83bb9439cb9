"""Screenshots in which Chinese is not squeezed: each wide character gets the two cells it takes.

Rich gives a run of text the length of its characters, not of its cells.
"""

import re
from html import escape, unescape
from itertools import groupby

from rich.cells import cell_len, get_character_cell_size

CELL = 12.2
"""Width of a cell in Rich's picture."""
FONTS = "'DejaVu Sans Mono','Noto Sans Mono CJK SC','Sarasa Mono SC',monospace"
_TEXT = re.compile(
    r'<text class="([^"]*)" x="([\d.]+)" y="([\d.]+)" textLength="[\d.]+" '
    r'clip-path="([^"]*)">([^<]*)</text>'
)
_FONT_FACE = re.compile(r"@font-face\s*\{.*?\}", re.S)


def widened(svg: str) -> str:
    """The same picture with every character on its cells, and no font from elsewhere."""
    svg = _FONT_FACE.sub("", svg).replace("Fira Code, monospace", FONTS)
    return _TEXT.sub(_run, svg.replace("font-variant-east-asian: full-width;", ""))


def _run(match: re.Match[str]) -> str:
    style, left, top, clip, body = match.groups()
    x = float(left)
    out = []
    for wide, group in groupby(unescape(body), key=lambda each: get_character_cell_size(each) == 2):
        text = "".join(group)
        for piece in text if wide else [text]:
            length = CELL * cell_len(piece)
            if piece.strip("\xa0 "):
                out.append(
                    f'<text class="{style}" x="{x:g}" y="{top}" textLength="{length:g}" '
                    f'lengthAdjust="spacingAndGlyphs" clip-path="{clip}">{escape(piece)}</text>'
                )
            x += length
    return "".join(out)
