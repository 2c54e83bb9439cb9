"""What can be asked about handovers."""

from array import array
from dataclasses import dataclass

from dutyroom.domain.handover.case import Case
from dutyroom.domain.handover.draft import NOTHING, Draft, Supply
from dutyroom.domain.handover.sheet import Sheet
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import PostKind
from dutyroom.store.codec import body_of, event_of
from dutyroom.store.entry import Entry
from dutyroom.store.handover import review, shifts
from dutyroom.store.handover.cases import HandoverCases
from dutyroom.store.handover.line import COLUMNS, HandoverLine, line_of
from dutyroom.store.handover.review import Sealed, Weakness
from dutyroom.store.handover.sheet import FORM, compile_sheet
from dutyroom.store.handover.shifts import Held
from dutyroom.store.handover.window import HandoverFilter, HandoverWindow, ids_of


@dataclass(frozen=True, slots=True)
class HandoverStory:
    """A handover with its sheet and everything that was said about it."""

    line: HandoverLine
    case: Case


class HandoverQuestions(HandoverCases):
    """The chain of shifts of every post, and its sheets."""

    def compile(self, post: int, draft: Draft = NOTHING) -> Sheet:
        """What a post would hand over now; reads as much as is open, so off the screen's thread."""
        return compile_sheet(self.room, post, draft)

    def draft(self, post: int) -> Draft:
        """What has been typed for the next handover of a post."""
        kept = self.room.drafts.get(draft_id(post))
        draft: Draft = NOTHING if kept is None else event_of(Draft, kept.fields)
        return draft

    def keep_draft(self, post: int, draft: Draft) -> None:
        """Keep what is being typed for the next handover of a post, until it is offered."""
        self.room.drafts.keep(draft_id(post), FORM, body_of(draft), self.room.clock())

    def desk(self) -> int:
        """The post this file is written at: its home post, else the first room; 0 for none."""
        home = self.room.rules().home_post
        rooms = () if home else self.room.roster.posts(PostKind.ROOM)
        return home or next((post.key for post in rooms), 0)

    def current(self, post: int) -> Held | None:
        """The current shift of a post; None before its opening."""
        return shifts.current(self.file, post)

    def offered(self, post: int) -> HandoverLine | None:
        """The handover of a post that nobody has signed for yet: offered, returned or deferred."""
        sql = f"SELECT {COLUMNS} FROM handover WHERE post = ? AND accepted_ms = 0"
        found = self.file.row(sql, (post,))
        return None if found is None else line_of(found)

    def may_leave(self, officer: int) -> None:
        """Raises `Refusal("not_taken_over")` while an officer holds a shift."""
        for post in shifts.held_by(self.file, officer):
            raise Refusal("not_taken_over", post=self.room.roster.post_name(post))

    def get(self, subject: str) -> HandoverLine | None:
        """One handover."""
        found = self.file.row(f"SELECT {COLUMNS} FROM handover WHERE subject = ?", (subject,))
        return None if found is None else line_of(found)

    def numbered(self, number: str) -> HandoverLine | None:
        """The latest handover with a number."""
        sql = f"SELECT {COLUMNS} FROM handover WHERE number = ? ORDER BY offered_ms DESC LIMIT 1"
        found = self.file.row(sql, (number,))
        return None if found is None else line_of(found)

    def story(self, subject: str) -> HandoverStory | None:
        """A handover with everything that was said about it."""
        line = self.get(subject)
        return None if line is None else HandoverStory(line, self.case(subject))

    def previous(self, subject: str) -> HandoverLine | None:
        """The handover before: the one by which the shift began."""
        line = self.get(subject)
        return None if line is None or not line.previous else self.get(line.previous)

    def window(self, post: int = 0, *, by_concern: bool = False) -> HandoverWindow:
        """Handovers of one post or of all, newest first, or those to be looked at first."""
        wanted = HandoverFilter(post=post, by_concern=by_concern)
        return self.window_of(self.find(wanted))

    def find(self, wanted: HandoverFilter) -> "array[int]":
        """The keys of the handovers that are looked for; reads all, so off the screen's thread."""
        return ids_of(self.file, wanted)

    def window_of(self, ids: "array[int]") -> HandoverWindow:
        """The handovers with these keys."""
        return HandoverWindow(self.file, ids)

    def supplies_last(self, post: int) -> tuple[Supply, ...]:
        """What was counted at the last handover of a post."""
        held = self.current(post)
        found = self.file.rows(
            "SELECT s.name, s.count, s.uom FROM handover_supply s JOIN handover h "
            "ON h.id = s.handover WHERE h.subject = ? ORDER BY s.place",
            (held.subject if held else "",),
        )
        return tuple(Supply(*row) for row in found)

    def shift_of(self, entry: Entry, post: int) -> HandoverLine | None:
        """The handover that ended the shift of an entry; None for the current shift."""
        place = shifts.place_of(self.file, entry.id)
        return self.get(shifts.ended_by(self.file, *place, post))

    def shift_of_line(self, passage: int, post: int) -> HandoverLine | None:
        """The same for a line of the register."""
        place = shifts.place_of(self.file, passage)
        return self.get(shifts.ended_by(self.file, *place, post, line=True))

    def last_duty(self, officer: int) -> tuple[int, int] | None:
        """From when to when (ms) an officer was last on duty, the present duty not counted."""
        return shifts.last_duty(self.file, officer)

    def since(self, officer: int) -> int:
        """From when on (ms) things are new for an officer; 0 for somebody new.

        For who is still on shift it is what was last written in that name before the sign-in: the
        program ended, or another officer was at the desk.
        """
        if shifts.held_by(self.file, officer):
            return shifts.last_seen(self.file, officer)
        duty = self.last_duty(officer)
        return 0 if duty is None else duty[1]

    def weak(self, month: str) -> list[Weakness]:
        """The posts of a month (`2026-11`), those with the weakest handovers first."""
        return review.weak(self.file, month, self.room.rules().offset)

    def seals(self) -> list[Sealed]:
        """Whether what each handover pins still stands, the oldest first."""
        return review.seals(self.file)

    def seal(self, subject: str) -> Sealed | None:
        """The same for one handover."""
        return review.seal(self.file, subject)


def draft_id(post: int) -> str:
    """The draft of the next handover of a post: one, whoever types it."""
    return f"{FORM}:{post}"
