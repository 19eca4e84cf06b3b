"""How the consumers of our formats read them, where they publish no schema.

Written from their own sources, apart from ours: a reader that shares our code would share our mistakes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from ito_gate.model import Finding, Level, Outcome, Report, Status, Text
from ito_gate.report import RenderOptions, render
from unit.report.reports import RULES, declaration, finding, report, source_line


def written(name: str, one: Report, lang: str = "en", **options: Any) -> str:
    chosen = {"lang": lang, "source_line": source_line, "rules": RULES, **options}
    return "".join(render(name, one, RenderOptions(**chosen)))


@dataclass(frozen=True)
class Command:
    name: str
    properties: dict[str, str]
    message: str


def github_command(line: str) -> Command | None:
    """``ActionCommand.TryParseV2`` of actions/runner."""
    line = line.lstrip()
    if not line.startswith("::"):
        return None
    end = line.find("::", 2)
    if end < 0:
        return None
    name, _, rest = line[2:end].partition(" ")
    properties = {}
    for part in filter(None, rest.strip().split(",")):
        key, equals, value = part.partition("=")
        if key and equals and value:
            properties[key] = _replaced(value, ("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
    return Command(name, properties, _replaced(line[end + 2 :], ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")))


def github_older_command(line: str) -> bool:
    """``ActionCommand.TryParse``, which is asked about the lines that ``TryParseV2`` refuses."""
    start = line.find("##[")
    return start >= 0 and line.find("]", start) >= 0


def azure_command(line: str) -> Command | None:
    """``Command.TryParse`` of microsoft/azure-pipelines-agent: the prefix may stand anywhere in a line."""
    start = line.find("##vso[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name, _, rest = line[start + 6 : end].partition(" ")
    escapes = (("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%AZP25", "%"))
    pairs = (part.partition("=") for part in filter(None, rest.split(";")))
    properties = {key: _replaced(value, *escapes) for key, _, value in pairs if value}
    return Command(name, properties, _replaced(line[end + 1 :], *escapes))


def _replaced(text: str, *pairs: tuple[str, str]) -> str:
    for escape, char in pairs:
        text = text.replace(escape, char)
    return text


def gitlab_degradations(text: str) -> dict[str, dict[str, Any]]:
    """``code_climate.rb`` and ``codequality_reports.rb`` of gitlabhq, with the required parts of ``codeclimate.json``.

    Reading ends at the first entry that is not valid; a fingerprint met again replaces what it stood for.
    """
    found: dict[str, dict[str, Any]] = {}
    for one in json.loads(text):
        location = one.get("location")
        valid = all(isinstance(one.get(name), str) for name in ("description", "fingerprint", "severity"))
        if not (valid and isinstance(location, dict) and isinstance(location.get("path"), str)):
            break
        if type(location.get("lines", {}).get("begin")) is not int:
            break
        found[one["fingerprint"]] = one
    return found


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "one\n::error file=x::two\r\n::set-output name=a::b",
    "::stop-commands::x",
    "%0A::warning::x%0D%25",
    "a,line=1,title=forged::forged",
    "##[add-mask]secret ##vso[task.setvariable variable=a]b",
    "type=error;sourcepath=/etc/passwd;]forged",
    "| a | b |\n|---|---|",
    "`code` ``more`` ```\n# heading\n- item\n> quote\n1. one\n---",
    "@octocat please merge #1 !2 owner/repo#3",
    "![image](https://example.com/a.png) [link](https://example.com) www.example.com https://example.com",
    "]]> <![CDATA[ &amp; &#0; &lt;",
    "\x1b[31mred\x1b]0;title\x07 \x9b31m",
    "a\u202eb\u2066c\u200bd\ufeff\U000e0041",
    "\x00\x01\ufffe\uffff\udcff",
    "</failure></testcase></testsuite>",
    "not ok 9 # TODO\n1..0\nBail out!\n  ...\n",
    "</details>\n/close\n/merge",
    "*bold* _italic_ __strong__ ~~gone~~ $x^2$ :tada: \\",
    "汉字" * 3000,
)
"""Values as somebody could put them into a document, or name a file."""


def hostile(value: str) -> Report:
    """A report in which ``value`` stands wherever a document can bring it to."""
    one = finding(
        message=Text(value, value),
        remediation=Text(value, value),
        path=value,
        pointer=(value,),
        latest="2026-01-26",
    )
    waived = finding("crossborder/law", message=Text(value, value), path=value, waiver=value)
    return report(
        declaration(
            value,
            name=value,
            path=value,
            outcomes=(
                Outcome("filing/lead-time", Status.FAIL, (one,)),
                Outcome("crossborder/law", Status.WAIVED, (waived,)),
            ),
        ),
        declaration("ITO-2026-002", path=value, error=Text(value, value)),
        findings=(finding("document/text", level=Level.WARN, message=Text(value, value), path=value),),
        errors=(Text(value, value),),
    )


def many(count: int, rule: str = "filing/lead-time", **parts: Any) -> tuple[Finding, ...]:
    return tuple(finding(rule, pointer=("grants", number), **parts) for number in range(count))


def invisible(text: str) -> list[str]:
    """What acts on a screen, besides line breaks."""
    return re.findall(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", text
    )
