"""The words of the reporters themselves, once, in both languages."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from ito_gate.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WORDS: Mapping[str, Text] = MappingProxyType(
    {
        # What a finding is, and what became of a rule.
        "deny": Text("拦截", "deny"),
        "undetermined": Text("未决", "undetermined"),
        "warn": Text("警告", "warn"),
        "info": Text("提示", "info"),
        "waived": Text("已豁免", "waived"),
        "todo": Text("待办", "to do"),
        "met": Text("符合", "met"),
        "unmet": Text("不符合", "not met"),
        "not_applicable": Text("不适用", "not applicable"),
        "old": Text("旧有", "old"),
        "error": Text("错误", "error"),
        # The parts of a finding.
        "clause": Text("依据", "clause"),
        "fix": Text("处理", "fix"),
        "latest": Text("最迟", "latest"),
        "about": Text("涉及", "about"),
        "to_line": Text("至第 {line} 行", "to line {line}"),
        "old_heading": Text("旧有问题：不影响结论", "Old findings: no effect on the verdict"),
        "old_count": Text(
            "另有 {count} 个基线中的旧有问题（--verbose 列出）",
            "{count} old findings of the baseline (--verbose lists them)",
        ),
        "since": Text("变更", "change"),
        "since_now": Text("本次变更带来", "came with this change"),
        "since_before": Text("之前已经存在", "was there before"),
        "also": Text("等 {total} 项申报", "and {more} more"),
        "folded": Text(
            "{path} 另有 {count} 个 {rule} 同类问题，--format json 列出全部",
            "{path}: {count} more of {rule}; --format json lists them all",
        ),
        "more_findings": Text(
            "另有 {count} 个同级问题没有在此列出，--format json 列出全部",
            "{count} more findings of this level are not shown here; --format json lists them all",
        ),
        "left_out": Text("…（略去 {count} 个字符）", "… ({count} characters left out)"),
        "more_cases": Text(
            "另有 {count} 个结果没有列出：文件不超过 {size} MB，先列不通过的",
            "{count} more results left out: the file stays below {size} MB, what does not pass comes first",
        ),
        "no_effect": Text("未到阶段", "its stage has not come"),
        "all_findings": Text("全部 {count} 个问题", "All {count} findings"),
        "list_left_out": Text(
            "另有 {count} 项没有列出：评论不能更长，--format json 列出全部",
            "{count} more are left out, as a comment cannot be longer; --format json lists them all",
        ),
        "level": Text("级别", "level"),
        "rule": Text("规则", "rule"),
        "place": Text("位置", "place"),
        "what": Text("问题", "finding"),
        "fail_below": Text(
            "处理下列问题后再检查；规则说明见 ito-gate explain 规则号",
            "mend what follows and check again; ito-gate explain RULE tells more",
        ),
        "results_cut": Text(
            "另有 {count} 个较轻的问题没有写入：代码扫描不接受更多；--format json 列出全部",
            "{count} lesser findings are left out, as code scanning takes no more; --format json lists them all",
        ),
        "root": Text("仓库的根目录，或运行检查的目录", "The root of the repository, or where the check was run"),
        # What is still to do.
        "todo_heading": Text(
            "待办：到阶段时再判定，不影响本次结论",
            "To do: decided when its stage comes, no effect on this verdict",
        ),
        "todo_count": Text(
            "另有 {count} 项未到阶段的规则（--verbose 列出）",
            "{count} rules whose stage has not come (--verbose lists them)",
        ),
        "agenda_heading": Text("日程：今后 {days} 天到期的事项", "Agenda: what falls due in the next {days} days"),
        "more_items": Text("另有 {count} 项（--verbose 列出）", "{count} more items (--verbose lists them)"),
        "by": Text("最迟 {date}", "by {date}"),
        "undated": Text("没有期限", "no date"),
        # The summary.
        "pass": Text("通过", "passed"),
        "fail": Text("不通过", "failed"),
        "undecided": Text("无法判定", "undecided"),
        "pass_means": Text("到阶段的规则全部判定，没有拦截项", "every rule that is due was decided, and none blocks"),
        "fail_means": Text(
            "处理上述问题后再检查；规则说明见 ito-gate explain 规则号",
            "mend the above and check again; ito-gate explain RULE tells more",
        ),
        "undecided_means": Text("未能得出结论，不等于通过", "no verdict could be reached, which is not a pass"),
        "declarations": Text("申报", "declarations"),
        "institutions": Text("机构", "institutions"),
        "incidents": Text("风险事件", "incidents"),
        "orders": Text("订单", "orders"),
        "change": Text("变更", "change"),
        "added": Text("新增", "added"),
        "changed": Text("改变", "changed"),
        "affected": Text("所依据的内容改变", "affected"),
        "unchanged": Text("未变", "unchanged"),
        "deleted": Text("删除", "deleted"),
        "findings": Text("问题", "findings"),
        "rules": Text("规则", "rules"),
        "documents": Text("文件", "documents"),
        "ignored": Text("忽略", "ignored"),
        "none": Text("没有", "none"),
        "decided_times": Text("{count}（共 {times} 次）", "{count} ({times} times)"),
        "declaration": Text("申报", "declaration"),
        "provider": Text("服务提供商", "provider"),
        "institution": Text("机构", "institution"),
        "incident": Text("风险事件", "incident"),
        "order": Text("订单", "order"),
        "waiver": Text("豁免", "waiver"),
        "config": Text("设置", "configuration"),
        "baseline": Text("基线", "baseline"),
        "report": Text("检查报告", "report"),
        "base": Text("与 {commit}（{revision}）比较", "compared with {commit} ({revision})"),
        "as_of": Text("截至 {date}", "as of {date}"),
        "policies": Text("规则版本 {revision}", "policies {revision}"),
        "calendar": Text("日历公布至 {day}", "calendar through {day}"),
        # Punctuation.
        "colon": Text("：", ": "),
        "comma": Text("，", ", "),
        "and": Text("、", ", "),
        "article": Text("第{number}条", "Article {number}"),
        "annex": Text("附件{number}", "Annex {number}"),
        "item": Text("（{number}）", "({number})"),
        "item_below": Text("（{part}）{number}", "({part}.{number})"),
    }
)

_CLAUSE = re.compile(r"(annex-)?([1-9][0-9]?)(?:\(([1-9][0-9]?)(?:\.([1-9][0-9]?))?\))?")
_DIGITS = "零一二三四五六七八九"
_TEN = 10


class Speaker:
    """Says the reporters' words in one language."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def __call__(self, word: str, **values: object) -> str:
        """Return ``word`` with its placeholders filled."""
        return WORDS[word].fill(values).in_language(self._lang)

    def name(self, word: str) -> str:
        """Return ``word`` if the table has it, else the name itself."""
        return self(word) if word in WORDS else word

    def text(self, text: Text) -> str:
        """Return ``text`` in this language."""
        return text.in_language(self._lang)

    def articles(self, articles: Sequence[str]) -> str:
        """Name clauses as a reader of the regulation does: ``37(5)`` is 第三十七条（五） or Article 37(5).

        Annex 1 numbers its parts 一、二、三、 and the items below them 1. to 8.: ``annex-1(1.4)`` is 附件1（一）4
        or Annex 1(1.4). An id of another form, such as one of a bank's own rules, stays as it is.
        """
        return self("and").join(map(self._article, articles))

    def _article(self, article: str) -> str:
        match = _CLAUSE.fullmatch(article)
        if match is None:
            return article
        annex, number, item, below = match.groups()
        name = self("annex", number=number) if annex else self("article", number=self._number(number))
        if below:
            return name + self("item_below", part=self._number(item), number=below)
        return name + (self("item", number=self._number(item)) if item else "")

    def _number(self, number: str) -> str:
        return chinese_numeral(int(number)) if self._lang == "zh" else number


def chinese_numeral(number: int) -> str:
    """Write 1 to 99 as articles are numbered: 五, 十, 十二, 二十, 三十七."""
    tens, ones = divmod(number, _TEN)
    head = "" if tens == 0 else f"{_DIGITS[tens] if tens > 1 else ''}十"
    return head + (_DIGITS[ones] if ones else "")
