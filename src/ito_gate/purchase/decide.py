"""The decision on an order: is its declaration fit to be signed on that day, and does the order agree with it?"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ito_gate import gate
from ito_gate.errors import Undecided
from ito_gate.model import Decision, Level, Text
from ito_gate.purchase.binding import bind, providers
from ito_gate.purchase.index import text_at
from ito_gate.purchase.rules import BINDING, UNCHANGED
from ito_gate.reading.document import locate, read_text
from ito_gate.register import Entry, join
from ito_gate.schema import check

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ito_gate.change.filed import Fact
    from ito_gate.gate import Request
    from ito_gate.holding import Unknown
    from ito_gate.model import Finding, Json, Report
    from ito_gate.policy.engine import Engine
    from ito_gate.policy.pack import Pack
    from ito_gate.purchase.index import Index
    from ito_gate.reading.document import Document

MARK = "order/v1"
STAGE = "signed"
"""A purchase order is the moment of signing."""

PATH = "order.json"
"""How findings name the order: it is no file of the register."""

_LAST_DAY = date(date.max.year - 1, 12, 31).isoformat()
"""Verdicts look ahead; after this day the calendar has no days to look at."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision and what it rests on.

    Attributes:
        allowed: whether the order may be placed.
        order: the order as it was judged; None where it cannot be read.
        declaration: the one it is placed under; None where there is none.
        findings: what is wrong with the order itself, besides what the reports say.
        reports: the verdict on declaration and order, for each day that was judged.
        outside: whether the order is no IT outsourcing, by the settings, and was not judged.
    """

    allowed: bool
    order: Document | None
    declaration: Entry | None
    findings: tuple[Finding, ...]
    reports: tuple[Report, ...] = ()
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Decider:
    """Decides on orders by one revision of a register. It belongs to the thread that made its engine.

    Attributes:
        request: how to judge: settings and level; day, stage and paths are the order's.
        pack: the policies.
        engine: who evaluates them.
        index: the register.
        changed: tells what of a declaration is not as it was reported; see ``holding.changed_since_filing``.
    """

    request: Request
    pack: Pack
    engine: Engine
    index: Index
    changed: Callable[[Entry], Sequence[tuple[Entry, Fact]] | Unknown]

    def decide(
        self,
        order: Mapping[str, Json],
        earlier: Callable[[str], Sequence[Mapping[str, Json]]],
        *,
        today: str,
        outside: str = "",
    ) -> Decided:
        """Decide on ``order``.

        An order dated before today is judged for its day and as if it were placed today, and has to pass both times: a
        date on paper is no proof that it was placed then. One dated ahead is judged for its day.

        Args:
            order: the fields of an order document, without its mark.
            earlier: gives the orders allowed so far under the declaration of this id, as ``ordered_before`` has them.
            today: the day on which the order arrived (ISO 8601, in Shanghai).
            outside: the category by which the settings take it for no IT outsourcing; empty where they do not.

        Raises:
            Undecided: the engine could not decide.
        """
        draft = _read(order)
        if isinstance(draft, tuple):
            return Decided(allowed=False, order=None, declaration=None, findings=draft)
        if outside and not self._is_ours(draft.data):
            finding = BINDING.finding("outside", {"category": outside}, path=draft.path)
            return Decided(allowed=True, order=draft, declaration=None, findings=(finding,), outside=True)
        binding = bind(draft, self.index)
        bound = binding.declaration
        completed = {**draft.data, "ordered_before": []}
        if bound is not None:
            completed |= {"declaration": bound.id, "ordered_before": [dict(one) for one in earlier(bound.id)]}
        document = _read(completed)
        if isinstance(document, tuple):
            return Decided(allowed=False, order=None, declaration=bound, findings=document)
        _, flaws = check(document, self.request.schema_engine)
        days = _days(document.data, today)
        far = () if days else (_far_ahead(document),)
        reports = () if bound is None else self._judge(document, bound, days, flawed=bool(flaws))
        since = () if bound is None else self._since_report(bound, reports)
        findings = (*binding.findings, *flaws, *far, *since)
        passed = bool(reports) and all(report.decision is Decision.PASS for report in reports)
        return Decided(
            allowed=passed and not any(finding.level is Level.DENY for finding in findings),
            order=document,
            declaration=bound,
            findings=findings,
            reports=reports,
        )

    def _is_ours(self, order: Json) -> bool:
        """Tell whether an order is about IT outsourcing whatever its category: it says so, or its provider does."""
        named = text_at(order, "declaration") or text_at(order, "contract_number")
        known = any(text_at(order, "provider", field) for field in ("id", "uscc", "code", "name"))
        return bool(named) or not known or bool(providers(order, self.index))

    def _since_report(self, declaration: Entry, reports: Sequence[Report]) -> tuple[Finding, ...]:
        """Say what of a declaration that had to be reported has changed since it was."""
        if not any(_has_to_be_reported(report) for report in reports):
            return ()
        filed_on = text_at(declaration.document.data, "filing", "filed_on")
        found = self.changed(declaration)
        if not isinstance(found, Sequence):
            return (_since(declaration, "no-history", {"filed_on": filed_on, "why": found.why}),)
        if not found:
            return ()
        titles = [fact.title for _, fact in found]
        facts = Text("、".join(one.zh for one in titles), ", ".join(one.en for one in titles))
        return (_since(declaration, "changed", {"filed_on": filed_on, "facts": facts}),)

    def _judge(self, order: Document, declaration: Entry, days: tuple[str, ...], *, flawed: bool) -> tuple[Report, ...]:
        around = self.index.around(declaration)
        findings = self.index.findings_of(around)
        reports = []
        for number, day in enumerate(days):
            # The second day is today, for an order that is dated before.
            dated = order if number == 0 else dataclasses.replace(order, data={**order.data, "ordered_on": day})
            placed = Entry("order", dated, flawed=flawed)
            register = join((*around.entries, placed))
            request = dataclasses.replace(self.request, as_of=day, stage=STAGE)
            checked = [declaration, placed]
            reports.append(gate.answer(request, self.pack, self.engine, register, checked, findings))
        for report in reports:
            if report.decision is Decision.UNDECIDED:
                raise Undecided(*_why(report))
        return tuple(reports)


def _has_to_be_reported(report: Report) -> bool:
    return any(
        fact.name == "filing_required" and fact.value is not False for one in report.results for fact in one.facts
    )


def _since(entry: Entry, message: str, values: dict[str, object]) -> Finding:
    document, at = entry.document, ("filing", "filed_on")
    return UNCHANGED.finding(message, values, path=document.path, pointer=at, span=locate(document, at))


def _far_ahead(order: Document) -> Finding:
    at = ("ordered_on",)
    return BINDING.finding(
        "far-ahead", {"day": text_at(order.data, *at)}, path=order.path, pointer=at, span=locate(order, at)
    )


def _days(order: Json, today: str) -> tuple[str, ...]:
    """Return the days to judge for, the order's first; none for one after ``_LAST_DAY``.

    What is no day at all is the schema's to refuse.
    """
    try:
        ordered = date.fromisoformat(text_at(order, "ordered_on")).isoformat()
    except ValueError:
        return (today,)
    if ordered > _LAST_DAY:
        return ()
    return (ordered, today) if ordered < today else (ordered,)


def _why(report: Report) -> tuple[str, str]:
    errors = [*report.errors, *(result.error for result in report.results if result.error)]
    return ("; ".join(error.en for error in errors), "；".join(error.zh for error in errors))


def _read(fields: Mapping[str, Json]) -> Document | tuple[Finding, ...]:
    """Return the order as a document, or why it cannot be one."""
    text = json.dumps({"ito_gate": MARK, **fields}, ensure_ascii=False, indent=2)
    reading = read_text(text, PATH, "json")
    return reading.documents[0] if reading.documents else reading.findings
