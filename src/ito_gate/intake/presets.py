"""The systems whose events are known: where each says what, and how it proves who it is.

What a system cannot say of itself (the declaration, the category, the term) stands in fields that the bank adds to its
orders under these names, or maps in the settings (``fields``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ito_gate.intake.mapping import FORM_OF, ORDER_FIELDS, Field

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Preset:
    """A kind of source.

    Attributes:
        fields: where its events say what, by field of an order.
        scheme: how it proves who it is, a name of ``authenticity.SCHEMES``; empty where the settings have to say.
    """

    fields: Mapping[str, Field]
    scheme: str


def _plain(root: str) -> dict[str, Field]:
    """The fields of an order document under their own names, below ``root``."""
    return {name: Field((f"{root}/{name.replace('.', '/')}",), form=FORM_OF.get(name, "text")) for name in ORDER_FIELDS}


PRESETS: Mapping[str, Preset] = {
    # The body of POST /v1/decisions.
    "order": Preset(_plain(""), "bearer"),
    # Standard Webhooks: {"type": …, "timestamp": …, "data": {…}}.
    "standard": Preset(_plain("/data"), "standard"),
    # Odoo, model purchase.order, server action "Send Webhook Notification": no signature, times in UTC, a reference
    # to another record as its number or as [number, "name"], an empty field as false.
    "odoo": Preset(
        {
            "id": Field(("/name",)),
            "ordered_on": Field(("/date_order",), form="date", zone="UTC"),
            "declaration": Field(("/x_ito_declaration", "/origin")),
            "contract_number": Field(("/x_ito_contract",)),
            "provider.code": Field(("/partner_id/0", "/partner_id"), prefix="odoo:"),
            "provider.name": Field(("/partner_id/1",)),
            "category": Field(("/x_ito_category",)),
            "term.starts_on": Field(("/x_ito_starts_on",), form="date", zone="UTC"),
            "term.ends_on": Field(("/x_ito_ends_on",), form="date", zone="UTC"),
            "amount": Field(("/amount_total",), form="amount"),
            "currency": Field(("/currency_id/1", "/currency_id")),
        },
        "path",
    ),
    # ERPNext, doctype Purchase Order, signed by Frappe.
    "erpnext": Preset(
        {
            "id": Field(("/name",)),
            "ordered_on": Field(("/transaction_date",), form="date"),
            "declaration": Field(("/custom_ito_declaration",)),
            "contract_number": Field(("/custom_ito_contract",)),
            "provider.code": Field(("/supplier",), prefix="erpnext:"),
            "provider.name": Field(("/supplier_name",)),
            "provider.uscc": Field(("/tax_id",)),
            "category": Field(("/custom_ito_category",)),
            "term.starts_on": Field(("/custom_ito_starts_on",), form="date"),
            "term.ends_on": Field(("/custom_ito_ends_on",), form="date"),
            "amount": Field(("/grand_total",), form="amount"),
            "currency": Field(("/currency",)),
        },
        "frappe",
    ),
    # Anything else: fields and authenticity are the settings'.
    "mapping": Preset({}, ""),
}
