"""``ito-gate check``: the gate."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ito_gate.cli.engine import engine_options, jobs_of, server_of
from ito_gate.cli.options import (
    Day,
    config_option,
    detect_lang,
    lang_option,
    load_config,
    require_paths,
    today,
)
from ito_gate.cli.output import parse_formats, write, write_undecided
from ito_gate.model import STAGES, Decision, Level
from ito_gate.report import REPORTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from click._termui_impl import ProgressBar

_BAR_FROM = 200
"""Number of declarations from which a run is long enough for a progress bar."""

_EXIT = {Decision.PASS: 0, Decision.FAIL: 1, Decision.UNDECIDED: 4}


@click.command(name="check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help=f"{', '.join(sorted(REPORTERS))}; repeatable, - is standard output.  [default: text]",
)
@click.option(
    "--as-of",
    type=Day(),
    metavar="DATE",
    envvar="ITO_GATE_AS_OF",
    help="The day to judge by.  [default: today in Shanghai]",
)
@click.option(
    "--stage",
    type=click.Choice([*STAGES, "terminated"]),
    help="Judge for this moment, such as signed for a purchase order.",
)
@click.option("--declaration", metavar="ID", help="Answer for this declaration only.")
@click.option(
    "--fail-on",
    type=click.Choice(["deny", "warn"]),
    envvar="ITO_GATE_FAIL_ON",
    help="Level that blocks.  [default: deny]",
)
@click.option(
    "--schema-engine",
    type=click.Choice(["rust", "python"]),
    default="rust",
    envvar="ITO_GATE_SCHEMA_ENGINE",
    show_default=True,
    help="Who validates against the JSON Schemas.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 64),
    envvar="ITO_GATE_JOBS",
    help="Processes that evaluate, or requests to an OPA server at a time.  [default: 1; with a server 4]",
)
@engine_options
@click.option("--verbose", "-v", is_flag=True, help="Say more: every open item, every ignored file.")
@lang_option
@config_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[Path, ...],
    formats: tuple[str, ...],
    as_of: str | None,
    stage: str | None,
    declaration: str | None,
    fail_on: str | None,
    schema_engine: str,
    jobs: int | None,
    verbose: bool,
    lang: str | None,
    config_file: Path | None,
    **_: object,
) -> None:
    r"""Check declarations and the register around them.

    PATHS are files or folders; every document found is checked together with the register, which is
    what ito-gate.yaml says or else the folders of the paths.

    \b
    Examples:
      ito-gate check outsourcing/
      ito-gate check --format text --format sarif=report.sarif outsourcing/
      ito-gate check --as-of 2026-03-02 --lang en outsourcing/declarations/mobile-bank.yaml
      ito-gate check --stage signed --declaration ITO-2026-001 outsourcing/
      ito-gate check --engine opa --opa-url https://opa.example.com outsourcing/
    """
    from ito_gate import gate  # noqa: PLC0415 - the engines are loaded only when something is checked
    from ito_gate.cli.catalogue import Rules  # noqa: PLC0415 - the same

    targets = parse_formats(formats)
    as_of = as_of or today().isoformat()
    try:
        config = load_config(config_file, paths)
        server = server_of(ctx, config)
        pack = gate.load_pack(config)
        with _progress() as progress:
            report = gate.check(
                gate.Request(
                    paths=require_paths(paths, config),
                    config=config,
                    as_of=as_of,
                    stage=stage,
                    declaration=declaration,
                    fail_on=Level(fail_on or config.fail_on or "deny"),
                    schema_engine=schema_engine,
                    server=server,
                    jobs=jobs_of(jobs, server),
                    progress=progress,
                ),
                pack,
            )
    except Exception as error:
        write_undecided(error, targets, lang=lang or detect_lang(), as_of=as_of)
        raise
    write(report, targets, lang=lang or config.lang or detect_lang(), verbose=verbose, rules=Rules(pack))
    ctx.exit(_EXIT[report.decision])


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """Show a bar for a long run, on a terminal only, and leave nothing behind."""
    if not sys.stderr.isatty():
        yield None
        return
    bars: list[ProgressBar[int]] = []

    def advance(done: int, total: int) -> None:
        if total < _BAR_FROM:
            return
        if not bars:
            bars.append(click.progressbar(length=total, file=sys.stderr, label="ito-gate"))
            bars[0].__enter__()
        bars[0].update(done - bars[0].pos)

    try:
        yield advance
    finally:
        for bar in bars:
            bar.__exit__(None, None, None)
