"""When something happened: the value, and the ways people and files write it down."""

from dutyroom.domain.moment.ahead import read_due
from dutyroom.domain.moment.day import read_day
from dutyroom.domain.moment.named import read_named
from dutyroom.domain.moment.spoken import read_moment
from dutyroom.domain.moment.stamp import read_stamp
from dutyroom.domain.moment.value import Moment

__all__ = ["Moment", "read_day", "read_due", "read_moment", "read_named", "read_stamp"]
