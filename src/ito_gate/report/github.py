"""Annotations on GitHub: workflow commands on standard output.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands: an annotation is a line
``::error file=…,line=…::message``; what it may hold and how it is escaped is what ``command.ts`` of
``@actions/core`` writes and ``ActionCommand.cs`` of the runner reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ito_gate.report.invisible import visible
from ito_gate.report.issue import Weight, clip, issues, last_line, lines, stretch, subjects, verdict
from ito_gate.report.words import Speaker
from ito_gate.report.worst import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ito_gate.model import Report
    from ito_gate.report import RenderOptions
    from ito_gate.report.overview import Entry

_COMMANDS = {Weight.ERROR: "error", Weight.WARNING: "warning", Weight.NOTE: "notice"}
_TITLE = 200
"""Longest title; the check runs API takes 255 characters."""


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    """Yield a command for each of the worst findings, and the verdict as a plain last line."""
    say = Speaker(options.lang)
    for level, kept, more in shown(report):
        for entry in kept:
            text = clip("\n".join(lines(entry, say)), say)
            yield _command(_COMMANDS[level], _properties(entry, options, say), text)
        if more:
            yield _command(_COMMANDS[level], {"title": "ito-gate"}, say("more_findings", count=more))
    yield f"ito-gate: {verdict(report, issues(report), say)}\n"


def _properties(entry: Entry, options: RenderOptions, say: Speaker) -> dict[str, object]:
    finding = entry.finding
    about = subjects(entry, say)
    title = clip(visible(f"{say(entry.kind)} {finding.rule}" + (f" · {about}" if about else "")), say, _TITLE)
    if not finding.path:
        return {"title": title}
    line, column, end = stretch(finding.span, finding.path, options)
    place: dict[str, object] = {"file": visible(finding.path), "line": line}
    last = last_line(finding.span)
    # The runner drops columns where the lines differ.
    place |= {"endLine": last} if last > line else {"endLine": line, "col": column, "endColumn": end or column}
    return {**place, "title": title}


def _command(name: str, properties: Mapping[str, object], message: str) -> str:
    written = ",".join(f"{key}={_escape_property(str(value))}" for key, value in properties.items())
    return f"::{name} {written}::{_escape(message)}\n"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
