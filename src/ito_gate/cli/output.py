"""Where reports go: the terminal, or files beside it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ito_gate.errors import UsageError
from ito_gate.report import REPORTERS, RenderOptions, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ito_gate.model import Report, Text


_WIDTH = 100
"""Columns where there is no terminal that tells."""


@dataclass(frozen=True, slots=True)
class Target:
    """A format, and the file it goes to; standard output if there is none."""

    format: str
    file: Path | None


def parse_formats(values: Sequence[str]) -> tuple[Target, ...]:
    """Read ``NAME[=FILE]`` options.

    Raises:
        UsageError: an unknown format, or two formats for standard output.
    """
    targets = tuple(_target(value) for value in values or ("text",))
    if sum(target.file is None for target in targets) > 1:
        raise UsageError(
            "only one format can go to standard output; give the others a file: NAME=FILE",
            "只能有一种格式输出到屏幕，其余请写成 格式=文件",
        )
    return targets


def _target(value: str) -> Target:
    name, equals, file = value.partition("=")
    if name not in REPORTERS:
        known = ", ".join(sorted(REPORTERS))
        raise UsageError(f"unknown format {name}; there are: {known}", f"没有格式 {name}；可用：{known}")
    if equals and not file:
        raise UsageError(f"--format {value}: name the file after =", f"--format {value}：请在 = 后写文件名")
    return Target(name, Path(file) if file else None)


def write(report: Report, targets: Sequence[Target], *, lang: str, verbose: bool, titles: dict[str, Text]) -> None:
    """Render ``report`` once for each target and write it.

    Raises:
        UsageError: a file cannot be written.
    """
    for target in targets:
        options = replace(
            screen(lang) if target.file is None else RenderOptions(lang=lang, width=_WIDTH),
            source_line=_source_lines(),
            verbose=verbose,
            titles=titles,
        )
        _put(render(target.format, report, options), target.file)


def screen(lang: str) -> RenderOptions:
    """Return how standard output is written on: in colour and to its width only where it is a terminal."""
    terminal = sys.stdout.isatty()
    return RenderOptions(
        lang=lang,
        color=terminal and "NO_COLOR" not in os.environ,
        width=os.get_terminal_size(sys.stdout.fileno()).columns if terminal else _WIDTH,
    )


def _put(parts: Iterable[str], file: Path | None) -> None:
    if file is None:
        for part in parts:
            click.echo(part, nl=False)
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(parts)
    except OSError as error:
        raise UsageError(
            f"{file}: cannot be written: {error.strerror}", f"{file}：无法写入：{error.strerror}"
        ) from error


def _source_lines() -> Callable[[str, int], str | None]:
    """Return a function that gives a line of a file, reading each file once."""
    known: dict[str, list[str]] = {}

    def line(path: str, number: int) -> str | None:
        if path not in known:
            try:
                text = Path(path).read_text(encoding="utf-8", errors="replace")
            except OSError:
                # A file of the base that is gone: there is nothing to quote.
                known[path] = []
                return None
            known[path] = text.removeprefix("\ufeff").split("\n")
        lines = known[path]
        return lines[number - 1].removesuffix("\r") if 0 < number <= len(lines) else None

    return line
