"""``ito-gate policy bundle``: what it writes, what it says, and what it refuses."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ito_gate import __version__
from ito_gate.gate import load_pack
from ito_gate.policy.bundle import archive as bundle
from ito_gate.resources import policies_dir
from support import INSTALLED, ROOT, the_pack

Call = Callable[..., Any]


@pytest.fixture
def key(tmp_path: Path) -> Path:
    pytest.importorskip("jwt")
    path = tmp_path / "private.pem"
    path.write_bytes(_rsa())
    path.chmod(0o600)
    return path


def _rsa() -> bytes:
    from cryptography.hazmat.primitives import serialization as form  # noqa: PLC0415 - an optional extra
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415

    private = rsa.generate_private_key(65537, 2048)
    return private.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())


def entries(content: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:gz") as opened:
        return {entry.name: opened.extractfile(entry).read() for entry in opened}  # type: ignore[union-attr]


def process(file: Path, **more: Any) -> bytes:
    """What a process of its own writes."""
    command = [sys.executable, "-m", "ito_gate", "policy", "bundle", "-o", file]
    subprocess.run(command, check=True, capture_output=True, **more)
    return file.read_bytes()


def test_what_is_written_is_what_is_said(ito_gate: Call, tmp_path: Path) -> None:
    done = ito_gate("policy", "bundle", "-o", tmp_path / "b.tar.gz", "--lang", "en")
    written = (tmp_path / "b.tar.gz").read_bytes()
    made = bundle.build(the_pack(), policies_dir())
    assert (done.code, done.err) == (0, "")
    assert (
        done.out
        == f"""\
{tmp_path / "b.tar.gz"}
  size      {len(written)} bytes
  SHA-256   {hashlib.sha256(written).hexdigest()}
  content   {hashlib.sha256(made.tar()).hexdigest()} (the tar in it)
  revision  {made.revision}
  roots     ito
  policies  {the_pack().digest} ({len(the_pack().rules)} rules)
  calendar  {the_pack().calendar["digest"]}
  signed    no
