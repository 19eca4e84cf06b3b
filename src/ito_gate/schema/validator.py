"""What decides whether a document is valid, behind one small interface.

Two engines decide alike: ``rust`` is exact and fast, ``python`` is the reference implementation, for a
second opinion and for platforms that the other is not built for. They only say what is wrong where;
the words come from the schema and the document, so that they are the same whatever the engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from ito_gate.errors import UsageError

if TYPE_CHECKING:
    from ito_gate.model import Json, Pointer

ENGINES = ("rust", "python")


@dataclass(frozen=True, slots=True)
class SchemaError:
    """One keyword of a schema that does not hold.

    Attributes:
        pointer: the value that it does not hold for.
        keyword: the keyword, such as ``required``.
        name: for ``required`` the missing field, for ``additionalProperties`` the unknown one.
    """

    pointer: Pointer
    keyword: str
    name: str | None = None


class Validator(Protocol):
    """A compiled schema."""

    def is_valid(self, data: Json) -> bool:
        """Tell whether there is nothing wrong with ``data``."""

    def errors(self, data: Json) -> list[SchemaError]:
        """Return everything that is wrong with ``data``, each error once; nothing if it is valid."""


@cache
def get_validator(kind: str, engine: str = "rust") -> Validator:
    """Return the validator of a document kind; it is compiled when first asked for.

    Args:
        kind: a document kind.
        engine: ``rust`` or ``python``.

    Raises:
        UsageError: there is no such engine, or it is not installed here; no other one takes its place.
        Undecided: the installation lacks the schema.
    """
    if engine not in ENGINES:
        raise UsageError(
            f"no schema engine {engine}; there are: {', '.join(ENGINES)}",
            f"没有格式引擎 {engine}；有：{'、'.join(ENGINES)}",
        )
    try:
        if engine == "rust":
            from ito_gate.schema.rust import RustValidator  # noqa: PLC0415 - an engine is loaded when it is used

            return RustValidator(kind)
        from ito_gate.schema.python import PythonValidator  # noqa: PLC0415 - slow to import

        return PythonValidator(kind)
    except ImportError as error:
        other = next(name for name in ENGINES if name != engine)
        raise UsageError(
            f"the schema engine {engine} is not available here ({error}); use --schema-engine {other}",
            f"此处没有格式引擎 {engine}（{error}）；请加上 --schema-engine {other}",
        ) from error
