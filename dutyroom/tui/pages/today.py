"""The Today page as lines: who is on duty, what the night has brought, what is urgent or wrong."""

from __future__ import annotations

from dutyroom.domain import phone
from dutyroom.domain.roster import PostKind
from dutyroom.i18n import _
from dutyroom.i18n.words import word
from dutyroom.store.room import Room
from dutyroom.store.roster import Manned
from dutyroom.tui.pages.urgent import urgent
from dutyroom.tui.paint.lines import BLANK, Line, beside, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.standing import Standing, Trouble

UPPER_LEAST = 11
"""Lines of the two columns: those on duty and the counts fit in."""
LATEST_MOST = 14
SILENT_LINES = 4
NIGHT_WIDTH = 29
WIDE = 100


def today_page(room: Room, now: Standing, width: int, height: int) -> list[Line]:
    """The page for so many cells and lines; what matters and lines say only after signing in."""
    lower = max(3, height - 1 - max(UPPER_LEAST, height * 2 // 5))
    matters = urgent(room, now, width, (lower - 1) // 2)
    latest = _latest(room, max(1, min(LATEST_MOST, lower - len(matters) - 1)))
    upper = max(1, height - len(matters) - len(latest) - 1)
    night = NIGHT_WIDTH if width < WIDE else NIGHT_WIDTH + 8
    left = _on_duty(room, now, upper)
    right = [*_counts(room, now), *_wrong(now)]
    right += _silent(now, upper - len(right))
    left += [BLANK] * (upper - len(left))
    columns = beside(left[:upper], right[:upper], width - night - 2, night)
    return [*columns, (("─" * width, Tone.RULE),), *matters, *latest]


def _head(text: str) -> Line:
    return (run(f" {text}", Tone.HEAD),)


def _on_duty(room: Room, now: Standing, height: int) -> list[Line]:
    """Who stands now, how the posts are covered, who comes next."""
    slots = room.roster.on_duty(now.now, PostKind.ROOM)
    duty = [line for slot in slots for line in _slot(room, slot)]
    if not duty:
        duty = [(run(" " + _("No roster covers this hour."), Tone.MUTED),)]
    posts = [
        _coverage(room, now, kind)
        for kind in (PostKind.CHECKPOINT, PostKind.SEAT)
        if any(room.roster.coverage(now.now, kind))
    ]
    coming = [_next(room, slot) for slot in room.roster.next_up(now.now, PostKind.ROOM)]
    if missing := _missing(room, now):
        posts.insert(0, missing)
    room_for_duty = max(3, height - len(posts) - min(3, len(coming)) - 3)
    lines = [_head(_("On duty now")), *duty[:room_for_duty], *posts]
    if coming:
        left = max(1, height - len(lines) - 2)
        lines += [BLANK, _head(_("Next")), *coming[:left]]
    return lines


def _slot(room: Room, slot: Manned) -> list[Line]:
    begins, ends = room.local(slot.starts_at), room.local(slot.ends_at)
    shift = f" {begins:%H:%M}–{ends:%H:%M}"
    if not slot.crew:
        text = _("{post} {shift}: uncovered").format(post=slot.post_name, shift=slot.shift)
        return [(run(shift, Tone.MUTED, 13), run(f"! {text}", Tone.URGENT))]
    return [
        (
            run("" if place else shift, Tone.MUTED, 13),
            run(each.name, Tone.STRONG, 8),
            run(phone.masked(each.phone) if each.phone else "", Tone.MUTED, 12),
            run(word(each.role)),
        )
        for place, each in enumerate(slot.crew)
    ]


def _coverage(room: Room, now: Standing, kind: PostKind) -> Line:
    covered, uncovered = room.roster.coverage(now.now, kind)
    manned = _("{n} manned").format(n=covered)
    line = (run(f" {word(kind)}", Tone.PLAIN, 13), run(manned, Tone.PLAIN, 13))
    if not uncovered:
        return line
    return (*line, run("! " + _("{n} uncovered").format(n=uncovered), Tone.WATCH))


def _missing(room: Room, now: Standing) -> Line:
    """How many have not come to the room's own posts; said after signing in, as it loads more."""
    count = room.presence.missing(now.now) if room.author is not None else 0
    return (run(" △ " + _("not arrived {n}").format(n=count), Tone.WATCH),) if count else ()


def _next(room: Room, slot: Manned) -> Line:
    begins = room.local(slot.starts_at)
    names = " ".join(each.name for each in slot.crew) or _("uncovered")
    return (
        run(f" {begins:%m-%d %H:%M}", Tone.MUTED, 13),
        run(slot.shift, Tone.PLAIN, 8),
        run(names, Tone.PLAIN if slot.crew else Tone.WATCH),
    )


def _counts(room: Room, now: Standing) -> list[Line]:
    passages = room.checkpoint.counts(now.from_at, now.to_at)
    rows = [
        (_("Calls"), room.hotline.count(now.from_at, now.to_at)),
        (_("Passages"), passages.passages),
        (_("of them out"), passages.outward),
        (_("Abnormal"), passages.abnormal),
        (_("Rechecks due"), len(now.resting)),
    ]
    since = room.local(now.from_at)
    title = _("Since {time}").format(time=f"{since:%m-%d %H:%M}")
    return [
        (run(title, Tone.HEAD),),
        *((run(name, width=16), run(f"{n:,}".rjust(11), Tone.STRONG)) for name, n in rows),
    ]


def _silent(now: Standing, height: int) -> list[Line]:
    """The silent posts; whatever the height, how many they are."""
    if not now.silent:
        return []
    title = _("Silent posts: {n}").format(n=len(now.silent))
    lines: list[Line] = [BLANK, (run(f"▽ {title}", Tone.WATCH),)]
    for _key, name, last in now.silent[: max(0, min(SILENT_LINES, height - 2))]:
        hours, minutes = divmod((now.now - last) // 60, 60)
        lines.append((run(name, width=20), run(f"{hours}:{minutes:02}".rjust(7), Tone.WATCH)))
    return lines


def _wrong(now: Standing) -> list[Line]:
    if not now.troubles:
        return []
    sentences = {
        Trouble.CHAIN_BROKEN: _("A book does not end as sealed"),
        Trouble.CLOCK_BACK: _("Clock behind the last record"),
        Trouble.DISK_LOW: _("Less than 200 MB free"),
        Trouble.READ_ONLY: _("The file can only be read"),
    }
    lines: list[Line] = [BLANK, (run("✗ " + _("Wrong"), Tone.URGENT),)]
    lines += [(run(sentences[each], Tone.URGENT),) for each in now.troubles]
    return lines


def _latest(room: Room, most: int) -> list[Line]:
    if room.author is None:
        return [_head(_("Latest")), (run(" " + _("Sign in to read them."), Tone.MUTED),)]
    from dutyroom.tui.pages.sentences import sentence_of

    lines = [_head(_("Latest"))]
    for entry in room.log.latest(most):
        at = room.local(entry.recorded_ms // 1000)
        lines.append(
            (
                run(f" {at:%m-%d %H:%M}", Tone.MUTED, 13),
                run(room.officers.name(entry.officer) or "—", width=8),
                run(" "),
                run(sentence_of(room, entry)),
            )
        )
    return lines
