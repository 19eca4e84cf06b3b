"""``ito-gate policy new``: a rule of a bank's own that already runs."""

from __future__ import annotations

from pathlib import Path

import click

from ito_gate.cli.options import detect_lang, lang_option
from ito_gate.model import STAGES, Text

FOLDER = "own-rules"
_WROTE = Text("已写入 {path}", "wrote {path}")
_NEXT = Text(
    "下一步：补全 {rule} 中标有“待填写”的文字，改成本行的要求，再运行 ito-gate policy test {folder}",
    "next: fill in what {rule} marks with TO FILL IN, make it what your standard wants, then run "
    "ito-gate policy test {folder}",
)


@click.command(name="new")
@click.argument("rule", metavar="FAMILY/RULE")
@click.option(
    "--dir", "folder", type=click.Path(path_type=Path), default=FOLDER, show_default=True, help="Folder of the rules."
)
@click.option(
    "--root", metavar="NAME", help="First part of the packages, such as acme.  [default: of the folder, else own]"
)
@click.option(
    "--stage", type=click.Choice(STAGES), default=STAGES[0], show_default=True, help="From which stage it applies."
)
@lang_option
def command(rule: str, folder: Path, root: str | None, stage: str, lang: str | None) -> None:
    r"""Write the rule FAMILY/RULE, its test and its cases, which run as they are. Nothing is overwritten.

    Both names are in kebab case. The family may be a new one or one of the built-in ones.

    \b
    Examples:
      ito-gate policy new access/days
      ito-gate policy new data-residency/approved-places --dir own-rules --root acme --stage signed
    """
    from ito_gate.proving.scaffold import write  # noqa: PLC0415 - reads the policies

    chosen = lang or detect_lang()
    written = write(rule, folder, root, stage)
    for path in written:
        click.echo(_WROTE.fill({"path": path.as_posix()}).in_language(chosen))
    made = next(path for path in written if path.suffix == ".rego")
    click.echo(_NEXT.fill({"rule": made.as_posix(), "folder": folder.as_posix()}).in_language(chosen))
