"""Names of people who do not exist, of two to four characters."""

from random import Random

_SURNAMES = (
    "王李张刘陈杨黄赵吴周" * 4
    + "徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜" * 2
    + "叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹"
    + "薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严"
)
_DOUBLE_SURNAMES = ("欧阳", "上官", "诸葛", "司马", "尉迟", "皇甫")
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华文玉兰志国建新春梅红波斌宇浩凯鹏飞雪琳倩颖晨萍燕玲辉"
    "晓东海龙云霄子涵梓轩欣怡佳思远一鸣若溪安然嘉瑞启航沐阳诗雨天佑承泽立群永康福生金凤水根阿娇小满"
)
_FROM_AFAR = (
    "阿依古丽",
    "买买提江",
    "古丽娜尔",
    "巴特尔",
    "卓玛央金",
    "扎西顿珠",
    "艾力江",
    "萨仁高娃",
)


def names(chance: Random, count: int) -> list[str]:
    """So many names; some are shared, as names are."""
    return [_name(chance) for _ in range(count)]


def _name(chance: Random) -> str:
    draw = chance.random()
    if draw < 0.004:
        return chance.choice(_FROM_AFAR)
    if draw < 0.014:
        given = "".join(chance.choices(_GIVEN, k=chance.choice((1, 2, 2))))
        return chance.choice(_DOUBLE_SURNAMES) + given
    return chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=chance.choice((1, 2, 2))))
