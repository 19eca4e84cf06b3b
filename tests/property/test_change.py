"""What is new, told by an oracle: two whole checks, of the base and of now, compared by fingerprint."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import repositories
from ito_gate.change.compare import Seen
from ito_gate.fingerprint import fingerprint
from ito_gate.model import Finding, Level, Text
from repositories import DAY, Repo
from support import the_pack

Call = Callable[..., Any]
Document = dict[str, Any]
Name = tuple[str, ...]

_findings = st.builds(
    Finding,
    rule=st.sampled_from(["a/b", "a/c"]),
    message_id=st.sampled_from(["x", "y"]),
    level=st.just(Level.DENY),
    message=st.sampled_from("pqr").map(lambda text: Text(text, text)),
    remediation=st.just(Text("", "")),
    path=st.sampled_from(["one.yaml", "two.yaml"]),
    pointer=st.sampled_from([(), ("f",), ("f", 0)]),
)


@given(st.lists(_findings, max_size=8), st.lists(_findings, max_size=8))
def test_as_many_are_old_as_there_were(before: list[Finding], now: list[Finding]) -> None:
    key = ("declaration", "ITO-1")
    seen = Seen()
    for finding in before:
        seen.add(finding, key)
    marked = seen.mark([(finding, key) for finding in now])
    were, are = (Counter(fingerprint(one, *key) for one in some) for some in (before, now))
    old = Counter(fingerprint(one, *key) for one in marked if one.new is False)
    assert old == were & are
    # One that says the very same as before is never the new one of two.
    same = Counter((fingerprint(one, *key), one.message) for one in before)
    for name in same & Counter((fingerprint(one, *key), one.message) for one in now):
        assert any(one.new is False for one in marked if (fingerprint(one, *key), one.message) == name)


def _judged(document: Document) -> Iterator[tuple[Name, Document, str]]:
    for kind in ("declarations", "institutions", "incidents"):
        for one in document[kind]:
            for outcome in one["outcomes"]:
                for finding in outcome["findings"]:
                    about = (kind, one["id"], finding["rule"], finding["message_id"], finding["pointer"])
                    yield about, finding, outcome["status"]


def _is_undetermined(finding: Document) -> bool:
    message = the_pack().rules[finding["rule"]].messages.get(finding["message_id"])
    return message is None or message.undetermined


def _check(ito_gate: Call, folder: Path, *arguments: str) -> Document:
    done = ito_gate("check", "--as-of", DAY, "--format", "json", *arguments, cwd=folder)
    document: Document = json.loads(done.out)
    document["code"] = done.code
    return document


def _mutate(repo: Repo, chance: random.Random) -> None:
    """Delete, repeat or move a few lines and files, as changes do."""
    files = sorted(
        path for path in repo.root.rglob("*.yaml") if ".git" not in path.parts and path.name != "ito-gate.yaml"
    )
    for path in chance.sample(files, 6):
        lines = path.read_bytes().splitlines(keepends=True)
        match chance.randrange(4):
            case 0:
                del lines[chance.randrange(len(lines))]
                path.write_bytes(b"".join(lines))
            case 1:
                path.rename(path.with_name(f"moved-{path.name}"))
            case 2:
                path.unlink()
            case _:
                at = chance.randrange(len(lines))
                line = lines[at].replace(b"true", b"false").replace(b"2026-", b"2025-")
                path.write_bytes(b"".join([*lines[:at], line, *lines[at + 1 :]]))


@pytest.mark.parametrize("seed", range(6))
def test_new_is_what_the_base_did_not_have(ito_gate: Call, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    repo = repositories.of_example(tmp_path / "repo", "bad" if seed % 2 else "good")
    before = _check(ito_gate, repo.root)
    _mutate(repo, chance)
    plain = _check(ito_gate, repo.root)
    compared = _check(ito_gate, repo.root, "--base", "HEAD")
    decided = _check(ito_gate, repo.root, "--base", "HEAD", "--only-new")

    known = Counter(name for name, finding, status in _judged(before) if status != "todo" and not finding["waiver"])
    changed = {
        one["id"]: one["changed"] for kind in ("declarations", "institutions", "incidents") for one in compared[kind]
    }
    ids = Counter(one["id"] for kind in ("declarations", "institutions", "incidents") for one in compared[kind])
    for name, finding, status in _judged(compared):
        if ids[name[1]] > 1 or status == "todo":
            continue  # an id that is taken twice is a finding of its own
        if finding["new"]:
            undecided = _is_undetermined(finding)
            assert undecided or finding["waiver"] or known[name] < sum(one == name for one, *_ in _judged(compared)), (
                name
            )
        elif changed[name[1]] != "unchanged":
            assert known[name], name
    # The base adds marks and findings about the change, and alters nothing else.
    stripped = [{key: value for key, value in finding.items() if key != "new"} for _, finding, _ in _judged(compared)]
    assert stripped == [finding for _, finding, _ in _judged(plain)]
    fresh = [one for one in compared["findings"] if one["new"]]
    fresh += [
        finding for _, finding, status in _judged(compared) if finding["new"] and status in {"fail", "undetermined"}
    ]
    blocks = any(one["level"] == "deny" and not one["waiver"] for one in fresh)
    assert decided["code"] == (4 if decided["errors"] else int(blocks))
    assert compared["code"] == max(plain["code"], int(any(one["level"] == "deny" for one in compared["findings"])))
