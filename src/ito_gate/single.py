"""Files that hold one document and nothing else: settings, a baseline. What is wrong with one ends the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ito_gate.errors import UsageError
from ito_gate.model import Text
from ito_gate.schema import check

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.reading.document import Document, Reading

_NAMES: Mapping[str, Text] = {
    "config": Text("配置", "configuration"),
    "baseline": Text("基线", "baseline"),
    "serve": Text("服务设置", "configuration of a server"),
}
"""Kinds of such files, and what they are called."""


def single(reading: Reading, shown: str, kind: str) -> Document:
    """Return the one document of ``reading``.

    Args:
        reading: what was read.
        shown: the file as messages name it.
        kind: what it has to be, a key of ``_NAMES``.

    Raises:
        UsageError: it is not that, or not valid; the message names each place.
    """
    name, mark = _NAMES[kind], f"{kind}/v1"
    findings = list(reading.findings)
    if len(reading.documents) > 1:
        count = len(reading.documents)
        raise UsageError(
            f"{shown}: a {name.en} is one document, not {count}",
            f"{shown}：{name.zh}文件只能有一份内容，现有 {count} 份",
        )
    for document in reading.documents:
        found, problems = check(document)
        findings += problems
        if found not in {None, kind}:
            raise UsageError(
                f"{shown}: this is a {found}, not a {name.en} (ito_gate: {mark})",
                f"{shown}：这是 {found}，不是{name.zh}（ito_gate: {mark}）",
            )
    if findings:
        places = [(f"{one.path}:{one.span.line}:{one.span.column}", one.message) for one in findings]
        raise UsageError(
            "\n".join(f"{place}: {message.en}" for place, message in places),
            "\n".join(f"{place}: {message.zh}" for place, message in places),
        )
    if not reading.documents:
        raise UsageError(
            f"{shown}: empty; begin with “ito_gate: {mark}”", f"{shown}：空文件；第一行写 ito_gate: {mark}"
        )
    return reading.documents[0]
