"""A register in real repositories."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

import own
from ito_gate.errors import Undecided, UsageError
from ito_gate.git import Blobs
from ito_gate.holding import BadRevision, Folder, Git, Holder, Snapshot, fetching, parse, restore
from repositories import Repo, environment, init, of_example
from support import ROOT, program

DOCUMENT = "declarations/atm-maintenance.yaml"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return of_example(tmp_path / "repo")


def source(repo: Repo, ref: str = "main", *, with_history: bool = False) -> Git:
    made = parse(f"file://{repo.root}@{ref}", cache=repo.root.parent / "cache", with_history=with_history)
    assert isinstance(made, Git)
    return made


def got(git: Git) -> Snapshot:
    found = git.fetch()
    assert found is not None
    return found


def annotate(repo: Repo, text: str = "# a remark\n") -> str:
    with (repo.root / DOCUMENT).open("a", encoding="utf-8") as file:
        file.write(text)
    return repo.commit()


def test_a_folder_and_a_commit_of_the_same_files_are_the_same(repo: Repo) -> None:
    folder = Folder(ROOT / "examples" / "good").fetch()
    commit = got(source(repo))
    assert folder is not None
    assert (commit.digest, dict(commit.manifest)) == (folder.digest, dict(folder.manifest))
    assert commit.revision == repo.git("rev-parse", "HEAD")
    assert restore(commit.files(), commit.revision).digest == commit.digest


def test_the_working_folder_is_not_looked_at(repo: Repo) -> None:
    (repo.root / DOCUMENT).write_text("ito_gate: [", "utf-8")
    got(source(repo))


@pytest.mark.parametrize("with_history", [False, True])
def test_new_commits_are_taken_over(repo: Repo, with_history: bool) -> None:
    git = source(repo, with_history=with_history)
    first = got(git)
    assert git.fetch() is None
    commit = annotate(repo)
    second = got(git)
    assert second.revision == commit
    assert second.digest != first.digest
    repo.git("reset", "-q", "--hard", "HEAD~1")
    repo.edit(DOCUMENT, "name: ", "name: 新的")
    forced = repo.commit("another history")
    third = got(git)
    assert (third.revision, git.fetch()) == (forced, None)
    repo.git("reset", "-q", "--hard", first.revision)
    assert got(git).digest == first.digest


def test_a_branch_a_tag_a_commit_and_the_head(repo: Repo) -> None:
    first = repo.git("rev-parse", "HEAD")
    repo.git("tag", "-a", "-m", "x", "v1")
    repo.git("branch", "release/2026")
    second = annotate(repo)
    revisions = {
        "v1": first,
        "release/2026": first,
        "refs/tags/v1": first,
        "refs/heads/main": second,
        "main": second,
        first: first,
    }
    for ref, commit in revisions.items():
        assert got(source(repo, ref)).revision == commit, ref
    head = parse(f"file://{repo.root}", cache=repo.root.parent / "cache")
    found = head.fetch()
    assert found is not None
    assert (found.revision, head.name) == (second, f"file://{repo.root}")


def test_a_commit_that_the_remote_does_not_give(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Undecided):
        source(repo, "0" * 40).fetch()
    first = repo.git("rev-parse", "HEAD")
    annotate(repo)
    # By the older protocol a server gives only what a ref names.
    (tmp_path / "gitconfig").write_text("[protocol]\n version = 0\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    with pytest.raises(Undecided, match=first):
        source(repo, first).fetch()


def test_a_name_that_is_a_branch_and_a_tag(repo: Repo) -> None:
    repo.git("tag", "main")
    with pytest.raises(UsageError, match="refs/heads/main or refs/tags/main"):
        source(repo).fetch()
    got(source(repo, "refs/heads/main"))


def test_a_ref_is_matched_whole(repo: Repo) -> None:
    repo.git("branch", "x/refs/heads/other")
    repo.git("branch", "mainly")
    with pytest.raises(UsageError, match="no such branch"):
        source(repo, "other").fetch()
    repo.git("checkout", "-q", "mainly")
    repo.git("branch", "-D", "main")
    with pytest.raises(UsageError, match="no such branch"):
        source(repo).fetch()


def test_no_commit_yet(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no commit yet"):
        source(init(tmp_path / "empty")).fetch()


def test_a_bad_commit_is_kept_out_until_a_good_one_comes(repo: Repo) -> None:
    holder = Holder(source(repo))
    assert holder.refresh()
    good = holder.current
    (repo.root / DOCUMENT).write_text("ito_gate: declaration/v1\nid: [\n", "utf-8")
    bad = repo.commit("bad")
    assert not holder.refresh()
    problem = holder.problem
    assert problem is not None
    assert (problem.revision, problem.is_bad, holder.ready, holder.current) == (bad, True, False, good)
    assert DOCUMENT in problem.text.en
    assert not holder.refresh()
    assert holder.problem is problem
    repo.git("revert", "--no-edit", "HEAD")
    assert holder.refresh()
    assert (holder.ready, holder.problem) == (True, None)
    assert holder.current is not None
    assert good is not None
    assert holder.current.digest == good.digest


def test_a_bad_commit_taken_back_leaves_the_good_one(repo: Repo) -> None:
    holder = Holder(source(repo))
    holder.refresh()
    (repo.root / "ito-gate.yaml").write_text("ito_gate: config/v1\nregistre: x\n", "utf-8")
    repo.commit("bad")
    assert not holder.refresh()
    repo.git("reset", "-q", "--hard", "HEAD~1")
    assert not holder.refresh()
    assert holder.ready


def test_a_remote_or_a_ref_that_goes_away(repo: Repo) -> None:
    holder = Holder(source(repo))
    holder.refresh()
    held, checked = holder.current, holder.state.checked_at
    repo.git("branch", "-m", "main", "trunk")
    holder.refresh()
    assert holder.problem is not None
    assert "no such branch" in holder.problem.text.en
    assert (holder.problem.is_bad, holder.problem.revision, holder.current) == (False, "", held)
    repo.root.rename(repo.root.with_name("away"))
    holder.refresh()
    assert holder.problem is not None
    assert "git failed" in holder.problem.text.en
    assert (holder.ready, holder.current, holder.state.checked_at) == (False, held, checked)
    repo.root.with_name("away").rename(repo.root)
    repo.git("branch", "-m", "trunk", "main")
    holder.refresh()
    assert (holder.ready, holder.current) == (True, held)


def test_a_commit_while_another_is_read_changes_nothing(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    before = repo.git("rev-parse", "HEAD")
    git = source(repo)
    original = Blobs.read
    made: list[str] = []

    def read(self: Blobs, id_: str, limit: int) -> bytes:
        if not made:
            for path in (DOCUMENT, "providers/xinghe-fintech.yaml"):
                repo.edit(path, "ito_gate:", "# changed\nito_gate:")
            made.append(repo.commit())
            # Another replica on this machine fetches into the same cache.
            monkeypatch.setattr(Blobs, "read", original)
            got(source(repo))
        return original(self, id_, limit)

    monkeypatch.setattr(Blobs, "read", read)
    snapshot = got(git)
    assert snapshot.revision == before
    assert not any(b"# changed" in data for data in snapshot.files().values())
    after = got(git)
    assert after.revision == made[0]
    assert sum(b"# changed" in data for data in after.files().values()) == 2


def test_own_policies_come_out_of_the_commit(repo: Repo) -> None:
    own.copied(repo.root / "rules")
    with (repo.root / "ito-gate.yaml").open("a") as file:
        file.write("policies: [rules]\n")
    good = repo.commit()
    rule = repo.root / "rules" / "access" / "privileged_days.rego"
    text = rule.read_text("utf-8")
    rule.write_text("broken {\n", "utf-8")
    git = source(repo)
    snapshot = got(git)
    assert (snapshot.revision, "access/privileged-days" in snapshot.pack.rules) == (good, True)
    folder = Folder(repo.root)
    with pytest.raises(BadRevision):
        folder.fetch()
    repo.commit("broken")
    with pytest.raises(BadRevision, match=r"rules/access/privileged_days\.rego"):
        git.fetch()
    rule.write_text(text, "utf-8")
    again = folder.fetch()
    assert again is not None
    assert again.digest == snapshot.digest
    (repo.root / "rules" / "more").symlink_to("access")
    repo.commit("link")
    for one in (git, folder):
        with pytest.raises(BadRevision, match="rules/more: a link to a folder"):
            one.fetch()


def test_links_are_followed_inside_only(repo: Repo, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("ito_gate: provider/v1\n", "utf-8")
    shared = repo.root / "shared" / "deep"
    shared.mkdir(parents=True)
    (repo.root / DOCUMENT).rename(shared / "x.txt")
    (repo.root / "way").symlink_to("shared/deep")
    (repo.root / DOCUMENT).symlink_to("../way/../deep/x.txt")
    (repo.root / "declarations" / "folder.yaml").symlink_to("../providers")
    (repo.root / "declarations" / "x.yaml").symlink_to("audit-project.yaml")
    repo.commit()
    git, folder = source(repo), Folder(repo.root)
    both = got(git), folder.fetch()
    assert both[1] is not None
    assert both[0].digest == both[1].digest
    assert DOCUMENT in both[0].manifest
    for target in (
        "../../secret.yaml",
        str(tmp_path / "secret.yaml"),
        # Taken for relative, or cut off at the root, these would lead to files.
        "/x.yaml",
        "../../providers/haiyun-dc.yaml",
        "nowhere.yaml",
        "loop.yaml",
        "../.git/config",
        "../way",
    ):
        link = repo.root / "declarations" / "loop.yaml"
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        repo.commit()
        if target == "../way":
            # A link to a folder is left out, as a check does.
            assert got(git).digest == both[0].digest
            continue
        with pytest.raises(BadRevision, match=r"declarations/loop\.yaml"):
            git.fetch()


def test_a_register_behind_a_link(repo: Repo) -> None:
    (repo.root / "declarations").rename(repo.root / "2026")
    (repo.root / "declarations").symlink_to("2026")
    repo.commit()
    git, folder = got(source(repo)), Folder(repo.root).fetch()
    assert folder is not None
    assert git.digest == folder.digest
    assert DOCUMENT in git.manifest


def test_a_submodule_in_the_register_is_not_whole(repo: Repo, tmp_path: Path) -> None:
    other = of_example(tmp_path / "other")
    repo.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other.root), "tools")
    repo.commit()
    got(source(repo))
    repo.git("mv", "tools", "declarations/more")
    repo.commit()
    with pytest.raises(BadRevision, match="declarations/more: a submodule"):
        source(repo).fetch()


def _tree(repo: Repo, entries: bytes) -> str:
    made = subprocess.run(
        [program("git"), "mktree", "-z"],
        cwd=repo.root,
        env=environment(repo.root.parent),
        input=entries,
        check=True,
        capture_output=True,
    )
    return made.stdout.decode().strip()


@pytest.mark.parametrize("name", [b"\xff.yaml", b"a\nb.yaml", "\u202e.yaml".encode(), b"\x1b[31m.yaml"])
def test_hostile_names(repo: Repo, name: bytes) -> None:
    blob = repo.git("hash-object", "-w", "ito-gate.yaml")
    tree = _tree(repo, b"100644 blob " + blob.encode() + b"\t" + name + b"\0")
    whole = repo.git("ls-tree", "HEAD").replace("\n", "\0").encode()
    whole += b"\0" + f"040000 tree {tree}\tdeclarations2\0".encode()
    settings = repo.root / "ito-gate.yaml"
    settings.unlink()
    whole = b"\0".join(line for line in whole.split(b"\0") if not line.endswith(b"ito-gate.yaml"))
    commit = repo.git("commit-tree", "-m", "x", _tree(repo, whole))
    repo.git("update-ref", "refs/heads/hostile", commit)
    with pytest.raises(BadRevision, match="has the name") as error:
        source(repo, "hostile").fetch()
    said = error.value.text.en + error.value.text.zh
    assert said.isprintable()
    said.encode()


def test_a_name_that_leads_out_of_the_folder_that_policies_are_written_to(repo: Repo) -> None:
    """Git itself makes no such tree; a hostile server can."""
    with (repo.root / "ito-gate.yaml").open("a") as file:
        file.write("policies: [rules]\n")
    repo.commit()
    raw = repo.root.parent / "tree"
    raw.write_bytes(b"100644 ..\0" + bytes.fromhex(repo.git("rev-parse", f"HEAD:{DOCUMENT}")))
    rules = repo.git("hash-object", "-t", "tree", "-w", "--literally", str(raw))
    whole = repo.git("ls-tree", "-z", "HEAD").encode() + f"040000 tree {rules}\trules\0".encode()
    commit = repo.git("commit-tree", "-m", "x", _tree(repo, whole))
    repo.git("update-ref", "refs/heads/hostile", commit)
    with pytest.raises(BadRevision, match=r"has the name 'rules/\.\.'"):
        source(repo, "hostile").fetch()


def test_nothing_of_the_remote_is_run(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    witness = tmp_path / "run"
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in ("reference-transaction", "post-checkout", "post-merge", "pre-auto-gc"):
        hook = hooks / name
        hook.write_text(f"#!/bin/sh\ntouch {witness}\n")
        hook.chmod(0o755)
    home = tmp_path / "gitconfig"
    home.write_text(f'[core]\n hooksPath = {hooks}\n[filter "x"]\n smudge = touch {witness}\n')
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home))
    (repo.root / ".gitattributes").write_text("* filter=x\n")
    repo.commit()
    got(source(repo))
    assert not witness.exists()


def test_several_threads_and_processes_share_a_cache(repo: Repo) -> None:
    code = (
        "import sys; from pathlib import Path; from ito_gate.holding import parse\n"
        "print(parse(sys.argv[1], cache=Path(sys.argv[2])).fetch().revision)"
    )
    command = [sys.executable, "-c", code, f"file://{repo.root}@main", str(repo.root.parent / "cache")]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    said = [process.communicate() for process in running]
    assert [out.strip() for out, _ in said] == [repo.git("rev-parse", "HEAD")] * 4, said


def test_what_a_killed_git_left_behind_is_cleared_away(repo: Repo, tmp_path: Path) -> None:
    got(source(repo))
    (cache,) = (tmp_path / "cache").glob("*.git")
    for name in ("shallow.lock", "HEAD.lock", f"refs/ito-gate/{cache.stem}.lock"):
        (cache / name).touch()
    commit = annotate(repo)
    assert got(source(repo)).revision == commit
    (cache / "HEAD").unlink()
    shutil.rmtree(cache / "refs")
    commit = annotate(repo)
    assert got(source(repo)).revision == commit


def test_a_cache_that_cannot_be_written(repo: Repo, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("")
    with pytest.raises(Undecided, match="cache"):
        source(repo).fetch()


def test_the_cache_is_nobody_elses(repo: Repo, tmp_path: Path) -> None:
    got(source(repo))
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700


def _is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_git_that_is_missing_or_silent(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git = source(repo)
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/child\nwait\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}:{os.environ['PATH']}")
    monkeypatch.setattr(fetching, "TIMEOUT", 2)
    with pytest.raises(Undecided, match="did not answer"):
        git.fetch()
    # What it has started ends with it.
    child = int((tmp_path / "child").read_text())
    for _ in range(1000):
        if not _is_running(child):
            break
        time.sleep(0.01)
    assert not _is_running(child)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    with pytest.raises(Undecided, match="cannot be run"):
        git.fetch()


def test_a_register_in_sha256(tmp_path: Path) -> None:
    repo = of_example(tmp_path / "repo", "good", "--object-format=sha256")
    commit = repo.git("rev-parse", "HEAD")
    assert len(commit) == 64
    assert got(source(repo)).revision == commit
    assert got(source(repo, commit)).revision == commit


def test_other_examples(tmp_path: Path) -> None:
    """Those of the cases from practice are whole registers too."""
    for case in ("test-manpower", "unreported-incident"):
        repo = init(tmp_path / case)
        shutil.copytree(ROOT / "examples" / "cases" / case, repo.root, dirs_exist_ok=True)
        (repo.root / "expected.yaml").unlink()
        repo.commit()
        folder = Folder(repo.root).fetch()
        assert folder is not None
        assert got(source(repo)).digest == folder.digest
