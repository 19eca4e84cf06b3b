"""Both stores keep what the server relies on: one chain, one answer to each event, nothing half done."""

from __future__ import annotations

import itertools
import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ito_gate.errors import UsageError
from ito_gate.ledger.errors import Conflict, LedgerError, Moved
from ito_gate.ledger.record import digest, genesis
from ito_gate.ledger.store import Answer, Ordered, Pending, Store, open_store
from ito_gate.ledger.verify import verify
from ledgers import SIGNER, answer_of, draft
from postgres import Cluster, cluster
from support import ROOT

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    with cluster() as made:
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:{tmp_path / 'log.db'}"
    made: Cluster = request.getfixturevalue("postgres")
    return made.database(f"log{os.getpid()}_{next(_NUMBERS)}")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    made = open_store(url)
    yield made
    made.close()


def append(store: Store, *arguments: str, **fields: object) -> Answer:
    one = draft(*arguments, **fields)  # type: ignore[arg-type]
    return store.append(one, answer_of(one))


def pending(event: str, decision_id: str = "p-1") -> Pending:
    return Pending(decision_id, "erp", event, b"body", 1000.0, 0)


def test_a_decision_is_on_record_and_answered(store: Store) -> None:
    given = append(store, "e1", declaration="ITO-1")
    assert (given.decision, given.status, given.repeated) == ("allow", 200, False)
    record = store.record("d-erp-e1")
    assert record is not None
    assert (record.link.seq, record.link.previous) == (1, genesis(store.ledger))
    assert json.loads(given.body)["record"] == {"ledger": store.ledger, "seq": 1, "hash": record.link.hash}
    assert store.head() == (1, record.link.hash)
    assert store.evidence(digest(b"evidence of ITO-1")) == b"evidence of ITO-1"
    assert store.evidence("sha256:none") is None
    assert store.look_up("d-erp-e1") == Answer("d-erp-e1", "allow", 200, given.body, repeated=True)
    assert store.look_up("none") is None
    assert store.record("none") is None
    assert list(store.record_ids("ITO-1")) == ["d-erp-e1"]


def test_the_same_event_gets_the_first_answer(store: Store) -> None:
    first = append(store, "e1")
    again = append(store, "e1", decision="deny", decision_id="another")
    assert again == Answer("d-erp-e1", "allow", 200, first.body, repeated=True)
    assert store.answered("erp", "e1", digest(b"e1")) == again
    assert store.answered("other", "e1", digest(b"e1")) is None
    assert len(list(store.records())) == 1


def test_the_same_id_with_another_body_is_a_conflict(store: Store) -> None:
    append(store, "e1")
    with pytest.raises(Conflict):
        append(store, "e1", body="other", decision_id="x")
    with pytest.raises(Conflict):
        store.answered("erp", "e1", digest(b"other"))
    with pytest.raises(Conflict):
        store.receive(pending("e1"), digest(b"other"), b"{}")
    assert store.head()[0] == 1


def test_a_decision_that_depends_on_another_waits_for_it(store: Store) -> None:
    append(store, "e1", declaration="ITO-1", amount=5)
    with pytest.raises(Moved):
        append(store, "e2", declaration="ITO-1")
    seen, _ = store.ordered("ITO-1")
    append(store, "e2", declaration="ITO-1", seen=seen)
    append(store, "e3", declaration="ITO-2")
    assert store.head()[0] == 3


def test_orders_that_stand(store: Store) -> None:
    for number, (order, amount, decision) in enumerate(
        [("A", 5, "allow"), ("B", 7, "deny"), ("A", 6, "allow"), ("A", 9, "deny"), ("C", 1, "allow")]
    ):
        seen, _ = store.ordered("ITO-1")
        ordered = amount if decision == "allow" else None
        append(store, f"e{number}", declaration="ITO-1", seen=seen, amount=ordered, order=order, decision=decision)
    assert store.ordered("ITO-1") == (5, (Ordered("A", 6, "CNY"), Ordered("C", 1, "CNY")))
    assert store.ordered("none") == (0, ())


def test_an_answer_that_cannot_be_made_leaves_nothing(store: Store) -> None:
    def fails(_: object) -> tuple[int, bytes]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.append(draft("e1"), fails)
    assert store.head() == (0, genesis(store.ledger))
    assert append(store, "e1").repeated is False


def test_an_event_that_is_taken_is_decided_under_its_id(store: Store) -> None:
    event = pending("e1")
    taken = store.receive(event, digest(b"e1"), b'{"status":"pending"}')
    assert taken.is_pending
    assert store.receive(pending("e1", "p-2"), digest(b"e1"), b"{}").decision_id == "p-1"
    found = store.pending(100.0, 60.0)
    assert found == Pending("p-1", "erp", "e1", b"body", 1000.0, 1)
    assert store.pending(159.0, 60.0) is None
    assert store.pending(160.0, 60.0) is not None
    with pytest.raises(LedgerError):
        append(store, "e1")
    given = append(store, "e1", decision_id="p-1")
    assert store.look_up("p-1") == Answer("p-1", "allow", 200, given.body, repeated=True)
    assert store.pending(1e9, 60.0) is None
    assert verify(store, (), SIGNER.verifier).faults == ()


