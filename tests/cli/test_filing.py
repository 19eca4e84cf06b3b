"""``ito-gate filing``: a complete report or none."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support import ROOT

GOOD = ROOT / "examples" / "good"
DAY = ("--as-of", "2026-11-02")
ID = "ITO-2026-001"
NAME = f"{ID}-监管报告材料"
Call = Callable[..., Any]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A copy of the good register, to be changed."""
    return Path(shutil.copytree(GOOD, tmp_path / "登记册"))


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_by_id_and_by_file_the_same_report(ito_gate: Call, tmp_path: Path) -> None:
    pytest.importorskip("docx")
    file = GOOD / "declarations" / "mobile-bank-operations.yaml"
    digests = set()
    for number, arguments in enumerate(((ID, GOOD), (file,), (ID, file), (ID, GOOD / "declarations"))):
        folder = tmp_path / str(number)
        done = ito_gate("filing", arguments[0], "-o", folder, *DAY, *arguments[1:])
        assert (done.code, done.err) == (0, "")
        assert done.out.splitlines() == [str(folder / f"{NAME}.docx"), str(folder / f"{NAME}.md")]
        assert _files(folder) == [f"{NAME}.docx", f"{NAME}.md"]
        digests.add(
            tuple(hashlib.sha256((folder / f"{NAME}.{end}").read_bytes()).hexdigest() for end in ("docx", "md"))
        )
    assert len(digests) == 1


def test_the_configured_register_is_searched(ito_gate: Call, tmp_path: Path) -> None:
    done = ito_gate("filing", ID, "-o", tmp_path, "--format", "markdown", *DAY, cwd=GOOD)
    assert done.code == 0
    assert _files(tmp_path) == [f"{NAME}.md"]
    text = (tmp_path / f"{NAME}.md").read_text("utf-8")
    assert "| 最迟报告日期 | 2026年1月26日<br>合同签订前二十个工作日（报告日、签订日均不计） |" in text
    assert "| 8 | 统一社会信用代码 | 91310115DEM0XH029L |" in text


def test_chinese_paths_and_names(ito_gate: Call, register: Path) -> None:
    old = register / "declarations" / "mobile-bank-operations.yaml"
    file = old.rename(old.with_name("手机银行 运维.yaml"))
    _change(file, "name: 手机银行系统应用运维", 'name: "手机|银行/..\\\\系统"')
    folder = register.parent / "监管 报告"
    done = ito_gate("filing", file, "-o", folder, "--format", "markdown", *DAY)
    assert done.code == 0
    assert _files(folder) == [f"{NAME}.md"]
    assert r"手机\|银行/..\\系统" in (folder / f"{NAME}.md").read_text("utf-8")


def test_every_declaration_of_the_good_register_that_owes_a_report(ito_gate: Call, tmp_path: Path) -> None:
    # ITO-2026-005 is proposed, without a due diligence report.
    due = {"ITO-2025-012", "ITO-2026-008", "ITO-2026-004", "ITO-2025-011", "ITO-2026-007", ID}
    for file in sorted((GOOD / "declarations").iterdir()):
        ito_gate("filing", file, "-o", tmp_path, "--format", "markdown", *DAY)
    assert {name.removesuffix("-监管报告材料.md") for name in _files(tmp_path)} == due


def test_a_draft_is_drawn_up_before_its_stage(ito_gate: Call, tmp_path: Path) -> None:
    done = ito_gate("filing", "ITO-2026-007", "-o", tmp_path, "--format", "markdown", "--lang", "en", *DAY, GOOD)
    assert done.code == 0
    assert "does not name the recipient" in done.err
    assert "more findings" not in done.err
    text = (tmp_path / "ITO-2026-007-监管报告材料.md").read_text("utf-8")
    assert "| 报告依据 | 第三十七条（四）信息科技战略规划（含中长期规划）咨询外包。 |" in text
    assert "| 外包合同拟签订日期 | 2027年12月6日 |" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_written_while_something_is_missing(ito_gate: Call, register: Path, lang: str) -> None:
    provider = register / "providers" / "xinghe-fintech.yaml"
    _change(provider, "legal_representative: 赵敏\n", "")
    _change(provider, "founded_on: 2012-06-18\n", "")
    _change(provider, "uscc: 91310115DEM0XH029L", "uscc: 91310115DEM0XH029K")
    _change(register / "declarations" / "mobile-bank-operations.yaml", "  report_ref: DD-2025-31\n", "")
    folder = register.parent / "out"
    done = ito_gate("filing", ID, "-o", folder, "--lang", lang, *DAY, register)
    assert (done.code, done.out) == (1, "")
    assert not folder.exists()
    fields = ("due_diligence.report_ref", "legal_representative", "founded_on", "uscc")
    places = [done.err.index(f": {name}\n" if lang == "en" else f"：{name}\n") for name in fields]
    assert places == sorted(places)
    assert f"{provider.as_posix()}:8:7 [filing/material]" in done.err
    assert ("（4 项）" if lang == "zh" else "(4 items)") in done.err
    assert done.err.count("处理：" if lang == "zh" else "fix: ") == 4


