"""``ito-gate rules``: the catalogue."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from ito_gate.cli.options import config_option, detect_lang, lang_option, load_config, policy_option
from ito_gate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ito_gate.model import Rule


_FEW = 3
"""So many items of one article are still named one by one."""


@click.command(name="rules")
@click.argument("family", required=False)
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True)
@policy_option
@lang_option
@config_option
def command(
    family: str | None, output: str, policies: tuple[Path, ...], lang: str | None, config_file: Path | None
) -> None:
    r"""List the rules, or those of one FAMILY.

    \b
    Examples:
      ito-gate rules
      ito-gate rules filing --lang en
      ito-gate rules --format json
      ito-gate rules --policy own-rules
    """
    from ito_gate.cli.catalogue import all_rules  # noqa: PLC0415 - reads the policies

    every = all_rules(load_config(config_file, (), policies))
    rules = [rule for rule in every.values() if family is None or rule.id.startswith(f"{family}/")]
    if not rules:
        families = sorted({id_.partition("/")[0] for id_ in every})
        raise UsageError(
            f"no family {family}; there are: {', '.join(families)}",
            f"没有 {family} 类规则；有：{'、'.join(families)}",
        )
    if output == "json":
        click.echo(json.dumps([_entry(rule) for rule in rules], ensure_ascii=False, indent=2))
        return
    chosen = lang or detect_lang()
    cited = {rule.id: _cited(rule.articles) for rule in rules}
    width, force, articles = (
        max(map(len, column)) for column in (cited, [rule.force for rule in rules], cited.values())
    )
    for rule in rules:
        start = f"{rule.id:<{width}}  {rule.force:<{force}}  {cited[rule.id]:<{articles}}"
        click.echo(f"{start}  {rule.title.in_language(chosen)}")


def _cited(articles: Iterable[str]) -> str:
    """Write clauses shortly: the items of one article together, ``13(1)(2)(3)`` as ``13(1-3)``."""
    items: dict[str, list[str]] = {}
    for article in articles:
        number, _, item = article.partition("(")
        items.setdefault(number, []).extend([item.removesuffix(")")] if item else [])
    return ", ".join(number + _items(inside) for number, inside in items.items()) or "-"


def _items(inside: Sequence[str]) -> str:
    if len(inside) <= 1:
        return f"({inside[0]})" if inside else ""
    numbers = [int(item) for item in inside if item.isdecimal()]
    if len(numbers) == len(inside) and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"({numbers[0]}-{numbers[-1]})"
    return f"({inside[0]}…{inside[-1]})" if len(inside) > _FEW else "".join(f"({item})" for item in inside)


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
