"""The policies as they are shipped: sources, data and words, with a digest that names them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ito_gate.errors import EngineError
from ito_gate.model import SUBJECTS, Force, Message, Proof, Rule, Text
from ito_gate.policy.linking import is_link_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

T = TypeVar("T")

_COUNTRIES = frozenset({"country", "governing_law"})
"""Values of messages that are codes of countries."""

_NO_RULES = frozenset({"lib", "gate", "facts", "adapters"})
"""Folders of modules that are no rules."""

LINKED = ".linked"
CATALOGUE = "ito/catalogue/data.json"
TEXTS = "ito/texts/data.json"
CALENDAR = "ito/calendar/data.json"
INCIDENTS = "ito/incidents/data.json"
MANIFEST = "ito/manifest/data.json"


@dataclass(frozen=True, slots=True)
class FactText:
    """What a derived fact can say; see ``Rule`` for the rest of the words."""

    name: str
    title: Text
    description: Text
    articles: tuple[str, ...]
    reasons: Mapping[str, Text]
    doubts: Mapping[str, Text]
    otherwise: Text
    reading: Text | None


@dataclass(frozen=True, slots=True)
class Pack:
    """Policies ready to be loaded into an engine.

    Attributes:
        modules: Rego sources by path.
        linked: the same as one module for each kind of document, for the embedded engine; see
            ``policy.linking``.
        catalogue: what the gate evaluates by; see ``policy.build``.
        texts: the words of rules, facts and codes as they lie on disk, for those who run the policies elsewhere.
        calendar: the calendar document.
        incidents: by when which kind of incident has to be reported.
        rules: the words of every rule, by id.
        facts: the words of every fact, by name.
        labels: what coded values are called, by code.
        countries: what countries and regions are called, by code.
        subjects: ids of the rules about each kind of document.
        revision: of the policies.
        digest: SHA-256 over sources, catalogue, texts and the deadlines for incidents.
    """

    modules: Mapping[str, str]
    linked: Mapping[str, str]
    catalogue: Mapping[str, Any]
    texts: Mapping[str, Any]
    calendar: Mapping[str, Any]
    incidents: Mapping[str, Any]
    rules: Mapping[str, Rule]
    facts: Mapping[str, FactText]
    labels: Mapping[str, Text]
    countries: Mapping[str, Text]
    subjects: Mapping[str, frozenset[str]]
    revision: str
    digest: str

    def named(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return ``values`` with each coded value replaced by its name and the code behind it."""
        return {key: self._name(key, value) for key, value in values.items()}

    def _name(self, key: str, value: object) -> object:
        if not isinstance(value, str):
            return value
        # A name such as IT or IN is a country only where the rule says so.
        label = self.countries.get(value) if key in _COUNTRIES else self.labels.get(value)
        if label is None:
            return value
        spelt_out = label.en.lower().replace(" ", "_") == value
        return Text(f"{label.zh}（{value}）", label.en if spelt_out else f"{label.en} ({value})")

    @property
    def data(self) -> dict[str, Any]:
        """The base document of an engine."""
        return {
            "ito": {
                "catalogue": self.catalogue,
                "calendar": self.calendar,
                "incidents": self.incidents,
                "manifest": {"revision": self.revision, "digest": self.digest},
            }
        }

    @property
    def identity(self) -> dict[str, str]:
        """What every answer of these policies says they are: ``policy`` in ``policies/gate/gate.rego``."""
        return {"revision": self.revision, "digest": self.digest, "calendar": self.calendar["digest"]}


class _Words(Mapping[str, T], Generic[T]):
    """Words by id, put into their form when they are first asked for: a run that passes needs few."""

    def __init__(self, raw: Mapping[str, Any], form: Callable[[str, Any], T]) -> None:
        self._raw = raw
        self._form = form
        self._formed: dict[str, T] = {}

    def __getitem__(self, id_: str) -> T:
        if id_ not in self._formed:
            self._formed[id_] = self._form(id_, self._raw[id_])
        return self._formed[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)


