"""Write a rule of a bank's own that already runs: to be filled in, not to be started from nothing."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from ito_gate.errors import UsageError
from ito_gate.model import STAGES
from ito_gate.policy import pack
from ito_gate.policy.metadata import BUILT_IN
from ito_gate.policy.own import folder as own
from ito_gate.policy.own.flaws import refuse
from ito_gate.proving import templates
from ito_gate.resources import policies_dir

if TYPE_CHECKING:
    from pathlib import Path

ROOT = "own"
"""The root of a folder where nobody has said another."""
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*")
_REGO_V1 = 1


def write(rule: str, folder: Path, root: str | None, stage: str) -> list[Path]:
    """Write the rule ``rule`` into ``folder``, and return the files that were written.

    Args:
        rule: its id, ``family/rule``.
        folder: the folder of own policies; made where there is none.
        root: the first part of its packages; None for that of the folder.
        stage: from which stage the rule applies.

    Raises:
        UsageError: the name cannot be used or is taken, or a file is there already.
        EngineError: the folder has a manifest that cannot be used.
    """
    _require_name(rule)
    root = _root(folder, root)
    family, name = rule.replace("-", "_").split("/")
    values = {"root": root, "family": family, "name": name, "rule": rule, "stage": stage}
    texts = {
        f"{family}/{name}.rego": templates.fill(templates.RULE, values, stage),
        f"{family}/{name}_test.rego": templates.fill(templates.TEST, values, stage),
        **{f"cases/{rule}/{file}": templates.fill(text, values, stage) for file, text in _cases(stage).items()},
    }
    if not (folder / own.MANIFEST).exists():
        manifest = {"revision": "1", "roots": [root], "rego_version": _REGO_V1}
        texts = {own.MANIFEST: json.dumps(manifest, indent=2) + "\n", **texts}
    there = [path for path in texts if (folder / path).exists()]
    if there:
        named = ", ".join(f"{folder.as_posix()}/{path}" for path in there)
        raise UsageError(f"already there, nothing was written: {named}", f"已存在，没有写入任何文件：{named}")
    try:
        return [_write(folder / path, text) for path, text in texts.items()]
    except OSError as error:
        raise UsageError(
            f"{folder}: cannot be written: {error.strerror}", f"{folder}：无法写入：{error.strerror}"
        ) from error


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def _cases(stage: str) -> dict[str, str]:
    found = {"fail-first.yaml": templates.FAILS, "pass-first.yaml": templates.PASSES}
    return found if stage == STAGES[0] else {**found, "todo-first.yaml": templates.TODO}


def _require_name(rule: str) -> None:
    if _NAME.fullmatch(rule) is None:
        raise UsageError(
            f"{rule!r} is not like access/days: family and rule in kebab case",
            f"{rule!r} 不是 access/days 这样的名称：类别和规则用小写字母、数字和连字符",
        )
    family, name = rule.replace("-", "_").split("/")
    if family in own.RESERVED or family == "lib" or any(map(own.name_problem, (family, name))):
        raise UsageError(
            f"{rule} cannot be used: the gate, Rego or one of its builtins has a part of that name",
            f"{rule} 不能用：其中一部分是本工具、Rego 或其内置函数已有的名称",
        )
    if name.endswith("_test"):
        raise UsageError(f"{rule}: -test is how tests end", f"{rule}：-test 结尾的是测试")
    if rule in pack.load(policies_dir()).rules:
        raise UsageError(f"there is a built-in rule {rule}", f"已有内置规则 {rule}")


def _root(folder: Path, root: str | None) -> str:
    if (folder / own.MANIFEST).exists():
        manifest, flaws = own.read_manifest(folder, folder.as_posix())
        refuse(flaws)
        known = str(manifest["roots"][0]) if manifest else ""
        if root not in {None, known}:
            raise UsageError(f"the root of {folder} is {known}, not {root}", f"{folder} 的根是 {known}，不是 {root}")
        return known
    chosen = root or ROOT
    if chosen == BUILT_IN or own.name_problem(chosen):
        raise UsageError(
            f"--root {chosen} cannot be used: small letters, digits and single underscores, no keyword or builtin of "
            "Rego, and not ito",
            f"--root {chosen} 不能用：用小写字母、数字和单个下划线，不是 Rego 的关键字或内置函数，也不是 ito",
        )
    return chosen
