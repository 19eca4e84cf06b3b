"""``check --base``: what a change brings, judged in real repositories."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import repositories
from ito_gate.change.rules import RULES
from repositories import DAY, Repo
from support import ROOT, schema

Call = Callable[..., Any]
Document = dict[str, Any]

MOBILE = "declarations/mobile-bank-operations.yaml"
ATM = "declarations/atm-maintenance.yaml"
STRATEGY = "declarations/it-strategy-consulting.yaml"
CREDIT = "declarations/credit-app-development.yaml"
CARD = "declarations/card-analytics-singapore.yaml"
WAIVER = "waivers/forum-singapore.yaml"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return repositories.of_example(tmp_path / "repo")


def check(ito_gate: Call, repo: Repo, *arguments: str, base: str = "HEAD") -> tuple[int, Document]:
    done = ito_gate("check", "--as-of", DAY, "--format", "json", "--base", base, *arguments, cwd=repo.root)
    assert done.out, done.err
    document: Document = json.loads(done.out)
    jsonschema.validate(document, schema("report"))
    return done.code, document


def findings(document: Document) -> list[Document]:
    results = [one for kind in ("declarations", "institutions", "incidents") for one in document[kind]]
    outcomes = [outcome for one in results for outcome in one["outcomes"]]
    return [*document["findings"], *(finding for outcome in outcomes for finding in outcome["findings"])]


def new(document: Document) -> list[tuple[str, str]]:
    """What came with the change and blocks or warns."""
    return sorted(
        (one["rule"], one["message_id"]) for one in findings(document) if one["new"] and one["level"] != "info"
    )


def of_change(document: Document) -> list[tuple[str, str, str]]:
    found = [one for one in document["findings"] if one["rule"].startswith("change/")]
    return sorted((one["rule"].removeprefix("change/"), one["message_id"], one["pointer"]) for one in found)


def changed(document: Document) -> dict[str, str]:
    results = [one for kind in ("declarations", "institutions", "incidents") for one in document[kind]]
    return {one["id"]: one["changed"] for one in results if one["changed"] != "unchanged"}


def test_without_a_change_everything_is_old_and_the_verdict_is_the_same(ito_gate: Call, repo: Repo) -> None:
    code, document = check(ito_gate, repo)
    assert (code, new(document), changed(document), document["deleted"]) == (0, [], {}, [])
    assert {one["new"] for one in findings(document)} == {False}
    assert document["provenance"]["base"] == {"revision": "HEAD", "merge_base": repo.git("rev-parse", "HEAD")}
    assert document["options"]["only_new"] == "false"


def test_without_a_base_no_report_says_anything_about_a_change(ito_gate: Call, repo: Repo) -> None:
    done = ito_gate("check", "--as-of", DAY, "--format", "json", cwd=repo.root)
    assert not {'"new"', '"changed"', '"base"', '"deleted"', '"old"', "only_new"} & set(
        done.out.replace(":", " ").split()
    )
    text = ito_gate("check", "--as-of", DAY, "--lang", "en", cwd=repo.root)
    assert "change" not in [line.split()[0] for line in text.out.splitlines() if line.split()]


def test_layout_and_comments_are_no_change(ito_gate: Call, repo: Repo) -> None:
    repo.edit(MOBILE, "id: ITO-2026-001", "id:   'ITO-2026-001'  # 手机银行")
    code, document = check(ito_gate, repo)
    assert (code, changed(document), new(document)) == (0, {}, [])


def test_a_finding_that_came_with_the_change_is_new_and_the_others_are_old(ito_gate: Call, repo: Repo) -> None:
    repo.edit(MOBILE, "no_assignment: ", "# no_assignment: ")
    code, document = check(ito_gate, repo)
    assert (code, changed(document)) == (1, {"ITO-2026-001": "changed", "demo-bank": "affected"})
    assert new(document) == [("contract/no-assignment", "not-forbidden")]


def test_a_changed_provider_affects_the_declarations_that_name_it(ito_gate: Call, repo: Repo) -> None:
    repo.edit("providers/xinghe-fintech.yaml", "tier: important", "tier: general")
    code, document = check(ito_gate, repo)
    assert code == 0
    affected = changed(document)
    assert set(affected.values()) == {"affected"}
    named = {
        one["id"]
        for one in document["declarations"]
        if "provider: xinghe-fintech" in (repo.root / one["file"]).read_text("utf-8")
    }
    assert named
    assert affected.keys() == {*named, "demo-bank"} | ({"INC-2026-001"} & affected.keys())
    assert {rule for rule, _ in new(document)} == {"classification/provider-tier"}


def test_a_changed_waiver_affects_its_declaration(ito_gate: Call, repo: Repo) -> None:
    (repo.root / WAIVER).unlink()
    code, document = check(ito_gate, repo)
    assert (code, changed(document)) == (1, {"ITO-2026-008": "affected"})
    assert {rule for rule, _ in new(document)} == {"crossborder/chinese-law-and-forum"}


def test_changed_settings_affect_every_verdict_and_what_they_bring_is_new(ito_gate: Call, repo: Repo) -> None:
    repo.edit("ito-gate.yaml", "register:", "review_months: 1\nregister:")
    code, document = check(ito_gate, repo)
    assert set(changed(document).values()) == {"affected"}
    assert len(changed(document)) == 15
    assert new(document)
    assert code == 0


def test_a_changed_calendar_is_compared_with_the_one_of_the_base(ito_gate: Call, repo: Repo) -> None:
    days = ", ".join(f"2026-0{day}" for day in ("1-19", "1-20", "1-21", "1-22", "2-02", "2-03", "2-04"))
    repo.edit("ito-gate.yaml", "register:", f"calendar: {{local_holidays: [{days}]}}\nregister:")
    code, document = check(ito_gate, repo)
    assert code == 1
    assert ("filing/lead-time", "late-by-reading") in new(document)
    assert check(ito_gate, repo, "--only-new")[0] == 1


def test_renaming_and_moving_a_file_is_no_change(ito_gate: Call, repo: Repo) -> None:
    (repo.root / "declarations" / "旧").mkdir()
    repo.git("mv", ATM, "declarations/旧/自助设备 维护.yaml")
    repo.edit(CARD, "\nid: ITO-2026-008", "\n\nid: ITO-2026-008")
    code, document = check(ito_gate, repo)
    assert (code, new(document), changed(document), document["deleted"]) == (0, [], {}, [])


def test_old_findings_stay_old_when_their_file_is_renamed_and_lines_move(ito_gate: Call, tmp_path: Path) -> None:
    repo = repositories.of_example(tmp_path / "repo", "bad")
    moved = repo.root / "declarations" / "改名.yaml"
    (repo.root / "declarations" / "card-analytics-offshore.yaml").rename(moved)
    moved.write_text("# 新的一行\n\n" + moved.read_text("utf-8"), "utf-8")
    code, document = check(ito_gate, repo)
    assert code == 1
    there = [one for one in findings(document) if one["file"] == "declarations/改名.yaml"]
    assert there
    assert {one["new"] for one in there} == {False}


# The change itself.


@pytest.mark.parametrize(("lang", "said"), [("en", "was deleted since HEAD"), ("zh", "在 HEAD 之后已被删除")])
def test_a_declaration_asked_for_by_its_id_was_deleted(ito_gate: Call, repo: Repo, lang: str, said: str) -> None:
    (repo.root / ATM).unlink()
    asked = ("check", "--as-of", DAY, "--lang", lang, "--base", "HEAD", "--declaration")
    done = ito_gate(*asked, "ITO-2020-031", cwd=repo.root)
    assert (done.code, done.out) == (3, "")
    assert f"ITO-2020-031 {said}" in done.err
    never = ito_gate(*asked, "ITO-1999-001", cwd=repo.root)
    assert never.code == 3
    assert said not in never.err


def test_a_declaration_that_only_moved_out_of_the_checked_paths_was_not_deleted(ito_gate: Call, repo: Repo) -> None:
    moved = repo.root / "declarations" / "moved.yaml"
    (repo.root / ATM).rename(moved)
    asked = ("check", "--as-of", DAY, "--lang", "en", "--base", "HEAD", "--declaration", "ITO-2020-031", ATM)
    done = ito_gate(*asked, cwd=repo.root)
    assert done.code == 3
    assert "deleted" not in done.err


def test_a_declaration_deleted_before_the_three_years_are_over(ito_gate: Call, repo: Repo) -> None:
    repo.edit("providers/huadu-it.yaml", "- {declaration: ITO-2020-031", "- {declaration: ITO-2026-002")
    (repo.root / ATM).unlink()
    code, document = check(ito_gate, repo)
    assert code == 1
    assert document["deleted"] == [{"kind": "declaration", "id": "ITO-2020-031", "file": ATM}]
    (finding,) = [one for one in document["findings"] if one["rule"] == "change/deleted-in-retention"]
    assert (finding["message_id"], finding["file"]) == ("deleted", ATM)
    assert "2029-09-30" in finding["message"]["zh"]
    # The next day it may go.
    for day, expected in (("2029-09-30", True), ("2029-10-01", False)):
        done = ito_gate("check", "--as-of", day, "--format", "json", "--base", "HEAD", cwd=repo.root)
        rules = {one["rule"] for one in json.loads(done.out)["findings"]}
        assert ("change/deleted-in-retention" in rules) is expected


@pytest.mark.parametrize(
    ("path", "message"),
    [(MOBILE, "running"), (CARD, "running"), (STRATEGY, None), ("declarations/security-operations.yaml", None)],
)
def test_what_is_not_signed_yet_may_be_deleted_and_what_runs_may_not(
    ito_gate: Call, repo: Repo, path: str, message: str | None
) -> None:
    (repo.root / path).unlink()
    _, document = check(ito_gate, repo)
    assert [one for rule, one, _ in of_change(document) if rule == "deleted-in-retention"] == (
        [message] if message else []
    )
    assert len(document["deleted"]) == 1


def test_a_declaration_whose_file_only_lost_its_mark_is_deleted(ito_gate: Call, repo: Repo) -> None:
    (repo.root / "ito-gate.yaml").unlink()
    (repo.root / "declarations").rename(repo.root / "申报")
    repo.commit()
    repo.edit("申报/atm-maintenance.yaml", "ito_gate: declaration/v1", "kind: Deployment")
    _, document = check(ito_gate, repo, ".")
    assert "申报/atm-maintenance.yaml" in document["ignored"]
    assert ("deleted-in-retention", "deleted", "") in of_change(document)


def test_a_declaration_that_leaves_the_register_by_the_settings_is_deleted(ito_gate: Call, repo: Repo) -> None:
    (repo.root / "old").mkdir()
    repo.git("mv", ATM, "old/atm.yaml")
    repo.edit("ito-gate.yaml", "[declarations,", "[declarations, old,")
    repo.commit()
    repo.edit("ito-gate.yaml", "[declarations, old,", "[declarations,")
    code, document = check(ito_gate, repo)
    assert code == 1
    assert ("deleted-in-retention", "deleted", "") in of_change(document)


def test_a_deleted_path_may_be_named(ito_gate: Call, repo: Repo) -> None:
    (repo.root / ATM).unlink()
    code, document = check(ito_gate, repo, ATM, MOBILE)
    assert (code, [rule for rule, *_ in of_change(document)]) == (1, ["deleted-in-retention"])
    code, document = check(ito_gate, repo, ATM)
    assert (code, document["declarations"]) == (1, [])
    assert [rule for rule, *_ in of_change(document)] == ["deleted-in-retention"]


def test_nothing_left_is_not_a_pass(ito_gate: Call, repo: Repo) -> None:
    (repo.root / STRATEGY).unlink()
    done = ito_gate("check", "--base", "HEAD", STRATEGY, cwd=repo.root)
    assert done.code == 3
    (repo.root / "other").mkdir()
    (repo.root / "other" / "chart.yaml").write_text("a: 1\n", "utf-8")
    repo.commit()
    assert ito_gate("check", "--base", "HEAD", "other", cwd=repo.root).code == 3
    assert ito_gate("check", "--base", "HEAD", "declaratons", cwd=repo.root).code == 2


def test_monitoring_data_is_dropped(ito_gate: Call, repo: Repo) -> None:
    text = (repo.root / MOBILE).read_text("utf-8")
    (line,) = [line for line in text.splitlines(keepends=True) if line.strip().startswith("sla_ref:")]
    repo.edit(MOBILE, line, "")
    code, document = check(ito_gate, repo)
    assert code == 1
    assert of_change(document) == [("monitoring-dropped", "dropped", "/monitoring/sla_ref")]


def test_an_anomaly_and_an_evaluation_are_dropped(ito_gate: Call, repo: Repo) -> None:
    anomaly = '{opened_on: "%s", description: 漏报, severity: minor, correction_due: "2026-10-22"}'
    first, second = (anomaly % day for day in ("2026-10-08", "2026-10-09"))
    repo.edit(MOBILE, "anomalies: []", f"anomalies: [{first}, {second}]")
    repo.commit()
    repo.edit(MOBILE, f"{first}, ", "")
    repo.edit(
        "providers/huadu-it.yaml",
        "- {declaration: ITO-2020-031, on: 2026-10-12",
        "- {declaration: ITO-2020-031, on: 2026-10-13",
    )
    code, document = check(ito_gate, repo)
    assert code == 1
    assert of_change(document) == [
        ("monitoring-dropped", "anomaly", "/monitoring/anomalies"),
        ("monitoring-dropped", "evaluation", "/evaluations"),
    ]


def test_the_time_data_is_kept_is_cut_short(ito_gate: Call, repo: Repo) -> None:
    before = (repo.root / ATM).read_text("utf-8")
    (line,) = [line for line in before.splitlines() if "kept_until" in line]
    repo.edit(ATM, line, "  kept_until: 2028-01-01")
    repo.edit(ATM, "ended_on: 2026-09-30", "ended_on: 2024-09-30")
    _, document = check(ito_gate, repo)
    assert ("monitoring-dropped", "kept-shorter", "/monitoring/kept_until") in of_change(document)


def _general(repo: Repo) -> None:
    """Make the credit system's development general."""
    text = (repo.root / CREDIT).read_text("utf-8")
    start = text.index("  triggers:")
    end = text.index("\n", text.index("other_major_effect"))
    triggers = text[start:end]
    (repo.root / CREDIT).write_text(
        text.replace(triggers, triggers.replace("true", "false")).replace("declared: important", "declared: general"),
        "utf-8",
    )


