"""The bundle: the same bytes for the same sources, and what real OPA makes of it."""

from __future__ import annotations

import dataclasses
import gzip
import io
import json
import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

from ito_gate import __version__
from ito_gate.errors import EngineError
from ito_gate.model import SUBJECTS
from ito_gate.policy import pack
from ito_gate.policy.bundle import archive as bundle
from ito_gate.resources import policies_dir
from support import BASE_DAY, base, program, the_engine, the_pack

SOURCES = sorted(path for path in policies_dir().glob("*/*.rego") if not path.name.endswith("_test.rego"))
DATA = sorted(policies_dir().glob("*/*/data.json"))
ACME = "# METADATA\n# title: ours\npackage acme.outsourcing.cloud\n\nreport := data.ito.gate.report\n"


def build(folder: Path | None = None, **more: Any) -> bytes:
    root = folder or policies_dir()
    return bundle.compress(bundle.build(pack.load(root), root, **more).tar())


def entries(archive: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as opened:
        return {entry.name: opened.extractfile(entry).read() for entry in opened}  # type: ignore[union-attr]


def with_acme() -> pack.Pack:
    return dataclasses.replace(the_pack(), modules={**the_pack().modules, "acme/cloud.rego": ACME})


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bundle") / "bundle.tar.gz"
    path.write_bytes(build())
    return path


def test_it_is_the_sources_and_nothing_else(built: Path) -> None:
    found = entries(built.read_bytes())
    root = policies_dir()
    assert found.keys() == {".manifest", *(path.relative_to(root).as_posix() for path in (*SOURCES, *DATA))}
    assert [path for path in (*SOURCES, *DATA) if found[path.relative_to(root).as_posix()] != path.read_bytes()] == []
    assert len(SOURCES) > 100
    assert len(DATA) == 7


def test_the_manifest_says_what_it_is(built: Path) -> None:
    policies, calendar = the_pack().digest, the_pack().calendar["digest"]
    manifest = json.loads(entries(built.read_bytes())[".manifest"])
    assert manifest == {
        "revision": f"{__version__}+{policies[7:19]}.{calendar[7:19]}",
        "roots": ["ito"],
        "rego_version": 1,
        "metadata": {
            "ito_gate": __version__,
            "policies": policies,
            "calendar": calendar,
            "rules": len(the_pack().rules),
        },
    }


def test_the_digest_can_be_taken_again_from_the_bundle_alone(built: Path) -> None:
    found = entries(built.read_bytes())
    policies = {path: content for path, content in found.items() if path.endswith(".rego")}
    data = {path: found[path] for path in (pack.CATALOGUE, pack.TEXTS, pack.INCIDENTS)}
    assert pack.digest({**policies, **data}) == json.loads(found[".manifest"])["metadata"]["policies"]


def test_the_same_bytes_wherever_and_whenever(built: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(policies_dir(), tmp_path / "政策"))
    for path in (copy, *copy.rglob("*")):
        os.utime(path, (1, 1))
        path.chmod(0o700)
    assert build(copy) == built.read_bytes()


def test_a_changed_source_makes_other_bytes_and_another_revision(built: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(policies_dir(), tmp_path / "policies"))
    deadlines = copy / pack.INCIDENTS
    deadlines.write_text(deadlines.read_text("utf-8").replace("1440", "2880"), "utf-8")
    other = entries(build(copy))
    assert other[pack.INCIDENTS] == deadlines.read_bytes()
    assert (
        json.loads(other[".manifest"])["revision"] != json.loads(entries(built.read_bytes())[".manifest"])["revision"]
    )


def test_no_time_no_owner_and_no_name(built: Path) -> None:
    header = built.read_bytes()[:10]
    # RFC 1952: no flags, so no name or comment; no time; an unknown system.
    assert (header[:4], header[4:8], header[9]) == (b"\x1f\x8b\x08\x00", bytes(4), 255)
    with tarfile.open(built) as opened:
        found = opened.getmembers()
    assert {(one.mtime, one.uid, one.gid, one.uname, one.gname, one.mode) for one in found} == {
        (0, 0, 0, "", "", 0o644)
    }
    assert [one.name for one in found] == sorted(one.name for one in found)


def test_the_uncompressed_archive_is_the_same_whatever_compresses_it(built: Path) -> None:
    tar = bundle.build(the_pack(), policies_dir()).tar()
    assert gzip.decompress(built.read_bytes()) == tar


def test_a_configured_calendar_is_inside() -> None:
    calendar = {**the_pack().calendar, "digest": "sha256:" + "c" * 64}
    changed = bundle.build(dataclasses.replace(the_pack(), calendar=calendar), policies_dir())
    assert json.loads(changed.files[pack.CALENDAR]) == calendar
    assert changed.revision == f"{__version__}+{the_pack().digest[7:19]}.cccccccccccc"
    assert json.loads(changed.files[pack.MANIFEST]) == {"revision": __version__, "digest": the_pack().digest}


def test_a_revision_of_ones_own_is_only_the_bundles() -> None:
    made = bundle.build(the_pack(), policies_dir(), "2026-Q4 (合规)")
    assert json.loads(made.files[".manifest"])["revision"] == made.revision == "2026-Q4 (合规)"
    assert json.loads(made.files[pack.MANIFEST])["revision"] == __version__


def test_the_roots_are_those_of_the_packages() -> None:
    made = bundle.build(with_acme(), policies_dir())
    assert made.roots == ("acme", "ito")
    assert json.loads(made.files[".manifest"])["roots"] == ["acme", "ito"]
    assert made.files["acme/cloud.rego"] == ACME.encode()


def test_a_module_without_a_package_is_an_error() -> None:
    odd = dataclasses.replace(the_pack(), modules={**the_pack().modules, "acme/x.rego": "# package acme.x\n"})
    with pytest.raises(EngineError, match=r"^acme/x\.rego: no package$"):
        bundle.build(odd, policies_dir())


@pytest.mark.parametrize("gone", ["ito/regulation/data.json", "ito/coverage/data.json", "ito/calendar/data.json"])
def test_a_missing_document_is_an_error(gone: str, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(policies_dir(), tmp_path / "policies"))
    (copy / gone).unlink()
    with pytest.raises(EngineError, match=gone):
        bundle.build(the_pack(), copy)


def test_long_and_chinese_names(tmp_path: Path) -> None:
    path = "acme/" + "外包" * 60 + ".rego"
    odd = dataclasses.replace(the_pack(), modules={**the_pack().modules, path: ACME})
    file = tmp_path / "b.tar.gz"
    file.write_bytes(bundle.compress(bundle.build(odd, policies_dir()).tar()))
    assert entries(file.read_bytes())[path] == ACME.encode()
    assert inspected(file)["namespaces"]["data.acme.outsourcing.cloud"] == [path]


def opa(*arguments: str | Path) -> Any:
    done = subprocess.run([program("opa"), *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def inspected(file: Path) -> Any:
    return opa("inspect", "--format", "json", file)


def unordered(value: Any) -> Any:
    """OPA answers a set in its own order."""
    if isinstance(value, list):
        return sorted((unordered(one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
    return {key: unordered(one) for key, one in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize("subject", SUBJECTS)
def test_opa_answers_from_the_bundle_as_the_gate_does(subject: str, built: Path, tmp_path: Path) -> None:
    asked = {"subject": subject, "as_of": BASE_DAY, **base(subject)}
    (tmp_path / "input.json").write_text(json.dumps(asked), "utf-8")
    answered = opa("eval", "--bundle", built, "--input", tmp_path / "input.json", "data.ito.gate.report")
    report = answered["result"][0]["expressions"][0]["value"]
    assert report["policy"] == the_pack().identity
    assert len(report["status"]) == len(the_pack().subjects[subject])
    assert unordered(report) == unordered(the_engine().evaluate(asked))


def test_opa_has_the_words_and_the_regulation(built: Path) -> None:
    query = '[data.ito.texts.rules["filing/lead-time"].title.zh, count(data.ito.regulation), count(data.ito.coverage)]'
    (value,) = opa("eval", "--bundle", built, query)["result"][0]["expressions"]
    assert value["value"][0] == the_pack().rules["filing/lead-time"].title.zh
    assert min(value["value"][1:]) > 0


def test_opa_shows_roots_and_revision(tmp_path: Path) -> None:
    made = bundle.build(with_acme(), policies_dir())
    (tmp_path / "b.tar.gz").write_bytes(bundle.compress(made.tar()))
    manifest = inspected(tmp_path / "b.tar.gz")["manifest"]
    assert (manifest["revision"], manifest["roots"], manifest["rego_version"]) == (made.revision, ["acme", "ito"], 1)
    assert manifest["metadata"]["rules"] == len(the_pack().rules)
