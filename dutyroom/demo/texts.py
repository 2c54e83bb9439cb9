"""What callers say at night, and what is answered; `{place}` is a community or a checkpoint."""

from dataclasses import dataclass

from dutyroom.domain.hotline import Category, Outcome, Urgency


@dataclass(frozen=True, slots=True)
class Matter:
    """Something people call about."""

    category: Category
    urgency: Urgency
    outcome: Outcome
    text: str
    notes: tuple[str, ...] = ()


_R, _U, _I = Urgency.ROUTINE, Urgency.URGENT, Urgency.IMMEDIATE
_ANSWERED, _FOLLOW, _REFERRED, _DECLINED = (
    Outcome.ANSWERED, Outcome.FOLLOW_UP, Outcome.REFERRED, Outcome.DECLINED,
)  # fmt: skip

MATTERS = (
    Matter(Category.PEOPLE_TRANSFER, _I, _FOLLOW,
           "{place}有孕妇临产，家中无车，请求转运至区人民医院。",
           ("已联系区急救中心派车。", "车辆已到楼下。", "已送达医院。")),
    Matter(Category.PEOPLE_TRANSFER, _U, _FOLLOW,
           "{place}一名独居老人需按时透析，明早7点前须到医院，请协调车辆。",
           ("已交社区网格员上门。", "车辆已定，明早6:20出发。")),
    Matter(Category.PEOPLE_TRANSFER, _U, _REFERRED,
           "{place}一名儿童发烧39度，家属要求就医，不知走哪个卡口。",
           ("已告知走一号卡口，并通知卡口放行。",)),
    Matter(Category.GOODS_TRANSFER, _R, _FOLLOW,
           "{place}蔬菜包未送到，整栋楼约40户，请核实。",
           ("已转街道保障组。", "物资车22:10到达。")),
    Matter(Category.GOODS_TRANSFER, _U, _FOLLOW,
           "{place}有慢性病人断药一天，需降压药两盒，请代购。",
           ("药品已由志愿者领取。",)),
    Matter(Category.DISINFECTION, _R, _FOLLOW,
           "{place}垃圾房三天未消杀，居民反映有异味。", ("已通知城管局，今晚处理。",)),
    Matter(Category.DISINFECTION, _U, _FOLLOW,
           "{place}有人员被转运，电梯和楼道请求洗消。", ("消杀人员已出发。", "洗消完成。")),
    Matter(Category.DRAINAGE, _U, _FOLLOW,
           "{place}地下车库进水约20厘米，请求排水。", ("消防救援大队已派水泵。",)),
    Matter(Category.DRAINAGE, _I, _FOLLOW,
           "{place}路面积水没过膝盖，有车辆被困，请派人。",
           ("已派出一车六人。", "被困人员已转移。")),
    Matter(Category.WATER, _U, _FOLLOW,
           "{place}停水已超过12小时，隔离点80余人用水困难，请送水。", ("供水公司派出送水车。",)),
    Matter(Category.WATER, _R, _REFERRED, "{place}水压很低，三楼以上没有水。"),
    Matter(Category.HEIGHT, _I, _FOLLOW,
           "{place}一名男子坐在六楼窗台，情绪激动，请救助。",
           ("消防、公安已到场。", "人员已劝下，平安。")),
    Matter(Category.ENQUIRY, _R, _ANSWERED, "问{place}现在能不能进出，需要什么证明。"),
    Matter(Category.ENQUIRY, _R, _ANSWERED, "问核酸检测点今晚几点结束，{place}附近哪里有。"),
    Matter(Category.ENQUIRY, _R, _ANSWERED, "问从外地回来要不要报备，住{place}。"),
    Matter(Category.ENQUIRY, _R, _ANSWERED, "问健康码变黄怎么办，人在{place}。"),
    Matter(Category.ENQUIRY, _R, _ANSWERED, "问居家观察第几天可以解除，住{place}。"),
    Matter(Category.REQUEST, _R, _FOLLOW, "{place}独居老人忘带钥匙，门打不开，请帮助联系开锁。",
           ("社区已到场。",)),
    Matter(Category.REQUEST, _U, _FOLLOW, "{place}一名外地货车司机滞留，没有吃的，请求帮助。",
           ("已送盒饭和热水。",)),
    Matter(Category.REQUEST, _R, _REFERRED, "{place}暖气不热，家有新生儿，请反映。"),
    Matter(Category.COMPLAINT, _R, _FOLLOW, "反映{place}测温排队太长，老人站了四十分钟。",
           ("已要求增开一条通道。",)),
    Matter(Category.COMPLAINT, _R, _REFERRED, "投诉{place}夜间喇叭声音太大，影响休息。"),
    Matter(Category.COMPLAINT, _R, _FOLLOW, "投诉{place}工作人员态度不好，没有解释就劝返。",
           ("已向卡口负责人了解情况。",)),
    Matter(Category.REPORT, _U, _FOLLOW, "举报{place}有棋牌室夜里仍在营业，约二十人。",
           ("已转公安分局。", "现场已清散。")),
    Matter(Category.REPORT, _R, _FOLLOW, "举报{place}有人翻越围挡进出。", ("网格员已封堵缺口。",)),
    Matter(Category.SUGGESTION, _R, _ANSWERED, "建议{place}给老人设一条专用通道。"),
    Matter(Category.SUGGESTION, _R, _ANSWERED, "建议{place}晚上加一盏灯，登记看不清。"),
    Matter(Category.SUBMISSION, _R, _ANSWERED, "{place}报平安：今日进出正常，无体温异常人员。"),
    Matter(Category.SUBMISSION, _R, _ANSWERED, "{place}交接班完毕，在岗2人，物资充足。"),
    Matter(Category.SUBMISSION, _U, _FOLLOW, "{place}报告：测温仪故障一台，口罩只剩一包，请补充。",
           ("物资组已备齐，明早送达。",)),
    Matter(Category.SUBMISSION, _U, _FOLLOW, "{place}报告：体温异常一人，已请其休息待复测。",
           ("复测正常，已放行。",)),
    Matter(Category.NUISANCE, _R, _DECLINED, "接通后无人说话，挂断。"),
    Matter(Category.NUISANCE, _R, _DECLINED, "醉酒人员反复来电，言语不清。"),
    Matter(Category.OTHER, _R, _REFERRED, "误拨，找{place}派出所，已告知号码。"),
    Matter(Category.OTHER, _R, _ANSWERED, "媒体询问今晚{place}的情况，已告知由宣传部门答复。"),
)  # fmt: skip
"""Everything people call about in the demo."""

REPEATED = "同一事，再次来电催问：{text}"
"""What a caller says who calls again."""
STRIKES = ("重复登记", "登记有误，另行登记", "演练通话，误入正式记录")
"""Why a call was struck through."""
MISTAKES = ("同一人登记两次", "体温录入有误", "卡口选错")
"""Why a passage was struck through."""
