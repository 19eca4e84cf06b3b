"""``ito-gate audit show``: decisions of the past."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from ito_gate.cli.audit_options import opened, say, store_option
from ito_gate.cli.options import detect_lang, lang_option
from ito_gate.errors import NothingToCheck, UsageError
from ito_gate.model import Text

if TYPE_CHECKING:
    from ito_gate.ledger.record import Record


@click.command(name="show")
@store_option
@click.option("--declaration", metavar="ID", help="All decisions on this declaration, the oldest first.")
@click.option("--decision", metavar="ID", help="One decision.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lang_option
def command(store: str, declaration: str | None, decision: str | None, form: str, lang: str | None) -> None:
    r"""Show the decisions on a declaration, or one decision.

    \b
    Examples:
      ito-gate audit show --store sqlite:decisions.db --declaration ITO-2026-002
      ito-gate audit show --store sqlite:decisions.db --decision 0b0e… --format json
    """
    if (declaration is None) == (decision is None):
        raise UsageError("name --declaration or --decision", "请给出 --declaration 或 --decision")
    log = opened(store)
    try:
        ids = log.record_ids(declaration) if declaration is not None else [decision or ""]
        records = [record for record in map(log.record, ids) if record is not None]
    finally:
        log.close()
    if not records:
        wanted = declaration or decision
        raise NothingToCheck(f"no decision on record for {wanted}", f"日志中没有 {wanted} 的决定")
    for record in records:
        if form == "json":
            click.echo(json.dumps(_json(record), ensure_ascii=True, sort_keys=True))
        else:
            _show(record, lang or detect_lang())


def _json(record: Record) -> dict[str, Any]:
    place = record.link
    return {"seq": place.seq, "hash": place.hash, "previous": place.previous, **json.loads(record.content)}


_WORDS = {"allow": Text("允许", "allow"), "deny": Text("拒绝", "deny")}


def _show(record: Record, lang: str) -> None:
    content = json.loads(record.content)
    result = content["result"]
    order = (result["order"] or {}).get("id", "—")
    said = _WORDS[result["decision"]].in_language(lang)
    say(
        Text(
            f"{record.link.seq}  {content['timestamp']}  {said}  订单 {order}  来自 {content['requested_by']}",
            f"{record.link.seq}  {content['timestamp']}  {said}  order {order}  from {content['requested_by']}",
        ),
        lang,
    )
    say(Text(f"  决定 {content['decision_id']}", f"  decision {content['decision_id']}"), lang)
    for finding in result["findings"]:
        message = finding["message"]
        say(
            Text(
                f"  {finding['weight']}[{finding['rule']}]：{message['zh']}",
                f"  {finding['weight']}[{finding['rule']}]: {message['en']}",
            ),
            lang,
        )
