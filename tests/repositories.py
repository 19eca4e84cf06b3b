"""Real git repositories for tests, apart from the settings of whoever runs them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from support import ROOT, program

DAY = "2026-11-02"


def environment(home: Path) -> Mapping[str, str]:
    """What git sees: a home of its own, and names and days that do not change."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "t",
        "GIT_AUTHOR_EMAIL": "t@example.com",
        "GIT_COMMITTER_NAME": "t",
        "GIT_COMMITTER_EMAIL": "t@example.com",
        "GIT_AUTHOR_DATE": "2026-11-01T00:00:00+08:00",
        "GIT_COMMITTER_DATE": "2026-11-01T00:00:00+08:00",
        "GIT_ALLOW_PROTOCOL": "file",
    }


@dataclass(frozen=True)
class Repo:
    """A checkout."""

    root: Path

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            [program("git"), *arguments],
            cwd=self.root,
            env=environment(self.root.parent),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, message: str = "change") -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def edit(self, path: str, before: str, after: str) -> None:
        file = self.root / path
        text = file.read_text("utf-8")
        assert before in text, before
        file.write_text(text.replace(before, after, 1), "utf-8")


def init(root: Path, *options: str) -> Repo:
    """Make an empty repository."""
    root.mkdir(parents=True, exist_ok=True)
    repo = Repo(root)
    repo.git("init", "-q", "-b", "main", *options)
    return repo


def of_example(root: Path, name: str = "good", *options: str) -> Repo:
    """A repository whose first commit is a register of examples/."""
    repo = init(root, *options)
    shutil.copytree(ROOT / "examples" / name, root, dirs_exist_ok=True)
    repo.commit("base")
    return repo
