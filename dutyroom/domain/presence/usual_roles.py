"""The five roles a 五在 board usually has, as suggestions for a room that has none yet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The same in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class UsualRole:
    """A role, and where whoever fills it should be."""

    role: Words
    place: Words


USUAL_ROLES = (
    UsualRole(Words("主要负责人", "Head of the office"), Words("本辖区", "in the district")),
    UsualRole(Words("带班领导", "Leader on duty"), Words("值班室", "duty room")),
    UsualRole(Words("值班人员", "Officers on duty"), Words("岗位", "at their posts")),
    UsualRole(Words("抢险队伍", "Rescue team"), Words("驻地", "in quarters")),
    UsualRole(Words("一线责任人", "Responsible on site"), Words("责任段", "on the spot")),
)
