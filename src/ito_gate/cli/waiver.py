"""``ito-gate waiver``: a waiver to fill in, for what a rule found in one declaration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ito_gate.cli.options import (
    Day,
    config_option,
    detect_lang,
    lang_option,
    load_config,
    policy_option,
    require_paths,
    today,
)
from ito_gate.model import Text, json_pointer

if TYPE_CHECKING:
    from ito_gate.model import Finding, SubjectResult

_NOTHING = Text(
    "{declaration} 没有规则 {rule} 的可豁免的问题；只有“原则上”和实践要求可以豁免（ito-gate explain {rule}）",
    "{declaration} has no finding of {rule} that can be waived; only what holds in principle or in practice can "
    "(ito-gate explain {rule})",
)
_DRAFT = """\
ito_gate: waiver/v1
# {message}
id: {id}
rule: {rule}
declaration: {declaration}
field: {field}
reason: {reason}
requested_by:
approved_by: {approved_by}
approved_on:
expires_on: {expires_on}
evidence_ref:
declaration_digest: {digest}
"""
_HINTS = {
    "reason": Text("# 为什么可以例外", "# why an exception is right"),
    "approved_by": Text("# 不得是申请人", "# somebody else"),
    "expires_on": Text("# 自批准日起最长一年", "# at most a year after the approval"),
}


@click.command(name="waiver")
@click.argument("rule_id", metavar="RULE")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--declaration", required=True, metavar="ID", help="The declaration it is for.")
@click.option("--as-of", type=Day(), metavar="DATE", envvar="ITO_GATE_AS_OF", help="The day to judge by.")
@policy_option
@lang_option
@config_option
@click.pass_context
def command(
    ctx: click.Context,
    rule_id: str,
    paths: tuple[Path, ...],
    declaration: str,
    as_of: str | None,
    lang: str | None,
    policies: tuple[Path, ...],
    config_file: Path | None,
) -> None:
    r"""Print a waiver to fill in, for each finding of RULE in one declaration that can be waived.

    The digest is that of the declaration as it is now: once it changes, the waiver lapses.

    \b
    Examples:
      ito-gate waiver diligence/validity --declaration ITO-2026-001 outsourcing/ > outsourcing/waivers/dd.yaml

    Exits with 1 if there is nothing to waive.
    """
    from ito_gate import gate  # noqa: PLC0415 - the engines are loaded only when something is judged
    from ito_gate.cli.catalogue import find_rule  # noqa: PLC0415
    from ito_gate.waiver import waivable  # noqa: PLC0415

    config = load_config(config_file, paths, policies)
    rule = find_rule(rule_id, config)
    request = gate.Request(
        paths=require_paths(paths, config),
        config=config,
        as_of=as_of or today().isoformat(),
        declaration=declaration,
    )
    (result,) = gate.check(request, gate.load_pack(config)).declarations
    chosen = lang or config.lang or detect_lang()
    found = waivable(rule, result)
    if not found:
        values = {"declaration": declaration, "rule": rule_id}
        click.echo(f"ito-gate: {_NOTHING.fill(values).in_language(chosen)}", err=True)
        ctx.exit(1)
    click.echo("---\n".join(_draft(one, result, number, chosen) for number, one in enumerate(found, 1)), nl=False)


def _draft(finding: Finding, result: SubjectResult, number: int, lang: str) -> str:
    hints = {name: hint.in_language(lang) for name, hint in _HINTS.items()}
    return _DRAFT.format(
        message=" ".join(finding.message.in_language(lang).split()),
        id=f"WV-{result.id}-{number}",
        rule=finding.rule,
        declaration=result.id,
        field=json_pointer(finding.pointer),
        digest=result.digest,
        **hints,
    )
