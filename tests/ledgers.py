"""Logs for tests: drafts, and answers as the server makes them."""

from __future__ import annotations

import json
from typing import Any

from ito_gate.ledger.record import Link, digest
from ito_gate.ledger.signing import Signer, signer
from ito_gate.ledger.store import Draft, Ordered
from ito_gate.ledger.verify import answer_digest

SIGNER: Signer = signer("HS256", b"s" * 32, "test")


def draft(
    event: str,
    *,
    body: str = "",
    declaration: str = "",
    decision: str = "allow",
    seen: int = 0,
    amount: int | None = None,
    order: str = "",
    call_back: bool = False,
    source: str = "erp",
    decision_id: str = "",
) -> Draft:
    """A decision on an event; everything about it follows from what is given."""
    evidence = f"evidence of {declaration or event}".encode()
    decision_id = decision_id or f"d-{source}-{event}"
    result: dict[str, Any] = {
        "decision": decision,
        "declaration": {"id": declaration} if declaration else None,
        "findings": [],
    }
    return Draft(
        decision_id=decision_id,
        source=source,
        event_id=event,
        body_digest=digest((body or event).encode()),
        decision=decision,
        content={
            "decision_id": decision_id,
            "requested_by": source,
            "input": {"event": digest((body or event).encode()), "evidence": {"order": digest(evidence)}},
            "result": result,
            "answer": {"decision_id": decision_id},
        },
        declaration=declaration,
        seen=seen,
        ordered=None if amount is None else Ordered(order or f"PO-{event}", amount, "CNY"),
        evidence={digest(evidence): evidence},
        call_back=call_back,
    )


def answer_of(one: Draft) -> Any:
    """What makes the answer of a draft."""

    def answer(place: Link) -> tuple[int, bytes]:
        body = {**one.content["result"], **one.content["answer"]}
        record = {"ledger": place.ledger, "seq": place.seq, "hash": place.hash}
        signature = SIGNER.sign({"answer": answer_digest(body), "record": record})
        return 200, json.dumps({**body, "record": record, "signature": signature}).encode()

    return answer
