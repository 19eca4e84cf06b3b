"""The Test Anything Protocol, version 14 (https://testanything.org/tap-version-14-specification.html).

One test point for each rule of each document. What has no effect yet, does not apply or is waived is skipped: a
point to do would be "not ok", which some readers count as a failure all the same.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from ito_gate.report.cases import State, cases
from ito_gate.report.invisible import visible
from ito_gate.report.issue import clip, lines
from ito_gate.report.words import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.model import Report
    from ito_gate.report import RenderOptions
    from ito_gate.report.cases import Case
    from ito_gate.report.overview import Entry


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    """Yield the test points, and the plan last, when their number is known."""
    say = Speaker(options.lang)
    yield "TAP version 14\n"
    number = 0
    for number, case in enumerate(cases(report, say), 1):
        yield _point(number, case)
        if case.state <= State.WARNED:
            yield _diagnostics(case, say)
    yield f"1..{number}\n"


def _point(number: int, case: Case) -> str:
    ok = "not ok" if case.state <= State.FAILURE else "ok"
    skipped = f" # SKIP {_escape(case.why)}" if case.state is State.SKIPPED else ""
    return f"{ok} {number} - {_escape(case.group)} {_escape(case.rule)}{skipped}\n"


def _diagnostics(case: Case, say: Speaker) -> str:
    """Return a YAML block; JSON is YAML, and leaves no value a way out of it."""
    found = "".join(f"    - {_json(_finding(entry, say))}\n" for entry in case.entries)
    findings = f"  findings:\n{found}" if found else f"  message: {_json(clip(case.why, say))}\n"
    return f"  ---\n  severity: {case.state.name.lower()}\n  file: {_json(case.path)}\n{findings}  ...\n"


def _finding(entry: Entry, say: Speaker) -> dict[str, object]:
    finding = entry.finding
    message, *notes = lines(entry, say)
    return {
        "level": entry.kind,
        "message": clip(message, say),
        "notes": [clip(note, say) for note in notes],
        "at": {"file": visible(finding.path), "line": finding.span.line, "column": finding.span.column},
        "fingerprint": entry.fingerprint,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _escape(text: str) -> str:
    """Escape what would begin a directive, on one line."""
    return re.sub(r"[\\#]", r"\\\g<0>", text)
