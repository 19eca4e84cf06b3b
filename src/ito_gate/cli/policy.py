"""``ito-gate policy``: what is done with the policies themselves."""

from __future__ import annotations

import click

from ito_gate.cli.lazy import LazyGroup

_COMMANDS = {
    "bundle": ("ito_gate.cli.policy_bundle:command", "Write policies and data as an OPA bundle, signed if you like."),
    "new": ("ito_gate.cli.policy_new:command", "Write a rule of your own, with its test and cases."),
    "test": ("ito_gate.cli.policy_test:command", "Run the tests, examples and cases of your own rules."),
}


@click.group(name="policy", cls=LazyGroup, places=_COMMANDS)
def command() -> None:
    r"""Work with the policies themselves.

    \b
    Examples:
      ito-gate policy bundle -o ito-gate.tar.gz
      ito-gate policy new access/days
      ito-gate policy test own-rules
    """
