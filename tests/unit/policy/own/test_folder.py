"""What is wrong with a folder of own policies is refused, all of it, with file and line."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import own
from ito_gate.cli.catalogue import all_rules
from ito_gate.errors import EngineError, Undecided, UsageError
from ito_gate.policy.own.folder import RESERVED
from own import copied, edit, folder, load
from support import the_pack

MODULE = "custody/unit.rego"


def refused(*folders: Path) -> list[str]:
    with pytest.raises(EngineError) as error:
        load(*folders)
    assert error.value.exit_code == 4
    english, chinese = error.value.text.en.split("\n"), error.value.text.zh.split("\n")
    assert len(english) == len(chinese)
    assert all(any("\u4e00" <= character <= "\u9fff" for character in line) for line in chinese)
    return english


def line(path: Path, start: str) -> int:
    lines = path.read_text("utf-8").split("\n")
    return next(number for number, one in enumerate(lines, 1) if one.startswith(start))


@pytest.mark.parametrize(
    ("before", "after", "at", "said"),
    [
        ("#   force: must\n", "#   force: mast\n", "#   force", "custom.force is not one of must"),
        ("#   force: must\n", "", "# METADATA", "custom.force is not one of must"),
        ("# title: ", "# titel: ", "# METADATA", "title is missing"),
        ("#   stage: proposed", "#   stage: early", "#   stage", "custom.stage is not one of"),
        ("#   basis:", "#   basic:", "#   basic", "custom.basic: there is no such key"),
        ("#   basis:", "#   basic:", "# METADATA", "custom.basis needs zh and en"),
        ("#   articles: []\n", "", "# METADATA", "custom.articles is missing"),
        ("articles: []", 'articles: ["37（5）"]', "#   articles", "'37（5）' is neither like 37(5) nor a standard"),
        ("articles: []", "articles: [第三十七条]", "#   articles", "'第三十七条' is neither like 37(5) nor a standard"),
        ("articles: []", "articles: [37]", "#   articles", "37 is neither like 37(5) nor a standard"),
        ("articles: []", 'articles: ["37(9)"]', "#   articles", "the regulation has no clause 37(9)"),
        ("applies_to: []", "applies_to: [importent]", "#   applies_to", "no fact is named importent"),
        ("applies_to: []", "applies_to: [{}]", "#   applies_to", "no fact is named {}"),
        ("owner.unit\n", "owner.unti\n", "#   needs", "the declaration schema has no such field"),
        ("owner.unit\n", "owner\n", "\tunit := ", None),
        (
            "#     unit:\n#       zh: 待填写：",
            "#     unit:\n#       zh: 部门 {unit2} ",
            "#     unit",
            "the same placeholders",
        ),
        ("#     unit:", "#     units:", "# METADATA", "the message units is never returned"),
        ("#   messages:", "#   messages: []\n#   x:", "#   messages", "custom.messages is missing"),
        ("# scope: package", "# scope: package\n# scope: none", "# scope: none", "scope"),
        ("# custom:", "# custom: &a", "# custom", "anchor"),
        ("package acme.custody.unit", "package ito.custody.unit", "package", "is not that of its place"),
        ("package acme.custody.unit", "package acme.custody.units", "package", "which is acme.custody.unit"),
        ("import future.keywords.not\n", "", "\tnot unit in", "not needs import future.keywords.not"),
        ("import future.keywords.not\n", "import input.declaration as d\n", "import", "imports are of packages"),
        ("not\n\n", "not\nimport data.ito.lib.datse\n\n", "import data", "data.ito.lib.datse is not defined"),
        (
            "not\n\n",
            "not\nimport data.ito.lib.dates as trouble\nimport data.ito.lib.dates as if\n\n",
            None,
            "not valid",
        ),
        ("not unit in allowed", "not unit in data.acme.lib.units", "\tnot", "data.acme.lib.units is not defined"),
        ("not unit in allowed", "not unit in data.ito.calender.days", "\tnot", "data.ito.calender.days is not defined"),
        ("not unit in allowed", "not unit in data.ito.lib.sites", "\tnot", "data.ito.lib.sites is not defined"),
        ("not unit in allowed", "not unit in data", "\tnot", "data is not defined"),
        ("not unit in allowed", "not unit in data.ito[unit]", "\tnot", "data.ito is not defined"),
        (
            "not unit in allowed",
            "not unit in data.ito.gate.findings",
            "\tnot",
            "of data.ito.gate only now, rank, stage",
        ),
        ("not unit in allowed", "not unit in data.ito.facts.important.values", "\tnot", "values is not defined"),
        ("not unit in allowed", "not unit in allowed with input as {}", "\tnot", "with is for tests"),
        ("not unit in allowed", "time.now_ns() > 1", "\ttime", "time.now_ns must not be used"),
        ("not unit in allowed", 'http.send({"url": unit})', "\thttp", "http.send must not be used"),
        ("not unit in allowed", 'rand.intn("x", 2) == 1', "\trand", "rand.intn must not be used"),
        ("not unit in allowed", "opa.runtime().env", "\topa", "opa.runtime must not be used"),
        ("not unit in allowed", "net.lookup_ip_addr(unit)", "\tnet", "net.lookup_ip_addr must not be used"),
        ("not unit in allowed", "uuid.rfc4122(unit)", "\tuuid", "uuid.rfc4122 must not be used"),
        ("not unit in allowed", "io.jwt.decode(unit)", "\tio", "io.jwt.decode must not be used"),
        ("not unit in allowed", "not regex.match(`\\d`, unit)", "\tnot", "\\d, \\s and \\w differ"),
        (
            '"values": values}',
            '"values": {"unit": input.declaration.owner.unit}}',
            "findings",
            "the head of the set reads",
        ),
        ("\tnot unit in allowed", "not unit in allowed", "not", "not at the beginning of a line is no definition"),
        ("allowed := {", " allowed := {", " allowed", "a definition begins its line"),
        ("allowed := {", "all__owed := 1\n\nallowed := {", "all__", "all__owed cannot be defined"),
        ("allowed := {", "_private := 1\n\nallowed := {", "_private", "_private cannot be defined"),
        ("allowed := {", "words := `a\nb`\n\nallowed := {", "words", "a text must not span lines"),
        ("findings contains", "found contains", "# METADATA", "findings is not defined"),
        ("findings contains", "agenda := set()\n\nfindings contains", "agenda", "the METADATA has no custom.agenda"),
        ("#   messages:", "#   messages:\n#     overdue: {zh: 晚, en: late}", "# METADATA", "due is not defined"),
        ("values := {", "values := {{", None, "this is not valid Rego"),
        ("allowed := {", f"deep := {'[' * 30}{']' * 30}\n\nallowed := {{", "deep", "nested more than 12 deep"),
        ("allowed := {", f'long := "{"x" * 1100}"\n\nallowed := {{', "long", "more than 1023 characters"),
        ("待填写：检查什么", "待填写：\u202e检查什么", "#   description_zh", "U+202E"),
    ],
)
def test_a_broken_rule_is_refused_with_its_line(
    tmp_path: Path, before: str, after: str, at: str | None, said: str | None
) -> None:
    path = folder(tmp_path / "自有规则")
    edit(path / MODULE, before, after)
    if said is None:
        assert load(path).rules[own.RULE]
        return
    found = refused(path)
    shown = f"{path.as_posix()}/{MODULE}:"
    expected = shown if at is None else f"{shown}{line(path / MODULE, at)}: "
    assert any(one.startswith(expected) and said in one for one in found), found


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    path = folder(tmp_path / "a")
    edit(path / MODULE, "#   force: must", "#   force: x")
    edit(path / MODULE, "#   stage: proposed", "#   stage: x")
    (path / "lib").mkdir()
    (path / "lib" / "x.rego").write_text("package acme.lib.x\n\nx := {\n", "utf-8")
    assert len(refused(path)) == 4


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        (None, "no such file"),
        ("{", ""),
        ("", "empty"),
        ("[]", "revision, roots, rego_version"),
        ({"revision": "1", "roots": ["acme"]}, "revision, roots, rego_version"),
        ({"revision": 1, "roots": ["acme"], "rego_version": 1}, "revision is a text"),
        ({"revision": "1+2", "roots": ["acme"], "rego_version": 1}, "revision is a text"),
        ({"revision": "1", "roots": ["acme", "b"], "rego_version": 1}, "exactly one name"),
        ({"revision": "1", "roots": "acme", "rego_version": 1}, "exactly one name"),
        ({"revision": "1", "roots": ["ito"], "rego_version": 1}, "that of the built-in policies"),
        ({"revision": "1", "roots": ["time"], "rego_version": 1}, "no keyword or builtin"),
        ({"revision": "1", "roots": ["not"], "rego_version": 1}, "no keyword or builtin"),
        ({"revision": "1", "roots": ["a__b"], "rego_version": 1}, "cannot be used"),
        ({"revision": "1", "roots": ["acme/x"], "rego_version": 1}, "cannot be used"),
        ({"revision": "1", "roots": ["acme"], "rego_version": 0}, "rego_version is 1"),
        ({"revision": "1", "roots": ["acme"], "rego_version": True}, "rego_version is 1"),
        ({"revision": "1", "roots": ["other"], "rego_version": 1}, "is not that of its place"),
    ],
)
def test_a_manifest_that_cannot_be_used(tmp_path: Path, manifest: object, said: str) -> None:
    path = folder(tmp_path / "a")
    (path / ".manifest").unlink()
    if manifest is not None:
        text = manifest if isinstance(manifest, str) else json.dumps(manifest)
        (path / ".manifest").write_text(text, "utf-8")
    assert said in "\n".join(refused(path))


@pytest.mark.parametrize(
    ("relative", "said"),
    [
        ("rule.rego", "a rule is at <family>/<rule>.rego"),
        ("a/b/c.rego", "a rule is at <family>/<rule>.rego"),
        ("cases/custody/unit/x.rego", "a rule is at <family>/<rule>.rego"),
        ("cases/x.rego", "the family cases is taken"),
        ("facts/big.rego", "facts of one's own are not supported"),
        ("gate/gate.rego", "the family gate is taken"),
        ("waiver/x.rego", "the family waiver is taken"),
        ("custody/Unit.rego", "the name cannot be used"),
        ("custody/a__b.rego", "the name cannot be used"),
        ("custody/json.rego", "the name cannot be used"),
        ("in/x.rego", "the name cannot be used"),
        ("custody/data.json", "data documents of one's own are not supported"),
        ("data.yaml", "data documents of one's own are not supported"),
    ],
)
def test_nothing_out_of_place_is_passed_over(tmp_path: Path, relative: str, said: str) -> None:
    path = folder(tmp_path / "a")
    (path / relative).parent.mkdir(parents=True, exist_ok=True)
    (path / relative).write_text("package x\n", "utf-8")
    assert refused(path)[1:] == [one for one in refused(path) if f"/{relative}" in one and said in one]


def test_families_of_the_gate_itself_cannot_be_taken() -> None:
    python = {id_.partition("/")[0] for id_ in set(all_rules()) - set(the_pack().rules)}
    assert python
    assert python <= RESERVED


def test_a_link_to_a_folder_is_not_passed_over(tmp_path: Path) -> None:
    path = folder(tmp_path / "a")
    (path / "more").symlink_to(tmp_path)
    assert "a link to a folder is not followed" in refused(path)[1]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = folder(tmp_path / "a")
    os.mkfifo(path / "custody" / "pipe.rego")
    with pytest.raises(Undecided, match="not a regular file"):
        load(path)


def test_a_huge_module_is_refused(tmp_path: Path) -> None:
    path = folder(tmp_path / "a")
    (path / "custody" / "big.rego").write_text("package acme.custody.big\n" + "# x\n" * 40_000, "utf-8")
    assert "custody/big.rego" in refused(path)[1]


def test_a_helper_takes_fields_as_arguments(tmp_path: Path) -> None:
    path = copied(tmp_path / "a")
    edit(path / "lib" / "lengths.rego", "days >= 0", "days >= input.declaration.name")
    assert refused(path)[1].endswith("lib/lengths.rego:7: declaration.name is read but not among the needs")


def test_ids_that_are_taken(tmp_path: Path) -> None:
    path = folder(tmp_path / "a")
    (path / "filing").mkdir()
    text = (path / MODULE).read_text("utf-8")
    (path / "filing" / "lead_time.rego").write_text(text.replace("custody.unit", "filing.lead_time"), "utf-8")
    assert refused(path)[1].endswith("filing/lead_time.rego:1: the rule filing/lead-time is there already: ito-gate")


def test_two_folders(tmp_path: Path) -> None:
    one, two = folder(tmp_path / "一"), folder(tmp_path / "二")
    assert refused(one, two)[1] == f"{two.as_posix()}/.manifest: the root acme is taken by {one.as_posix()}"
    three = folder(tmp_path / "三", root="corp")
    assert refused(one, three)[1] == (
        f"{three.as_posix()}/{MODULE}:1: the rule {own.RULE} is there already: {one.as_posix()}/{MODULE}"
    )
    four = folder(tmp_path / "四", root="corp", rule="custody/others")
    assert {own.RULE, "custody/others"} <= set(load(one, four).rules)


def test_the_same_folder_twice_is_one(tmp_path: Path) -> None:
    path = folder(tmp_path / "a")
    assert load(path, tmp_path / "a" / ".." / "a").digest == load(path).digest


def test_a_folder_that_is_not_there_or_empty(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        load(tmp_path / "nowhere")
    path = folder(tmp_path / "a")
    (path / MODULE).unlink()
    with pytest.raises(EngineError, match="there is no rule in it"):
        load(path)
