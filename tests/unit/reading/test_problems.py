from __future__ import annotations

import re

import pytest

from ito_gate.model import Force, Message, Rule
from ito_gate.reading.problems import RULES

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
MESSAGES = [(rule, name, message) for rule in RULES for name, message in rule.messages.items()]


def test_ids_are_unique_and_of_one_family() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"document/[a-z0-9]+(-[a-z0-9]+)*", id_) for id_ in ids)


@pytest.mark.parametrize(("rule", "name", "message"), MESSAGES, ids=[f"{r.id}/{n}" for r, n, _ in MESSAGES])
def test_messages_say_the_same_in_both_languages(rule: Rule, name: str, message: Message) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert rule.articles == ()
    for text in (message.text, message.remediation):
        assert set(PLACEHOLDER.findall(text.zh)) == set(PLACEHOLDER.findall(text.en))
        assert re.search("[\u4e00-\u9fff]", text.zh)
        assert not re.search("[\u4e00-\u9fff]", text.en)
        assert text.zh.endswith(("。", "”"))
        assert text.en.endswith((".", '"'))


def test_force_is_what_blocks() -> None:
    assert {rule.id for rule in RULES if rule.force is not Force.MUST} == {"document/ambiguous-value"}
    warnings = {f"{rule.id}/{name}" for rule, name, message in MESSAGES if message.force is not Force.MUST}
    assert {name for name in warnings if not name.startswith("document/ambiguous-value/")} == {
        "document/encoding/bom",
        "document/limits/more-warnings",
        "document/punctuation/colon",
        "document/punctuation/no-space",
        "document/punctuation/comma",
        "document/punctuation/quotes",
        "document/punctuation/digits",
    }
