"""``baseline write`` and ``check --baseline``: what was there stays visible and does not decide."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import repositories
from ito_gate.baseline.rules import RULES
from support import ROOT, schema

Call = Callable[..., Any]
Document = dict[str, Any]

DAY = "2026-11-02"
EXPIRES = "2027-11-02"
MOBILE = "declarations/mobile-bank-operations.yaml"
PENTEST = "declarations/penetration-testing.yaml"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register with one finding that must not be (a), one that warns (b) and one in principle (c)."""
    folder = tmp_path / "register"
    shutil.copytree(ROOT / "examples" / "good", folder)
    edit(folder / MOBILE, "no_assignment: ", "# no_assignment: ")
    edit(folder / "providers/xinghe-fintech.yaml", "tier: important", "tier: general")
    (folder / "waivers/forum-singapore.yaml").unlink()
    return folder


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text, before
    path.write_text(text.replace(before, after, 1), "utf-8")


def write(ito_gate: Call, register: Path, *arguments: str) -> Path:
    file = register.parent / "baseline.yaml"
    done = ito_gate("baseline", "write", "--as-of", DAY, "--expires", EXPIRES, "-o", file, *arguments, cwd=register)
    assert (done.code, done.out) == (0, ""), done.err
    return file


def check(ito_gate: Call, register: Path, *arguments: str | Path, day: str = DAY) -> tuple[int, Document]:
    file = register.parent / "baseline.yaml"
    done = ito_gate("check", "--as-of", day, "--format", "json", "--baseline", file, *arguments, cwd=register)
    assert done.out, done.err
    document: Document = json.loads(done.out)
    jsonschema.validate(document, schema("report"))
    return done.code, document


def findings(document: Document) -> list[Document]:
    results = [one for kind in ("declarations", "institutions", "incidents") for one in document[kind]]
    outcomes = [outcome for one in results for outcome in one["outcomes"]]
    return [*document["findings"], *(finding for outcome in outcomes for finding in outcome["findings"])]


def effective(document: Document) -> list[tuple[str, str]]:
    return sorted(
        (one["rule"], one["message_id"])
        for one in findings(document)
        if one["level"] != "info" and not one.get("baseline") and one["waiver"] is None
    )


def about(document: Document) -> list[tuple[str, str, str]]:
    found = [one for one in document["findings"] if one["rule"].startswith("baseline/")]
    return sorted((one["rule"].removeprefix("baseline/"), one["message_id"], one["level"]) for one in found)


def entries(file: Path) -> list[dict[str, str]]:
    loaded: list[dict[str, str]] = yaml.safe_load(file.read_text("utf-8"))["findings"]
    return loaded


def test_what_was_there_is_kept_visible_and_without_effect(ito_gate: Call, register: Path) -> None:
    before = ito_gate("check", "--as-of", DAY, "--format", "json", cwd=register)
    assert before.code == 1
    write(ito_gate, register)
    code, document = check(ito_gate, register)
    assert (code, document["decision"], effective(document), about(document)) == (0, "pass", [], [])
    was = json.loads(before.out)
    assert {name: value for name, value in document.items() if name == "documents"} == {"documents": was["documents"]}
    kept = [one for one in findings(document) if one.get("baseline")]
    assert {"contract/no-assignment", "classification/provider-tier", "crossborder/chinese-law-and-forum"} <= {
        one["rule"] for one in kept
    }
    assert document["summary"]["findings"]["old"] == len(kept) == len(entries(register.parent / "baseline.yaml"))
    assert [dict(one, baseline=None) for one in findings(document) if one["rule"] == "contract/no-assignment"] == [
        dict(one, baseline=None) for one in findings(was) if one["rule"] == "contract/no-assignment"
    ]
    assert document["options"]["baseline"].startswith("sha256:")


def test_it_is_counted_and_listed_on_request(ito_gate: Call, register: Path) -> None:
    file = write(ito_gate, register)
    short, long = (
        ito_gate("check", "--as-of", DAY, "--lang", "en", "--baseline", file, *more, cwd=register).out
        for more in ((), ("-v",))
    )
    # The text shows a finding of several declarations once.
    count = len({(one["rule"], one["field"], one["says"]) for one in entries(file)})
    assert f"{count} old findings of the baseline" in short
    assert "contract/no-assignment]" not in short
    assert re.search(rf"findings .*old {count}\b", short)
    assert "deny[contract/no-assignment]" in long
    assert f"{MOBILE}:" in long


