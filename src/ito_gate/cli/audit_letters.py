"""``ito-gate audit letters``: call-backs that were given up."""

from __future__ import annotations

import time

import click

from ito_gate.cli.audit_options import opened, say, store_option
from ito_gate.cli.options import lang_option
from ito_gate.errors import NothingToCheck
from ito_gate.model import Text


@click.command(name="letters")
@store_option
@click.option("--again", "decisions", multiple=True, metavar="DECISION", help="Send this one again; repeatable.")
@lang_option
def command(store: str, decisions: tuple[str, ...], lang: str | None) -> None:
    r"""List the call-backs that were given up, or send them again.

    \b
    Examples:
      ito-gate audit letters --store sqlite:decisions.db
      ito-gate audit letters --store sqlite:decisions.db --again 0b0e…
    """
    log = opened(store)
    try:
        for decision in decisions:
            if not log.send_again(decision, time.time()):
                raise NothingToCheck(f"{decision} was not given up", f"{decision} 不在放弃之列")
        letters = log.letters()
    finally:
        log.close()
    for letter in letters:
        say(
            Text(
                f"{letter.decision_id}  {letter.source}  {letter.tries} 次：{letter.why}",
                f"{letter.decision_id}  {letter.source}  {letter.tries} tries: {letter.why}",
            ),
            lang,
        )
    if not letters:
        say(Text("没有放弃的回调", "no call-back was given up"), lang)
