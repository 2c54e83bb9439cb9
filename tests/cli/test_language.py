"""Which language the program speaks."""

from pathlib import Path

import pytest

from dutyroom.config import language
from tests.cli.conftest import Dutyroom


@pytest.mark.parametrize(
    ("environment", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.GB18030"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], spoken: str) -> None:
    assert language(environment) == spoken


def test_the_option_stands_above_the_locale(
    dutyroom: Dutyroom, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")

    assert "各账册均与书写时一致" in dutyroom("verify", "--file", path).out
    assert "Every book" in dutyroom("verify", "--file", path, "--lang", "en").out
    assert "Every book" in dutyroom("--lang", "en", "verify", "--file", path).out
