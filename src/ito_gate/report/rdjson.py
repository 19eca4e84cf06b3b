"""The Reviewdog Diagnostic Format: findings as comments of a review, on whatever reviewdog knows.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf: columns count UTF-8 bytes from 1, ends are exclusive.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ito_gate.report.invisible import visible
from ito_gate.report.issue import Weight, clip, issues, lines, place, stretch, weight
from ito_gate.report.markup import inert
from ito_gate.report.words import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.model import Report
    from ito_gate.report import RenderOptions
    from ito_gate.report.overview import Entry

_SEVERITIES = {Weight.ERROR: "ERROR", Weight.WARNING: "WARNING", Weight.NOTE: "INFO"}


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    """Yield one JSON document (RFC 8259), a diagnostic a line, worst first."""
    say = Speaker(options.lang)
    yield '{"source": {"name": "ito-gate"}, "diagnostics": [\n'
    before = ""
    for entry in issues(report):
        severity = _SEVERITIES[weight(entry.kind, report)]
        yield before + json.dumps(_diagnostic(entry, severity, options, say), ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def _diagnostic(entry: Entry, severity: str, options: RenderOptions, say: Speaker) -> dict[str, object]:
    finding = entry.finding
    plain = lines(entry, say)
    # A comment is Markdown, and a value of a document must not become a part of it.
    told = "\n".join(inert(clip(line, say)) for line in plain)
    return {
        "message": told,
        "location": {"path": visible(finding.path) or ".", "range": _range(entry, options)},
        "severity": severity,
        "code": {"value": finding.rule},
        # What its local reporter prints; without it, the diagnostic as a protocol buffer.
        "original_output": clip(f"{place(finding) or '.'}: {say(entry.kind)}[{finding.rule}]: {plain[0]}", say),
    }


def _range(entry: Entry, options: RenderOptions) -> dict[str, object]:
    finding = entry.finding
    line, column, end = stretch(finding.span, finding.path, options)
    text = options.source_line(finding.path, line)
    if text is None:
        # Without the line there is no telling how many bytes come before.
        return {"start": {"line": line}}
    start: dict[str, object] = {"line": line, "column": _bytes(text, column)}
    return {"start": start, "end": {"line": line, "column": _bytes(text, end or column)}}


def _bytes(text: str, column: int) -> int:
    return len(text[: column - 1].encode("utf-8", "surrogatepass")) + 1