def test_a_flawed_document_is_told_first(ito_gate: Call, register: Path) -> None:
    _change(register / "providers" / "xinghe-fintech.yaml", "country: CN", "country: cn")
    folder = register.parent / "out"
    done = ito_gate("filing", ID, "-o", folder, *DAY, register)
    assert done.code == 1
    assert not folder.exists()
    assert "xinghe-fintech.yaml:4:10 [document/schema]" in done.err


def test_flaws_of_other_documents_do_not_matter(ito_gate: Call, register: Path) -> None:
    _change(register / "providers" / "huadu-it.yaml", "country: CN", "country: cn")
    _change(register / "declarations" / "terminal-support.yaml", "stage: in_service", "stage: nowhere")
    done = ito_gate("filing", ID, "-o", register.parent / "out", "--format", "markdown", *DAY, register)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("kind", ["providers/xinghe-fintech", "institutions/demo-bank"])
def test_a_document_that_is_not_in_the_register(ito_gate: Call, register: Path, kind: str) -> None:
    (register / f"{kind}.yaml").unlink()
    folder = register.parent / "out"
    done = ito_gate("filing", ID, "-o", folder, "--lang", "en", *DAY, register)
    assert done.code == 1
    assert not folder.exists()
    assert "(1 items)" in done.err
    assert "[register/reference] the register has no" in done.err


def test_an_id_that_is_taken_twice(ito_gate: Call, register: Path) -> None:
    file = register / "declarations" / "mobile-bank-operations.yaml"
    shutil.copy(file, file.with_name("zz-copy.yaml"))
    folder = register.parent / "out"
    for arguments in ((ID, register), (file,), (file.with_name("zz-copy.yaml"),)):
        done = ito_gate("filing", arguments[0], "-o", folder, *DAY, *arguments[1:])
        assert done.code == 1
        assert "[register/duplicate-id]" in done.err
    assert not folder.exists()


def test_other_findings_are_a_warning(ito_gate: Call, register: Path) -> None:
    _change(register / "declarations" / "mobile-bank-operations.yaml", "filed_on: 2026-01-16", "filed_on: 2026-02-02")
    folder = register.parent / "out"
    done = ito_gate("filing", ID, "-o", folder, "--format", "markdown", "--lang", "en", *DAY, register)
    assert done.code == 0
    assert _files(folder) == [f"{NAME}.md"]
    assert "warning: the report is written, but the gate has 1 more findings" in done.err
    assert "[filing/lead-time]" in done.err
    assert "latest: 2026-01-26" in done.err


def test_a_doubt_about_the_material_is_a_warning(ito_gate: Call, register: Path) -> None:
    # The check character of the whole is right, that of the organisation code inside it is not.
    _change(register / "providers" / "xinghe-fintech.yaml", "91310115DEM0XH029L", _credit_code("91310115DEM0XH020"))
    done = ito_gate("filing", ID, "-o", register.parent / "out", "--format", "markdown", *DAY, register)
    assert done.code == 0
    assert "[filing/material]" in done.err


