"""What the call form says besides its fields: its title, its labels, what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from dutyroom.domain.call_sheet import CallSheet
from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _
from dutyroom.i18n.refusals import sentence
from dutyroom.store.call_line import CallLine
from dutyroom.tui.forms.call_fields import LABELS
from dutyroom.tui.paint.lines import Line, fitted, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.options import Option
from dutyroom.tui.widgets.page import Page


class Labels(Page):
    """The labels left of the fields: that of the text at the top, the others at the foot."""

    DEFAULT_CSS = "Labels { width: 11; height: 1fr; }"

    def __init__(self) -> None:
        super().__init__(id="labels")
        self._focused = "text"

    def point(self, focused: str) -> None:
        """Point at the field that has the focus."""
        self._focused = focused
        text, *others = LABELS
        gap = [()] * max(0, self.size.height - len(LABELS))
        self.show([self._label(text), *gap, *map(self._label, others)])

    def on_resize(self) -> None:
        """Stand beside the fields again."""
        self.point(self._focused)

    def _label(self, name: str) -> Line:
        here = name == self._focused
        mark, tone = ("▸", Tone.HEAD) if here else (" ", Tone.MUTED)
        return (run(mark + _(LABELS[name]), tone),)


def title_line(sheet: CallSheet, parked: int, replaces: str) -> Line:
    """What is being written, since when, and what else waits."""
    received = Moment(sheet.received_at, sheet.offset).local()
    title = _("Correction of {number}").format(number=replaces) if replaces else _("Call record")
    waiting = _("≡{n} more parked: F6").format(n=parked) if parked else ""
    return (
        run(f" {title}  ", Tone.HEAD),
        run(_("received {time}").format(time=f"{received:%m-%d %H:%M:%S}")),
        run(f"  {waiting}" if waiting else "", Tone.WATCH),
        run("  " + _("Esc parks it"), Tone.MUTED),
    )


def moment_line(sheet: CallSheet) -> Line:
    """The full date of what was typed about when it happened."""
    try:
        moment = sheet.happened_at()
    except Refusal as refusal:
        return (run(f" ? {sentence(refusal.code, refusal.facts)}", Tone.WATCH),)
    if moment is None:
        return (run(" " + _("e.g. 20 min ago, 3-7 21:05"), Tone.MUTED),)
    local = moment.local()
    weekday = _("Mon Tue Wed Thu Fri Sat Sun").split()[local.weekday()]
    return (run(f" = {local:%Y-%m-%d} {weekday} {local:%H:%M}", Tone.DONE),)


def repeat_line(repeat: CallLine | None, linked: str) -> Line:
    """The offer to link a repeat call, or that it is linked."""
    if linked:
        return (run(_("● repeats {number}: Ctrl+L unlinks").format(number=linked), Tone.DONE),)
    if repeat is None:
        return ()
    text = _("○ repeat of {number}? Ctrl+L links it").format(number=repeat.number)
    return (run(text, Tone.WATCH),)


def category_lines(options: Sequence[Option], chosen: str, width: int) -> list[Line]:
    """Every category with its digit or its first letters."""
    from dutyroom.domain.initials import initials

    cells = [
        (f"{n if n < 10 else ' '} {each.label} {_short(initials(each.label))}", each.name)
        for n, each in enumerate(options, 1)
    ]
    across = max(1, width // 19)
    return [
        tuple(
            run(fitted(text, 18) + " ", Tone.STRONG if name == chosen else Tone.MUTED)
            for text, name in cells[first : first + across]
        )
        for first in range(0, len(cells), across)
    ]


def _short(letters: str) -> str:
    return letters if len(letters) <= 4 else ""


def unit_lines(names: Sequence[str], place: int) -> list[Line]:
    """The units that what was typed may mean; Enter takes the one pointed at."""
    return [
        (run(f"{'▸' if n == place else ' '} {name}", Tone.STRONG if n == place else Tone.PLAIN),)
        for n, name in enumerate(names)
    ]
