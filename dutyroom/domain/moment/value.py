"""One moment, with the local time of the room that wrote it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from dutyroom.domain.refusal import Refusal

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_SECOND = timedelta(seconds=1)


@lru_cache(maxsize=64)
def _zone(offset: int) -> timezone:
    return timezone(timedelta(minutes=offset))


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A second on the time line and the offset of the clock on the wall."""

    at: int
    """Seconds since 1970-01-01 UTC."""
    offset: int
    """Minutes east of UTC."""

    def local(self) -> datetime:
        """The moment as the clock on the wall showed it, with its zone."""
        return (_EPOCH + timedelta(seconds=self.at)).astimezone(_zone(self.offset))

    @classmethod
    def from_datetime(cls, when: datetime, *, offset: int | None = None) -> "Moment":
        """The moment of a datetime; one without a zone is local to `offset`.

        Raises ValueError for a datetime without a zone when no offset is given.
        """
        if when.tzinfo is None and offset is not None:
            when = when.replace(tzinfo=_zone(offset))
        own = when.utcoffset()
        if own is None:
            raise ValueError("a datetime without a zone is no moment")
        return cls((when - _EPOCH) // _SECOND, own // timedelta(minutes=1))

    @classmethod
    def from_day(cls, day: date, seconds: int, offset: int) -> "Moment":
        """The moment so many seconds after the local midnight that begins a day."""
        days = day.toordinal() - _EPOCH_DAY
        return cls(days * 86_400 + seconds - offset * 60, offset)

    @classmethod
    def parse_iso(cls, text: str) -> "Moment":
        """The moment of an ISO 8601 text with an offset; raises Refusal `moment_unreadable`."""
        try:
            return cls.from_datetime(datetime.fromisoformat(text))
        except ValueError:
            raise Refusal("moment_unreadable", text=text) from None


def seconds_of_day(hour: int, minute: int = 0, second: int = 0) -> int | None:
    """Seconds after midnight of a 24-hour time, 24:00 included; None if there is no such time."""
    if (hour < 24 and minute < 60 and second < 60) or (hour, minute, second) == (24, 0, 0):
        return hour * 3600 + minute * 60 + second
    return None
