"""The API as an OpenAPI 3.1 document: what the tests fuzz the server by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ito_gate import __version__
from ito_gate.purchase.statement import ALLOW, DENY
from ito_gate.serving.problems import KINDS, MEDIA_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DIGEST = {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
_WORDS = {
    "type": "object",
    "required": ["zh", "en"],
    "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
}
_DECISION_ID = {"type": "string", "format": "uuid"}
_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "pattern": "^urn:ito-gate:problem:"},
        "title": {"type": "string"},
        "title_zh": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "detail_zh": {"type": "string"},
    },
}
_FINDING = {
    "type": "object",
    "required": ["rule", "weight", "articles", "message", "remediation", "of", "pointer"],
    "properties": {
        "rule": {"type": "string"},
        "weight": {"enum": ["deny", "undetermined", "warn", "info", "waived"]},
        "articles": {"type": "array", "items": {"type": "string"}},
        "message": _WORDS,
        "remediation": _WORDS,
        "of": {"enum": ["order", "register"]},
        "pointer": {"type": "string"},
        "file": {"type": "string"},
        "line": {"type": "integer"},
        "latest": {"type": "string", "format": "date"},
    },
}
_NAMED = {
    "type": ["object", "null"],
    "required": ["id", "digest"],
    "properties": {"id": {"type": "string"}, "digest": _DIGEST, "file": {"type": "string"}},
}
_DECISION = {
    "type": "object",
    "required": [
        "decision_id",
        "decision",
        "outside",
        "order",
        "declaration",
        "as_of",
        "valid_until",
        "findings",
        "decided_at",
        "made_with",
        "record",
        "signature",
    ],
    "properties": {
        "decision_id": _DECISION_ID,
        "decision": {"enum": [ALLOW, DENY]},
        "outside": {"type": "boolean"},
        "order": _NAMED,
        "declaration": _NAMED,
        "as_of": {"type": "array", "items": {"type": "string", "format": "date"}},
        "valid_until": {"type": ["string", "null"], "format": "date-time"},
        "findings": {"type": "array", "items": {"$ref": "#/components/schemas/Finding"}},
        "decided_at": {"type": "string", "format": "date-time"},
        "made_with": {"type": "object", "additionalProperties": {"type": "string"}},
        "record": {
            "type": "object",
            "required": ["ledger", "seq", "hash"],
            "properties": {"ledger": {"type": "string"}, "seq": {"type": "integer"}, "hash": _DIGEST},
        },
        "signature": {"type": "string", "description": "JSON Web Signature (RFC 7515), compact."},
    },
}
_PENDING = {
    "type": "object",
    "required": ["decision_id", "status", "url"],
    "properties": {"decision_id": _DECISION_ID, "status": {"const": "pending"}, "url": {"type": "string"}},
}
_DATE = {"type": "string", "format": "date"}
_LINE = {"type": "string", "minLength": 1, "maxLength": 200}
_ORDER = {
    "type": "object",
    "description": "A purchase order, or the signing of a contract. What is missing or wrong is denied.",
    "required": ["id", "ordered_on", "provider", "amount", "currency"],
    "properties": {
        "id": _LINE,
        "kind": {"enum": ["purchase_order", "contract"]},
        "ordered_on": _DATE,
        "institution": _LINE,
        "declaration": _LINE,
        "contract_number": _LINE,
        "service": _LINE,
        "provider": {
            "type": "object",
            "minProperties": 1,
            "properties": {"id": _LINE, "uscc": _LINE, "code": _LINE, "name": _LINE},
        },
        "category": {
            "enum": ["consulting_planning", "dev_test", "operations", "security", "business_support", "other"]
        },
        "term": {"type": "object", "properties": {"starts_on": _DATE, "ends_on": _DATE}},
        "amount": {"type": "number", "minimum": 0, "description": "Rounded up to whole units of the currency."},
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
    },
}


def document() -> dict[str, Any]:
    """Return the API as OpenAPI 3.1."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "ito-gate",
            "version": __version__,
            "description": "Decides whether an order of IT outsourcing may be placed (银保监办发〔2021〕141号).",
        },
        "paths": {
            "/v1/decisions": {"post": _decide()},
            "/v1/decisions/{decision_id}": {"get": _look_up()},
            "/v1/webhooks/{source}": {"post": _hook(("source",))},
            "/v1/webhooks/{source}/{token}": {"post": _hook(("source", "token"))},
            "/v1/keys": {"get": _plain("The public keys of the signatures (JWK Set, RFC 7517).", "application/json")},
            "/healthz": {"get": _plain("The process answers.", "application/json")},
            "/readyz": {
                "get": {
                    **_plain("Decisions can be made.", "application/json"),
                    "responses": _answers({"200": _content("application/json", {})}, ("undecided",)),
                }
            },
            "/metrics": {"get": _plain("Numbers for Prometheus.", "text/plain")},
            "/openapi.json": {"get": _plain("This document.", "application/json")},
        },
        "components": {
            "schemas": {
                "Problem": _PROBLEM,
                "Finding": _FINDING,
                "Decision": _DECISION,
                "Pending": _PENDING,
                "Order": _ORDER,
            },
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


_OF_BODIES = ("unreadable", "unauthenticated", "slow", "conflict", "large", "undecided")


def _decide() -> dict[str, Any]:
    return {
        "summary": "Decide on an order.",
        "security": [{"token": []}],
        "parameters": [
            {
                "name": "Idempotency-Key",
                "in": "header",
                "schema": {"type": "string", "pattern": "^[!-~]{1,200}$"},
                "description": "The same key and body get the first answer; another body with it is a 409.",
            }
        ],
        "requestBody": {"required": True, **_content("application/json", _reference("Order"))},
        "responses": _answers(_decisions(), _OF_BODIES),
    }


def _hook(parameters: Iterable[str]) -> dict[str, Any]:
    return {
        "summary": "Decide on an event of a procurement system.",
        "parameters": [_in_path(name, {"type": "string", "minLength": 1}) for name in parameters],
        "requestBody": {"required": True, **_content("application/json", {"type": "object"})},
        "responses": _answers(
            {**_decisions(), "202": _content("application/json", _reference("Pending"))}, (*_OF_BODIES, "not-found")
        ),
    }


def _look_up() -> dict[str, Any]:
    return {
        "summary": "Look up a decision.",
        "security": [{"token": []}],
        "parameters": [_in_path("decision_id", _DECISION_ID)],
        "responses": _answers(
            {
                "200": _content("application/json", _reference("Decision")),
                "202": _content("application/json", _reference("Pending")),
            },
            ("unauthenticated", "not-found", "undecided"),
        ),
    }


def _decisions() -> dict[str, Any]:
    decision = _content("application/json", _reference("Decision"))
    return {"200": decision, "403": decision}


def _plain(summary: str, media_type: str) -> dict[str, Any]:
    return {"summary": summary, "responses": _answers({"200": _content(media_type, {})}, ())}


def _answers(good: Mapping[str, Any], problems: Iterable[str]) -> dict[str, Any]:
    statuses = sorted({str(KINDS[kind].status) for kind in problems})
    bad = {status: _content(MEDIA_TYPE, _reference("Problem")) for status in statuses}
    return {
        status: {"description": "The answer." if status in good else "No decision.", **content}
        for status, content in {**bad, **good}.items()
    }


def _content(media_type: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"content": {media_type: {"schema": schema}}}


def _reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _in_path(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": schema}
