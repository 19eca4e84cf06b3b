"""Read the METADATA of policy modules: the one place where a rule's words stand.

A module carries one block of OPA annotations of package scope
(https://www.openpolicyagent.org/docs/policy-language#annotations). ``title`` and ``description`` are
English; ``custom`` holds the rest. The id of a rule is its place: ``policies/filing/lead_time.rego``
is package ``ito.filing.lead_time`` and rule ``filing/lead-time``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from ito_gate.errors import EngineError
from ito_gate.model import STAGES, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FORCES = ("must", "in_principle", "practice", "may")
_BILINGUAL = {"zh", "en"}
_OPTIONAL = {"force", "remediation", "undetermined"}
_PACKAGE = re.compile(r"^package\s+([a-z0-9_.]+)\s*$", re.MULTILINE)
_BLOCK = re.compile(r"\A# METADATA\n((?:#.*\n)+)")
_ARTICLE = re.compile(r"([1-9][0-9]?(\([1-9][0-9]?\))?|annex-1(\([1-9](\.[1-9])?\))?|annex-2(\([1-9]\))?)")


@dataclass(frozen=True, slots=True)
class Module:
    """One policy module and what its annotations say.

    Attributes:
        path: relative to the policies folder, with forward slashes.
        package: such as ``ito.filing.lead_time``.
        annotations: the parsed METADATA block; empty if there is none.
        text: the source.
    """

    path: str
    package: str
    annotations: Mapping[str, Any]
    text: str

    @property
    def family(self) -> str:
        """The folder, which is the family of a rule."""
        return self.path.partition("/")[0]

    @property
    def name(self) -> str:
        """The module's own name, in kebab case for rules."""
        return self.package.rpartition(".")[2].replace("_", "-")

    @property
    def id(self) -> str:
        """``<family>/<name>``."""
        return f"{self.family}/{self.name}"

    @property
    def subject(self) -> str:
        """The kind of document that a rule is about."""
        return str(self.custom.get("subject", SUBJECTS[0]))

    @property
    def custom(self) -> Mapping[str, Any]:
        """The ``custom`` part of the annotations."""
        custom = self.annotations.get("custom", {})
        return custom if isinstance(custom, dict) else {}


def read_module(root: Path, path: Path) -> Module:
    """Read one ``.rego`` file below ``root``.

    Raises:
        EngineError: the file has no package, its package is not its place, or its METADATA block is
            not YAML.
    """
    relative = path.relative_to(root).as_posix()
    text = path.read_text(encoding="utf-8")
    package = _PACKAGE.search(text)
    if package is None:
        raise EngineError(f"{relative}: no package")
    expected = "ito.gate" if relative.startswith("gate/") else "ito." + relative[: -len(".rego")].replace("/", ".")
    if package[1] != expected:
        raise EngineError(f"{relative}: package {package[1]} should be {expected}")
    return Module(relative, package[1], _annotations(relative, text), text)


def _annotations(relative: str, text: str) -> dict[str, Any]:
    block = _BLOCK.match(text)
    if block is None:
        return {}
    source = "\n".join(line[2:] for line in block[1].splitlines())
    try:
        parsed = yaml.load(source, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise EngineError(f"{relative}: METADATA is not YAML: {error}") from error
    if not isinstance(parsed, dict):
        raise EngineError(f"{relative}: METADATA is not a mapping")
    return parsed


def problems(module: Module, facts: frozenset[str]) -> list[str]:
    """Say what is missing or wrong in the annotations of a rule or fact; empty when complete."""
    custom = module.custom
    found = [f"{key} is missing" for key in ("title", "description") if not _is_text(module.annotations.get(key))]
    found += [f"custom.{key} is missing" for key in ("title_zh", "description_zh") if not _is_text(custom.get(key))]
    found += _article_problems(custom.get("articles"))
    if not isinstance(custom.get("needs"), list):
        found.append("custom.needs is missing; write [] if the module reads no field")
    if "reading" in custom and not _is_bilingual(custom["reading"]):
        found.append("custom.reading needs zh and en")
    found += _fact_problems(custom) if module.family == "facts" else _rule_problems(custom, facts)
    return [f"{module.path}: {problem}" for problem in found]


def _article_problems(articles: object) -> list[str]:
    if not isinstance(articles, list) or not articles:
        return ["custom.articles is missing"]
    return [
        f"custom.articles: {article!r} is not like 37, 37(5), annex-1(1.4) or annex-2(3)"
        for article in articles
        if not _ARTICLE.fullmatch(str(article))
    ]


def _fact_problems(custom: Mapping[str, Any]) -> list[str]:
    found = [] if _is_bilingual(custom.get("otherwise")) else ["custom.otherwise needs zh and en"]
    for group in ("reasons", "doubts"):
        found += [
            f"custom.{group}.{key} needs zh and en"
            for key, text in custom.get(group, {}).items()
            if not _is_bilingual(text)
        ]
    if not custom.get("reasons"):
        found.append("custom.reasons is missing")
    return found


def _rule_problems(custom: Mapping[str, Any], facts: frozenset[str]) -> list[str]:
    found = []
    if custom.get("force") not in _FORCES:
        found.append(f"custom.force is not one of {', '.join(_FORCES)}")
    if custom.get("stage") not in STAGES:
        found.append(f"custom.stage is not one of {', '.join(STAGES)}")
    subject = custom.get("subject", SUBJECTS[0])
    if subject not in SUBJECTS:
        found.append(f"custom.subject is not one of {', '.join(SUBJECTS)}")
    elif subject != SUBJECTS[0] and (custom.get("applies_to") or custom.get("stage") != STAGES[0]):
        found.append(f"custom: a rule about an {subject} has applies_to [] and stage {STAGES[0]}")
    found += [
        f"custom.agenda.{key} needs zh and en"
        for key, text in custom.get("agenda", {}).items()
        if not _is_bilingual(text)
    ]
    applies_to = custom.get("applies_to")
    if not isinstance(applies_to, list):
        found.append("custom.applies_to is missing; write [] if the rule is for every declaration")
    else:
        found += [f"custom.applies_to: no fact is named {name}" for name in applies_to if name not in facts]
    if not _is_bilingual(custom.get("remediation")):
        found.append("custom.remediation needs zh and en")
    examples = custom.get("examples")
    if not isinstance(examples, dict) or examples.keys() != {"fail", "pass"}:
        found.append("custom.examples needs fail and pass")
    return found + _message_problems(custom.get("messages"))


def _message_problems(messages: object) -> list[str]:
    if not isinstance(messages, dict) or not messages:
        return ["custom.messages is missing"]
    found = []
    for key, message in messages.items():
        if not isinstance(message, dict) or not _BILINGUAL <= message.keys() <= _BILINGUAL | _OPTIONAL:
            found.append(f"custom.messages.{key} needs zh and en, and may have {', '.join(sorted(_OPTIONAL))}")
        elif message.get("force", "must") not in _FORCES:
            found.append(f"custom.messages.{key}.force is not one of {', '.join(_FORCES)}")
        elif "remediation" in message and not _is_bilingual(message["remediation"]):
            found.append(f"custom.messages.{key}.remediation needs zh and en")
    return found


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_bilingual(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == _BILINGUAL and all(_is_text(text) for text in value.values())
