"""``ito-gate classify``: the derived facts with their reasons."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ito_gate.cli.options import (
    Day,
    config_option,
    detect_lang,
    lang_option,
    load_config,
    require_paths,
    today,
)
from ito_gate.model import Decision, Level, Text
from ito_gate.report.invisible import one_line
from ito_gate.report.log_commands import for_a_log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.model import Fact, Report, SubjectResult
    from ito_gate.policy.pack import Pack

_VALUES = {True: Text("是", "yes"), False: Text("否", "no"), None: Text("无法判断", "unknown")}
_BROKEN = Text(
    "文件有问题，结论可能不完整：先运行 ito-gate check",
    "the documents have problems: run ito-gate check first",
)


@click.command(name="classify")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--as-of",
    type=Day(),
    metavar="DATE",
    envvar="ITO_GATE_AS_OF",
    help="The day to judge by.  [default: today in Shanghai]",
)
@lang_option
@config_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    output: str,
    as_of: str | None,
    lang: str | None,
    config_file: Path | None,
) -> None:
    r"""Show what is derived from declarations, each fact with its reasons.

    \b
    Examples:
      ito-gate classify outsourcing/declarations/mobile-bank.yaml
      ito-gate classify --format json outsourcing/

    Exits with 1 if a document is not valid, with 4 if a fact cannot be told.
    """
    from ito_gate import gate  # noqa: PLC0415 - the engines are loaded only when something is classified

    config = load_config(config_file, paths)
    day = as_of or today().isoformat()
    pack = gate.load_pack(config)
    report = gate.check(gate.Request(paths=require_paths(paths, config), config=config, as_of=day), pack)
    chosen = lang or config.lang or detect_lang()
    if output == "json":
        said = json.dumps([_entry(one) for one in report.declarations], ensure_ascii=False, indent=2) + "\n"
    else:
        said = "".join(f"{line}\n" for line in _lines(report, pack, chosen))
    for part in for_a_log([said], output):
        click.echo(part, nl=False)
    ctx.exit(_exit_code(report, chosen))


def _exit_code(report: Report, lang: str) -> int:
    unknown = any(fact.value is None for one in report.declarations for fact in one.facts)
    undecided = report.decision is Decision.UNDECIDED
    if any(finding.level is Level.DENY for finding in report.findings):
        click.echo(f"ito-gate: {_BROKEN.in_language(lang)}", err=True)
        return 4 if undecided else 1
    return 4 if unknown or undecided else 0


def _lines(report: Report, pack: Pack, lang: str) -> Iterator[str]:
    for one in report.declarations:
        yield one_line(f"{one.id}  {one.name}  ({one.path}:{one.span.line})")
        for fact in one.facts:
            title = pack.facts[fact.name].title.in_language(lang)
            reasons = ("；" if lang == "zh" else "; ").join(reason.in_language(lang) for reason in fact.reasons)
            yield f"  {_VALUES[fact.value].in_language(lang)}  {one_line(f'{title} ({fact.name}): {reasons}')}"


def _entry(one: SubjectResult) -> dict[str, object]:
    return {
        "id": one.id,
        "file": one.path,
        "line": one.span.line,
        "facts": [_fact(fact) for fact in one.facts],
    }


def _fact(fact: Fact) -> dict[str, object]:
    return {
        "name": fact.name,
        "value": "unknown" if fact.value is None else fact.value,
        "reasons": [{"zh": reason.zh, "en": reason.en} for reason in fact.reasons],
    }
