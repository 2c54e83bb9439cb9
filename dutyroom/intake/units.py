"""The directory of units, from a file."""

from collections.abc import Iterable, Iterator

from dutyroom.domain import phone
from dutyroom.domain.units import Unit
from dutyroom.intake.headings import Headings, Record
from dutyroom.intake.reading import Reading, bad

HEADINGS = Headings(
    {
        "name": ("单位名称", "name", "单位", "名称", "unit"),
        "category": ("类别", "category", "分类", "单位类别", "type", "kind"),
        "phone": ("值班电话", "phone", "电话", "联系电话", "tel", "telephone"),
        "contact": ("联系人", "contact", "负责人"),
    },
    required=("name",),
)


def read(records: Iterable[Record]) -> Iterator[Reading[Unit]]:
    """The units of a file; the same name with other facts is bad, an equal row repeated."""
    first: dict[str, tuple[int, Unit]] = {}
    for record in records:
        if record.fault:
            yield bad(record, record.fault)
            continue
        number = record.text("phone")
        facts = Unit(
            record.text("name"), record.text("category"),
            phone.normal(number) if phone.is_plausible(number) else number, record.text("contact"),
        )  # fmt: skip
        line, earlier = first.setdefault(facts.name, (record.line, facts))
        if not facts.name:
            yield bad(record, "unit_name_missing", "name")
        elif earlier == facts:
            yield Reading(record.line, facts, repeated=earlier is not facts)
        else:
            yield bad(record, "name_taken", "name", name=facts.name, earlier=line)
