"""All wording of the program: English msgids in the code, Chinese in the catalogue.

`_` translates now, `N_` only marks a msgid for the catalogue (for texts declared once and
translated when they are shown), `ngettext` chooses by number.
"""

import gettext as _gettext
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("zh", "en")

_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def _(msgid: str) -> str:
    """The text of a msgid in the language in use."""
    return _catalogue.gettext(msgid) if msgid else msgid


def N_(msgid: str) -> str:  # noqa: N802 - the name every extractor knows
    """The msgid itself, marked for the catalogue."""
    return msgid


def ngettext(one: str, many: str, number: int) -> str:
    """The text for a number of things in the language in use."""
    return _catalogue.ngettext(one, many, number)


def set_language(language: str) -> None:
    """Use a language from now on: "zh" or "en"."""
    global _catalogue, _language
    _language = language if language in LANGUAGES else "en"
    if _language == "en":
        _catalogue = _gettext.NullTranslations()
    else:
        _catalogue = _gettext.translation("dutyroom", LOCALE, [_language], fallback=True)


def language() -> str:
    """The language in use."""
    return _language
