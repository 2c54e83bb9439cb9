"""Whom and what to notice, from a file."""

from collections.abc import Iterable, Iterator

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.watchlist import Watched, WatchKind, list_watched, normal
from dutyroom.intake.days import day_of
from dutyroom.intake.headings import Headings, Record
from dutyroom.intake.reading import Reading, bad, refused
from dutyroom.intake.words import WATCH_KINDS, plain

HEADINGS = Headings(
    {
        "kind": ("类别", "kind", "类型", "布控类别", "category", "type"),
        "document": (
            "证号", "document", "证件号", "证件号码", "警号", "身份证号", "身份证号码", "证件",
            "badge", "identity",
        ),
        "phone": ("电话", "phone", "手机", "手机号", "手机号码", "联系电话", "tel", "mobile"),
        "plate": ("车牌", "plate", "车牌号", "车牌号码", "车号"),
        "name": ("姓名", "name", "名字", "人员"),
        "reason": ("原因", "reason", "理由", "事由", "说明", "备注"),
        "source": ("来源", "source", "依据", "通知", "发布单位", "basis"),
        "noticed": ("通知日期", "noticed", "公告日期", "登报日期", "noticeof", "date"),
        "first": ("起", "from", "起始日期", "开始日期", "首日", "first", "firstday"),
        "last": ("止", "to", "截止日期", "结束日期", "末日", "last", "lastday"),
    },
    required=("kind",),
)  # fmt: skip


def read(records: Iterable[Record]) -> Iterator[Reading[Watched]]:
    """What a file puts on the list; the same notice twice is one, its second row repeated."""
    known: set[int] = set()
    for record in records:
        if record.fault:
            yield bad(record, record.fault)
            continue
        try:
            watched = normal(_watched(record))
            list_watched(watched)
        except Refusal as refusal:
            yield refused(record, refusal)
            continue
        yield Reading(record.line, watched, repeated=watched.key in known)
        known.add(watched.key)


def _watched(record: Record) -> Watched:
    said = record.text("kind")
    kind = WATCH_KINDS.get(plain(said))
    if kind is None:
        known = " ".join(each.value for each in WatchKind)
        raise Refusal("watch_kind_unknown", text=said, known=known, field="kind")
    texts = (
        record.text(each) for each in ("document", "phone", "plate", "name", "reason", "source")
    )
    days = (_day(record, each) for each in ("noticed", "first", "last"))
    return Watched(kind, *texts, *days)


def _day(record: Record, name: str) -> str:
    if not record.text(name):
        return ""
    day = day_of(record.cells.get(name))
    if day is None:
        raise Refusal("day_unreadable", field=name, text=record.text(name))
    return day.isoformat()
