"""One name of a crew as it stands in a form."""

from __future__ import annotations

from dataclasses import dataclass

from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.roster import DutyRole, PostKind

ROLES = {
    Role.LEADER: DutyRole.LEADER,
    Role.SUPERVISOR: DutyRole.SUPERVISOR,
    Role.SEAT: DutyRole.SEAT,
    Role.CHECKPOINT: DutyRole.CHECKPOINT,
}
"""As what somebody stands at a room's own post, by what they are in the directory."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what was typed, whom it means (0 for not yet known), and as what they stand."""

    text: str = ""
    officer: int = 0
    role: DutyRole = DutyRole.OFFICER


def role_of(kind: PostKind, officer: Officer | None) -> DutyRole:
    """As what an officer stands at a kind of post."""
    if kind is PostKind.SEAT:
        return DutyRole.SEAT
    if kind is PostKind.CHECKPOINT:
        return DutyRole.CHECKPOINT
    return ROLES.get(officer.role, DutyRole.OFFICER) if officer else DutyRole.OFFICER
