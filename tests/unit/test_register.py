from __future__ import annotations

from typing import Any

import pytest

from ito_gate.reading.document import read_text
from ito_gate.register import Entry, Register, join


def entry(kind: str, text: str, path: str = "a.yaml") -> Entry:
    (document,) = read_text(text, path, "yaml").documents
    return Entry(kind, document)


PROVIDER = entry("provider", "ito_gate: provider/v1\nid: haiyun\n", "p.yaml")
INSTITUTION = entry("institution", "ito_gate: institution/v1\nid: bank\n", "i.yaml")
DECLARATION = entry(
    "declaration",
    "ito_gate: declaration/v1\nid: D-1\nprovider: haiyun\ninstitution: bank\nservice:\n  audited_providers: [haiyun]\n",
)


def said(register: Register, *checked: Entry) -> list[tuple[str, str, int, int]]:
    findings = register.findings(frozenset(checked))
    return [(finding.rule, finding.message.en, finding.span.line, finding.span.column) for finding in findings]


def test_documents_are_joined_by_their_ids() -> None:
    register = join([DECLARATION, PROVIDER, INSTITUTION])
    assert register.related(DECLARATION) == {"provider": PROVIDER, "institution": INSTITUTION}
    assert said(register, DECLARATION) == []


def test_a_broken_reference_is_located_and_the_nearest_id_named() -> None:
    lost = entry("declaration", "ito_gate: declaration/v1\nid: D-1\nprovider: haiyum\ninstitution: bank\n")
    register = join([lost, PROVIDER, INSTITUTION])
    assert said(register, lost) == [
        ("register/reference", "the register has no provider haiyum; did you mean haiyun?", 3, 11)
    ]
    assert register.related(lost) == {"institution": INSTITUTION}


def test_each_reference_in_a_list_is_followed() -> None:
    incident = entry(
        "incident", "ito_gate: incident/v1\nid: I\nprovider: haiyun\ninstitution: bank\ndeclarations: [D-1, D-2]\n"
    )
    register = join([incident, DECLARATION, PROVIDER, INSTITUTION])
    assert said(register, incident) == [
        ("register/reference", "the register has no declaration D-2; did you mean D-1?", 5, 21)
    ]


def test_an_id_taken_twice_is_found_at_the_second_and_names_the_first() -> None:
    twin = entry("provider", "ito_gate: provider/v1\nid: haiyun\n", "z.yaml")
    register = join([PROVIDER, twin])
    assert said(register, twin) == [("register/duplicate-id", "the id haiyun is taken by p.yaml, line 2", 2, 5)]
    assert said(register, PROVIDER) == said(register, twin)


def test_a_twin_of_a_document_that_is_only_named_is_found_too() -> None:
    twin = entry("provider", "ito_gate: provider/v1\nid: haiyun\n", "z.yaml")
    register = join([DECLARATION, PROVIDER, INSTITUTION, twin])
    assert said(register, DECLARATION) == [("register/duplicate-id", "the id haiyun is taken by p.yaml, line 2", 2, 5)]


def test_kinds_do_not_share_ids() -> None:
    assert said(join([PROVIDER, entry("institution", "id: haiyun\n")]), PROVIDER) == []


@pytest.mark.parametrize("text", ["a: 1\n", "id: [x]\nprovider: 7\n", "- 1\n"])
def test_a_document_without_usable_ids_is_not_joined(text: str) -> None:
    odd = entry("declaration", text)
    assert (odd.id, odd.references()) == ("", ())
    assert said(join([odd]), odd) == []


def viewed(*texts: str) -> Any:
    entries = []
    for number, text in enumerate(texts):
        (document,) = read_text(text, f"{number}.yaml", "yaml").documents
        entries.append(Entry(text.partition(": ")[2].partition("/")[0], document))
    return join(entries).view("bank", {"D-1": {"important": True, "related": None}})


def test_an_institution_sees_its_own_register_reduced_to_what_rules_read() -> None:
    view = viewed(
        "ito_gate: declaration/v1\nid: D-1\ninstitution: bank\nprovider: p1\nstage: signed\n"
        "service: {category: security, starts_on: 2026-01-01, description: x}\n"
        "continuity: {impact: major, fallback_ref: y}\n",
        "ito_gate: declaration/v1\nid: D-2\ninstitution: another-bank\nprovider: p2\n",
        "ito_gate: declaration/v1\nid: D-3\ninstitution: bank\nprovider: p9\nservice: security\n",
        "ito_gate: provider/v1\nid: p1\nname: 甲\nparent: 无\nuscc: x\n",
        "ito_gate: provider/v1\nid: p2\nname: 乙\n",
        "ito_gate: incident/v1\nid: I-1\ninstitution: bank\nprovider: p1\ncategory: data_leak\nsummary: x\n",
    )
    assert view.data == {
        "declarations": {
            "D-1": {
                "stage": "signed",
                "provider": "p1",
                "service": {"category": "security", "starts_on": "2026-01-01"},
                "continuity": {"impact": "major"},
                # A fact that cannot be told is left out, so that rules take it for the worse.
                "facts": {"important": True},
            },
            "D-3": {"provider": "p9", "service": "security", "facts": {}},
        },
        "providers": {"p1": {"name": "甲", "parent": "无"}},
        "incidents": {"I-1": {"category": "data_leak", "provider": "p1"}},
    }
    assert {key: document.path for key, document in view.documents.items()} == {
        ("declarations", "D-1"): "0.yaml",
        ("declarations", "D-3"): "2.yaml",
        ("providers", "p1"): "3.yaml",
        ("incidents", "I-1"): "5.yaml",
    }