def test_important_becomes_general(ito_gate: Call, repo: Repo) -> None:
    _general(repo)
    text = (repo.root / CREDIT).read_text("utf-8")
    for flag in ("important", "core", "realtime", "accounting"):
        text = text.replace(f"{flag}: true", f"{flag}: false")
    (repo.root / CREDIT).write_text(text, "utf-8")
    code, document = check(ito_gate, repo)
    (fact,) = [
        fact["value"]
        for one in document["declarations"]
        if one["id"] == "ITO-2026-004"
        for fact in one["facts"]
        if fact["name"] == "important"
    ]
    assert fact is False
    assert code == 1
    assert ("important-downgraded", "downgraded", "/materiality") in of_change(document)
    # What records the change settles it.
    repo.edit(CREDIT, "changes: []", "changes: [{on: 2026-10-31, kind: scope, description: 缩小范围, material: false}]")
    _, document = check(ito_gate, repo)
    assert "important-downgraded" not in [rule for rule, *_ in of_change(document)]


def test_a_reported_fact_changes_without_a_new_report(ito_gate: Call, repo: Repo) -> None:
    text = (repo.root / MOBILE).read_text("utf-8")
    (line,) = [line for line in text.splitlines() if line.strip().startswith("description:") and "运" in line][:1]
    repo.edit(MOBILE, line, f"{line}以及数据处理。")
    code, document = check(ito_gate, repo)
    assert code == 1
    assert of_change(document) == [("filed-fact-changed", "changed", "/service/description")]
    # A new report, or a record of the change, settles it; one dated before the report does not.
    repo.edit(MOBILE, "changes: []", "changes: [{on: 2026-01-10, kind: scope, description: 增加, material: false}]")
    assert of_change(check(ito_gate, repo)[1])
    repo.edit(MOBILE, "on: 2026-01-10, kind: scope", "on: 2026-10-10, kind: scope")
    assert of_change(check(ito_gate, repo)[1]) == []