def test_call_backs(store: Store) -> None:
    given = append(store, "e1", call_back=True)
    append(store, "e2")
    first = store.due(100.0, 60.0)
    assert first is not None
    assert (first.decision_id, first.source, first.body, first.tries) == ("d-erp-e1", "erp", given.body, 1)
    assert store.due(159.0, 60.0) is None
    store.failed("d-erp-e1", "status 500", 200.0)
    assert store.due(199.0, 60.0) is None
    second = store.due(200.0, 60.0)
    assert second is not None
    assert second.tries == 2
    store.failed("d-erp-e1", "status 410", None)
    (letter,) = store.letters()
    assert (letter.decision_id, letter.why, letter.tries) == ("d-erp-e1", "status 410", 2)
    assert store.due(1e9, 60.0) is None
    assert store.send_again("d-erp-e1", 300.0)
    assert not store.send_again("d-erp-e1", 300.0)
    assert store.due(300.0, 60.0) is not None
    store.delivered("d-erp-e1")
    assert store.due(1e9, 60.0) is None
    assert store.letters() == ()


def test_what_a_clock_that_was_ahead_put_off_is_not_waited_for(store: Store) -> None:
    ahead = 1e6
    store.receive(pending("e1"), digest(b"e1"), b"{}")
    append(store, "e2", call_back=True)
    assert store.pending(ahead, 60.0) is not None
    assert store.due(ahead, 60.0) is not None
    store.failed("d-erp-e2", "status 500", ahead + 86400.0)
    # The clock was put back: within what may be waited for, others leave it alone; before that, nobody waits.
    assert store.pending(ahead - 60.0, 60.0) is None
    assert store.due(ahead - 86400.0, 60.0) is None
    assert store.pending(ahead - 61.0, 60.0) is not None
    assert store.due(ahead - 86401.0, 60.0) is not None


def test_it_is_still_there_when_it_is_opened_again(url: str) -> None:
    one = open_store(url)
    given = append(one, "e1")
    one.close()
    other = open_store(url)
    try:
        assert other.ledger == one.ledger
        assert append(other, "e1").body == given.body
        assert append(other, "e2").decision == "allow"
        assert verify(other, (), SIGNER.verifier).faults == ()
    finally:
        other.close()


def test_threads_append_one_after_the_other(store: Store) -> None:
    errors: list[Exception] = []

    def work(name: int) -> None:
        try:
            for number in range(15):
                # Half of the events come twice, from two threads.
                append(store, f"{name // 2 if number % 2 else name}-{number}", source="erp")
        except Exception as error:  # noqa: BLE001 - shown below
            errors.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    found = verify(store, (), SIGNER.verifier)
    events = {f"{name // 2 if number % 2 else name}-{number}" for name in range(4) for number in range(15)}
    assert (found.count, found.faults) == (len(events), ())


WRITER = """
import sys
sys.path[:0] = {paths!r}
from ito_gate.ledger.store import open_store
from ledgers import answer_of, draft
store = open_store({url!r})
for number in range({count}):
    one = draft(f"{name}-{{number}}", body="b")
    store.append(one, answer_of(one))
    print(one.event_id, flush=True)
"""


def writer(url: str, name: str, count: int) -> subprocess.Popen[str]:
    code = WRITER.format(paths=[str(ROOT / "src"), str(ROOT / "tests")], url=url, name=name, count=count)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


def test_processes_append_to_one_chain_and_a_killed_one_leaves_nothing_half_done(url: str) -> None:
    open_store(url).close()
    acknowledged: set[str] = set()
    for turn in range(3):
        running = [writer(url, f"{turn}-{name}", 1000) for name in range(3)]
        for kill, one in enumerate(running):
            assert one.stdout is not None
            for _ in range(5 + 10 * kill):
                acknowledged.add(one.stdout.readline().strip())
            one.kill()
            acknowledged |= {line.strip() for line in one.stdout if line.endswith("\n")}
            one.wait()
            one.stdout.close()
    store = open_store(url)
    try:
        found = verify(store, (), SIGNER.verifier)
        assert found.faults == ()
        on_record = [json.loads(record.content)["decision_id"].removeprefix("d-erp-") for record in store.records()]
        assert len(on_record) == len(set(on_record))
        assert acknowledged <= set(on_record)
    finally:
        store.close()


