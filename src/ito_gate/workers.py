"""Evaluate many documents, in this process or in several.

An engine belongs to the thread that made it, so each process makes its own. Results come back in the
order of the cases, whatever the number of processes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ito_gate.evaluation import Evaluator
from ito_gate.policy.embedded import LinkedEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ito_gate.evaluation import Case
    from ito_gate.model import Json, SubjectResult
    from ito_gate.policy.pack import Pack

    Progress = Callable[[int, int], None]

_CHUNK = 50
_evaluator: Evaluator | None = None


def evaluate_all(
    pack: Pack,
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
        cases: what to evaluate.
        as_of: the day the verdict is about (ISO 8601).
        stage: the moment asked about, if not each declaration's own.
        options: settings of the policies.
        jobs: number of processes.
        progress: called with the number done and the total.

    Raises:
        EngineError: the policies cannot be loaded.
    """
    settings = {"as_of": as_of, "stage": stage, "options": dict(options)}
    chunks = [cases[start : start + _CHUNK] for start in range(0, len(cases), _CHUNK)]
    results: list[SubjectResult] = []
    for done in _run(pack, settings, chunks, min(jobs, len(chunks))):
        results += done
        if progress is not None:
            progress(len(results), len(cases))
    return tuple(results)


def _run(
    pack: Pack, settings: Mapping[str, object], chunks: Sequence[Sequence[Case]], jobs: int
) -> Iterator[list[SubjectResult]]:
    if jobs <= 1:
        evaluator = _make(pack, settings)
        for chunk in chunks:
            yield [evaluator.evaluate(case) for case in chunk]
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - imports multiprocessing, only needed here

    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(pack, settings)) as pool:
        yield from pool.map(_evaluate, chunks)


def _make(pack: Pack, settings: Mapping[str, object]) -> Evaluator:
    return Evaluator(pack, LinkedEngine(pack), **settings)  # type: ignore[arg-type] # evaluate_all's


def _start(pack: Pack, settings: Mapping[str, object]) -> None:
    global _evaluator  # noqa: PLW0603 - one engine for each worker process
    _evaluator = _make(pack, settings)


def _evaluate(chunk: Sequence[Case]) -> list[SubjectResult]:
    if _evaluator is None:
        raise RuntimeError("the worker was not started")
    return [_evaluator.evaluate(case) for case in chunk]
