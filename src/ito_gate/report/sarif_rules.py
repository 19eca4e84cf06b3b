"""Rules as SARIF describes them: help in both languages, the one asked for first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ito_gate.model import Level, Text
from ito_gate.report.markup import inert
from ito_gate.report.words import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.model import Rule

_LEVELS = {Level.DENY: "error", Level.WARN: "warning", Level.INFO: "note"}
_SEVERITIES = {Level.DENY: "error", Level.WARN: "warning", Level.INFO: "recommendation"}
_LONGEST = 1024
"""Characters of the descriptions, and of nothing else, that GitHub takes."""


def descriptor(id_: str, rule: Rule | None, lang: str) -> dict[str, object]:
    """Return the ``reportingDescriptor`` (3.49) of ``rule``; of one whose words are not known, only the id."""
    if rule is None:
        text = {"text": id_}
        return {"id": id_, "name": _name(id_), "shortDescription": text, "fullDescription": text, "help": text}
    level = rule.force.level
    languages = (lang, "en" if lang == "zh" else "zh")
    return {
        "id": id_,
        "name": _name(id_),
        "shortDescription": {"text": _short(rule.title, lang)},
        "fullDescription": {"text": _short(rule.description, lang)},
        "help": {
            "text": "\n\n".join("\n".join(_text(rule, Speaker(one))) for one in languages),
            "markdown": "\n\n---\n\n".join("\n".join(_markdown(rule, Speaker(one))) for one in languages),
        },
        "defaultConfiguration": {"level": _LEVELS[level]},
        "properties": {
            "problem.severity": _SEVERITIES[level],
            "tags": ["compliance", id_.partition("/")[0]],
            "articles": list(rule.articles),
        },
    }


def _name(id_: str) -> str:
    """Return ``filing/lead-time`` as one word, FilingLeadTime."""
    return "".join(part.capitalize() for part in re.split("[/-]", id_))


def _short(text: Text, lang: str) -> str:
    said = text.in_language(lang)
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"


def _text(rule: Rule, say: Speaker) -> Iterator[str]:
    yield f"{say.text(rule.title)}{say('colon')}{say.text(rule.description)}"
    if rule.articles:
        yield f"{say('clause')}{say('colon')}{say.articles(rule.articles)}"
    for message in rule.messages.values():
        yield f"- {say.text(message.text)}"
        yield f"  {say('fix')}{say('colon')}{say.text(message.remediation)}"
    yield f"ito-gate explain {rule.id}"


def _markdown(rule: Rule, say: Speaker) -> Iterator[str]:
    yield f"**{inert(say.text(rule.title))}**"
    yield ""
    yield inert(say.text(rule.description))
    yield ""
    if rule.articles:
        yield f"{say('clause')}{say('colon')}{inert(say.articles(rule.articles))}"
        yield ""
    yield f"| {say('what')} | {say('fix')} |"
    yield "|---|---|"
    for message in rule.messages.values():
        yield f"| {inert(say.text(message.text))} | {inert(say.text(message.remediation))} |"
    yield ""
    yield f"`ito-gate explain {rule.id}`"