@pytest.mark.parametrize(("day", "settled"), [("2026-10-30", True), ("2026-01-10", False), ("2027-10-30", False)])
def test_only_a_later_report_that_was_made_is_a_new_one(ito_gate: Call, repo: Repo, day: str, settled: bool) -> None:
    text = (repo.root / MOBILE).read_text("utf-8")
    (line,) = [line for line in text.splitlines() if line.strip().startswith("description:") and "运" in line][:1]
    repo.edit(MOBILE, line, f"{line}以及数据处理。")
    repo.edit(MOBILE, "filed_on: 2026-01-16", f"filed_on: {day}")
    _, document = check(ito_gate, repo)
    assert ("filed-fact-changed" not in [rule for rule, *_ in of_change(document)]) is settled


def test_a_fact_of_the_provider_is_said_once(ito_gate: Call, repo: Repo) -> None:
    text = (repo.root / "providers/xinghe-fintech.yaml").read_text("utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith("legal_representative:")]
    repo.edit("providers/xinghe-fintech.yaml", line, "legal_representative: 新人")
    code, document = check(ito_gate, repo)
    assert (code, of_change(document)) == (0, [("filed-fact-changed", "particular", "/legal_representative")])
    (finding,) = [one for one in document["findings"] if one["rule"] == "change/filed-fact-changed"]
    assert finding["file"] == "providers/xinghe-fintech.yaml"
    assert "ITO-2026-001" in finding["message"]["en"]
    assert check(ito_gate, repo, "--fail-on", "warn", "--only-new")[0] == 1


def test_a_signing_is_moved_ahead_of_the_term(ito_gate: Call, repo: Repo) -> None:
    repo.edit(CREDIT, "signing_on: 2027-09-06", "signing_on: 2027-09-05")
    assert "signing-moved-ahead" not in [rule for rule, *_ in of_change(check(ito_gate, repo)[1])]
    repo.edit(CREDIT, "signing_on: 2027-09-05", "signing_on: 2026-11-20")
    code, document = check(ito_gate, repo)
    assert code == 1
    assert ("signing-moved-ahead", "too-early", "/contract/signing_on") in of_change(document)


def test_a_signing_is_moved_ahead_before_the_report(ito_gate: Call, repo: Repo) -> None:
    repo.edit(STRATEGY, "signing_on: 2027-12-06", "signing_on: 2026-11-16")
    code, document = check(ito_gate, repo)
    assert code == 1
    assert ("signing-moved-ahead", "overdue", "/contract/signing_on") in of_change(document)


@pytest.mark.parametrize(
    ("edits", "messages"),
    [
        ([("expires_on: 2027-10-08", "expires_on: 2027-10-09")], ["prolonged"]),
        ([("field: /contract/forum/country", "field: /contract/forum/name")], ["widened"]),
        ([("expires_on: 2027-10-08", "expires_on: 2027-10-01")], []),
        ([("id: WV-2026-001", "id: WV-2026-777"), ("expires_on: 2027-10-08", "expires_on: 2027-10-09")], ["prolonged"]),
    ],
)
def test_a_waiver_is_widened_or_prolonged(
    ito_gate: Call, repo: Repo, edits: list[tuple[str, str]], messages: list[str]
) -> None:
    for before, after in edits:
        repo.edit(WAIVER, before, after)
    _, document = check(ito_gate, repo)
    assert [message for rule, message, _ in of_change(document) if rule == "waiver-widened"] == messages


def test_a_waiver_that_was_approved_again_is_only_named(ito_gate: Call, repo: Repo) -> None:
    text = (repo.root / WAIVER).read_text("utf-8")
    (approved,) = [line for line in text.splitlines() if line.startswith("approved_on:")]
    (evidence,) = [line for line in text.splitlines() if line.startswith("evidence_ref:")]
    repo.edit(WAIVER, "expires_on: 2027-10-08", "expires_on: 2027-10-30")
    repo.edit(WAIVER, approved, "approved_on: 2026-10-31")
    _, document = check(ito_gate, repo)
    assert of_change(document) == [("waiver-widened", "prolonged", "/expires_on")]
    repo.edit(WAIVER, evidence, "evidence_ref: OA-2026-9999")
    code, document = check(ito_gate, repo)
    assert (code, of_change(document)) == (0, [("waiver-widened", "renewed", "/approved_on")])


# Old findings and --only-new.


def test_only_new_passes_what_was_there_and_fails_what_came(ito_gate: Call, tmp_path: Path) -> None:
    repo = repositories.of_example(tmp_path / "repo", "bad")
    # What cannot be read never passes; what is left can.
    code, document = check(ito_gate, repo, "--only-new")
    assert (code, {one["rule"].partition("/")[0] for one in document["findings"] if one["new"]}) == (1, {"document"})
    for file in {one["file"] for one in document["findings"] if one["new"]}:
        (repo.root / file).unlink()
    repo.commit("readable")
    code, document = check(ito_gate, repo, "--only-new")
    assert (code, document["decision"], document["options"]["only_new"]) == (0, "pass", "true")
    assert document["summary"]["findings"]["old"] > 500
    assert document["summary"]["findings"]["deny"] == 0
    done = ito_gate("check", "--as-of", DAY, "--lang", "en", "--base", "HEAD", "--only-new", cwd=repo.root)
    assert done.code == 0
    assert "Old findings: no effect on the verdict" in done.out
    assert "deny[filing/lead-time]" in done.out
    text = (repo.root / "declarations" / "card-analytics-offshore.yaml").read_text("utf-8")
    (repo.root / "declarations" / "另一份.yaml").write_text(text.replace("id: ITO-", "id: NEU-", 1), "utf-8")
    code, document = check(ito_gate, repo, "--only-new")
    assert code == 1
    assert {one["id"] for one in document["declarations"] if one["decision"] == "fail"} == {
        one["id"] for one in document["declarations"] if one["changed"] == "added"
    }


def test_what_cannot_be_decided_is_old_only_where_nothing_has_changed(ito_gate: Call, repo: Repo) -> None:
    provider = (repo.root / "providers/xinghe-fintech.yaml").read_text("utf-8")
    (line,) = [line for line in provider.splitlines() if line.startswith("relationship:")]
    repo.edit("providers/xinghe-fintech.yaml", line, "relationship: unknown")
    repo.commit("unknown")
    code, document = check(ito_gate, repo, "--only-new")
    assert code == 0
    assert any(one["message_id"] == "undetermined" for one in findings(document))
    repo.edit(MOBILE, "name: 手机银行系统应用运维", "name: 手机银行系统应用运维（二期）")
    code, document = check(ito_gate, repo, "--only-new")
    assert code == 1
    assert "undetermined" in [message for _, message in new(document)]


def test_only_new_never_passes_what_cannot_be_read(ito_gate: Call, repo: Repo) -> None:
    (repo.root / MOBILE).write_text("id: [\n", "utf-8")
    repo.commit("broken")
    assert check(ito_gate, repo, "--only-new")[0] == 1
    (repo.root / MOBILE).unlink()
    (repo.root / MOBILE).symlink_to("nowhere.yaml")
    assert check(ito_gate, repo, "--only-new")[0] == 4


def test_a_base_that_does_not_parse_is_said_and_is_no_pass(ito_gate: Call, repo: Repo) -> None:
    good = (repo.root / MOBILE).read_text("utf-8")
    (repo.root / MOBILE).write_text(good + "a: [\n", "utf-8")
    repo.commit("broken")
    (repo.root / MOBILE).write_text(good, "utf-8")
    code, document = check(ito_gate, repo, "--only-new")
    assert code == 1
    assert of_change(document) == [("base-unreadable", "unreadable", "")]
    assert changed(document)["ITO-2026-001"] == "added"
    (finding,) = [one for one in document["findings"] if one["rule"] == "change/base-unreadable"]
    assert (finding["file"], finding["new"]) == (MOBILE, True)
    # Where it can be read there is something to compare with.
    assert check(ito_gate, repo, base="HEAD~1")[0] == 0


def test_settings_of_the_base_that_are_not_valid_are_said(ito_gate: Call, repo: Repo) -> None:
    good = (repo.root / "ito-gate.yaml").read_text("utf-8")
    (repo.root / "ito-gate.yaml").write_text(good + "fail_onn: deny\n", "utf-8")
    repo.commit("broken")
    (repo.root / "ito-gate.yaml").write_text(good, "utf-8")
    code, document = check(ito_gate, repo)
    assert (code, of_change(document)) == (1, [("base-unreadable", "configuration", "")])


def test_only_new_needs_a_base(ito_gate: Call, repo: Repo) -> None:
    done = ito_gate("check", "--only-new", cwd=repo.root)
    assert done.code == 2
    assert "--base" in done.err


# The repository.


def test_the_base_is_what_both_have_in_common(ito_gate: Call, repo: Repo) -> None:
    start = repo.git("rev-parse", "HEAD")
    repo.git("checkout", "-q", "-b", "feature")
    repo.edit(MOBILE, "no_assignment: ", "# no_assignment: ")
    repo.commit()
    repo.git("checkout", "-q", "main")
    (repo.root / ATM).unlink()
    repo.commit("main moved on")
    repo.git("checkout", "-q", "feature")
    code, document = check(ito_gate, repo, base="main")
    assert document["provenance"]["base"] == {"revision": "main", "merge_base": start}
    assert (code, new(document)) == (1, [("contract/no-assignment", "not-forbidden")])
    assert document["deleted"] == []


def test_a_detached_head_and_a_worktree(ito_gate: Call, repo: Repo, tmp_path: Path) -> None:
    start = repo.git("rev-parse", "HEAD")
    repo.edit(MOBILE, "no_assignment: ", "# no_assignment: ")
    repo.commit()
    repo.git("checkout", "-q", "--detach")
    assert new(check(ito_gate, repo, base=start)[1]) == [("contract/no-assignment", "not-forbidden")]
    repo.git("worktree", "add", "-q", str(tmp_path / "other"))
    assert new(check(ito_gate, Repo(tmp_path / "other"), base="HEAD~1")[1]) == [
        ("contract/no-assignment", "not-forbidden")
    ]


def test_a_repository_with_sha256(ito_gate: Call, tmp_path: Path) -> None:
    repo = repositories.of_example(tmp_path / "repo", "good", "--object-format=sha256")
    repo.edit(MOBILE, "no_assignment: ", "# no_assignment: ")
    _, document = check(ito_gate, repo)
    assert len(document["provenance"]["base"]["merge_base"]) == 64
    assert new(document) == [("contract/no-assignment", "not-forbidden")]
    assert changed(document) == {"ITO-2026-001": "changed", "demo-bank": "affected"}


def test_a_shallow_clone_says_how_to_fetch_the_base(ito_gate: Call, repo: Repo, tmp_path: Path) -> None:
    repo.git("checkout", "-q", "-b", "feature")
    repo.edit(MOBILE, "no_assignment: ", "# no_assignment: ")
    repo.commit()
    repo.git("clone", "-q", "--depth", "1", "--branch", "feature", f"file://{repo.root}", str(tmp_path / "clone"))
    clone = Repo(tmp_path / "clone")
    for revision in ("HEAD~1", "origin/main", "main"):
        for lang, word in (("en", "shallow clone"), ("zh", "浅克隆")):
            done = ito_gate("check", "--lang", lang, "--base", revision, cwd=clone.root)
            assert (done.code, done.out) == (4, "")
            assert word in done.err
            assert "git fetch --unshallow" in done.err
            assert len(done.err.splitlines()) == 1
    clone.git("fetch", "-q", "--depth", "1", "origin", "main")
    assert ito_gate("check", "--base", "FETCH_HEAD", cwd=clone.root).code == 4
    clone.git("fetch", "-q", "--unshallow", "origin", "+refs/heads/*:refs/remotes/origin/*")
    assert new(check(ito_gate, clone, base="origin/main")[1]) == [("contract/no-assignment", "not-forbidden")]


def test_what_is_no_base(ito_gate: Call, repo: Repo, tmp_path: Path) -> None:
    def code(cwd: Path, *arguments: str) -> tuple[int, str]:
        done = ito_gate("check", "--lang", "en", *arguments, cwd=cwd)
        assert done.out == ""
        assert len(done.err.splitlines()) == 1, done.err
        return done.code, done.err

    for revision in ("nowhere", "", "-x", "--all", "HEAD:ito-gate.yaml", "0" * 40, "a\nb", "main..HEAD"):
        assert code(repo.root, "--base", revision)[0] == 2, revision
    shutil.copytree(ROOT / "examples" / "good", tmp_path / "plain")
    assert code(tmp_path / "plain", "--base", "HEAD")[0] == 2
    unborn = repositories.init(tmp_path / "unborn")
    shutil.copytree(ROOT / "examples" / "good", unborn.root, dirs_exist_ok=True)
    assert "no commit yet" in code(unborn.root, "--base", "HEAD")[1]
    assert "outside the repository" in code(repo.root, "--base", "HEAD", ".", str(tmp_path / "plain"))[1]
    repo.git("checkout", "-q", "--orphan", "alone")
    repo.commit()
    assert "no commit in common" in code(repo.root, "--base", "main")[1]


def test_without_git_there_is_no_verdict(ito_gate: Call, repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repo.root))
    done = ito_gate("check", "--base", "HEAD", cwd=repo.root)
    assert done.code == 4
    assert "git" in done.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_checkout_of_another_user_is_read(ito_gate: Call, repo: Repo) -> None:
    """In a container the checkout often belongs to somebody else."""
    for path in (repo.root, *repo.root.rglob("*")):
        os.chown(path, 12345, 12345, follow_symlinks=False)
    assert check(ito_gate, repo)[0] == 0


