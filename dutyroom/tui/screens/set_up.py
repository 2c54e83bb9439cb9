"""The first start: what a room needs before anybody can sign in."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Post, PostKind, ShiftPlan
from dutyroom.domain.settings import RoomKind
from dutyroom.domain.text import clean
from dutyroom.i18n import LANGUAGES, N_, _, language, set_language
from dutyroom.i18n.words import word
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.sheet import Facts, Pick, Save, Sheet
from dutyroom.tui.kit.app_base import SafeApp
from dutyroom.tui.paint import themes
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.options import Option

_BETWEEN = re.compile(r"[\s,;/、，；]+")


class SetUpApp(SafeApp[bool]):
    """Asks for a room's name, kind, posts and first supervisor; True when it was created."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "TextField { padding: 0 1; }"

    def __init__(self, path: str | Path) -> None:
        super().__init__()
        self._path = path

    def on_mount(self) -> None:
        """Light the screen and ask."""
        self.register_theme(themes.NIGHT)
        self.theme = themes.NIGHT.name
        self.ask({})

    def ask(self, facts: Facts, begin_at: str = "name") -> None:
        """Ask for what is not yet known, in the language now in use; begin on a line."""
        self.push_screen(SetUpSheet(facts, self._create, begin_at), self._asked)

    def _asked(self, created: bool | None) -> None:
        self.exit(bool(created))

    def _create(self, facts: Facts) -> None:
        try:
            create(self._path, facts)
        except Refusal as refusal:
            # A whole path would push what is wrong off the line.
            told = refusal.facts | {"path": Path(self._path).name}
            raise Refusal(refusal.code, **told) from refusal


class SetUpSheet(Sheet):
    """The one page of the first start."""

    LOCKS = False
    VERBS: ClassVar[tuple[Verb, ...]] = (
        *Sheet.VERBS,
        Verb("speak", "f6", N_("Language"), N_("Speak the other language"), for_all=True),
    )

    def __init__(self, facts: Facts, create: Save, begin_at: str = "name") -> None:
        kinds = tuple(Option(each.value, word(each)) for each in RoomKind)
        lines = (
            Blank("name", _("Name of the room"), hint=_("as it stands on the door")),
            Pick("kind", _("Kind"), kinds),
            Blank("posts", _("Posts"), hint=_("blanks or commas between, none in a name")),
            Blank("supervisor", _("First supervisor"), hint=_("name")),
        )
        super().__init__(
            _("A new duty room"),
            [replace(line, value=facts.get(line.name, line.value)) for line in lines],
            create,
            hint=_("A checkpoint's file begins with its own checkpoint as the first post."),
        )
        self._begin_at = begin_at

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("Enter next · ←→ kind · F5 create · F6 中文/English · Esc leave")

    def on_mount(self) -> None:
        """Begin on a line."""
        self.query_one(f"#line-{self._begin_at}").focus()

    def untouched(self) -> Facts:
        """Nothing: what was typed in the other language is typed too."""
        return {"name": "", "kind": next(iter(RoomKind)).value, "posts": "", "supervisor": ""}

    def do_speak(self) -> None:
        """Say everything in the other language; what was typed stays."""
        set_language(next(each for each in LANGUAGES if each != language()))
        facts = self.facts()
        assert isinstance(self.app, SetUpApp)
        begin_at = ((self.focused and self.focused.id) or "line-name").removeprefix("line-")
        self.app.pop_screen()
        self.app.ask(facts, begin_at)


def create(path: str | Path, facts: Facts) -> None:
    """Create the room that was asked for; raises `Refusal` before anything is written."""
    from dutyroom.intake.names import spelled
    from dutyroom.store.room import Room, opened

    kind = RoomKind(facts["kind"])
    posts = posts_named(facts["posts"], kind)
    if kind is RoomKind.CHECKPOINT and not posts:
        raise Refusal("checkpoint_missing")
    name, supervisor = clean(facts["name"], limit=100), spelled(facts["supervisor"])
    with opened(Room.create(path, name=name, kind=kind, supervisor=supervisor)) as room:
        with room.write():
            for post in posts:
                room.roster.enter_post(post)
            if kind is RoomKind.CHECKPOINT:
                room.settings.change("home_post", posts[0].key)
        room.preferences.keep("language", language())


def posts_named(line: str, kind: RoomKind) -> tuple[Post, ...]:
    """The posts a line names, each once; blanks, commas and the like stand between them."""
    from dutyroom.intake.roster.long import kind_of

    otherwise = PostKind.CHECKPOINT if kind is RoomKind.CHECKPOINT else PostKind.ROOM
    names = dict.fromkeys(clean(each, limit=100) for each in _BETWEEN.split(line))
    kinds = {name: kind_of(name, otherwise) for name in names if name}
    return tuple(
        Post(name, kind, ShiftPlan.TWO if kind is PostKind.ROOM else ShiftPlan.THREE)
        for name, kind in kinds.items()
    )
