from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from ito_gate.errors import Undecided, UsageError
from ito_gate.holding import BadRevision, Folder, Holder, Snapshot, sources
from ito_gate.holding import files as names
from ito_gate.holding.trees import FolderTree
from support import ROOT

DOCUMENT = "declarations/atm-maintenance.yaml"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "examples" / "good", tmp_path / "register")
    return tmp_path / "register"


def got(folder: Folder) -> Snapshot:
    found = folder.fetch()
    assert found is not None
    return found


def append(file: Path, text: str) -> None:
    with file.open("a", encoding="utf-8") as open_file:
        open_file.write(text)


def test_a_change_is_a_new_snapshot(register: Path) -> None:
    folder = Folder(register)
    first = got(folder)
    assert (first.revision, folder.fetch()) == ("", None)
    append(register / DOCUMENT, "# a remark\n")
    second = got(folder)
    changed = {path for path in first.manifest if first.manifest[path] != second.manifest[path]}
    assert changed == {DOCUMENT}
    assert first.digest != second.digest
    assert first.content(first.manifest[DOCUMENT]) != (register / DOCUMENT).read_bytes()
    assert folder.fetch() is None


def test_the_same_size_and_time_do_not_hide_a_change(register: Path) -> None:
    folder = Folder(register)
    file = register / DOCUMENT
    got(folder)
    before = file.stat()
    file.write_bytes(file.read_bytes().replace(b"2026", b"2025", 1))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert folder.fetch() is not None


def test_files_that_have_settled_are_not_read_again(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources.time, "time_ns", lambda: 2**62)
    folder = Folder(register)
    got(folder)
    read: list[str] = []
    original = FolderTree.read
    monkeypatch.setattr(FolderTree, "read", lambda self, name: read.append(name) or original(self, name))  # type: ignore[func-returns-value]
    assert folder.fetch() is None
    assert read == ["ito-gate.yaml"]
    append(register / DOCUMENT, "# a remark\n")
    assert folder.fetch() is not None
    assert DOCUMENT in read


def test_the_link_to_a_revision_is_followed_once(register: Path, tmp_path: Path) -> None:
    link = tmp_path / "current"
    link.symlink_to(register)
    folder = Folder(link)
    first = got(folder)
    shutil.copytree(register, tmp_path / "next")
    append(tmp_path / "next" / DOCUMENT, "# a remark\n")
    (tmp_path / "new").symlink_to(tmp_path / "next")
    (tmp_path / "new").replace(link)
    assert got(folder).digest != first.digest


def test_what_changes_meanwhile_is_read_again(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files change together while the register is read; no snapshot has one of them without the other."""
    a, b = register / DOCUMENT, register / "providers" / "xinghe-fintech.yaml"
    original = FolderTree.read
    times = iter(range(3))

    def read(self: FolderTree, name: str) -> bytes:
        data = original(self, name)
        if name == DOCUMENT and (time := next(times, None)) is not None:
            append(a, f"# {time}\n")
            append(b, f"# {time}\n")
        return data

    monkeypatch.setattr(FolderTree, "read", read)
    snapshot = got(Folder(register))
    held = snapshot.files()
    assert held[DOCUMENT] == a.read_bytes()
    assert held["providers/xinghe-fintech.yaml"] == b.read_bytes()


def test_a_clock_that_is_too_coarse_hides_nothing(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that have just been written are compared by what they hold: their times may not tell."""
    now = time.time_ns() + 3_600_000_000_000

    def signature(_: FolderTree, listed: list[str]) -> sources.Signature:
        return tuple((name, now, now, 0, 0, 0) for name in listed)

    monkeypatch.setattr(sources, "signature", signature)
    folder = Folder(register)
    got(folder)
    append(register / DOCUMENT, "# a remark\n")
    original = FolderTree.read
    once = iter([True])

    def read(self: FolderTree, name: str) -> bytes:
        data = original(self, name)
        if name == DOCUMENT and next(once, False):
            append(register / DOCUMENT, "# another\n")
        return data

    monkeypatch.setattr(FolderTree, "read", read)
    assert got(folder).files()[DOCUMENT] == (register / DOCUMENT).read_bytes()


def test_what_never_stops_changing_is_no_revision(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = FolderTree.read

    def read(self: FolderTree, name: str) -> bytes:
        data = original(self, name)
        if name == DOCUMENT:
            append(register / DOCUMENT, "# again\n")
        return data

    monkeypatch.setattr(FolderTree, "read", read)
    with pytest.raises(BadRevision, match="keeps changing"):
        Folder(register).fetch()


def test_a_bad_state_keeps_the_good_one_until_it_is_mended(register: Path) -> None:
    holder = Holder(Folder(register))
    assert holder.refresh()
    good = holder.current
    content = (register / DOCUMENT).read_bytes()
    (register / DOCUMENT).write_bytes(b"ito_gate: declaration/v1\nid: [\n")
    for _ in range(2):
        assert not holder.refresh()
        assert holder.current is good
        assert not holder.ready
        assert holder.problem is not None
        assert holder.problem.is_bad
        assert DOCUMENT in holder.problem.text.zh
    (register / DOCUMENT).write_bytes(content)
    assert not holder.refresh()
    assert (holder.current, holder.ready, holder.problem) == (good, True, None)


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Folder(tmp_path / "none").fetch()


@pytest.mark.parametrize("place", ["declarations/x.yaml", "x.yaml"])
def test_links_lead_nowhere_else(register: Path, tmp_path: Path, place: str) -> None:
    (register / "ito-gate.yaml").unlink()
    (tmp_path / "outside.yaml").write_text("ito_gate: declaration/v1\n", "utf-8")
    (register / place).symlink_to(tmp_path / "outside.yaml")
    with pytest.raises(BadRevision, match=f"{place}: a link"):
        Folder(register).fetch()
    (register / place).unlink()
    (register / place).symlink_to("nowhere.yaml")
    with pytest.raises(BadRevision, match=place):
        Folder(register).fetch()
    (register / place).unlink()
    (register / place).symlink_to(register / DOCUMENT)
    assert place in got(Folder(register)).manifest


def test_a_pipe_is_not_waited_for(register: Path) -> None:
    os.mkfifo(register / "declarations" / "pipe.yaml")
    with pytest.raises(BadRevision, match=r"pipe\.yaml: not a regular file"):
        Folder(register).fetch()


def test_a_folder_that_cannot_be_listed_is_not_empty(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("waivers"):
            raise PermissionError(13, "Permission denied", str(path))
        return original(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(BadRevision, match="Permission denied"):
        Folder(register).fetch()


def test_a_register_that_is_named_and_not_there(register: Path) -> None:
    shutil.rmtree(register / "waivers")
    with pytest.raises(BadRevision, match="waivers: no such"):
        Folder(register).fetch()


@pytest.mark.parametrize("name", [b"\xff.yaml", "\u202e.yaml".encode(), b"a\nb.yaml"])
def test_hostile_names(register: Path, name: bytes) -> None:
    (register / "declarations" / os.fsdecode(name)).write_bytes(b"ito_gate: declaration/v1\n")
    with pytest.raises(BadRevision) as error:
        Folder(register).fetch()
    said = error.value.text.en + error.value.text.zh
    assert said.isprintable()
    said.encode()


def test_too_large_is_refused(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "MOST_BYTES", 1000)
    with pytest.raises(Undecided, match="more than"):
        Folder(register).fetch()
