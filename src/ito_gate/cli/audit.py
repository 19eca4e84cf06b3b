"""``ito-gate audit``: the decision log, for those who have to trust it."""

from __future__ import annotations

import click

from ito_gate.cli.lazy import LazyGroup

_COMMANDS = {
    "head": ("ito_gate.cli.audit_head:command", "Print the signed end of the log, to be kept elsewhere."),
    "letters": ("ito_gate.cli.audit_letters:command", "List the call-backs that were given up, or send them again."),
    "replay": ("ito_gate.cli.audit_replay:command", "Make a decision of the past again, and compare."),
    "show": ("ito_gate.cli.audit_show:command", "Show the decisions on a declaration, or one decision."),
    "verify": ("ito_gate.cli.audit_verify:command", "Find what was edited, deleted, put in another order or cut off."),
}


@click.group(name="audit", cls=LazyGroup, places=_COMMANDS)
def command() -> None:
    r"""Look into the decision log, and prove that it is whole.

    \b
    Examples:
      ito-gate audit verify --store sqlite:decisions.db --key signing-key.pem --kept heads.txt
      ito-gate audit show --store sqlite:decisions.db --declaration ITO-2026-002
      ito-gate audit replay --store sqlite:decisions.db DECISION
    """
