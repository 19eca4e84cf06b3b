"""What a baseline can keep, and the entry that keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ito_gate.evaluation import digest
from ito_gate.fingerprint import fingerprint
from ito_gate.model import Level, Status, json_pointer
from ito_gate.old import Owners, is_undetermined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ito_gate.model import Finding, Outcome, SubjectResult
    from ito_gate.policy.pack import Pack
    from ito_gate.register import Register

_KEPT = frozenset({Level.DENY, Level.WARN})
_OPEN = frozenset({Status.FAIL, Status.WARN, Status.UNDETERMINED})
NAMES = ("rule", "kind", "document", "field", "message", "fingerprint")
"""What an entry and a finding have to have in common."""


class Keeper:
    """Makes the entries of one report."""

    def __init__(self, register: Register, pack: Pack) -> None:
        self._owners = Owners(register.entries)
        self._by_id = register.by_id
        self._pack = pack

    def can_keep(self, outcome: Outcome, finding: Finding) -> bool:
        """Tell whether a baseline may keep ``finding``.

        Only what a rule found in a document that it could judge, and what has an effect: what could not be
        read or decided would pass by absence.
        """
        return (
            outcome.status in _OPEN
            and finding.level in _KEPT
            and finding.waiver is None
            and not is_undetermined(finding, self._pack)
        )

    def kept(self, result: SubjectResult) -> Iterator[Finding]:
        """Yield what a baseline may keep of a result that has a usable id."""
        if (result.kind, result.id) not in self._by_id:
            return
        for outcome in result.outcomes:
            yield from (finding for finding in outcome.findings if self.can_keep(outcome, finding))

    def entry(self, result: SubjectResult, finding: Finding) -> dict[str, str]:
        """Return what names ``finding``, and the state of the documents it was found in."""
        field = json_pointer(finding.pointer)
        beside = self._beside(result, finding)
        return {
            "rule": finding.rule,
            "kind": result.kind,
            "document": result.id,
            **({"field": field} if field else {}),
            "message": finding.message_id,
            "digest": result.digest,
            **({"beside": beside} if beside else {}),
            "fingerprint": fingerprint(finding, result.kind, result.id),
        }

    def _beside(self, result: SubjectResult, finding: Finding) -> str:
        """Return the digest of the document that a finding is in, where that is another than the one judged."""
        owner = self._owners.of(finding)
        if owner is None or (owner.document.path, owner.document.start) == (result.path, result.span):
            return ""
        return digest(owner.document.data)


def key(entry: Mapping[str, str]) -> tuple[str, ...]:
    """Return what an entry is found again by."""
    return tuple(entry.get(name, "") for name in NAMES)
