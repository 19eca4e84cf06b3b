from __future__ import annotations

import hashlib
import json
import random
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import own
from ito_gate import config, gate
from ito_gate.errors import EngineError, GateError, NothingToCheck, Undecided, UsageError
from ito_gate.holding import Snapshot, restore
from ito_gate.holding import files as names
from ito_gate.holding.snapshot import digest_of
from ito_gate.model import Level
from support import ROOT, the_pack

SETTINGS = "ito-gate.yaml"


def good() -> dict[str, bytes]:
    root = ROOT / "examples" / "good"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.yaml"))}


def same(one: Snapshot, other: Snapshot) -> bool:
    """Whether everything that a verdict depends on is equal; entries are equal only to themselves."""
    documents = [[(entry.kind, entry.document, entry.flawed) for entry in s.register.entries] for s in (one, other)]
    return (
        documents[0] == documents[1]
        and (one.digest, one.manifest, one.config) == (other.digest, other.manifest, other.config)
        and (one.pack.identity, one.pack.linked) == (other.pack.identity, other.pack.linked)
        and one.collection.findings == other.collection.findings
        and one.collection.ignored == other.collection.ignored
    )


def with_policies(tmp_path: Path) -> dict[str, bytes]:
    files = good()
    files[SETTINGS] += b"policies: [rules/own]\n"
    folder = own.copied(tmp_path / "own")
    return files | {
        f"rules/own/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_it_is_what_the_gate_reads() -> None:
    snapshot = restore(good())
    assert len(snapshot.register.of_kind("declaration")) == 13
    assert snapshot.manifest.keys() == good().keys()
    data = good()["declarations/atm-maintenance.yaml"]
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert snapshot.manifest["declarations/atm-maintenance.yaml"] == digest
    assert snapshot.content(digest) == data
    with pytest.raises(KeyError):
        snapshot.content("sha256:0")
    assert {entry.document.path for entry in snapshot.register.entries} <= good().keys()
    # Anybody can make the digest again from the manifest.
    text = json.dumps(dict(snapshot.manifest), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert snapshot.digest == f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def test_nobody_can_change_it() -> None:
    snapshot = restore(good())
    with pytest.raises(TypeError):
        snapshot.manifest["x"] = "y"  # type: ignore[index]
    with pytest.raises(AttributeError):
        snapshot.digest = "x"  # type: ignore[misc]


@given(st.permutations(range(6)), st.permutations(range(6)))
def test_the_digest_is_that_of_the_set(one: list[int], other: list[int]) -> None:
    assert digest_of({f"{n}.yaml": f"{n}" for n in one}) == digest_of({f"{n}.yaml": f"{n}" for n in other})


@given(st.data())
@settings(max_examples=15, deadline=None)
def test_restoring_gives_the_same(data: st.DataObject) -> None:
    """Whatever was lost or damaged: either a snapshot, and then the same again, or no snapshot, and then again none."""
    files = good()
    chance = random.Random(data.draw(st.integers(0, 10_000)))
    for name in chance.sample(sorted(files), data.draw(st.integers(0, 4))):
        lines = files[name].splitlines(keepends=True)
        match chance.randrange(3):
            case 0:
                del files[name]
            case 1:
                del lines[chance.randrange(len(lines))]
                files[name] = b"".join(lines)
            case _:
                files[f"new/{name}"] = files.pop(name)
    try:
        snapshot = restore(files)
    except GateError as error:
        with pytest.raises(type(error), match=re.escape(str(error))):
            restore(dict(reversed(files.items())))
        return
    assert same(restore(snapshot.files()), snapshot)
    assert same(restore(dict(reversed(snapshot.files().items()))), snapshot)
    # What another revision gave is taken over only where nothing about the file is different.
    assert same(restore(files, known=restore(good())), snapshot)


def test_a_verdict_is_that_of_a_check() -> None:
    root = ROOT / "examples" / "good"
    snapshot = restore(good())
    request = gate.Request([root], config.load(root / SETTINGS), "2026-11-02")
    checked = {one.id: one for one in gate.check(request, the_pack()).results if one.kind == "declaration"}
    entries = snapshot.register.of_kind("declaration")
    judged = gate.judge(request, snapshot.pack, snapshot.register, entries, {}).results
    assert {one.id: (one.decision, one.digest, one.facts) for one in judged} == {
        id_: (one.decision, one.digest, one.facts) for id_, one in checked.items()
    }
    assert {one.path for one in judged} == {entry.document.path for entry in entries}


def test_the_banks_own_policies_come_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    snapshot = restore(with_policies(tmp_path))
    assert "access/privileged-days" in snapshot.pack.rules
    assert snapshot.manifest.keys() >= {"rules/own/.manifest", "rules/own/access/privileged_days.rego"}
    assert same(restore(snapshot.files()), snapshot)
    from_disk = own.load(own.copied(tmp_path / "again"))
    assert from_disk.digest == snapshot.pack.digest


def test_broken_policies_are_named_as_they_lie_in_the_register(tmp_path: Path) -> None:
    files = with_policies(tmp_path)
    files["rules/own/access/privileged_days.rego"] += b"broken {\n"
    with pytest.raises(EngineError) as error:
        restore(files)
    assert "rules/own/access/privileged_days.rego" in error.value.text.zh
    assert tempfile.gettempdir() not in error.value.text.zh + error.value.text.en


def test_a_folder_of_policies_without_a_manifest_is_broken(tmp_path: Path) -> None:
    files = with_policies(tmp_path)
    del files["rules/own/.manifest"]
    with pytest.raises(EngineError):
        restore(files)


@pytest.mark.parametrize(
    ("settings_", "error"),
    [
        (b"ito_gate: config/v1\nregistre: [declarations]\n", UsageError),
        (b"ito_gate: config/v1\nregister: [..]\n", UsageError),
        (b"ito_gate: config/v1\nregister: [declarations, ../providers]\n", UsageError),
        (b"ito_gate: config/v1\nregister: [/etc]\n", UsageError),
        (b"ito_gate: config/v1\npolicies: [a/../../b]\n", UsageError),
        (b"ito_gate: config/v1\nregister: [waivers]\n", NothingToCheck),
        (b"\xff\xfe", UsageError),
        (b"", UsageError),
    ],
)
def test_settings_that_cannot_be_used(settings_: bytes, error: type[GateError]) -> None:
    with pytest.raises(error):
        restore({**good(), SETTINGS: settings_})


@pytest.mark.parametrize(
    "data",
    [
        "ito_gate: declaration/v1\nid: 申报".encode("gb18030"),
        b"ito_gate: declaration/v1\nid: [\n",
        b"ito_gate: declaration/v1\nid: a\nid: b\n",
        b"ito_gate: provider/v1\n" + b"#" * (1 << 20),
        b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
    ],
)
@pytest.mark.parametrize("name", ["declarations/x.yaml", "providers/x.yaml"])
def test_a_file_that_cannot_be_read_spoils_the_revision(name: str, data: bytes) -> None:
    with pytest.raises(Undecided) as error:
        restore({**good(), name: data})
    assert name in error.value.text.zh
    assert name in error.value.text.en


def test_an_invalid_document_spoils_only_itself() -> None:
    files = good()
    files["declarations/x.yaml"] = b"ito_gate: declaration/v1\nid: ITO-2026-999\n"
    snapshot = restore(files)
    entry = snapshot.register.by_id["declaration", "ITO-2026-999"]
    assert entry.flawed
    assert any(one.path == "declarations/x.yaml" and one.level is Level.DENY for one in snapshot.collection.findings)


def test_no_declaration_is_nothing_to_check() -> None:
    with pytest.raises(NothingToCheck):
        restore({name: data for name, data in good().items() if not name.startswith("declarations/")})
    with pytest.raises(NothingToCheck):
        restore({})


@pytest.mark.parametrize(
    "name", ["../x.yaml", "/x.yaml", "a//b.yaml", "a/./b.yaml", "a/../b.yaml", "", ".", "..", "declarations/a\nb.yaml"]
)
def test_a_name_that_leads_elsewhere_is_no_name(name: str, tmp_path: Path) -> None:
    with pytest.raises(Undecided):
        restore({**with_policies(tmp_path), name: b"x"})


def test_without_settings_everything_is_the_register() -> None:
    files = good()
    del files[SETTINGS]
    assert restore(files).register.of_kind("waiver")


def test_what_is_hidden_or_somebody_elses_is_no_document() -> None:
    files = {**good(), "declarations/.x/y.yaml": b"ito_gate: [", "declarations/.y.yaml": b"ito_gate: [", "x.yaml": b"["}
    assert same(restore(files), restore(files))
    assert restore({**files, SETTINGS: b"ito_gate: config/v1\n"}).collection.ignored == ("x.yaml",)


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "MOST_FILES", 3)
    with pytest.raises(Undecided, match="more than 3 files"):
        restore(good())


def test_files_that_are_the_same_are_not_read_again() -> None:
    files = good()
    one = restore(files)
    changed = "declarations/atm-maintenance.yaml"
    two = restore({**files, changed: files[changed] + b"# a remark\n"}, "2", known=one)
    fresh = {entry.document.path for entry in two.register.entries if entry not in one.register.entries}
    assert (fresh, two.revision) == ({changed}, "2")


def test_what_a_file_has_to_be_is_asked_again() -> None:
    """The same file may be somebody else's by one revision's settings and ours by the next one's."""
    files = {**good(), "declarations/x.yaml": b"a: b\n", SETTINGS: b"ito_gate: config/v1\nclaims: []\n"}
    one = restore(files)
    assert "declarations/x.yaml" in one.collection.ignored
    files[SETTINGS] = b"ito_gate: config/v1\n"
    two = restore(files, known=one)
    assert "declarations/x.yaml" not in two.collection.ignored
    assert same(two, restore(files))
