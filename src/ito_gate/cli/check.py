"""``ito-gate check``: the gate."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ito_gate.cli.engine import engine_options, jobs_of, server_of
from ito_gate.cli.options import (
    Day,
    config_option,
    detect_lang,
    lang_option,
    policy_option,
    require_paths,
    today,
)
from ito_gate.cli.output import parse_formats, write, write_undecided
from ito_gate.cli.side import FROM, Side, opened
from ito_gate.errors import UsageError
from ito_gate.model import STAGES, Decision, Level, Text
from ito_gate.report import REPORTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from click._termui_impl import ProgressBar

    from ito_gate.gate import Examined, Request
    from ito_gate.model import Report
    from ito_gate.policy.pack import Pack

_BAR_FROM = 200
"""Number of declarations from which a run is long enough for a progress bar."""

_NOTHING = Text("登记册没有需要检查的变更", "no change of the register has to be judged")

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
@policy_option
@click.option(
    "--base",
    metavar="REV",
    envvar="ITO_GATE_BASE",
    help="Compare with this git revision: with what it and the checkout have in common.",
)
@click.option("--only-new", is_flag=True, help="With --base: findings that were there before do not decide.")
@click.option("--staged", is_flag=True, help="Look at what git has staged, not at the files as they lie there.")
@click.option(
    "--changed",
    is_flag=True,
    help="With --staged: answer for what differs from --base and what depends on it.  [default base: HEAD]",
)
@click.option(
    "--baseline",
    "baseline_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    envvar="ITO_GATE_BASELINE",
    help="Findings that are kept as old (ito-gate baseline write).",
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
    base: str | None,
    only_new: bool,
    staged: bool,
    changed: bool,
    baseline_file: Path | None,
    verbose: bool,
    lang: str | None,
    policies: tuple[Path, ...],
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
      ito-gate check --policy own-rules outsourcing/
      ito-gate check --base origin/main outsourcing/
      ito-gate check --staged --changed
      ito-gate check --engine opa --opa-url https://opa.example.com outsourcing/
    """
    from ito_gate import gate  # noqa: PLC0415 - the engines are loaded only when something is checked
    from ito_gate.cli.catalogue import Rules  # noqa: PLC0415 - the same

    asked = _Comparison(base, only_new, changed, baseline_file)
    targets = parse_formats(formats)
    as_of = as_of or today().isoformat()
    with ExitStack() as stack:
        try:
            _require_sense(asked, staged=staged, declaration=declaration)
            side = stack.enter_context(opened(config_file, paths, policies, baseline_file, staged=staged))
            server = server_of(ctx, side.config)
            pack = gate.load_pack(side.config)
            request = gate.Request(
                paths=side.config.register if changed else require_paths(paths, side.config),
                config=side.config,
                as_of=as_of,
                stage=stage,
                declaration=declaration,
                fail_on=Level(fail_on or side.config.fail_on or "deny"),
                schema_engine=schema_engine,
                server=server,
                jobs=jobs_of(jobs, server),
                progress=stack.enter_context(_progress()),
                files=side.files,
            )
            report = _report(request, pack, side, asked, paths)
            if changed and _says_nothing(report):
                click.echo(f"ito-gate: {_NOTHING.in_language(lang or side.config.lang or detect_lang())}", err=True)
                targets = tuple(target for target in targets if target.file or target.format != "text")
        except Exception as error:
            write_undecided(error, targets, lang=lang or detect_lang(), as_of=as_of)
            raise
        chosen = lang or side.config.lang or detect_lang()
        write(report, targets, lang=chosen, verbose=verbose, rules=Rules(pack), text=side.text)
    ctx.exit(_EXIT[report.decision])


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What is asked about what was there before.

    Attributes:
        base: the revision to compare with.
        only_new: whether only what came since then decides.
        changed: whether to answer for what differs only.
        baseline: the file of findings that are kept as old.
    """

    base: str | None
    only_new: bool
    changed: bool
    baseline: Path | None


def _require_sense(asked: _Comparison, *, staged: bool, declaration: str | None) -> None:
    if asked.only_new and asked.base is None and not asked.changed:
        raise UsageError("--only-new needs --base REV: new since when?", "--only-new 需要 --base：与哪个版本比较？")
    if asked.changed and not staged:
        raise UsageError(
            "--changed needs --staged; to judge the files as they lie there, use --base REV",
            "--changed 需要 --staged；检查工作区中的文件请用 --base",
        )
    if asked.changed and declaration is not None:
        raise UsageError("--changed and --declaration exclude each other", "--changed 与 --declaration 不能同时使用")


def _says_nothing(report: Report) -> bool:
    return not (report.documents or report.findings or report.deleted or report.errors)


def _report(request: Request, pack: Pack, side: Side, asked: _Comparison, paths: Sequence[Path]) -> Report:
    """Check, and compare with what was there before where that is asked for."""
    from ito_gate import gate  # noqa: PLC0415 - as above

    if asked.base is None and asked.baseline is None and not asked.changed:
        return gate.check(request, pack)
    kept = None
    if asked.baseline is not None:
        from ito_gate.baseline import file  # noqa: PLC0415 - only where it is used

        # First: a run of minutes should not end on a file that cannot be used.
        kept = file.load(asked.baseline)
    examined = _examined(request, pack, side, asked, paths)
    if kept is None:
        return examined.report
    from ito_gate.baseline.apply import apply  # noqa: PLC0415 - as above

    whole = request.declaration is None and not asked.changed and set(request.paths) >= set(request.config.register)
    return apply(examined, kept, pack, request.fail_on, whole=whole)


def _examined(request: Request, pack: Pack, side: Side, asked: _Comparison, paths: Sequence[Path]) -> Examined:
    from ito_gate import gate  # noqa: PLC0415 - as above

    if asked.base is None and not asked.changed:
        return gate.examine(request, pack)
    from ito_gate.change import base, run  # noqa: PLC0415 - only where something is compared

    if side.snapshot is None:
        origin = base.origin(request.paths, asked.base or "")
    else:
        origin = side.snapshot.origin(asked.base or os.environ.get(FROM) or "HEAD")
    if side.snapshot is not None and side.settings is not None and asked.changed:
        from ito_gate.change import staged  # noqa: PLC0415 - the same

        return staged.examine(
            request, pack, side.snapshot, origin, paths, only_new=asked.only_new, config_file=side.settings
        )
    return run.examine(request, pack, base.look(request, origin, side.settings), only_new=asked.only_new)


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
