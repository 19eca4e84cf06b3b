"""What makes a finding the same finding in the next run.

A tool that keeps findings from run to run (code scanning, a baseline) has to know an old one again after lines
have moved, files were renamed and words were improved. So the fingerprint is made of what a finding is about and
of nothing else: its rule, the document, the place inside it, and which of the rule's messages it is.

It is no key: a rule may say the same thing of one place twice, with other values. Whoever needs one for each
counts them, in the order of the report.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from ito_gate.model import json_pointer

if TYPE_CHECKING:
    from ito_gate.model import Finding

VERSION = "v1"
"""Changes with what a fingerprint is made of, so that old ones are not taken for other findings."""


def fingerprint(finding: Finding, kind: str = "", id_: str = "") -> str:
    """Return the fingerprint of ``finding``, such as ``v1:`` and 64 hexadecimal digits.

    Args:
        finding: of any rule.
        kind: of the document that the rule judged, such as ``declaration``.
        id_: of that document; without one, the finding is about a file, and the path stands for the document.
    """
    about = (kind, id_) if id_ else ("file", finding.path)
    parts = (finding.rule, *about, json_pointer(finding.pointer), finding.message_id)
    # As a list: no part can run into the next. In ASCII: a path may hold a byte that is no text (PEP 383).
    return f"{VERSION}:{hashlib.sha256(json.dumps(parts).encode('ascii')).hexdigest()}"
