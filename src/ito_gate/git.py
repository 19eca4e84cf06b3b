"""Reads a git repository with the ``git`` program, as it is: nothing is checked out, written or fetched.

A repository is other people's data. Only plumbing commands are run, which call no hook, filter, pager or
editor; settings of the user and of the system are not read, transports are switched off, names are passed
after ``--end-of-options`` or as object ids, and whatever git says is read with ``-z``.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Self

from ito_gate.errors import Undecided, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import TracebackType

TIMEOUT = 120.0
"""Seconds for one command of git; reading all documents of the base is one command."""

_KEPT_BYTES = 64 * 1024 * 1024
"""So much of what was read is kept: a register of ten thousand documents, not a repository of data."""

_SETTINGS = (
    # Whoever checked the files out, in a container often another user, has named this folder: no program that
    # the repository's own configuration names is run by what follows.
    "safe.directory=*",
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "protocol.allow=never",
    "gc.auto=0",
)
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")

REGULAR = frozenset({"100644", "100755"})
LINK = "120000"
SUBMODULE = "160000"

_INDEX = "GIT_INDEX_FILE"
_EMPTY = frozenset(
    {
        "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
        "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
    }
)
"""The blob without any bytes, by SHA-1 and SHA-256."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something in a tree.

    Attributes:
        mode: what it is: one of ``REGULAR``, ``LINK`` or ``SUBMODULE``.
        id: of its object.
    """

    mode: str
    id: str


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository.

    Attributes:
        root: the topmost folder of its checkout, links resolved, or the folder of a bare repository.
    """

    root: Path

    @classmethod
    def around(cls, folder: Path) -> Repository:
        """Return the repository that ``folder`` lies in.

        Raises:
            UsageError: it lies in none.
            Undecided: git is not there or does not answer.
        """
        done = _run(folder, "rev-parse", "--show-toplevel")
        if done.returncode != 0 or not done.stdout:
            raise UsageError(
                f"{folder}: not in the checkout of a git repository, so there is no base to compare with",
                f"{folder}：不在 git 仓库的工作区内，没有可比较的基准",
            )
        return cls(Path(os.fsdecode(done.stdout.removesuffix(b"\n").removesuffix(b"\r"))))

    def commit(self, revision: str) -> str | None:
        """Return the id of the commit ``revision``; None where there is none."""
        if not revision or "\0" in revision:
            return None
        done = _run(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        return done.stdout.decode("ascii", "replace").strip() or None if done.returncode == 0 else None

    def nothing(self) -> str:
        """Return the id of the tree that holds nothing: what was there before the first commit.

        Raises:
            Undecided: git fails.
        """
        done = _run(self.root, "hash-object", "-t", "tree", "--stdin")
        if done.returncode != 0:
            raise _failed(done)
        return done.stdout.decode("ascii", "replace").strip()

    def merge_base(self, revision: str, tip: str = "HEAD") -> str:
        """Return the id of the newest commit that ``revision`` and ``tip`` share.

        Raises:
            UsageError: there is no such revision, or no commit yet.
            Undecided: a shallow clone lacks the history that it takes to tell.
        """
        head = self.commit(tip)
        if head is None:
            raise UsageError(
                f"{self.root}: no commit yet, so there is no base to compare with",
                f"{self.root}：还没有任何提交，没有可比较的基准",
            )
        other = self.commit(revision)
        revision = _shown(revision)
        if other is None:
            if self.is_shallow():
                raise _missing(revision)
            raise UsageError(
                f"no revision {revision} here; fetch it (git fetch origin), or correct --base",
                f"这里没有版本 {revision}；请先取回（git fetch origin），或者改正 --base",
            )
        done = _run(self.root, "merge-base", "--end-of-options", other, head)
        found = done.stdout.decode("ascii", "replace").split()
        if done.returncode == 0 and found:
            return found[0]
        if self.is_shallow():
            raise _missing(revision)
        raise UsageError(
            f"{revision} and the checkout have no commit in common",
            f"{revision} 与当前工作区没有共同的提交",
        )

    def tree(self, commit: str | None, paths: Iterable[str]) -> dict[str, Item]:
        """Return what ``commit`` holds at and below ``paths``, by path; ``""`` is everything.

        Args:
            commit: its id, or that of a tree; None for what is staged.
            paths: relative to the root, with ``/``.

        Raises:
            UsageError: a conflict of a merge is not resolved in what is staged.
            Undecided: git fails, or ``GIT_INDEX_FILE`` names the index of something else.
        """
        wanted = sorted(set(paths))
        limits = [] if "" in wanted else wanted
        if not wanted:
            return {}
        if commit is None:
            return self._staged(limits)
        done = _run(self.root, "ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit, *limits)
        return {name: Item(mode, id_) for (mode, _, id_), name in _listed(done)}

    def _staged(self, limits: list[str]) -> dict[str, Item]:
        index = self._index()
        found = {}
        for (mode, id_, stage), name in _listed(_run(self.root, "ls-files", "-s", "-z", "--", *limits, index=index)):
            if stage != "0":
                shown = _shown(name)
                raise UsageError(
                    f"{shown}: resolve the conflict of the merge and stage the file (git add) first",
                    f"{shown}：请先解决合并冲突并暂存该文件（git add）",
                )
            found[name] = Item(mode, id_)
        if any(item.id in _EMPTY for item in found.values()):
            # What is only intended to be added (git add -N) looks like an empty file, and no commit will hold it.
            words = ("diff-files", "-z", "--name-only", "--diff-filter=A", "--ignore-submodules", "--", *limits)
            done = _run(self.root, *words, index=index)
            if done.returncode != 0:
                raise _failed(done)
            for intended in filter(None, done.stdout.split(b"\0")):
                found.pop(os.fsdecode(intended), None)
        return found

    def _index(self) -> Path | None:
        """Return the index that git has named to a hook: that of ``git commit FILE`` is one of its own."""
        named = os.environ.get(_INDEX)
        if not named:
            return None
        file = Path(os.path.realpath(named))
        done = _run(self.root, "rev-parse", "--absolute-git-dir")
        home = Path(os.path.realpath(os.fsdecode(done.stdout.removesuffix(b"\n").removesuffix(b"\r"))))
        if done.returncode != 0 or not file.is_relative_to(home):
            raise Undecided(
                f"{_INDEX} names {_shown(named)}, which is not the index of the repository {self.root}",
                f"{_INDEX} 指向 {_shown(named)}，不是仓库 {self.root} 的暂存区",
            )
        return file

    def blobs(self) -> Blobs:
        """Return a reader of the contents of files."""
        return Blobs(self.root)

    def first_parent(self, tip: str, until: int) -> str | None:
        """Return the newest commit of the first-parent history of ``tip`` that was committed by then.

        Args:
            tip: id of a commit.
            until: seconds since 1970, of the date of the committer.

        Returns:
            Its id; None if there is none, or a shallow clone lacks it.

        Raises:
            Undecided: git fails.
        """
        done = _run(
            self.root, "rev-list", "--first-parent", "--max-count=1", f"--min-age={until}", "--end-of-options", tip
        )
        if done.returncode != 0:
            raise _failed(done)
        return done.stdout.decode("ascii", "replace").strip() or None

    def is_shallow(self) -> bool:
        """Tell whether the repository lacks a part of its history.

        Raises:
            Undecided: git is not there or does not answer.
        """
        return _run(self.root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


class Blobs:
    """Reads contents of files out of a repository, one after the other; what is read again is kept."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[tuple[str, int], bytes] = {}
        self._room = _KEPT_BYTES
        self._open()

    def _open(self) -> None:
        self._process = _start(self._root)
        # Reading from a pipe cannot time out by itself.
        self._timer = Timer(TIMEOUT, self._process.kill)
        self._timer.daemon = True
        self._timer.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._process.kill()
        self._process.communicate()

    def read(self, id_: str, limit: int) -> bytes:
        """Return the first ``limit`` bytes of the blob ``id_``.

        Raises:
            Undecided: the repository lacks it (a partial clone), or git does not answer.
        """
        key = (id_, limit)
        if key in self._known:
            return self._known[key]
        if self._process.poll() is not None:
            # The time was up while nothing was read: judging a large register takes minutes.
            self._open()
        data = self._read(id_, limit)
        if len(data) <= self._room:
            self._room -= len(data)
            self._known[key] = data
        return data

    def _read(self, id_: str, limit: int) -> bytes:
        sink, source = self._process.stdin, self._process.stdout
        if sink is None or source is None:
            raise Undecided("git has no pipes")
        try:
            sink.write(f"{id_}\n".encode("ascii"))
            sink.flush()
            head = source.readline().split()
            if len(head) != 3 or head[1] != b"blob":  # noqa: PLR2004 - id, type, size
                raise Undecided(
                    f"the repository lacks the object {id_}; in a partial clone, fetch it first (git fetch --refetch)",
                    f"仓库缺少对象 {id_}；部分克隆请先取回（git fetch --refetch）",
                )
            size = int(head[2])
            data = source.read(min(size, limit))
            left = size - len(data) + 1
            while left > 0 and (passed := source.read(min(left, 1 << 16))):
                left -= len(passed)
        except (OSError, ValueError) as error:
            raise _silent() from error
        if left:
            raise _silent()
        return data


def _environment() -> dict[str, str]:
    """Return what git is told: nothing of the user's or the system's configuration, and to write nothing."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {
        **kept,
        "LC_ALL": "C",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_NO_LAZY_FETCH": "1",
        # Beats what the repository's configuration allows: an ext:: transport would run a program.
        "GIT_ALLOW_PROTOCOL": "none",
    }


def _command(folder: Path, *arguments: str) -> list[str]:
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    return ["git", "-C", str(folder), "--no-pager", "--literal-pathspecs", *settings, *arguments]


def _run(folder: Path, *arguments: str, index: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run git; only the index that was checked to be the repository's own is passed on to it."""
    environment = _environment()
    try:
        return subprocess.run(  # noqa: S603 - a list of arguments, without a shell
            _command(folder, *arguments),
            env=environment if index is None else {**environment, _INDEX: str(index)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _silent() from error
    except OSError as error:
        raise _absent(error) from error


def _start(folder: Path) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - as above
            _command(folder, "cat-file", "--batch"),
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise _absent(error) from error


def _listed(done: subprocess.CompletedProcess[bytes]) -> Iterator[tuple[list[str], str]]:
    """Yield what git lists with ``-z``: three words, and a path."""
    if done.returncode != 0:
        raise _failed(done)
    for line in done.stdout.split(b"\0"):
        meta, tab, name = line.partition(b"\t")
        if tab:
            yield meta.decode("ascii").split(" "), os.fsdecode(name)


def _shown(text: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in text)


def _missing(revision: str) -> Undecided:
    return Undecided(
        f"this is a shallow clone that lacks {revision} or what it shares with the checkout; fetch the history: "
        "git fetch --unshallow origin (GitHub Actions: fetch-depth: 0; GitLab CI: GIT_DEPTH: 0)",
        f"这是浅克隆，缺少 {revision} 或者它与当前工作区的共同提交；请取回历史：git fetch --unshallow origin"
        "（GitHub Actions：fetch-depth: 0；GitLab CI：GIT_DEPTH: 0）",
    )


def _absent(error: OSError) -> Undecided:
    why: Mapping[str, str] = {"why": error.strerror or str(error)}
    return Undecided("git cannot be run: {why}".format(**why), "无法运行 git：{why}".format(**why))


def _silent() -> Undecided:
    return Undecided(
        f"git did not answer within {TIMEOUT:.0f} seconds, or broke off", f"git 在 {TIMEOUT:.0f} 秒内没有答复，或者中断"
    )


def _failed(done: subprocess.CompletedProcess[bytes]) -> Undecided:
    said = done.stderr.decode("utf-8", "replace").strip()
    return Undecided(f"git failed: {said}", f"git 出错：{said}")
