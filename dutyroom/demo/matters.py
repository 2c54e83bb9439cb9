"""What else is followed in the demo: all kinds, in all states; times are minutes before now."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from dutyroom.demo.course import (
    Course,
    Step,
    assign,
    closed,
    coordinated,
    filled,
    held,
    looked_back,
    progress,
    reminded,
    reopened,
    reported,
    returned,
    sent,
    taken,
    verified,
)
from dutyroom.demo.people import Resident
from dutyroom.demo.roster import OFFSET
from dutyroom.domain.matters.matter import Channel, Fact, Matter

_HOUR, _DAY = 60, 1440
MISTAKEN = "东湖街道报告停电，实为演练"
"""The title of the matter that is struck through."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A matter and what is done about it, each so many minutes before now."""

    ago: int
    matter: Matter
    steps: tuple[tuple[int, Step], ...] = ()

    def note(self, course: Course, now: int) -> None:
        """Note it in the diary."""
        steps = tuple((60 * (self.ago - ago), step) for ago, step in self.steps)
        course.open(now - 60 * self.ago, self.matter, steps)


def plans(now: int, people: list[Resident]) -> Iterator[Plan]:
    """Everything that is followed but for what was called in."""
    return chain(
        _dangers(now), _tip_offs(now, people), _hidden_dangers(now), _placards(now), _risks(now),
        _instructions(now), _warnings(now), _others(now),
    )  # fmt: skip


def _matter(
    now: int, ago: int, kind: str, title: str, *, place: str = "", level: str = "",
    due: int | None = None, happened: int | None = None, lead: str = "", unit: str = "",
    facts: dict[str, str | int] | None = None,
) -> Matter:  # fmt: skip
    """A matter received `ago` minutes before now; `happened` too, `due` in minutes after now."""
    return Matter(
        kind, title, now - 60 * ago, OFFSET,
        None if happened is None else now - 60 * happened, place, level, lead, unit,
        due_at=None if due is None else now + 60 * due,
        facts=tuple(Fact(key, value) for key, value in (facts or {}).items()),
    )  # fmt: skip


def _dangers(now: int) -> Iterator[Plan]:
    """A danger with two coordinations held and one missed, and an incident that was reported."""
    yield Plan(
        320,
        _matter(
            now, 322, "danger", "南湖水库坝脚渗水", place="云溪镇南湖水库", happened=335,
            lead="区应急管理局",
        ),
        (
            (317, assign("区水利局", "抢险队立即上坝，每小时报渗水量", Channel.PHONE)),
            (312, taken("区水利局值班室", "抢险队22人已集合")),
            (262, progress("渗水量每秒0.8升，已开始导渗反滤。")),
            (205, coordinated("水利局、应急管理局、云溪镇", "下游两村做好转移准备，加派水泵两台")),
            (118, progress("渗水量降到每秒0.5升。")),
            (30, coordinated("水利局、应急管理局、云溪镇、气象局", "继续导渗，专家天亮到场")),
        ),
    )  # fmt: skip
    fire: dict[str, str | int] = {
        "known_at": now - 60 * 176, "category": "accident",
        "element_source": "工业园企业值班电话", "element_harm": "暂无人员伤亡",
        "element_course": "二号仓库纸箱起火，员工自行疏散",
    }  # fmt: skip
    yield Plan(
        175,
        _matter(
            now, 176, "incident", "工业园二号仓库起火", place="工业园纬三路6号", level="grade_3",
            happened=184, lead="区应急管理局", facts=fire,
        ),
        (
            (174, assign("消防救援大队", "出动三车，注意危化品", Channel.RADIO)),
            (173, taken("指挥中心", "三车十八人出动", Channel.RADIO)),
            (158, sent("initial", "市应急值班室", "工业园二号仓库起火，暂无伤亡。", written=False)),
            (124, sent("initial", "市应急值班室", "书面初报一式两份，已传真。", written=True)),
            (95, progress("明火已控制，正在翻垛清理。")),
        ),
    )  # fmt: skip


