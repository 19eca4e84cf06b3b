"""``ito-gate audit verify``: whether the decision log is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ito_gate.cli.audit_options import FILE, content, opened, say, store_option
from ito_gate.cli.options import lang_option
from ito_gate.errors import NothingToCheck, UsageError
from ito_gate.model import Text

if TYPE_CHECKING:
    from pathlib import Path


@click.command(name="verify")
@store_option
@click.option("--key", type=FILE, metavar="FILE", help="The key that decisions are signed with, or its public half.")
@click.option(
    "--kept",
    "files",
    multiple=True,
    type=FILE,
    metavar="FILE",
    help="Signatures that were kept elsewhere, one a line (audit head), or answers as JSON; repeatable.",
)
@lang_option
def command(store: str, key: Path | None, files: tuple[Path, ...], lang: str | None) -> int:
    r"""Find what was edited, deleted, put in another order or cut off.

    Without signatures kept elsewhere it cannot be seen that the end was cut off together with what stood beside it, or
    that everything was written anew.

    \b
    Exit codes: 0 whole · 1 not whole · 2 usage · 3 nothing in the log · 4 the log cannot be read

    \b
    Examples:
      ito-gate audit verify --store sqlite:decisions.db
      ito-gate audit verify --store sqlite:decisions.db --key public.pem --kept heads.txt --kept answer.json
    """
    from ito_gate.ledger.verify import verify  # noqa: PLC0415 - only where it is used

    if files and key is None:
        raise UsageError("--kept needs --key: whose signatures?", "--kept 需要 --key：用哪个密钥核对签名？")
    verifier = None
    if key is not None:
        from ito_gate.ledger.signing import verifier as verifier_of  # noqa: PLC0415 - an extra

        verifier = verifier_of(content(key))
    kept = [signature for file in files for signature in _signatures(file)]
    log = opened(store)
    try:
        found = verify(log, kept, verifier)
    finally:
        log.close()
    for fault in found.faults:
        say(_place(fault.seq).fill({"text": fault.text}), lang)
    if found.faults:
        count = len(found.faults)
        say(Text(f"日志不完整：{count} 处不符", f"the log is not whole: {count} faults"), lang)
        return 1
    if not found.count:
        raise NothingToCheck("the log holds no decision", "日志中没有决定")
    say(
        Text(
            f"日志完整：{found.count} 条，最后一条 {found.hash}；与另存的 {found.kept} 个签名相符",
            f"the log is whole: {found.count} records, the last {found.hash}; it agrees with {found.kept} signatures "
            "kept elsewhere",
        ),
        lang,
    )
    return 0


def _place(seq: int) -> Text:
    return Text(f"第 {seq} 条：{{text}}", f"record {seq}: {{text}}") if seq else Text("{text}", "{text}")


def _signatures(file: Path) -> list[str]:
    """Return the signatures in ``file``: one a line, or that of an answer."""
    import json  # noqa: PLC0415 - only for answers

    text = content(file).decode("utf-8", "replace")
    try:
        answer = json.loads(text)
    except ValueError:
        answer = None
    found = [str(answer.get("signature", ""))] if isinstance(answer, dict) else text.split()
    if not found:
        raise UsageError(f"{file}: no signature in it", f"{file}：其中没有签名")
    return found
