"""Every check, one after the other: python -m tests."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCRIPTS = Path(sys.executable).parent

CHECKS = {
    "format": [str(SCRIPTS / "ruff"), "format", "--check"],
    "lint": [str(SCRIPTS / "ruff"), "check", "--quiet"],
    "types": [str(SCRIPTS / "mypy")],
    "layers": [str(SCRIPTS / "lint-imports")],
    "translations": [sys.executable, "-m", "tests.i18n"],
    "tests": [sys.executable, "-m", "pytest", "-n", "4", "--dist", "worksteal"],
}
"""The command of each check; pytest comes last, so its summary is the last line."""


def main() -> int:
    """Run them all; non-zero if any fails."""
    failed: list[str] = []
    for name, command in CHECKS.items():
        heading = f"== {name} "
        print(heading.ljust(72, "="), flush=True)
        if name == "tests" and failed:
            print("failed before:", ", ".join(failed), flush=True)
        begun = time.monotonic()
        sound = subprocess.run(command, cwd=ROOT, check=False).returncode == 0
        if not sound:
            failed.append(name)
        if name != "tests":
            state = "ok" if sound else "FAILED"
            print(f"{name}: {state}, {time.monotonic() - begun:.1f} s\n", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
