"""The list of what is due or will be soon, over the Today board."""

from __future__ import annotations

from typing import ClassVar

from dutyroom.i18n import N_, _
from dutyroom.store.timers import DueTimer, Of
from dutyroom.tui.forms.ask import Answers, Ask, Blank
from dutyroom.tui.forms.listing import Listed, Listing
from dutyroom.tui.pages.timers import COLUMNS, TimerRows, timer_of, timer_word
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.long_table import LongTable


class TimerList(Listing[DueTimer]):
    """What is due, most urgent first; Enter acknowledges, and the acknowledgement is an entry."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *Listing.VERBS,
        Verb("open_matter", "f8", N_("Matter"), N_("Open a matter from what is due")),
    )
    DEFAULT_CSS = """
    TimerList > Vertical { width: 96%; max-width: 112; }
    """

    def __init__(self, rows: TimerRows) -> None:
        empty = N_("Nothing is due within the hour.")
        super().__init__(_("Timers"), COLUMNS, rows, (), empty=empty)
        self._rows_of = rows

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("↑↓ · Enter acknowledge · F8 open a matter from it · Esc back")

    def on_mount(self) -> None:
        """Show what is due."""
        self.tick()

    def tick(self) -> None:
        """A second has passed, or something was recorded."""
        rows = self._rows_of.read(self.duty.standing_now())
        self.query_one(LongTable).show(Listed(rows))

    def choose(self, row: DueTimer) -> None:
        """Acknowledge it, in words or without any."""
        name = timer_word(self.room, row)

        def acknowledge(answers: Answers) -> None:
            self.room.timers.acknowledge(row, answers["words"])
            self.done(_("Acknowledged: {name}").format(name=name))
            self.tick()

        blank = Blank("words", _("In words, if you like"))
        title = _("Acknowledge: {name}").format(name=name)
        self.app.push_screen(Ask(title, [blank], acknowledge, timer_of(self.room, row)))

    def do_open_matter(self) -> None:
        """Open a matter from what the cursor is on."""
        from dutyroom.domain.matter_sheet import MatterSheet
        from dutyroom.tui.forms.matter import MatterForm

        timer = self.current
        if timer is None:
            return
        title = f"{timer_word(self.room, timer)} {timer_of(self.room, timer)}"
        source = timer.subject
        if timer.of is Of.SILENCE:
            source = f"watch:{timer.key}:{timer.target}"
        sheet = MatterSheet(self.room.now(), self.room.rules().offset, title=title, source=source)
        self.app.push_screen(MatterForm(sheet))
