"""JUnit XML, as GitLab and Jenkins read it: one test case for each rule of each document.

GitLab (https://docs.gitlab.com/ci/testing/unit_test_reports/) knows a case again by suite, class name and name,
and drops the second of the same; Jenkins groups by class name, at its last dot. So these hold the document and
the rule and nothing that changes from run to run; the place stands in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ito_gate.report.cases import Case, State, cases, told
from ito_gate.report.issue import clip, lines
from ito_gate.report.words import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ito_gate.model import Report
    from ito_gate.report import RenderOptions

LARGEST = 30
"""Megabytes of the file; GitLab reads no larger one."""

_ROOM = LARGEST * 1_000_000 - 100_000
"""Bytes for the cases; the rest is for what stands around them all."""

_SUITE = 200
"""Bytes around the cases of a suite, besides its name."""

_ELEMENTS = {State.ERROR: "error", State.FAILURE: "failure"}
# For text and attributes alike; what stands in an attribute is one line.
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
# What XML 1.0 has no way to write (2.2); most of it is made visible before it comes here.
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    """Yield one XML document; what does not pass is never left out for what does."""
    say = Speaker(options.lang)
    suites, left_out = _fitting(report, say)
    if left_out:
        words = say("more_cases", count=sum(left_out.values()), size=LARGEST)
        blocking = left_out[State.ERROR] + left_out[State.FAILURE] > 0
        case = Case("ito-gate", "ito-gate/left-out", State.FAILURE if blocking else State.SKIPPED, "", words)
        suites.setdefault("ito-gate", []).append((case.state, _xml(case, say)))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    counts = _counts(state for one in suites.values() for state, _ in one)
    # Jenkins' schema knows the number of skipped cases of a suite, and not of all.
    yield f'<testsuites name="ito-gate" {counts.rpartition(" ")[0]}>\n'
    for name, members in suites.items():
        yield f'<testsuite name="{_text(name)}" {_counts(state for state, _ in members)} time="0">\n'
        yield from (xml for _, xml in members)
        yield "</testsuite>\n"
    yield "</testsuites>\n"


def _fitting(report: Report, say: Speaker) -> tuple[dict[str, list[tuple[State, str]]], Counter[State]]:
    """Return the cases of each suite as far as there is room for them, worst first, and how many are left out."""
    everything = list(cases(report, say))
    suites: dict[str, list[tuple[State, str]]] = {}
    places: dict[int, str] = {}
    left_out: Counter[State] = Counter()
    room = _ROOM
    named: set[str] = set()
    # A stable sort: the cases of a state keep their order.
    for number, case in sorted(enumerate(everything), key=lambda item: item[1].state):
        if room > 0:
            xml = _xml(case, say)
            room -= len(xml.encode())
            if case.group not in named:
                named.add(case.group)
                room -= len(_text(case.group).encode()) + _SUITE
            places[number] = xml
        if room <= 0:
            places.pop(number, None)
            left_out[case.state] += 1
    for number, case in enumerate(everything):
        if number in places:
            suites.setdefault(case.group, []).append((case.state, places[number]))
    return suites, left_out


def _counts(states: Iterable[State]) -> str:
    counts = Counter(states)
    return (
        f'tests="{counts.total()}" failures="{counts[State.FAILURE]}" errors="{counts[State.ERROR]}" '
        f'skipped="{counts[State.SKIPPED]}"'
    )


def _xml(case: Case, say: Speaker) -> str:
    head = f'<testcase name="{_text(case.rule)}" classname="{_text(case.group)}" time="0"'
    inner = _result(case, say)
    return f"{head}>{inner}</testcase>\n" if inner else f"{head}/>\n"


def _result(case: Case, say: Speaker) -> str:
    if case.state is State.SKIPPED:
        return f'<skipped message="{_text(case.why)}"/>'
    text = clip(told(case, say), say)
    if case.state in _ELEMENTS:
        element = _ELEMENTS[case.state]
        message = clip(case.why or lines(case.entries[0], say)[0], say)
        kind = case.entries[0].kind if case.entries else "undecided"
        body = text or "\n".join(filter(None, (case.path, case.why)))
        return f'<{element} message="{_text(message)}" type="{kind}">{_text(body)}</{element}>'
    return f"<system-out>{_text(text)}</system-out>" if text else ""


def _text(text: str) -> str:
    return _legal(text).translate(_ESCAPES)


def _legal(text: str) -> str:
    return _ILLEGAL.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)
