"""Events as bodies and back: a body holds what differs from the defaults, by field name."""

from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, ClassVar, Union, get_args, get_origin, get_type_hints

_AS_THEY_ARE = frozenset({int, str, bool, float, type(None)})


def body_of(value: Any) -> dict[str, object]:
    """A dataclass as a plain dictionary; fields that equal their default are left out."""
    body: dict[str, object] = {}
    for name, default in _defaults(value.__class__):
        held = getattr(value, name)
        if held != default:
            body[name] = held if type(held) in _AS_THEY_ARE else _plain(held)
    return body


def event_of(form: Callable[..., Any], body: dict[str, Any]) -> Any:
    """The dataclass a body was made from; fields it does not know are passed over."""
    hints = _hints(form)
    return form(**{name: _typed(hints[name], body[name]) for name in body if name in hints})


@cache
def _defaults(form: type[Any]) -> tuple[tuple[str, object], ...]:
    return tuple((each.name, _default(each)) for each in fields(form))


def _default(each: Field[Any]) -> object:
    if each.default is not MISSING:
        return each.default
    return MISSING if each.default_factory is MISSING else each.default_factory()


def _plain(value: Any) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return body_of(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


@cache
def _hints(form: Callable[..., Any]) -> dict[str, Any]:
    # Class variables such as an event's kind are no fields.
    hints = get_type_hints(form)
    return {name: hint for name, hint in hints.items() if get_origin(hint) is not ClassVar}


def _typed(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) in (Union, UnionType):
        inner = [each for each in get_args(hint) if each is not type(None)]
        return _typed(inner[0], value) if len(inner) == 1 else value
    if get_origin(hint) is tuple:
        return tuple(_typed(get_args(hint)[0], each) for each in value)
    if is_dataclass(hint) and isinstance(hint, type):
        return event_of(hint, value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    return value
