"""Our digests of JSON documents are OPA's own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ito_gate.errors import EngineError
from ito_gate.policy.bundle.hashing import file_digest
from support import program

jwt = pytest.importorskip("jwt")

TRICKY = {
    "empty": b"{}",
    "nothing": b"[]",
    "null": b"null",
    "line-separators": '{"a\u2028": "x\u2028\u2029", "b": "\\u2028\\u2029"}'.encode(),
    "html": b'{"<a>&": "</script>&amp;\'\\u003c\\/"}',
    "control": b'["\\u0000\\b\\f\\n\\r\\t\\u001f\\u007f\\u0080", "\\"\\\\"]',
    "big-integers": b"[18446744073709551616, -9223372036854775809, 1000000000000000000000000000000, 0, -1]",
    "order": '{"é": 1, "z": 2, "Z": 3, "\ue000": 4, "\U0001f600": 5, "\uffff": 6, "": 7, "a.b": 8, "a": 9}'.encode(),
    "pairs": b'{"\\ud83d\\ude00": "\\ud83d\\ude00"}',
    "white-space": b' \t\r\n{ "b" :\n[ 1 , true , false , null ] , "a":{"y":{},"x":[[]]} } \n',
    "twice": b'{"a": {"x": 1}, "b": 0, "a": {"y": 2}}',
    "chinese": '{"外包": "《银行保险机构信息科技外包风险监管办法》"}'.encode(),
    "replacement": '"\ufffd"'.encode(),
}
REFUSED = {
    "float": b"[1.0]",
    "exponent": b"1e3",
    "minus-zero": b"-0",
    "nan": b"NaN",
    "infinity": b"[-Infinity]",
    "lone-surrogate": b'{"a": "\\ud800"}',
    "lone-in-a-key": b'{"\\udfff": 1}',
    "not-utf-8": b'"\xff"',
    "bom": b"\xef\xbb\xbf{}",
    "yaml": b"a: 1",
    "deep": b"[" * 5000 + b"]" * 5000,
    "long": b"9" * 5000,
}


def payload(folder: Path) -> dict[str, str]:
    """The digests that ``opa sign`` takes of the files in a folder."""
    secret = folder.parent / "secret"
    secret.write_bytes(bytes(range(65, 97)))
    command = ["sign", "--bundle", folder, "--signing-alg", "HS256", "--signing-key", secret, "-o", folder.parent]
    done = subprocess.run([program("opa"), *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (token,) = json.loads((folder.parent / ".signatures.json").read_bytes())["signatures"]
    files = jwt.decode(token, secret.read_bytes(), ["HS256"])["files"]
    assert {one["algorithm"] for one in files} <= {"SHA-256"}
    return {one["name"].removeprefix(folder.as_posix().removeprefix("/") + "/"): one["hash"] for one in files}


def write(folder: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def test_tricky_documents_as_opa_hashes_them(tmp_path: Path) -> None:
    files = {f"{name}/data.json": content for name, content in TRICKY.items()}
    files |= {
        "x/policy.rego": "package x # \u2028\r\n".encode(),
        "y/other.json": b' {"b": 1.50}\n',
        ".manifest": b'{"b":1}',
    }
    write(tmp_path / "tree", files)
    assert {path: file_digest(path, content) for path, content in files.items()} == payload(tmp_path / "tree")


def test_what_a_document_says_counts_and_not_how_it_is_written() -> None:
    assert file_digest("data.json", b'{"b": 1, "a": "\\u4e2d"}') == file_digest(
        "x/data.json", '{"a":"中","b":1}\n'.encode()
    )
    assert file_digest("x.rego", b"package a\n") != file_digest("x.rego", b"package a")


@pytest.mark.parametrize("name", REFUSED)
def test_what_could_come_out_different_is_refused(name: str) -> None:
    with pytest.raises(EngineError, match=r"^a/data\.json cannot be signed: "):
        file_digest("a/data.json", REFUSED[name])


documents = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(documents, min_size=1, max_size=40), spaced=st.booleans(), escaped=st.booleans())
def test_any_document_as_opa_hashes_it(
    drawn: list[Any], spaced: bool, escaped: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    files = {
        f"{number}/data.json": json.dumps(one, ensure_ascii=escaped, indent=1 if spaced else None).encode()
        for number, one in enumerate(drawn)
    }
    folder = tmp_path_factory.mktemp("drawn") / "tree"
    write(folder, files)
    assert {path: file_digest(path, content) for path, content in files.items()} == payload(folder)
