"""The files that a report is written to: safe names, and nothing lost that is there already."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from ito_gate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SUFFIX = "监管报告材料"
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
_LONGEST = 64


def name_of(id_: str, ending: str) -> str:
    """Return the file name for the declaration ``id_``, safe on every system whatever the id."""
    stem = _UNSAFE.sub("_", id_)[:_LONGEST].lstrip(".-")
    stem = f"_{stem}" if not stem or _RESERVED.fullmatch(stem) else stem
    return f"{stem}-{_SUFFIX}.{ending}"


def write(contents: Mapping[Path, bytes], *, force: bool) -> None:
    """Write the files, or none if one of them is there and ``force`` is not given.

    Raises:
        UsageError: a file is there already, or cannot be written.
    """
    there = [path for path in contents if os.path.lexists(path)]
    if there and not force:
        listed = [str(path) for path in there]
        raise UsageError(
            f"already there: {', '.join(listed)}; --force replaces it",
            f"文件已存在：{'、'.join(listed)}；要替换请加 --force",
        )
    for path, content in contents.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _put(path, content, force=force)
        except OSError as error:
            raise UsageError(
                f"{path}: cannot be written: {error.strerror or error}",
                f"{path}：无法写入：{error.strerror or error}",
            ) from error


def _put(path: Path, content: bytes, *, force: bool) -> None:
    """Make a new file; replace one that is there only when the new one is whole."""
    target = path.with_name(f".{path.name}.{os.getpid()}") if force else path
    with target.open("xb") as file:
        file.write(content)
    if force:
        try:
            target.replace(path)
        except OSError:
            target.unlink()
            raise
