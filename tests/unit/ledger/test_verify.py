"""Whatever is done to a log shows."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ito_gate.ledger.record import digest, genesis, link, text_of
from ito_gate.ledger.signing import signer
from ito_gate.ledger.store import open_store
from ito_gate.ledger.verify import Verified, verify
from ledgers import SIGNER, answer_of, draft

COUNT = 6


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A log of six decisions, and what others were answered."""
    path = tmp_path_factory.mktemp("whole") / "log.db"
    store = open_store(f"sqlite:{path}")
    answers = []
    for number in range(COUNT):
        seen, _ = store.ordered("ITO-1")
        one = draft(f"e{number}", declaration="ITO-1", seen=seen, decision="deny" if number % 2 else "allow")
        answers.append(json.loads(store.append(one, answer_of(one)).body)["signature"])
    store.close()
    return path, answers


@pytest.fixture
def log(whole: tuple[Path, list[str]], tmp_path: Path) -> Path:
    path = tmp_path / "log.db"
    for part in ("", "-wal", "-shm"):
        source = whole[0].with_name(f"log.db{part}")
        if source.exists():
            shutil.copy(source, f"{path}{part}")
    return path


def verified(path: Path, kept: list[str] | None = None, *, key: bool = True) -> Verified:
    store = open_store(f"sqlite:{path}", create=False)
    try:
        return verify(store, kept or (), SIGNER.verifier if key else None)
    finally:
        store.close()


def tamper(path: Path, *statements: str | tuple[str, tuple[Any, ...]]) -> None:
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(*((statement,) if isinstance(statement, str) else statement))
    connection.close()


def test_a_whole_log(log: Path, whole: tuple[Path, list[str]]) -> None:
    found = verified(log, whole[1])
    assert (found.count, found.kept, found.faults) == (COUNT, COUNT, ())


EDITS: dict[str, list[str]] = {
    "an edited record": ["UPDATE records SET content = replace(content, 'deny', 'allow') WHERE seq = 2"],
    "an edited record in the middle, answer and all": [
        "UPDATE records SET content = replace(content, 'deny', 'allow'), decision = 'allow' WHERE seq = 4",
        (
            "UPDATE events SET answer = CAST(replace(CAST(answer AS TEXT), 'deny', 'allow') AS BLOB), "
            "decision = 'allow' WHERE decision_id = 'd-erp-e3'"
        ),
    ],
    "a record taken out": ["DELETE FROM records WHERE seq = 3"],
    "a record taken out and the rest moved up": [
        "DELETE FROM records WHERE seq = 3",
        "UPDATE records SET seq = seq - 1 WHERE seq > 3",
        "UPDATE ledger SET seq = 5",
    ],
    "the first record taken out": ["DELETE FROM records WHERE seq = 1"],
    "two records changed places": [
        "UPDATE records SET seq = -2 WHERE seq = 2",
        "UPDATE records SET seq = 2 WHERE seq = 3",
        "UPDATE records SET seq = 3 WHERE seq = -2",
    ],
    "the end cut off": ["DELETE FROM records WHERE seq = 6"],
    "a record put in": [
        (
            "INSERT INTO records SELECT 7, hash, 'sha256:x', 'd-x', declaration, decision, ordered, amount, currency, "
            "content FROM records WHERE seq = 6"
        )
    ],
    "another hash": ["UPDATE records SET hash = 'sha256:0' WHERE seq = 6"],
    "another head": ["UPDATE ledger SET hash = 'sha256:0'"],
    "another number of the head": ["UPDATE ledger SET seq = 7"],
    "another declaration beside it": ["UPDATE records SET declaration = 'ITO-2' WHERE seq = 2"],
    "another decision beside it": ["UPDATE records SET decision = 'allow' WHERE seq = 2"],
    "another id beside it": ["UPDATE records SET decision_id = 'x' WHERE seq = 2"],
    "an edited answer": [
        (
            "UPDATE events SET answer = CAST(replace(CAST(answer AS TEXT), 'deny', 'allow') AS BLOB) "
            "WHERE decision_id = 'd-erp-e1'"
        )
    ],
    "an answer taken out": ["DELETE FROM events WHERE decision_id = 'd-erp-e1'"],
    "an answer of another": [
        (
            "UPDATE events SET answer = (SELECT answer FROM events WHERE decision_id = 'd-erp-e2') "
            "WHERE decision_id = 'd-erp-e1'"
        )
    ],
    "another source": ["UPDATE events SET source = 'x' WHERE decision_id = 'd-erp-e1'"],
    "another body": ["UPDATE events SET body_digest = 'sha256:0' WHERE decision_id = 'd-erp-e1'"],
    "evidence taken out": ["DELETE FROM evidence"],
    "evidence that cannot be read": ["UPDATE evidence SET content = x'00'"],
    "another log's id": ["UPDATE ledger SET id = 'x'"],
}


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("key", [True, False])
def test_every_edit_shows(log: Path, name: str, key: bool) -> None:
    tamper(log, *EDITS[name])
    assert verified(log, key=key).faults != ()