def _credit_code(start: str) -> str:
    """Add the check character of GB 32100-2015."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    total = sum(alphabet.index(char) * 3**place for place, char in enumerate(start))
    return start + alphabet[-total % 31]


def test_no_report_is_due(ito_gate: Call, tmp_path: Path) -> None:
    done = ito_gate("filing", "ITO-2026-002", "-o", tmp_path, *DAY, "--format", "markdown", GOOD)
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines()[1:] == ["  不属于第三十七条所列情形"]
    assert not _files(tmp_path)
    done = ito_gate("filing", "ITO-2026-002", "-o", tmp_path, *DAY, "--format", "markdown", "--anyway", GOOD)
    assert done.code == 0
    text = (tmp_path / "ITO-2026-002-监管报告材料.md").read_text("utf-8")
    assert "| 报告依据 | 不属于第三十七条所列情形<br>本机构主动报送 |" in text


def test_a_report_that_is_not_due_is_complete_too(ito_gate: Call, register: Path) -> None:
    _change(register / "providers" / "huadu-it.yaml", "uscc: 91110108DEM0HD012J\n", "")
    folder = register.parent / "out"
    done = ito_gate("filing", "ITO-2026-002", "-o", folder, "--anyway", *DAY, register)
    assert done.code == 1
    assert not folder.exists()
    assert "huadu-it.yaml:1:1 [filing/material]" in done.err


def test_whether_a_report_is_due_cannot_be_told(ito_gate: Call, register: Path) -> None:
    _change(register / "declarations" / "terminal-support.yaml", "whole_it: false", "whole_it: unknown")
    folder = register.parent / "out"
    for more in ((), ("--anyway",)):
        done = ito_gate("filing", "ITO-2026-002", "-o", folder, *more, *DAY, register)
        assert done.code == 1
        assert "triggers.whole_it" in done.err
    assert not folder.exists()


def test_signed_before_the_regulation(ito_gate: Call, register: Path) -> None:
    file = register / "declarations" / "mobile-bank-operations.yaml"
    _change(file, "signing_on: 2026-03-02", "signing_on: 2021-03-02")
    done = ito_gate("filing", file, "-o", register.parent / "out", *DAY)
    assert done.code == 1
    assert "合同签订于本办法施行之前" in done.err
    done = ito_gate("filing", file, "-o", register.parent / "out", "--anyway", "--format", "markdown", *DAY)
    assert done.code == 0
    text = (register.parent / "out" / f"{NAME}.md").read_text("utf-8")
    assert "| 报告依据 | 合同签订于本办法施行之前<br>本机构主动报送 |" in text
    assert "最迟报告日期" not in text


def test_what_cannot_be_read_leaves_it_undecided(ito_gate: Call, register: Path) -> None:
    os.mkfifo(register / "providers" / "pipe.yaml")
    done = ito_gate("filing", ID, "-o", register.parent / "out", *DAY, register)
    assert (done.code, done.out) == (4, "")
    assert "pipe.yaml" in done.err
    assert not (register.parent / "out").exists()


def test_a_file_that_is_there_stays(ito_gate: Call, tmp_path: Path) -> None:
    call = ("filing", ID, "-o", tmp_path, "--format", "markdown", *DAY, GOOD)
    path = tmp_path / f"{NAME}.md"
    path.write_text("mine", "utf-8")
    done = ito_gate(*call)
    assert (done.code, done.out) == (2, "")
    assert "--force" in done.err
    assert path.read_text("utf-8") == "mine"
    assert ito_gate(*call, "--force").code == 0
    assert path.read_text("utf-8") != "mine"


def test_without_the_extra(ito_gate: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.delitem(sys.modules, "ito_gate.filing.docx", raising=False)
    done = ito_gate("filing", ID, "-o", tmp_path, *DAY, GOOD)
    assert done.code == 2
    assert 'pip install "ito-gate[filing]"' in done.err
    assert "--format markdown" in done.err
    assert not _files(tmp_path)
    assert ito_gate("filing", ID, "-o", tmp_path, "--format", "markdown", *DAY, GOOD).code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((ID,), 2, "ito-gate.yaml"),
        (("no/such.yaml",), 2, "no such file"),
        (("somewhere.yaml",), 2, "no such file"),
        ((f"{GOOD}/declarations",), 2, "a folder"),
        (("ITO-2026-01", str(GOOD)), 3, "no declaration ITO-2026-01; there are: ITO-2026-0"),
        ((ID, "no/such/folder"), 2, "no such file"),
        ((str(GOOD / "providers" / "huadu-it.yaml"),), 3, "holds no declaration"),
    ],
)
def test_what_is_not_there(
    ito_gate: Call,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    # Errors speak the language of the environment.
    monkeypatch.setenv("ITO_GATE_LANG", "en")
    done = ito_gate("filing", arguments[0], "-o", tmp_path / "out", *DAY, *arguments[1:], cwd=tmp_path)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert not (tmp_path / "out").exists()


def test_a_file_with_several_declarations(ito_gate: Call, tmp_path: Path) -> None:
    folder = GOOD / "declarations"
    both = tmp_path / "declarations" / "两项.yaml"
    both.parent.mkdir()
    names = ("mobile-bank-operations.yaml", "terminal-support.yaml")
    both.write_text("\n---\n".join((folder / name).read_text("utf-8") for name in names), "utf-8")
    done = ito_gate("filing", both, "-o", tmp_path / "out", *DAY)
    assert done.code == 2
    assert "ITO-2026-001、ITO-2026-002" in done.err
    more = [shutil.copytree(GOOD / kind, tmp_path / kind) for kind in ("providers", "institutions")]
    done = ito_gate("filing", ID, "-o", tmp_path / "out", "--format", "markdown", *DAY, both, *more)
    assert done.code == 0


def test_a_file_that_cannot_be_read_as_a_document(ito_gate: Call, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("ito_gate: declaration/v1\nid: [", "utf-8")
    done = ito_gate("filing", file, "-o", tmp_path / "out", *DAY)
    assert done.code == 1
    assert f"{file}:" in done.err
    assert not (tmp_path / "out").exists()
