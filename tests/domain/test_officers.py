from dataclasses import replace

import pytest

from dutyroom.domain.officers import (
    LONGEST_DELAY_MS,
    Officer,
    OfficerEnrolled,
    Role,
    check_pin,
    enrol,
    wait_ms,
)
from dutyroom.domain.refusal import Refusal

OFFICER = Officer("张三", "A001", phones=("19900000001", "0571-83049480"))


def test_an_officer_keeps_the_key_whatever_else_is_learnt() -> None:
    assert replace(OFFICER, unit="区应急管理局", title="科长").key == OFFICER.key
    assert replace(OFFICER, phones=("19900000002",)).key == OFFICER.key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Officer("张三", "A001"), Officer("张三", "A002")),
        (Officer("张三", phones=("19900000001",)), Officer("张三", phones=("19900000002",))),
        (Officer("张三"), Officer("李四")),
    ],
)
def test_namesakes_are_told_apart_by_number_or_phone(one: Officer, other: Officer) -> None:
    assert one.key != other.key


def test_a_key_takes_four_bytes_in_a_line_of_the_register() -> None:
    assert all(0 < Officer(f"张{n}").key < 2**31 for n in range(500))


@pytest.mark.parametrize(
    ("active_from", "active_to", "day", "active"),
    [
        ("", "", "2026-11-22", True),
        ("2026-11-22", "", "2026-11-22", True),
        ("2026-11-23", "", "2026-11-22", False),
        ("", "2026-11-22", "2026-11-22", True),
        ("", "2026-11-21", "2026-11-22", False),
    ],
)
def test_an_officer_is_active_on_both_days_named(
    active_from: str, active_to: str, day: str, active: bool
) -> None:
    officer = replace(OFFICER, active_from=active_from, active_to=active_to)
    assert officer.active_on(day) is active


@pytest.mark.parametrize("role", Role)
def test_leaders_and_supervisors_supervise(role: Role) -> None:
    assert replace(OFFICER, role=role).supervises is (role in (Role.LEADER, Role.SUPERVISOR))


def test_enrolling_records_the_key_the_initials_and_the_facts() -> None:
    assert enrol(OFFICER, "zs") == OfficerEnrolled(OFFICER.key, "zs", OFFICER)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (Officer(""), "officer_name_missing"),
        (replace(OFFICER, active_from="2026-12-01", active_to="2026-11-30"),
         "officer_dates_crossed"),
    ],
)  # fmt: skip
def test_an_officer_without_a_name_or_with_crossed_dates_is_refused(
    facts: Officer, code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        enrol(facts, "")


@pytest.mark.parametrize("pin", ["1234", "000000", "123456789012"])
def test_a_pin_is_four_to_twelve_digits(pin: str) -> None:
    assert check_pin(pin) == pin


@pytest.mark.parametrize("pin", ["", "123", "1234567890123", "12a4", "１２３４", "12 4", "-123"])
def test_anything_else_is_no_pin(pin: str) -> None:
    with pytest.raises(Refusal, match="pin_form"):
        check_pin(pin)


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (1, 1), (2, 2), (3, 4), (10, 512), (11, 900), (40, 900), (10_000, 900)],
)
def test_the_wait_doubles_with_every_failure_up_to_a_quarter_of_an_hour(
    failures: int, seconds: int
) -> None:
    assert wait_ms(failures, 5_000, 5_000) == seconds * 1000


def test_the_wait_runs_out_and_a_clock_set_back_never_makes_it_longer() -> None:
    assert wait_ms(3, 10_000, 12_500) == 1500
    assert wait_ms(3, 10_000, 14_000) == 0
    assert wait_ms(3, 10_000, 10_000 - 3_600_000) == 4000
    assert wait_ms(99, 0, 0) == LONGEST_DELAY_MS
