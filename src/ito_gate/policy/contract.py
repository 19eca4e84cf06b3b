"""Whether the METADATA of a rule or fact is complete: what a person reads, and what the gate goes by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ito_gate.model import STAGES, SUBJECTS, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from ito_gate.policy.metadata import Module

_FORCES = ("must", "in_principle", "practice", "may")
_BILINGUAL = {"zh", "en"}
_OPTIONAL = {"force", "remediation", "undetermined"}
_REQUIRED = {
    "title_zh",
    "description_zh",
    "articles",
    "force",
    "stage",
    "applies_to",
    "needs",
    "messages",
    "remediation",
}
_KEYS = _REQUIRED | {"agenda", "basis", "examples", "reading", "subject"}
"""What ``custom`` of a rule may hold; a misspelt optional key would change what the rule is about."""
_CLAUSE = re.compile(r"([1-9][0-9]?(\([1-9][0-9]?\))?|annex-1(\([1-9](\.[1-9])?\))?|annex-2(\([1-9]\))?)")
_OWN_STANDARD = re.compile(r"(?!annex|article|附件|第)(《|[^\W\d_])[^()（）\x00-\x1f]{0,79}", re.IGNORECASE)
"""A reference to a bank's own standard. It does not look like a clause: a misspelt clause is none."""
_FORM = Text(
    "custom.articles：{article} 不是 37、37(5)、annex-1(1.4)、annex-2(3) 这样的条款",
    "custom.articles: {article} is not like 37, 37(5), annex-1(1.4) or annex-2(3)",
)
_OWN_FORM = Text(
    "custom.articles：{article} 既不是 37(5) 这样的条款，也不是以文字开头、不含括号的本行制度名称或编号",
    "custom.articles: {article} is neither like 37(5) nor a standard of the bank, which begins with a letter and has "
    "no parentheses",
)
_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class Problem(NamedTuple):
    """Something that is missing or wrong.

    Attributes:
        key: the key of the METADATA that it is about, such as ``custom.force``.
        text: what is wrong with it.
    """

    key: str
    text: Text


def is_clause(article: str) -> bool:
    """Tell whether an article has the form of a clause of the regulation, such as ``37(5)``."""
    return _CLAUSE.fullmatch(article) is not None


def problems(module: Module, facts: frozenset[str]) -> list[Problem]:
    """Say what is missing or wrong in the annotations of a rule or fact; empty when complete."""
    custom = module.custom
    found = [_missing(key) for key in ("title", "description") if not _is_text(module.annotations.get(key))]
    found += [_missing(f"custom.{key}") for key in ("title_zh", "description_zh") if not _is_text(custom.get(key))]
    found += _article_problems(custom.get("articles"), own=module.is_own)
    needs = custom.get("needs")
    if not isinstance(needs, list) or not all(_is_text(need) for need in needs):
        said = Text(
            "缺少 custom.needs；不读取任何字段的写 []", "custom.needs is missing; write [] if the module reads no field"
        )
        found.append(Problem("custom.needs", said))
    if "reading" in custom:
        found += _bilingual("custom.reading", custom["reading"])
    if module.is_own:
        found += _bilingual("custom.basis", custom.get("basis"))
    return found + (_fact_problems(custom) if module.family == "facts" else _rule_problems(custom, facts))


def _article_problems(articles: object, *, own: bool) -> list[Problem]:
    if not isinstance(articles, list) or not (articles or own):
        return [_missing("custom.articles")]
    form = _OWN_FORM if own else _FORM
    return [
        Problem("custom.articles", form.fill({"article": repr(article)}))
        for article in articles
        if not _is_article(article, own=own)
    ]


def _is_article(article: object, *, own: bool) -> bool:
    # A number without quotes would reach the report as a number.
    return isinstance(article, str) and (is_clause(article) or (own and _OWN_STANDARD.fullmatch(article) is not None))


def _fact_problems(custom: Mapping[str, Any]) -> list[Problem]:
    found = _bilingual("custom.otherwise", custom.get("otherwise"))
    for group in ("reasons", "doubts"):
        found += _each_bilingual(f"custom.{group}", custom.get(group, {}))
    if not custom.get("reasons"):
        found.append(_missing("custom.reasons"))
    return found


