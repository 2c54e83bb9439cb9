"""What is wrong with a roster, each finding with its place, its reason and its light."""

from dutyroom.domain.checks.check import absent, findings
from dutyroom.domain.checks.finding import Finding, Light, Reason
from dutyroom.domain.checks.standards import (
    CITY,
    COUNTY,
    CrewStandard,
    Limits,
    Person,
    Standards,
)

__all__ = [
    "CITY",
    "COUNTY",
    "CrewStandard",
    "Finding",
    "Light",
    "Limits",
    "Person",
    "Reason",
    "Standards",
    "absent",
    "findings",
]
