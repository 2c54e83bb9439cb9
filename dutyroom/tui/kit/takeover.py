"""The driver that takes over a terminal on which the first page already stands."""

from __future__ import annotations

from typing import Any

from dutyroom.tui.kit.driver import QuickDriver

OTHER_SCREEN = "\x1b[?1049h"


def taking_over(before: Any) -> type[QuickDriver]:
    """A driver that keeps the page and gives the terminal back as it was before the page."""

    class TakingOver(QuickDriver):
        stands = True
        """Whether the page still stands: switching to its screen again would clear it."""

        def write(self, data: str) -> None:
            if data == OTHER_SCREEN and self.stands:
                self.stands = False
                return
            super().write(data)

        def start_application_mode(self) -> None:
            super().start_application_mode()
            self.attrs_before = before

    return TakingOver
