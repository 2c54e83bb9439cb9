"""A file that appears whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path

from dutyroom.domain.refusal import Refusal


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A path to write to, beside the target, which it replaces at the end and never on a failure.

    Raises `Refusal` "file_is_directory", "folder_missing", "disk_full" or "file_not_writable".
    """
    if target.is_dir():
        raise Refusal("file_is_directory", file=str(target))
    if not target.parent.is_dir():
        raise Refusal("folder_missing", file=str(target.parent))
    try:
        with tempfile.TemporaryDirectory(prefix=".dutyroom-", dir=target.parent) as folder:
            partial = Path(folder) / target.name
            yield partial
            with partial.open("rb") as file:
                os.fsync(file.fileno())
            partial.replace(target)
    except OSError as error:
        code = "disk_full" if error.errno == ENOSPC else "file_not_writable"
        raise Refusal(code, file=str(target), why=error.strerror) from error
