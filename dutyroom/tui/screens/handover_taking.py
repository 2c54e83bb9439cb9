"""Taking a shift over: item by item, then the second signature."""

from __future__ import annotations

from collections.abc import Callable, Collection

from dutyroom.domain.handover import rules
from dutyroom.domain.handover.case import Case, Item
from dutyroom.domain.handover.terms import ItemState
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _, ngettext
from dutyroom.store.room import Room
from dutyroom.tui.forms.ask import Answers, Ask, Blank
from dutyroom.tui.forms.handover.signature import Given, Signature, ToSign
from dutyroom.tui.pages.handover_desk import OPEN_ITEMS, Phase
from dutyroom.tui.pages.handover_head import head_lines
from dutyroom.tui.pages.handover_lines import SheetLine
from dutyroom.tui.paint.lines import Line
from dutyroom.tui.screens.handover_giving import GivingBoard

WAITING_ITEMS = (*OPEN_ITEMS, ItemState.QUESTIONED, ItemState.RETURNED)
"""The states in which an item keeps everybody from signing."""
SHORT = 40
"""Characters of an item that a sentence quotes."""


class TakingBoard(GivingBoard):
    """What the incoming officer does with the sheet, and the answers of the outgoing one."""

    taker = ("", 0)
    """The handover for which somebody came to the desk, and who."""

    def do_take_over(self) -> None:
        """Ask who takes over; the desk is theirs from then on, the shift with the signature."""
        case = self._case()
        subject = self._subject()

        def came() -> None:
            self.taker = (subject, self.room.officer())
            self.show()
            self.go_to_open()

        rostered = [each.officer for each in case.sheet.head.incoming]
        known = {*rostered, case.outgoing}
        others = [each.key for each in self.room.officers.found("") if each.key not in known]
        expected = [*rostered, *others]
        self.let_in(_("Who takes over?"), expected, came)

    @property
    def takes_over(self) -> bool:
        """Whether who is at the desk is not, or no longer, there to hand over."""
        line = self.desk.line
        if line is None or self.desk.phase is not Phase.OFFERED:
            return False
        officer = self.room.officer()
        return officer != line.outgoing or self.taker == (line.subject, officer)

    def head(self) -> list[Line]:
        """The lines over the sheet, with what is to be done next."""
        return head_lines(self.room, self.desk, self.loaded, self.case, comes=not self.takes_over)

    # -- item by item

    def do_accept(self) -> None:
        """Accept the item under the cursor; a red one is read back in own words."""
        line, item = self._here()
        if item is None or item.state not in OPEN_ITEMS:
            self.go_to_open()
        elif item.red:
            self._say(
                _("Read back in your own words"), _("Your words"), line, _("Read back: {item}"),
                lambda words: self.room.handover.read_back(self._subject(), line.key, words),
            )  # fmt: skip
        else:
            self.room.handover.accept_items(self._subject(), [line.key])
            self._decided(_("Accepted: {item}"), line)

    def do_accept_rest(self) -> None:
        """Accept everything that is not red and not decided."""
        plain = [
            each.key
            for each in self._case().items.values()
            if each.state is ItemState.UNDECIDED and not each.red
        ]
        if not plain:
            self.go_to_open()
            raise Refusal("items_decided")
        self.room.handover.accept_items(self._subject(), plain)
        said = ngettext("{n} item accepted.", "{n} items accepted.", len(plain))
        self.done(said.format(n=len(plain)))
        self.go_to_open()

    def do_question(self) -> None:
        """Ask about the item under the cursor."""
        line, _item = self._item()
        self._say(
            _("Question about this item"), _("Question"), line, _("Questioned: {item}"),
            lambda words: self.room.handover.question(self._subject(), line.key, words),
        )  # fmt: skip

    def do_return_item(self) -> None:
        """Do not take the item under the cursor over."""
        line, _item = self._item()
        self._say(
            _("Do not take this item over"), _("Reason"), line, _("Not taken over: {item}"),
            lambda words: self.room.handover.return_item(self._subject(), line.key, words),
        )  # fmt: skip

    def do_answer(self) -> None:
        """Answer for the item under the cursor; at another's desk with the PIN of who answers."""
        line, item = self._item()
        case = self._case()
        if item.state not in (ItemState.QUESTIONED, ItemState.RETURNED):
            raise Refusal("nothing_asked")
        here = self.room.officer() in (case.outgoing, case.offered_by)
        answers = case.offered_by
        name, subject = self.room.officers.name(answers), self._subject()

        def answer(given: Answers) -> None:
            handover, words = self.room.handover, given["words"]
            if here:
                handover.answer(subject, line.key, words)
            else:
                handover.answer_for(subject, line.key, words, answers, given["pin"])

        blanks = [Blank("words", _("Answer"))]
        if not here:
            blanks.append(Blank("pin", _("PIN of {name}").format(name=name), secret=True))
        asked = item.deeds[-1].words if item.deeds else ""
        form = Ask(_("{name} answers").format(name=name), blanks, answer, asked)
        self.app.push_screen(form, self._then(_("Answered: {item}"), line))

    def _say(
        self, title: str, label: str, line: SheetLine, said: str, take: Callable[[str], object]
    ) -> None:
        """Ask for words about an item; raises `Refusal` before somebody has come to take over."""

        def check(answers: Answers) -> None:
            take(answers["words"])

        form = Ask(title, [Blank("words", label)], check, line.text)
        self.app.push_screen(form, self._then(said, line))

    def _then(self, said: str, line: SheetLine) -> Callable[[bool | None], None]:
        def over(done: bool | None) -> None:
            if done:
                self._decided(said, line)

        return over

    def _decided(self, said: str, line: SheetLine) -> None:
        self.done(said.format(item=line.text[:SHORT]))
        self.go_to_open()

    def go_to_open(self, states: Collection[ItemState] = OPEN_ITEMS) -> None:
        """Put the cursor on the next item that is to be decided, or in some states."""
        lines, items = self.lines, self.rows.items
        for by in range(len(lines)):
            place = (self.table.cursor + by) % len(lines)
            item = items.get(lines[place].key)
            if item is not None and item.state in states:
                self.table.move_to(place)
                return

    def _here(self) -> tuple[SheetLine, Item | None]:
        self._case()
        line = self.table.current
        if line is None:
            raise Refusal("item_not_here")
        return line, self.rows.items.get(line.key)

    def _item(self) -> tuple[SheetLine, Item]:
        line, item = self._here()
        if item is None:
            raise Refusal("item_not_here")
        return line, item

    def _case(self) -> Case:
        """The handover that is decided; raises `Refusal("sheet_being_read")` until it is read."""
        if self.case is None:
            raise Refusal("sheet_being_read")
        return self.case

    def _subject(self) -> str:
        assert self.desk.line is not None
        return self.desk.line.subject

    # -- the whole sheet

    def do_return_sheet(self) -> None:
        """Have the sheet completed and offered anew."""
        subject = self._subject()

        def check(answers: Answers) -> None:
            self.room.handover.return_sheet(subject, answers["reason"])

        def returned(done: bool | None) -> None:
            if done:
                self.done(_("The sheet is returned: F5, and who hands over completes it."))

        form = Ask(_("Return the whole sheet"), [Blank("reason", _("What is missing"))], check)
        self.app.push_screen(form, returned)

    def do_sign(self) -> None:
        """Take over: the second signature, with the PIN of who is at the desk.

        Raises `Refusal` as `rules.check_decided` does, the cursor on what has to be done first.
        """
        case = self._case()
        try:
            rules.check_decided(case)
        except Refusal:
            self.go_to_open(WAITING_ITEMS)
            raise
        subject, incoming, outgoing = self._subject(), self.room.officer(), case.outgoing

        def act(room: Room, given: Given) -> None:
            room.handover.sign(subject, incoming, given.pin, reason=given.reason)
            room.attendance.relieve(outgoing)

        name = self.room.officers.name(incoming)
        body = _("{name} takes over now; with the signature the shift is theirs").format(name=name)
        asked = ToSign(_("Take over"), body, self.signed(act, self._taken(subject)))
        self.app.push_screen(Signature(asked))

    def _taken(self, subject: str) -> Callable[[], None]:
        def said() -> None:
            line = self.room.handover.get(subject)
            assert line is not None
            at = self.room.local(line.accepted_ms // 1000)
            self.past = subject
            self.done(
                _("{name} took over at {at}, seal {seal}").format(
                    name=self.room.officers.name(line.incoming), at=f"{at:%H:%M:%S}",
                    seal=line.seal,
                )
            )  # fmt: skip

        return said
