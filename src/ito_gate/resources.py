"""Where the policies and schemas lie: in the wheel beside the code, in a checkout at its root."""

from __future__ import annotations

from pathlib import Path

from ito_gate.errors import Undecided

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def policies_dir() -> Path:
    """Return the folder of the built-in policies.

    Raises:
        Undecided: the installation has none.
    """
    return _find("policies", ".manifest")


def schemas_dir() -> Path:
    """Return the folder of the JSON Schemas.

    Raises:
        Undecided: the installation has none.
    """
    return _find("schemas", "declaration.v1.schema.json")


def _find(name: str, witness: str) -> Path:
    for folder in (_PACKAGE / f"_{name}", _CHECKOUT / name):
        if (folder / witness).is_file():
            return folder
    raise Undecided(f"the {name} of ito-gate are missing from the installation: install it again")
