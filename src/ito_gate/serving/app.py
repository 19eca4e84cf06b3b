"""The server as an ASGI application: who asks what, within limits, and what it gets.

Nothing here decides: ``service`` does, in threads, so that a decision never keeps the event loop from answering.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from ito_gate.errors import GateError
from ito_gate.intake.authenticity import Call, verify
from ito_gate.intake.refusal import Refused
from ito_gate.ledger.errors import Conflict
from ito_gate.model import Text
from ito_gate.serving import clock, openapi
from ito_gate.serving.body import read_body
from ito_gate.serving.problems import Problem, response
from ito_gate.serving.service import Event

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Sequence

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from ito_gate.ledger.store import Answer
    from ito_gate.serving.background import Background
    from ito_gate.serving.metrics import Metrics
    from ito_gate.serving.service import Service
    from ito_gate.serving.settings import Settings, Source

LOG = logging.getLogger("ito_gate.serving")
JSON = "application/json"
ASKER = "order"
"""The adapter of those who ask ``POST /v1/decisions`` and may look decisions up."""

_THREADS = 2
"""Threads that decide. One evaluates while another waits for the log; more would only wait for each other."""
_SECONDS = 30.0
"""For a decision; after that the caller hears that there is none, and gets the one that was made when it asks again."""


@dataclass(slots=True)
class _Load:
    """How many requests are in work or waiting."""

    most: int
    now: int = 0

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold a place.

        Raises:
            Problem: there is none.
        """
        if self.now >= self.most:
            raise Problem("busy", Text("已有太多请求在等待", "too many requests are waiting"))
        self.now += 1
        try:
            yield
        finally:
            self.now -= 1


