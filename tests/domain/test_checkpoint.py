from dataclasses import replace

import pytest

from dutyroom.domain.checkpoint import (
    Decided,
    Decision,
    Passage,
    Rechecked,
    decide,
    recheck,
    register,
)
from dutyroom.domain.direction import Direction
from dutyroom.domain.marks import Mark
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.temperature import Site

PASSAGE = Passage(1_795_370_400, 480, 7, Direction.IN, 365, name="张三")


@pytest.mark.parametrize(
    ("tenths", "threshold", "abnormal"),
    [(372, 373, False), (373, 373, True), (374, 373, True), (373, 374, False), (450, 373, True)],
)
def test_a_reading_at_the_threshold_is_abnormal(
    tenths: int, threshold: int, abnormal: bool
) -> None:
    written = register(replace(PASSAGE, temperature=tenths), threshold=threshold)
    assert bool(written.marks & Mark.ABNORMAL) is abnormal


def test_a_mark_that_was_given_stays_and_a_wrong_abnormal_one_does_not() -> None:
    marked = replace(PASSAGE, marks=Mark.LATE | Mark.ABNORMAL)
    assert register(marked, threshold=373).marks == Mark.LATE


@pytest.mark.parametrize("named", ["name", "phone", "identity", "plate"])
def test_anything_somebody_is_known_by_is_enough(named: str) -> None:
    passage = replace(PASSAGE, name="")
    register(replace(passage, **{named: "1"}), threshold=373)  # type: ignore[arg-type]
    with pytest.raises(Refusal, match="nobody_named"):
        register(passage, threshold=373)


@pytest.mark.parametrize("tenths", [299, 451, 0, -365, 3650])
def test_an_impossible_reading_is_refused_first_and_later(tenths: int) -> None:
    with pytest.raises(Refusal, match="temperature_impossible"):
        register(replace(PASSAGE, temperature=tenths), threshold=373)
    with pytest.raises(Refusal, match="temperature_impossible"):
        recheck(tenths, Site.EAR, 5, decided=False)


def test_a_case_is_measured_again_until_it_is_decided() -> None:
    assert recheck(368, Site.ARMPIT, 5, decided=False) == Rechecked(368, Site.ARMPIT, 5)
    with pytest.raises(Refusal, match="already_decided"):
        recheck(368, Site.ARMPIT, 5, decided=True)


@pytest.mark.parametrize("decision", [Decision.TURN_BACK, Decision.HOLD])
def test_nobody_needs_a_recheck_to_be_turned_back_or_held(decision: Decision) -> None:
    event = decide(decision, 5, where=" ", accepted_by="", decided=False, rechecks=0)
    assert event == Decided(decision, 5)


def test_who_is_let_pass_was_measured_again() -> None:
    with pytest.raises(Refusal, match="recheck_missing"):
        decide(Decision.LET_PASS, 5, where="", accepted_by="", decided=False, rechecks=0)
    decide(Decision.LET_PASS, 5, where="", accepted_by="", decided=False, rechecks=1)


def test_a_hand_over_names_the_clinic() -> None:
    with pytest.raises(Refusal, match="clinic_missing"):
        decide(Decision.HAND_TO_CLINIC, 5, where=" ", accepted_by="", decided=False, rechecks=0)
    event = decide(
        Decision.HAND_TO_CLINIC,
        5,
        where=" 发热门诊 ",
        accepted_by="李四",
        decided=False,
        rechecks=0,
    )
    assert (event.where, event.accepted_by) == ("发热门诊", "李四")


@pytest.mark.parametrize("decision", Decision)
def test_a_case_is_decided_once(decision: Decision) -> None:
    with pytest.raises(Refusal, match="already_decided"):
        decide(decision, 5, where="发热门诊", accepted_by="", decided=True, rechecks=1)
