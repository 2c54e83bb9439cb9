"""Words a caller, a file or a scanner may bring, and what the glass shows."""

HOSTILE = (
    "[/x]",
    "[@click=app.quit]x[/]",
    "[b]张三",
    "[[x]] \\[y]",
    "\x1b]2;P\x07",
    "\x1b[2J",
    "\x9b31m",
    "a\u202eb",
    "a\x00b",
    "a\r\nb\u2028c\td",
    "lone \ud800 half",
    "$name ${name}",
)

FORBIDDEN = frozenset(
    [*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u2028", "\ud800"]
)
"""Characters no line on the glass may hold."""
