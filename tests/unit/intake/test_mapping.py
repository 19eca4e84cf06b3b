"""From an event to the fields of an order."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ito_gate.intake.event import parse
from ito_gate.intake.mapping import FORM_OF, FORMS, ORDER_FIELDS, Field, order_of, value_at
from ito_gate.intake.presets import PRESETS


@pytest.mark.parametrize(
    ("pointers", "value"),
    [
        (("/a",), "x"),
        (("/none", "/a"), "x"),
        (("/list/1",), 2),
        (("/list/9",), None),
        (("/list/-1",), None),
        (("/list/x",), None),
        (("/a/b",), None),
        (("/empty",), None),
        (("/blank", "/a"), "x"),
        (("/false",), None),
        (("/null",), None),
        (("/zero",), 0),
        (("/a~1b",), "slash"),
        (("/a~0b",), "tilde"),
        (("/list",), None),
        (("/padded",), "y"),
    ],
)
def test_the_first_pointer_that_leads_to_a_value(pointers: tuple[str, ...], value: object) -> None:
    event = {
        "a": "x",
        "list": [1, 2],
        "empty": "",
        "blank": "  ",
        "false": False,
        "null": None,
        "zero": 0,
        "a/b": "slash",
        "a~b": "tilde",
        "padded": " y ",
    }
    assert value_at(event, pointers) == value


@pytest.mark.parametrize(
    ("raw", "zone", "day"),
    [
        ("2026-10-11", "UTC", "2026-10-11"),
        ("2026-10-11 15:59:59", "UTC", "2026-10-11"),
        ("2026-10-11 16:00:00", "UTC", "2026-10-12"),
        ("2026-10-11 16:00:00", "Asia/Shanghai", "2026-10-11"),
        ("2026-10-11T16:00:00Z", "Asia/Shanghai", "2026-10-12"),
        ("2026-10-11T01:00:00+09:00", "Asia/Shanghai", "2026-10-11"),
        ("2026-10-11 10:30:00.123456", "Asia/Shanghai", "2026-10-11"),
        ("11/10/2026", "UTC", "11/10/2026"),
        ("2026-13-01", "UTC", "2026-13-01"),
        ("9999-12-31 23:00:00", "UTC", "9999-12-31 23:00:00"),
        (20261011, "UTC", "2026-10-11"),
    ],
)
def test_days_are_those_of_shanghai(raw: object, zone: str, day: str) -> None:
    assert FORMS["date"](raw, Field(("/d",), "date", zone)) == day


@pytest.mark.parametrize(
    ("raw", "amount"),
    [
        (1280000, 1280000),
        (Decimal("1280000.00"), 1280000),
        (Decimal("1280000.01"), 1280001),
        ("1280000.5", 1280001),
        (0, 0),
        (Decimal("-0.5"), 0),
        (-7, -7),
        ("1,280,000", "1,280,000"),
        ("１２８", "１２８"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        ("", ""),
        ("NaN", "NaN"),
        (Decimal("1e999999"), "1E+999999"),
        (True, True),
    ],
)
def test_amounts_are_whole_and_rounded_up(raw: object, amount: object) -> None:
    assert FORMS["amount"](raw, Field(("/a",), "amount")) == amount


def test_values_are_translated_and_others_passed_on() -> None:
    fields = {
        "currency": Field(("/c",), values={"7": "CNY"}),
        "provider.code": Field(("/p",), prefix="odoo:"),
        "category": Field(("/k",), values={"IT-OPS": "operations"}),
    }
    event = {"c": 7, "p": 88, "k": "IT-DEV"}
    assert order_of(event, fields) == {
        "kind": "purchase_order",
        "currency": "CNY",
        "provider": {"code": "odoo:88"},
        "category": "IT-DEV",
    }


def test_nothing_is_made_up() -> None:
    assert order_of({}, PRESETS["erpnext"].fields) == {"kind": "purchase_order"}
    assert order_of(None, PRESETS["odoo"].fields) == {"kind": "purchase_order"}


def test_an_odoo_order() -> None:
    event = parse(
        '{"_model":"purchase.order","amount_total":1280000.0,"currency_id":[7,"CNY"],'
        '"date_order":"2026-10-11 16:30:00","id":57,"name":"P00057","origin":"ITO-2026-002",'
        '"partner_id":[88,"示例公司"],"partner_ref":false,"x_ito_ends_on":"2027-03-31"}'.encode()
    )
    assert order_of(event, PRESETS["odoo"].fields) == {
        "kind": "purchase_order",
        "id": "P00057",
        "ordered_on": "2026-10-12",
        "declaration": "ITO-2026-002",
        "provider": {"code": "odoo:88", "name": "示例公司"},
        "term": {"ends_on": "2027-03-31"},
        "amount": 1280000,
        "currency": "CNY",
    }


def test_an_erpnext_order() -> None:
    event = parse(
        '{"doctype":"Purchase Order","name":"PUR-ORD-2026-00057","docstatus":1,"supplier":"SUP-1",'
        '"supplier_name":"示例公司","transaction_date":"2026-10-11","currency":"CNY","grand_total":1280000.4,"custom_ito_declaration":"ITO-2026-002",'
        '"custom_ito_category":"operations","custom_ito_starts_on":"2026-10-12",'
        '"custom_ito_ends_on":"2027-03-31"}'.encode()
    )
    order = order_of(event, PRESETS["erpnext"].fields)
    assert order["provider"] == {"code": "erpnext:SUP-1", "name": "示例公司"}
    assert order["amount"] == 1280001
    assert order["term"] == {"starts_on": "2026-10-12", "ends_on": "2027-03-31"}


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_presets_know_only_fields_of_orders(name: str) -> None:
    preset = PRESETS[name]
    assert set(preset.fields) <= set(ORDER_FIELDS)
    assert {key: field.form for key, field in preset.fields.items() if field.form != "text"} == {
        key: form for key, form in FORM_OF.items() if key in preset.fields
    }
    assert all(pointer.startswith("/") for field in preset.fields.values() for pointer in field.at)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([f.at[0][1:] for f in PRESETS["odoo"].fields.values()]), JSON))
def test_any_event_gives_an_order_of_plain_values(event: dict[str, Any]) -> None:
    order = order_of(event, PRESETS["odoo"].fields)
    for value in order.values():
        for one in value.values() if isinstance(value, dict) else (value,):
            assert isinstance(one, str | int)
