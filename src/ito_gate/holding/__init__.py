"""The register that a long-running process holds: one whole revision of it, and how the next one is taken over.

a folder or a git ref → the files of one revision → ``Snapshot`` → ``Holder``
"""

from ito_gate.holding.history import Unknown, changed_since_filing
from ito_gate.holding.holder import Holder, Problem, State
from ito_gate.holding.snapshot import Snapshot, restore
from ito_gate.holding.sources import BadRevision, Folder, Git, Source, parse

__all__ = [
    "BadRevision",
    "Folder",
    "Git",
    "Holder",
    "Problem",
    "Snapshot",
    "Source",
    "State",
    "Unknown",
    "changed_since_filing",
    "parse",
    "restore",
]
