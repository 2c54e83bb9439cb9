"""The district: 8 towns, 103 communities, 130 grids, 352 basic grids, 185 checkpoints, 66 seats."""

from itertools import product

from dutyroom.domain.roster import Post, PostKind, ShiftPlan

DISTRICT = "云江区"
ROOM = "云江区应急值班室"
TOWNS = ("城关街道", "东湖街道", "西岭街道", "南桥镇", "北塘镇", "云溪镇", "白沙镇", "青石乡")
_GRIDS, _BASIC_GRIDS, _SEATS = 130, 352, 66

_GATES = ("东门", "西门", "南门", "北门")
_OVER = "东西南北上中下前后新"
_UNDER = ("湖", "桥", "塘", "岭", "溪", "沙", "石", "庄", "坝", "店")
COMMUNITIES = (*_GATES, *("".join(each) for each in product(_OVER, _UNDER)))[:103]
"""Names of the communities, of two characters each."""

_ROADS = (
    "高速出口", "国道云江大桥", "省道北塘段", "火车站", "汽车站", "云江码头", "机场路", "物流园",
    "工业园", "农贸市场",
)  # fmt: skip
_ORDINALS = ("一号", "二号", "三号")


def _checkpoints() -> tuple[str, ...]:
    """Two at every road, one at every community, and a second at as many as make 185."""
    roads = [f"{road}{number}卡口" for road in _ROADS for number in _ORDINALS[:2]]
    first = [f"{community}一号卡口" for community in COMMUNITIES]
    second = [f"{community}二号卡口" for community in COMMUNITIES]
    return (*first, *roads, *second)[:185]


CHECKPOINTS = tuple(Post(name, PostKind.CHECKPOINT, ShiftPlan.THREE) for name in _checkpoints())
SEATS = tuple(
    Post(f"坐席{number:02}", PostKind.SEAT, ShiftPlan.THREE) for number in range(1, _SEATS + 1)
)
DUTY_ROOM = Post("值班室", PostKind.ROOM, ShiftPlan.TWO)

DEPARTMENTS = (
    "区应急管理局", "区卫生健康局", "区公安分局", "区城市管理局", "区交通运输局", "区民政局",
    "区教育局", "区住房城乡建设局", "区水利局", "区农业农村局", "区市场监督管理局", "区文化旅游局",
    "区商务局", "区财政局", "消防救援大队", "交警大队", "区人民医院", "区中医院", "区疾控中心",
    "区急救中心", "供电公司", "供水公司", "燃气公司", "通信管理办公室",
)  # fmt: skip
"""Units of the district itself; none is longer than ten characters."""


def units() -> list[tuple[str, str]]:
    """Every unit of the directory with its category, the highest first."""
    grids = [f"{COMMUNITIES[n % 103]}第{n // 103 + 1}网格" for n in range(_GRIDS)]
    basic = [f"{COMMUNITIES[n % 103]}基础网格{n // 103 + 1:02}" for n in range(_BASIC_GRIDS)]
    return [
        *((name, "部门") for name in DEPARTMENTS),
        *((name, "街道乡镇") for name in TOWNS),
        *((f"{name}社区", "社区") for name in COMMUNITIES),
        *((name, "网格") for name in grids),
        *((name, "基础网格") for name in basic),
    ]
