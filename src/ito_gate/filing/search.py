"""Where a declaration stands: by its id in the register, or by its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ito_gate import discovery
from ito_gate.collection import collect
from ito_gate.errors import NothingToCheck, UsageError
from ito_gate.model import Level

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ito_gate.config import Config
    from ito_gate.model import Finding, Text

_SCHEMA_ENGINE = "rust"


@dataclass(frozen=True, slots=True)
class Found:
    """A declaration's id and file; without an id, what is wrong where it should be."""

    id: str = ""
    file: Path | None = None
    findings: tuple[Finding, ...] = ()
    errors: tuple[Text, ...] = ()


def by_file(path: Path, config: Config) -> Found:
    """Return the only declaration of a file.

    Raises:
        UsageError: the path is wrong, or the file holds several declarations.
        NothingToCheck: the file holds none.
    """
    if path.is_dir():
        raise UsageError(
            f"{path}: a folder; name one declaration, by its id or its file",
            f"{path} 是文件夹；请给出一项申报的编号或文件",
        )
    found = _search((path,), config, None)
    ids = sorted({one.id for one in found})
    if len(ids) > 1:
        raise UsageError(
            f"{path} holds {len(ids)} declarations; name one by its id, followed by the file: {', '.join(ids)}",
            f"{path} 有 {len(ids)} 项申报；请用编号指明其中一项，文件写在其后：{'、'.join(ids)}",
        )
    if not found:
        raise NothingToCheck(f"{path} holds no declaration", f"{path} 中没有外包申报")
    return found[0]


def by_id(id_: str, paths: Sequence[Path], config: Config) -> Found:
    """Return the declaration ``id_``, the first one where the id is taken twice.

    Raises:
        UsageError: a path is wrong.
        NothingToCheck: there is none.
    """
    found = _search(paths, config, id_)
    if found:
        return found[0]
    from difflib import get_close_matches  # noqa: PLC0415 - only when there is something to suggest

    known = sorted({one.id for one in _search(paths, config, None) if one.id})
    listed = get_close_matches(id_, known, n=5, cutoff=0.5) or known[:20]
    raise NothingToCheck(
        f"no declaration {id_}; there are: {', '.join(listed) or 'none'}",
        f"没有申报 {id_}；现有：{'、'.join(listed) or '无'}",
    )


def _search(paths: Sequence[Path], config: Config, id_: str | None) -> list[Found]:
    """Return the declarations at ``paths``; a file in which none can be read stands for itself.

    With an id only files that mention it are read: a register may hold ten thousand.
    """
    files = discovery.find(paths, discovery.Claims(config.claims, config.root))
    places = {file.display: file.path for file in files}
    collected = collect(files, _SCHEMA_ENGINE, holding=None if id_ is None else frozenset({id_}))
    found = [
        Found(entry.id, places[entry.document.path])
        for entry in collected.entries
        if entry.kind == "declaration" and entry.id and id_ in {None, entry.id}
    ]
    findings = tuple(finding for finding in collected.findings if finding.level is Level.DENY)
    unreadable = [Found(findings=findings, errors=collected.errors)] if findings or collected.errors else []
    return found or unreadable
