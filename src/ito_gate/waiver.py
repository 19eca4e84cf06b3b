"""Waivers: governed exceptions to requirements that hold in principle (原则上) or in practice.

A waiver has an effect only where everything about it is in order; whatever is not is a finding, and
then it has none. 应当 and 不得 cannot be waived, nor can what cannot be decided, nor (article 20: 不得降低)
the standards of entry, due diligence and contract for a related or peer provider.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ito_gate.evaluation import BLOCKING
from ito_gate.model import (
    AgendaItem,
    Decision,
    Force,
    Level,
    Message,
    Rule,
    Status,
    Text,
    json_pointer,
)
from ito_gate.reading.document import locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ito_gate.model import Finding, Outcome, SubjectResult
    from ito_gate.policy.pack import Pack
    from ito_gate.register import Entry

_WAIVABLE = frozenset({Force.IN_PRINCIPLE, Force.PRACTICE})
_EQUAL_STANDARDS = frozenset({"16", "17", "18", "21"})
"""Articles whose standards may not be lowered for related and peer outsourcing (article 20)."""

_MUST = Force.MUST
_RENEW = Text("重新申请并取得批准，或者删除这份豁免。", "Have it approved again, or delete the waiver.")
_DELETE = Text("删除这份豁免，按规则处理问题本身。", "Delete the waiver and mend what the rule found.")


def _rule(name: str, title: Text, description: Text, messages: Mapping[str, Message], *articles: str) -> Rule:
    return Rule(f"waiver/{name}", title, description, _MUST, messages, articles=articles)


_IN_FORCE = _rule(
    "in-force",
    Text("豁免在有效期内", "The waiver is in force"),
    Text(
        "豁免自批准日起生效，到期日当天仍有效，最长一年；期限之外没有效力。",
        "A waiver works from its approval to its last day, at most one year; outside that it has no effect.",
    ),
    {
        "expired": Message(_MUST, Text("豁免已于 {expires_on} 到期", "the waiver expired on {expires_on}"), _RENEW),
        "not-yet": Message(
            _MUST,
            Text(
                "豁免的批准日 {approved_on} 晚于检查日",
                "the waiver is approved on {approved_on}, after the day of the check",
            ),
            Text("更正批准日。", "Correct the day of the approval."),
        ),
        "too-long": Message(
            _MUST,
            Text(
                "豁免到 {expires_on} 才到期，最长可到 {latest}",
                "the waiver lasts until {expires_on}; the most is {latest}",
            ),
            Text("把到期日改到批准日起一年之内。", "Let it expire within a year of its approval."),
        ),
    },
)
_MATCHES = _rule(
    "matches",
    Text("豁免对得上一个问题", "The waiver matches a finding"),
    Text(
        "豁免必须对应一条存在的规则在该申报该字段上的问题；对不上的豁免多半写错了，或者已经多余。",
        "A waiver stands for a finding of an existing rule at that field of that declaration; one that matches "
        "nothing is mistyped or not needed any more.",
    ),
    {
        "unknown-rule": Message(
            _MUST,
            Text("没有规则 {rule}{near}", "there is no rule {rule}{near}"),
            Text("改正规则编号（ito-gate rules 列出全部）。", "Correct the rule's id (ito-gate rules lists them)."),
        ),
        "nothing": Message(
            _MUST,
            Text(
                "{declaration} 的 {field} 处没有规则 {rule} 的问题{where}",
                "{declaration} has no finding of {rule} at {field}{where}",
            ),
            Text(
                "改正规则或字段；问题已消除的，删除这份豁免。",
                "Correct rule or field; if the finding has gone, delete the waiver.",
            ),
        ),
    },
)
_PERMITTED = _rule(
    "permitted",
    Text("这条要求可以豁免", "The requirement can be waived"),
    Text(
        "只有“原则上”和实践要求可以豁免。应当、不得以及无法判断的不能豁免；第二十条规定不得降低对关联外包和同业外包"
        "服务提供商的要求，因此其准入、尽职调查和合同要求（第十六、十七、十八、二十一条）不能豁免。",
        "Only what holds in principle (原则上) or in practice can be waived; what must be (应当, 不得) and what cannot "
        "be decided cannot. Article 20 forbids lower standards for related and peer outsourcing, so its standards of "
        "entry, due diligence and contract (articles 16, 17, 18, 21) cannot be waived.",
    ),
    {
        "must": Message(
            _MUST,
            Text("规则 {rule} 的这一要求不能豁免", "this requirement of {rule} cannot be waived"),
            _DELETE,
        ),
        "lower-standard": Message(
            _MUST,
            Text(
                "{declaration} 是（或者不能排除是）关联外包或同业外包，对其服务提供商的要求“不得降低”，不能豁免 {rule}",
                "{declaration} is, or may be, related or peer outsourcing; the standards must not be lowered, "
                "so {rule} cannot be waived",
            ),
            _DELETE,
        ),
    },
    "20",
)
_APPROVED = _rule(
    "approved",
    Text("豁免由他人批准", "Somebody else approved the waiver"),
    Text("申请人不得批准自己的豁免。", "Nobody approves a waiver that they asked for."),
    {
        "self-approved": Message(
            _MUST,
            Text("申请人和批准人同为“{name}”", "“{name}” both asked for the waiver and approved it"),
            Text("由他人批准。", "Have somebody else approve it."),
        ),
    },
)
_UNCHANGED = _rule(
    "unchanged",
    Text("申报自批准后没有改动", "The declaration has not changed since"),
    Text(
        "豁免只对批准时的申报内容有效；申报改动后须重新批准。摘要与排版、注释和字段顺序无关。",
        "A waiver is for the declaration as it was approved; once that changes, it has to be approved again. The "
        "digest does not depend on layout, comments and the order of fields.",
    ),
    {
        "changed": Message(
            _MUST,
            Text(
                "{declaration} 在豁免批准后改动过：现在的摘要是 {digest}",
                "{declaration} has changed since the waiver was approved: its digest is now {digest}",
            ),
            Text(
                "核对改动，重新批准后填写现在的摘要。",
                "Look at the change, have the waiver approved again and write the digest as it is now.",
            ),
        ),
    },
)
RULES = (_IN_FORCE, _MATCHES, _PERMITTED, _APPROVED, _UNCHANGED)


@dataclass(frozen=True, slots=True)
class Applied:
    """What waivers have done.

    Attributes:
        results: the results, with what is waived.
        findings: what is wrong with waivers; those have had no effect.
    """

    results: list[SubjectResult]
    findings: list[Finding]


def apply(results: Sequence[SubjectResult], waivers: Iterable[Entry], as_of: str, pack: Pack) -> Applied:
    """Apply ``waivers`` to the results of their declarations.

    Args:
        results: of all documents; a waiver for none of them is left alone.
        waivers: documents of the kind ``waiver``; one with findings of its own has no effect.
        as_of: the day of the check (ISO 8601).
        pack: the rules that can be waived.
    """
    by_id = {result.id: index for index, result in enumerate(results) if result.kind == "declaration"}
    changed, findings = list(results), []
    for entry in waivers:
        index = by_id.get(entry.text("declaration"))
        if index is None or entry.flawed:
            continue
        problems = list(_problems(entry, changed[index], as_of, pack))
        findings += problems
        if not problems:
            changed[index] = _waived(changed[index], entry)
    return Applied(changed, findings)


def waivable(rule: Rule, result: SubjectResult) -> tuple[Finding, ...]:
    """Return what ``rule`` found in a declaration and a waiver could be granted for."""
    if _is_held_to_equal_standards(rule, result):
        return ()
    found = (one for outcome in result.outcomes if outcome.rule == rule.id for one in outcome.findings)
    return tuple(one for one in found if one.waiver is None and _is_waivable(rule, one))


def _problems(entry: Entry, result: SubjectResult, as_of: str, pack: Pack) -> Iterator[Finding]:
    yield from _about_time(entry, as_of)
    names = entry.text("requested_by"), entry.text("approved_by")
    if _person(names[0]) == _person(names[1]):
        yield _finding(_APPROVED, "self-approved", "approved_by", entry, name=names[1])
    if entry.text("declaration_digest") != result.digest:
        yield _finding(_UNCHANGED, "changed", "declaration_digest", entry, declaration=result.id, digest=result.digest)
    yield from _about_rule(entry, result, pack)


def _about_time(entry: Entry, as_of: str) -> Iterator[Finding]:
    approved_on, expires_on = entry.text("approved_on"), entry.text("expires_on")
    latest = _a_year_after(date.fromisoformat(approved_on)).isoformat()
    if approved_on > as_of:
        yield _finding(_IN_FORCE, "not-yet", "approved_on", entry, approved_on=approved_on)
    if expires_on > latest:
        yield _finding(_IN_FORCE, "too-long", "expires_on", entry, expires_on=expires_on, latest=latest)
    if expires_on < as_of:
        yield _finding(_IN_FORCE, "expired", "expires_on", entry, expires_on=expires_on)


def _about_rule(entry: Entry, result: SubjectResult, pack: Pack) -> Iterator[Finding]:
    rule_id = entry.text("rule")
    named = {"rule": rule_id, "declaration": result.id, "field": entry.text("field")}
    rule = pack.rules.get(rule_id)
    if rule is None:
        from difflib import get_close_matches  # noqa: PLC0415 - only when there is something to suggest

        near = get_close_matches(rule_id, pack.rules, n=1)
        hint = Text(f"，是不是 {near[0]}？", f"; did you mean {near[0]}?") if near else Text("", "")
        yield _finding(_MATCHES, "unknown-rule", "rule", entry, rule=rule_id, near=hint)
        return
    outcome = next((one for one in result.outcomes if one.rule == rule_id), None)
    found = [one for one in outcome.findings if one.level is not Level.INFO] if outcome else []
    matched = [one for one in found if _matches(entry, one)]
    if not matched:
        places = ", ".join(sorted({json_pointer(one.pointer) for one in found}))
        where = Text(f"；它的问题在 {places}", f"; its findings are at {places}") if places else Text("", "")
        yield _finding(_MATCHES, "nothing", "field", entry, **named, where=where)
        return
    if not all(_is_waivable(rule, one) for one in matched):
        yield _finding(_PERMITTED, "must", "rule", entry, rule=rule_id)
    if _is_held_to_equal_standards(rule, result):
        yield _finding(_PERMITTED, "lower-standard", "rule", entry, rule=rule_id, declaration=result.id)


def _is_waivable(rule: Rule, finding: Finding) -> bool:
    message = rule.messages.get(finding.message_id)
    return message is not None and not message.undetermined and message.force in _WAIVABLE


def _is_held_to_equal_standards(rule: Rule, result: SubjectResult) -> bool:
    cited = {article.partition("(")[0] for article in rule.articles}
    forms = [fact.value for fact in result.facts if fact.name in {"related", "peer"}]
    return bool(cited & _EQUAL_STANDARDS) and any(value is not False for value in forms)


def _waived(result: SubjectResult, entry: Entry) -> SubjectResult:
    outcomes = tuple(
        _waived_outcome(outcome, entry) if outcome.rule == entry.text("rule") else outcome
        for outcome in result.outcomes
    )
    decision = result.decision
    if decision is not Decision.UNDECIDED:
        blocked = any(outcome.status in BLOCKING for outcome in outcomes)
        decision = Decision.FAIL if blocked else Decision.PASS
    return dataclasses.replace(result, outcomes=outcomes, decision=decision, agenda=(*result.agenda, _expiry(entry)))


def _waived_outcome(outcome: Outcome, entry: Entry) -> Outcome:
    findings = tuple(
        dataclasses.replace(one, waiver=entry.id) if _matches(entry, one) else one for one in outcome.findings
    )
    levels = {one.level for one in findings if one.waiver is None}
    if Level.DENY in levels:
        return dataclasses.replace(outcome, findings=findings)
    status = Status.WARN if Level.WARN in levels else Status.WAIVED
    return dataclasses.replace(outcome, findings=findings, status=status)


def _expiry(entry: Entry) -> AgendaItem:
    document = entry.document
    return AgendaItem(
        on=entry.text("expires_on"),
        rules=(entry.text("rule"),),
        message=Text(f"豁免 {entry.id} 到期", f"the waiver {entry.id} expires"),
        path=document.path,
        pointer=("expires_on",),
        span=locate(document, ("expires_on",)),
    )


def _matches(entry: Entry, finding: Finding) -> bool:
    return json_pointer(finding.pointer) == entry.text("field")


def _finding(by: Rule, message: str, field: str, entry: Entry, /, **values: object) -> Finding:
    document = entry.document
    return by.finding(message, values, path=document.path, pointer=(field,), span=locate(document, (field,)))


def _person(name: str) -> str:
    """Return a name as it is compared: without spaces, in one width and one case."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def _a_year_after(day: date) -> date:
    """Return the same day a year later; of 29 February the 28th (Civil Code, article 202)."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
