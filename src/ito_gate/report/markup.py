"""Text that stays text where Markdown is shown (GitHub Flavored Markdown, 0.29; GitLab's is much the same).

A document is written by others: a value in it must not become a heading, a link, an image, a table or markup,
and must not call anybody: whoever can open a merge request could otherwise speak with the voice of the gate.
"""

from __future__ import annotations

import re

from ito_gate.report.invisible import one_line

# Section 6.1: a backslash makes any of these a plain character. Underscores inside a word mean nothing (6.4), and
# most are of field names, which would be hard to read.
_SPECIAL = re.compile(r"[\\`*\[\]<>&|~$]|:(?=//|\w+:)|(?<![^\W_])_|_(?![^\W_])")
# At the beginning of a line, which a value may stand at: headings, lists, quotes, thematic breaks; and the
# commands of GitLab, which begin with a slash.
_LEADING = re.compile(r"^([#+\-=/]|[0-9]+(?=[.)]))")
# Mentions of people, issues and merge requests are looked for in the text that is shown, after the escapes are
# gone. Nothing but a character in between stops them; it is the one that Dependabot and Renovate write.
_REFERENCE = re.compile(r"([@#!])(?=\w)")
_APART = "&#8203;"
_WWW = re.compile(r"(?i)\b(www)\.")


def inert(text: str) -> str:
    """Return ``text`` as one line of Markdown that shows it as it is, with nothing invisible and nothing active."""
    escaped = _SPECIAL.sub(r"\\\g<0>", one_line(text).strip())
    escaped = _WWW.sub(r"\1\\.", escaped)
    escaped = _REFERENCE.sub(rf"\1{_APART}", escaped)
    return _LEADING.sub(_leading, escaped)


def _leading(match: re.Match[str]) -> str:
    found = match[0]
    return f"{found[:-1]}&#{ord(found[-1])};" if found.isdigit() else f"\\{found}"


def code(text: str) -> str:
    """Return ``text`` as a code span (section 6.3), for ids and paths: it may hold backticks."""
    shown = one_line(text)
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    padded = f" {shown} " if shown.startswith("`") or shown.endswith("`") else shown
    return f"{fence}{padded}{fence}" if shown else ""
