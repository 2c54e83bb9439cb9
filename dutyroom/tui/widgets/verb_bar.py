"""The footer: what can be done now, in one line."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.events import Click

from dutyroom.tui.paint.footer import Offer, footer_line
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.page import Page


class VerbBar(Page):
    """One line of keys and words; what does not work now is dimmed, never hidden."""

    DEFAULT_CSS = "VerbBar { height: 1; }"
    fill = Tone.BAR

    def __init__(self) -> None:
        super().__init__()
        self._offers: Sequence[Offer] = ()

    def offer(self, offers: Sequence[Offer]) -> None:
        """Show these verbs from now on."""
        self._offers = offers
        self.show([footer_line(offers, self.size.width or self.app.size.width)])

    def on_resize(self) -> None:
        """Use the room there is."""
        self.offer(self._offers)

    async def on_click(self, event: Click) -> None:
        """Do what was clicked."""
        left = 0
        runs = footer_line(self._offers, self.size.width)
        for offer, (key, label) in zip(
            self._offers, zip(runs[::2], runs[1::2], strict=True), strict=True
        ):
            left += cell_len(key[0] + label[0])
            if event.x < left:
                await self.screen.run_action(f"verb('{offer.name}')")
                return
