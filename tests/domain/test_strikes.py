import pytest

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.strikes import Struck, strike


def test_a_record_is_struck_with_a_reason() -> None:
    assert strike("a:7", " 误登 ", struck=False) == Struck("a:7", "误登")
    assert strike("a:7", "误登", struck=False, replaced_by="a:8").replaced_by == "a:8"


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_nothing_is_struck_without_a_reason(reason: str) -> None:
    with pytest.raises(Refusal, match="reason_missing"):
        strike("a:7", reason, struck=False)


def test_nothing_is_struck_twice() -> None:
    with pytest.raises(Refusal, match="already_struck"):
        strike("a:7", "误登", struck=True)