class _Endpoints:
    """What each address does."""

    def __init__(self, settings: Settings, service: Service, metrics: Metrics, wake: Callable[[], None]) -> None:
        self._settings = settings
        self._service = service
        self._metrics = metrics
        self._wake = wake
        self._load = _Load(settings.limits.waiting)
        self._askers = tuple(source for source in settings.sources.values() if source.adapter == ASKER)
        self.pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="decide")

    async def decisions(self, request: Request) -> Response:
        """``POST /v1/decisions``."""
        with self._load.place():
            body = await read_body(request, self._settings.limits)
            source, _ = _recognise(_call(request, body), self._askers)
            key = request.headers.get("idempotency-key", "")
            return await self._answer(Event(source, f"key:{key}" if key else "", body, clock.now()))

    async def webhook(self, request: Request) -> Response:
        """``POST /v1/webhooks/{source}`` and ``…/{token}``."""
        with self._load.place():
            body = await read_body(request, self._settings.limits)
            named = self._settings.sources.get(request.path_params["source"])
            source, id_ = _recognise(_call(request, body), () if named is None else (named,))
            event = Event(source, f"id:{id_}" if id_ else "", body, clock.now())
            return await self._answer(event) if source.waits else await self._accept(event)

    async def decision(self, request: Request) -> Response:
        """``GET /v1/decisions/{decision_id}``."""
        with self._load.place():
            _recognise(_call(request, b""), self._askers)
            found = await self._in_thread(self._service.look_up, request.path_params["decision_id"])
            if found is None:
                raise Problem("not-found", Text("没有这个决定", "there is no such decision"))
            return _given(found)

    async def keys(self, _: Request) -> Response:
        """``GET /v1/keys``."""
        return _json(self._service.public_keys())

    async def refresh(self, request: Request) -> Response:
        """``POST /v1/register/refresh``: look at the register now; the answer does not wait for it."""
        hook = self._settings.refresh_hook
        with self._load.place():
            body = await read_body(request, self._settings.limits)
            if hook is None:
                raise Problem("not-found", Text("没有设置 refresh_hook", "refresh_hook is not set"))
            verify(_call(request, body), hook)
            self._wake()
            return _json({"status": "accepted"}, 202)

    async def health(self, _: Request) -> Response:
        """``GET /healthz``."""
        return _json({"status": "ok"})

    async def ready(self, _: Request) -> Response:
        """``GET /readyz``."""
        reasons: Sequence[Text] = await self._in_thread(self._service.not_ready)
        self._metrics.ready.set(not reasons)
        if reasons:
            raise Problem("undecided", Text("；".join(one.zh for one in reasons), "; ".join(one.en for one in reasons)))
        return _json({"status": "ready", "register": self._service.register()})

    async def metrics(self, _: Request) -> Response:
        """``GET /metrics``."""
        return Response(await self._in_thread(self._metrics.text), media_type="text/plain; version=0.0.4")

    async def openapi(self, _: Request) -> Response:
        """``GET /openapi.json``."""
        return _json(openapi.document())

    async def _answer(self, event: Event) -> Response:
        start = time.perf_counter()
        answer = await self._in_thread(self._service.decide, event)
        self._count(event.source, answer, time.perf_counter() - start)
        return _given(answer)

    async def _accept(self, event: Event) -> Response:
        answer = await self._in_thread(self._service.accept, event)
        LOG.info("accepted source=%s decision_id=%s", event.source.name, answer.decision_id)
        return _given(answer)

    def _count(self, source: Source, answer: Answer, seconds: float) -> None:
        self._metrics.seconds.observe(seconds)
        if answer.repeated:
            self._metrics.repeated.labels(source.name).inc()
        else:
            self._metrics.decisions.labels(source.name, answer.decision).inc()
        LOG.info(
            "answered source=%s decision_id=%s decision=%s repeated=%s ms=%.0f",
            source.name,
            answer.decision_id,
            answer.decision,
            answer.repeated,
            seconds * 1000,
        )

    async def _in_thread(self, work: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - what it returns
        future = asyncio.get_running_loop().run_in_executor(self.pool, _told, work, *arguments)
        try:
            # What was begun goes on, is recorded, and is the answer to the next try; what still waited for its turn is
            # given up: else a database that hangs would leave more and more work that nobody waits for.
            return await asyncio.wait_for(future, _SECONDS)
        except TimeoutError:
            raise Problem(
                "undecided", Text(f"{_SECONDS:.0f} 秒内没有结果", f"nothing after {_SECONDS:.0f} s")
            ) from None


def _told(work: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - what the work returns
    """Do ``work`` in its thread; what goes wrong leaves it as a problem, without the frames that it came through.

    Those hold the engine of the thread, which has to be let go of in the thread that made it.
    """
    try:
        return work(*arguments)
    except Exception as error:  # noqa: BLE001 - told below
        problem = _problem(error)
        if problem.kind == "broken":
            # As text: a log that keeps the error would keep the frames.
            LOG.error("internal error\n%s", traceback.format_exc())  # noqa: TRY400
    raise problem


def build(settings: Settings, service: Service, metrics: Metrics, background: Background) -> ASGIApp:
    """Return the application.

    Args:
        settings: of the server.
        service: makes the decisions.
        metrics: what is counted.
        background: what runs beside the requests; started and stopped with the application.
    """
    ends = _Endpoints(settings, service, metrics, background.wake)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        background.start()
        try:
            yield
        finally:
            ends.pool.shutdown(wait=True)
            await asyncio.to_thread(background.stop)
            service.close()

    def on_error(_: Request, error: Exception) -> Response:
        problem = _problem(error)
        metrics.problems.labels(problem.kind).inc()
        if problem.kind == "broken" and error is not problem:
            LOG.error("internal error", exc_info=error)
        else:
            LOG.warning("no decision kind=%s detail=%s", problem.kind, problem.detail.en)
        return response(problem)

    return Starlette(
        routes=[
            Route("/v1/decisions", ends.decisions, methods=["POST"]),
            Route("/v1/decisions/{decision_id}", ends.decision, methods=["GET"]),
            Route("/v1/webhooks/{source}", ends.webhook, methods=["POST"]),
            Route("/v1/webhooks/{source}/{token}", ends.webhook, methods=["POST"]),
            Route("/v1/register/refresh", ends.refresh, methods=["POST"]),
            Route("/v1/register/refresh/{token}", ends.refresh, methods=["POST"]),
            Route("/v1/keys", ends.keys, methods=["GET"]),
            Route("/healthz", ends.health, methods=["GET"]),
            Route("/readyz", ends.ready, methods=["GET"]),
            Route("/metrics", ends.metrics, methods=["GET"]),
            Route("/openapi.json", ends.openapi, methods=["GET"]),
        ],
        lifespan=life,
        exception_handlers=dict.fromkeys((Problem, Refused, GateError, HTTPException, Exception), on_error),
    )


def _recognise(call: Call, sources: Sequence[Source]) -> tuple[Source, str | None]:
    """Return which of ``sources`` the call is from, and the id of the event.

    Raises:
        Refused: none of them. One that does not exist is no different from one that is not recognised.
    """
    refusal = Refused("unauthenticated", Text("没有这个来源，或签名、令牌不符", "no such source, or not recognised"))
    for source in sources:
        try:
            return source, verify(call, source.authenticity)
        except Refused as error:
            refusal = error
    raise refusal


def _call(request: Request, body: bytes) -> Call:
    return Call(dict(request.headers), body, request.path_params.get("token", ""), clock.now().timestamp())


def _problem(error: Exception) -> Problem:
    """Return what ``error`` is to the caller; whatever it is, it is no decision."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, Refused):
        return Problem(error.kind, error.text)
    if isinstance(error, Conflict):
        return Problem("conflict", error.text)
    if isinstance(error, HTTPException):
        kind = {404: "not-found", 405: "method"}.get(error.status_code, "broken")
        return Problem(kind, Text("请核对地址和方法", "check address and method"), error.headers or {})
    if isinstance(error, GateError):
        return Problem("undecided", error.text)
    return Problem("broken", Text("详见服务日志", "the server's log tells more"))


def _given(answer: Answer) -> Response:
    return Response(answer.body, answer.status, media_type=JSON)


def _json(value: object, status: int = 200) -> Response:
    return Response(json.dumps(value, ensure_ascii=False).encode(), status, media_type=JSON)
