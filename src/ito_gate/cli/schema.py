"""``ito-gate schema``: the JSON Schemas."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ito_gate.errors import UsageError
from ito_gate.resources import schemas_dir

_SUFFIX = ".v1.schema.json"
_OURS = "urn:ito-gate:schema:"
"""How the ``$id`` of our schemas begins."""


@click.command(name="schema")
@click.argument("kind", required=False)
@click.option("--all", "all_kinds", is_flag=True, help="Write the schema of every kind into the folder of -o.")
@click.option(
    "--output",
    "-o",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder for --all; made if it is not there.",
)
def command(kind: str | None, all_kinds: bool, folder: Path | None) -> None:
    r"""Print the JSON Schema of a document KIND, or the list of kinds; or write all of them for an editor.

    \b
    Examples:
      ito-gate schema
      ito-gate schema declaration > declaration.schema.json
      ito-gate schema --all -o schemas
    """
    if all_kinds != (folder is not None) or (all_kinds and kind):
        raise UsageError("--all and -o DIR go together, without a KIND", "--all 与 -o 文件夹 一起使用，不写文件种类")
    kinds = sorted(path.name.removesuffix(_SUFFIX) for path in schemas_dir().glob(f"*{_SUFFIX}"))
    if folder is not None:
        _write_all(kinds, folder)
        return
    if kind is None:
        click.echo("\n".join(kinds))
        return
    if kind not in kinds:
        raise UsageError(
            f"no schema {kind}; there are: {', '.join(kinds)}", f"没有 {kind} 的格式；有：{'、'.join(kinds)}"
        )
    click.echo((schemas_dir() / f"{kind}{_SUFFIX}").read_text(encoding="utf-8"), nl=False)


def _write_all(kinds: list[str], folder: Path) -> None:
    """Write every schema; only an older one of ours is replaced."""
    targets = {folder / f"{kind}{_SUFFIX}": (schemas_dir() / f"{kind}{_SUFFIX}").read_bytes() for kind in kinds}
    for path in targets:
        if path.exists() and not _is_ours(path):
            raise UsageError(
                f"{path}: there already, and no schema of ito-gate; move it away or name another folder",
                f"{path}：已存在，且不是 ito-gate 的格式文件；请移走，或换一个文件夹",
            )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in targets.items():
            path.write_bytes(content)
            click.echo(str(path))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"{folder}: cannot be written: {reason}", f"{folder}：无法写入：{reason}") from error


def _is_ours(path: Path) -> bool:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and str(found.get("$id", "")).startswith(_OURS)
