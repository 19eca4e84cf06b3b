"""``ito-gate explain``: one rule, whole."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from ito_gate.cli.options import config_option, detect_lang, lang_option, load_config, policy_option
from ito_gate.model import SUBJECTS, Force, Text
from ito_gate.resources import policies_dir

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ito_gate.model import Rule

_WORDS = {
    "force": Text("效力", "Force"),
    "stage": Text("自哪一阶段起", "From stage"),
    "applies": Text("适用于", "Applies to"),
    "clause": Text("条文", "Clause"),
    "basis": Text("本行依据", "Basis in the bank"),
    "checks": Text("检查什么", "What it checks"),
    "reading": Text("采用的口径", "Reading"),
    "says": Text("可能提出的问题", "What it can say"),
    "fix": Text("怎么处理", "What to do"),
    "fail": Text("不通过的例子", "Does not pass"),
    "pass": Text("通过的例子", "Passes"),
    "waiver": Text("豁免", "Waiver"),
    "needs": Text("读取的字段", "Fields it reads"),
    "source": Text("源文件", "Source"),
}
_EVERY = {
    "declaration": Text("所有申报", "every declaration"),
    "institution": Text("所有机构", "every institution"),
    "incident": Text("所有风险事件", "every incident"),
    "order": Text("所有订单", "every order"),
}
_FORCE = {
    Force.MUST: Text("应当／不得：拦截", "must (应当/不得): blocks"),
    Force.IN_PRINCIPLE: Text("原则上：拦截，除非有受控的豁免", "in principle (原则上): blocks unless waived"),
    Force.PRACTICE: Text("实践要求，条文未写明：警告", "practice, not in the text: warns"),
    Force.MAY: Text("可：提示", "may (可): informs"),
}
_WAIVER = {
    True: Text("可以豁免（原则上或实践要求）", "can be waived (in principle, or practice)"),
    False: Text("不得豁免", "cannot be waived"),
}


@click.command(name="explain")
@click.argument("rule_id", metavar="RULE")
@policy_option
@lang_option
@config_option
def command(rule_id: str, policies: tuple[Path, ...], lang: str | None, config_file: Path | None) -> None:
    r"""Explain one RULE: the clause, what is checked, examples, and what to do.

    \b
    Examples:
      ito-gate explain filing/lead-time
      ito-gate explain access/expiry --lang en
      ito-gate explain --policy own-rules custody/owner
    """
    from ito_gate.cli.catalogue import find_rule  # noqa: PLC0415 - reads the policies

    config = load_config(config_file, (), policies)
    rule = find_rule(rule_id, config)
    chosen = lang or detect_lang()
    click.echo(f"{rule.id}  {rule.title.in_language(chosen)}")
    for heading, lines in _sections(rule, chosen, (policies_dir(), *config.policies)):
        click.echo(f"\n{_WORDS[heading].in_language(chosen)}")
        click.echo(textwrap.indent("\n".join(lines), "  "))


def _sections(rule: Rule, lang: str, folders: Sequence[Path]) -> Iterator[tuple[str, list[str]]]:
    yield "force", [_FORCE[rule.force].in_language(lang)]
    if rule.subject == SUBJECTS[0]:
        yield "stage", [rule.stage]
    everything = _EVERY[rule.subject].in_language(lang)
    yield "applies", [" + ".join(rule.applies_to) or everything]
    if rule.articles:
        yield "clause", _clauses(rule)
    if rule.basis is not None:
        yield "basis", [rule.basis.in_language(lang)]
    yield "checks", [rule.description.in_language(lang)]
    if rule.reading is not None:
        yield "reading", [rule.reading.in_language(lang)]
    yield (
        "says",
        [f"{id_}: {message.text.in_language(lang)}" for id_, message in sorted(rule.messages.items())],
    )
    yield (
        "fix",
        list(dict.fromkeys(message.remediation.in_language(lang) for message in rule.messages.values())),
    )
    for kind, change in sorted(rule.examples.items()):
        yield kind, _yaml(change)
    yield "waiver", [_WAIVER[rule.force in {Force.IN_PRINCIPLE, Force.PRACTICE}].in_language(lang)]
    if rule.needs:
        yield "needs", list(rule.needs)
    yield "source", _sources(rule, folders)


def _clauses(rule: Rule) -> list[str]:
    from ito_gate.policy.contract import is_clause  # noqa: PLC0415 - only to quote
    from ito_gate.regulation import load  # noqa: PLC0415 - read only to quote

    regulation = load(policies_dir())
    # One of a bank's own rules may cite the bank's own standards beside the regulation, or instead.
    cited = [article for article in rule.articles if is_clause(article)]
    lines = [article for article in rule.articles if article not in cited]
    lines += [f"{regulation.title}（{regulation.number}）"] if cited else []
    for article in cited:
        clause = regulation.clause(article)
        # Items of one article have its opening words in common; once is enough.
        lines += [clause.heading, *(line for line in clause.text.splitlines() if line not in lines)]
    return lines


def _yaml(change: object) -> list[str]:
    import yaml  # noqa: PLC0415 - only to print

    text: str = yaml.safe_dump(change, allow_unicode=True, sort_keys=False)
    return text.splitlines()


def _sources(rule: Rule, folders: Sequence[Path]) -> list[str]:
    from ito_gate.discovery import display  # noqa: PLC0415 - keeps start-up short

    for folder in folders:
        path = folder / f"{rule.id.replace('-', '_')}.rego"
        if path.is_file():
            test = path.with_name(f"{path.stem}_test.rego")
            return [display(path), *([display(test)] if test.is_file() else [])]
    return ["ito_gate (Python)"]
