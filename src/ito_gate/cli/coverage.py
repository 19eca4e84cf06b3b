"""``ito-gate coverage``: every clause of the regulation and what looks after it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from ito_gate.cli.options import detect_lang, lang_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ito_gate.coverage import Row, Tally
    from ito_gate.model import Rule
    from ito_gate.regulation import Regulation


@click.command(name="coverage")
@click.option("--format", "output", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@click.option("--uncovered", is_flag=True, help="Show only the clauses that nothing covers.")
@lang_option
def command(output: str, uncovered: bool, lang: str | None) -> int:
    r"""Show every article and item of the regulation with the rules that enforce it.

    Of each rule: the levels of its findings, and how many tests and worked cases it has. A clause that
    no gate can check says why. The exit code is 1 when a clause is left without a rule, a fact or a reason.

    \b
    Examples:
      ito-gate coverage
      ito-gate coverage --uncovered
      ito-gate coverage --format markdown --lang en > coverage.md
      ito-gate coverage --format json
    """
    from ito_gate import coverage, regulation  # noqa: PLC0415 - read the policies
    from ito_gate.cli.catalogue import all_rules  # noqa: PLC0415 - reads the policies
    from ito_gate.cli.output import screen  # noqa: PLC0415 - needs the reporters
    from ito_gate.policy import pack  # noqa: PLC0415 - reads the policies
    from ito_gate.report import coverage_markdown, coverage_text  # noqa: PLC0415 - only to print
    from ito_gate.resources import policies_dir  # noqa: PLC0415 - goes with the above

    policies = policies_dir()
    text = regulation.load(policies)
    table = coverage.rows(text, all_rules().values(), pack.load(policies).facts.values(), coverage.load(policies))
    shown = [row for row in table if row.how is coverage.How.EMPTY] if uncovered else table
    total = coverage.tally(table)
    options = screen(lang or detect_lang())
    if output == "json":
        click.echo(json.dumps(_document(text, shown, total), ensure_ascii=False, indent=2))
    elif output == "markdown":
        click.echo(coverage_markdown.render(text, shown, total, options.lang), nl=False)
    else:
        click.echo(coverage_text.render(shown, total, options), nl=False)
    return 1 if total.clauses[coverage.How.EMPTY] else 0


def _document(text: Regulation, shown: Sequence[Row], total: Tally) -> dict[str, Any]:
    return {
        "regulation": {"title": text.title, "number": text.number},
        "summary": {
            "clauses": sum(total.clauses.values()),
            "covered_by": {how.value: count for how, count in total.clauses.items()},
            "rules": total.rules,
            "tests": total.tests,
            "cases": dict(total.cases),
        },
        "clauses": [_clause(row) for row in shown],
    }


def _clause(row: Row) -> dict[str, Any]:
    return {
        "id": row.clause.id,
        "heading": row.clause.heading,
        "words": row.clause.words,
        "covered_by": row.how.value,
        "rules": [_rule(rule) for rule in row.rules],
        "facts": [fact.name for fact in row.facts],
        "reason": None if row.reason is None else {"zh": row.reason.zh, "en": row.reason.en},
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "force": rule.force.value,
        "levels": [level.value for level in rule.levels],
        "tests": None if rule.proof is None else rule.proof.tests,
        "cases": None if rule.proof is None else dict(rule.proof.cases),
    }
