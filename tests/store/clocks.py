"""A clock that a test sets."""

NIGHT = 1_795_370_400_000
"""2026-11-23 02:00 in China."""


class Hands:
    """A clock that stands still until a test moves it."""

    def __init__(self, ms: int = NIGHT) -> None:
        self.ms = ms

    def __call__(self) -> int:
        return self.ms

    def pass_(self, seconds: float) -> None:
        """Let time pass, or set the clock back."""
        self.ms += int(seconds * 1000)