def _rule_problems(custom: Mapping[str, Any], facts: frozenset[str]) -> list[Problem]:
    found = [
        Problem(f"custom.{key}", Text(f"custom.{key}：没有这个键", f"custom.{key}: there is no such key"))
        for key in custom
        if key not in _KEYS
    ]
    found += [
        *_one_of("custom.force", custom.get("force"), _FORCES),
        *_one_of("custom.stage", custom.get("stage"), STAGES),
        *_one_of("custom.subject", custom.get("subject", SUBJECTS[0]), SUBJECTS),
    ]
    subject = custom.get("subject", SUBJECTS[0])
    if subject in SUBJECTS[1:] and (custom.get("applies_to") or custom.get("stage") != STAGES[0]):
        said = Text(
            f"custom：关于 {subject} 的规则写 applies_to: [] 和 stage: {STAGES[0]}",
            f"custom: a rule about an {subject} has applies_to [] and stage {STAGES[0]}",
        )
        found.append(Problem("custom.subject", said))
    found += _each_bilingual("custom.agenda", custom.get("agenda", {}))
    found += _scope_problems(custom.get("applies_to"), facts)
    found += _bilingual("custom.remediation", custom.get("remediation"))
    examples = custom.get("examples")
    if not isinstance(examples, dict) or examples.keys() != {"fail", "pass"}:
        found.append(_needs("custom.examples", "fail", "pass"))
    return found + list(_message_problems(custom.get("messages")))


def _scope_problems(applies_to: object, facts: frozenset[str]) -> list[Problem]:
    key = "custom.applies_to"
    if not isinstance(applies_to, list):
        said = Text(
            f"缺少 {key}；适用于所有申报的写 []", f"{key} is missing; write [] if the rule is for every declaration"
        )
        return [Problem(key, said)]
    return [
        Problem(key, Text(f"{key}：没有名为 {name} 的事实", f"{key}: no fact is named {name}"))
        for name in applies_to
        if not isinstance(name, str) or name not in facts
    ]


def _message_problems(messages: object) -> Iterator[Problem]:
    if not isinstance(messages, dict) or not messages:
        yield _missing("custom.messages")
        return
    for name, message in messages.items():
        key = f"custom.messages.{name}"
        if not isinstance(message, dict) or not _BILINGUAL <= message.keys() <= _BILINGUAL | _OPTIONAL:
            optional = ", ".join(sorted(_OPTIONAL))
            yield Problem(
                key, Text(f"{key} 需要 zh 和 en，另可有 {optional}", f"{key} needs zh and en, and may have {optional}")
            )
            continue
        yield from _bilingual(key, {lang: message[lang] for lang in _BILINGUAL})
        yield from _one_of(f"{key}.force", message.get("force", "must"), _FORCES)
        if "remediation" in message:
            yield from _bilingual(f"{key}.remediation", message["remediation"])
        if not isinstance(message.get("undetermined", False), bool):
            yield _needs(f"{key}.undetermined", "true", "false")
        if _placeholders(message, "zh") != _placeholders(message, "en"):
            yield Problem(
                key, Text(f"{key}：zh 和 en 中的占位符不一致", f"{key}: zh and en do not have the same placeholders")
            )


def _placeholders(message: Mapping[str, Any], lang: str) -> set[str]:
    """Return what a message wants to be told; ``{name_zh}`` and ``{name_en}`` are one thing in two languages."""
    return {name.removesuffix(f"_{lang}") for name in _PLACEHOLDER.findall(str(message[lang]))}


def _missing(key: str) -> Problem:
    return Problem(key, Text(f"缺少 {key}", f"{key} is missing"))


def _needs(key: str, one: str, other: str) -> Problem:
    return Problem(key, Text(f"{key} 需要 {one} 和 {other}", f"{key} needs {one} and {other}"))


def _one_of(key: str, value: object, allowed: tuple[str, ...]) -> list[Problem]:
    if value in allowed:
        return []
    return [Problem(key, Text(f"{key} 应为 {'、'.join(allowed)} 之一", f"{key} is not one of {', '.join(allowed)}"))]


def _bilingual(key: str, value: object) -> list[Problem]:
    return [] if _is_bilingual(value) else [_needs(key, "zh", "en")]


def _each_bilingual(key: str, texts: object) -> list[Problem]:
    if not isinstance(texts, dict):
        return [_needs(key, "zh", "en")]
    return [problem for name, text in texts.items() for problem in _bilingual(f"{key}.{name}", text)]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_bilingual(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == _BILINGUAL and all(_is_text(text) for text in value.values())