HOSTILE = (
    "-x.yaml",
    "a\nb.yaml",
    "a\tb.yaml",
    'a"b\\c.yaml',
    "--output=x.yaml",
    ":(glob)x.yaml",
    "空 格.yaml",
    "*.yaml",
)


def test_hostile_names(ito_gate: Call, repo: Repo) -> None:
    text = (repo.root / STRATEGY).read_text("utf-8")
    for number, name in enumerate(HOSTILE):
        (repo.root / "declarations" / name).write_text(text.replace("ITO-2026-007", f"ITO-2030-{number}"), "utf-8")
    repo.git("config", "core.quotePath", "true")
    repo.commit()
    _, document = check(ito_gate, repo)
    assert (changed(document), new(document), document["deleted"]) == ({}, [], [])
    for name in HOSTILE:
        (repo.root / "declarations" / name).unlink()
    _, document = check(ito_gate, repo)
    assert sorted(one["file"] for one in document["deleted"]) == sorted(f"declarations/{name}" for name in HOSTILE)


def test_a_hostile_name_may_be_named(ito_gate: Call, repo: Repo) -> None:
    text = (repo.root / STRATEGY).read_text("utf-8")
    for number, name in enumerate(HOSTILE):
        (repo.root / name).write_text(text.replace("ITO-2026-007", f"ITO-2030-{number}"), "utf-8")
    repo.commit()
    for name in HOSTILE:
        _, document = check(ito_gate, repo, "--", f"./{name}")
        assert (len(document["declarations"]), changed(document), new(document)) == (1, {}, []), name