def test_the_file_says_in_words_what_it_keeps_and_is_stable(ito_gate: Call, register: Path) -> None:
    file = write(ito_gate, register)
    first = file.read_bytes()
    jsonschema.validate(yaml.safe_load(first), schema("baseline"))
    (entry,) = [one for one in entries(file) if one["rule"] == "contract/no-assignment"]
    assert (entry["kind"], entry["document"], entry["message"]) == ("declaration", "ITO-2026-001", "not-forbidden")
    assert "转包" in entry["says"]
    assert "line" not in entry
    edit(register / MOBILE, "ito_gate: declaration/v1", "# 一行\n# 两行\nito_gate: declaration/v1")
    (register / MOBILE).rename(register / "declarations" / "改名.yaml")
    assert write(ito_gate, register).read_bytes() == first
    done = ito_gate("baseline", "write", "--as-of", DAY, "--expires", EXPIRES, cwd=register)
    assert done.out.encode() == first
    assert check(ito_gate, register)[0] == 0


def test_a_must_of_a_changed_declaration_is_never_kept_and_the_rest_is(ito_gate: Call, register: Path) -> None:
    write(ito_gate, register)
    edit(register / MOBILE, "name: 手机银行系统应用运维", "name: 手机银行系统应用运维（新）")
    code, document = check(ito_gate, register)
    assert (code, effective(document)) == (1, [("contract/no-assignment", "not-forbidden")])
    assert ("matches", "changed", "info") in about(document)
    kept = {one["rule"] for one in findings(document) if one.get("baseline")}
    assert "classification/provider-tier" in kept


def test_a_must_that_is_in_the_provider_is_not_kept_once_that_changes(ito_gate: Call, tmp_path: Path) -> None:
    folder = tmp_path / "register"
    shutil.copytree(ROOT / "examples" / "good", folder)
    provider = folder / "providers/xinghe-fintech.yaml"
    (line,) = [line for line in provider.read_text("utf-8").splitlines() if line.startswith("founded_on:")]
    edit(provider, f"{line}\n", "")
    write(ito_gate, folder)
    code, document = check(ito_gate, folder)
    assert (code, effective(document)) == (0, [])
    assert any("beside" in one for one in entries(tmp_path / "baseline.yaml"))
    edit(provider, "enterprise_nature:", "enterprise_nature: 新 #")
    code, document = check(ito_gate, folder)
    assert code == 1
    assert {rule for rule, _ in effective(document)} == {"filing/material"}


def test_a_new_finding_decides(ito_gate: Call, register: Path) -> None:
    write(ito_gate, register)
    edit(register / "declarations/terminal-support.yaml", "no_assignment: ", "# no_assignment: ")
    code, document = check(ito_gate, register)
    assert (code, effective(document)) == (1, [("contract/no-assignment", "not-forbidden")])


def test_it_expires(ito_gate: Call, register: Path) -> None:
    file = write(ito_gate, register)
    file.write_text(file.read_text("utf-8").replace(EXPIRES, "2026-11-20"), "utf-8")
    assert check(ito_gate, register, day="2026-11-20")[0] == 0
    code, document = check(ito_gate, register, day="2026-11-21")
    assert code == 1
    assert {("in-force", "expired", "deny")} == set(about(document))
    assert ("contract/no-assignment", "not-forbidden") in effective(document)


@pytest.mark.parametrize(
    ("written_on", "message"), [("2026-11-03", "not-yet"), ("2026-11-01", "too-long"), ("2025-01-01", "too-long")]
)
def test_it_keeps_nothing_outside_a_year_of_the_day_it_was_written(
    ito_gate: Call, register: Path, written_on: str, message: str
) -> None:
    file = write(ito_gate, register)
    edit(file, f"written_on: '{DAY}'", f"written_on: '{written_on}'")
    code, document = check(ito_gate, register)
    assert (code, {("in-force", message, "deny")} <= set(about(document))) == (1, True)
    assert not [one for one in findings(document) if one.get("baseline")]


