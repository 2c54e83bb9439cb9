"""The floor for a key: a bare Textual Input."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class Bare(App[None]):
    """One field."""

    def compose(self) -> ComposeResult:
        """The field."""
        yield Input(placeholder="Hello")


if __name__ == "__main__":
    Bare().run()