def test_a_name_that_is_no_utf8(ito_gate: Call, repo: Repo) -> None:
    text = (repo.root / STRATEGY).read_text("utf-8")
    path = os.fsencode(repo.root / "declarations") + b"/\xb2\xe2.yaml"
    Path(os.fsdecode(path)).write_text(text.replace("ITO-2026-007", "ITO-2030-1"), "utf-8")
    repo.commit()
    Path(os.fsdecode(path)).unlink()
    _, document = check(ito_gate, repo)
    assert [one["id"] for one in document["deleted"]] == ["ITO-2030-1"]


def test_what_the_repository_configures_is_not_run(ito_gate: Call, repo: Repo, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    script = tmp_path / "script"
    script.write_text(f'#!/bin/sh\necho "$0 $*" >> {ran}\n', "utf-8")
    script.chmod(0o755)
    for setting in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "core.sshCommand",
        "core.editor",
        "filter.x.smudge",
        "filter.x.clean",
        "diff.x.textconv",
        "core.alternateRefsCommand",
        "uploadpack.packObjectsHook",
    ):
        repo.git("config", setting, str(script))
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        (repo.root / ".git" / "hooks" / hook).write_text(script.read_text("utf-8"), "utf-8")
        (repo.root / ".git" / "hooks" / hook).chmod(0o755)
    (repo.root / ".gitattributes").write_text("*.yaml filter=x diff=x\n", "utf-8")
    repo.edit(MOBILE, "no_assignment: ", "# no_assignment: ")
    index = (repo.root / ".git" / "index").read_bytes()
    ran.unlink(missing_ok=True)
    assert new(check(ito_gate, repo)[1]) == [("contract/no-assignment", "not-forbidden")]
    assert not ran.exists()
    assert (repo.root / ".git" / "index").read_bytes() == index


