"""``check --staged``: what a commit will hold is judged, not what lies beside it, whatever paths a hook passes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import repositories
from repositories import DAY, Repo
from support import ROOT, program, schema

Call = Callable[..., Any]

MOBILE = "outsourcing/declarations/mobile-bank-operations.yaml"
TERMINALS = "outsourcing/declarations/terminal-support.yaml"
ATM = "outsourcing/declarations/atm-maintenance.yaml"
XINGHE = "outsourcing/providers/xinghe-fintech.yaml"
WAIVER = "outsourcing/waivers/forum-singapore.yaml"
CLAUSE = ("no_assignment: ", "# no_assignment: ")
SETTINGS = "ito_gate: config/v1\nregister: [outsourcing]\nclaims: ['outsourcing/*/**']\n"


def fill(root: Path) -> None:
    """The good register in a folder, with its settings above it."""
    shutil.copytree(ROOT / "examples" / "good", root / "outsourcing")
    (root / "outsourcing" / "ito-gate.yaml").unlink()
    (root / "ito-gate.yaml").write_text(SETTINGS, "utf-8")


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    for name in ("PRE_COMMIT_FROM_REF", "PRE_COMMIT_TO_REF", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    repo = repositories.init(tmp_path / "repo")
    fill(repo.root)
    repo.commit("base")
    return repo


def check(ito_gate: Call, repo: Repo, *arguments: str, changed: bool = True) -> Any:
    words = ("--staged", "--changed") if changed else ("--staged",)
    return ito_gate("check", "--as-of", DAY, "--lang", "en", *words, *arguments, cwd=repo.root)


def judged(ito_gate: Call, repo: Repo, *arguments: str, changed: bool = True) -> tuple[int, set[str], set[str]]:
    """The exit code, what is answered for, and the rules that block."""
    done = check(ito_gate, repo, "--format", "json", *arguments, changed=changed)
    document = json.loads(done.out)
    jsonschema.validate(document, schema("report"))
    results = [one for kind in ("declarations", "institutions", "incidents") for one in document[kind]]
    findings = [finding for one in results for outcome in one["outcomes"] for finding in outcome["findings"]]
    blocking = {
        one["rule"] for one in (*document["findings"], *findings) if one["level"] == "deny" and not one.get("waiver")
    }
    return done.code, {one["id"] for one in results}, blocking


def test_nothing_of_the_register_has_changed(ito_gate: Call, repo: Repo) -> None:
    (repo.root / "README.md").write_text("x\n", "utf-8")
    (repo.root / "outsourcing" / "chart.yaml").write_text("replicas: 3\n", "utf-8")
    repo.git("add", "-A")
    done = check(ito_gate, repo)
    assert (done.code, done.out) == (0, "")
    assert done.err == "ito-gate: no change of the register has to be judged\n"
    assert judged(ito_gate, repo) == (0, set(), set())


def test_a_repository_without_a_register_does_not_pass(ito_gate: Call, repo: Repo) -> None:
    repo.git("rm", "-rq", "outsourcing")
    (repo.root / "outsourcing").mkdir()
    (repo.root / "outsourcing" / "chart.yaml").write_text("replicas: 3\n", "utf-8")
    repo.commit("no register")
    assert check(ito_gate, repo).code == 3
    assert check(ito_gate, repo, changed=False).code == 3
    repo.git("rm", "-rq", "outsourcing")
    assert check(ito_gate, repo).code == 3
    repo.commit("nothing")
    assert check(ito_gate, repo).code == 2


def test_settings_have_to_be_staged(ito_gate: Call, repo: Repo) -> None:
    repo.git("rm", "-q", "--cached", "ito-gate.yaml")
    done = check(ito_gate, repo)
    assert (done.code, done.err) == (
        2,
        "ito-gate: ito-gate.yaml: not staged; write it, with the folders of the register, and git add it\n",
    )


def test_before_the_first_commit_everything_is_new(ito_gate: Call, tmp_path: Path) -> None:
    repo = repositories.init(tmp_path / "repo")
    fill(repo.root)
    repo.git("add", "-A")
    code, ids, _ = judged(ito_gate, repo)
    assert (code, len(ids)) == (0, 15)
    repo.edit(MOBILE, *CLAUSE)
    repo.git("add", "-A")
    assert judged(ito_gate, repo)[::2] == (1, {"contract/no-assignment"})


def test_what_is_staged_is_judged_and_quoted_not_what_lies_there(ito_gate: Call, repo: Repo) -> None:
    repo.edit(MOBILE, *CLAUSE)
    assert check(ito_gate, repo).code == 0
    repo.git("add", "-A")
    repo.edit(MOBILE, *reversed(CLAUSE))
    repo.edit(MOBILE, "  clauses:", "  # other lines\n  clauses:")
    done = check(ito_gate, repo)
    assert done.code == 1
    assert "160 |   clauses:" in done.out
    assert judged(ito_gate, repo) == (1, {"ITO-2026-001"}, {"contract/no-assignment"})


def test_a_provider_that_is_not_staged_makes_no_reference_whole(ito_gate: Call, repo: Repo) -> None:
    text = (repo.root / MOBILE).read_text("utf-8")
    text = text.replace("id: ITO-2026-001", "id: ITO-2026-099").replace("provider: xinghe-fintech", "provider: new")
    (repo.root / "outsourcing/declarations/new.yaml").write_text(text, "utf-8")
    repo.git("add", "-A")
    provider = (repo.root / XINGHE).read_text("utf-8").replace("id: xinghe-fintech", "id: new")
    (repo.root / "outsourcing/providers/new.yaml").write_text(provider, "utf-8")
    assert "register/reference" in judged(ito_gate, repo)[2]
    repo.git("add", "-A")
    assert "register/reference" not in judged(ito_gate, repo)[2]


@pytest.mark.parametrize("name", ["outsourcing/declarations/草稿.yaml", "草稿.ito.yaml"])
def test_a_draft_that_is_not_staged_does_not_stop_a_commit(ito_gate: Call, repo: Repo, name: str) -> None:
    (repo.root / name).write_text("ito_gate: declaration/v1\nid: [\n", "utf-8")
    assert check(ito_gate, repo).code == 0
    repo.git("add", "-N", ".")
    assert check(ito_gate, repo).code == 0
    if name.startswith("outsourcing"):
        repo.git("add", ".")
        assert check(ito_gate, repo).code == 1


def test_what_is_answered_for_does_not_depend_on_the_files_that_are_passed(ito_gate: Call, repo: Repo) -> None:
    repo.edit(MOBILE, *CLAUSE)
    repo.git("add", "-A")
    wanted = (1, {"ITO-2026-001"}, {"contract/no-assignment"})
    assert judged(ito_gate, repo) == wanted
    assert judged(ito_gate, repo, MOBILE) == wanted
    assert judged(ito_gate, repo, "ito-gate.yaml", XINGHE) == wanted
    assert judged(ito_gate, repo, TERMINALS) == (wanted[0], {"ITO-2026-001", "ITO-2026-002"}, wanted[2])


def test_files_that_are_passed_are_judged_without_a_change(ito_gate: Call, repo: Repo) -> None:
    repo.edit(MOBILE, *CLAUSE)
    repo.commit("past the hook")
    assert judged(ito_gate, repo) == (0, set(), set())
    assert judged(ito_gate, repo, TERMINALS) == (0, {"ITO-2026-002"}, set())
    everything = repo.git("ls-files").splitlines()
    code, ids, blocking = judged(ito_gate, repo, *everything)
    assert (code, len(ids), blocking) == (1, 15, {"contract/no-assignment"})
    assert judged(ito_gate, repo, "outsourcing")[1] == ids


def test_a_file_that_is_passed_has_to_be_as_it_is_staged(ito_gate: Call, repo: Repo) -> None:
    repo.edit(MOBILE, *CLAUSE)
    done = check(ito_gate, repo, MOBILE)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"ito-gate: {MOBILE}: differs from what is staged")
    (repo.root / "outsourcing/declarations/draft.yaml").write_text("x", "utf-8")
    assert check(ito_gate, repo, "outsourcing/declarations/draft.yaml").code == 2
    assert check(ito_gate, repo, "nowhere.yaml").code == 2


def test_line_ends_of_the_checkout_are_no_difference(ito_gate: Call, repo: Repo) -> None:
    file = repo.root / MOBILE
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert check(ito_gate, repo, MOBILE).code == 0


def test_an_old_finding_elsewhere_does_not_stop_a_commit_and_one_in_the_same_file_does(
    ito_gate: Call, repo: Repo
) -> None:
    repo.edit(MOBILE, *CLAUSE)
    repo.commit("past the hook")
    repo.edit(TERMINALS, "\nname: ", "\nname: 另 ")
    repo.git("add", "-A")
    assert judged(ito_gate, repo) == (0, {"ITO-2026-002"}, set())
    repo.edit(MOBILE, "\nname: ", "\nname: 另 ")
    repo.git("add", "-A")
    assert judged(ito_gate, repo) == (1, {"ITO-2026-001", "ITO-2026-002"}, {"contract/no-assignment"})
    assert check(ito_gate, repo, "--only-new").code == 0


def test_a_changed_provider_has_the_declarations_judged_that_name_it(ito_gate: Call, repo: Repo) -> None:
    repo.edit(XINGHE, "tier: important", "tier: general")
    repo.git("add", "-A")
    _, ids, _ = judged(ito_gate, repo)
    files = (repo.root / "outsourcing" / "declarations").iterdir()
    naming = {file.name for file in files if "xinghe-fintech" in file.read_text("utf-8")}
    done = check(ito_gate, repo, "--format", "json")
    shown = {Path(one["file"]).name for one in json.loads(done.out)["declarations"]}
    assert naming <= shown
    assert "demo-bank" not in ids


def test_a_removed_provider_breaks_references_of_files_that_are_not_touched(ito_gate: Call, repo: Repo) -> None:
    repo.git("rm", "-q", XINGHE)
    code, ids, blocking = judged(ito_gate, repo)
    assert code == 1
    assert "ITO-2026-001" in ids
    assert "register/reference" in blocking


def test_a_removed_waiver_has_its_declaration_judged(ito_gate: Call, repo: Repo) -> None:
    repo.git("rm", "-q", WAIVER)
    code, ids, blocking = judged(ito_gate, repo)
    assert (code, ids, blocking) == (1, {"ITO-2026-008"}, {"crossborder/chinese-law-and-forum"})


def test_a_deleted_declaration_is_stopped_and_a_renamed_one_is_not(ito_gate: Call, repo: Repo) -> None:
    repo.git("mv", ATM, "outsourcing/declarations/自助设备 维护.yaml")
    assert judged(ito_gate, repo) == (0, {"ITO-2020-031"}, set())
    repo.git("rm", "-qf", "outsourcing/declarations/自助设备 维护.yaml")
    assert judged(ito_gate, repo)[2] == {"change/deleted-in-retention", "register/reference"}


def test_what_may_be_deleted_passes(ito_gate: Call, repo: Repo) -> None:
    text = (repo.root / MOBILE).read_text("utf-8").replace("id: ITO-2026-001", "id: ITO-2026-099")
    file = repo.root / "outsourcing/declarations/proposal.yaml"
    file.write_text(text.replace("stage: signed", "stage: proposed").replace("stage: in_service", "stage: proposed"))
    repo.commit("a proposal")
    repo.git("rm", "-q", "outsourcing/declarations/proposal.yaml")
    assert check(ito_gate, repo).code == 0


def test_an_id_taken_twice_is_found_whichever_file_is_touched(ito_gate: Call, repo: Repo) -> None:
    text = (repo.root / MOBILE).read_text("utf-8")
    (repo.root / "outsourcing/declarations/zz-copy.yaml").write_text(text, "utf-8")
    repo.git("add", "-A")
    assert "register/duplicate-id" in judged(ito_gate, repo)[2]


def test_an_institution_is_judged_where_it_is_touched(ito_gate: Call, repo: Repo) -> None:
    # It names this provider; being judged by the whole register, it is left to a check of that.
    repo.edit("outsourcing/providers/haiyun-dc.yaml", "\nname: ", "\nname: 另 ")
    repo.git("add", "-A")
    _, ids, _ = judged(ito_gate, repo)
    assert ids
    assert "demo-bank" not in ids
    repo.git("reset", "-q", "--hard")
    file = "outsourcing/institutions/demo-bank.yaml"
    (repo.root / file).write_text("# 注释\n" + (repo.root / file).read_text("utf-8"), "utf-8")
    repo.git("add", "-A")
    code, ids, _ = judged(ito_gate, repo)
    assert code == 0
    assert "demo-bank" in ids


@pytest.mark.parametrize("settings", ["review_months: 1\n", "# a comment\n"])
def test_changed_settings_have_everything_judged(ito_gate: Call, repo: Repo, settings: str) -> None:
    (repo.root / "ito-gate.yaml").write_text(SETTINGS + settings, "utf-8")
    repo.git("add", "-A")
    assert len(judged(ito_gate, repo)[1]) == 15


def test_a_declaration_that_leaves_the_register_by_the_settings_is_deleted(ito_gate: Call, repo: Repo) -> None:
    text = SETTINGS.replace(
        "[outsourcing]", "[outsourcing/providers, outsourcing/institutions, outsourcing/incidents, outsourcing/waivers]"
    )
    (repo.root / "ito-gate.yaml").write_text(text, "utf-8")
    repo.git("add", "-A")
    assert "change/deleted-in-retention" in judged(ito_gate, repo)[2]


def test_own_rules_have_to_be_staged_and_a_change_of_theirs_has_everything_judged(ito_gate: Call, repo: Repo) -> None:
    shutil.copytree(ROOT / "examples" / "own-rules", repo.root / "own")
    (repo.root / "ito-gate.yaml").write_text(f"{SETTINGS}policies: [own]\n", "utf-8")
    repo.commit("own rules")
    assert judged(ito_gate, repo) == (0, set(), set())
    assert judged(ito_gate, repo, MOBILE)[2] == {"access/privileged-days"}
    rule = repo.root / "own" / "lib" / "draft.rego"
    rule.write_text("package xinghe.lib.draft\n", "utf-8")
    done = check(ito_gate, repo)
    assert (done.code, "own/lib/draft.rego: differs from what is staged" in done.err) == (2, True)
    rule.unlink()
    repo.edit("own/.manifest", '"1"', '"2"')
    assert check(ito_gate, repo).code == 2
    repo.git("add", "-A")
    assert len(judged(ito_gate, repo)[1]) == 15


def test_a_baseline_has_to_be_staged(ito_gate: Call, repo: Repo) -> None:
    repo.edit(MOBILE, *CLAUSE)
    repo.commit("past the hook")
    words = ("baseline", "write", "--as-of", DAY, "--expires", "2027-06-30", "-o", "baseline.yaml")
    assert ito_gate(*words, cwd=repo.root).code == 0
    assert check(ito_gate, repo, "--baseline", "baseline.yaml", MOBILE).code == 2
    repo.git("add", "-A")
    assert check(ito_gate, repo, "--baseline", "baseline.yaml", MOBILE).code == 0


def test_the_index_that_git_names_is_judged(ito_gate: Call, repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """``git commit FILE`` has an index of its own beside the usual one."""
    index = repo.root / ".git" / "next-index-1.lock"
    shutil.copy(repo.root / ".git" / "index", index)
    repo.edit(MOBILE, *CLAUSE)
    repo.git("add", "-A")
    repo.edit(MOBILE, *reversed(CLAUSE))
    monkeypatch.chdir(repo.root)
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index-1.lock")
    assert check(ito_gate, repo).code == 0
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert check(ito_gate, repo).code == 1


def test_the_index_of_something_else_is_refused(
    ito_gate: Call, repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(repo.root / ".git" / "index", tmp_path / "index")
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    done = check(ito_gate, repo)
    assert (done.code, "GIT_INDEX_FILE" in done.err) == (4, True)


def test_other_variables_of_git_lead_nowhere(
    ito_gate: Call, repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repositories.init(tmp_path / "other")
    repo.edit(MOBILE, *CLAUSE)
    repo.git("add", "-A")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    assert check(ito_gate, repo).code == 1


def test_what_is_pushed_is_judged_whatever_is_staged(
    ito_gate: Call, repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = repo.git("rev-parse", "HEAD")
    repo.git("switch", "-q", "-c", "topic")
    repo.edit(MOBILE, *CLAUSE)
    bad = repo.commit("bad")
    repo.git("switch", "-q", "main")
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", start)
    monkeypatch.setenv("PRE_COMMIT_TO_REF", bad)
    assert judged(ito_gate, repo, MOBILE) == (1, {"ITO-2026-001"}, {"contract/no-assignment"})
    monkeypatch.setenv("PRE_COMMIT_TO_REF", start)
    repo.edit(MOBILE, *CLAUSE)
    repo.git("add", "-A")
    assert judged(ito_gate, repo) == (0, set(), set())
    repo.git("restore", "--staged", "--worktree", ".")
    repo.git("merge", "-q", "--ff-only", "topic")
    monkeypatch.setenv("PRE_COMMIT_TO_REF", bad)
    assert judged(ito_gate, repo) == (1, {"ITO-2026-001"}, {"contract/no-assignment"})
    monkeypatch.setenv("PRE_COMMIT_TO_REF", "no-such")
    assert check(ito_gate, repo).code == 2


def test_a_merge_is_judged_against_its_first_parent_and_a_conflict_is_no_pass(ito_gate: Call, repo: Repo) -> None:
    repo.git("switch", "-q", "-c", "topic")
    repo.edit(MOBILE, *CLAUSE)
    repo.edit(TERMINALS, "\nname: ", "\nname: 另 ")
    repo.commit("bad")
    repo.git("switch", "-q", "main")
    repo.edit(TERMINALS, "\nname: ", "\nname: 又 ")
    repo.commit("other")
    merge = subprocess.run(
        [program("git"), "merge", "-q", "topic"],
        cwd=repo.root,
        env=repositories.environment(repo.root.parent),
        capture_output=True,
        check=False,
    )
    assert merge.returncode == 1
    done = check(ito_gate, repo)
    assert (done.code, "resolve the conflict" in done.err) == (2, True)
    repo.git("checkout", "-q", "--ours", TERMINALS)
    repo.git("add", TERMINALS)
    assert judged(ito_gate, repo) == (1, {"ITO-2026-001"}, {"contract/no-assignment"})


def test_a_worktree_and_a_subfolder(ito_gate: Call, repo: Repo, tmp_path: Path) -> None:
    repo.git("worktree", "add", "-q", str(tmp_path / "other"), "-b", "other")
    other = Repo(tmp_path / "other")
    other.edit(MOBILE, *CLAUSE)
    other.git("add", "-A")
    assert check(ito_gate, other).code == 1
    assert check(ito_gate, repo).code == 0
    below = ito_gate(
        "check", "--as-of", DAY, "--lang", "en", "--staged", "--changed", cwd=other.root / "outsourcing" / "providers"
    )
    assert (below.code, "160 |   clauses:" in below.out) == (1, True)


def test_settings_elsewhere_are_read_as_they_are_staged(ito_gate: Call, tmp_path: Path) -> None:
    repo = repositories.init(tmp_path / "repo")
    (repo.root / "bank").mkdir()
    fill(repo.root / "bank")
    repo.git("add", "-A")
    (repo.root / "bank" / "ito-gate.yaml").write_text("register: nowhere\n", "utf-8")
    assert judged(ito_gate, repo, "--config", "bank/ito-gate.yaml")[0] == 0
    assert check(ito_gate, repo).code == 2


def test_a_repository_with_sha256(ito_gate: Call, tmp_path: Path) -> None:
    repo = repositories.init(tmp_path / "repo", "--object-format=sha256")
    fill(repo.root)
    repo.git("add", "-A")
    assert judged(ito_gate, repo)[0] == 0
    repo.commit("base")
    (repo.root / "outsourcing/declarations/intended.yaml").write_text("x: [", "utf-8")
    repo.git("add", "-N", ".")
    assert judged(ito_gate, repo) == (0, set(), set())


def test_links_pointers_and_submodules(ito_gate: Call, repo: Repo, tmp_path: Path) -> None:
    link = repo.root / "outsourcing/declarations/link.yaml"
    (repo.root / "elsewhere.txt").write_bytes((repo.root / MOBILE).read_bytes().replace(b"ITO-2026-001", b"ITO-2026-7"))
    link.symlink_to("../../elsewhere.txt")
    repo.git("add", "-A")
    assert "ITO-2026-7" in judged(ito_gate, repo)[1]
    link.unlink()
    (tmp_path / "outside.yaml").write_bytes((repo.root / MOBILE).read_bytes())
    link.symlink_to(tmp_path / "outside.yaml")
    repo.git("add", "-A")
    assert check(ito_gate, repo).code == 4
    repo.git("rm", "-qf", str(link))
    pointer = repo.root / "outsourcing/declarations/big.yaml"
    pointer.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "utf-8")
    repo.git("add", "-A")
    done = check(ito_gate, repo)
    assert (done.code, "Git LFS" in done.out + done.err) == (4, True)
    repo.git("rm", "-qf", str(pointer))
    repositories.of_example(tmp_path / "module")
    repo.git("submodule", "--quiet", "add", str(tmp_path / "module"), "outsourcing/declarations/module")
    assert check(ito_gate, repo).code == 4
    repo.git("mv", "outsourcing/declarations/module", "module")
    assert check(ito_gate, repo).code == 0


def test_what_cannot_be_read_at_head_needs_a_person(ito_gate: Call, repo: Repo) -> None:
    text = (repo.root / MOBILE).read_text("utf-8")
    (repo.root / MOBILE).write_text("id: [\n", "utf-8")
    repo.commit("past the hook")
    (repo.root / MOBILE).write_text(text, "utf-8")
    repo.git("add", "-A")
    assert judged(ito_gate, repo)[2] == {"change/base-unreadable"}
    assert check(ito_gate, repo, "--base", "HEAD~1").code == 0


def test_the_whole_register_is_judged_as_it_is_staged(ito_gate: Call, repo: Repo) -> None:
    code, ids, _ = judged(ito_gate, repo, changed=False)
    assert (code, len(ids)) == (0, 15)
    repo.edit(MOBILE, *CLAUSE)
    assert judged(ito_gate, repo, changed=False)[0] == 0
    repo.git("add", "-A")
    assert judged(ito_gate, repo, changed=False)[::2] == (1, {"contract/no-assignment"})
    repo.git("rm", "-rq", "--cached", "outsourcing")
    assert check(ito_gate, repo, changed=False).code == 2
    assert check(ito_gate, repo, "README.md", changed=False).code == 2


def test_it_agrees_with_the_gate_on_the_files_of_a_commit(ito_gate: Call, repo: Repo) -> None:
    repo.edit(MOBILE, *CLAUSE)
    repo.git("add", "-A")
    words = ("check", "--as-of", DAY, "--lang", "en", "--base", "HEAD", "--format", "json", MOBILE)
    assert ito_gate(*words, cwd=repo.root).out == check(ito_gate, repo, "--format", "json").out


def test_what_does_not_go_together(ito_gate: Call, repo: Repo) -> None:
    for words in (("--changed",), ("--staged", "--changed", "--declaration", "x"), ("--staged", "--only-new")):
        assert ito_gate("check", *words, cwd=repo.root).code == 2
    assert ito_gate("check", "--staged", "--changed", cwd=repo.root.parent).code == 2


def test_without_git_there_is_no_verdict(ito_gate: Call, repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    assert check(ito_gate, repo).code == 4


def test_policy_test_takes_its_folders_from_the_settings(ito_gate: Call, repo: Repo) -> None:
    words = ("policy", "test", "--lang", "en")
    assert ito_gate(*words, cwd=repo.root).code == 2
    shutil.copytree(ROOT / "examples" / "own-rules", repo.root / "own")
    (repo.root / "ito-gate.yaml").write_text(f"{SETTINGS}policies: [own]\n", "utf-8")
    done = ito_gate(*words, cwd=repo.root)
    assert (done.code, done.out) == (0, "rules 1, tests 4, examples 2, cases 3: all passed\n")
