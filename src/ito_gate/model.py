"""What flows through the gate: frozen data, no behaviour beyond looking itself up.

Positions are counted the way an editor counts them: lines and columns from 1, columns in Unicode
code points, the end column exclusive. A reporter whose consumer counts otherwise converts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Pointer = tuple[str | int, ...]
"""The way to a value inside a document: object keys and array indices."""

Json = Any
"""A JSON value: None, bool, int, float, str, list or dict with str keys."""


def json_pointer(pointer: Pointer) -> str:
    """Write ``pointer`` as a JSON Pointer (RFC 6901, sections 3 and 4); the whole document is ``""``."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in pointer)


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence for both readers."""

    zh: str
    en: str

    def in_language(self, lang: str) -> str:
        """Return the sentence in ``lang``, ``"zh"`` or ``"en"``."""
        return self.zh if lang == "zh" else self.en

    def fill(self, values: Mapping[str, object]) -> Text:
        """Replace each ``{name}`` by its value; a value that is a ``Text`` by its own words.

        Only plain names are replaced: a template cannot reach into attributes or formats, and
        braces inside a value stay as they are.

        Raises:
            KeyError: a placeholder has no value.
        """
        return Text(_fill(self.zh, values, "zh"), _fill(self.en, values, "en"))


def _fill(template: str, values: Mapping[str, object], lang: str) -> str:
    def word(match: re.Match[str]) -> str:
        value = values[match[1]]
        return value.in_language(lang) if isinstance(value, Text) else str(value)

    return _PLACEHOLDER.sub(word, template)


_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one file: 1-based lines and code-point columns, end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)

STAGES = ("proposed", "approved", "filed", "signed", "in_service", "ended")
"""The life of an outsourced activity; ``terminated`` ranks with ``ended``."""


AGENDA_DAYS = 90
"""How many days ahead the agenda looks."""

CASE_KINDS = ("pass", "fail", "todo", "undetermined")
"""What a worked case of a rule can show."""

CHANGED = ("added", "changed", "affected", "unchanged")
"""What a change did to a document; ``affected``: something it is judged by has changed."""

SUBJECTS = ("declaration", "institution", "incident", "order")
"""Kinds of documents that rules are about; the others are evidence beside them."""


class Level(StrEnum):
    """How much a finding weighs."""

    DENY = "deny"
    WARN = "warn"
    INFO = "info"


class Force(StrEnum):
    """The legal force of a rule; it alone decides the level of a finding.

    应当/不得 is ``must``, 原则上 ``in_principle``, 可/必要时 ``may``; ``practice`` is not in the
    regulation's text but needed to work with it.
    """

    MUST = "must"
    IN_PRINCIPLE = "in_principle"
    PRACTICE = "practice"
    MAY = "may"

    @property
    def level(self) -> Level:
        """The level of a finding of this force."""
        return _LEVELS[self]


_LEVELS = {
    Force.MUST: Level.DENY,
    Force.IN_PRINCIPLE: Level.DENY,
    Force.PRACTICE: Level.WARN,
    Force.MAY: Level.INFO,
}


class Status(StrEnum):
    """What became of one rule for one declaration. ``fail`` and ``undetermined`` block."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    WARN = "warn"
    TODO = "todo"
    WAIVED = "waived"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"


