"""GitLab's Code Quality report: what a merge request shows of the findings that it adds and mends.

https://docs.gitlab.com/ci/testing/code_quality/: an array of objects. GitLab stops reading at the first one that
does not fit its schema (``code_climate.rb``), and one with the fingerprint of another replaces that.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from ito_gate.report.invisible import visible
from ito_gate.report.issue import Weight, clip, distinct, issues, last_line, lines, weight
from ito_gate.report.words import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.model import Report
    from ito_gate.report import RenderOptions
    from ito_gate.report.overview import Entry

_SEVERITIES = {Weight.ERROR: "blocker", Weight.WARNING: "major", Weight.NOTE: "info"}
_NOWHERE = "."
"""The path of what is about no file: GitLab makes a link of it, here to the folder of the repository."""


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    """Yield one JSON array (RFC 8259), an object a line, worst first."""
    say = Speaker(options.lang)
    before = "[\n"
    for mark, entry in distinct(issues(report)):
        severity = _SEVERITIES[weight(entry.kind, report)]
        yield before + json.dumps(_issue(mark, entry, severity, say), ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before.startswith("[") else "\n]\n"


def _issue(mark: str, entry: Entry, severity: str, say: Speaker) -> dict[str, object]:
    finding = entry.finding
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": clip(" · ".join(lines(entry, say)), say),
        "severity": severity,
        # Its own format: a digest, without the version of ours.
        "fingerprint": hashlib.sha256(mark.encode()).hexdigest(),
        "location": {
            "path": visible(finding.path) or _NOWHERE,
            "lines": {"begin": finding.span.line, "end": last_line(finding.span)},
        },
    }
