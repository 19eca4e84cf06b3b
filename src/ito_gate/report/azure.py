"""Issues in Azure Pipelines: logging commands on standard output.

https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands: ``task.logissue`` and
``task.complete``; values are escaped as ``taskcommand.js`` of ``azure-pipelines-task-lib`` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ito_gate.model import Decision
from ito_gate.report.invisible import visible
from ito_gate.report.issue import Weight, clip, issues, lines, verdict, weight
from ito_gate.report.words import Speaker
from ito_gate.report.worst import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ito_gate.model import Report
    from ito_gate.report import RenderOptions
    from ito_gate.report.overview import Entry


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    """Yield an issue for each of the worst findings and the result of the task.

    There is no issue lighter than a warning: notes are only counted, in the last line.
    """
    say = Speaker(options.lang)
    for level, kept, more in shown(report):
        if level is Weight.NOTE:
            continue
        for entry in kept:
            text = clip(_SEPARATOR.join(lines(entry, say)), say)
            yield _command("task.logissue", {"type": level, **_properties(entry)}, text)
        if more:
            yield _command("task.logissue", {"type": level}, say("more_findings", count=more))
    yield _command("task.complete", {"result": _result(report)}, f"ito-gate: {verdict(report, issues(report), say)}")


_SEPARATOR = " · "


def _result(report: Report) -> str:
    if report.decision is not Decision.PASS:
        return "Failed"
    warned = any(weight(entry.kind, report) is Weight.WARNING for entry in issues(report))
    return "SucceededWithIssues" if warned else "Succeeded"


def _properties(entry: Entry) -> dict[str, object]:
    finding = entry.finding
    if not finding.path:
        return {"code": finding.rule}
    return {
        "sourcepath": visible(finding.path),
        "linenumber": finding.span.line,
        "columnnumber": finding.span.column,
        "code": finding.rule,
    }


def _command(name: str, properties: Mapping[str, object], message: str) -> str:
    written = "".join(f"{key}={_escape_property(str(value))};" for key, value in properties.items())
    return f"##vso[{name} {written}]{_escape(message)}\n"


def _escape(text: str) -> str:
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace("]", "%5D").replace(";", "%3B")
