"""What is worth noticing about a passage that was taken all the same."""

from enum import IntFlag


class Mark(IntFlag):
    """Quality marks of one passage; the values are stored and never change."""

    ABNORMAL = 1
    PHONE_ODD = 2
    IDENTITY_WRONG = 4
    PLATE_ODD = 8
    LATE = 16
    LOOKED_TWICE = 32
    TIME_ODD = 64
    DIRECTION_MISSING = 128
    CATEGORY_UNKNOWN = 256
