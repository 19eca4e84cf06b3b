"""Options that say who evaluates the policies: the embedded engine, or an OPA server."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from ito_gate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ito_gate.config import Config
    from ito_gate.policy.opa.server import Server

ENGINES = ("embedded", "opa")
_TOKEN = "ITO_GATE_OPA_TOKEN"  # noqa: S105 - the name of a variable
_REQUESTS = 4
"""Requests to a server at a time: enough to keep two servers busy while answers are read."""
_FILE = click.Path(path_type=Path, dir_okay=False)


def engine_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options to a command, which leaves them to ``server_of``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option(
        "--engine",
        type=click.Choice(ENGINES),
        envvar="ITO_GATE_ENGINE",
        help="Who evaluates the policies.  [default: embedded]",
    ),
    click.option("--opa-url", metavar="URL", envvar="ITO_GATE_OPA_URL", help="The OPA server, for --engine opa."),
    click.option(
        "--opa-push",
        is_flag=True,
        help="Upload the policies for this run instead of expecting their bundle there; for development.",
    ),
    click.option("--opa-ca", type=_FILE, envvar="ITO_GATE_OPA_CA", help="CA certificates of the server (PEM)."),
    click.option("--opa-cert", type=_FILE, envvar="ITO_GATE_OPA_CERT", help="Client certificate (PEM)."),
    click.option("--opa-key", type=_FILE, envvar="ITO_GATE_OPA_KEY", help="Its key (PEM)."),
    click.option(
        "--opa-token-file",
        type=_FILE,
        envvar="ITO_GATE_OPA_TOKEN_FILE",
        help=f"File with the bearer token; or set {_TOKEN}.",
    ),
    click.option(
        "--opa-timeout",
        type=click.FloatRange(0.1, 600),
        metavar="SECONDS",
        envvar="ITO_GATE_OPA_TIMEOUT",
        help="How long to wait for the server, three times over.  [default: 10]",
    ),
)


def server_of(ctx: click.Context, config: Config) -> Server | None:
    """Return the server that flags, environment and configuration name, in this order; None: embedded.

    Raises:
        UsageError: they contradict each other, or name no server.
    """
    engine = ctx.params["engine"] or config.engine or "embedded"
    _require_used(ctx, engine)
    if engine == "embedded":
        return None
    from ito_gate.policy.opa.server import DEFAULT_TIMEOUT, server  # noqa: PLC0415 - only for a server

    given = {name: ctx.params[f"opa_{name}"] for name in ("url", "ca", "cert", "key", "token_file", "timeout")}
    said = {**config.opa, **{name: value for name, value in given.items() if value is not None}}
    if "url" not in said:
        raise UsageError(
            "--engine opa needs the server: --opa-url http://127.0.0.1:8181, or opa.url in ito-gate.yaml",
            "--engine opa 需要服务器地址：--opa-url http://127.0.0.1:8181，或者 ito-gate.yaml 中的 opa.url",
        )
    flagged = ctx.get_parameter_source("opa_token_file") is ParameterSource.COMMANDLINE
    return server(
        said["url"],
        token=None if flagged else os.environ.get(_TOKEN),
        token_file=said.get("token_file"),
        ca_file=said.get("ca"),
        client_certificate=said.get("cert"),
        client_key=said.get("key"),
        timeout=said.get("timeout", DEFAULT_TIMEOUT),
        push=ctx.params["opa_push"],
    )


def jobs_of(jobs: int | None, server: Server | None) -> int:
    """Return how many documents are evaluated at a time."""
    return jobs or (1 if server is None else _REQUESTS)


def _require_used(ctx: click.Context, engine: str) -> None:
    """See that nothing said about a server on the command line is without effect.

    Raises:
        UsageError: something is.
    """
    named = [
        "--" + name.replace("_", "-")
        for name in ctx.params
        if name.startswith("opa_") and ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE
    ]
    if engine == "embedded" and named:
        raise UsageError(
            f"{', '.join(named)} is for an OPA server: add --engine opa",
            f"{'、'.join(named)} 只用于 OPA 服务器：请加上 --engine opa",
        )
