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
    readers = _readers(form)
    return form(**{name: readers[name](body[name]) for name in body if name in readers})


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
def _readers(form: Callable[..., Any]) -> dict[str, Callable[[Any], Any]]:
    """How the value of each field is read; class variables such as an event's kind are none."""
    hints = get_type_hints(form)
    return {name: _reader(hint) for name, hint in hints.items() if get_origin(hint) is not ClassVar}


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """How a value of a type is made of what JSON holds; None stays None."""
    if get_origin(hint) in (Union, UnionType):
        inner = [each for each in get_args(hint) if each is not type(None)]
        return _reader(inner[0]) if len(inner) == 1 else _same
    if get_origin(hint) is tuple:
        each = _reader(get_args(hint)[0])
        if each is _same:
            return lambda value: None if value is None else tuple(value)
        return lambda value: None if value is None else tuple(map(each, value))
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda value: None if value is None else event_of(hint, value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: None if value is None else hint(value)
    return _same


def _same(value: Any) -> Any:
    return value
