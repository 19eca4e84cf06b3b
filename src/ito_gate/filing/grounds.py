"""Why a report is due: the items of article 37 that the facts speak for, in the regulation's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ito_gate.report.words import chinese_numeral

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.model import Fact, Text
    from ito_gate.policy.pack import Pack
    from ito_gate.regulation import Regulation

_FACT = "filing_required"
_CASES = {"whole_it": 1, "whole_data_centre": 2, "architecture_change": 3, "it_strategy": 4}
_FORMS = ("off_site", "related", "cross_border")
_FORMS_ITEM = 5
_DESIGNATED_ITEM = 6


def grounds(fact: Fact, pack: Pack, regulation: Regulation) -> tuple[str, ...]:
    """Return one line for each item of article 37 that ``fact`` rests on, then what fits no item.

    Args:
        fact: ``filing_required``, true. Its reasons are texts; they are recognised by their own words, so
            that one this module does not know is still told.
        pack: the policies that the fact comes from.
        regulation: the text to quote.
    """
    words = pack.facts[_FACT].reasons
    left = set(fact.reasons)

    def said(reason: str, values: Mapping[str, str]) -> bool:
        text: Text = words[reason].fill(pack.named(values))
        found = text in left
        left.discard(text)
        return found

    found = [_item(item, regulation) + _END for case, item in _CASES.items() if said(case, {})]
    important = [form for form in _FORMS if said("important", {"form": form})]
    wide = [form for form in _FORMS if said("wide", {"form": form})]
    if important or wide:
        kind = "本项外包为重要外包，属" if important else "按从宽口径报告，本项外包属"
        names = "、".join(pack.labels[form].zh for form in _FORMS if form in {*important, *wide})
        found.append(f"{_item(_FORMS_ITEM, regulation)}：{kind}{names}{_END}")
    if said("designated", {}):
        found.append(_item(_DESIGNATED_ITEM, regulation) + _END)
    return (*found, *(text.zh for text in sorted(left, key=lambda text: text.zh)))


_END = "。"


def _item(number: int, regulation: Regulation) -> str:
    text = regulation.clause(f"37({number})").text.rpartition("\n")[2]
    return f"第{chinese_numeral(37)}条{text.rstrip('；。')}"
