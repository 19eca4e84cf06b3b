"""Own rules are asked as the built-in ones are, by every engine, and the pack says that they are there."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ito_gate.config import Config
from ito_gate.errors import EngineError
from ito_gate.gate import load_pack
from ito_gate.model import SUBJECTS
from ito_gate.policy.assembly import REGISTRY
from ito_gate.policy.embedded import EmbeddedEngine
from ito_gate.policy.linking import link
from ito_gate.policy.pack import Pack, digest
from ito_gate.proving.bench import Bench, asked, merge_patch
from ito_gate.proving.cases import case_input, rule_of
from ito_gate.reading.document import read
from own import EXAMPLE, copied, edit, folder, load
from support import ROOT, base, the_pack

RULE = "access/privileged-days"
CASES = sorted((EXAMPLE / "cases").glob("*/*/*.yaml"))
BUILT_IN = sorted((ROOT / "tests" / "cases").glob("*/*/*.yaml"))[::15]


@cache
def pack() -> Pack:
    return load(EXAMPLE)


@cache
def bench() -> Bench:
    return Bench(pack())


@cache
def modules() -> EmbeddedEngine:
    return EmbeddedEngine(pack().modules, pack().data)


def agree(documents: dict[str, Any], **more: Any) -> bool:
    question = asked(documents, **more)
    answer = bench().engine.evaluate(question)
    assert RULE in answer["status"] or answer["subject"] != "declaration"
    return modules().evaluate(question) == answer


@pytest.mark.parametrize("path", [*CASES, *BUILT_IN], ids=lambda path: "/".join(path.parts[-3:]))
def test_modules_and_what_is_linked_of_them_agree_on_cases(path: Path) -> None:
    documents, more = case_input(bench(), rule_of(path), read(path, path.name).documents[0].data)
    assert agree(documents, **more)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_on_the_base_inputs(subject: str) -> None:
    assert agree(base(subject))


@pytest.mark.parametrize("kind", ["pass", "fail"])
def test_on_the_examples(kind: str) -> None:
    assert agree(merge_patch(base(), pack().rules[RULE].examples[kind]))


def test_built_in_rules_say_the_same_beside_own_ones() -> None:
    beside = bench().judge(base())
    assert Bench(the_pack()).judge(base()) == {id_: one for id_, one in beside.items() if id_ != RULE}


def test_the_pack_holds_everything_by_its_path() -> None:
    own = {"xinghe/access/privileged_days.rego", "xinghe/lib/lengths.rego"}
    assert set(pack().modules) == set(the_pack().modules) | own
    assert f'findings["{RULE}"] := data.xinghe.access.privileged_days.findings' in pack().modules[REGISTRY]
    assert pack().modules["xinghe/lib/lengths.rego"] == (EXAMPLE / "lib" / "lengths.rego").read_text("utf-8")
    assert "xinghe__access__privileged_days__findings" in pack().linked["declaration"]
    assert "xinghe__lib__lengths__within" in pack().linked["declaration"]
    assert "data.xinghe" not in pack().linked["declaration"]
    assert "xinghe" not in pack().linked["incident"]
    assert RULE in pack().subjects["declaration"]


def test_the_pack_says_that_own_rules_are_there() -> None:
    assert pack().revision == f"{the_pack().revision}+xinghe.1"
    assert pack().digest != the_pack().digest
    named = {"revision": pack().revision, "digest": pack().digest}
    assert pack().data["ito"]["manifest"] == named
    assert {**pack().identity, "calendar": ""} == {**named, "calendar": ""}
    assert modules().evaluate(asked(base()))["policy"] == pack().identity


def test_the_digest_follows_every_module_and_not_the_place(tmp_path: Path) -> None:
    path = copied(tmp_path / "别处")
    assert load(path).digest == pack().digest
    edit(path / "lib" / "lengths.rego", "days >= 0", "days > 0")
    assert load(path).digest != pack().digest


def test_line_ends_of_another_system_change_nothing(tmp_path: Path) -> None:
    path = copied(tmp_path / "a")
    for file in path.rglob("*.rego"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert load(path).digest == pack().digest


def test_the_order_of_folders_does_not_matter(tmp_path: Path) -> None:
    other = folder(tmp_path / "a", root="acme_bank")
    both = load(EXAMPLE, other)
    assert both == load(other, EXAMPLE)
    assert both.revision == f"{the_pack().revision}+acme-bank.1.xinghe.1"


def test_without_own_policies_nothing_is_put_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ito_gate.policy.own.join.load", None)
    assert load_pack(Config(tmp_path)).digest == the_pack().digest


def test_the_configured_calendar_is_theirs_too(tmp_path: Path) -> None:
    config = Config(tmp_path, policies=(EXAMPLE,), local_holidays=("2026-07-15",))
    assert load_pack(config).calendar["digest"] != the_pack().calendar["digest"]
    assert load_pack(config).digest == pack().digest


def test_tests_and_cases_of_own_rules_are_counted() -> None:
    proof = pack().rules[RULE].proof
    assert proof is not None
    assert (proof.tests, proof.cases["pass"], proof.cases["undetermined"]) == (3, 1, 1)
    built_in = the_pack().rules["filing/lead-time"].proof
    assert pack().rules["filing/lead-time"].proof == built_in


def test_own_rules_may_use_each_others_helpers(tmp_path: Path) -> None:
    other = folder(tmp_path / "a", root="acme")
    edit(other / "custody" / "unit.rego", "not unit in allowed", "not data.xinghe.lib.lengths.within(count(unit), 5)")
    assert "custody/unit" in load(EXAMPLE, other).rules
    with pytest.raises(EngineError, match=r"data\.xinghe\.lib\.lengths\.within is not defined"):
        load(other)


def test_the_same_names_in_several_packages_are_kept_apart() -> None:
    sources = {
        "gate/gate.rego": "package ito.gate\n\nreport := [data.ito.access.lib.x, data.access.lib.a.x]\n",
        "access/lib.rego": "package ito.access.lib\n\nx := 1\n",
        "access/lib/a.rego": "package access.lib.a\n\nx := 2\n",
    }
    text = link(sources, digest({}))
    assert "gate__report := [access__lib__x, access__lib__a__x]" in text
    assert EmbeddedEngine({"x": text}, {}).ask("data.ito.linked.gate__report", {}) == [1, 2]


def test_a_rule_of_an_institution(tmp_path: Path) -> None:
    path = folder(tmp_path / "a")
    module = path / "custody" / "unit.rego"
    edit(module, "#   stage: proposed", "#   stage: proposed\n#   subject: institution")
    edit(module, "#     - declaration.owner.unit", "#     - institution.name")
    text = (
        module.read_text("utf-8").replace("declaration: {owner: {unit:", "institution: {name:").replace("}}\n", "}\n")
    )
    text = text.replace("input.declaration.owner.unit", "input.institution.name")
    module.write_text(text.replace('["declaration", "owner", "unit"]', '["institution", "name"]'), "utf-8")
    joined = load(path)
    assert "custody/unit" in joined.subjects["institution"]
    documents = copy.deepcopy(base("institution"))
    documents["institution"]["name"] = "别的银行"
    found = Bench(joined).judge(documents)["custody/unit"].findings
    assert [one.pointer for one in found] == [("institution", "name")]
