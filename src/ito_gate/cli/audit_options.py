"""Options that the commands of ``audit`` share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ito_gate.cli.options import detect_lang
from ito_gate.errors import UsageError

if TYPE_CHECKING:
    from ito_gate.ledger.store import Store
    from ito_gate.model import Text

store_option = click.option(
    "--store",
    required=True,
    metavar="URL",
    envvar="ITO_GATE_STORE",
    help="The decision log: sqlite:FILE or postgresql://HOST/DATABASE (password in PGPASSWORD or a passfile).",
)
FILE = click.Path(path_type=Path)


def opened(url: str) -> Store:
    """Return the log at ``url``, which has to be there.

    Raises:
        UsageError: the URL is not one of a log.
        LedgerError: there is none, or it cannot be opened.
    """
    from ito_gate.ledger.store import open_store  # noqa: PLC0415 - only where it is used

    return open_store(url, create=False)


def content(file: Path) -> bytes:
    """Return what ``file`` holds.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}", f"{file}：无法读取：{error.strerror}") from error


def say(text: Text, lang: str | None) -> None:
    """Print ``text`` in the language asked for; what would act on a terminal is shown instead."""
    from ito_gate.report.invisible import visible  # noqa: PLC0415 - keeps start-up short

    click.echo(visible(text.in_language(lang or detect_lang())))