def _tip_offs(now: int, people: list[Resident]) -> Iterator[Plan]:
    caller = people[9]
    known: dict[str, str | int] = {"caller": caller.name, "caller_phone": caller.phone}
    yield Plan(
        560,
        _matter(
            now, 561, "tip_off", "夜间偷倒建筑垃圾", place="白沙镇河滩", level="urgent", due=900,
            facts=known,
        ),
        (
            (540, assign("区城市管理局", "连夜蹲守，注意保密")),
            (521, taken("执法二中队", "两人已前往")),
            (300, filled(verified="yes")),
            (290, held("公安分局调取监控", 14 * 3600)),
        ),
    )  # fmt: skip


def _hidden_dangers(now: int) -> Iterator[Plan]:
    """One reported and to be verified, one to be looked back at and overdue, one archived."""
    yield Plan(
        26 * _HOUR,
        _matter(
            now, 26 * _HOUR, "hidden_danger", "老旧小区消防通道被占", place="东湖街道东湖社区",
            due=-90, facts={"source": "inspection"},
        ),
        (
            (25 * _HOUR, assign("东湖街道", "限期清理，拍照反馈")),
            (24 * _HOUR, taken("街道安监站")),
            (200, reminded("只剩两小时")),
            (55, filled(cause="地面停车位不足", handling="约谈物业负责人")),
            (50, reported("占道车辆已挪走，划设禁停线。")),
        ),
    )  # fmt: skip
    written = {"cause": "管线老化", "handling": "更换责任人", "rectification": "已换新管"}
    for ago, title, back in ((44, "餐饮店燃气软管老化", 180), (50, "学校配电箱无锁", -_DAY)):
        yield Plan(
            ago * _HOUR,
            _matter(
                now, ago * _HOUR, "hidden_danger", title, unit="区市场监督管理局",
                facts={"source": "self_check", **written, "look_back_at": now - 60 * back},
            ),
            ((40 * _HOUR, assign("区市场监督管理局")), (30 * _HOUR, reported("整改完毕。")),
             (29 * _HOUR, verified("现场查看，属实")), (28 * _HOUR, closed())),
        )  # fmt: skip
    yield Plan(
        60 * _HOUR,
        _matter(
            now, 60 * _HOUR, "hidden_danger", "码头护栏松动", place="云江码头",
            facts={"source": "expert", **written},
        ),
        ((52 * _HOUR, closed()), (10 * _HOUR, looked_back("护栏牢固，未反弹"))),
    )  # fmt: skip


def _placards(now: int) -> Iterator[Plan]:
    ones = dict.fromkeys(("one_ledger", "one_person", "one_plan", "one_deadline", "one_check"), 1)
    for ago, level, firm, measure, due in (
        (33, "blue", "云江宏达塑料厂", "interview", _DAY),
        (30, "yellow", "北塘第三砖厂", "rectify", 2 * _DAY),
        (21, "red", "青石采石场", "stop", -45),
    ):
        facts: dict[str, str | int] = {
            "firm": firm, "document": f"云应急牌〔2026〕{ago}号", "measure": measure,
            **(ones if level == "blue" else {}),
        }  # fmt: skip
        steps: tuple[tuple[int, Step], ...] = ((ago * _HOUR - 30, assign("区应急管理局")),)
        if level == "yellow":
            steps += ((4 * _HOUR, reported("已整改到位。")), (3 * _HOUR, closed()))
        matter = _matter(
            now, ago * _HOUR, "placard", f"{firm}亮牌", level=level, due=due, facts=facts
        )
        yield Plan(ago * _HOUR, matter, steps)


def _risks(now: int) -> Iterator[Plan]:
    for ago, level, title, lead, unit in (
        (62, "red", "青石岭高边坡", "区住房城乡建设局", "青石乡"),
        (61, "orange", "北塘河低洼路段", "区水利局", "北塘镇"),
    ):
        yield Plan(
            ago * _HOUR,
            _matter(
                now, ago * _HOUR, "risk", title, level=level, lead=lead, unit=unit,
                facts={"quarter": "4"},
            ),
        )  # fmt: skip


