"""What the words in a file mean: Chinese, English and our own names for the same thing."""

from collections.abc import Iterable, Mapping
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import TypeVar

from dutyroom.domain.direction import Direction
from dutyroom.domain.health_code import HealthCode
from dutyroom.domain.hotline import CallDirection, Category, Outcome, Urgency
from dutyroom.domain.matters.matter import State
from dutyroom.domain.officers import Role
from dutyroom.domain.risk_areas import RiskLevel
from dutyroom.domain.roster import DutyRole
from dutyroom.domain.temperature import Site
from dutyroom.domain.text import clean, fold
from dutyroom.domain.watchlist import WatchKind

_Meaning = TypeVar("_Meaning", bound=StrEnum | IntEnum)


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """A word without case, width, spaces and hyphens."""
    folded = fold(clean(word, limit=100)).casefold()
    return "".join(letter for letter in folded if letter not in " _-")


def _words(given: Mapping[_Meaning, str], kinds: Iterable[_Meaning]) -> dict[str, _Meaning]:
    own = {plain(kind.name): kind for kind in kinds}
    own |= {plain(str(kind.value)): kind for kind in kinds if isinstance(kind, StrEnum)}
    return own | {plain(word): kind for kind, words in given.items() for word in words.split()}


ROLES = _words(
    {
        Role.LEADER: "带班领导 值班领导 领导",
        Role.SUPERVISOR: "值班长 班长 组长",
        Role.OFFICER: "值班员 值班人员 工作人员",
        Role.SEAT: "坐席员 坐席 座席员 话务员 接线员 seat_operator",
        Role.CHECKPOINT: "卡口值守 卡口值守员 卡口值班员 卡口人员 卡口 卡点 checkpoint_officer",
    },
    Role,
)
DUTY_ROLES = _words(
    {
        DutyRole.LEADER: "带班领导 值班领导 领导 leader",
        DutyRole.SUPERVISOR: "值班长 班长 组长 supervisor",
        DutyRole.OFFICER: "值班员 值班人员 值守人员 officer",
        DutyRole.MAIN: "主班 主值班 main",
        DutyRole.SECOND: "副班 副值班 second",
        DutyRole.SEAT: "坐席员 坐席 座席员 话务员 接线员 seat",
        DutyRole.CHECKPOINT: "卡口值守 卡口值守员 卡口值班员 卡口人员 卡口 checkpoint",
    },
    DutyRole,
)
DIRECTIONS = _words(
    {Direction.IN: "进 入 进入 进城 驶入 i enter", Direction.OUT: "出 离开 外出 出城 驶出 o exit"},
    Direction,
)
WATCH_KINDS = _words(
    {
        WatchKind.VOID: "作废 遗失 遗失作废 作废证件 void",
        WatchKind.ISOLATION: "隔离 隔离人员 居家隔离 集中隔离",
        WatchKind.LOOK_OUT: "协查 查找 布控 走失 寻人",
        WatchKind.RECHECK: "复测 复测到期 复检 recheck",
    },
    WatchKind,
)
LEVELS = _words(
    {
        RiskLevel.RED: "红 红色",
        RiskLevel.ORANGE: "橙 橙色",
        RiskLevel.YELLOW: "黄 黄色",
        RiskLevel.BLUE: "蓝 蓝色",
        RiskLevel.GREEN: "绿 绿色",
    },
    RiskLevel,
)
CODES = _words(
    {
        HealthCode.NONE: "无 未查 未出示",
        HealthCode.GREEN: "绿 绿码 绿色",
        HealthCode.YELLOW: "黄 黄码 黄色",
        HealthCode.RED: "红 红码 红色",
    },
    HealthCode,
)
SITES = _words(
    {
        Site.FOREHEAD: "额温 额头 额",
        Site.WRIST: "腕温 手腕 腕",
        Site.EAR: "耳温 耳",
        Site.ARMPIT: "腋温 腋下 腋",
    },
    Site,
)
CATEGORIES = _words(
    {
        Category.PEOPLE_TRANSFER: "人员转运 transfer_of_people",
        Category.GOODS_TRANSFER: "物资转运 transfer_of_goods",
        Category.DISINFECTION: "洗消杀毒 洗消",
        Category.DRAINAGE: "排水排涝 排涝",
        Category.WATER: "紧急送水 emergency_water 送水",
        Category.HEIGHT: "高空救助 rescue_at_height",
        Category.ENQUIRY: "咨询",
        Category.REQUEST: "求助",
        Category.COMPLAINT: "投诉",
        Category.REPORT: "举报 tip-off",
        Category.SUGGESTION: "建议",
        Category.SUBMISSION: "信息报告 report_in 信息报送",
        Category.NUISANCE: "骚扰 骚扰来电",
        Category.OTHER: "其他 其它",
    },
    Category,
)
URGENCIES = _words(
    {
        Urgency.ROUTINE: "一般 普通 平",
        Urgency.URGENT: "急 紧急 加急",
        Urgency.IMMEDIATE: "特急 特别紧急",
    },
    Urgency,
)
OUTCOMES = _words(
    {
        Outcome.ANSWERED: "当场答复 answered 直接答复 已答复",
        Outcome.FOLLOW_UP: "已派单 派单 待跟进 待办理 跟进",
        Outcome.REFERRED: "转办 转接 transferred 已转办 已转接",
        Outcome.DECLINED: "不予受理 not_accepted 不受理",
    },
    Outcome,
)
CALL_DIRECTIONS = _words(
    {CallDirection.INCOMING: "来电 呼入", CallDirection.OUTGOING: "去电 呼出"}, CallDirection
)
STATES = _words(
    {
        State.OPEN: "待办 未办结 进行中 办理中",
        State.ASSIGNED: "已交办 交办",
        State.ACKNOWLEDGED: "已签收 签收 taken",
        State.RETURNED: "已退单 退单",
        State.REPORTED: "已反馈 反馈",
        State.VERIFIED: "已核实",
        State.CLOSED: "已办结 办结 完成 done",
        State.LOOK_BACK: "回头看 待回头看",
        State.ARCHIVED: "已归档 归档 销号",
        State.STRUCK: "已作废 作废",
    },
    State,
)
YES = frozenset(map(plain, ("是", "要", "保密", "yes", "y", "true", "1", "√")))
