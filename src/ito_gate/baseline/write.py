"""Writes a baseline: an entry for each finding, in words, in an order that makes two of them comparable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from ito_gate.baseline.entries import Keeper
from ito_gate.baseline.file import MARK

if TYPE_CHECKING:
    from ito_gate.gate import Examined
    from ito_gate.policy.pack import Pack

_SHOWN = 400
_ORDER = ("kind", "document", "rule", "field", "message", "says", "digest", "beside")
_FIELDS = ("rule", "kind", "document", "field", "message", "says", "digest", "beside", "fingerprint", "expires_on")


def entries(examined: Examined, pack: Pack, expires_on: str, lang: str) -> list[dict[str, str]]:
    """Return an entry for each finding that a baseline may keep.

    Args:
        examined: the report and its documents.
        pack: the policies the report was made with.
        expires_on: the last day of each entry (ISO 8601).
        lang: in which language the entries say what was found.
    """
    keeper = Keeper(examined.register, pack)
    found = []
    for result in examined.report.results:
        for finding in keeper.kept(result):
            said = " ".join(finding.message.in_language(lang).split())
            entry = {**keeper.entry(result, finding), "expires_on": expires_on}
            entry["says"] = said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1]}…"
            found.append({name: entry[name] for name in _FIELDS if name in entry})
    return sorted(found, key=lambda entry: [entry.get(name, "") for name in _ORDER])


def text(kept: list[dict[str, str]], written_on: str) -> str:
    """Return the file that keeps ``kept``."""
    document = {"ito_gate": MARK, "written_on": written_on, "findings": kept}
    # A text that does not fit its line is not wrapped: a difference shows as one line.
    dumped: str = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=2**20)
    return dumped
