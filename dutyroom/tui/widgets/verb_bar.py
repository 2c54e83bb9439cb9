"""The footer: what can be done now, in one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.events import Click
from textual.strip import Strip
from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Offer:
    """One verb as the footer shows it."""

    name: str
    key: str
    label: str
    works: bool


class VerbBar(Widget):
    """One line of keys and words; what does not work now is dimmed, never hidden."""

    COMPONENT_CLASSES = {"verb-bar--key", "verb-bar--label", "verb-bar--dim"}
    DEFAULT_CSS = """
    VerbBar { height: 1; background: $panel; color: $foreground; }
    VerbBar > .verb-bar--key { color: $accent; text-style: bold; }
    VerbBar > .verb-bar--label { color: $foreground; }
    VerbBar > .verb-bar--dim { color: $text-disabled; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._offers: tuple[Offer, ...] = ()

    def show(self, offers: Sequence[Offer]) -> None:
        """Show these verbs from now on."""
        if tuple(offers) != self._offers:
            self._offers = tuple(offers)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The one line."""
        key = self.get_component_rich_style("verb-bar--key")
        label = self.get_component_rich_style("verb-bar--label")
        dim = self.get_component_rich_style("verb-bar--dim")
        segments = []
        for offer in self._offers:
            segments.append(Segment(f" {offer.key}", key if offer.works else dim))
            segments.append(Segment(f"{self._gap}{offer.label}", label if offer.works else dim))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    @property
    def _gap(self) -> str:
        """A space between key and word where the line has room for it."""
        needed = sum(cell_len(offer.key + offer.label) + 2 for offer in self._offers)
        return " " if needed <= self.size.width else ""

    async def on_click(self, event: Click) -> None:
        """Do what was clicked."""
        left = 0
        for offer in self._offers:
            left += cell_len(offer.key + offer.label) + 1 + len(self._gap)
            if event.x < left:
                await self.screen.run_action(f"verb('{offer.name}')")
                return


def fitted(text: str, width: int) -> str:
    """A text cut or filled to so many cells, with `…` where it was cut."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, max(0, width - 1)) + "…"
