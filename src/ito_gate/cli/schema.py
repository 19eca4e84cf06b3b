"""``ito-gate schema``: the JSON Schemas."""

from __future__ import annotations

import click

from ito_gate.errors import UsageError
from ito_gate.resources import schemas_dir

_SUFFIX = ".v1.schema.json"


@click.command(name="schema")
@click.argument("kind", required=False)
def command(kind: str | None) -> None:
    r"""Print the JSON Schema of a document KIND, or the list of kinds.

    \b
    Examples:
      ito-gate schema
      ito-gate schema declaration > declaration.schema.json
    """
    kinds = sorted(path.name.removesuffix(_SUFFIX) for path in schemas_dir().glob(f"*{_SUFFIX}"))
    if kind is None:
        click.echo("\n".join(kinds))
        return
    if kind not in kinds:
        raise UsageError(
            f"no schema {kind}; there are: {', '.join(kinds)}", f"没有 {kind} 的格式；有：{'、'.join(kinds)}"
        )
    click.echo((schemas_dir() / f"{kind}{_SUFFIX}").read_text(encoding="utf-8"), nl=False)
