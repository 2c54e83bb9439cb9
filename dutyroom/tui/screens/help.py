"""What works where you are, in one page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from dutyroom.i18n import N_, _
from dutyroom.tui.kit.safe import say
from dutyroom.tui.verb_screen import Dialog, Verbs
from dutyroom.tui.verbs import Verb, key_name


class Help(Dialog[None]):
    """The verbs of the screen below, each with its key, its word and a sentence."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("leave_it", "escape,enter", N_("Back"), N_("Leave the help"), for_all=True),
    )
    DEFAULT_CSS = """
    Help { align: center middle; }
    Help > VerticalScroll {
        width: 76;
        max-width: 100%;
        height: auto;
        max-height: 94%;
        padding: 1 2;
        background: $surface;
        border: round $accent;
    }
    Help Static { width: 1fr; }
    Help Horizontal { height: auto; }
    Help .help--keys { width: 12; padding-right: 1; }
    Help .help--label { width: 10; padding-right: 1; }
    Help .help--idle { text-style: dim; }
    """

    def __init__(self, below: Verbs[Any]) -> None:
        super().__init__()
        self._below = below

    def compose(self) -> ComposeResult:
        """A table of keys and what they do."""
        with VerticalScroll():
            yield Static(say("[b]$title[/b]\n", title=_("What works here")))
            for verb in self._below.verbs():
                with Horizontal():
                    yield from self._line(verb)
            for line in self._below.hints():
                yield Static(say("\n$line", line=_(line)))
            yield Static(say("\n[dim]$keys[/dim]", keys=_("Ctrl+P finds everything · Esc back")))

    def _line(self, verb: Verb) -> Iterator[Static]:
        """Key, word and sentence side by side: a long sentence goes on under its beginning."""
        keys = " ".join(key_name(each) for each in verb.key.split(","))
        works = self._below.why_not(verb) is None
        dim = "" if works else "help--idle"
        yield Static(
            say("[b]$keys[/b]" if works else "$keys", keys=keys), classes=f"help--keys {dim}"
        )
        yield Static(say("$label", label=_(verb.label)), classes=f"help--label {dim}")
        yield Static(say("$help", help=_(verb.help)), classes=dim)

    def do_leave_it(self) -> None:
        """Back to what was in front."""
        self.dismiss(None)
