"""The palette: everything that can be done on any board, found by a few letters."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from dutyroom.domain.initials import initials
from dutyroom.i18n import LANGUAGES, _
from dutyroom.tui.app import DutyApp
from dutyroom.tui.forms.settings import LANGUAGE_NAMES, theme_word
from dutyroom.tui.kit.safe import say
from dutyroom.tui.paint import themes
from dutyroom.tui.places import PLACES, Place
from dutyroom.tui.verb_screen import Verbs
from dutyroom.tui.verbs import Verb, key_name

FROM_AFAR = frozenset(
    ("categories", "enrol", "enter_post", "gaps", "jump", "move", "narrow", "now", "results",
     "settings", "times", "units", "verify", "weak", "zoom")
)  # fmt: skip
"""Verbs that ask for no chosen line: from another board they are performed on arrival."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something the palette offers, in the user's language."""

    name: str
    help: str
    key: str
    do: Callable[[], Awaitable[None] | None]

    def shown(self) -> Content:
        """The command as a line: its name, its key."""
        return say("$name  [$text-muted]$key[/]", name=self.name, key=self.key)


class Everything(Provider):
    """The verbs of the screen below, the boards, the themes and the languages."""

    async def discover(self) -> Hits:
        """All of it, before anything is typed."""
        for each in self._commands():
            yield DiscoveryHit(each.shown(), each.do, each.name, each.help)

    async def search(self, query: str) -> Hits:
        """What a few letters, or the pinyin initials, may mean on this board or another."""
        matcher = self.matcher(query)
        found = False
        for each in chain(self._commands(), self._elsewhere()):
            texts = (each.name, each.help, initials(each.name))
            score = max(matcher.match(text) for text in texts)
            if score > 0:
                found = True
                yield Hit(score, each.shown(), each.do, each.name, each.help)
        if not found:
            yield Hit(1.0, say("$none", none=_("Nothing is found.")), _nothing, query)

    def _elsewhere(self) -> Iterator[Command]:
        """The verbs of the boards that are not in front."""
        app = self.app
        assert isinstance(app, DutyApp)
        for place in PLACES:
            if place.mode == app.current_mode:
                continue
            for verb in place.board().VERBS:
                name = _("{board}: {verb}").format(
                    board=_(place.title), verb=_(verb.label) or _(verb.help)
                )
                help_ = _(verb.help) if verb.label else ""
                yield Command(name, help_, key_name(verb.first_key), partial(_go, app, place, verb))

    def _commands(self) -> Iterator[Command]:
        app, screen = self.app, self.screen
        assert isinstance(app, DutyApp)
        if isinstance(screen, Verbs):
            for verb in screen.verbs():
                if verb.help:
                    name = _(verb.label) or _(verb.help)
                    help_ = _(verb.help) if verb.label else ""
                    yield Command(
                        name, help_, key_name(verb.first_key), partial(screen.perform, verb)
                    )
        for digit, place in enumerate(PLACES, 1):
            name = _("Board: {name}").format(name=_(place.title))
            yield Command(name, "", str(digit % 10), partial(app.show_board, place.mode))
        for theme in themes.NAMES:
            name = _("Theme: {name}").format(name=theme_word(theme))
            yield Command(name, "", "", partial(app.light, theme))
        for language in LANGUAGES:
            name = _("Language: {name}").format(name=LANGUAGE_NAMES[language])
            yield Command(name, "", "", partial(app.speak, language))


class Palette(CommandPalette):
    """Textual's palette in the user's language."""

    # The magnifying glass is of one width in some terminals and of two in others.
    DEFAULT_CSS = "Palette SearchIcon { display: none; }"

    def __init__(self) -> None:
        super().__init__([Everything], placeholder=_("What is to be done? name or initials"))


async def _go(app: DutyApp, place: Place, verb: Verb) -> None:
    """Go to a board, and do there what asks for no chosen line."""
    await app.show_board(place.mode)
    if isinstance(app.screen, place.board()) and verb.name in FROM_AFAR:
        await app.screen.perform(verb)


def _nothing() -> None:
    """There is nothing to do."""
