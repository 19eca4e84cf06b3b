"""Settings: what flags, environment and ``ito-gate.yaml`` say, in this order of strength.

The command line resolves flags and ``ITO_GATE_*`` variables; this module reads the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ito_gate.discovery import DEFAULT_CLAIMS, display
from ito_gate.errors import UsageError
from ito_gate.reading.document import read, read_bytes
from ito_gate.single import single

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ito_gate.model import Json

FILE_NAME = "ito-gate.yaml"
_FILES = frozenset({"ca", "cert", "key", "token_file"})


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a register.

    Attributes:
        root: the folder that paths and patterns are relative to.
        register: files and folders that make up the register; empty when there is no configuration.
        claims: patterns of paths that have to be ours.
        fail_on: level from which the gate blocks, ``deny`` or ``warn``; None if not set.
        lang: language of the output, ``zh`` or ``en``; None if not set.
        options: settings that change verdicts; part of the input of the policies and of the report.
        extra_notices: holiday notices by year, newer than the shipped calendar.
        local_holidays: holidays of an autonomous region (ISO 8601).
        policies: folders of a bank's own policies, which join the built-in ones.
        engine: who evaluates, ``embedded`` or ``opa``; None if not set.
        opa: settings of the OPA server by the names of ``policy.server``: ``url``, ``ca``, ``cert``, ``key``,
            ``token_file``, ``timeout``; files are absolute.
    """

    root: Path
    register: tuple[Path, ...] = ()
    claims: tuple[str, ...] = DEFAULT_CLAIMS
    fail_on: str | None = None
    lang: str | None = None
    options: Mapping[str, Json] = field(
        default_factory=lambda: {"count_mode": "t21", "article_37_5": "narrow", "review_months": 12}
    )
    extra_notices: Mapping[str, Any] = field(default_factory=dict)
    local_holidays: tuple[str, ...] = ()
    policies: tuple[Path, ...] = ()
    engine: str | None = None
    opa: Mapping[str, Any] = field(default_factory=dict)


def find(start: Path) -> Path | None:
    """Return the nearest ``ito-gate.yaml`` in ``start`` or a folder above it."""
    for folder in (start, *start.parents):
        candidate = folder / FILE_NAME
        if candidate.is_file():
            return candidate
    return None


def load(path: Path) -> Config:
    """Read one configuration file.

    Raises:
        UsageError: it is missing, or is not a valid configuration; the message names each place.
    """
    if not path.is_file():
        raise UsageError(f"{path}: no such configuration file", f"{path}：没有这个配置文件")
    shown = display(path.absolute())
    return _config(path.absolute().parent, single(read(path, shown), shown, "config").data)


def parse(data: bytes, path: Path) -> Config:
    """Read the configuration that the file ``path`` would hold.

    Raises:
        UsageError: it is not a valid configuration; the message names each place.
    """
    shown = display(path)
    kind = "json" if path.suffix.lower() == ".json" else "yaml"
    return _config(path.parent, single(read_bytes(data, shown, kind), shown, "config").data)


def _config(root: Path, data: Mapping[str, Any]) -> Config:
    default = Config(root)
    practice = {name: data[name] for name in ("review_months",) if name in data}
    filing, calendar = data.get("filing", {}), data.get("calendar", {})
    return Config(
        root=root,
        register=tuple(root / name for name in data.get("register", ["."])),
        claims=tuple(data.get("claims", default.claims)),
        fail_on=data.get("fail_on"),
        lang=data.get("lang"),
        options={**default.options, **filing, **practice},
        extra_notices=calendar.get("years", {}),
        local_holidays=tuple(calendar.get("local_holidays", ())),
        policies=tuple(root / name for name in data.get("policies", ())),
        engine=data.get("engine"),
        opa={name: root / value if name in _FILES else value for name, value in data.get("opa", {}).items()},
    )
