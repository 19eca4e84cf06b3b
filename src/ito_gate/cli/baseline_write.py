"""``ito-gate baseline write``: a baseline of what is found today."""

from __future__ import annotations

from pathlib import Path

import click

from ito_gate.cli.options import Day, config_option, detect_lang, lang_option, load_config, require_paths, today
from ito_gate.errors import Undecided, UsageError
from ito_gate.model import Decision, Text

_DONE = Text(
    "基线保留 {kept} 个问题，到 {expires_on}；其余 {left} 个（无法读取、无法判断、格式或登记册）不能保留",
    "the baseline keeps {kept} findings until {expires_on}; {left} others (unreadable, undecided, form or "
    "register) cannot be kept",
)


@click.command(name="write")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--expires", "expires_on", type=Day(), required=True, metavar="DATE", help="Its last day, at most a year ahead."
)
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="[default: standard output]")
@click.option("--as-of", type=Day(), metavar="DATE", envvar="ITO_GATE_AS_OF", help="The day to judge by.")
@lang_option
@config_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    expires_on: str,
    output: Path | None,
    as_of: str | None,
    lang: str | None,
    config_file: Path | None,
) -> None:
    r"""Write what is found in PATHS today as a baseline, for adoption in an old repository.

    An entry names a finding by rule, document and field, never by its line, and lasts until DATE. What
    cannot be read or decided is not kept, nor is what is wrong with the form of a document.

    \b
    Examples:
      ito-gate baseline write --expires 2027-06-30 -o baseline.yaml outsourcing/
    """
    from ito_gate import gate  # noqa: PLC0415 - the engines are loaded only when something is judged
    from ito_gate.baseline import write  # noqa: PLC0415 - the same
    from ito_gate.baseline.apply import a_year_after  # noqa: PLC0415
    from ito_gate.baseline.file import MOST  # noqa: PLC0415
    from ito_gate.report.overview import tally  # noqa: PLC0415

    day = as_of or today().isoformat()
    latest = a_year_after(day)
    if not day <= expires_on <= latest:
        raise UsageError(
            f"--expires {expires_on}: from {day} to {latest}, at most a year ahead",
            f"--expires {expires_on}：应在 {day} 至 {latest} 之间，最长一年",
        )
    config = load_config(config_file, paths)
    chosen = lang or config.lang or detect_lang()
    pack = gate.load_pack(config)
    examined = gate.examine(gate.Request(paths=require_paths(paths, config), config=config, as_of=day), pack)
    if examined.report.decision is Decision.UNDECIDED:
        raise Undecided(
            "nothing is written: the run itself is undecided (ito-gate check says why)",
            "没有写入：检查本身未能得出结论（ito-gate check 说明原因）",
        )
    kept = write.entries(examined, pack, expires_on, chosen)
    if len(kept) > MOST:
        raise UsageError(
            f"{len(kept)} findings; a baseline keeps {MOST} at most", f"{len(kept)} 个问题；基线最多保留 {MOST} 个"
        )
    _put(write.text(kept, day), output)
    counted = tally(examined.report).findings
    values = {"kept": len(kept), "expires_on": expires_on, "left": counted["deny"] + counted["warn"] - len(kept)}
    click.echo(f"ito-gate: {_DONE.fill(values).in_language(chosen)}", err=True)
    ctx.exit(0)


def _put(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(
            f"{output}: cannot be written: {error.strerror}", f"{output}：无法写入：{error.strerror}"
        ) from error
