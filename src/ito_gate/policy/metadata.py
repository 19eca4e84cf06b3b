"""Read the METADATA of policy modules: the one place where a rule's words stand; ``contract`` checks them.

A module carries one block of OPA annotations of package scope
(https://www.openpolicyagent.org/docs/policy-language#annotations). ``title`` and ``description`` are
English; ``custom`` holds the rest. The id of a rule is its place: ``policies/filing/lead_time.rego``
is package ``ito.filing.lead_time`` and rule ``filing/lead-time``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from ito_gate.errors import EngineError
from ito_gate.model import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_PACKAGE = re.compile(r"^package\s+([a-z0-9_.]+)\s*$", re.MULTILINE)
_BLOCK = re.compile(r"\A# METADATA\n((?:#.*\n)+)")
BUILT_IN = "ito"
"""The first part of the package of every built-in module; a bank's own modules have another."""


@dataclass(frozen=True, slots=True)
class Module:
    """One policy module and what its annotations say.

    Attributes:
        path: relative to its policies folder, with forward slashes.
        package: such as ``ito.filing.lead_time``.
        annotations: the parsed METADATA block; empty if there is none.
        text: the source.
    """

    path: str
    package: str
    annotations: Mapping[str, Any]
    text: str

    @property
    def family(self) -> str:
        """The folder, which is the family of a rule."""
        return self.path.partition("/")[0]

    @property
    def name(self) -> str:
        """The module's own name, in kebab case for rules."""
        return self.package.rpartition(".")[2].replace("_", "-")

    @property
    def id(self) -> str:
        """``<family>/<name>``, in kebab case."""
        return f"{self.family.replace('_', '-')}/{self.name}"

    @property
    def root(self) -> str:
        """The first part of the package: ``ito`` for a built-in module."""
        return self.package.partition(".")[0]

    @property
    def is_own(self) -> bool:
        """Whether it is one of a bank's own modules."""
        return self.root != BUILT_IN

    @property
    def subject(self) -> str:
        """The kind of document that a rule is about."""
        return str(self.custom.get("subject", SUBJECTS[0]))

    @property
    def custom(self) -> Mapping[str, Any]:
        """The ``custom`` part of the annotations."""
        custom = self.annotations.get("custom", {})
        return custom if isinstance(custom, dict) else {}


def read_module(root: Path, path: Path) -> Module:
    """Read one ``.rego`` file below ``root``.

    Raises:
        EngineError: the file has no package, its package is not its place, or its METADATA block is
            not YAML.
    """
    relative = path.relative_to(root).as_posix()
    text = path.read_text(encoding="utf-8")
    package = _PACKAGE.search(text)
    if package is None:
        raise EngineError(f"{relative}: no package")
    expected = "ito.gate" if relative.startswith("gate/") else "ito." + relative[: -len(".rego")].replace("/", ".")
    if package[1] != expected:
        raise EngineError(f"{relative}: package {package[1]} should be {expected}")
    return Module(relative, package[1], _annotations(relative, text), text)


def _annotations(relative: str, text: str) -> dict[str, Any]:
    block = _BLOCK.match(text)
    if block is None:
        return {}
    source = "\n".join(line[2:] for line in block[1].splitlines())
    try:
        parsed = yaml.load(source, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise EngineError(f"{relative}: METADATA is not YAML: {error}") from error
    if not isinstance(parsed, dict):
        raise EngineError(f"{relative}: METADATA is not a mapping")
    return parsed