def test_other_evidence_shows(log: Path) -> None:
    tamper(log, ("UPDATE evidence SET content = ?", (zlib.compress(b"other"),)))
    assert verified(log).faults != ()


def cut(path: Path, keep: int) -> None:
    """Cut the end off, and everything beside it: what somebody would do who can write to all of the database."""
    hash_ = genesis(ledger_of(path))
    if keep:
        connection = sqlite3.connect(path)
        ((hash_,),) = connection.execute("SELECT hash FROM records WHERE seq = ?", (keep,)).fetchall()
        connection.close()
    tamper(
        path,
        ("DELETE FROM events WHERE decision_id IN (SELECT decision_id FROM records WHERE seq > ?)", (keep,)),
        ("DELETE FROM records WHERE seq > ?", (keep,)),
        ("UPDATE ledger SET seq = ?, hash = ?", (keep, hash_)),
    )


def ledger_of(path: Path) -> str:
    connection = sqlite3.connect(path)
    ((ledger,),) = connection.execute("SELECT id FROM ledger").fetchall()
    connection.close()
    return str(ledger)


@pytest.mark.parametrize("keep", range(COUNT))
def test_a_tail_that_was_cut_cleanly_shows_by_what_others_kept(
    log: Path, whole: tuple[Path, list[str]], keep: int
) -> None:
    cut(log, keep)
    assert verified(log).faults == ()
    found = verified(log, whole[1])
    assert {fault.seq for fault in found.faults} == set(range(keep + 1, COUNT + 1))
    assert found.kept == keep


def test_a_log_written_anew_shows_by_what_others_kept(log: Path, whole: tuple[Path, list[str]]) -> None:
    """Everything is consistent, but signed with another key, or with the stolen one."""
    ledger = ledger_of(log)
    store = open_store(f"sqlite:{log}", create=False)
    contents = [json.loads(record.content) for record in store.records()]
    store.close()
    previous = genesis(ledger)
    for seq, content in enumerate(contents, 1):
        content["result"]["decision"] = "allow"
        text = text_of(content)
        place = link(ledger, seq, previous, text)
        one = draft(f"e{seq - 1}", declaration="ITO-1")
        _, body = answer_of(one)(place)
        tamper(
            log,
            (
                "UPDATE records SET content = ?, hash = ?, previous = ?, decision = 'allow' WHERE seq = ?",
                (text, f"new-{seq}", f"old-{seq}", seq),
            ),
            ("UPDATE records SET hash = ?, previous = ? WHERE seq = ?", (place.hash, previous, seq)),
            ("UPDATE events SET answer = ?, decision = 'allow' WHERE decision_id = ?", (body, content["decision_id"])),
        )
        previous = place.hash
    tamper(log, ("UPDATE ledger SET hash = ?", (previous,)))
    assert verified(log).faults == ()
    assert verified(log, whole[1]).faults != ()


def test_signatures_that_are_none_or_of_others(log: Path, tmp_path: Path, whole: tuple[Path, list[str]]) -> None:
    other = open_store(f"sqlite:{tmp_path / 'other.db'}")
    foreign = SIGNER.sign({"record": {"ledger": other.ledger, "seq": 0, "hash": genesis(other.ledger)}})
    other.close()
    wrong_key = signer("HS256", b"x" * 32, "x").sign({"record": {"ledger": ledger_of(log), "seq": 1, "hash": "h"}})
    for signature in ("", "garbage", wrong_key, foreign, whole[1][0][:-2]):
        assert len(verified(log, [signature]).faults) == 1
    start = SIGNER.sign({"record": {"ledger": ledger_of(log), "seq": 0, "hash": genesis(ledger_of(log))}})
    assert verified(log, [start]).faults == ()


TEXT = st.text(max_size=20)


@given(content=st.dictionaries(TEXT, TEXT, max_size=3), seq=st.integers(1, 10**9), previous=TEXT, other=TEXT)
def test_a_hash_depends_on_everything(content: dict[str, str], seq: int, previous: str, other: str) -> None:
    text = text_of(content)
    one = link("ledger", seq, previous, text)
    assert link("ledger", seq, previous, text) == one
    assert link("ledger", seq + 1, previous, text).hash != one.hash
    assert (link("ledger", seq, other, text).hash == one.hash) == (other == previous)
    assert link("ledger", seq, previous, text + " ").hash != one.hash


def test_the_text_of_a_record_does_not_depend_on_order_or_layout() -> None:
    assert text_of({"b": 1, "a": "甲"}) == text_of({"a": "甲", "b": 1}) == '{"a":"甲","b":1}'
    with pytest.raises(ValueError, match="not JSON compliant"):
        text_of({"a": float("nan")})
    assert digest(b"") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
