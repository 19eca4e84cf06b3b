"""How declarations stood on a day, in real repositories with dates of their own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from ito_gate.holding import Folder, Git, Snapshot, Unknown, changed_since_filing, parse
from ito_gate.holding.history import History
from ito_gate.reading.document import Document
from ito_gate.register import Entry
from repositories import Repo, environment, init, of_example
from support import program

ID = "ITO-2025-011"
DOCUMENT = "declarations/data-centre-hosting.yaml"
PROVIDER = "providers/haiyun-dc.yaml"
FILED = "2025-03-24"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """The register, committed on the day before the report, in China."""
    repo = of_example(tmp_path / "repo")
    dated(repo, "2025-03-23T12:00:00+08:00", "--amend")
    return repo


def dated(repo: Repo, when: str, *options: str) -> str:
    env = {**environment(repo.root.parent), "GIT_COMMITTER_DATE": when}
    git = program("git")
    subprocess.run([git, "add", "-A"], cwd=repo.root, env=env, check=True)
    subprocess.run([git, "commit", "-q", "--allow-empty", "-m", when, *options], cwd=repo.root, env=env, check=True)
    return repo.git("rev-parse", "HEAD")


def fetched(repo: Repo, *, with_history: bool = True) -> tuple[Git, Snapshot]:
    git = parse(f"file://{repo.root}@main", cache=repo.root.parent / "cache", with_history=with_history)
    assert isinstance(git, Git)
    snapshot = git.fetch()
    assert snapshot is not None
    return git, snapshot


def name_at(git: Git, day: str) -> str:
    found = git.declaration_at(ID, day)
    assert isinstance(found, Document)
    name: str = found.data["name"]
    return name


def entry(snapshot: Snapshot) -> Entry:
    return snapshot.register.by_id["declaration", ID]


def changed(repo: Repo) -> list[tuple[str, str]]:
    git, snapshot = fetched(repo)
    found = changed_since_filing(snapshot, entry(snapshot), git.history(snapshot))
    assert not isinstance(found, Unknown), found.why.en
    return [(one.kind, ".".join(fact.way)) for one, fact in found]


def unknown(repo: Repo, *, with_history: bool = True) -> str:
    git, snapshot = fetched(repo, with_history=with_history)
    found = changed_since_filing(snapshot, entry(snapshot), git.history(snapshot))
    assert isinstance(found, Unknown)
    assert found.why.zh != found.why.en
    return found.why.en


def test_the_day_ends_at_midnight_in_china(repo: Repo) -> None:
    repo.edit(DOCUMENT, "name: ", "name: 二")
    dated(repo, "2025-03-24T15:59:59+00:00")
    repo.edit(DOCUMENT, "name: ", "name: 三")
    dated(repo, "2025-03-24T16:00:00+00:00")
    git, _ = fetched(repo)
    assert not name_at(git, "2025-03-23").startswith("二")
    assert name_at(git, "2025-03-24").startswith("二")
    assert name_at(git, "2025-03-25").startswith("三")
    assert git.declaration_at(ID, "2025-03-22") is None
    assert git.declaration_at("ITO-0000-000", "2025-03-25") is None
    assert isinstance(git.declaration_at(ID, "2025-02-30"), Unknown)
    assert isinstance(git.declaration_at(ID, "9999-12-31"), Unknown | Document)


def test_what_was_merged_counts_from_its_merge(repo: Repo) -> None:
    repo.git("checkout", "-q", "-b", "change")
    repo.edit(DOCUMENT, "name: ", "name: 早")
    dated(repo, "2025-03-24T09:00:00+08:00")
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "--no-ff", "--no-commit", "change")
    dated(repo, "2025-04-01T09:00:00+08:00")
    git, _ = fetched(repo)
    assert not name_at(git, "2025-03-31").startswith("早")
    assert name_at(git, "2025-04-01").startswith("早")


def test_nothing_has_changed(repo: Repo) -> None:
    with (repo.root / DOCUMENT).open("a") as file:
        file.write("# a remark\n")
    (repo.root / DOCUMENT).rename(repo.root / "declarations" / "moved.yaml")
    dated(repo, "2026-01-01T00:00:00+08:00")
    assert changed(repo) == []


def test_what_has_changed_since_the_report(repo: Repo) -> None:
    repo.edit(DOCUMENT, "海云苏州数据中心", "海云无锡数据中心")
    repo.edit(DOCUMENT, "name: ", "name: 新")
    repo.edit(PROVIDER, "name: ", "name: 新")
    dated(repo, "2026-01-01T00:00:00+08:00")
    assert changed(repo) == [
        ("declaration", "delivery.sites"),
        ("declaration", "name"),
        ("provider", "name"),
    ]


def test_what_is_recorded_as_changed_is_left_to_its_own_rules(repo: Repo) -> None:
    repo.edit(DOCUMENT, "海云苏州数据中心", "海云无锡数据中心")
    record = "  - {on: 2025-12-01, kind: site, description: 迁至无锡, material: true, refiled_on: 2025-12-02}"
    repo.edit(DOCUMENT, "changes:\n", f"changes:\n{record}\n")
    dated(repo, "2026-01-01T00:00:00+08:00")
    assert changed(repo) == []


def test_another_provider_is_another_fact(repo: Repo) -> None:
    repo.edit(DOCUMENT, "provider: haiyun-dc", "provider: xinghe-fintech")
    dated(repo, "2026-01-01T00:00:00+08:00")
    assert changed(repo) == [("declaration", "provider")]


def test_no_report_no_reported_facts(repo: Repo) -> None:
    git, snapshot = fetched(repo)
    one = next(one for one in snapshot.register.of_kind("declaration") if "filing" not in one.document.data)
    assert changed_since_filing(snapshot, one, git.history(snapshot)) == ()


def test_a_register_younger_than_the_report_cannot_tell(tmp_path: Path) -> None:
    assert "not in the register on 2025-03-24" in unknown(of_example(tmp_path / "repo"))


def test_a_shallow_clone_cannot_tell(repo: Repo) -> None:
    dated(repo, "2026-01-01T00:00:00+08:00")
    assert "shallow" in unknown(repo, with_history=False)
    git, _ = fetched(repo, with_history=False)
    assert isinstance(git.declaration_at(ID, "2025-12-31"), Unknown)
    # What it does hold, it can tell.
    assert isinstance(git.declaration_at(ID, "2026-01-01"), Document)


def test_the_clone_of_a_shallow_clone_cannot_tell_either(repo: Repo, tmp_path: Path) -> None:
    dated(repo, "2026-01-01T00:00:00+08:00")
    repo.git("clone", "-q", "--depth=1", f"file://{repo.root}", str(tmp_path / "shallow"))
    assert "shallow" in unknown(Repo(tmp_path / "shallow"))


def test_then_it_could_not_be_read(tmp_path: Path) -> None:
    repo = init(tmp_path / "repo")
    (repo.root / "declarations").mkdir()
    (repo.root / DOCUMENT).write_text(f"ito_gate: declaration/v1\nid: {ID}\nid: [\n")
    dated(repo, "2025-03-01T00:00:00+08:00")
    (repo.root / DOCUMENT).unlink()
    of_example(repo.root)
    assert "could not be read then" in unknown(repo)


def test_the_id_was_taken_twice(repo: Repo) -> None:
    copy = repo.root / "declarations" / "copy.yaml"
    copy.write_bytes((repo.root / DOCUMENT).read_bytes())
    dated(repo, "2025-03-24T00:00:00+08:00")
    copy.unlink()
    dated(repo, "2026-01-01T00:00:00+08:00")
    assert "taken twice" in unknown(repo)


def test_the_settings_of_then_count(repo: Repo) -> None:
    settings = repo.root / "ito-gate.yaml"
    text = settings.read_text("utf-8")
    settings.write_text("ito_gate: config/v1\nregistre: x\n")
    dated(repo, "2025-03-24T00:00:00+08:00")
    settings.write_text(text, "utf-8")
    dated(repo, "2026-01-01T00:00:00+08:00")
    assert "ito-gate.yaml" in unknown(repo)


def test_the_provider_was_not_there(repo: Repo) -> None:
    file = repo.root / PROVIDER
    data = file.read_bytes()
    file.unlink()
    dated(repo, "2025-03-24T00:00:00+08:00")
    file.write_bytes(data)
    dated(repo, "2026-01-01T00:00:00+08:00")
    assert "the provider was not in the register" in unknown(repo)


def test_a_folder_has_the_history_of_its_checkout(tmp_path: Path) -> None:
    repo = init(tmp_path / "repo")
    of_example(repo.root / "inner" / "register")
    shutil.rmtree(repo.root / "inner" / "register" / ".git")
    dated(repo, "2025-03-23T12:00:00+08:00")
    folder = Folder(repo.root / "inner" / "register")
    # Not committed yet, and told all the same.
    Repo(repo.root / "inner" / "register").edit(DOCUMENT, "name: ", "name: 新")
    snapshot = folder.fetch()
    assert snapshot is not None
    history = folder.history(snapshot)
    assert isinstance(history, History)
    assert history.root == "inner/register"
    found = changed_since_filing(snapshot, entry(snapshot), history)
    assert not isinstance(found, Unknown)
    assert [fact.way for _, fact in found] == [("name",)]


def test_a_folder_outside_any_repository_has_none(repo: Repo, tmp_path: Path) -> None:
    (repo.root / ".git").rename(tmp_path / "aside")
    folder = Folder(repo.root)
    snapshot = folder.fetch()
    assert snapshot is not None
    history = folder.history(snapshot)
    assert isinstance(history, Unknown)
    assert changed_since_filing(snapshot, entry(snapshot), history) == history