def test_a_database_that_is_down_is_said_and_used_again_when_it_is_back(postgres: Cluster) -> None:
    store = open_store(postgres.database(f"down{os.getpid()}"))
    append(store, "e1")
    postgres.stop()
    try:
        for use in (lambda: append(store, "e2"), store.require_writable, lambda: store.ordered("ITO-1")):
            with pytest.raises(LedgerError) as caught:
                use()
            assert "postgres" not in caught.value.text.en.lower().replace("postgresql", "")
    finally:
        postgres.start()
    append(store, "e2")
    assert verify(store, (), SIGNER.verifier).count == 2
    store.close()


def fill(store: Store) -> None:
    for number in range(10_000):
        append(store, f"e{number}", declaration=f"ITO-{number}")


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    store = open_store(f"sqlite:{tmp_path / 'log.db'}")
    # A limit on pages is what SQLite meets on a full disk: SQLITE_FULL.
    store._connection.execute("PRAGMA max_page_count = 60")  # type: ignore[attr-defined]
    with pytest.raises(LedgerError, match="full"):
        fill(store)
    count = store.head()[0]
    assert count > 0
    found = verify(store, (), SIGNER.verifier)
    assert (found.count, found.faults) == (count, ())
    store._connection.execute("PRAGMA max_page_count = 10000")  # type: ignore[attr-defined]
    append(store, f"e{count}", declaration=f"ITO-{count}")
    store.close()


def damaged(make: Callable[[Path], None], tmp_path: Path) -> str:
    path = tmp_path / "log.db"
    store = open_store(f"sqlite:{path}")
    for number in range(200):
        append(store, f"e{number}")
    store.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    make(path)
    return f"sqlite:{path}"


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_file_that_was_cut_is_never_written_on(tmp_path: Path, part: float) -> None:
    def cut(path: Path) -> None:
        os.truncate(path, int(path.stat().st_size * part) // 4096 * 4096)

    url = damaged(cut, tmp_path)
    with pytest.raises(LedgerError):
        write_to(url)


def write_to(url: str) -> None:
    store = open_store(url)
    try:
        append(store, "new")
    finally:
        store.close()


def test_a_file_that_is_no_log_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("not a database" * 1000, "ascii")
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE x (y)")
    connection.close()
    with sqlite3.connect(tmp_path / "newer.db") as connection:
        connection.execute(f"PRAGMA application_id = {0x49544F47}")
        connection.execute("PRAGMA user_version = 99")
        connection.execute("CREATE TABLE x (y)")
    connection.close()
    for name, said in (("text.db", "not a database"), ("other.db", "no decision log"), ("newer.db", "version 99")):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(LedgerError, match=said):
            open_store(f"sqlite:{tmp_path / name}")
        assert (tmp_path / name).read_bytes() == before


def test_a_log_that_is_not_there_is_made_only_where_it_may_be(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        open_store(f"sqlite:{tmp_path / 'log.db'}", create=False)
    with pytest.raises(LedgerError):
        open_store(f"sqlite:{tmp_path / 'none' / 'log.db'}")
    open_store(f"sqlite:{tmp_path / 'log.db'}").close()
    assert (tmp_path / "log.db").stat().st_mode & 0o077 == 0


def test_an_empty_file_is_not_taken_for_a_new_log(tmp_path: Path) -> None:
    (tmp_path / "log.db").touch()
    with pytest.raises(LedgerError, match="cut off"):
        open_store(f"sqlite:{tmp_path / 'log.db'}")
    assert (tmp_path / "log.db").stat().st_size == 0


def test_several_that_make_the_log_at_once_get_the_same_one(url: str) -> None:
    barrier = threading.Barrier(8)
    found: list[Store] = []

    def work() -> None:
        barrier.wait()
        found.append(open_store(url))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    for number, store in enumerate(found):
        append(store, f"e{number}")
    assert verify(found[0], (), SIGNER.verifier).count == 8
    for store in found:
        store.close()


def test_a_postgresql_without_a_log_is_left_without(postgres: Cluster) -> None:
    url = postgres.database(f"none{os.getpid()}")
    with pytest.raises(LedgerError, match="no decision log"):
        open_store(url, create=False)
    with pytest.raises(LedgerError):
        open_store(url.replace("/none", "/missing"))


@pytest.mark.parametrize("url", ["", "x", "mysql://host/db", "sqlite:", "file.db"])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(UsageError):
        open_store(url)


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    store = open_store(f"sqlite:{path}")
    append(store, "e1")
    store._connection.execute("PRAGMA query_only = ON")  # type: ignore[attr-defined]
    with pytest.raises(LedgerError, match="readonly"):
        store.require_writable()
    with pytest.raises(LedgerError):
        append(store, "e2")
    assert store.answered("erp", "e1", digest(b"e1")) is not None
    store.close()
