"""``ito-gate baseline``: findings that are kept as old."""

from __future__ import annotations

import click

from ito_gate.cli.lazy import LazyGroup

_COMMANDS = {
    "write": ("ito_gate.cli.baseline_write:command", "Write what is found today as a baseline."),
}


@click.group(name="baseline", cls=LazyGroup, places=_COMMANDS)
def command() -> None:
    r"""Keep what was there when the gate was adopted.

    \b
    Examples:
      ito-gate baseline write --expires 2027-06-30 -o baseline.yaml outsourcing/
      ito-gate check --baseline baseline.yaml outsourcing/
    """
