"""Evaluate many documents: one after the other, in several processes, or in several requests at a time.

The embedded engine belongs to the thread that made it, so each process makes its own; an OPA server is
shared by threads. Results come back in the order of the cases, whatever the number of either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ito_gate.evaluation import Evaluator
from ito_gate.policy.embedded import LinkedEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ito_gate.evaluation import Case
    from ito_gate.model import Json, SubjectResult
    from ito_gate.policy.engine import Engine
    from ito_gate.policy.pack import Pack

    Progress = Callable[[int, int], None]
    Chunks = Iterator[Sequence[SubjectResult]]

_CHUNK = 50
_evaluator: Evaluator | None = None


def evaluate_all(
    pack: Pack,
    engine: Engine,
    cases: Sequence[Case],
    *,
    as_of: str,
    stage: str | None,
    options: Mapping[str, Json],
    jobs: int,
    progress: Progress | None,
) -> tuple[SubjectResult, ...]:
    """Evaluate ``cases``.

    Args:
        pack: the policies.
        engine: who evaluates them.
        cases: what to evaluate.
        as_of: the day the verdict is about (ISO 8601).
        stage: the moment asked about, if not each declaration's own.
        options: settings of the policies.
        jobs: number of processes, or of requests at a time.
        progress: called with the number done and the total.

    Raises:
        EngineError: the policies cannot be loaded.
        ServerError: the server that evaluates cannot be relied on.
    """
    settings = {"as_of": as_of, "stage": stage, "options": dict(options)}
    evaluator = _make(pack, engine, settings)
    chunks = [cases[start : start + _CHUNK] for start in range(0, len(cases), _CHUNK)]
    if engine.shared:
        evaluated = _in_threads(evaluator, cases, jobs)
    elif min(jobs, len(chunks)) <= 1:
        evaluated = ([evaluator.evaluate(case) for case in chunk] for chunk in chunks)
    else:
        evaluated = _in_processes(pack, settings, chunks, min(jobs, len(chunks)))
    results: list[SubjectResult] = []
    for done in evaluated:
        results += done
        if progress is not None:
            progress(len(results), len(cases))
    return tuple(results)


def _in_threads(evaluator: Evaluator, cases: Sequence[Case], jobs: int) -> Chunks:
    """Ask for ``jobs`` documents at a time; the first error ends the run, and what was not asked is not."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only for a server

    pool = ThreadPoolExecutor(jobs)
    waiting = [pool.submit(evaluator.evaluate, case) for case in cases]
    try:
        for future in waiting:
            yield [future.result()]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _in_processes(pack: Pack, settings: Mapping[str, object], chunks: Sequence[Sequence[Case]], jobs: int) -> Chunks:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - imports multiprocessing, only needed here

    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(pack, settings)) as pool:
        yield from pool.map(_evaluate, chunks)


def _make(pack: Pack, engine: Engine, settings: Mapping[str, object]) -> Evaluator:
    return Evaluator(pack, engine, **settings)  # type: ignore[arg-type] # evaluate_all's


def _start(pack: Pack, settings: Mapping[str, object]) -> None:
    global _evaluator  # noqa: PLW0603 - one engine for each worker process
    _evaluator = _make(pack, LinkedEngine(pack), settings)


def _evaluate(chunk: Sequence[Case]) -> list[SubjectResult]:
    if _evaluator is None:
        raise RuntimeError("the worker was not started")
    return [_evaluator.evaluate(case) for case in chunk]
