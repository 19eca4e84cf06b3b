"""``ito-gate rules``: the catalogue."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from ito_gate.cli.options import detect_lang, lang_option
from ito_gate.errors import UsageError

if TYPE_CHECKING:
    from ito_gate.model import Rule


@click.command(name="rules")
@click.argument("family", required=False)
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lang_option
def command(family: str | None, output: str, lang: str | None) -> None:
    r"""List the rules, or those of one FAMILY.

    \b
    Examples:
      ito-gate rules
      ito-gate rules filing --lang en
      ito-gate rules --format json
    """
    from ito_gate.cli.catalogue import all_rules  # noqa: PLC0415 - reads the policies

    rules = [rule for rule in all_rules().values() if family is None or rule.id.startswith(f"{family}/")]
    if not rules:
        families = sorted({id_.partition("/")[0] for id_ in all_rules()})
        raise UsageError(
            f"no family {family}; there are: {', '.join(families)}",
            f"没有 {family} 类规则；有：{'、'.join(families)}",
        )
    if output == "json":
        click.echo(json.dumps([_entry(rule) for rule in rules], ensure_ascii=False, indent=2))
        return
    chosen = lang or detect_lang()
    width = max(len(rule.id) for rule in rules)
    force = max(len(rule.force) for rule in rules)
    for rule in rules:
        articles = ", ".join(rule.articles) or "-"
        click.echo(f"{rule.id:<{width}}  {rule.force:<{force}}  {articles:<14}  {rule.title.in_language(chosen)}")


def _entry(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "title": {"zh": rule.title.zh, "en": rule.title.en},
        "force": rule.force.value,
        "level": rule.force.level.value,
        "articles": list(rule.articles),
        "stage": rule.stage,
        "applies_to": list(rule.applies_to),
        "needs": list(rule.needs),
        "messages": sorted(rule.messages),
    }