def _instructions(now: int) -> Iterator[Plan]:
    """One to be answered soon, one overdue and reminded twice, one answered."""
    yield Plan(
        150,
        _matter(
            now, 150, "instruction", "核清仓库存放物品并报人数", due=170,
            facts={"from_whom": "带班领导"},
        ),
        ((145, assign("消防救援大队", "天亮前报")), (140, taken("大队值班室"))),
    )  # fmt: skip
    yield Plan(
        700,
        _matter(
            now, 700, "instruction", "通报全区卡口测温仪缺口", level="urgent", due=-50,
            facts={"from_whom": "分管副区长"},
        ),
        (
            (690, assign("区卫生健康局")), (650, taken("区卫健局值班室")),
            (110, reminded("请在一小时内报")), (40, reminded("已逾期，领导在等")),
        ),
    )  # fmt: skip
    yield Plan(
        20 * _HOUR,
        _matter(
            now, 20 * _HOUR, "instruction", "夜间巡查学校宿舍用电", due=-6 * _HOUR,
            facts={"from_whom": "带班领导"},
        ),
        (
            (19 * _HOUR, assign("区教育局")), (11 * _HOUR, reported("查12所，整改3处。")),
            (10 * _HOUR, filled(answer="查12所学校，整改3处")), (9 * _HOUR, closed()),
        ),
    )  # fmt: skip


def _warnings(now: int) -> Iterator[Plan]:
    """A warning in force that was answered in time, one that is over, and two conditions."""
    for ago, level, title, until in (
        (380, "yellow", "大雾黄色预警", 240), (30 * _HOUR, "blue", "大风蓝色预警", -9 * _HOUR),
    ):  # fmt: skip
        facts: dict[str, str | int] = {
            "source": "市气象台", "valid_until": now + 60 * until, "reach": "10",
        }  # fmt: skip
        steps: tuple[tuple[int, Step], ...] = (
            (ago - 3, assign("各街道乡镇", "逐一叫应")),
            (ago - 8, taken("各街道乡镇", "八个街道乡镇均已应答")),
        )
        if until < 0:
            steps += ((9 * _HOUR, closed(text="预警解除")),)
        yield Plan(ago, _matter(now, ago, "warning", title, level=level, facts=facts), steps)
    for ago, title, until in ((600, "人民路半幅封闭施工", 840), (480, "值班室备用电话借用", -20)):
        yield Plan(
            ago, _matter(now, ago, "condition", title, facts={"valid_until": now + 60 * until})
        )


def _others(now: int) -> Iterator[Plan]:
    """One returned, one verified, one reopened, one nobody has yet, one that was a mistake."""
    yield Plan(
        250,
        _matter(now, 251, "other", "云江大桥路灯全部熄灭", place="国道云江大桥", level="urgent"),
        ((245, assign("供电公司")), (215, returned("供电公司", "属市政路灯，请转城管"))),
    )
    yield Plan(
        410,
        _matter(now, 410, "other", "卡口帐篷被风吹倒", place="物流园一号卡口"),
        (
            (405, assign("东湖街道")), (395, taken("街道值班室")),
            (330, reported("已重新加固。")), (300, verified("卡口确认")),
        ),
    )  # fmt: skip
    yield Plan(
        15 * _HOUR,
        _matter(now, 15 * _HOUR, "other", "隔离点热水供应中断", place="西岭街道隔离点"),
        (
            (890, assign("西岭街道")), (780, reported("锅炉已修好。")), (770, closed()),
            (75, reopened("再次中断")),
        ),
    )  # fmt: skip
    yield Plan(
        190,
        _matter(
            now, 191, "isolation_breach", "隔离人员外出 许示例 → 东店一号卡口",
            place="东店一号卡口", level="immediate", happened=192,
        ),
        (
            (188, assign("东湖街道", "立即找回，送回住所")), (180, taken("街道值班室")),
            (165, reported("已在卡口劝回，社区加派一人看护。")),
        ),
    )  # fmt: skip
    yield Plan(25, _matter(now, 26, "other", "火车站滞留旅客询问住宿", place="火车站", due=60))
    yield Plan(130, _matter(now, 130, "other", MISTAKEN))
