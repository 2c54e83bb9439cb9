"""What the rules say when they say no."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """A rule's no: a code and the facts behind it, never a sentence.

    Codes are snake_case and stable; the wording of each lives in `dutyroom.i18n`.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return self.code if not self.facts else f"{self.code} {self.facts}"
