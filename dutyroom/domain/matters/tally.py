"""The tally's arithmetic: what a sum of smallest parts comes to in the unit of reports."""

from decimal import Decimal

from dutyroom.domain.kinds import Measure


def reported(measure: Measure, value: int) -> Decimal:
    """A whole number of a measure's smallest part, in the unit reports use."""
    return Decimal(value) / (measure.per * Decimal(10) ** measure.places)
