"""What a register has already: whom a draft can name, and the next free id."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ito_gate import discovery
from ito_gate.errors import Undecided
from ito_gate.reading.document import read_bytes
from ito_gate.reading.source import DEFAULT, load
from ito_gate.report.invisible import one_line
from ito_gate.schema import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ito_gate.config import Config
    from ito_gate.reading.document import Document

OFFERED = ("provider", "institution")
"""Kinds of document that are offered by name."""

_NAMED = re.compile(b"|".join(f"{kind}/v1".encode() for kind in OFFERED))
_SERIES = {"declaration": "ITO", "incident": "INC"}


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found.

    Attributes:
        names: of the documents that can be named, by kind and id.
        next_id: the next free id, for a kind whose ids are a series; empty for any other.
    """

    names: Mapping[str, Mapping[str, str]]
    next_id: str


def survey(config: Config, kind: str, year: str) -> Survey:
    """Look through a register on behalf of a draft.

    Only files that hold a provider or an institution are parsed: a register may have ten thousand declarations.
    An id is taken if any file so much as mentions it; a file that cannot be parsed counts too.

    Args:
        config: names the register.
        kind: of the draft.
        year: of the draft, as in ``ITO-2026-001``.

    Raises:
        UsageError: the register names a folder that is not there.
    """
    names: dict[str, dict[str, str]] = {one: {} for one in OFFERED}
    series = f"{_SERIES[kind]}-{year}-" if kind in _SERIES else ""
    taken = re.compile(rf"(?<![\w.-]){series}([0-9]{{3,6}})(?![\w.-])".encode(), re.ASCII)
    highest = 0
    for path, shown in _files(config):
        try:
            content = load(path, shown, DEFAULT)
        except Undecided:
            continue  # The check at the end says what is wrong with it.
        if series:
            highest = max([highest, *map(int, taken.findall(content))])
        if _NAMED.search(content):
            _add(names, content, path, shown)
    return Survey(names, f"{series}{highest + 1:03}" if series else "")


def _files(config: Config) -> Iterator[tuple[Path, str]]:
    for file in discovery.find(config.register, discovery.Claims(config.claims, config.root)):
        yield file.path, file.display


def _add(names: dict[str, dict[str, str]], content: bytes, path: Path, shown: str) -> None:
    reading = read_bytes(content, shown, "json" if path.suffix.lower() == ".json" else "yaml")
    for document in reading.documents:
        kind, id_ = kind_of(document.data), _text(document, "id")
        if kind in names and id_:
            names[kind].setdefault(id_, one_line(_text(document, "name")))


def _text(document: Document, field: str) -> str:
    value = document.data.get(field) if isinstance(document.data, dict) else None
    return value if isinstance(value, str) else ""
