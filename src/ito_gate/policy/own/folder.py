"""Read folders of a bank's own policies. Whatever is wrong is collected, nothing is passed over.

A folder has a ``.manifest`` as an OPA bundle has, ``{"revision": "1", "roots": ["acme"], "rego_version": 1}``,
rules ``<family>/<rule>.rego`` in packages ``acme.<family>.<rule>`` with their ``_test.rego`` beside them, and
helpers ``lib/<name>.rego``.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ito_gate.errors import UsageError
from ito_gate.policy.metadata import BUILT_IN
from ito_gate.policy.own import module as ownmodule
from ito_gate.policy.own.flaws import Flaw
from ito_gate.policy.own.module import LIMITS, OwnModule
from ito_gate.policy.portable import KEYWORDS, NAMESPACES
from ito_gate.reading import document
from ito_gate.reading.source import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MANIFEST = ".manifest"
CASES = "cases"
MOST_MODULES = 1000
"""Of one folder, tests included."""
RESERVED = frozenset(
    {BUILT_IN, "adapters", "baseline", "cases", "change", "document", "facts", "gate", "purchase", "register", "waiver"}
)
"""Families that a folder of one's own cannot have: places with a meaning, and families of the gate itself."""
REVISION = re.compile(r"[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*")
"""What may stand behind the + of a version (semver.org, item 10)."""
IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_NAMES = (
    "用小写字母、数字和单个下划线，且不是 Rego 的关键字或内置函数的名称",
    "small letters, digits and single underscores, and no keyword or builtin of Rego",
)
_DATA = frozenset({"data.json", "data.yaml", "data.yml"})
_MANIFEST_KEYS = {"revision", "roots", "rego_version"}
_STEPS = 2


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of a bank's own policies.

    Attributes:
        path: where it is.
        shown: the same, as it is shown.
        root: the first part of its packages.
        revision: what it says it is.
        modules: rules, helpers and tests, by path.
    """

    path: Path
    shown: str
    root: str
    revision: str
    modules: tuple[OwnModule, ...]

    @property
    def rules(self) -> tuple[OwnModule, ...]:
        """The modules that are rules."""
        return tuple(module for module in self.modules if module.is_rule)

    @property
    def cases(self) -> Path:
        """Where its worked cases lie."""
        return self.path / CASES


def read(paths: Sequence[Path], shown_from: Path | None = None) -> tuple[tuple[Folder, ...], list[Flaw]]:
    """Read the folders ``paths``, each once, in the order of their roots.

    Args:
        paths: the folders.
        shown_from: the folder that files are shown relative to; the working directory where there is none.

    Returns:
        The folders as far as they can be read, and what is wrong with each by itself or beside the others.

    Raises:
        UsageError: a folder does not exist.
        Undecided: a file cannot be read.
    """
    folders, flaws = [], []
    for path in {path.resolve(): path for path in paths}.values():
        folder, wrong = _folder(path, shown_from)
        flaws += wrong
        folders += [folder] if folder is not None else []
    folders.sort(key=lambda folder: (folder.root, folder.shown))
    return tuple(folders), [*flaws, *_clashes(folders)]


def _clashes(folders: Iterable[Folder]) -> Iterator[Flaw]:
    for one, other in combinations(folders, 2):
        if one.root == other.root:
            yield Flaw(
                _manifest(other.shown),
                0,
                f"根 {other.root} 已被 {one.shown} 使用",
                f"the root {other.root} is taken by {one.shown}",
            )
            continue
        taken = {rule.module.id: rule.shown for rule in one.rules}
        for rule in other.rules:
            if rule.module.id in taken:
                yield collision(rule, taken[rule.module.id])


def collision(rule: OwnModule, with_: str) -> Flaw:
    """Return what is wrong with a rule whose id is taken."""
    id_ = rule.module.id
    return Flaw(rule.shown, 1, f"规则 {id_} 已存在：{with_}", f"the rule {id_} is there already: {with_}")


def name_problem(name: str) -> bool:
    """Tell whether ``name`` cannot be a part of a package: it would hide a word of the language or a builtin."""
    return IDENTIFIER.fullmatch(name) is None or name in KEYWORDS or name in NAMESPACES


def read_manifest(path: Path, shown: str) -> tuple[dict[str, Any] | None, list[Flaw]]:
    """Read the manifest of the folder ``path``.

    Returns:
        The manifest, None where it cannot be used, and what is wrong with it.

    Raises:
        Undecided: it is there and cannot be read.
    """
    file = _manifest(shown)
    if not (path / MANIFEST).exists():
        form = '{"revision": "1", "roots": ["acme"], "rego_version": 1}'
        return None, [
            Flaw(file, 0, f"没有这个文件；内容如 {form}", f"there is no such file; it says for example {form}")
        ]
    reading = document.read_bytes(load(path / MANIFEST, file, LIMITS), file, "json", LIMITS)
    flaws = ownmodule.found(reading.findings)
    data = reading.documents[0].data if reading.documents else None
    if data is None:
        return None, flaws or [Flaw(file, 0, "空文件", "empty")]
    flaws += [Flaw(file, 1, zh, en) for zh, en in _manifest_problems(data)]
    return (None if flaws else data), flaws


def _manifest(shown: str) -> str:
    return f"{shown}/{MANIFEST}"


def _manifest_problems(data: object) -> Iterator[tuple[str, str]]:
    if not isinstance(data, dict) or data.keys() != _MANIFEST_KEYS:
        names = "revision, roots, rego_version"
        yield f"应当正好有 {names}", f"it has {names}, and nothing else"
        return
    revision, roots = data["revision"], data["roots"]
    if not isinstance(revision, str) or REVISION.fullmatch(revision) is None:
        yield (
            'revision 应为 "2" 或 "2026.3" 这样的文字，由字母、数字、- 和 . 组成',
            'revision is a text such as "2" or "2026.3", of letters, digits, - and .',
        )
    if data["rego_version"] != 1 or isinstance(data["rego_version"], bool):
        yield "rego_version 应为 1", "rego_version is 1"
    if not isinstance(roots, list) or len(roots) != 1 or not isinstance(roots[0], str):
        yield 'roots 应当正好有一个名称，例如 ["acme"]', 'roots has exactly one name, such as ["acme"]'
    elif roots[0] == BUILT_IN:
        yield f"根 {BUILT_IN} 属于内置规则，请用本行自己的名称", f"the root {BUILT_IN} is that of the built-in policies"
    elif name_problem(roots[0]):
        yield f"根 {roots[0]!r} 不能用：{_NAMES[0]}", f"the root {roots[0]!r} cannot be used: {_NAMES[1]}"


def _folder(path: Path, shown_from: Path | None) -> tuple[Folder | None, list[Flaw]]:
    shown = _shown(path, shown_from)
    if not path.is_dir():
        raise UsageError(f"{shown}: no such folder of policies", f"{shown}：没有这个规则文件夹")
    manifest, flaws = read_manifest(path, shown)
    if manifest is None:
        return None, flaws
    root = manifest["roots"][0]
    files, wrong = _files(path, shown)
    flaws += wrong
    if len(files) > MOST_MODULES:
        said = f"超过 {MOST_MODULES} 个 .rego 文件", f"more than {MOST_MODULES} .rego files"
        return None, [*flaws, Flaw(shown, 0, *said)]
    modules = []
    for relative in files:
        module, wrong = ownmodule.read(root, path, relative, f"{shown}/{relative}")
        flaws += wrong
        modules += [module] if module is not None else []
    return Folder(path, shown, root, manifest["revision"], tuple(modules)), flaws


def _files(path: Path, shown: str) -> tuple[list[str], list[Flaw]]:
    """Return the modules below ``path``, and what is not in its place."""
    files, flaws = [], []
    for place, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = Path(place).relative_to(path)
        for name in folders:
            if (Path(place) / name).is_symlink():
                said = "不跟随指向文件夹的符号链接", "a link to a folder is not followed"
                flaws.append(Flaw(f"{shown}/{(below / name).as_posix()}", 0, *said))
        for name in sorted(names):
            relative = (below / name).as_posix()
            if name in _DATA and below.parts[:1] != (CASES,):
                said = (
                    "不支持自有的数据文件；请写成 lib 下的常量",
                    "data documents of one's own are not supported; write constants in lib",
                )
                flaws.append(Flaw(f"{shown}/{relative}", 0, *said))
            elif name.endswith(".rego"):
                wrong = _misplaced(relative)
                flaws += [Flaw(f"{shown}/{relative}", 0, *wrong)] if wrong else []
                files += [] if wrong else [relative]
    return files, flaws


def _misplaced(relative: str) -> tuple[str, str] | None:
    *families, name = relative.removesuffix(".rego").split("/")
    if families[:1] == ["facts"]:
        return (
            "不支持自有的事实；请在规则中判断，或放到 lib 中",
            "facts of one's own are not supported; decide in the rule, or in a helper in lib",
        )
    if len(families) != _STEPS - 1:
        return "规则应放在 <类别>/<规则>.rego", "a rule is at <family>/<rule>.rego"
    if families[0] in RESERVED:
        return f"类别 {families[0]} 已有别的用途", f"the family {families[0]} is taken by the gate"
    if name_problem(families[0]) or name_problem(name):
        return f"名称不能用：{_NAMES[0]}", f"the name cannot be used: {_NAMES[1]}"
    return None


def _shown(path: Path, shown_from: Path | None) -> str:
    try:
        return path.absolute().relative_to(shown_from or Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
