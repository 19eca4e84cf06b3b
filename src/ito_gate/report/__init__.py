"""Reporters: each is a pure function from a report to parts of a text, in a module of its own.

A new format is one module and one line of ``REPORTERS``; its module is imported only when it is used.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING

from ito_gate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ito_gate.model import Report, Rule

REPORTERS: dict[str, str] = {
    "azure": "ito_gate.report.azure:render",
    "github": "ito_gate.report.github:render",
    "gitlab": "ito_gate.report.gitlab:render",
    "json": "ito_gate.report.json_format:render",
    "junit": "ito_gate.report.junit:render",
    "markdown": "ito_gate.report.markdown:render",
    "rdjson": "ito_gate.report.rdjson:render",
    "sarif": "ito_gate.report.sarif:render",
    "tap": "ito_gate.report.tap:render",
    "text": "ito_gate.report.text:render",
}
"""Format name to ``module:function``."""


def no_source(path: str, line: int) -> str | None:
    """Have no line of any file."""
    del path, line
    return None


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How a report is shown; a machine format may ignore all of it.

    Attributes:
        lang: ``zh`` or ``en``, for formats in one language.
        color: whether ANSI colours are understood.
        width: columns of the page.
        source_line: gives a line (from 1) of a file without its line end, None where there is none.
        verbose: whether to say more.
        rules: the words of the rules, by rule id.
    """

    lang: str = "zh"
    color: bool = False
    width: int = 100
    source_line: Callable[[str, int], str | None] = no_source
    verbose: bool = False
    rules: Mapping[str, Rule] = field(default_factory=dict)


def render(name: str, report: Report, options: RenderOptions) -> Iterator[str]:
    """Return ``report`` in the format ``name``, in parts; the same report and options give the same text.

    Raises:
        UsageError: there is no such format.
    """
    if name not in REPORTERS:
        known = ", ".join(sorted(REPORTERS))
        raise UsageError(f"unknown format {name}; there are: {known}", f"没有格式 {name}；可用：{known}")
    module, _, function = REPORTERS[name].partition(":")
    parts: Iterator[str] = getattr(import_module(module), function)(report, options)
    return parts
