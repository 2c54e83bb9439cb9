"""What is counted of matters, in the units people type and reports print."""

from decimal import Decimal

from dutyroom.domain.kinds import Measure

FINEST = 6
"""Decimals beyond which a reported number is rounded, half to even."""


def typed(measure: Measure, value: int) -> Decimal:
    """An amount of a measure in the unit it is typed in: 350 of tenths is 35."""
    return _plain(Decimal(value).scaleb(-measure.places))


def reported(measure: Measure, value: int) -> Decimal:
    """An amount of a measure in the unit of reports: 12 500 ㎡ are 1.25 万平方米."""
    return _plain(Decimal(value).scaleb(-measure.places) / measure.per)


def written(number: Decimal) -> str:
    """A number with its thousands set apart, as people write it in reports."""
    return f"{number:,f}"


def _plain(number: Decimal) -> Decimal:
    """The number without noughts at its end."""
    number = round(number, FINEST)
    return number.quantize(Decimal(1)) if number == int(number) else number.normalize()
