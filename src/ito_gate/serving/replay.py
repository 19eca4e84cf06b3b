"""Makes a decision of the past again, of what it was made of then, and compares."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ito_gate import gate
from ito_gate.config import Config
from ito_gate.errors import Undecided
from ito_gate.holding import Unknown
from ito_gate.model import Level, Text
from ito_gate.purchase.decide import Decider
from ito_gate.purchase.index import index
from ito_gate.purchase.rules import UNCHANGED
from ito_gate.purchase.statement import statement
from ito_gate.reading.document import read_text
from ito_gate.register import Entry, join
from ito_gate.schema import check, schema_digest
from ito_gate.serving import evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.holding import Snapshot
    from ito_gate.ledger.store import Store
    from ito_gate.model import Finding, Json
    from ito_gate.purchase.index import Index

_NO_HISTORY = Unknown(Text("未重新比较", "not compared again"))
_ORDER_ONLY = frozenset({"ito_gate", "ordered_before"})


@dataclass(frozen=True, slots=True)
class Replayed:
    """A decision made again.

    Attributes:
        then: what the log says.
        now: what comes out today.
        notes: what could not be made as it was then.
    """

    then: dict[str, Json]
    now: dict[str, Json]
    notes: tuple[Text, ...]

    @property
    def differences(self) -> tuple[str, ...]:
        """The parts that are not the same."""
        return tuple(name for name in self.then if self.then[name] != self.now.get(name))


def replay(store: Store, decision_id: str, held: Snapshot | None) -> Replayed:
    """Make a decision again.

    The policies are those of then, also where this program has others by now; programs and schemas are today's.

    Args:
        store: the log.
        decision_id: of the decision.
        held: the register of then, for a decision that named no declaration; else None: what it rests on is kept.

    Raises:
        Undecided: there is no such decision, or what it was made of is not there.
    """
    record = store.record(decision_id)
    if record is None:
        raise Undecided(f"no decision {decision_id}", f"没有决定 {decision_id}")
    content = json.loads(record.content)
    kept = _Kept(store, content["input"]["evidence"])
    notes = []
    made_with = content["answer"]["made_with"]
    if made_with["schema_digest"] != schema_digest():
        notes.append(Text("文件格式（schema）与当时不同", "the schemas are others than then"))
    if content["result"]["declaration"] is None and not content["result"]["outside"] and held is None:
        revision = made_with["register_revision"]
        raise Undecided(
            f"the decision rests on the whole register: name it as it was then, --register GIT_URL@{revision or '…'}",
            f"这个决定取决于整个登记册：请指明当时的登记册，--register 仓库地址@{revision or '…'}",
        )
    if held is not None and held.digest != made_with["register_digest"]:
        raise Undecided(
            f"the register is {held.digest}, and was {made_with['register_digest']}",
            f"登记册为 {held.digest}，当时为 {made_with['register_digest']}",
        )
    settings = json.loads(kept.read("options"))
    register = (
        _index(json.loads(kept.read("documents"))) if held is None else index(held.register, held.collection.findings)
    )
    order = json.loads(kept.read("order"))
    request = gate.Request(
        paths=(),
        config=Config(Path.cwd(), options=settings["options"], fail_on=settings["fail_on"]),
        as_of="",
        fail_on=Level(settings["fail_on"] or "deny"),
    )
    pack = evidence.pack_of(kept.read("policies"))
    with gate.opened(request, pack) as engine:
        decided = Decider(request, pack, engine, register, lambda _: _NO_HISTORY).decide(
            {name: value for name, value in order.items() if name not in _ORDER_ONLY},
            lambda _: order.get("ordered_before", []),
            today=content["input"]["day"],
            outside=content["input"]["outside"],
        )
    then, now = content["result"], json.loads(json.dumps(statement(decided, content["input"]["day"])))
    if any(one["rule"] == UNCHANGED.id for one in (*then["findings"], *now["findings"])):
        notes.append(
            Text(
                "报告之后有无变更（purchase/unchanged-since-report）取决于仓库历史，未重新比较",
                "whether anything changed since the report (purchase/unchanged-since-report) takes the repository's "
                "history, and was not compared",
            )
        )
        then, now = _without(then, UNCHANGED.id), _without(now, UNCHANGED.id)
    return Replayed(then, now, tuple(notes))


class _Kept:
    def __init__(self, store: Store, names: Mapping[str, str]) -> None:
        self._store = store
        self._names = names

    def read(self, name: str) -> bytes:
        digest = self._names.get(name)
        data = None if digest is None else self._store.evidence(digest)
        if data is None:
            raise Undecided(
                f"what the decision was made of is not in the log: {name}", f"日志中没有作出决定所依据的 {name}"
            )
        return data


def _index(documents: Mapping[str, str]) -> Index:
    entries: list[Entry] = []
    findings: list[Finding] = []
    for path, text in documents.items():
        reading = read_text(text, path, "json" if path.lower().endswith(".json") else "yaml")
        findings += reading.findings
        flawed = any(finding.level is Level.DENY for finding in reading.findings)
        for document in reading.documents:
            kind, problems = check(document)
            findings += problems
            if kind is not None:
                entries.append(Entry(kind, document, flawed=flawed or bool(problems)))
    return index(join(entries), findings)


def _without(said: Mapping[str, Any], rule: str) -> dict[str, Any]:
    """Leave out what a rule found; if it alone decided, what was decided is not compared either."""
    others = [one for one in said["findings"] if one["rule"] != rule]
    decided = {} if any(one["rule"] == rule and one["weight"] == "deny" for one in said["findings"]) else said
    return {**{name: decided.get(name) for name in said}, "findings": others}
