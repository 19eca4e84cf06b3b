"""Why a run ends without a verdict.

GateError
├── UsageError      2  wrong options, configuration or path
├── NothingToCheck  3  no document was found
└── Undecided       4  the gate itself could not decide
    └── EngineError    the policy engine, its policies or its data
"""

from __future__ import annotations

from typing import ClassVar


class GateError(Exception):
    """Base of all errors the command line turns into one line and an exit code."""

    exit_code: ClassVar[int] = 4


class UsageError(GateError):
    """Something the caller can mend: an option, the configuration, a path."""

    exit_code = 2


class NothingToCheck(GateError):  # noqa: N818 - a finding about the run, read as a sentence
    """Nothing was found to check; never the same as passing."""

    exit_code = 3


class Undecided(GateError):  # noqa: N818 - read as a sentence
    """The gate could not decide; never the same as passing."""


class EngineError(Undecided):
    """The policy engine failed, or answered something that is not a complete verdict."""
