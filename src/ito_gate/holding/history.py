"""How a declaration stood on a day, and which reported facts have changed since its report to the regulator.

A declaration is as it was on a day if it stood so in the newest commit of the first-parent history that is not later
than the end of that day in China, by the date of the committer. That date is what the committer says it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING

from ito_gate.change import filed
from ito_gate.change.base import is_unread
from ito_gate.collection import collect
from ito_gate.config import FILE_NAME
from ito_gate.errors import GateError
from ito_gate.git import Repository
from ito_gate.holding import files as names
from ito_gate.holding.snapshot import LFS_POINTER, documents
from ito_gate.holding.trees import CommitTree
from ito_gate.model import Text

if TYPE_CHECKING:
    from pathlib import Path

    from ito_gate.change.filed import Fact
    from ito_gate.holding.snapshot import Snapshot
    from ito_gate.reading.document import Document
    from ito_gate.register import Entry

_SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
_KEPT = 1024
"""Answers about days that have passed; a commit does not change."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why something cannot be told. Never to be taken for "unchanged"."""

    why: Text


@dataclass(frozen=True, slots=True)
class History:
    """The first-parent history of a register.

    Attributes:
        repository: where it lies.
        tip: its newest commit.
        root: the folder of the register in the repository; empty for the whole.
    """

    repository: Repository
    tip: str
    root: str = ""

    def declaration_at(self, id_: str, day: str) -> Document | Unknown | None:
        """Return the declaration ``id_`` as it stood at the end of ``day`` (ISO 8601); None if there was none."""
        found = self.documents_at((("declaration", id_),), day)
        if isinstance(found, Unknown):
            return found
        return found[0].document if found else None

    def documents_at(self, keys: tuple[tuple[str, str], ...], day: str) -> tuple[Entry, ...] | Unknown:
        """Return the documents of these kinds and ids as they stood at the end of ``day`` (ISO 8601).

        Those that were not there are left out. Unknown where the history does not reach back so far, or the register
        could not be read as a whole, or an id was taken twice.
        """
        try:
            end = datetime.combine(date.fromisoformat(day) + timedelta(days=1), time(), _SHANGHAI)
        except (ValueError, OverflowError):
            return Unknown(Text(f"{day!r} 不是日期", f"{day!r} is not a day"))
        try:
            commit = self.repository.first_parent(self.tip, int(end.timestamp()) - 1)
            if commit is not None:
                return _documents(self.repository, commit, self.root, keys)
            if self.repository.is_shallow():
                return Unknown(
                    Text(
                        f"仓库的历史没有取回到 {day}（浅克隆），请完整取回",
                        f"the history of the repository does not reach back to {day}: a shallow clone; fetch all of it",
                    )
                )
        except GateError as error:
            return Unknown(error.text)
        return ()


@lru_cache(maxsize=_KEPT)
def _documents(
    repository: Repository, commit: str, root: str, keys: tuple[tuple[str, str], ...]
) -> tuple[Entry, ...] | Unknown:
    """Read the documents of a commit that ``keys`` name.

    Raises:
        GateError: the register could not be read; not kept, as git may only have failed to answer.
    """
    with CommitTree(repository, commit, root) as tree:
        files = names.gather(tree)
    config = names.settings(files.get(FILE_NAME))
    listed = documents(files, names.places(config).documents, config)
    ids = frozenset(id_ for _, id_ in keys)
    collected = collect(listed, "rust", holding=ids, source=lambda file: files[file.display])
    found = [entry for entry in collected.entries if (entry.kind, entry.id) in keys]
    unread = [one.path for one in collected.findings if is_unread(one)]
    unread += [file.display for file in listed if files[file.display].startswith(LFS_POINTER)]
    if unread:
        return Unknown(Text(f"当时无法读取 {unread[0]}", f"{unread[0]} could not be read then"))
    for kind, id_ in keys:
        if sum((entry.kind, entry.id) == (kind, id_) for entry in found) > 1:
            return Unknown(Text(f"当时编号 {id_} 出现了两次", f"the id {id_} was taken twice then"))
    return tuple(found)


def of_folder(folder: Path) -> History | Unknown:
    """Return the history of a folder, which lies in the checkout of a git repository, up to its HEAD."""
    try:
        repository = Repository.around(folder)
        tip = repository.commit("HEAD")
    except GateError as error:
        return Unknown(error.text)
    if tip is None:
        return Unknown(Text("仓库还没有提交", "the repository has no commit yet"))
    inside = folder.relative_to(repository.root).as_posix()
    return History(repository, tip, "" if inside == "." else inside)


def changed_since_filing(
    snapshot: Snapshot, entry: Entry, history: History | Unknown
) -> tuple[tuple[Entry, Fact], ...] | Unknown:
    """Return which reported facts are not as they were on the day of the report to the regulator.

    What the declaration itself records as changed since then (``changes``) is left out: it has rules of its own. What
    was not stated then was not reported.

    Args:
        snapshot: the register now.
        entry: the declaration in it.
        history: what ``Source.history`` says of it.

    Returns:
        The facts, each with the document that states it now; nothing if no report is stated.
    """
    data = entry.document.data
    filing = data.get("filing") if isinstance(data, dict) else None
    if filing is None:
        return ()
    filed_on = filing.get("filed_on") if isinstance(filing, dict) else None
    if not isinstance(filed_on, str):
        return Unknown(Text("没有写明报告日", "the day of the report is not stated"))
    pairs = history if isinstance(history, Unknown) else _pairs(snapshot, entry, history, filed_on)
    if isinstance(pairs, Unknown):
        return pairs
    settled = filed.recorded(*pairs[0], filed_on)
    return tuple(
        (now, fact)
        for was, now in pairs
        for fact in filed.changed(was, now, now.kind)
        if settled.isdisjoint(fact.change)
    )


def _pairs(snapshot: Snapshot, entry: Entry, history: History, filed_on: str) -> list[tuple[Entry, Entry]] | Unknown:
    """Return the declaration, and its provider if it was that then, as they stood and as they stand."""
    provider = snapshot.register.by_id.get(("provider", entry.text("provider")))
    if provider is None:
        return Unknown(Text("登记册中没有该服务提供商", "its provider is not in the register"))
    found = history.documents_at((("declaration", entry.id), ("provider", provider.id)), filed_on)
    if isinstance(found, Unknown):
        return found
    then = {one.kind: one for one in found}
    before = then.get("declaration")
    same_provider = before is not None and before.text("provider") == provider.id
    if before is None or (same_provider and "provider" not in then):
        missing = Text("申报", "declaration") if before is None else Text("服务提供商", "provider")
        return Unknown(
            Text(
                f"{filed_on} 时登记册中还没有该{missing.zh}", f"the {missing.en} was not in the register on {filed_on}"
            )
        )
    return [(before, entry), *([(then["provider"], provider)] if same_provider else [])]
