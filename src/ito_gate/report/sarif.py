"""SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), as GitHub's code scanning reads it.

What GitHub takes: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/
sarif-support-for-code-scanning. Left out on purpose:

- ``security-severity``: it is a score of CVSS, and a clause of a regulation has none. What blocks is an error.
- ``primaryLocationLineHash``: a hash of lines, which GitHub's upload makes of the files itself. Ours is made of
  what a finding is about and goes by its own name.
- ``helpUri``: ``ito-gate explain`` is where a rule is explained; an address has to lead somewhere.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING
from urllib.parse import quote

from ito_gate.model import Decision, json_pointer
from ito_gate.report.issue import UNDECIDED, Weight, clip, issues, last_line, lines, stretch, weight
from ito_gate.report.overview import Kind
from ito_gate.report.sarif_rules import descriptor
from ito_gate.report.words import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ito_gate.model import Finding, Report
    from ito_gate.report import RenderOptions
    from ito_gate.report.overview import Entry

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "itoGateFinding"
MOST_RESULTS = 25_000
"""Results of a run; GitHub refuses a file with more, and keeps the 5,000 worst of them."""

LARGEST = 9_500_000
"""Bytes of the file after gzip; GitHub refuses more than 10 MB. The rest is for what stands after the results."""

_ROOT = "%SRCROOT%"
"""The folder of the repository by the name that GitHub gives it."""

_LEVELS = {Weight.ERROR: "error", Weight.WARNING: "warning", Weight.NOTE: "note"}
_EXIT = {Decision.PASS: 0, Decision.FAIL: 1}
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    """Yield one JSON document (RFC 8259), a result a line, worst first; the least ones are cut first, and counted."""
    say = Speaker(options.lang)
    everything = issues(report)
    undecided = [entry for entry in everything if entry.finding.rule == UNDECIDED]
    found = [entry for entry in everything if entry.finding.rule != UNDECIDED]
    used = {entry.finding.rule for entry in found}
    ids = sorted({*options.rules, *used})
    index = {id_: number for number, id_ in enumerate(ids)}
    rules = [descriptor(id_, options.rules.get(id_), options.lang) for id_ in ids]
    head = (
        f'{{"$schema": {_json(SCHEMA)}, "version": "2.1.0", "runs": [{{\n'
        f'"tool": {{"driver": {_driver(report, options.lang)}, "rules": [\n{_list(rules)}\n]}}}},\n'
        f'"automationDetails": {{"id": "ito-gate/"}},\n'
        f'"columnKind": "unicodeCodePoints",\n'
        f'"originalUriBaseIds": {{{_json(_ROOT)}: {{"description": {{"text": {_json(say("root"))}}}}}}},\n'
        '"results": [\n'
    )
    yield head
    packer = zlib.compressobj()
    packed = len(packer.compress(head.encode()))
    shown = 0
    for entry in found[:MOST_RESULTS]:
        part = (",\n" if shown else "") + _json(_result(entry, report, index, options, say))
        packed += len(packer.compress(part.encode()))
        if packed > LARGEST:
            break
        shown += 1
        yield part
    yield f'\n],\n"invocations": [{_json(_invocation(report, undecided, len(found) - shown, say))}],\n'
    yield f'"properties": {_json(_properties(report))}\n}}]}}\n'


def _driver(report: Report, lang: str) -> str:
    name, _, version = report.provenance.tool.partition(" ")
    driver = {"name": name, "version": version, "semanticVersion": version, "language": _LANGUAGES[lang]}
    return _json(driver)[:-1]


def _result(
    entry: Entry, report: Report, index: dict[str, int], options: RenderOptions, say: Speaker
) -> dict[str, object]:
    finding = entry.finding
    text = "\n".join(lines(entry, say))
    why = {Kind.WAIVED: finding.waiver, Kind.OLD: say("old")}.get(entry.kind)
    suppressed = {"kind": "external", "status": "accepted", "justification": why}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[weight(entry.kind, report)],
        "message": {"text": clip(text, say)},
        "locations": [_location(entry, options)],
        "partialFingerprints": dict([_fingerprint(entry)]),
        # Of every result or of none (3.27.23); an empty list says that it is not suppressed.
        "suppressions": [suppressed] if why else [],
        **_compared(finding),
        "properties": {
            "kind": entry.kind,
            "messageId": finding.message_id,
            "pointer": json_pointer(finding.pointer),
            "documents": list(entry.declarations),
            "articles": list(finding.articles),
            "latest": finding.latest,
        },
    }


def _compared(finding: Finding) -> dict[str, str]:
    """Return ``baselineState`` (3.27.24): only where the run compares with what was there before."""
    if finding.new is None and not finding.baseline:
        return {}
    return {"baselineState": "unchanged" if finding.baseline or not finding.new else "new"}


def _fingerprint(entry: Entry) -> tuple[str, str]:
    """Return name, with the version after a slash (3.27.18), and value."""
    version, _, value = entry.fingerprint.partition(":")
    return f"{FINGERPRINT}/{version}", value


def _location(entry: Entry, options: RenderOptions) -> dict[str, object]:
    span = entry.finding.span
    line, column, end = stretch(span, entry.finding.path, options)
    region = {"startLine": line, "startColumn": column, "endLine": line}
    place: dict[str, object] = {
        "artifactLocation": _artifact(entry.finding.path),
        "region": region if end is None else {**region, "endColumn": end},
    }
    if last_line(span) > line:
        # The region of a block is its first line; all of it is what stands around that.
        place["contextRegion"] = {"startLine": line, "endLine": last_line(span)}
    return {"physicalLocation": place}


def _artifact(path: str) -> dict[str, object]:
    # RFC 3986: the bytes of the name, those of no text too (PEP 383). A lone surrogate is no byte of a name.
    try:
        name = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        name = path.encode("utf-8", "replace")
    uri = quote(name, safe="/")
    return {"uri": f"file://{uri}"} if path.startswith("/") else {"uri": uri, "uriBaseId": _ROOT}


def _invocation(report: Report, undecided: Sequence[Entry], cut: int, say: Speaker) -> dict[str, object]:
    notifications: list[dict[str, object]] = []
    for entry in undecided:
        text = clip("\n".join(lines(entry, say)), say)
        notification: dict[str, object] = {"level": "error", "message": {"text": text}}
        if entry.finding.path:
            place = {
                "artifactLocation": _artifact(entry.finding.path),
                "region": {"startLine": entry.finding.span.line},
            }
            notification["locations"] = [{"physicalLocation": place}]
        notifications.append(notification)
    if cut:
        notifications.append({"level": "warning", "message": {"text": say("results_cut", count=cut)}})
    return {
        "executionSuccessful": report.decision in _EXIT,
        # Without a verdict it tells what kept the gate from one, which the notifications say in words.
        **({"exitCode": _EXIT[report.decision]} if report.decision in _EXIT else {}),
        "exitCodeDescription": say(report.decision),
        "toolExecutionNotifications": notifications,
    }


def _properties(report: Report) -> dict[str, object]:
    made_with = report.provenance
    return {
        "asOf": report.as_of,
        "decision": report.decision,
        "policyRevision": made_with.policy_revision,
        "policyDigest": made_with.policy_digest,
        "schemaDigest": made_with.schema_digest,
        "calendarDigest": made_with.calendar_digest,
    }


def _list(items: Sequence[object]) -> str:
    return ",\n".join(map(_json, items))


def _json(value: object) -> str:
    # Escaped, whatever it is: a value may hold what acts on a screen, or half a character.
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(value)
