"""A matter to be read: its head, the clocks that run, and its facts with its log."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static


class MatterPane(VerticalScroll):
    """A page that scrolls; its clocks are told each second without the rest."""

    DEFAULT_CSS = """
    MatterPane { padding: 0 1; width: 1fr; }
    MatterPane:focus { background: $boost; }
    MatterPane #clocks { margin: 1 0 0 0; }
    MatterPane #story { margin: 1 0 0 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        # Made here, not composed later: a slow terminal may show a matter before the pane stands.
        self._head, self._clocks = Static(id="head"), Static(id="clocks")
        self._story = Static(id="story")

    def compose(self) -> ComposeResult:
        """The three parts."""
        yield from (self._head, self._clocks, self._story)

    def show(self, head: Content | str = "", story: Content | str = "") -> None:
        """Show a matter, or nothing."""
        self._head.update(head)
        self._story.update(story)

    def count(self, clocks: Content | str = "") -> None:
        """Show how its clocks stand."""
        self._clocks.update(clocks)
        self._clocks.display = bool(str(clocks))
