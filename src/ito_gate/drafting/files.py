"""Where a draft goes: a new file, whole or not at all; and the schema that an editor finds from there."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from ito_gate.errors import UsageError
from ito_gate.report.invisible import visible
from ito_gate.schema.kinds import schema

if TYPE_CHECKING:
    from collections.abc import Iterable

_SUFFIXES = frozenset({".yaml", ".yml"})
SCHEMAS = "schemas"
"""The folder, somewhere above a document, that editors find the schemas in."""


def require_new(path: Path) -> None:
    """Make sure that ``path`` can be made, before anybody answers forty questions.

    Raises:
        UsageError: it is there already, has no folder or is not called as YAML is.
    """
    shown = visible(str(path))
    if path.suffix.lower() not in _SUFFIXES:
        raise UsageError(f"{shown}: call it .yaml", f"{shown}：文件名请以 .yaml 结尾")
    if os.path.lexists(path):
        raise UsageError(
            f"{shown}: already there, and nothing is overwritten; name another file",
            f"{shown}：文件已存在，不会覆盖；请换一个文件名",
        )
    if not path.parent.is_dir():
        folder = visible(str(path.parent))
        raise UsageError(
            f"{folder}: no such folder; make it first: mkdir -p {folder}",
            f"{folder}：没有这个文件夹；请先建立：mkdir -p {folder}",
        )


def write_new(path: Path, content: bytes) -> None:
    """Make the file ``path``: with all of ``content`` or not at all, and never in place of another.

    Raises:
        UsageError: it has come to be there meanwhile, or cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            with part.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            _name(part, path)
        finally:
            part.unlink(missing_ok=True)
    except FileExistsError:
        require_new(path)
        raise
    except OSError as error:
        shown, reason = visible(str(path)), error.strerror or str(error)
        raise UsageError(f"{shown}: cannot be written: {reason}", f"{shown}：无法写入：{reason}") from error


def _name(part: Path, path: Path) -> None:
    """Give ``part`` its name; unlike a rename, a link never replaces what is there."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links: at least nothing is replaced.
        with path.open("xb") as file:
            file.write(part.read_bytes())


def schema_beside(path: Path, kind: str, roots: Iterable[Path]) -> str:
    """Return where the schema of ``kind`` is, relative to the document at ``path``; empty if it is nowhere near.

    It is looked for in ``schemas`` of the document's folder and of those above it, up to the first of ``roots``.
    """
    name = f"{kind}.v1.schema.json"
    here, ends = Path(os.path.abspath(path.parent)), {Path(os.path.abspath(one)) for one in roots}  # noqa: PTH100 - links stay
    up = ""
    for folder in (here, *here.parents):
        if _is_schema(folder / SCHEMAS / name, kind):
            return f"{up}{SCHEMAS}/{name}"
        if folder in ends:
            break
        up += "../"
    return ""


def _is_schema(path: Path, kind: str) -> bool:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and found.get("$id") == schema(kind)["$id"]