def load(root: Path) -> Pack:
    """Load the policies folder ``root``.

    Raises:
        EngineError: a file is missing or unreadable, or sources and catalogue do not belong together.
    """
    try:
        sources = read_sources(root)
        linked = {subject: (root / LINKED / subject).read_text(encoding="utf-8") for subject in SUBJECTS}
        catalogue_bytes = (root / CATALOGUE).read_bytes()
        texts_bytes = (root / TEXTS).read_bytes()
        incidents_bytes = (root / INCIDENTS).read_bytes()
        calendar = json.loads((root / CALENDAR).read_bytes())
        manifest = json.loads((root / ".manifest").read_bytes())
        catalogue, texts, incidents = (json.loads(part) for part in (catalogue_bytes, texts_bytes, incidents_bytes))
    except (OSError, ValueError) as error:
        raise EngineError(f"policies cannot be read: {error}") from error
    _same_rules(sources, catalogue, texts)
    made_of = digest(sources)
    if not all(is_link_of(text, made_of) for text in linked.values()):
        raise EngineError(f"{LINKED} was made of other policies: run make policies")
    return make(
        modules={path: source.decode("utf-8") for path, source in sources.items()},
        linked=linked,
        catalogue=catalogue,
        texts=texts,
        calendar=calendar,
        incidents=incidents,
        revision=manifest["revision"],
        digest=digest({**sources, CATALOGUE: catalogue_bytes, TEXTS: texts_bytes, INCIDENTS: incidents_bytes}),
    )


def make(
    *,
    modules: Mapping[str, str],
    linked: Mapping[str, str],
    catalogue: Mapping[str, Any],
    texts: Mapping[str, Any],
    calendar: Mapping[str, Any],
    incidents: Mapping[str, Any],
    revision: str,
    digest: str,
) -> Pack:
    """Return the pack of these parts; see ``Pack``. ``texts`` holds the words of rules, facts, codes and countries."""
    return Pack(
        modules=modules,
        linked=linked,
        catalogue=catalogue,
        texts=texts,
        calendar=calendar,
        incidents=incidents,
        rules=_Words(texts["rules"], _rule),
        facts=_Words(texts["facts"], _fact),
        labels={code: _text(words) for code, words in texts["labels"].items()},
        countries=_Words(texts["countries"], lambda _, words: _text(words)),
        subjects=_subjects(catalogue),
        revision=revision,
        digest=digest,
    )


def _same_rules(sources: Mapping[str, bytes], catalogue: Mapping[str, Any], texts: Mapping[str, Any]) -> None:
    written = {_id(path) for path in sources if path.partition("/")[0] not in _NO_RULES}
    listed = frozenset().union(*_subjects(catalogue).values())
    worded = set(texts["rules"])
    if not written == listed == worded:
        odd = sorted((written ^ listed) | (listed ^ worded))
        raise EngineError(f"rules and catalogue differ on {', '.join(odd)}: run make policies")


def _subjects(catalogue: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {
        subject: frozenset(id_ for scope in asked["scopes"] for id_ in scope["rules"])
        for subject, asked in catalogue["subjects"].items()
    }


def _id(path: str) -> str:
    return path.removesuffix(".rego").replace("_", "-")


def read_sources(root: Path) -> dict[str, bytes]:
    """Return the policy modules of the folder ``root`` by path, without their tests."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.glob("*/*.rego"))
        if not path.name.endswith("_test.rego")
    }


def digest(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of files by path: of their names, lengths and contents."""
    made = hashlib.sha256()
    for path in sorted(files):
        content = files[path]
        made.update(f"{path}\0{len(content)}\0".encode())
        made.update(content)
    return f"sha256:{made.hexdigest()}"


def _rule(id_: str, words: Mapping[str, Any]) -> Rule:
    return Rule(
        id=id_,
        title=_text(words["title"]),
        description=_text(words["description"]),
        force=Force(words["force"]),
        messages={
            key: Message(
                Force(message["force"]),
                _text(message["text"]),
                _text(message["remediation"]),
                undetermined=message["undetermined"],
            )
            for key, message in words["messages"].items()
        },
        articles=tuple(words["articles"]),
        stage=words["stage"],
        applies_to=tuple(words["applies_to"]),
        needs=tuple(words["needs"]),
        reading=_text(words["reading"]) if "reading" in words else None,
        basis=_text(words["basis"]) if "basis" in words else None,
        examples=words["examples"],
        subject=words["subject"],
        agenda={key: _text(text) for key, text in words["agenda"].items()},
        proof=Proof(words["proof"]["tests"], words["proof"]["cases"]),
    )


def _fact(name: str, words: Mapping[str, Any]) -> FactText:
    return FactText(
        name=name,
        title=_text(words["title"]),
        description=_text(words["description"]),
        articles=tuple(words["articles"]),
        reasons={key: _text(text) for key, text in words["reasons"].items()},
        doubts={key: _text(text) for key, text in words["doubts"].items()},
        otherwise=_text(words["otherwise"]),
        reading=_text(words["reading"]) if "reading" in words else None,
    )


def _text(words: Mapping[str, str]) -> Text:
    return Text(words["zh"], words["en"])
