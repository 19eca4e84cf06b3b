"""``ito-gate audit head``: the signed end of the log."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from ito_gate.cli.audit_options import FILE, content, opened, store_option
from ito_gate.cli.options import lang_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command(name="head")
@store_option
@click.option(
    "--key",
    required=True,
    type=FILE,
    metavar="FILE",
    help="The private key, or the secret, that decisions are signed with.",
)
@click.option("--key-id", default="", help="Its name, as in the settings of the server.")
@lang_option
def command(store: str, key: Path, key_id: str, lang: str | None) -> None:
    r"""Print the signed end of the log, to be kept where nobody who can write to the log can write.

    \b
    Examples:
      ito-gate audit head --store sqlite:decisions.db --key signing-key.pem >> /somewhere/else/heads.txt
    """
    del lang
    from ito_gate.ledger.signing import signer  # noqa: PLC0415 - an extra

    data = content(key)
    signing = signer("EdDSA" if b"-----BEGIN" in data else "HS256", data, key_id)
    log = opened(store)
    try:
        seq, hash_ = log.head()
        record = {"ledger": log.ledger, "seq": seq, "hash": hash_}
    finally:
        log.close()
    click.echo(signing.sign({"iat": int(time.time()), "record": record}))
