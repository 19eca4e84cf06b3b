"""Worked cases: a small change of the base input, the status a rule gets, and the lines of what it finds.

    # What happened, in one sentence.
    as_of: 2026-05-06            # where it is not the day of the base input
    stage: signed                # where it is not the declaration's own
    options: {review_months: 6}  # where they are not the default
    expect: fail                 # the status of the rule
    due: 2026-03-02              # of a todo that has a last day
    findings:                    # all of them: message, and line in this file
      - {message: expired, line: 12}
    change:                      # JSON merge patch (RFC 7386) of the base documents
      declaration: {due_diligence: {completed_on: 2025-01-10}}

The file is ``cases/<family>/<rule>/<kind>-<what>.yaml``.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from ito_gate.errors import EngineError, Undecided
from ito_gate.model import Level, Text
from ito_gate.proving.bench import BASE_DAY, merge_patch
from ito_gate.reading.document import locate, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ito_gate.model import Outcome
    from ito_gate.proving.bench import Bench
    from ito_gate.reading.document import Document

KINDS = {
    "pass": frozenset({"pass", "not_applicable"}),
    "fail": frozenset({"fail", "warn", "pass"}),
    "todo": frozenset({"todo"}),
    "undetermined": frozenset({"undetermined"}),
}
"""Statuses that a case of each kind may expect; a rule that only informs passes with a finding."""

_KEYS = frozenset({"as_of", "stage", "options", "expect", "due", "findings", "change"})
_LARGEST = 60
"""Lines of a case."""


class Failure(NamedTuple):
    """Why something is not proved: the line, 0 for the whole, and what is the matter."""

    line: int
    text: Text


def rule_of(path: Path) -> str:
    """Return the id of the rule that the case at ``path`` is of."""
    return f"{path.parent.parent.name}/{path.parent.name}"


def case_input(bench: Bench, rule: str, case: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the documents of a case, and what is asked of them beside."""
    more: dict[str, Any] = {"as_of": BASE_DAY}
    more |= {name: case[name] for name in ("as_of", "stage", "options") if name in case}
    return merge_patch(bench.base_of(rule), case.get("change", {})), more


def load(path: Path, shown: str) -> tuple[Document | None, list[Failure]]:
    """Read the case at ``path``: the document, None where it is not one case, and what is wrong with its form."""
    try:
        reading = read(path, shown)
    except Undecided as error:
        return None, [Failure(0, error.text)]
    wrong = [Failure(one.span.line, one.message) for one in reading.findings if one.level is Level.DENY]
    if wrong or len(reading.documents) != 1:
        return None, wrong or [Failure(0, Text("一个文件写一个案例", "a file is one case"))]
    document = reading.documents[0]
    wrong = list(_form(document, path))
    return (None if wrong else document), wrong


def prove(bench: Bench, path: Path, shown: str) -> list[Failure]:
    """Judge the case at ``path``; no failure if the rule says what it expects."""
    document, wrong = load(path, shown)
    rule = rule_of(path)
    if document is None:
        return wrong
    if rule not in bench.pack.rules:
        return [Failure(0, Text(f"没有规则 {rule}", f"there is no rule {rule}"))]
    documents, more = case_input(bench, rule, document.data)
    try:
        outcomes = bench.judge(documents, **more)
    except EngineError as error:
        return [Failure(_line(document, "change"), error.text)]
    if rule not in outcomes:
        text = Text(f"改动之后的输入不由规则 {rule} 判断", f"what the change makes is not judged by {rule}")
        return [Failure(_line(document, "change"), text)]
    return list(_differences(document, outcomes[rule], path))


def _form(document: Document, path: Path) -> Iterator[Failure]:
    case = document.data
    if not document.text.startswith("# "):
        yield Failure(1, Text("第一行用 # 写明发生了什么", "the first line says after # what happened"))
    if len(document.text.splitlines()) > _LARGEST:
        text = Text(f"案例超过 {_LARGEST} 行", f"a case has at most {_LARGEST} lines")
        yield Failure(0, text)
    if not isinstance(case, dict) or not case.keys() <= _KEYS or "expect" not in case:
        known = ", ".join(sorted(_KEYS))
        yield Failure(
            1, Text(f"案例由 {known} 组成，其中 expect 必填", f"a case is made of {known}; expect is required")
        )
        return
    kind = path.stem.partition("-")[0]
    if kind not in KINDS:
        text = Text(
            f"文件名以 {'、'.join(KINDS)} 之一和 - 开头", f"its name begins with one of {', '.join(KINDS)} and -"
        )
        yield Failure(0, text)
    elif case["expect"] not in KINDS[kind]:
        allowed = ", ".join(sorted(KINDS[kind]))
        text = Text(f"{kind} 案例的 expect 应为 {allowed}", f"expect of a {kind} case is one of {allowed}")
        yield Failure(_line(document, "expect"), text)
    findings = case.get("findings", [])
    if not isinstance(findings, list) or not all(_is_finding(one) for one in findings):
        said = "findings 的每一项写作 {message: …, line: …}", "each of findings is {message: …, line: …}"
        yield Failure(_line(document, "findings"), Text(*said))
    elif kind in {"pass", "fail", "todo"} and (kind == "fail") != bool(findings):
        said = "fail 案例写明 findings，pass 和 todo 案例没有", "a fail case has findings; a pass or todo case has none"
        yield Failure(_line(document, "findings"), Text(*said))
    if not isinstance(case.get("change", {}), dict):
        yield Failure(_line(document, "change"), Text("change 是一组键", "change is a mapping"))


def _is_finding(one: object) -> bool:
    return (
        isinstance(one, dict)
        and one.keys() == {"message", "line"}
        and isinstance(one["message"], str)
        and isinstance(one["line"], int)
    )


def _differences(document: Document, outcome: Outcome, path: Path) -> Iterator[Failure]:
    case = document.data
    if outcome.status != case["expect"]:
        said = (
            f"应为 {case['expect']}，实为 {outcome.status}",
            f"expected {case['expect']}, but the status is {outcome.status}",
        )
        yield Failure(_line(document, "expect"), Text(*said))
    found = Counter(
        (one.message_id, locate(document, ("change", *one.pointer)).line, one.message) for one in outcome.findings
    )
    expected = Counter((one["message"], one["line"]) for one in case.get("findings", []))
    actual = Counter({(message, line): 0 for message, line, _ in found})
    for (message, line, _), count in found.items():
        actual[message, line] += count
    for message, line in sorted((expected - actual).elements()):
        said = f"没有提出 {message}（第 {line} 行）", f"{message} is not found in line {line}"
        yield Failure(_line(document, "findings"), Text(*said))
    words = {(message, line): text for message, line, text in found}
    for message, line in sorted((actual - expected).elements()):
        text = words[message, line]
        yield Failure(
            line,
            Text(f"提出了未写明的 {message}：{text.zh}", f"{message} is found, but is not among findings: {text.en}"),
        )
    if ("due" in case or path.stem.startswith("todo")) and outcome.due != case.get("due"):
        said = f"最后日期是 {outcome.due}", f"the last day is {outcome.due}"
        yield Failure(_line(document, "due"), Text(*said))


def _line(document: Document, key: str) -> int:
    return locate(document, (key,)).line
