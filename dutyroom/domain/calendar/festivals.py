"""The days the law makes holidays for everybody, and the festivals of the moon among them.

全国年节及纪念日放假办法 (State Council order 795, in force since 1 January 2025), article 2.
"""

from datetime import date, timedelta

from dutyroom.domain.refusal import Refusal

NAMES = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
"""The holidays of every year, in the order of the law."""

_MOVING = {
    2025: "0129 0404 0531 1006", 2026: "0217 0405 0619 0925", 2027: "0206 0405 0609 0915",
    2028: "0126 0404 0528 1003", 2029: "0213 0404 0616 0922", 2030: "0203 0405 0605 0912",
    2031: "0123 0405 0624 1001", 2032: "0211 0404 0612 0919", 2033: "0131 0404 0601 0908",
    2034: "0219 0405 0620 0927", 2035: "0208 0405 0610 0916", 2036: "0128 0404 0530 1004",
    2037: "0215 0404 0618 0924", 2038: "0204 0405 0607 0913", 2039: "0124 0405 0527 1002",
    2040: "0212 0404 0614 0920",
}  # fmt: skip
"""The first day of the first month, 清明, 端午 and 中秋 by year, as GB/T 33661-2017 has them."""
YEARS = range(min(_MOVING), max(_MOVING) + 1)
"""The years whose festivals are known here."""


def statutory_days(year: int) -> dict[str, tuple[str, ...]]:
    """The statutory days of a year by holiday; raises `Refusal("festivals_unknown", year=…)`."""
    if year not in YEARS:
        raise Refusal("festivals_unknown", year=year, first=YEARS[0], last=YEARS[-1])
    spring, pure, dragon, moon = (
        date(year, int(each[:2]), int(each[2:])) for each in _MOVING[year].split()
    )
    eve = spring - timedelta(days=1)
    days = (
        _row(date(year, 1, 1)), _row(eve, 4), _row(pure), _row(date(year, 5, 1), 2),
        _row(dragon), _row(moon), _row(date(year, 10, 1), 3),
    )  # fmt: skip
    return dict(zip(NAMES, days, strict=True))


def _row(first: date, count: int = 1) -> tuple[str, ...]:
    return tuple((first + timedelta(days=n)).isoformat() for n in range(count))
