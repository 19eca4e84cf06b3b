from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ito_gate.errors import Undecided, UsageError
from ito_gate.holding import BadRevision, Holder, Snapshot, State, Unknown, restore
from ito_gate.model import Text
from support import ROOT

BAD = BadRevision("b", Text("坏", "bad"))


def snapshot(revision: str) -> Snapshot:
    root = ROOT / "examples" / "good"
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.yaml")}
    return restore(files, revision)


@dataclass
class Scripted:
    """A source that says what it is told to."""

    answers: list[Snapshot | Exception | None]
    name: str = "scripted"
    inside: int = 0
    most: int = 0
    meanwhile: Callable[[], None] = field(default=lambda: None)

    def fetch(self) -> Snapshot | None:
        self.inside += 1
        self.most = max(self.most, self.inside)
        self.meanwhile()
        self.inside -= 1
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def history(self, snapshot: Snapshot) -> Unknown:
        return Unknown(Text(snapshot.revision, snapshot.revision))


ONE, TWO = snapshot("1"), snapshot("2")


def test_before_the_first_revision() -> None:
    holder = Holder(Scripted([BAD, ONE]))
    assert (holder.state, holder.ready) == (State(), False)
    assert not holder.refresh()
    assert (holder.current, holder.ready) == (None, False)
    assert holder.refresh()
    assert (holder.current, holder.problem, holder.ready) == (ONE, None, True)


def test_since_when_it_is_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(f"2026-11-02T00:00:{second:02}+00:00" for second in range(60))
    monkeypatch.setattr("ito_gate.holding.holder._now", lambda: next(clock))
    other = BadRevision("c", BAD.text)
    holder = Holder(Scripted([ONE, BAD, BAD, other, Undecided("down"), UsageError("gone"), None]))
    since, checked = [], []
    for _ in range(7):
        holder.refresh()
        since.append(holder.problem.since[-8:-6] if holder.problem else "")
        checked.append(holder.state.checked_at)
    assert since[0] == since[-1] == ""
    assert since[1] == since[2]
    assert len(set(since[1:6])) == 4
    assert checked[3] == checked[4] == checked[5] != checked[6]


@given(st.lists(st.sampled_from([ONE, TWO, None, BAD, Undecided("down"), UsageError("gone")]), max_size=12))
def test_the_newest_good_revision_is_held_whatever_comes(answers: list[Snapshot | Exception | None]) -> None:
    holder = Holder(Scripted(list(answers)))
    for count, answer in enumerate(answers, 1):
        before = holder.state
        assert holder.refresh() == isinstance(answer, Snapshot)
        good = [one for one in answers[:count] if isinstance(one, Snapshot)]
        assert holder.current is (good[-1] if good else None)
        assert (holder.problem is None) == (not isinstance(answer, Exception))
        assert holder.ready == (holder.current is not None and not isinstance(answer, Exception))
        assert before is not holder.state


def test_an_error_of_our_own_is_raised_and_ends_readiness() -> None:
    holder = Holder(Scripted([ONE, RuntimeError("s3cr3t"), None]))
    holder.refresh()
    with pytest.raises(RuntimeError):
        holder.refresh()
    assert (holder.current, holder.ready) == (ONE, False)
    assert holder.problem is not None
    assert "RuntimeError" in holder.problem.text.en
    assert "s3cr3t" not in holder.problem.text.en
    holder.refresh()
    assert holder.ready


def test_threads_take_turns_and_readers_do_not_wait() -> None:
    entered, go = threading.Event(), threading.Event()

    def meanwhile() -> None:
        entered.set()
        assert go.wait(10)

    source = Scripted([ONE, TWO], meanwhile=meanwhile)
    holder = Holder(source)
    threads = [threading.Thread(target=holder.refresh) for _ in range(2)]
    for thread in threads:
        thread.start()
    assert entered.wait(10)
    assert holder.current is None  # answered while the source is being asked
    go.set()
    for thread in threads:
        thread.join()
    assert (source.most, source.answers, holder.current) == (1, [], TWO)


def test_a_reader_sees_one_state_or_the_next() -> None:
    states: list[State] = []
    answers = [answer for _ in range(200) for answer in (ONE, BAD, TWO, None)]
    holder = Holder(Scripted(list(answers)))
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            states.append(holder.state)

    reader = threading.Thread(target=read)
    reader.start()
    for _ in answers:
        holder.refresh()
    stop.set()
    reader.join()
    assert {(state.current, state.problem is None) for state in states} <= {
        (None, True),
        (ONE, True),
        (ONE, False),
        (TWO, True),
    }
    assert all(one.checked_at <= other.checked_at for one, other in pairwise(states))
