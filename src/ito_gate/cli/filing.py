"""``ito-gate filing``: the report to the regulator, article 37 and annex 1."""

from __future__ import annotations

from importlib import import_module
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
from ito_gate.errors import Undecided
from ito_gate.model import Text
from ito_gate.report.invisible import one_line
from ito_gate.report.log_commands import inert

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from ito_gate.config import Config
    from ito_gate.filing.dossier import Dossier
    from ito_gate.filing.search import Found
    from ito_gate.filing.shape import Material
    from ito_gate.model import Finding

_FORMATS = {"docx": ("ito_gate.filing.docx", "docx"), "markdown": ("ito_gate.filing.markdown", "md")}
"""The module that writes each format and the ending of its files."""

_WORDS = {
    "undecided": Text("未生成：无法判定", "not written: the gate could not decide"),
    "missing": Text(
        "未生成：材料尚不齐全（{count} 项），补齐后再运行",
        "not written: the material is not complete ({count} items); fill them in and run it again",
    ),
    "no_duty": Text("未生成：无须报告（仍要生成请加 --anyway）", "not written: no report is due (--anyway writes one)"),
    "others": Text(
        "注意：报告已生成，但检查另有 {count} 个问题，报送前请处理（详见 ito-gate check）",
        "warning: the report is written, but the gate has {count} more findings; mend them before it is sent "
        "(ito-gate check tells more)",
    ),
    "no_recipient": Text(
        "注意：申报没有写明接收单位（filing.recipient），报告按机构的监管机关（supervisor）填写",
        "warning: the declaration does not name the recipient (filing.recipient); the report goes to the "
        "institution's supervisor",
    ),
    "field": Text("字段：{field}", "field: {field}"),
    "fix": Text("处理：{text}", "fix: {text}"),
    "latest": Text("最迟：{date}", "latest: {date}"),
}


@click.command(name="filing")
@click.argument("declaration")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    "folder",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Folder for the files; made if it is not there.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(list(_FORMATS)),
    help="Repeatable.  [default: both]",
)
@click.option(
    "--as-of",
    type=Day(),
    metavar="DATE",
    envvar="ITO_GATE_AS_OF",
    help="The day to judge by, and the date of the report.  [default: today in Shanghai]",
)
@click.option("--anyway", is_flag=True, help="Write the report even if none is due.")
@click.option("--force", is_flag=True, help="Replace files that are there.")
@lang_option
@config_option
@click.pass_context
def command(
    ctx: click.Context,
    declaration: str,
    paths: tuple[Path, ...],
    folder: Path,
    formats: tuple[str, ...],
    as_of: str | None,
    anyway: bool,
    force: bool,
    lang: str | None,
    config_file: Path | None,
) -> None:
    r"""Write the report to the regulator that article 37 asks for: the material of annex 1.

    DECLARATION is the id of a declaration or its file; PATHS are where to look for it and for its
    provider and institution, if not in the configured register. The report is in Chinese. It is written
    only if it is complete; otherwise every missing item is listed with its place.

    \b
    Examples:
      ito-gate filing ITO-2026-001 -o reports/ outsourcing/
      ito-gate filing outsourcing/declarations/mobile-bank.yaml -o reports/
      ito-gate filing ITO-2026-001 -o reports/ --format markdown --force outsourcing/

    Exits with 1 if nothing is written because something is missing or no report is due, with 4 if the
    gate could not decide.
    """
    from ito_gate import gate  # noqa: PLC0415 - the engines are loaded only when something is judged
    from ito_gate.filing.dossier import draw_up  # noqa: PLC0415 - as above

    named = _as_file(declaration)
    looked_in = (named, *paths) if named is not None else paths
    config = load_config(config_file, looked_in)
    chosen = lang or config.lang or detect_lang()
    found = _find(declaration, named, paths, config)
    dossier = draw_up(found, paths, config, as_of or today().isoformat(), gate.load_pack(config))
    code = _refused(dossier, anyway, chosen)
    if code:
        ctx.exit(code)
    if dossier.material is None:
        raise Undecided("the documents are whole, yet there is no report; nothing was written")
    for file in _write(dossier.material, folder, dict.fromkeys(formats or _FORMATS), force):
        click.echo(inert(one_line(str(file))))
    _warn(dossier.material, dossier.others, chosen)


def _as_file(declaration: str) -> Path | None:
    """Return the path that ``declaration`` is, None if it is an id."""
    from ito_gate.discovery import SUFFIXES  # noqa: PLC0415 - keeps start-up short

    path = Path(declaration)
    return path if path.suffix.lower() in SUFFIXES or path.name != declaration else None


def _find(declaration: str, file: Path | None, paths: tuple[Path, ...], config: Config) -> Found:
    from ito_gate.filing import search  # noqa: PLC0415 - needs the schema engine

    if file is not None:
        return search.by_file(file, config)
    return search.by_id(declaration, require_paths(paths, config), config)


def _refused(dossier: Dossier, anyway: bool, lang: str) -> int:
    """Say why nothing is written; return the exit code, 0 if something is."""
    if dossier.errors:
        _say("undecided", lang)
        for error in dossier.errors:
            _tell(f"  {one_line(error.in_language(lang))}")
        return 4
    if dossier.missing:
        _say("missing", lang, count=len(dossier.missing))
        _list(dossier.missing, lang)
        return 1
    if dossier.no_duty and not anyway:
        _say("no_duty", lang)
        for reason in dossier.no_duty:
            _tell(f"  {one_line(reason.in_language(lang))}")
        return 1
    return 0


def _write(material: Material, folder: Path, formats: Iterable[str], force: bool) -> tuple[Path, ...]:
    """Render every format before the first file is written."""
    from ito_gate.filing.files import name_of, write  # noqa: PLC0415 - only when something is written

    contents: dict[Path, bytes] = {}
    for name in formats:
        module, ending = _FORMATS[name]
        contents[folder / name_of(material.id, ending)] = import_module(module).render(material)
    write(contents, force=force)
    return tuple(contents)


def _warn(material: Material, others: Collection[Finding], lang: str) -> None:
    if not material.recipient_named:
        _say("no_recipient", lang)
    if others:
        _say("others", lang, count=len(others))
        _list(others, lang)


def _say(word: str, lang: str, **values: object) -> None:
    _tell(f"ito-gate: {_WORDS[word].fill(values).in_language(lang)}")


def _list(findings: Iterable[Finding], lang: str) -> None:
    from ito_gate.policy.result import dotted  # noqa: PLC0415 - keeps start-up short

    for one in findings:
        place = f"{one_line(one.path)}:{one.span.line}:{one.span.column}"
        _tell(f"  {place} [{one.rule}] {one_line(one.message.in_language(lang))}")
        if one.pointer:
            _tell(f"    {_WORDS['field'].fill({'field': one_line(dotted(one.pointer))}).in_language(lang)}")
        fix = _WORDS["fix"].fill({"text": one.remediation}).in_language(lang)
        _tell(f"    {one_line(fix)}")
        if one.latest:
            _tell(f"    {_WORDS['latest'].fill({'date': one.latest}).in_language(lang)}")


def _tell(line: str) -> None:
    """Write ``line`` to standard error, which the log of a pipeline is read from too."""
    click.echo(inert(line), err=True)
