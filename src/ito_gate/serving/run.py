"""Puts a server together and runs it."""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ito_gate.errors import Undecided, UsageError

try:
    import uvicorn

    from ito_gate.serving import metrics as numbers
    from ito_gate.serving.app import build
    from ito_gate.serving.background import Background
    from ito_gate.serving.protocol import Protocol
except ImportError as error:
    raise UsageError(
        'the server needs more packages: pip install "ito-gate[serve]"',
        '服务需要更多组件：pip install "ito-gate[serve]"',
    ) from error

from ito_gate.holding import Holder, parse
from ito_gate.ledger.signing import signer
from ito_gate.ledger.store import open_store
from ito_gate.serving.service import Service, problem_of
from ito_gate.serving.settings import load

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_PLAN = "ITO_GATE_SERVING"
"""Hands the plan to worker processes; it holds names of files and no secret."""
LOG = logging.getLogger("ito_gate.serving")

_GRACE = 20
"""Seconds that requests get to end when the server is stopped."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a server is started with.

    Attributes:
        register: a folder, or ``GIT_URL@REF``.
        settings: the file of its settings.
        cache: where a repository is kept; empty for the usual place.
        header: file with the ``Authorization`` header for it; empty for none.
    """

    register: str
    settings: str
    cache: str = ""
    header: str = ""


def serve(plan: Plan, workers: int) -> int:
    """Serve until stopped, and return an exit code.

    Raises:
        UsageError: settings, register or keys are wrong.
        Undecided: the register or the log cannot be used.
    """
    settings = load(Path(plan.settings))
    _log_to_stderr()
    options: dict[str, Any] = {
        "host": settings.host,
        "port": settings.port,
        "http": Protocol,
        "ws": "none",
        "access_log": False,
        "log_config": None,
        "server_header": False,
        "timeout_graceful_shutdown": _GRACE,
        "backlog": 512,
    }
    if workers == 1:
        uvicorn.run(make(plan), lifespan="on", **options)
        return 0
    with tempfile.TemporaryDirectory(prefix="ito-gate-numbers-") as shared:
        os.environ[numbers.SHARED] = shared
        os.environ[_PLAN] = json.dumps(asdict(plan))
        uvicorn.run("ito_gate.serving.run:worker", factory=True, workers=workers, lifespan="on", **options)
    return 0


def worker() -> ASGIApp:
    """Return the application of one of several processes."""
    _log_to_stderr()
    return make(Plan(**json.loads(os.environ[_PLAN])))


def make(plan: Plan) -> ASGIApp:
    """Return the application.

    Raises:
        UsageError: settings, register or keys are wrong.
        Undecided: the register or the log cannot be used: a server that starts can decide.
    """
    settings = load(Path(plan.settings))
    signing = settings.signing
    key = signer(signing.algorithm, signing.key, signing.key_id)
    register = parse(
        plan.register,
        cache=Path(plan.cache) if plan.cache else None,
        header_file=Path(plan.header) if plan.header else None,
        with_history=True,
    )
    holder = Holder(register)
    holder.refresh()
    if holder.current is None:
        raise problem_of(holder.problem.text) if holder.problem else Undecided("no register", "没有登记册")
    store = open_store(settings.store)
    if store.head()[0] == 0:
        # A log that was taken away whole looks like one that never was: somebody should know which.
        LOG.warning("the decision log holds nothing yet: ledger=%s", store.ledger)
    store.require_writable()
    metrics = numbers.make()
    service = Service(holder, store, key, metrics)
    service.use_newest()
    background = Background(settings, service, holder, store, metrics)
    return build(settings, service, metrics, background)


def _log_to_stderr() -> None:
    logging.basicConfig(
        level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s %(message)s", force=True
    )
    # One line for every connection and call-back is of no use to anybody.
    for name in ("httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.WARNING)
