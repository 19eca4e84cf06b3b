"""Whether the log is whole: what was edited, taken out, put in another order, or cut off.

The chain shows what was changed inside it. It cannot show that its end was cut off, nor that all of it was written
anew: for that it is compared with signatures that others keep, be it the answers that procurement systems got or heads
that were put aside.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ito_gate.ledger.errors import LedgerError
from ito_gate.ledger.record import digest, genesis, link
from ito_gate.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ito_gate.ledger.record import Record
    from ito_gate.ledger.signing import Verifier
    from ito_gate.ledger.store import Row, Store

EVIDENCE = "evidence"
"""Key of ``input`` of a record that lists what was judged, by digest."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written.

    Attributes:
        seq: number of the record; 0 where it is about the log as a whole.
        text: what is wrong.
    """

    seq: int
    text: Text


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found.

    Attributes:
        count: number of records.
        hash: of the last.
        kept: signatures kept elsewhere that the log agrees with.
        faults: what is wrong.
    """

    count: int
    hash: str
    kept: int
    faults: tuple[Fault, ...]


def verify(store: Store, kept: Sequence[str] = (), verifier: Verifier | None = None) -> Verified:
    """Check the whole log.

    Args:
        store: the log.
        kept: signatures that were kept elsewhere.
        verifier: of the key they are signed with; the answers in the log are checked with it too.

    Raises:
        LedgerError: the log cannot be read.
    """
    faults: list[Fault] = []
    hashes: dict[int, str] = {}
    previous = genesis(store.ledger)
    checked: dict[str, bool] = {}
    last = 0
    for record, row in zip(store.records(), store.rows(), strict=True):
        faults += _chain_faults(record, last + 1, previous)
        faults += _row_faults(record, row, verifier)
        faults += _evidence_faults(store, record, checked)
        hashes[record.link.seq] = record.link.hash
        last, previous = record.link.seq, record.link.hash
    faults += _head_faults(store, last, previous)
    agreed = 0
    for number, signature in enumerate(kept, 1):
        fault = _kept_fault(store, signature, number, hashes, verifier)
        agreed += fault is None
        faults += [fault] if fault else []
    return Verified(len(hashes), previous, agreed, tuple(faults))


def _chain_faults(record: Record, expected: int, previous: str) -> Iterator[Fault]:
    place = record.link
    if place.seq != expected:
        yield Fault(place.seq, Text(f"应为第 {expected} 条：有记录被删除", f"number {expected} is missing"))
    if place.previous != previous:
        yield Fault(place.seq, Text("与前一条接不上", "it is not bound to the record before it"))
    if link(place.ledger, place.seq, place.previous, record.content).hash != place.hash:
        yield Fault(place.seq, Text("内容或位置被改动", "its content or its place was changed"))


def _row_faults(record: Record, row: Row, verifier: Verifier | None) -> Iterator[Fault]:
    seq = record.link.seq
    content = _json(record.content)
    said = {
        "decision_id": content.get("decision_id"),
        "source": content.get("requested_by"),
        "decision": _at(content, "result", "decision"),
        "declaration": _at(content, "result", "declaration", "id") or "",
        "body_digest": _at(content, "input", "event"),
    }
    for name, value in said.items():
        if getattr(row, name) != value:
            yield Fault(seq, Text(f"旁注的 {name} 与记录不符", f"{name} beside it is not what it says"))
    answer = _json(row.answer)
    statement = {key: value for key, value in answer.items() if key not in {"signature", "record"}}
    if statement != {**_object(content.get("result")), **_object(content.get("answer"))}:
        yield Fault(seq, Text("所存的答复与记录不符", "the answer kept is not what it says"))
    place = {"ledger": record.link.ledger, "seq": seq, "hash": record.link.hash}
    if answer.get("record") != place:
        yield Fault(seq, Text("所存的答复指向别处", "the answer kept names another place"))
    if verifier is not None:
        claims = verifier.claims(str(answer.get("signature", "")))
        if claims is None or claims.get("record") != place or claims.get("answer") != answer_digest(statement):
            yield Fault(seq, Text("所存答复的签名不符", "the answer kept is not signed with this key"))


def answer_digest(statement: dict[str, Any]) -> str:
    """Return what a signature says of an answer: the SHA-256 of its JSON without place and signature, keys sorted."""
    return digest(json.dumps(statement, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())


def _evidence_faults(store: Store, record: Record, checked: dict[str, bool]) -> Iterator[Fault]:
    names = _at(_json(record.content), "input", EVIDENCE)
    for name in names.values() if isinstance(names, dict) else ():
        if name not in checked:
            checked[name] = _is_whole(store, name)
        if not checked[name]:
            yield Fault(record.link.seq, Text(f"证据 {name} 缺失或被改动", f"evidence {name} is missing or changed"))


def _is_whole(store: Store, name: str) -> bool:
    try:
        data = store.evidence(name)
    except LedgerError:
        return False
    return data is not None and digest(data) == name


def _head_faults(store: Store, last: int, hash_of_last: str) -> Iterator[Fault]:
    seq, hash_ = store.head()
    if (seq, hash_) != (last, hash_of_last):
        yield Fault(
            0,
            Text(
                f"链头为第 {seq} 条，最后一条为第 {last} 条：末尾有记录被删除或改动",
                f"the head is number {seq}, the last record number {last}: the end was cut off or changed",
            ),
        )


def _kept_fault(
    store: Store, signature: str, number: int, hashes: dict[int, str], verifier: Verifier | None
) -> Fault | None:
    claims = verifier.claims(signature) if verifier is not None else None
    place = _object((claims or {}).get("record"))
    seq = place.get("seq")
    if not isinstance(seq, int):
        return Fault(0, Text(f"所存的第 {number} 个签名不符", f"signature {number} is not of this key"))
    if place.get("ledger") != store.ledger:
        return Fault(0, Text(f"所存的第 {number} 个签名属于另一个日志", f"signature {number} is of another log"))
    if seq not in hashes and seq != 0:
        return Fault(seq, Text("曾经签名的记录已不在：末尾被删除", "was signed once and is gone: the end was cut off"))
    if place.get("hash") != hashes.get(seq, genesis(store.ledger)):
        return Fault(seq, Text("与曾经签名的不同：日志被重写", "is not what was signed once: the log was rewritten"))
    return None


def _json(text: str | bytes) -> dict[str, Any]:
    try:
        return _object(json.loads(text))
    except ValueError:
        return {}


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _at(value: Any, *way: str) -> Any:  # noqa: ANN401 - JSON
    for step in way:
        value = _object(value).get(step)
    return value
