"""Handovers as the journal has them: offered, signed twice, reviewed, and never changed."""

from dutyroom.domain.author import Author
from dutyroom.domain.handover import rules
from dutyroom.domain.handover.draft import NOTHING, Draft
from dutyroom.domain.handover.events import HandoverForced, HandoverOffered, ShiftOpened, Step
from dutyroom.domain.handover.sheet import Sheet
from dutyroom.domain.handover.terms import Flag, State
from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal
from dutyroom.store.entry import Entry
from dutyroom.store.handover import cut, roster, strands, tables
from dutyroom.store.handover.items import HandoverItems
from dutyroom.store.handover.line import HandoverLine
from dutyroom.store.handover.questions import draft_id
from dutyroom.store.handover.shifts import Held

_HELD = "SELECT count(*) FROM handover WHERE begun_ms >= ? * 1000 AND begun_ms < ? * 1000"


class Handover(HandoverItems):
    """The chain of shifts of every post."""

    tables = ("handover", "handover_cut", "handover_supply", "shift_held")
    strand = "handover"

    # -- the two signatures

    def open_first(
        self, post: int, pin: str, draft: Draft = NOTHING, *, reason: str = ""
    ) -> HandoverLine:
        """Begin the first shift of a post (首班建账).

        Raises `Refusal("shift_open")` where there has been one, or as offering does.
        """
        officer = self.room.officer()
        self.room.attendance.check(officer, pin)
        with self.file.write():
            held = self.current(post)
            if held is not None:
                raise Refusal("shift_open", name=self.room.officers.name(held.officer))
            sheet = self.compile(post, draft)
            reason, off = self._rostered(sheet, officer, reason, Flag.INCOMING_OFF_ROSTER)
            event = ShiftOpened(
                self._next_number(), self.room.officers.name(officer), sheet,
                cut.heads(self.file, self.room.ledger), (Flag.OPENING, *off), reason,
            )  # fmt: skip
            entry = self.room.record(event)
            self.room.drafts.drop(draft_id(post))
            return self._line(entry.subject)

    def offer(self, post: int, draft: Draft, pin: str, *, reason: str = "") -> HandoverLine:
        """Freeze the sheet, cut the books and sign, as who holds the current shift.

        Raises `Refusal` as `Attendance.check` does, "no_shift_open", "not_on_shift",
        "call_unsaved", "already_offered" or "reason_missing_off_roster".
        """
        officer = self.room.officer()
        self.room.attendance.check(officer, pin)
        with self.file.write():
            held = self._shift(post)
            if held.officer != officer:
                raise Refusal("not_on_shift", name=self.room.officers.name(held.officer))
            self.check_saved(officer)
            again = self.offered(post)
            if again is not None and again.state is State.OFFERED:
                raise Refusal("already_offered", number=again.number)
            sheet = self.compile(post, draft)
            reason, off = self._rostered(sheet, officer, reason, Flag.OUTGOING_OFF_ROSTER)
            return self._offer(HandoverOffered, sheet, held, off, reason)

    def force(self, post: int, draft: Draft, leader: int, pin: str, *, reason: str) -> HandoverLine:
        """Offer in the place of an outgoing officer who is not there (应急接班).

        Raises `Refusal("supervisor_only")`, "force_reason_missing", "no_shift_open".
        """
        self._check_leads(leader)
        self.room.attendance.check(leader, pin)
        with self.file.write():
            held = self._shift(post)
            why = rules.words(reason, code="force_reason_missing")
            sheet = self.compile(post, draft)
            return self._offer(HandoverForced, sheet, held, (Flag.FORCED,), why, Author(leader))

    def sign(self, subject: str, incoming: int, pin: str, *, reason: str = "") -> HandoverLine:
        """Take over: the second signature; raises `Refusal` as `rules.accept` does."""
        self.room.attendance.check(incoming, pin)
        with self.file.write():
            case = self.case(subject)
            head = case.sheet.head
            slots = roster.change(self.room, head.post, head.from_at, head.to_at)
            event = rules.accept(
                case, incoming, self.room.officers.name(incoming), self.room.clock(),
                on_roster=roster.stands(slots.beginning, incoming), reason=reason,
            )  # fmt: skip
            self.room.record(event, subject=subject, author=Author(incoming))
            return self._line(subject)

    def defer(
        self, post: int, reason: str, leader: int, pin: str = "", *, by_phone: bool = False
    ) -> Entry:
        """Let a handover wait while an incident is handled, with a leader's PIN or by phone.

        Raises `Refusal("no_shift_open")`, "consent_missing", "deferral_reason_missing".
        """
        officer = self.room.officers.get(leader)
        leads = officer is not None and officer.supervises
        event = rules.defer(post, reason, leader, leads=leads, by_phone=by_phone)
        if not by_phone:
            self.room.attendance.check(leader, pin)
        with self.file.write():
            self._shift(post)
            offered = self.offered(post)
            return self.room.record(event, subject=offered.subject if offered else "")

    def check_saved(self, officer: int) -> None:
        """Raises `Refusal("call_unsaved")` while an officer has calls that are not saved yet."""
        unsaved = [each for each in self.room.drafts.open("call") if each.officer == officer]
        if unsaved:
            raise Refusal("call_unsaved", n=len(unsaved))

    def _shift(self, post: int) -> Held:
        held = self.current(post)
        if held is None:
            raise Refusal("no_shift_open")
        return held

    def _line(self, subject: str) -> HandoverLine:
        line = self.get(subject)
        assert line is not None
        return line

    def _check_leads(self, officer: int) -> None:
        person = self.room.officers.get(officer)
        if person is None or not person.supervises:
            raise Refusal("supervisor_only")

    def _rostered(
        self, sheet: Sheet, officer: int, reason: str, flag: Flag
    ) -> tuple[str, tuple[Flag, ...]]:
        """The reason as it is kept, and the flag where a signer is not on the roster."""
        head = sheet.head
        slots = roster.change(self.room, head.post, head.from_at, head.to_at)
        slot = slots.ending if flag is Flag.OUTGOING_OFF_ROSTER else slots.beginning
        on_roster = roster.stands(slot, officer)
        return rules.why_off_roster(reason, on_roster=on_roster), () if on_roster else (flag,)

    def _offer(
        self,
        form: type[HandoverOffered],
        sheet: Sheet,
        held: Held,
        flags: tuple[Flag, ...],
        reason: str,
        author: Author | None = None,
    ) -> HandoverLine:
        """Cut the books; one offered before keeps its name and number."""
        again = self.offered(sheet.head.post)
        event = form(
            again.number if again else self._next_number(), held.officer,
            self.room.officers.name(held.officer), sheet,
            cut.heads(self.file, self.room.ledger), (*held.flags, *flags), reason,
            held.subject,
        )  # fmt: skip
        entry = self.room.record(event, subject=again.subject if again else "", author=author)
        self.room.drafts.drop(draft_id(sheet.head.post))
        return self._line(entry.subject)

    def _next_number(self) -> str:
        return self.next_number(Moment(self.room.now(), self.room.rules().offset), _HELD)

    # -- tables

    def apply(self, event: Step, entry: Entry) -> None:
        """Keep each handover as it stands, its cut, and who holds which shift."""
        tables.keep(self.file, event, entry)

    def strand_of(self, event: Step, entry: Entry) -> str:
        """Every post has a strand of its own; a step of an unknown handover changes nothing."""
        post = strands.post_of(self.room, event, entry)
        return "" if post is None else f"{self.strand}:{post}"

    def forget_strand(self, strand: str) -> None:
        """Take the handovers and shifts of a post out of the tables."""
        strands.forget(self.file, int(strand.partition(":")[2]))

    def entries_of(self, strand: str) -> list[Entry]:
        """Every entry about the handovers of a post."""
        return strands.entries(self.room, int(strand.partition(":")[2]))