def test_nothing_is_fetched_for_a_partial_clone(ito_gate: Call, repo: Repo, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.edit(MOBILE, "no_assignment: ", "# no_assignment: ")
    repo.commit()
    clone = Repo(tmp_path / "clone")
    repo.git("clone", "-q", "--filter=blob:none", f"file://{repo.root}", str(clone.root))
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\necho x >> {ran}\n", "utf-8")
    script.chmod(0o755)
    clone.git("config", "remote.origin.url", f"ext::{script}")
    clone.git("config", "protocol.ext.allow", "always")
    done = ito_gate("check", "--lang", "en", "--base", "HEAD~1", cwd=clone.root)
    assert (done.code, done.out) == (4, "")
    assert "partial clone" in done.err
    assert not ran.exists()


def test_links_are_followed_inside_the_repository(ito_gate: Call, repo: Repo) -> None:
    (repo.root / "shared").mkdir()
    repo.git("mv", ATM, "shared/atm.yaml")
    (repo.root / ATM).symlink_to("../shared/atm.yaml")
    repo.commit()
    code, document = check(ito_gate, repo)
    assert (code, changed(document), of_change(document)) == (0, {}, [])
    (repo.root / ATM).unlink()
    _, document = check(ito_gate, repo)
    assert ("deleted-in-retention", "deleted", "") in of_change(document)


def test_a_link_out_of_the_repository_cannot_be_compared(ito_gate: Call, repo: Repo, tmp_path: Path) -> None:
    (tmp_path / "atm.yaml").write_bytes((repo.root / ATM).read_bytes())
    (repo.root / ATM).unlink()
    (repo.root / ATM).symlink_to(tmp_path / "atm.yaml")
    repo.commit()
    code, document = check(ito_gate, repo, "--only-new")
    assert (code, of_change(document)) == (1, [("base-unreadable", "not-a-file", "")])
    assert changed(document)["ITO-2020-031"] == "added"


def test_a_pointer_to_lfs_cannot_be_compared(ito_gate: Call, repo: Repo) -> None:
    good = (repo.root / MOBILE).read_text("utf-8")
    (repo.root / MOBILE).write_text(
        f"version https://git-lfs.github.com/spec/v1\noid sha256:{'a' * 64}\nsize 1234\n", "utf-8"
    )
    repo.commit()
    (repo.root / MOBILE).write_text(good, "utf-8")
    code, document = check(ito_gate, repo, "--only-new")
    assert (code, of_change(document)) == (1, [("base-unreadable", "not-a-file", "")])


def test_what_is_in_a_submodule_cannot_be_compared(ito_gate: Call, repo: Repo, tmp_path: Path) -> None:
    inner = repositories.init(tmp_path / "inner")
    (inner.root / "x.yaml").write_text((repo.root / STRATEGY).read_text("utf-8").replace("-007", "-777"), "utf-8")
    (inner.root / "README.md").write_text("x", "utf-8")
    inner.commit()
    repo.git("submodule", "add", "-q", f"file://{inner.root}", "declarations/sub")
    repo.commit()
    code, document = check(ito_gate, repo, "--only-new")
    assert (code, of_change(document)) == (1, [("base-unreadable", "not-a-file", "")])
    assert changed(document)["ITO-2026-777"] == "added"


def test_the_folder_may_be_named_through_a_link(ito_gate: Call, repo: Repo, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(repo.root / "declarations")
    (repo.root / STRATEGY).unlink()
    (repo.root / "ito-gate.yaml").unlink()
    _, document = check(ito_gate, Repo(tmp_path), "link")
    assert [one["file"] for one in document["deleted"]] == ["link/it-strategy-consulting.yaml"]


def test_the_same_change_gives_the_same_bytes(ito_gate: Call, repo: Repo) -> None:
    repo.edit(MOBILE, "no_assignment: ", "# no_assignment: ")
    (repo.root / ATM).unlink()

    def said(*arguments: str) -> str:
        out: str = ito_gate(
            "check", "--as-of", DAY, "--format", "json", "--base", "HEAD", *arguments, cwd=repo.root
        ).out
        return out

    assert said() == said("--jobs", "2") == said("waivers", "institutions", "providers", "incidents", "declarations")
    assert said() == said("--schema-engine", "python")


def test_every_message_of_the_rules_is_shown_here() -> None:
    """What the tests above name; a message that none of them shows is not tested."""
    text = Path(__file__).read_text("utf-8")
    messages = {message for rule in RULES for message in rule.messages}
    assert {message for message in messages if f'"{message}"' not in text} == set()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_text_says_what_came_with_the_change(ito_gate: Call, repo: Repo, lang: str) -> None:
    repo.edit(MOBILE, "no_assignment: ", "# no_assignment: ")
    done = ito_gate("check", "--as-of", DAY, "--lang", lang, "--base", "HEAD", cwd=repo.root)
    first = done.out.partition("\n\n")[0]
    assert "[contract/no-assignment]" in first
    assert {"en": "change: came with this change", "zh": "变更：本次变更带来"}[lang] in first
    assert {"en": "change        changed 1, affected 1, unchanged 13", "zh": "变更      改变 1"}[lang] in done.out
