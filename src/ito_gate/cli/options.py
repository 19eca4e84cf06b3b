"""What the options of several commands mean."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ito_gate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ito_gate.config import Config

LANGUAGES = ("zh", "en")


def detect_lang() -> str:
    """Return the language of the locale: ``en`` where it says so, Chinese otherwise."""
    chosen = os.environ.get("ITO_GATE_LANG", "")
    if chosen in LANGUAGES:
        return chosen
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return "en" if value.lower().startswith("en") else "zh"
    return "zh"


class Day(click.ParamType[str]):
    """A calendar day as ISO 8601 text."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return ``value`` if it is a day such as 2026-03-02."""
        from datetime import date  # noqa: PLC0415 - keeps start-up short

        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            self.fail(f"{value!r} is not a date like 2026-03-02.", param, ctx)
        return value


def today() -> date:
    """Return today's date in Shanghai, which has been UTC+8 without daylight saving since 1991."""
    from datetime import datetime, timedelta, timezone  # noqa: PLC0415 - keeps start-up short

    return datetime.now(timezone(timedelta(hours=8), "Asia/Shanghai")).date()


lang_option = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    envvar="ITO_GATE_LANG",
    help="Language of the output.  [default: from the locale, else zh]",
)
config_option = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    envvar="ITO_GATE_CONFIG",
    help="Configuration file.  [default: ito-gate.yaml here or in a folder above]",
)
policy_option = click.option(
    "--policy",
    "policies",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    envvar="ITO_GATE_POLICY",
    help="Folder of the bank's own policies, which join the built-in and the configured ones; repeatable.",
)


def load_config(file: Path | None, paths: Sequence[Path], policies: Sequence[Path] = ()) -> Config:
    """Return the configuration in force for ``paths``.

    Without a configuration file the register is the folders of the paths themselves. The folders ``policies``
    join those of the file: what a register is judged by cannot be taken away by an option.

    Raises:
        UsageError: the file is missing or not valid.
    """
    from ito_gate import config  # noqa: PLC0415 - needs the schema engine

    found = file or config.find(Path.cwd())
    if found is None:
        around = tuple(dict.fromkeys(map(_around, paths)))
        return config.Config(Path.cwd(), register=around, policies=tuple(policies))
    loaded = config.load(found)
    return replace(loaded, policies=(*loaded.policies, *policies)) if policies else loaded


def _around(path: Path) -> Path:
    """Guess the register of a path that no configuration speaks for: the folder above its kind."""
    from ito_gate.register import KINDS  # noqa: PLC0415 - keeps start-up short

    folder = path if path.is_dir() else path.parent
    return folder.parent if folder.name in {f"{kind}s" for kind in KINDS} else folder


def require_paths(paths: Sequence[Path], config: Config) -> tuple[Path, ...]:
    """Return ``paths``, or the configured register where none are given.

    Raises:
        UsageError: there is neither.
    """
    chosen = tuple(paths) or config.register
    if not chosen:
        raise UsageError("name a file or folder, or write ito-gate.yaml", "请给出文件或文件夹，或者编写 ito-gate.yaml")
    return chosen
