"""``ito-gate serve``: the gate for purchase orders, over HTTP."""

from __future__ import annotations

from pathlib import Path

import click

from ito_gate.cli.options import lang_option


@click.command(name="serve")
@click.option(
    "--register",
    required=True,
    metavar="DIR|GIT_URL@REF",
    envvar="ITO_GATE_REGISTER",
    help="The register: a folder, or a branch or tag of a git repository.",
)
@click.option(
    "--config",
    "settings",
    required=True,
    type=click.Path(path_type=Path),
    envvar="ITO_GATE_SERVE_CONFIG",
    help="Settings of the server (ito_gate: serve/v1).",
)
@click.option("--workers", type=click.IntRange(1, 32), default=1, show_default=True, help="Processes that answer.")
@click.option(
    "--cache",
    type=click.Path(path_type=Path),
    envvar="ITO_GATE_CACHE",
    help="Folder for what is fetched of a git repository.  [default: ito-gate in the cache folder of the user]",
)
@click.option(
    "--header-file",
    type=click.Path(path_type=Path),
    envvar="ITO_GATE_REGISTER_HEADER_FILE",
    help="File with the value of the Authorization header for an https register.",
)
@lang_option
def command(
    register: str, settings: Path, workers: int, cache: Path | None, header_file: Path | None, lang: str | None
) -> int:
    r"""Decide on purchase orders over HTTP, and keep a record of every decision.

    Listens on this machine only unless the settings say otherwise; put a proxy that ends TLS before it.

    \b
    Examples:
      ito-gate serve --register outsourcing --config serve.yaml
      ito-gate serve --register https://git.example.com/risk/register.git@main --config serve.yaml
      ito-gate serve --register outsourcing --config serve.yaml --workers 2
    """
    del lang
    from ito_gate.serving.run import Plan, serve  # noqa: PLC0415 - an extra, and slow to import

    return serve(Plan(register, str(settings), str(cache or ""), str(header_file or "")), workers)