def test_what_was_mended_can_be_removed(ito_gate: Call, register: Path) -> None:
    write(ito_gate, register)
    edit(register / MOBILE, "# no_assignment: ", "no_assignment: ")
    code, document = check(ito_gate, register)
    assert (code, about(document)) == (0, [("matches", "nothing", "info")])
    (finding,) = [one for one in document["findings"] if one["rule"] == "baseline/matches"]
    assert finding["pointer"] == "/findings/{}/rule".format(
        [one["rule"] for one in entries(register.parent / "baseline.yaml")].index("contract/no-assignment")
    )
    assert finding["line"] > 1


def test_entries_for_documents_that_are_not_checked_are_left_alone(ito_gate: Call, register: Path) -> None:
    write(ito_gate, register)
    code, document = check(ito_gate, register, PENTEST)
    assert (code, about(document)) == (0, [])
    (register / MOBILE).unlink()
    assert ("matches", "nothing", "info") in about(check(ito_gate, register)[1])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rule", "contract/assignment"),
        ("field", "/contract"),
        ("message", "other"),
        ("document", "ITO-2026-002"),
        ("fingerprint", "v1:" + "0" * 64),
    ],
)
def test_an_entry_that_says_something_else_keeps_nothing(
    ito_gate: Call, register: Path, field: str, value: str
) -> None:
    file = write(ito_gate, register)
    document = yaml.safe_load(file.read_text("utf-8"))
    (entry,) = [one for one in document["findings"] if one["rule"] == "contract/no-assignment"]
    entry[field] = value
    file.write_text(yaml.safe_dump(document, allow_unicode=True), "utf-8")
    code, report = check(ito_gate, register)
    assert code == 1
    assert effective(report) == [("contract/no-assignment", "not-forbidden")]


def test_one_entry_keeps_one_finding(ito_gate: Call, register: Path) -> None:
    """The same rule, field and message twice: two entries."""
    write(ito_gate, register)
    file = register.parent / "baseline.yaml"
    document = yaml.safe_load(file.read_text("utf-8"))
    tier = [one for one in document["findings"] if one["rule"] == "classification/provider-tier"]
    document["findings"].remove(tier[0])
    file.write_text(yaml.safe_dump(document, allow_unicode=True), "utf-8")
    code, report = check(ito_gate, register)
    assert code == 0
    assert [rule for rule, _ in effective(report)] == ["classification/provider-tier"]
    assert check(ito_gate, register, "--fail-on", "warn")[0] == 1


def test_what_cannot_be_read_decided_or_trusted_is_never_kept(ito_gate: Call, register: Path) -> None:
    provider = register / "providers/xinghe-fintech.yaml"
    (line,) = [line for line in provider.read_text("utf-8").splitlines() if line.startswith("relationship:")]
    edit(provider, line, "relationship: unknown")
    edit(register / PENTEST, "stage: ended", "stage: ended\nstaage: ended")
    (register / "declarations" / "x.yaml").write_text("id: [", "utf-8")
    edit(register / "declarations/terminal-support.yaml", "institution: demo-bank", "institution: demo-bnak")
    write(ito_gate, register)
    code, document = check(ito_gate, register)
    assert code == 1
    assert document["decision"] == "fail"
    left = effective(document)
    assert {"document/syntax", "document/schema", "register/reference"} <= {rule for rule, _ in left}
    assert any(message == "undetermined" for _, message in left)
    statuses = Counter(outcome["status"] for one in document["declarations"] for outcome in one["outcomes"])
    assert statuses["undetermined"]
    failed = {one["id"] for one in document["declarations"] if one["decision"] == "fail"}
    assert {"ITO-2026-001", "ITO-2026-006"} <= failed


