"""The rules about a baseline: all their words."""

from __future__ import annotations

from ito_gate.model import Force, Message, Rule, Text

_AGAIN = Text(
    "处理问题本身；确需保留的，重新写入并审阅（ito-gate baseline write）。",
    "Mend what was found; if it has to stay, write the baseline again and have it reviewed (ito-gate baseline write).",
)
IN_FORCE = Rule(
    id="baseline/in-force",
    title=Text("基线在有效期内", "The baseline is in force"),
    description=Text(
        "基线中的每一项自写入日起生效，到期日当天仍有效，最长一年；期限之外没有效力。",
        "An entry works from the day it was written to its last day, at most one year; outside that it has no effect.",
    ),
    force=Force.MUST,
    messages={
        "expired": Message(
            Force.MUST,
            Text(
                "基线中 {document} 的 {rule} 已于 {expires_on} 到期",
                "the entry for {rule} of {document} expired on {expires_on}",
            ),
            _AGAIN,
        ),
        "not-yet": Message(
            Force.MUST,
            Text(
                "基线的写入日 {written_on} 晚于检查日，没有效力",
                "the baseline was written on {written_on}, after the day of the check, and has no effect",
            ),
            Text("更正写入日。", "Correct the day."),
        ),
        "too-long": Message(
            Force.MUST,
            Text(
                "基线中 {document} 的 {rule} 到 {expires_on} 才到期，最长可到 {latest}",
                "the entry for {rule} of {document} lasts until {expires_on}; the most is {latest}",
            ),
            Text("把到期日改到写入日起一年之内。", "Let it expire within a year of the day it was written."),
        ),
    },
)
MATCHES = Rule(
    id="baseline/matches",
    title=Text("基线对得上问题", "The baseline matches findings"),
    description=Text(
        "基线中的每一项对应一个仍然存在的问题。问题已消除的可以删除；申报改动后，“应当”“不得”的问题不再保留。",
        "An entry stands for a finding that is still there. Where it has gone the entry can go too; once a document "
        "changes, what must be (应当, 不得) is kept no more.",
    ),
    force=Force.MAY,
    messages={
        "nothing": Message(
            Force.MAY,
            Text(
                "{document} 没有这一 {rule} 问题，这一项可以删除",
                "{document} has no such finding of {rule}; the entry can be removed",
            ),
            Text("从基线中删除这一项。", "Remove the entry from the baseline."),
        ),
        "changed": Message(
            Force.MAY,
            Text(
                "{document} 在写入基线后改动过，{rule} 的“应当”“不得”问题不再保留",
                "{document} has changed since the baseline was written, so what {rule} says must be is kept no more",
            ),
            Text("处理问题本身。", "Mend what was found."),
        ),
    },
)
RULES = (IN_FORCE, MATCHES)
