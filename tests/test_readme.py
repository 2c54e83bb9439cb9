"""What the README promises is what the machine runs."""

import re
import subprocess
import tomllib
from pathlib import Path

from tests.__main__ import CHECKS, ROOT


def commands() -> list[str]:
    """The one-line commands of the README, in order."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"```sh\n(python3 -m venv [^\n]+)\n```", text)


def test_the_first_command_installs_and_opens_the_demo_room() -> None:
    assert commands()[0].endswith("pip install -q . && .venv/bin/dutyroom demo")


def test_the_second_command_is_what_the_integration_runs() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()

    assert script[0] == "#!/usr/bin/env bash"
    assert "set -euo pipefail" in script
    assert script[-1] == commands()[1]
    assert (ROOT / ".ci/run").stat().st_mode & 0o111
    subprocess.run(["bash", "-n", ROOT / ".ci/run"], check=True)


def test_the_tests_come_last_so_their_summary_is_the_last_line() -> None:
    assert list(CHECKS) == ["format", "lint", "types", "layers", "translations", "tests"]


def test_the_installed_command_is_the_packages_door() -> None:
    project = tomllib.loads((Path(ROOT) / "pyproject.toml").read_text(encoding="utf-8"))

    assert project["project"]["scripts"] == {"dutyroom": "dutyroom.__main__:main"}