def test_an_undecided_run_writes_and_keeps_nothing(ito_gate: Call, register: Path) -> None:
    write(ito_gate, register)
    (register / "declarations" / "x.yaml").symlink_to("nowhere.yaml")
    assert check(ito_gate, register)[0] == 4
    out = register.parent / "other.yaml"
    done = ito_gate("baseline", "write", "--as-of", DAY, "--expires", EXPIRES, "-o", out, cwd=register)
    assert done.code == 4
    assert not out.exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "[]",
        "ito_gate: baseline/v2\nwritten_on: 2026-11-02\nfindings: []\n",
        "ito_gate: baseline/v1\nfindings: []\n",
        "ito_gate: baseline/v1\nwritten_on: 2026-11-02\nfindings: []\nmore: 1\n",
        "ito_gate: baseline/v1\nwritten_on: 2026-11-32\nfindings: []\n",
        "ito_gate: baseline/v1\nwritten_on: 2026-11-02\nfindings: [{rule: a/b}]\n",
        "ito_gate: baseline/v1\nwritten_on: 2026-11-02\nfindings: [\n",
        "ito_gate: config/v1\n",
        "---\n".join(["ito_gate: baseline/v1\nwritten_on: 2026-11-02\nfindings: []\n"] * 2),
    ],
)
def test_a_file_that_is_no_baseline_ends_the_run(ito_gate: Call, register: Path, text: str) -> None:
    file = register.parent / "baseline.yaml"
    file.write_text(text, "utf-8")
    done = ito_gate("check", "--as-of", DAY, "--baseline", file, cwd=register)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip()


def test_usage(ito_gate: Call, register: Path) -> None:
    assert ito_gate("check", "--baseline", "nowhere.yaml", cwd=register).code == 2
    for expires in ("2026-11-01", "2027-11-03", "soon"):
        assert ito_gate("baseline", "write", "--as-of", DAY, "--expires", expires, cwd=register).code == 2
    assert ito_gate("baseline", "write", "--as-of", DAY, cwd=register).code == 2
    done = ito_gate("baseline", "write", "--as-of", DAY, "--expires", EXPIRES, "-o", "no/where.yaml", cwd=register)
    assert done.code == 2


def test_a_baseline_beside_the_documents_is_no_document(ito_gate: Call, register: Path) -> None:
    file = write(ito_gate, register)
    (register / "ito-gate.yaml").unlink()
    shutil.copy(file, register / "baseline.yaml")
    code, document = check(ito_gate, register, ".")
    assert (code, document["documents"]["baseline"]) == (0, 1)


def test_it_works_with_a_base_and_keeps_nothing_about_the_change(ito_gate: Call, register: Path) -> None:
    repo = repositories.Repo(register)
    repo.git("init", "-q", "-b", "main")
    repo.commit()
    write(ito_gate, register)
    edit(register / "declarations/atm-maintenance.yaml", "id: ITO-2020-031", "id: ITO-2020-032")
    edit(register / "providers/huadu-it.yaml", "declaration: ITO-2020-031", "declaration: ITO-2020-032")
    code, document = check(ito_gate, register, "--base", "HEAD")
    assert code == 1
    assert [rule for rule, _ in effective(document) if not rule.startswith("change/")] == []
    assert "change/deleted-in-retention" in {rule for rule, _ in effective(document)}


def test_the_rules_are_in_the_catalogue(ito_gate: Call) -> None:
    for rule in RULES:
        assert ito_gate("explain", rule.id).code == 0
    text = Path(__file__).read_text("utf-8")
    assert {message for rule in RULES for message in rule.messages if f'"{message}"' not in text} == set()


def test_what_is_written_of_every_kind_of_document_is_read_again(ito_gate: Call, tmp_path: Path) -> None:
    bad = ROOT / "examples" / "bad"
    file = tmp_path / "baseline.yaml"
    written = ito_gate("baseline", "write", "--as-of", DAY, "--expires", "2027-03-31", "-o", file, cwd=bad)
    assert written.code == 0, written.err
    done = ito_gate("check", "--as-of", DAY, "--baseline", file, "--format", "json", cwd=bad)
    assert (done.code, done.err) == (1, "")
    kept = {entry["kind"] for entry in yaml.safe_load(file.read_text("utf-8"))["findings"]}
    assert kept == {"declaration", "institution", "incident", "order"}
