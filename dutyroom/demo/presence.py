"""Who came to the last shifts of the demo, three spot checks, and where five people should be."""

from functools import partial

from dutyroom.demo.diary import Diary
from dutyroom.demo.passages import SILENT
from dutyroom.demo.places import CHECKPOINTS, SEATS
from dutyroom.demo.roster import OFFSET, Roster
from dutyroom.domain.presence import rules
from dutyroom.domain.presence.five import FiveRole, Means
from dutyroom.domain.presence.spot_checks import Fault, SpotChecked
from dutyroom.domain.roster import DutyRole, Post, PostKind
from dutyroom.store.presence.stands import StandLine
from dutyroom.store.room import Room

SHIFT_S = 12 * 3600
TURN_S = 8 * 3600
"""A shift at checkpoints and seats, of which the first begins at midnight, in seconds."""
SIGNED_IN_S = 1500
"""How long before the shift its first two sign in, in seconds."""
CALLED_ROLL_S = 720
"""After how long the supervisor has rung round who is at checkpoints and seats, in seconds."""
NOT_HEARD_OF = frozenset(CHECKPOINTS[place].key for place in SILENT)
"""Where nobody answered then: the checkpoints of which nothing is heard either."""


class Presence:
    """Arrivals, spot checks and the 五在 board, noted in the diary."""

    def __init__(self, room: Room, diary: Diary, roster: Roster) -> None:
        self._room = room
        self._diary = diary
        self._roster = roster

    def plan(self, now: int) -> None:
        """Note them in the diary."""
        began = self._roster.shift_began(now)
        for starts, late_s in ((began - SHIFT_S, 0), (began, 22 * 60)):
            self._come(starts, late_s)
        turn = now - (now + OFFSET * 60) % TURN_S
        self._note(turn + CALLED_ROLL_S, partial(self._call_roll, turn))
        self._note(now - 3900, partial(self._check, SEATS[6], now - 3900, 6))
        self._note(now - 2400, partial(self._check, CHECKPOINTS[88], now - 2400, 11))
        self._note(now - 1500, partial(self._check, CHECKPOINTS[SILENT[0]], now - 1500, 60))
        self._five(began)

    def _note(self, at: int, deed: partial[None]) -> None:
        self._diary.note(at, self._roster.supervisor(at), deed)

    def _come(self, starts: int, late_s: int) -> None:
        """The first two arrive by signing in; the leader is seen, and the second officer."""
        for officer in (self._roster.supervisor(starts), self._roster.main_officer(starts)):
            self._diary.note(starts - SIGNED_IN_S, officer, self._room.presence.arrive_by_roster)
        for role, at in (
            (DutyRole.LEADER, starts - 600),
            (DutyRole.SECOND, starts + (late_s or -300)),
        ):
            deed = partial(self._see, role, starts, at)
            self._diary.note(at + 60, self._roster.supervisor(starts), deed)

    def _see(self, role: DutyRole, starts: int, at: int) -> None:
        """Somebody of the shift that begins then has come."""
        for line in self._room.presence.lines(starts, soon_s=0):
            stand = line.presence.stand
            if (line.post_kind, line.role, stand.starts_at) == (PostKind.ROOM, role, starts):
                self._room.presence.act([stand], lambda presence: rules.arrive(presence, at))

    def _call_roll(self, turn: int) -> None:
        stands = [
            line.presence.stand
            for line in self._room.presence.lines(turn, soon_s=0)
            if line.post_kind is not PostKind.ROOM and not line.is_uncovered
            and line.presence.stand.post not in NOT_HEARD_OF
        ]  # fmt: skip
        self._room.presence.act(stands, lambda presence: rules.arrive(presence, turn - 300))

    def _check(self, post: Post, at: int, rang_s: int) -> None:
        """Ring a post up; whoever lets it ring for a minute is absent."""
        line = self._line(post, at)
        stand, answers = line.presence.stand, rang_s < 60
        self._room.presence.spot_check(
            SpotChecked(
                post.key, at, stand.starts_at, stand.ends_at, stand.officer,
                line.name if answers else "", rang_s, Fault.NONE if answers else Fault.NO_ANSWER,
                "在岗，情况清楚" if answers else "连打两次均无人接听，已通知街道派人查看",
            )
        )  # fmt: skip
        if not answers:
            words = "电话无人接听"
            self._room.presence.act([stand], lambda seen: rules.note_absent(seen, at, words))

    def _line(self, post: Post, at: int) -> StandLine:
        found = self._room.presence.lines(at, soon_s=0, asked=post.name)
        return next(each for each in found if each.presence.stand.post == post.key)

    def _five(self, began: int) -> None:
        """Five roles; of one the last word is old, and one nobody has asked for yet."""
        name = self._room.officers.name
        roles = (
            (FiveRole("主要负责人", name(self._roster.leader(began - 86_400)), "区机关大院"), -5),
            (FiveRole("带班领导", name(self._roster.leader(began)), "值班室"), 0),
            (FiveRole("值班人员", name(self._roster.supervisor(began)), "值班室"), 0),
            (FiveRole("抢险队伍", "石磊", "云江消防救援站"), -9),
            (FiveRole("一线责任人", "江岸", "闲林水库大坝"), None),
        )
        entered = began - SHIFT_S + 1800
        for role, hours in roles:
            self._note(entered, partial(self._enter, role))
            if hours is not None:
                at = began + 900 + hours * 3600
                self._note(at, partial(self._confirm, role, at))

    def _enter(self, role: FiveRole) -> None:
        self._room.presence.enter_role(role)

    def _confirm(self, role: FiveRole, at: int) -> None:
        self._room.presence.confirm(role.key, at, role.place, Means.PHONE)
