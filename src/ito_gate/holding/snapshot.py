"""One revision of a register: settings, policies and documents that belong together, or the reason why it is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ito_gate import config as configuration
from ito_gate import gate
from ito_gate.collection import collect
from ito_gate.discovery import Claims, find
from ito_gate.errors import Undecided, UsageError
from ito_gate.ledger.record import digest
from ito_gate.model import Level, Text
from ito_gate.reading import problems
from ito_gate.register import join

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ito_gate.config import Config
    from ito_gate.model import Finding
    from ito_gate.policy.pack import Pack
    from ito_gate.register import Entry, Register

_OF_READING = frozenset(rule.id for rule in problems.RULES)
_SHOWN = 5
"""Findings that a message names; the check of the change names all."""


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """A revision.

    Attributes:
        revision: id of its commit; empty for a folder.
        digest: names what its documents and settings say, wherever they come from.
        config: its settings.
        pack: the policies, its own among them.
        register: its documents.
        findings: what is wrong with the form of its files and documents.
    """

    revision: str
    digest: str
    config: Config
    pack: Pack
    register: Register
    findings: tuple[Finding, ...]


def load(root: Path, revision: str = "") -> Snapshot:
    """Load the register in the folder ``root``.

    A document that is wrong is no reason to refuse the others: whatever is ordered under it is denied. A file that
    cannot be read may be anything.

    Raises:
        Undecided: settings, policies or a file cannot be read, or there is no declaration.
    """
    try:
        config = _config(root)
        pack = gate.load_pack(config)
        files = find(config.register, Claims(config.claims, config.root))
    except UsageError as error:
        raise Undecided(error.text.en, error.text.zh) from error
    collected = collect((replace(file, display=_inside(root, file.path)) for file in files), "rust")
    unread = [one for one in collected.findings if one.level is Level.DENY and one.rule in _OF_READING]
    if collected.errors or unread:
        raise _unreadable([*collected.errors, *map(_where, unread)])
    if not any(entry.kind == "declaration" for entry in collected.entries):
        raise Undecided("there is no declaration in the register", "登记册中没有申报")
    return Snapshot(
        revision=revision,
        digest=_digest(collected.entries, root),
        config=config,
        pack=pack,
        register=join(collected.entries),
        findings=collected.findings,
    )


def _config(root: Path) -> Config:
    file = root / configuration.FILE_NAME
    config = configuration.load(file) if file.is_file() else configuration.Config(root, register=(root,))
    real = root.resolve()
    for path in (*config.register, *config.policies):
        # Whoever may write to the register may not therefore read the server.
        if not path.resolve().is_relative_to(real):
            raise UsageError(f"{path}: outside the register", f"{path}：不在登记册之内")
    return config


def _digest(entries: Iterable[Entry], root: Path) -> str:
    files = {entry.document.path: digest(entry.document.text.encode()) for entry in entries}
    settings = root / configuration.FILE_NAME
    if settings.is_file():
        files[configuration.FILE_NAME] = digest(settings.read_bytes())
    return digest("".join(f"{path}\0{files[path]}\n" for path in sorted(files)).encode("utf-8", "surrogateescape"))


def _inside(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _where(finding: Finding) -> Text:
    place = f"{finding.path}:{finding.span.line}:{finding.span.column}"
    return Text(f"{place}：{finding.message.zh}", f"{place}: {finding.message.en}")


def _unreadable(said: list[Text]) -> Undecided:
    more = len(said) - _SHOWN
    return Undecided(
        "; ".join(one.en for one in said[:_SHOWN]) + (f"; and {more} more" if more > 0 else ""),
        "；".join(one.zh for one in said[:_SHOWN]) + (f"；另有 {more} 处" if more > 0 else ""),
    )
