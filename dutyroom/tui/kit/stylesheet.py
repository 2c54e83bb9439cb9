"""Styles that are read once: a form that opens first does not have all the others read again."""

from __future__ import annotations

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

Source = tuple[str, CSSLocation, bool, int, str]
"""A text, where it stands, whether it gives way to others and to which, and what it is for."""

_read: dict[tuple[tuple[str, str], ...], dict[Source, list[RuleSet]]] = {}
"""The rules of each source, by the variables it was read with: one theme is one set of them."""


class QuickStylesheet(Stylesheet):
    """A stylesheet that reads a source again only under another theme.

    Textual's reads everything anew whenever a board or a form with styles comes up first.
    """

    def __init__(self, *, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._rules_of = _read.setdefault(tuple(variables.items()), {})

    def set_variables(self, variables: dict[str, str]) -> None:
        """Use the colours of a theme from now on."""
        super().set_variables(variables)
        self._rules_of = _read.setdefault(tuple(variables.items()), {})

    def reparse(self) -> None:
        """Take up what has been added since."""
        self.parse()

    def _parse_rules(
        self,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        source = (css, read_from, is_default_rules, tie_breaker, scope)
        if source not in self._rules_of:
            self._rules_of[source] = super()._parse_rules(*source)
        return self._rules_of[source]
