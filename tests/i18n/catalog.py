"""The Chinese catalogue: extract, add, compile.

python -m tests.i18n.catalog            extract msgids, merge them, compile
python -m tests.i18n.catalog add MSGID TEXT [MSGID TEXT ...]
python -m tests.i18n.catalog missing    list what has no Chinese yet
"""

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import dutyroom

PACKAGE = Path(dutyroom.__file__).parent
PO = PACKAGE / "i18n/locale/zh/LC_MESSAGES/dutyroom.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def template() -> Catalog:
    """Every msgid the package's code speaks."""
    catalogue = Catalog(project="dutyroom", charset="utf-8")
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    for name, _, message, comments, context in found:
        catalogue.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    return catalogue


def chinese() -> Catalog:
    """The catalogue as it is kept."""
    if not PO.exists():
        return Catalog(locale="zh", project="dutyroom", charset="utf-8")
    with PO.open("rb") as file:
        return read_po(file, locale="zh")


def merged() -> Catalog:
    """The kept catalogue with what the code now speaks; what it no longer says is set aside."""
    catalogue = chinese()
    retired = dict(catalogue.obsolete)
    catalogue.update(template(), no_fuzzy_matching=True)
    for each in catalogue:
        before = retired.pop(each.id if isinstance(each.id, str) else each.id[0], None)
        if before is not None and each.id and not any(each.string or ()):
            each.string = before.string
    kept = {key: each for key, each in retired.items() if any(each.string or ())}
    catalogue.obsolete.update(kept)
    return catalogue


def written(catalogue: Catalog) -> tuple[bytes, bytes]:
    """A catalogue as its two files hold it."""
    po, mo = BytesIO(), BytesIO()
    write_po(po, catalogue, sort_output=True, omit_header=False, include_lineno=False, width=100)
    write_mo(mo, catalogue)
    return po.getvalue(), mo.getvalue()


def missing(catalogue: Catalog) -> list[str]:
    """The msgids that have no Chinese, or only a doubtful one."""
    return [
        str(each.id)
        for each in catalogue
        if each.id
        and (each.fuzzy or not (all(each.string or ()) if each.pluralizable else each.string))
    ]


@contextmanager
def alone() -> Iterator[None]:
    """One writer at a time."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    with (PO.parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main(arguments: list[str]) -> int:
    """Run one of the commands."""
    with alone():
        catalogue = merged()
        if arguments[:1] == ["missing"]:
            print("\n".join(missing(catalogue)))
            return 0
        if arguments[:1] == ["prune"]:
            catalogue.obsolete.clear()
        pairs = dict(zip(arguments[1::2], arguments[2::2], strict=True))
        for msgid, text in pairs.items():
            message = catalogue.get(msgid)
            if message is None:
                print(f"not spoken by the code: {msgid}")
                continue
            message.string = (text,) if message.pluralizable else text
        po, mo = written(catalogue)
        PO.write_bytes(po)
        MO.write_bytes(mo)
        print(f"{len(missing(catalogue))} missing")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
