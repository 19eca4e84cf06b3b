"""``ito-gate new``: a document written from answers."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ito_gate.cli.options import Day, config_option, detect_lang, lang_option, load_config, today
from ito_gate.errors import GateError, UsageError
from ito_gate.model import Decision, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ito_gate.config import Config
    from ito_gate.drafting.draft import Source
    from ito_gate.drafting.flags import Answer
    from ito_gate.drafting.interview import Asker
    from ito_gate.model import Json, Report
    from ito_gate.policy.pack import Pack

_STDOUT = Path("-")
_KINDS = ("declaration", "provider", "institution", "incident")

_WORDS = {
    "written": Text("已写入 {file}", "written: {file}"),
    "unchecked": Text(
        "{file} 已写入，但没有检查；处理后运行 ito-gate check {file}",
        "{file} is written, but was not checked; mend this and run ito-gate check {file}",
    ),
    "next": Text("下一步：{command}", "next: {command}"),
    "given_up": Text("已放弃，未写入任何内容", "given up; nothing was written"),
}


@click.command(name="new")
@click.argument("kind", default=_KINDS[0], type=click.Choice(_KINDS))
@click.option(
    "--output",
    "-o",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file to make; - prints it and makes none.",
)
@click.option("--dry-run", is_flag=True, help="Print it and make no file.")
@click.option("--id", "id_", metavar="ID", help="Its id.  [default: the next free one, as ITO-2026-014]")
@click.option("--name", metavar="TEXT", help="Its name.")
@click.option("--institution", metavar="ID", help="The institution's id or name.  [default: the register's only one]")
@click.option("--provider", metavar="ID", help="The provider's id or name.")
@click.option("--category", metavar="CODE", help="The class of the service, or of the incident.")
@click.option(
    "--answer",
    "fields",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Answer any field, as service.scope=part or /delivery/sites/0/country=CN; repeatable.",
)
@click.option(
    "--no-input",
    "--defaults",
    "no_input",
    is_flag=True,
    help="Ask nothing: what is not answered stays unknown or is left out, where that is possible.",
)
@click.option(
    "--as-of",
    type=Day(),
    metavar="DATE",
    envvar="ITO_GATE_AS_OF",
    help="The day: its year is that of the id, and it is checked by it.  [default: today in Shanghai]",
)
@lang_option
@config_option
def command(
    kind: str,
    file: Path | None,
    dry_run: bool,
    id_: str | None,
    name: str | None,
    institution: str | None,
    provider: str | None,
    category: str | None,
    fields: tuple[str, ...],
    no_input: bool,
    as_of: str | None,
    lang: str | None,
    config_file: Path | None,
) -> None:
    r"""Write a declaration, or another KIND of document, from answers.

    On a terminal it asks for what is not given by options: only what a proposed activity needs. Each
    answer is checked at once; Enter leaves what is not known as unknown, or for later; ? explains. The
    file has a comment with the clauses of each part, and later parts to be filled in. Then it is checked.

    \b
    Examples:
      ito-gate new -o outsourcing/declarations/terminals.yaml
      ito-gate new provider -o outsourcing/providers/huadu-it.yaml --id huadu-it
      ito-gate new --dry-run --no-input --name 终端运维 --provider huadu-it --answer service.scope=part …

    Nothing is overwritten, and nothing is written before the last answer. Exits with 0 if the file was
    written, whatever the check says of it, and with 2 if an answer is missing and nobody can be asked.
    """
    from ito_gate import gate  # noqa: PLC0415 - the policies are read only when a document is drafted
    from ito_gate.drafting import files, flags  # noqa: PLC0415 - as above
    from ito_gate.drafting.draft import answered, written  # noqa: PLC0415 - as above
    from ito_gate.report.invisible import visible  # noqa: PLC0415 - as above

    target = _target(file, dry_run=dry_run)
    if target is not None:
        files.require_new(target)
    config = load_config(config_file, (target,) if target else ())
    chosen, day = lang or config.lang or detect_lang(), as_of or today().isoformat()
    options = {"id": id_, "name": name, "institution": institution, "provider": provider, "category": category}
    given = [*_shortcuts(kind, options), *(flags.read(kind, one) for one in fields)]
    pack = gate.load_pack(config)
    source = _source(kind, pack, config, day, chosen)
    data = _asked(source, given) if _may_ask(no_input) else answered(source, given, _silent())
    shown = visible(str(target or _STDOUT))
    schema_at = files.schema_beside(target, kind, (config.root,)) if target else ""
    text = written(source, data, shown, schema_at)
    if target is None:
        click.echo(text, nl=False)
        return
    files.write_new(target, text.encode())
    click.echo(_say("written", chosen, file=shown))
    try:
        report = _checked(target, config, day, pack, chosen)
    except GateError as error:
        error.add_note(_say("unchecked", chosen, file=shown))
        raise
    click.echo(_say("next", chosen, command=_next(source, data, target, report)))


def _target(file: Path | None, *, dry_run: bool) -> Path | None:
    """Return the file to make, None to print."""
    if dry_run or file == _STDOUT:
        return None
    if file is None:
        raise UsageError(
            "name the file to make, such as -o outsourcing/declarations/NAME.yaml, or print with -o -",
            "请给出要写入的文件，例如 -o outsourcing/declarations/名称.yaml；只想打印用 -o -",
        )
    return file


def _shortcuts(kind: str, options: Mapping[str, str | None]) -> list[Answer]:
    from ito_gate.drafting.flags import SHORTCUTS, Answer  # noqa: PLC0415 - only when a document is drafted

    given = {name: text for name, text in options.items() if text is not None}
    for name in given:
        if name not in SHORTCUTS[kind]:
            raise UsageError(f"--{name}: a {kind} has none", f"--{name}：{kind} 没有这一项")
    return [Answer(f"--{name}", SHORTCUTS[kind][name], text) for name, text in given.items()]


def _source(kind: str, pack: Pack, config: Config, day: str, lang: str) -> Source:
    from ito_gate import regulation  # noqa: PLC0415 - only when a document is drafted
    from ito_gate.drafting.draft import Source  # noqa: PLC0415 - as above
    from ito_gate.drafting.survey import survey  # noqa: PLC0415 - as above
    from ito_gate.resources import policies_dir  # noqa: PLC0415 - as above

    rules = tuple(rule for _, rule in sorted(pack.rules.items()))
    return Source(kind, rules, regulation.load(policies_dir()), survey(config, kind, day[:4]), lang)


def _may_ask(no_input: bool) -> bool:
    return not no_input and sys.stdin is not None and sys.stdin.isatty()


def _silent() -> Asker:
    from ito_gate.drafting.interview import Silent  # noqa: PLC0415 - only when a document is drafted

    return Silent()


def _asked(source: Source, given: Sequence[Answer]) -> dict[str, Json]:
    from ito_gate.cli.asking import Terminal, dialogue  # noqa: PLC0415 - only where there is somebody to ask
    from ito_gate.drafting.draft import answered  # noqa: PLC0415 - as above

    try:
        with dialogue():
            return answered(source, given, Terminal(source.notes, source.lang))
    except click.Abort:
        click.echo(f"\nito-gate: {_say('given_up', source.lang)}", err=True)
        raise


def _checked(file: Path, config: Config, day: str, pack: Pack, lang: str) -> Report:
    """Check the file in its register; print what blocks, each place once, and what is to do with its dates."""
    from ito_gate import gate  # noqa: PLC0415 - only when something is checked
    from ito_gate.cli.output import screen  # noqa: PLC0415 - as above
    from ito_gate.report.brief import render  # noqa: PLC0415 - as above

    report = gate.check(gate.Request(paths=(file,), config=config, as_of=day), pack)
    options = dataclasses.replace(screen(lang), verbose=True, rules=pack.rules)
    click.echo(render(report, options), nl=False)
    return report


def _next(source: Source, data: Mapping[str, Json], file: Path, report: Report) -> str:
    """Return the next command to type: for a document that is missing, to check again, or for the next stage."""
    from shlex import quote  # noqa: PLC0415 - only to print

    for kind, names in source.survey.names.items():
        named = data.get(kind)
        if isinstance(named, str) and named not in names:
            beside = file.parent.parent / f"{kind}s" if file.parent.name == f"{source.kind}s" else file.parent
            return f"ito-gate new {kind} --id {named} -o {quote(str(beside / f'{named}.yaml'))}"
    check = f"ito-gate check {quote(str(file))}"
    if source.kind != _KINDS[0] or report.decision is not Decision.PASS:
        return check
    return f"ito-gate check --stage approved --declaration {data['id']} {quote(str(file))}"


def _say(word: str, lang: str, **values: object) -> str:
    return _WORDS[word].fill(values).in_language(lang)
