"""What the surroundings decide for the user: the language."""

from collections.abc import Mapping

_ASKED = ("LC_ALL", "LC_MESSAGES", "LANG")


def language(environment: Mapping[str, str]) -> str:
    """The language a locale asks for: "zh" where the first variable that is set names Chinese."""
    named = next((environment[name] for name in _ASKED if environment.get(name)), "")
    return "zh" if named.lower().startswith("zh") else "en"