class Decision(StrEnum):
    """The verdict on a declaration or a whole run."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a person has to look at, with its place and its remedy.

    Attributes:
        rule: ``<family>/<name>``.
        message_id: which of the rule's messages this is, stable across wordings.
        level: weight of the finding.
        articles: clauses of the regulation, such as ``37(5)``; empty for findings about the file itself.
        message: what is wrong.
        remediation: what to do about it.
        path: the file, relative and with forward slashes.
        pointer: where in the document.
        span: where in the file.
        latest: the latest date (ISO 8601) that would still do, where the finding is about a date.
        waiver: id of the waiver in force for it; it then has no effect.
        new: whether it came with the change that is checked; None where no change is.
        baseline: whether the baseline keeps it as old; it then has no effect.
    """

    rule: str
    message_id: str
    level: Level
    message: Text
    remediation: Text
    path: str
    pointer: Pointer = ()
    span: Span = START
    articles: tuple[str, ...] = ()
    latest: str | None = None
    waiver: str | None = None
    new: bool | None = None
    baseline: bool = False


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something that falls due, although nothing is wrong yet.

    Attributes:
        on: the last good day (ISO 8601).
        rules: who wants it: one rule, or all those that a stage still waits for.
        message: what falls due.
        path: the file, relative and with forward slashes.
        pointer: where in the document.
        span: where in the file.
        subjects: ids of the documents it is about.
    """

    on: str
    rules: tuple[str, ...]
    message: Text
    path: str
    pointer: Pointer
    span: Span
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """One thing a rule can say: a template in both languages with ``{placeholders}`` and its remedy.

    ``undetermined`` marks a message that says that the rule cannot be decided.
    """

    force: Force
    text: Text
    remediation: Text
    undetermined: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that a rule does what it says.

    Attributes:
        tests: number of ``test_`` rules beside the rule.
        cases: number of worked cases in ``tests/cases``, by kind: one of ``CASE_KINDS``.
    """

    tests: int
    cases: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as its readers see it. All its words stand here and nowhere else.

    Attributes:
        id: ``<family>/<name>`` in kebab case; never reused.
        title: one line.
        description: what is checked and why.
        articles: the clauses it enforces, such as ``37(5)``; empty for rules about files. One of a bank's own
            rules may cite the bank's own standards here.
        force: legal force of the rule; a message may carry a weaker one of its own.
        messages: what it can say, by message id.
        stage: the stage from which it applies.
        applies_to: the derived facts that must hold; empty means every declaration.
        needs: the fields it reads, as ``document:path``.
        reading: which reading of an ambiguous text was chosen, and why.
        examples: small changes of a passing input, ``fail`` and ``pass`` (JSON merge patch, RFC 7386).
        subject: the kind of document it is about, one of ``SUBJECTS``.
        agenda: what can fall due, by item id.
        proof: its tests and cases; None for a rule of the gate itself.
        basis: what one of a bank's own rules rests on; None for any other.
    """

    id: str
    title: Text
    description: Text
    force: Force
    messages: Mapping[str, Message]
    articles: tuple[str, ...] = ()
    stage: str = "proposed"
    applies_to: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    reading: Text | None = None
    examples: Mapping[str, Json] = field(default_factory=dict)
    subject: str = SUBJECTS[0]
    agenda: Mapping[str, Text] = field(default_factory=dict)
    proof: Proof | None = None
    basis: Text | None = None

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels of what it can say, heaviest first."""
        found = {message.force.level for message in self.messages.values()}
        return tuple(level for level in Level if level in found)

    def finding(
        self,
        message_id: str,
        values: Mapping[str, object],
        *,
        path: str,
        pointer: Pointer = (),
        span: Span = START,
        latest: str | None = None,
        articles: tuple[str, ...] | None = None,
    ) -> Finding:
        """Fill the words of ``message_id`` with ``values``.

        Raises:
            KeyError: the rule has no such message, or a placeholder has no value. Callers that hold
                values of a policy engine turn this into an ``EngineError``.
        """
        message = self.messages[message_id]
        return Finding(
            rule=self.id,
            message_id=message_id,
            level=message.force.level,
            message=message.text.fill(values),
            remediation=message.remediation.fill(values),
            path=path,
            pointer=pointer,
            span=span,
            articles=self.articles if articles is None else articles,
            latest=latest,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule said of one declaration.

    Attributes:
        rule: ``<family>/<name>``.
        status: the result.
        findings: what to look at; never empty for ``fail``, ``warn`` and ``undetermined``.
        due: for ``todo``, the latest date (ISO 8601) that still works, if the rule has one.
    """

    rule: str
    status: Status
    findings: tuple[Finding, ...] = ()
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A derived fact with its reasons; ``value`` is None where it cannot be told."""

    name: str
    value: bool | None
    reasons: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class SubjectResult:
    """Everything the gate says of one document that rules are about.

    Attributes:
        kind: one of ``SUBJECTS``.
        digest: SHA-256 of its data, whatever its layout; a waiver names it.
        agenda: what falls due within ``AGENDA_DAYS``.
        changed: one of ``CHANGED``; None where no change is checked.
    """

    id: str
    path: str
    span: Span
    name: str
    stage: str
    decision: Decision
    facts: tuple[Fact, ...]
    outcomes: tuple[Outcome, ...]
    error: Text | None = None
    kind: str = SUBJECTS[0]
    digest: str = ""
    agenda: tuple[AgendaItem, ...] = ()
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class Base:
    """What a change is compared with.

    Attributes:
        revision: the revision as it was asked for.
        merge_base: id of the commit that is compared with: the newest that the revision and the checkout share.
    """

    revision: str
    merge_base: str


@dataclass(frozen=True, slots=True, order=True)
class Deleted:
    """A document that was there at the base and is gone."""

    path: str
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a verdict was made with, so that it can be made again."""

    tool: str
    engine: str
    engine_version: str
    policy_revision: str
    policy_digest: str
    schema_digest: str
    calendar_digest: str
    calendar_published_through: str
    base: Base | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one run.

    Attributes:
        as_of: the day the verdict is about (ISO 8601).
        decision: the verdict on everything together.
        provenance: what it was made with.
        options: settings that change verdicts, such as the way working days are counted.
        results: one for each declaration, institution and incident, sorted by path, line and id.
        findings: about files and the register rather than one rule of one declaration.
        documents: number of documents read, by kind.
        ignored: files that were met but are not ours.
        agenda: what falls due within ``AGENDA_DAYS`` of ``as_of``, by date.
        deleted: documents that the change deleted, sorted.
        only_new: whether findings that the change did not bring have no effect.
    """

    as_of: str
    decision: Decision
    provenance: Provenance
    options: dict[str, str]
    results: tuple[SubjectResult, ...]
    findings: tuple[Finding, ...]
    documents: dict[str, int]
    ignored: tuple[str, ...] = ()
    errors: tuple[Text, ...] = field(default=())
    agenda: tuple[AgendaItem, ...] = ()
    deleted: tuple[Deleted, ...] = ()
    only_new: bool = False

    def is_old(self, finding: Finding) -> bool:
        """Tell whether ``finding`` has no effect because it is old: kept by the baseline, or not new."""
        return finding.baseline or (self.only_new and finding.new is False)

    @property
    def declarations(self) -> tuple[SubjectResult, ...]:
        """The results about declarations."""
        return self.of_kind(SUBJECTS[0])

    def of_kind(self, kind: str) -> tuple[SubjectResult, ...]:
        """Return the results about documents of ``kind``."""
        return tuple(result for result in self.results if result.kind == kind)
