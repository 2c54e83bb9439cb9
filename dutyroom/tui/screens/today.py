"""The first screen: who is on duty, what the night has brought, what is silent, what is wrong."""

from __future__ import annotations

from rich.cells import set_cell_size
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from dutyroom.domain import phone
from dutyroom.domain.roster import PostKind
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.store.roster import Manned
from dutyroom.tui.board import Board
from dutyroom.tui.safe import say
from dutyroom.tui.sentences import sentence_of
from dutyroom.tui.standing import Standing, Trouble

DUTY_LINES, SILENT_LINES, LATEST_LINES = 9, 4, 6


class TodayBoard(Board):
    """What an officer coming in wants to know, on one page."""

    DEFAULT_CSS = """
    TodayBoard #top { height: 1fr; }
    TodayBoard #duty { width: 3fr; padding: 0 1; }
    TodayBoard #night { width: 2fr; padding: 0 1; border-left: solid $panel; }
    TodayBoard #latest { height: 8; padding: 0 1; border-top: solid $panel; }
    TodayBoard Static { height: auto; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def body(self) -> ComposeResult:
        """Duty on the left, the night on the right, the latest lines below."""
        with Horizontal(id="top"):
            yield Static(id="duty")
            with Vertical(id="night"):
                yield Static(id="counts")
                yield Static(id="silent")
                yield Static(id="wrong")
        yield Static(id="latest")

    def read(self) -> None:
        """Read the room again."""
        now = self.duty.stand()
        self.query_one("#duty", Static).update(self._on_duty(now))
        self.query_one("#counts", Static).update(self._counts(now))
        self.query_one("#silent", Static).update(self._silent(now))
        self.query_one("#wrong", Static).update(self._wrong(now))
        self.query_one("#latest", Static).update(self._latest())
        self._minute = now.now // 60

    def tick(self) -> None:
        """A new minute may bring a new shift or a new silence."""
        if self.duty.stand().now // 60 != self._minute:
            self.stale = True
            self.renew()

    # -- who is on duty

    def _on_duty(self, now: Standing) -> Content:
        slots = self.room.roster.on_duty(now.now, PostKind.ROOM)
        lines = [say("[b $accent]$title[/]", title=_("On duty now"))]
        if not slots:
            lines.append(say("[$text-muted]$none[/]", none=_("No roster covers this hour.")))
        for slot in slots:
            lines.extend(self._slot(slot))
        lines = lines[:DUTY_LINES]
        for kind in (PostKind.CHECKPOINT, PostKind.SEAT):
            covered, uncovered = self.room.roster.coverage(now.now, kind)
            if covered or uncovered:
                lines.append(self._coverage(kind, covered, uncovered))
        lines.append(Content(""))
        lines.append(say("[b $accent]$title[/]", title=_("Next")))
        for slot in self.room.roster.next_up(now.now, PostKind.ROOM)[:3]:
            lines.append(self._next(slot))
        return Content("\n").join(lines)

    def _slot(self, slot: Manned) -> list[Content]:
        until = self.room.local(slot.ends_at)
        if not slot.crew:
            return [say("[b $error]! $text[/]", text=_("{post} {shift}: uncovered").format(
                post=slot.post_name, shift=slot.shift))]  # fmt: skip
        return [
            say(
                "$role[b]$name[/b]$phone [$text-muted]$until[/]",
                role=set_cell_size(word(each.role), 16),
                name=set_cell_size(each.name, 10),
                phone=set_cell_size(phone.masked(each.phone) if each.phone else "", 12),
                until=_("to {time}").format(time=f"{until:%H:%M}"),
            )
            for each in slot.crew
        ]

    def _coverage(self, kind: PostKind, covered: int, uncovered: int) -> Content:
        text = _("{kind}: {n} manned").format(kind=word(kind), n=covered)
        if not uncovered:
            return say("$text", text=text)
        return say(
            "$text  [b $warning]! $gap[/]",
            text=text,
            gap=_("{n} uncovered").format(n=uncovered),
        )

    def _next(self, slot: Manned) -> Content:
        begins = self.room.local(slot.starts_at)
        names = " ".join(each.name for each in slot.crew) or _("uncovered")
        return say(
            "[$text-muted]$time[/] $shift  $names",
            time=f"{begins:%m-%d %H:%M}",
            shift=set_cell_size(slot.shift, 6),
            names=names,
        )

    # -- what the night has brought

    def _counts(self, now: Standing) -> Content:
        passages = self.room.checkpoint.counts(now.from_at, now.to_at)
        calls = self.room.hotline.count(now.from_at, now.to_at)
        rows = [
            (_("Calls"), f"{calls:,}"),
            (_("Passages"), f"{passages.passages:,}"),
            (_("of them out"), f"{passages.outward:,}"),
            (_("Abnormal"), f"{passages.abnormal:,}"),
            (_("Rechecks due"), f"{len(now.pending):,}"),
        ]
        title = _("Since {time}").format(time=f"{self.room.local(now.from_at):%m-%d %H:%M}")
        lines = [say("[b $accent]$title[/]", title=title)]
        lines += [
            say("$name[b]$count[/b]", name=set_cell_size(name, 16), count=count.rjust(9))
            for name, count in rows
        ]
        return Content("\n").join(lines)

    def _silent(self, now: Standing) -> Content:
        if not now.silent:
            return Content("")
        lines = [say("\n[b $warning]▽ $title[/]", title=_("Silent posts"))]
        for _key, name, last in now.silent[:SILENT_LINES]:
            hours, minutes = divmod((now.now - last) // 60, 60)
            lines.append(
                say(
                    "$name[$warning]$time[/]",
                    name=set_cell_size(name, 18),
                    time=f"{hours}:{minutes:02}".rjust(7),
                )
            )
        if len(now.silent) > SILENT_LINES:
            more = _("and {n} more").format(n=len(now.silent) - SILENT_LINES)
            lines.append(say("[$text-muted]$more[/]", more=more))
        return Content("\n").join(lines)

    def _wrong(self, now: Standing) -> Content:
        if not now.troubles:
            return Content("")
        sentences = {
            Trouble.CHAIN_BROKEN: _("A book does not end as it was sealed: see the Journal, F7."),
            Trouble.CLOCK_BACK: _("The clock is behind the last record: set it right."),
            Trouble.DISK_LOW: _("Less than 200 MB free: make room before the night goes on."),
            Trouble.READ_ONLY: _("The file can only be read: nothing will be recorded."),
        }
        lines = [say("\n[b $error]✗ $title[/]", title=_("Wrong"))]
        lines += [say("$text", text=sentences[each]) for each in now.troubles]
        return Content("\n").join(lines)

    def _latest(self) -> Content:
        lines = [say("[b $accent]$title[/]", title=_("Latest"))]
        if self.room.author is None:
            lines.append(say("[$text-muted]$text[/]", text=_("Sign in to read the latest lines.")))
            return Content("\n").join(lines)
        for entry in self.room.log.latest(LATEST_LINES):
            at = self.room.local(entry.recorded_ms // 1000)
            who = self.room.officers.name(entry.officer) or "—"
            lines.append(
                say(
                    "[$text-muted]$time[/] $who $text",
                    time=f"{at:%m-%d %H:%M}",
                    who=set_cell_size(who, 8),
                    text=sentence_of(self.room, entry),
                )
            )
        return Content("\n").join(lines)
