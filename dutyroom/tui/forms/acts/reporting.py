"""Reports of an incident: drafted from the log, read over, sent."""

from __future__ import annotations

from dutyroom.domain.matters import rules
from dutyroom.domain.matters.matter import MatterState
from dutyroom.i18n import N_, _
from dutyroom.tui.forms.acts.case import Act, Case, when
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.lines import FormLine, Words
from dutyroom.tui.forms.typed import Facts

REPORT = "send_report"
LABELS = {
    "initial_phone": N_("Initial report by phone"),
    "initial_written": N_("Initial report in writing"),
    "followup": N_("Follow-up report"),
    "final": N_("Final report"),
}
"""Msgids of the reports, in the order in which they go out."""


def next_report(now: MatterState) -> str:
    """The report that goes out next: what has gone out is passed over."""
    sent = ("initial_phone", "initial_written")
    return next((each for each in sent if now.mark(each) is None), "followup")


def report_act(which: str) -> Act:
    """The act that sends a report: one of `LABELS`."""
    report, _underscore, way = which.partition("_")

    def lines(case: Case) -> tuple[FormLine, ...]:
        from dutyroom.reports.incident import incident_report

        text = incident_report(case.room, case.subject, report)
        return (
            Blank("to", _("To whom"), hint=_("who got it")),
            Words("text", _("Report"), text, rows=11, fills=True),
            when(),
        )

    def write(case: Case, facts: Facts) -> str:
        from dutyroom.reports.incident import SENDS_TO

        to = facts["to"]
        text = facts["text"].replace(SENDS_TO, to, 1) if to else facts["text"]
        event = rules.send_report(
            case.now, report, to, text, case.at(facts), written=way != "phone"
        )
        case.act(event)
        said = _("{number}: {report} sent to {name}")
        return said.format(number=case.now.number, report=_(LABELS[which]), name=event.to)

    return Act(f"{REPORT}:{which}", LABELS[which], lines, write)


def report_acts(first: str) -> list[Act]:
    """The acts that send reports, the one that is next before the others."""
    others = (each for each in LABELS if each != first)
    return [report_act(each) for each in (first, *others)]
