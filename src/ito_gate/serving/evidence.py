"""What a decision was made of, kept by digest, so that it can be made again and compared."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ito_gate.errors import Undecided
from ito_gate.ledger.record import digest
from ito_gate.policy import pack as policies
from ito_gate.report import RenderOptions, render

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ito_gate.config import Config
    from ito_gate.model import Json
    from ito_gate.policy.pack import Pack
    from ito_gate.purchase.decide import Decided
    from ito_gate.register import Register

_PARTS = ("modules", "linked", "catalogue", "texts", "calendar", "incidents", "revision", "digest")
"""Of a pack: what ``policy.pack.make`` makes it of."""


def of_pack(pack: Pack) -> bytes:
    """Return the policies and their calendar as bytes."""
    return _dump({part: getattr(pack, part) for part in _PARTS})


def pack_of(data: bytes) -> Pack:
    """Return the policies that ``of_pack`` kept.

    Raises:
        Undecided: they are not what it writes.
    """
    try:
        return policies.make(**json.loads(data))
    except (ValueError, TypeError, KeyError) as error:
        raise Undecided(f"the policies that were kept cannot be read: {error}") from error


def of_decision(decided: Decided, register: Register, config: Config) -> dict[str, bytes]:
    """Return what the decision was made of besides the policies, by a name for each.

    The documents are those that the verdict depends on, as text; with the order, the settings and the reports.
    """
    documents = {entry.document.path: entry.document.text for entry in register.entries}
    kept = {
        "documents": _dump(documents),
        "options": _dump({"options": dict(config.options), "fail_on": config.fail_on}),
        "reports": _dump(["".join(render("json", report, RenderOptions())) for report in decided.reports]),
    }
    if decided.order is not None:
        kept["order"] = decided.order.text.encode()
    return kept


def named(kept: Mapping[str, bytes]) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return the digests of ``kept`` by name, and the contents by digest."""
    digests = {name: digest(data) for name, data in kept.items()}
    return digests, {digests[name]: data for name, data in kept.items()}


def _dump(value: Json | Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")
