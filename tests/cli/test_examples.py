"""The two registers of examples/: one that passes, and one with every fault the rules know."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ito_gate.cli.catalogue import all_rules
from ito_gate.reading.document import read
from support import ROOT, schema

GOOD = ROOT / "examples" / "good"
BAD = ROOT / "examples" / "bad"
DAY = ("--as-of", "2026-11-02")

NOT_IN_ONE_RUN = {
    ("assurance/yearly-assessment", "no-register"): "the command line always shows an institution its register",
    ("risk/concentration", "no-register"): "the command line always shows an institution its register",
    ("risk/yearly-drill", "no-register"): "the command line always shows an institution its register",
    ("filing/approval", "signing-unknown"): "needs --stage signed for a declaration that is not signed yet",
    ("filing/assessment", "signing-unknown"): "needs --stage signed for a declaration that is not signed yet",
    ("filing/confirm-scope", "unknown-setting"): "the schema of the configuration refuses such a setting",
    ("filing/lead-time", "accepted-by-reading"): "needs the setting filing.count_mode: t20",
    ("filing/lead-time", "unknown-setting"): "the schema of the configuration refuses such a setting",
}
"""Messages that one run with the default settings cannot give, and why."""

SHOWN_BESIDE_THE_READER = "document/"
"""Rules about files: here each of them fires; tests/unit/reading and tests/unit/schema show each message."""

Call = Callable[..., Any]
Expected = tuple[str, int, str, str, str]
"""File, line, rule, message and level."""


@cache
def expected() -> Counter[Expected]:
    groups = yaml.safe_load((BAD / "expected.yaml").read_text(encoding="utf-8"))
    return Counter(
        (file, one["line"], one["rule"], one["message"], one["level"])
        for file, found in groups.items()
        for one in found
    )


NEEDS_MORE_THAN_A_REGISTER = ("change/", "baseline/", "purchase/binding", "purchase/unchanged-since-report")
"""Rules that compare with something else than the register; tests/cli/test_change.py, tests/cli/test_baseline.py and
tests/unit/purchase show each."""


def findings(document: dict[str, Any]) -> list[dict[str, Any]]:
    results = [one for kind in ("declarations", "institutions", "incidents", "orders") for one in document[kind]]
    outcomes = [outcome for one in results for outcome in one["outcomes"]]
    return [*document["findings"], *(finding for outcome in outcomes for finding in outcome["findings"])]


def entries(counted: Counter[Expected]) -> list[str]:
    """The lines of expected.yaml, so that a difference can be copied from the failing test."""
    return [
        f"{file}:  - {{line: {line}, rule: {rule}, message: {message}, level: {level}}}"
        for file, line, rule, message, level in sorted(counted.elements())
    ]


@pytest.mark.parametrize(
    ("folder", "arguments", "prefix"),
    [
        (BAD, (), ""),
        (BAD, ("--schema-engine", "python"), ""),
        (ROOT, ("examples/bad",), "examples/bad/"),
    ],
    ids=["configured register", "second schema engine", "folder without its configuration"],
)
def test_the_bad_register_has_exactly_the_expected_findings(
    ito_gate: Call, folder: Path, arguments: tuple[str, ...], prefix: str
) -> None:
    done = ito_gate("check", *DAY, "--format", "json", *arguments, cwd=folder)
    document = json.loads(done.out)
    found = Counter(
        (one["file"].removeprefix(prefix), one["line"], one["rule"], one["message_id"], one["level"])
        for one in findings(document)
    )
    assert entries(expected() - found) == [], "expected, but not found"
    assert entries(found - expected()) == [], "found, but not expected"
    assert (done.code, document["decision"], document["errors"]) == (1, "fail", [])


def test_the_list_of_expected_findings_is_no_document_of_the_register(ito_gate: Call) -> None:
    done = ito_gate("check", *DAY, "--format", "json", ".", cwd=BAD)
    assert json.loads(done.out)["ignored"] == ["expected.yaml"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_text_names_every_rule_that_was_broken(ito_gate: Call, lang: str) -> None:
    done = ito_gate("check", *DAY, "--lang", lang, cwd=BAD)
    assert done.code == 1
    assert {rule for _, _, rule, _, _ in expected() if f"[{rule}]" not in done.out} == set()


def test_every_rule_and_every_message_is_shown() -> None:
    rules = {id_: rule for id_, rule in all_rules().items() if not id_.startswith(NEEDS_MORE_THAN_A_REGISTER)}
    shown = {(rule, message) for _, _, rule, message, _ in expected()}
    assert rules.keys() - {rule for rule, _ in shown} == set()
    known = {
        (id_, message)
        for id_, rule in rules.items()
        if not id_.startswith(SHOWN_BESIDE_THE_READER)
        for message in rule.messages
    }
    assert known - shown == NOT_IN_ONE_RUN.keys()


def test_levels_and_undetermined_rules_are_shown() -> None:
    assert {level for *_, level in expected()} == {"deny", "warn", "info"}
    assert {level for *_, message, level in expected() if message == "undetermined"} == {"deny"}


def files(register: Path, kind: str) -> list[Path]:
    return sorted((register / kind).iterdir())


@pytest.mark.parametrize(
    "path",
    [
        path
        for kind in ("declarations", "providers", "institutions", "incidents", "waivers", "orders")
        for path in files(BAD, kind)
    ],
    ids=lambda path: path.name,
)
def test_every_file_says_first_what_is_wrong_with_it(path: Path) -> None:
    text = path.read_bytes().decode("gb18030" if "GB18030" in path.name else "utf-8")
    comment = next(line for line in text.splitlines()[:2] if line.startswith("# "))
    assert any("\u4e00" <= character <= "\u9fff" for character in comment)


@pytest.fixture(scope="module")
def good() -> list[dict[str, Any]]:
    return [read(path, path.name).documents[0].data for path in files(GOOD, "declarations")]


def test_the_good_register_passes(ito_gate: Call) -> None:
    done = ito_gate("check", *DAY, "--format", "json", cwd=GOOD)
    document = json.loads(done.out)
    assert (done.code, document["decision"]) == (0, "pass")
    assert [one for one in findings(document) if one["level"] == "deny" and one["waiver"] is None] == []
    results = [one for kind in ("declarations", "institutions", "incidents", "orders") for one in document[kind]]
    statuses = {outcome["status"] for one in results for outcome in one["outcomes"]}
    assert statuses <= {"pass", "warn", "todo", "waived", "not_applicable"}


def test_the_good_register_covers_every_form_of_outsourcing(ito_gate: Call) -> None:
    document = json.loads(ito_gate("check", *DAY, "--format", "json", cwd=GOOD).out)
    seen = {(fact["name"], fact["value"]) for one in document["declarations"] for fact in one["facts"]}
    forms = ("off_site", "related", "peer", "cross_border", "important", "filing_required")
    assert {(form, value) for form in forms for value in (True, False)} <= seen
    assert "unknown" not in {value for _, value in seen}
    assert document["documents"]["declaration"] >= 12
    assert document["documents"]["provider"] >= 6


def test_the_good_register_covers_every_class_and_stage(good: list[dict[str, Any]]) -> None:
    fields = schema("declaration")["properties"]
    classes = set(fields["service"]["properties"]["category"]["enum"]) - {"other"}
    assert classes <= {declaration["service"]["category"] for declaration in good}
    assert {declaration["stage"] for declaration in good} == set(fields["stage"]["enum"])
