from __future__ import annotations

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
