"""The file of a baseline: ``ito_gate: baseline/v1``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ito_gate.discovery import display
from ito_gate.errors import UsageError
from ito_gate.evaluation import digest
from ito_gate.reading.document import Document, read
from ito_gate.reading.source import Limits
from ito_gate.single import single

if TYPE_CHECKING:
    from pathlib import Path

KIND = "baseline"
MARK = "baseline/v1"
MOST = 20_000
"""So many findings at most; whoever has more adopts the gate folder by folder."""

_LIMITS = Limits(size=32 * 1024 * 1024, values=12 * MOST + 10)


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline as it was read.

    Attributes:
        document: the file.
        written_on: the day it was written (ISO 8601).
        entries: what it keeps.
        digest: names what it says.
    """

    document: Document
    written_on: str
    entries: tuple[dict[str, str], ...]
    digest: str


def load(path: Path) -> Baseline:
    """Read a baseline.

    Raises:
        UsageError: it is missing or not valid; the message names the places.
        Undecided: it cannot be read.
    """
    if not path.is_file():
        raise UsageError(f"{path}: no such baseline", f"{path}：没有这个基线文件")
    shown = display(path.absolute())
    document = single(read(path, shown, _LIMITS), shown, KIND)
    data = document.data
    return Baseline(document, data["written_on"], tuple(data["findings"]), digest(data))
