"""Groups whose commands are imported when they are used: ``--help`` of a group imports none."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping


class LazyGroup(click.Group):
    """A group that knows its commands by the places of their code."""

    def __init__(self, *args: Any, places: Mapping[str, tuple[str, str]], **settings: Any) -> None:  # noqa: ANN401 - click's
        """Make a group.

        Args:
            *args: of ``click.Group``.
            places: by the name of a command where it is, as ``module:attribute``, and its summary.
            **settings: of ``click.Group``.
        """
        super().__init__(*args, **settings)
        self._places = places
        _keep_lines(self)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        del ctx
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command ``cmd_name``."""
        del ctx
        if cmd_name not in self._places:
            return None
        module, _, name = self._places[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), name)
        _keep_lines(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their summaries."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in self._places.items()])


def _keep_lines(command: click.Command) -> None:
    r"""Let click see the \b that keeps the lines of a paragraph: docstrings are raw, and it looks for the character."""
    if command.help:
        command.help = command.help.replace("\\b\n", "\b\n")
