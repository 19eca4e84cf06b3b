"""Which declaration an order is placed under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ito_gate.model import Text
from ito_gate.purchase.index import text_at
from ito_gate.purchase.rules import BINDING
from ito_gate.reading.document import locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ito_gate.model import Finding, Json, Pointer
    from ito_gate.purchase.index import Index
    from ito_gate.reading.document import Document
    from ito_gate.register import Entry

_OVER = frozenset({"ended", "terminated"})
_BY = ("id", "uscc", "code", "name")
"""Fields that tell who the provider is, the surest first."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What was found.

    Attributes:
        declaration: the one the order is placed under; None where that cannot be told.
        findings: why it cannot be told.
    """

    declaration: Entry | None
    findings: tuple[Finding, ...] = ()


def bind(order: Document, index: Index) -> Binding:
    """Find the declaration that ``order`` is placed under.

    By its id, else by the number of the contract, else by provider and service. What the order names is never passed
    over for what comes next: an order with a wrong number is wrong, not a riddle.
    """
    data = order.data
    if id_ := text_at(data, "declaration"):
        return _by_id(order, id_, index)
    if number := text_at(data, "contract_number"):
        found = index.contracts.get(number, ())
        if found:
            return _single(order, found, ("contract_number",))
        return Binding(None, (_finding(order, "unknown-contract", {"number": number}, ("contract_number",)),))
    fitting = [one for provider in providers(data, index) for one in index.services.get(provider.id, ())]
    open_ = [one for one in dict.fromkeys(fitting) if one.text("stage") not in _OVER and _is_service(data, one)]
    if open_:
        return _single(order, open_, ("provider",))
    return Binding(None, (_finding(order, "none", {}, ("provider",)),))


def providers(order: Json, index: Index) -> Sequence[Entry]:
    """Return the providers of the register that the order's may be, by the surest field that it gives."""
    for field in _BY:
        if value := text_at(order, "provider", field):
            return index.providers.get((field, value), ())
    return ()


def _by_id(order: Document, id_: str, index: Index) -> Binding:
    found = index.holders.get(("declaration", id_), ())
    if len(found) == 1:
        return Binding(found[0])
    if found:
        paths = ", ".join(one.document.path for one in found)
        return Binding(None, (_finding(order, "taken-twice", {"id": id_, "paths": paths}, ("declaration",)),))
    from difflib import get_close_matches  # noqa: PLC0415 - only when there is something to suggest

    known = [id_ for kind, id_ in index.holders if kind == "declaration"]
    near = get_close_matches(id_, known, n=1)
    hint = Text(f"，是不是 {near[0]}？", f"; did you mean {near[0]}?") if near else ""
    return Binding(None, (_finding(order, "unknown", {"id": id_, "near": hint}, ("declaration",)),))


def _single(order: Document, found: Iterable[Entry], at: Pointer) -> Binding:
    declarations = tuple(found)
    if len(declarations) == 1:
        return Binding(declarations[0])
    ids = ", ".join(sorted(one.id for one in declarations))
    return Binding(None, (_finding(order, "several", {"ids": ids}, at),))


def _is_service(order: Json, declaration: Entry) -> bool:
    """Tell whether the order may be about the service of ``declaration``: by its name, else by its category."""
    if name := text_at(order, "service"):
        return name == declaration.text("name").strip()
    category = text_at(order, "category")
    return bool(category) and category == text_at(declaration.document.data, "service", "category")


def _finding(order: Document, message: str, values: dict[str, object], at: Pointer) -> Finding:
    return BINDING.finding(message, values, path=order.path, pointer=at, span=locate(order, at))
