"""``ito-gate new``: from flags, on a terminal, and against whoever answers badly."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from ito_gate.cli import new
from ito_gate.cli.main import run
from ito_gate.drafting import files, plan
from ito_gate.errors import EngineError
from ito_gate.reading.document import read, read_text
from support import INSTALLED, ROOT, schema
from terminals import Session, session, typed_at

DAY = ("--as-of", "2026-11-02")
FILE = "declarations/terminals.yaml"
ANSWERS = {
    "owner.name": "王芳",
    "owner.unit": "信息科技部",
    "scope.basis": "outsourcing",
    "service.types": "terminal_ops",
    "service.description": "总行办公终端的安装、维修与桌面支持。",
    "service.scope": "part",
    "service.systems": "[]",
    "service.functions": "[]",
    "service.responsible_officer": "吴涛",
    "service.affected_business": "shared_support",
    "service.continuous": "是",
    "service.starts_on": "2027-03-01",
    "service.ends_on": "2028-02-29",
    "subcontracting.allowed": "false",
    "subcontracting.items": "[]",
    "delivery.sites[0].name": "总行大楼",
    "delivery.sites.0.type": "institution_premises",
    "/delivery/sites/0/country": "中国",
    "data.items": "[]",
    "access.assets": "[]",
    "access.grants": "[]",
    "materiality.declared": "general",
    **{
        f"materiality.triggers.{name}": "no"
        for name in (
            "whole_it",
            "whole_data_centre",
            "architecture_change",
            "core_system_whole",
            "it_strategy",
            "whole_security_operations",
            "concentrated_data",
            "realtime_or_accounting",
            "other_major_effect",
        )
    },
    "materiality.designated_by_regulator": "否",
}

Call = Callable[..., Any]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "examples" / "good", tmp_path / "good")
    return tmp_path / "good"


def flags(*but: str, **more: str) -> list[str]:
    """Everything that a declaration needs, as options."""
    options = {"name": "办公终端运行维护", "provider": "华都", "category": "operations", **more}
    fields = {name: value for name, value in ANSWERS.items() if name not in but}
    return [
        "new",
        *DAY,
        "--no-input",
        *(part for name, value in options.items() if name not in but for part in (f"--{name}", value)),
        *(part for name, value in fields.items() for part in ("--answer", f"{name}={value}")),
    ]


def data(path: Path) -> Any:
    reading = read(path, path.name)
    assert reading.findings == ()
    (document,) = reading.documents
    return document.data


def left(register: Path) -> set[str]:
    return {path.name for path in (register / "declarations").iterdir()} - {
        path.name for path in (ROOT / "examples" / "good" / "declarations").iterdir()
    }


def test_a_declaration_from_flags_passes_and_lists_what_comes(ito_gate: Call, register: Path) -> None:
    done = ito_gate(*flags(), "-o", FILE, "--lang", "zh", cwd=register)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"已写入 {FILE}\n")
    assert re.search(r"^    最迟 2027-03-01 +monitoring/plan ", done.out, re.MULTILINE)
    last = f"下一步：ito-gate check --stage approved --declaration ITO-2026-011 {FILE}"
    assert done.out.splitlines()[-1] == last
    assert ito_gate("check", *DAY, FILE, cwd=register).code == 0
    assert ito_gate(*last.split()[1:], *DAY, cwd=register).code == 1
    found = data(register / FILE)
    assert list(found) == [name for name in schema("declaration")["properties"] if name in found]
    assert (found["id"], found["institution"], found["provider"]) == ("ITO-2026-011", "demo-bank", "huadu-it")
    assert found["delivery"] == {"sites": [{"name": "总行大楼", "type": "institution_premises", "country": "CN"}]}
    assert found["service"]["continuous"] is True


def test_what_is_not_known_stays_unknown_and_blocks(ito_gate: Call, register: Path) -> None:
    triggers = [name for name in ANSWERS if name.startswith("materiality.triggers")]
    done = ito_gate(*flags("scope.basis", *triggers), "-o", FILE, "--lang", "en", cwd=register)
    assert done.code == 0
    found = data(register / FILE)
    assert set(found["materiality"]["triggers"].values()) == {"unknown"}
    assert "scope" not in found
    assert done.out.count("deny[classification/triggers-answered]") == 9
    assert done.out.splitlines()[-1] == f"next: ito-gate check {FILE}"
    assert ito_gate("check", *DAY, FILE, cwd=register).code == 1


def test_each_part_names_its_clauses(ito_gate: Call, register: Path) -> None:
    assert ito_gate(*flags(), "-o", FILE, "--lang", "zh", cwd=register).code == 0
    text = (register / FILE).read_text("utf-8")
    assert re.search(
        r"^# 重要性（第十三条、第三十七条）\n#   第十三条：“银行保险机构应对[^\n]*”\n(#[^\n]*\n)*materiality:",
        text,
        re.MULTILINE,
    )
    assert re.search(
        r"^# # 风险识别（第三十条，自“已审批”阶段起检查）\n# #   第三十条：“.*”\n# risks:\n#   capability_loss:",
        text,
        re.MULTILINE,
    )
    parts = {
        name for name, part in schema("declaration")["properties"].items() if part.get("type") in {"object", "array"}
    }
    for name in parts:
        assert re.search(rf"^# .*\n(# )?{name}:", text, re.MULTILINE), name
    # What is to come is there to be uncommented, and its empty fields are refused, not passed.
    risks = re.search(r"^# risks:\n(?:#   .*\n)+", text, re.MULTILINE)
    assert risks is not None
    (register / FILE).write_text(text.replace(risks[0], re.sub("^# ", "", risks[0], flags=re.MULTILINE)), "utf-8")
    done = ito_gate("check", *DAY, FILE, "--format", "json", cwd=register)
    wrong = {one["pointer"] for one in json.loads(done.out)["findings"] if one["rule"] == "document/schema"}
    assert "/risks/capability_loss" in wrong


def test_comments_speak_the_language_asked_for(ito_gate: Call, register: Path) -> None:
    shown = ito_gate(*flags(), "-o", "-", "--lang", "en", cwd=register)
    assert shown.code == 0
    assert "# Materiality (Article 13, Article 37)\n#   Article 13: “银行保险机构" in shown.out
    assert "  category: operations  # Service class: operations and maintenance\n" in shown.out


@pytest.mark.parametrize("printing", [("--dry-run",), ("-o", "-"), ("--dry-run", "-o", FILE)])
def test_printing_writes_nothing(ito_gate: Call, register: Path, printing: tuple[str, ...]) -> None:
    done = ito_gate(*flags(), *printing, cwd=register)
    assert (done.code, done.err) == (0, "")
    assert yaml.safe_load(done.out)["id"] == "ITO-2026-011"
    assert left(register) == set()


def test_missing_answers_are_named_by_their_options(ito_gate: Call, register: Path) -> None:
    but = ("name", "owner.unit", "data.items", "service.starts_on", "delivery.sites.0.type")
    done = ito_gate(*flags(*but), "-o", FILE, "--lang", "en", cwd=register)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "ito-gate: nobody to ask here; still to be answered: --name, --answer owner.unit=…, "
        "--answer service.starts_on=…, --answer delivery.sites.0.type=…, --answer data.items=…\n"
    )
    assert left(register) == set()


def test_without_a_terminal_nothing_is_asked(register: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ito_gate", "new", "-o", FILE, "--lang", "en"],
        cwd=register,
        env={**os.environ, "PYTHONPATH": str(INSTALLED)},
        input="ITO-2026-999\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "--answer owner.name=…" in done.stderr
    assert left(register) == set()


def test_a_closed_standard_input_is_one_clear_line(register: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"exec {sys.executable} -m ito_gate new -o {FILE} --lang en <&-"],
        cwd=register,
        env={**os.environ, "PYTHONPATH": str(INSTALLED)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert left(register) == set()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "declarations/terminal-support.yaml"], "already there"),
        (["-o", "declaration/x.yaml"], "mkdir -p declaration"),
        (["-o", "declarations/x.json"], "call it .yaml"),
        ([], "-o outsourcing/declarations/NAME.yaml"),
        (["-o", FILE, "--answer", "service.catgory=operations"], "did you mean category?"),
        (["-o", FILE, "--answer", "stage"], "write FIELD=VALUE"),
        (["-o", FILE, "--answer", "ito_gate=x"], "has no field ito_gate"),
        (["-o", FILE, "--answer", "delivery.sites.x=1"], "/delivery/sites has no field x; there are: 0, 1"),
        (["-o", FILE, "--answer", "delivery.sites.2.name=x"], "numbered from 0"),
        (["-o", FILE, "--answer", "name=x"], "answered twice"),
        (["-o", FILE, "--answer", "data.items.0.name=x"], "answered twice"),
        (["-o", FILE, "--answer", "service.first_started_on=2026-02-30"], "2026-02-30"),
        (["-o", FILE, "--answer", "service.first_started_on=2026年3月1日"], '"2026-03-01"'),
        (["-o", FILE, "--answer", "approval.body=board", "--answer", "approval.ref=待定"], "approval.ref"),
        (["-o", FILE, "--id", "ITO 1"], "--id"),
        (["-o", FILE, "--answer", "contract.signing_on=2027-01-04"], "--answer contract.kind=…"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    ito_gate: Call, register: Path, arguments: list[str], said: str
) -> None:
    done = ito_gate(*flags(), *arguments, "--lang", "en", cwd=register)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1
    assert left(register) == set()


@pytest.mark.parametrize("name", ["一\n二", "a\tb", "\x1b[2J", "a\u202eb", "a\u2028b", "长" * 201, " ", ""])
def test_a_name_that_no_document_may_hold_is_refused(ito_gate: Call, register: Path, name: str) -> None:
    done = ito_gate(*flags(name=name), "-o", FILE, cwd=register)
    assert (done.code, done.out) == (2, "")
    assert "--name" in done.err
    assert "\x1b" not in done.err
    assert left(register) == set()


@pytest.mark.parametrize(
    "name",
    [
        "NO",
        "12:30",
        "0123",
        "2026-03-02",
        "1e3",
        "null",
        "~",
        "a: b",
        "a #b",
        "- a",
        "'",
        '"',
        "\\",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a",
        "[a]",
        "{a}",
        "a：b",
        "“引”",
        "１２",
        "是",
        "y",
        ".inf",
        "0x1F",
        "1_000",
        "=",
        "<<",
        "---",
        "...",
        "长" * 200,
    ],
)
def test_a_name_reads_back_as_it_was_given_in_every_reader(ito_gate: Call, register: Path, name: str) -> None:
    done = ito_gate(*flags(name=name), "-o", "-", cwd=register)
    assert done.code == 0
    (document,) = read_text(done.out, "-", "yaml").documents
    assert document.data["name"] == yaml.safe_load(done.out)["name"] == name


def test_what_the_register_lacks_is_the_next_thing_to_make(ito_gate: Call, register: Path) -> None:
    done = ito_gate(*flags(provider="new-one"), "-o", FILE, "--lang", "en", cwd=register)
    assert done.code == 0
    assert "deny[register/reference]" in done.out
    assert done.out.splitlines()[-1] == "next: ito-gate new provider --id new-one -o providers/new-one.yaml"
    given = ("country=CN", "relationship=none", "supervised_institution=no", "tier=general")
    given += ("suspensions=[]", "industry_notices=[]")
    more = [part for one in given for part in ("--answer", one)]
    done = ito_gate(*done.out.splitlines()[-1].split()[2:], "--name", "新公司", "--no-input", *more, *DAY, cwd=register)
    assert done.code == 0, done.err
    assert ito_gate("check", *DAY, FILE, cwd=register).code == 0


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (
            "provider",
            {
                "--id": "p-1",
                "--name": "某公司",
                "country": "SG",
                "relationship": "无关联",
                "tier": "一般",
                "suspensions": "[]",
            },
        ),
        (
            "institution",
            {
                "--id": "i-1",
                "--name": "某银行",
                "type": "commercial_bank",
                "supervisor": "某监管局",
                "officers": "李明，周静",
                "risk_department": "风险管理部",
                "executing_team": "科技部",
                "core_competences": "无",
            },
        ),
        (
            "incident",
            {
                "--provider": "huadu-it",
                "--category": "interruption",
                "declarations": "ITO-2026-002",
                "summary": "断电",
                "occurred_at": "2026-10-30T09:30:00+08:00",
                "discovered_at": "2026-10-30T09:40:00+08:00",
            },
        ),
    ],
)
def test_the_other_kinds(ito_gate: Call, register: Path, kind: str, given: dict[str, str]) -> None:
    options = [
        part
        for name, value in given.items()
        for part in ((name, value) if name[0] == "-" else ("--answer", f"{name}={value}"))
    ]
    path = f"{kind}s/new.yaml"
    done = ito_gate("new", kind, *DAY, "--no-input", *options, "-o", path, cwd=register)
    assert (done.code, done.err) == (0, "")
    found = data(register / path)
    assert found["ito_gate"] == f"{kind}/v1"
    if kind == "institution":
        assert (found["officers"], found["core_competences"]) == (["李明", "周静"], [])
    if kind == "incident":
        assert (found["id"], found["institution"], found["regime"]) == ("INC-2026-002", "demo-bank", "unknown")
        done = ito_gate("new", "provider", "--no-input", "--category", "x", "-o", "-", "--lang", "en", cwd=register)
        assert (done.code, done.err) == (2, "ito-gate: --category: a provider has none\n")


def test_the_editor_finds_the_schema_from_the_first_line(ito_gate: Call, register: Path) -> None:
    assert ito_gate("schema", "--all", "-o", "schemas", cwd=register).code == 0
    assert ito_gate(*flags(), "-o", FILE, cwd=register).code == 0
    first, second = (register / FILE).read_text("utf-8").splitlines()[:2]
    assert first == "# yaml-language-server: $schema=../schemas/declaration.v1.schema.json"
    assert second == "ito_gate: declaration/v1"
    (register / "schemas" / "declaration.v1.schema.json").write_text("{}", "utf-8")
    done = ito_gate(*flags(), "-o", "declarations/other.yaml", cwd=register)
    assert (register / "declarations/other.yaml").read_text("utf-8").startswith("ito_gate: declaration/v1\n")
    assert done.code == 0


def test_all_schemas_at_once_and_again_but_never_over_something_else(ito_gate: Call, tmp_path: Path) -> None:
    done = ito_gate("schema", "--all", "-o", "a/b", cwd=tmp_path)
    written = sorted((tmp_path / "a" / "b").iterdir())
    assert done.out.splitlines() == [f"a/b/{path.name}" for path in written]
    assert {path.name for path in written} == {path.name for path in (ROOT / "schemas").iterdir()}
    assert all(path.read_bytes() == (ROOT / "schemas" / path.name).read_bytes() for path in written)
    written[0].write_text(json.dumps({"$id": "urn:ito-gate:schema:config:v0"}), "utf-8")
    assert ito_gate("schema", "--all", "-o", "a/b", cwd=tmp_path).code == 0
    assert written[0].read_bytes() == (ROOT / "schemas" / written[0].name).read_bytes()
    written[-1].write_text("mine", "utf-8")
    assert ito_gate("schema", "--all", "-o", "a/b", cwd=tmp_path).code == 2
    assert written[-1].read_text("utf-8") == "mine"
    for wrong in (("--all",), ("-o", "x"), ("declaration", "--all", "-o", "x")):
        assert ito_gate("schema", *wrong, cwd=tmp_path).code == 2
    assert not (tmp_path / "x").exists()


def test_a_file_that_comes_to_be_there_meanwhile_is_kept(register: Path) -> None:
    target = register / FILE
    target.write_text("mine", "utf-8")
    with pytest.raises(Exception, match="already there"):
        files.write_new(target, b"ours")
    assert target.read_text("utf-8") == "mine"
    assert left(register) == {target.name}


def test_a_folder_that_cannot_be_written(ito_gate: Call, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    done = ito_gate(*flags(), "-o", FILE, "--lang", "en", cwd=register)
    assert (done.code, done.err) == (2, f"ito-gate: {FILE}: cannot be written: No space left on device\n")
    assert left(register) == set()


def test_the_file_is_written_though_the_check_cannot_be_made(
    ito_gate: Call, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise EngineError("broken")

    monkeypatch.setattr("ito_gate.gate.check", broken)
    done = ito_gate(*flags(), "-o", FILE, "--lang", "en", cwd=register)
    assert done.code == 4
    assert f"{FILE} is written, but was not checked" in done.err
    assert stat.S_ISREG((register / FILE).stat().st_mode)


def test_check_imports_nothing_of_it() -> None:
    code = (
        "import sys\n"
        "from ito_gate.cli.main import run\n"
        "assert run(['check', '--as-of', '2026-11-02', 'examples/good']) == 0\n"
        "new = [name for name in sys.modules if 'drafting' in name or name.endswith(('cli.new', 'brief'))]\n"
        "print(new, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


# On a terminal.

NO = ("n",) * 9
TYPED = [
    "",  # the id that is proposed
    "办公终端: 运维 #2",
    "",  # the only institution
    "王芳",
    "信息科技部",
    "?",  # scope.basis
    "1",
    "运行维护类",
    "终端, 其他（请在 other_type 说明）",
    "打印机",  # other_type, asked because of it
    "总行办公终端的安装、维修与桌面支持。",
    "全部",
    "部分",
    "n",
    "n",
    "吴涛",
    "6",
    "maybe",
    "y",
    "2027-13-01",
    "2027-03-01",
    "2028-02-29",
    "华都",
    "n",
    "n",
    "总行大楼",
    "1",
    "中国",
    "n",
    "n",
    "n",
    "n",
    "",  # materiality.declared may not be left out
    "general",
    "",  # whole_it stays unknown
    *NO[1:],
    "n",
    "",  # contract, later
]


def typed(lines: Sequence[str], cwd: Path, *arguments: str, lang: str = "zh") -> Session:
    keys = [f"{line}\n".encode() for line in lines]
    return session(["new", *DAY, "-o", FILE, *arguments], keys, cwd, {"ITO_GATE_LANG": lang})


def test_a_whole_session(register: Path) -> None:
    done = typed(TYPED, register)
    assert done.code == 0, done.screen
    found = data(register / FILE)
    assert (found["id"], found["name"], found["institution"]) == ("ITO-2026-011", "办公终端: 运维 #2", "demo-bank")
    assert found["service"]["types"] == ["terminal_ops", "other"]
    assert found["service"]["other_type"] == "打印机"
    assert (found["provider"], found["subcontracting"]) == ("huadu-it", {"allowed": False, "items": []})
    assert found["materiality"]["triggers"] | {"whole_it": None} == dict.fromkeys(
        found["materiality"]["triggers"], False
    ) | {"whole_it": None}
    assert found["materiality"]["triggers"]["whole_it"] == "unknown"
    assert "contract" not in found
    for seen in (
        "huadu-it  华都信息技术有限公司",  # offered by name
        "/scope/basis\n  条文：第三条、附件2（五）\n    本办法所适用的信息科技外包",  # the question mark
        "“外包范围”（/service/scope）不能是“全部”。",
        "“服务开始日”（/service/starts_on）的写法不对：“2027-13-01”。",
        "“持续性服务”（/service/continuous）",
        "这一项必须填写",
        "→ CN  国家或地区：中国",
        f"已写入 {FILE}",
        "monitoring/plan",
    ):
        assert seen in done.screen, seen


def test_in_english_and_only_what_flags_leave_open(register: Path) -> None:
    answered = [
        part for part in flags("owner.unit", "materiality.designated_by_regulator") if part not in {"new", "--no-input"}
    ]
    done = typed(["", "", "IT department", "", ""], register, *answered, lang="en")
    assert done.code == 0, done.screen
    assert "Owner · Unit  owner.unit\n  Unit.\n" in done.screen
    assert "[y/n, Enter: unknown (not known yet)] > " in done.screen
    found = data(register / FILE)
    assert (found["owner"]["unit"], found["materiality"]["designated_by_regulator"]) == ("IT department", "unknown")


def test_items_are_asked_one_after_the_other(register: Path) -> None:
    but = ("data.items", "delivery.sites[0].name", "delivery.sites.0.type", "/delivery/sites/0/country")
    answered = [part for part in flags(*but) if part not in {"new", "--no-input"}]
    one = ["日志", "log", "n", "", "none", "view", "n", "CN，新加坡", "y"]
    lines = ["", "", "总行", "1", "CN", "y", "远程", "5", "新加坡", "n", "y", *one, "n", ""]
    done = typed(lines, register, *answered)
    assert done.code == 0, done.screen
    found = data(register / FILE)
    assert [site["country"] for site in found["delivery"]["sites"]] == ["CN", "SG"]
    assert found["data"]["items"] == [
        {
            "name": "日志",
            "kind": "log",
            "art44_important": False,
            "national_important": "unknown",
            "personal": "none",
            "handling": "view",
            "concentrated": False,
            "places": ["CN", "SG"],
            "leaves_premises": True,
        }
    ]


@pytest.mark.parametrize("after", [0, 3, 20])
def test_control_c_leaves_nothing_behind(register: Path, after: int) -> None:
    keys = [*(f"{line}\n".encode() for line in TYPED[:after]), b"\x03"]
    done = session(["new", *DAY, "-o", FILE], keys, register, {"ITO_GATE_LANG": "en"})
    assert done.code == 130
    assert done.screen.endswith("ito-gate: given up; nothing was written\n")
    assert left(register) == set()


def test_the_end_of_the_input_is_a_usage_error(register: Path) -> None:
    done = session(["new", *DAY, "-o", FILE], [b"\n", b"\x04"], register, {"ITO_GATE_LANG": "en"})
    assert done.code == 2
    assert done.screen.endswith("\nito-gate: the input ended; nothing was written\n")
    assert left(register) == set()


def test_bytes_that_are_no_text_are_asked_again(register: Path) -> None:
    keys = [b"\n", b"\xff\xfe\n", "终\x1b[A端\n".encode(), b"ok\n", b"\x03"]
    done = session(["new", *DAY, "-o", FILE], keys, register, {"ITO_GATE_LANG": "en"})
    assert done.code == 130
    assert done.screen.count("Service name  name") == 1
    assert "Institution  institution" in done.screen


def test_the_document_goes_to_standard_output_and_the_questions_do_not(register: Path) -> None:
    answered = [part for part in flags("owner.unit") if part not in {"new", "--no-input"}]
    command = [sys.executable, "-m", "ito_gate", "new", *answered, "-o", "-"]
    quoted = " ".join(f"'{part}'" for part in command)
    (register / "run.sh").write_text(f"{quoted} > printed.yaml\n", "utf-8")
    keys = [b"\n", b"\n", "科技部\n".encode(), b"\n"]
    done = typed_at(["bash", "run.sh"], keys, register, {"ITO_GATE_LANG": "zh"})
    assert done.code == 0, done.screen
    assert yaml.safe_load((register / "printed.yaml").read_text("utf-8"))["owner"]["unit"] == "科技部"
    assert (register / "printed.yaml").read_text("utf-8").startswith("ito_gate: declaration/v1\n")


def test_the_kinds_are_those_of_the_plan() -> None:
    assert new._KINDS == plan.KINDS
    assert run(["new", "waiver"]) == 2
