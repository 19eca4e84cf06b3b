"""``ito-gate audit replay``: a decision made again."""

from __future__ import annotations

import json

import click

from ito_gate.cli.audit_options import opened, say, store_option
from ito_gate.cli.options import lang_option
from ito_gate.model import Text


@click.command(name="replay")
@click.argument("decision")
@store_option
@click.option(
    "--register",
    metavar="DIR|GIT_URL@REF",
    help="The register as it was then, for a decision that found no declaration.",
)
@lang_option
def command(decision: str, store: str, register: str | None, lang: str | None) -> int:
    r"""Make a decision of the past again, with the policies and documents of then, and compare.

    \b
    Exit codes: 0 the same · 1 not the same · 4 it cannot be made again

    \b
    Examples:
      ito-gate audit replay --store sqlite:decisions.db 0b0e…
      ito-gate audit replay --store sqlite:decisions.db --register https://git.example.com/register.git@v7 0b0e…
    """
    from ito_gate.holding import parse  # noqa: PLC0415 - only where it is used
    from ito_gate.serving.replay import replay  # noqa: PLC0415 - loads the engines

    log = opened(store)
    try:
        found = replay(log, decision, None if register is None else parse(register).fetch())
    finally:
        log.close()
    for note in found.notes:
        say(note, lang)
    for name in found.differences:
        say(Text(f"{name}：", f"{name}:"), lang)
        say(Text(f"  当时 {_plain(found.then[name])}", f"  then {_plain(found.then[name])}"), lang)
        say(Text(f"  现在 {_plain(found.now.get(name))}", f"  now  {_plain(found.now.get(name))}"), lang)
    if found.differences:
        return 1
    said = str(found.then["decision"])
    say(Text(f"结果相同：{said}", f"the same again: {said}"), lang)
    return 0


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
