"""Why a run ends without a verdict.

GateError
├── UsageError      2  wrong options, configuration or path
├── NothingToCheck  3  no document was found
└── Undecided       4  the gate itself could not decide
    ├── EngineError    the policy engine, its policies or its data
    └── ServerError    an OPA server: no answer of the run can be relied on
"""

from __future__ import annotations

from typing import ClassVar

from ito_gate.model import Text


class GateError(Exception):
    """Base of all errors that the command line turns into one line and an exit code."""

    exit_code: ClassVar[int] = 4

    def __init__(self, en: str, zh: str | None = None) -> None:
        """Say why in English, and in Chinese where a person who uses the gate can mend it."""
        super().__init__(en)
        self.text = Text(zh or en, en)


class UsageError(GateError):
    """Something the caller can mend: an option, the configuration, a path."""

    exit_code = 2


class NothingToCheck(GateError):  # noqa: N818 - reads as a sentence where it is raised
    """Nothing was found to check; never the same as passing."""

    exit_code = 3


class Undecided(GateError):  # noqa: N818 - reads as a sentence where it is raised
    """The gate could not decide; never the same as passing."""


class EngineError(Undecided):
    """The policy engine failed, or answered something that is not a complete verdict."""


class ServerError(Undecided):
    """An OPA server cannot be asked, or holds other policies than expected. Ends the run: no partial verdict."""
