"""Where reports go: the terminal, or files beside it."""

from __future__ import annotations

import os
import sys
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ito_gate import __version__
from ito_gate.errors import GateError, UsageError
from ito_gate.model import Decision, Provenance, Report, Text
from ito_gate.report import REPORTERS, RenderOptions, render
from ito_gate.report.log_commands import for_a_log

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ito_gate.model import Rule


_WIDTH = 100
"""Columns where there is no terminal that tells."""


@dataclass(frozen=True, slots=True)
class Target:
    """A format, and the file it goes to; standard output if there is none.

    A file is known before anything is checked: its folder is there, and nothing else goes to it.
    """

    format: str
    file: Path | None


def parse_formats(values: Sequence[str]) -> tuple[Target, ...]:
    """Read ``NAME[=FILE]`` options; ``-`` is standard output.

    Raises:
        UsageError: an unknown format, two formats for standard output or for one file, or a file that cannot be
            made for want of its folder.
    """
    targets = tuple(_target(value) for value in values or ("text",))
    if sum(target.file is None for target in targets) > 1:
        raise UsageError(
            "only one format can go to standard output; give the others a file: NAME=FILE",
            "只能有一种格式输出到屏幕，其余请写成 格式=文件",
        )
    files = [os.path.realpath(target.file) for target in targets if target.file is not None]
    for file, count in Counter(files).items():
        if count > 1:
            raise UsageError(f"{file}: two formats go to this file", f"{file}：有两种格式写入这个文件")
    return targets


def _target(value: str) -> Target:
    name, equals, file = value.partition("=")
    if name not in REPORTERS:
        known = ", ".join(sorted(REPORTERS))
        raise UsageError(f"unknown format {name}; there are: {known}", f"没有格式 {name}；可用：{known}")
    if equals and not file:
        raise UsageError(f"--format {value}: name the file after =", f"--format {value}：请在 = 后写文件名")
    return Target(name, None if file in {"", "-"} else _possible(Path(file)))


def _possible(file: Path) -> Path:
    """Return ``file`` if it can be written, as far as can be told before; a long run should not end on a typo."""
    if file.is_dir():
        raise UsageError(f"{file}: is a folder, not a file", f"{file}：是文件夹，不是文件")
    if not file.parent.is_dir():
        raise UsageError(f"{file}: there is no folder {file.parent}", f"{file}：没有文件夹 {file.parent}")
    return file


def write(
    report: Report,
    targets: Sequence[Target],
    *,
    lang: str,
    verbose: bool,
    rules: Mapping[str, Rule],
    text: Callable[[str], str | None] | None = None,
) -> None:
    """Render ``report`` once for each target and write it.

    Args:
        report: what was found.
        targets: where to.
        lang: ``zh`` or ``en``.
        verbose: whether to say more.
        rules: the words of the rules.
        text: gives the text of a file to quote from; from the disk where it is not given.

    Raises:
        UsageError: a file cannot be written.
    """
    for target in targets:
        options = replace(
            screen(lang) if target.file is None else RenderOptions(lang=lang, width=_WIDTH),
            source_line=_source_lines(text or _from_disk),
            verbose=verbose,
            rules=rules,
        )
        _put(render(target.format, report, options), target)
    summary = os.environ.get("GITHUB_STEP_SUMMARY", "")
    if summary and any(target.format == "github" for target in targets):
        _append(render("markdown", report, RenderOptions(lang=lang, rules=rules)), Path(summary))


def write_undecided(error: Exception, targets: Sequence[Target], *, lang: str, as_of: str) -> None:
    """Write to the files that there is no verdict, and why; standard output stays empty.

    A pipeline takes up its reports whatever the exit code was, and one of an earlier run would still lie there.
    """
    made_with = Provenance(f"ito-gate {__version__}", "", "", "", "", "", "", "")
    report = Report(as_of, Decision.UNDECIDED, made_with, {}, (), (), {}, errors=(_why(error),))
    with suppress(UsageError):
        # Why there is no verdict is the error to report, not that this cannot be written either.
        write(report, [target for target in targets if target.file], lang=lang, verbose=False, rules={})


def _why(error: Exception) -> Text:
    if isinstance(error, GateError):
        return error.text
    if isinstance(error, click.ClickException):
        return Text(error.format_message(), error.format_message())
    return Text("内部错误", "internal error")


def screen(lang: str) -> RenderOptions:
    """Return how standard output is written on: in colour and to its width only where it is a terminal."""
    terminal = sys.stdout.isatty()
    return RenderOptions(
        lang=lang,
        color=terminal and "NO_COLOR" not in os.environ,
        width=os.get_terminal_size(sys.stdout.fileno()).columns if terminal else _WIDTH,
    )


def _put(parts: Iterable[str], target: Target) -> None:
    file = target.file
    if file is None:
        if target.format != "text" and not sys.stdout.isatty():
            # Programs read UTF-8, whatever the locale of a terminal that is not there.
            sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[union-attr]
        for part in for_a_log(parts, target.format):
            click.echo(part, nl=False)
        return
    try:
        _replace(parts, file)
    except OSError as error:
        raise UsageError(
            f"{file}: cannot be written: {error.strerror}", f"{file}：无法写入：{error.strerror}"
        ) from error


def _append(parts: Iterable[str], file: Path) -> None:
    """Add to what other commands of the step have written there."""
    try:
        with file.open("a", encoding="utf-8", newline="\n") as stream:
            stream.writelines(parts)
    except OSError as error:
        raise UsageError(
            f"{file}: cannot be written: {error.strerror}", f"{file}：无法写入：{error.strerror}"
        ) from error


def _replace(parts: Iterable[str], file: Path) -> None:
    """Write ``file`` whole or not at all: whoever reads it must not take half a report for a short one."""
    target = Path(os.path.realpath(file))
    # A pipe or a device is written to, not replaced.
    special = target.exists() and not target.is_file()
    part = target if special else target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(parts)
        if not special:
            part.replace(target)
    except BaseException:
        if not special:
            part.unlink(missing_ok=True)
        raise


def _from_disk(path: str) -> str | None:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        # A file of the base that is gone: there is nothing to quote.
        return None


def _source_lines(read: Callable[[str], str | None]) -> Callable[[str, int], str | None]:
    """Return a function that gives a line of a file, reading each file once."""
    known: dict[str, list[str]] = {}

    def line(path: str, number: int) -> str | None:
        if path not in known:
            text = read(path)
            known[path] = [] if text is None else text.removeprefix("\ufeff").split("\n")
        lines = known[path]
        return lines[number - 1].removesuffix("\r") if 0 < number <= len(lines) else None

    return line
