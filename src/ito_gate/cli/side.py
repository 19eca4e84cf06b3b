"""Which files ``check`` looks at: those on the disk, or those that git holds."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ito_gate.cli.options import load_config

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ito_gate.change.snapshot import Snapshot
    from ito_gate.collection import Files
    from ito_gate.config import Config

FROM = "PRE_COMMIT_FROM_REF"
TO = "PRE_COMMIT_TO_REF"
"""What pre-commit says about what is pushed (``pre-push``, ``--from-ref``): from this commit to that one."""


@dataclass(frozen=True, slots=True)
class Side:
    """The files that are looked at, with the settings that stand among them.

    Attributes:
        config: the settings.
        settings: where they come from; None where there is no such file.
        files: where files are found and read.
        text: gives the text of a file by the path that people see, to quote from; None for the disk.
        snapshot: what git holds; None for the disk.
    """

    config: Config
    settings: Path | None
    files: Files
    text: Callable[[str], str | None] | None = None
    snapshot: Snapshot | None = None


@contextmanager
def opened(
    config_file: Path | None, paths: Sequence[Path], policies: Sequence[Path], baseline: Path | None, *, staged: bool
) -> Iterator[Side]:
    """Open the side that is looked at.

    Args:
        config_file: the settings that were asked for.
        paths: what is named.
        policies: folders of policies that were asked for.
        baseline: the file of findings that are kept as old.
        staged: whether to look at what is staged, or, where pre-commit says what is pushed, at that.

    Raises:
        UsageError: the settings are missing or not valid, or what is read from the disk is not what is staged.
        Undecided: git does not answer.
    """
    if not staged:
        from ito_gate.collection import DISK  # noqa: PLC0415 - needs the schema engine
        from ito_gate.config import find  # noqa: PLC0415 - the same

        yield Side(load_config(config_file, paths, policies), config_file or find(Path.cwd()), DISK)
        return
    from ito_gate.change.snapshot import Snapshot  # noqa: PLC0415 - only where git is asked

    with Snapshot(Path.cwd(), os.environ.get(TO) or None) as snapshot:
        config, settings = snapshot.settings(Path.cwd(), config_file)
        config = replace(config, policies=(*config.policies, *policies))
        from_disk = [*config.policies, *([baseline] if baseline else [])]
        snapshot.load([settings, *config.register, *paths, *from_disk])
        snapshot.require_same(from_disk)
        yield Side(config, settings, snapshot, snapshot.text, snapshot)
