"""Where the policies, schemas and base documents lie: in the wheel beside the code, or in a checkout."""

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


def base_dir() -> Path:
    """Return the folder of the base documents, of which worked cases are small changes.

    Raises:
        Undecided: the installation has none.
    """
    return _find("base", "declaration.yaml", "tests/base")


def _find(name: str, witness: str, in_checkout: str = "") -> Path:
    for folder in (_PACKAGE / f"_{name}", _CHECKOUT / (in_checkout or name)):
        if (folder / witness).is_file():
            return folder
    raise Undecided(f"the {name} of ito-gate are missing from the installation: install it again")