"""
    )
    assert entries(written) == dict(made.files)
    assert sorted(tmp_path.iterdir()) == [tmp_path / "b.tar.gz"]


def test_the_same_bytes_from_another_process_folder_umask_and_hash_seed(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(INSTALLED)}
    written = {
        process(tmp_path / f"{seed}.tar.gz", cwd=folder, umask=umask, env={**environment, "PYTHONHASHSEED": seed})
        for seed, folder, umask in (("0", ROOT, 0o022), ("7", tmp_path, 0o077))
    }
    assert len(written) == 1
    modes = {(tmp_path / f"{seed}.tar.gz").stat().st_mode & 0o777 for seed in "07"}
    assert modes == {0o644, 0o600}


def test_in_chinese_and_signed(ito_gate: Call, key: Path, tmp_path: Path) -> None:
    file = tmp_path / "政策 包.tar.gz"
    done = ito_gate("policy", "bundle", "-o", file, "--signing-key", key, "--signing-key-id", "生产-2026")
    assert (done.code, done.err) == (0, "")
    assert "  签名     RS256，密钥 ID 生产-2026\n" in done.out
    assert f"（{len(the_pack().rules)} 条规则）" in done.out
    assert ".signatures.json" in entries(file.read_bytes())


def test_to_standard_output(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ito_gate", "policy", "bundle", "-o", "-", "--lang", "en"]
    environment = {**os.environ, "PYTHONPATH": str(INSTALLED)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert entries(done.stdout) == dict(bundle.build(the_pack(), policies_dir()).files)
    assert done.stderr.startswith(b"-\n  size ")
    assert list(tmp_path.iterdir()) == []


def test_not_to_a_terminal(ito_gate: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    done = ito_gate("policy", "bundle", "-o", "-")
    assert (done.code, done.out, done.err) == (2, "", "ito-gate: 压缩包不能输出到终端：请给出文件\n")


def test_the_configured_calendar_is_inside(ito_gate: Call, tmp_path: Path) -> None:
    from ito_gate import config  # noqa: PLC0415 - as the command does

    (tmp_path / "ito-gate.yaml").write_text("ito_gate: config/v1\ncalendar: {local_holidays: [2026-07-15]}\n", "utf-8")
    expected = load_pack(config.load(tmp_path / "ito-gate.yaml"))
    for number, arguments in enumerate(((), ("--config", tmp_path / "ito-gate.yaml"))):
        file = tmp_path / f"{number}.tar.gz"
        cwd = ROOT if arguments else tmp_path
        assert ito_gate("policy", "bundle", "-o", file, *arguments, cwd=cwd).code == 0
        found = entries(file.read_bytes())
        assert json.loads(found["ito/calendar/data.json"]) == expected.calendar != the_pack().calendar
        assert json.loads(found[".manifest"])["metadata"]["calendar"] == expected.identity["calendar"]


def test_a_revision_of_ones_own(ito_gate: Call, tmp_path: Path) -> None:
    done = ito_gate("policy", "bundle", "-o", tmp_path / "b", "--revision", "2026-Q4", "--lang", "en")
    assert "  revision  2026-Q4\n" in done.out
    found = entries((tmp_path / "b").read_bytes())
    assert json.loads(found[".manifest"])["revision"] == "2026-Q4"
    assert json.loads(found["ito/manifest/data.json"])["revision"] == __version__


@pytest.mark.parametrize("text", ["", "a\nb", "\udc80"])
@pytest.mark.parametrize("option", ["--revision", "--signing-key-id", "--signing-scope"])
def test_a_name_is_one_line_of_text(option: str, text: str, ito_gate: Call, tmp_path: Path) -> None:
    done = ito_gate("policy", "bundle", "-o", tmp_path / "b", option, text)
    assert (done.code, done.err) == (2, f"ito-gate: {option}：请写一行文字\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (".", "is a folder: name a file in it"),
        ("missing/b.tar.gz", "missing is not there: make the folder first"),
        ("file/b.tar.gz", "file is not there: make the folder first"),
        ("pipe", "is no ordinary file; - writes to standard output"),
    ],
)
def test_where_nothing_can_be_written(
    target: str, said: str, ito_gate: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITO_GATE_LANG", "en")
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    before = sorted(tmp_path.iterdir())
    done = ito_gate("policy", "bundle", "-o", tmp_path / target)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_is_replaced_whole_or_not_at_all(
    ito_gate: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "b.tar.gz"
    file.write_bytes(b"before")

    def full(self: Path, target: Path) -> Path:
        assert self.stat().st_size > 100_000
        assert target.read_bytes() == b"before"
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        done = ito_gate("policy", "bundle", "-o", file)
    assert (done.code, done.err) == (2, f"ito-gate: {file}：无法写入：No space left on device\n")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("b.tar.gz", b"before")]
    assert ito_gate("policy", "bundle", "-o", file).code == 0
    assert file.read_bytes()[:2] == b"\x1f\x8b"


def test_a_link_stays_a_link(ito_gate: Call, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("real.tar.gz")
    assert ito_gate("policy", "bundle", "-o", tmp_path / "link").code == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real.tar.gz").read_bytes()[:2] == b"\x1f\x8b"


@pytest.mark.parametrize("option", ["--signing-alg", "--signing-key-id", "--signing-scope"])
def test_who_names_a_signature_gets_one_or_an_error(option: str, ito_gate: Call, tmp_path: Path) -> None:
    done = ito_gate("policy", "bundle", "-o", tmp_path / "b", option, "RS256")
    assert (done.code, done.err) == (2, "ito-gate: 没有签名用的密钥：请加 --signing-key\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("value", ["hunter2", "-----BEGIN PRIVATE KEY-----\nhunter2", "x" * 5000, "."])
def test_a_key_on_the_command_line_is_not_repeated(value: str, ito_gate: Call, tmp_path: Path) -> None:
    pytest.importorskip("jwt")
    done = ito_gate("policy", "bundle", "-o", tmp_path / "b", "--signing-key", value, "--signing-alg", "HS256")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("ito-gate: --signing-key：没有可读取的文件")
    assert "hunter2" not in done.err
    assert "xxx" not in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_others_can_read_is_named(ito_gate: Call, key: Path, tmp_path: Path) -> None:
    key.chmod(0o644)
    done = ito_gate("policy", "bundle", "-o", tmp_path / "b", "--signing-key", key, "--lang", "en")
    assert (done.code, done.err) == (0, f"ito-gate: warning: other users can read the signing key (chmod o= {key})\n")


def test_a_secret_is_taken_byte_for_byte(ito_gate: Call, tmp_path: Path) -> None:
    jwt = pytest.importorskip("jwt")
    secret = tmp_path / "secret"
    secret.write_bytes(b"0123456789abcdef0123456789abcdef\n")
    secret.chmod(0o600)
    arguments = ("--signing-key", secret, "--signing-alg", "HS256", "--lang", "en")
    done = ito_gate("policy", "bundle", "-o", tmp_path / "b", *arguments)
    assert done.code == 0
    assert done.err.startswith("ito-gate: warning: the secret ends with a line break, which is part of it")
    (token,) = json.loads(entries((tmp_path / "b").read_bytes())[".signatures.json"])["signatures"]
    assert len(jwt.decode(token, secret.read_bytes(), ["HS256"])["files"]) > 100
    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode(token, secret.read_bytes().strip(), ["HS256"])


def test_a_key_for_another_algorithm(ito_gate: Call, key: Path, tmp_path: Path) -> None:
    arguments = ("--signing-key", key, "--signing-alg", "ES256", "--lang", "en")
    done = ito_gate("policy", "bundle", "-o", tmp_path / "b", *arguments)
    assert done.code == 2
    assert "secp256r1 (EC)" in done.err
    assert not (tmp_path / "b").exists()


def test_without_the_extra_only_signing_fails(
    ito_gate: Call, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jwt", None)
    monkeypatch.delitem(sys.modules, "ito_gate.policy.bundle.signing", raising=False)
    done = ito_gate("policy", "bundle", "-o", tmp_path / "b", "--signing-key", key)
    assert (done.code, done.err) == (2, 'ito-gate: 签名需要 PyJWT：pip install "ito-gate[signing]"\n')
    assert ito_gate("policy", "bundle", "-o", tmp_path / "b").code == 0


def test_the_help_keeps_its_lines(ito_gate: Call) -> None:
    for arguments in (("policy", "bundle"), ("policy",)):
        done = ito_gate(*arguments, "--help")
        assert (done.code, done.err) == (0, "")
        assert "\n  Examples:\n    ito-gate " in done.out
        assert "\\b" not in done.out


def test_no_such_command(ito_gate: Call) -> None:
    assert ito_gate("policy", "bundel").code == 2


def test_no_signature_no_cryptography(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from ito_gate.cli.main import run\n"
        f"assert run(['policy', 'bundle', '-o', {str(tmp_path / 'b')!r}]) == 0\n"
        "print(sorted({'jwt', 'cryptography'} & set(sys.modules)), file=sys.stderr)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(INSTALLED)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
