"""Which declaration an order is placed under: exactly one, or the reason why not."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from ito_gate.model import Level
from ito_gate.purchase.binding import Binding, bind
from ito_gate.purchase.index import Index, index
from ito_gate.reading.document import read_text
from ito_gate.register import Entry, join


def entry(kind: str, path: str = "", **fields: Any) -> Entry:
    text = yaml.safe_dump({"ito_gate": f"{kind}/v1", **fields}, allow_unicode=True)
    (document,) = read_text(text, path or f"{fields.get('id', kind)}.yaml", "yaml").documents
    return Entry(kind, document)


def declaration(id_: str, **fields: Any) -> Entry:
    own = {"name": f"服务 {id_}", "stage": "filed", "provider": "p-1", "service": {"category": "operations"}}
    return entry("declaration", id=id_, **{**own, **fields})


def provider(id_: str, **fields: Any) -> Entry:
    return entry("provider", id=id_, name=f"公司 {id_}", **fields)


REGISTER = index(
    join(
        (
            declaration("ITO-1", contract={"number": "HT-1"}),
            declaration("ITO-2", service={"category": "security"}),
            declaration("ITO-3", provider="p-2", contract={"number": "HT-3"}),
            declaration("ITO-4", provider="p-2", contract={"number": "HT-3"}),
            declaration("ITO-5", stage="ended"),
            declaration("ITO-6", path="one.yaml"),
            declaration("ITO-6", path="two.yaml"),
            provider("p-1", uscc="91110000600037341L", vendor_codes=["odoo:88"]),
            provider("p-2"),
        )
    ),
    (),
)


def bound(order: dict[str, Any], register: Index = REGISTER) -> Binding:
    (document,) = read_text(json.dumps(order, ensure_ascii=False), "order.json", "json").documents
    return bind(document, register)


def id_of(binding: Binding) -> str:
    assert binding.declaration is not None
    assert binding.findings == ()
    return binding.declaration.id


def why(binding: Binding) -> tuple[str, str]:
    assert binding.declaration is None
    (finding,) = binding.findings
    assert finding.level is Level.DENY
    return finding.message_id, finding.message.en


@pytest.mark.parametrize(
    ("order", "id_"),
    [
        ({"declaration": "ITO-1"}, "ITO-1"),
        ({"declaration": " ITO-1 "}, "ITO-1"),
        ({"declaration": "ITO-5"}, "ITO-5"),
        ({"declaration": "ITO-2", "contract_number": "HT-1"}, "ITO-2"),
        ({"contract_number": "HT-1"}, "ITO-1"),
        ({"provider": {"id": "p-1"}, "category": "operations"}, "ITO-1"),
        ({"provider": {"uscc": "91110000600037341L"}, "category": "security"}, "ITO-2"),
        ({"provider": {"code": "odoo:88"}, "category": "security"}, "ITO-2"),
        ({"provider": {"name": "公司 p-1"}, "category": "security"}, "ITO-2"),
        ({"provider": {"name": "公司 p-1"}, "service": "服务 ITO-2"}, "ITO-2"),
    ],
)
def test_found(order: dict[str, Any], id_: str) -> None:
    register = REGISTER
    if order.get("category") == "operations":
        # One that shares provider and category, and is over, does not get in the way; one that is not, does.
        entries = [one for key, held in REGISTER.holders.items() for one in held if key[1] != "ITO-6"]
        register = index(join(entries), ())
    assert id_of(bound(order, register)) == id_


@pytest.mark.parametrize(
    ("order", "message", "said"),
    [
        ({"declaration": "ITO-9"}, "unknown", "ITO-9; did you mean"),
        ({"declaration": "nothing like it"}, "unknown", "nothing like it"),
        ({"declaration": "ITO-6"}, "taken-twice", "one.yaml, two.yaml"),
        ({"declaration": "ITO-9", "contract_number": "HT-1"}, "unknown", "ITO-9"),
        ({"contract_number": "HT-9", "provider": {"id": "p-1"}, "category": "security"}, "unknown-contract", "HT-9"),
        ({"contract_number": "HT-3"}, "several", "ITO-3, ITO-4"),
        ({"provider": {"id": "p-2"}, "category": "operations"}, "several", "ITO-3, ITO-4"),
        ({"provider": {"id": "p-9"}, "category": "operations"}, "none", ""),
        ({"provider": {"id": "p-1"}}, "none", ""),
        ({"provider": {"id": "p-1"}, "category": "dev_test"}, "none", ""),
        ({"provider": {"id": "p-1"}, "service": "别的服务", "category": "security"}, "none", ""),
        ({"provider": {"uscc": "9", "name": "公司 p-1"}, "category": "security"}, "none", ""),
        ({"provider": {}}, "none", ""),
        ({"provider": "p-1", "category": "security"}, "none", ""),
        ({"declaration": 7, "contract_number": None}, "none", ""),
        ({}, "none", ""),
    ],
)
def test_not_found(order: dict[str, Any], message: str, said: str) -> None:
    id_, text = why(bound(order))
    assert id_ == message
    assert said in text


def test_a_register_around_a_declaration() -> None:
    (one,) = REGISTER.holders["declaration", "ITO-1"]
    around = REGISTER.around(one)
    assert {(entry.kind, entry.id) for entry in around.entries} == {("declaration", "ITO-1"), ("provider", "p-1")}
    twice = REGISTER.around(REGISTER.holders["declaration", "ITO-6"][0])
    assert sum(entry.id == "ITO-6" for entry in twice.entries) == 2
