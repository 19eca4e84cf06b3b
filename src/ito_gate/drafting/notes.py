"""The comments of a draft: what each part is, which clauses ask for it, and what is to come later."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ito_gate.drafting.plan import needs_of
from ito_gate.model import STAGES, SUBJECTS, Text
from ito_gate.report.invisible import one_line
from ito_gate.report.words import Speaker
from ito_gate.schema.fields import Field, field_at
from ito_gate.schema.kinds import FIELD, schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ito_gate.drafting.plan import Way
    from ito_gate.model import Json, Pointer, Rule
    from ito_gate.regulation import Regulation

_SHARE = 0.3
"""A rule is about a part if about a third of the fields that it reads are there, or it is the one that reads most."""

_QUOTED = 2
"""So many clauses of a part are quoted; the others are named."""

_LONGEST_QUOTE = 40
_SENTENCE = re.compile("[。；：]")
_NUMBER = re.compile("[0-9]+")
_LEAD = "  "
_ANNEX = "annex"
_PARTS = frozenset({"object", "array"})

_WORDS = {
    "unknown": Text(
        "unknown 表示尚不清楚：会拦截，不会当作“否”。查清后改为 true 或 false。",
        "unknown means not known yet: it blocks and is never taken for no. Write true or false once it is known.",
    ),
    "now": Text(
        "以下部分本阶段就会检查。适用的，去掉行首的“# ”再填；空着的字段会被拦截。",
        'The parts below are checked from now on. Where they apply, take away the "# " and fill them in; a field left '
        "empty blocks.",
    ),
    "later": Text(
        "以下部分现在不必填写。到了相应阶段，去掉行首的“# ”再填；空着的字段会被拦截。",
        'The parts below are not needed yet. When their time comes, take away the "# " and fill them in; '
        "a field left empty blocks.",
    ),
    "from": Text("自“{stage}”阶段起检查", 'checked from the stage "{stage}" on'),
    "of": Text("《{title}》（{number}）", "《{title}》({number})"),
}


@dataclass(frozen=True)
class Notes:
    """The comments of drafts of one kind.

    Attributes:
        kind: the kind.
        rules: the rules of the pack.
        regulation: the text that is quoted.
        lang: ``zh`` or ``en``; quotations are Chinese, as the regulation is.
        names: what ids of other documents stand for.
    """

    kind: str
    rules: tuple[Rule, ...]
    regulation: Regulation
    lang: str
    names: Mapping[str, str]

    @cached_property
    def _root(self) -> Field:
        return field_at(schema(self.kind), ())

    @cached_property
    def _say(self) -> Speaker:
        return Speaker(self.lang)

    @cached_property
    def _needs(self) -> list[tuple[Rule, list[Way]]]:
        return [(rule, ways) for rule in self.rules if (ways := [way for way, _ in needs_of(rule, self.kind)])]

    def head(self, *, has_unknown: bool) -> list[str]:
        """Return what stands above everything."""
        title = self._root.title.in_language(self.lang)
        of = _WORDS["of"].fill({"title": self.regulation.title, "number": self.regulation.number})
        lines = [f"{title}{self._say('colon')}{of.in_language(self.lang)}"]
        return lines + ([_WORDS["unknown"].in_language(self.lang)] if has_unknown else [])

    def part(self, name: str) -> list[str]:
        """Return what stands above a part: its name and clauses, and the opening words of the nearest."""
        return [self._heading(name), *self._quotes(name)]

    def label(self, pointer: Pointer, value: Json) -> str:
        """Return what stands beside a value: what the field is called, and what a code in it means."""
        field = field_at(schema(self.kind), pointer)
        text = field.title.in_language(self.lang)
        choices = field.codes or field.values
        meaning = choices.get(value) if True not in choices and isinstance(value, str) else None
        known = self.names.get(value, "") if isinstance(value, str) and field.shape == "id" else ""
        said = meaning.in_language(self.lang) if meaning else known
        clauses = self._clauses(str(pointer[0])) if len(pointer) == 1 and not isinstance(value, dict | list) else []
        return one_line(self._with(f"{text}{self._say('colon')}{said}" if said else text, self._say.articles(clauses)))

    def articles_of(self, way: Way) -> tuple[str, ...]:
        """Return the clauses of the rules that read a field or something inside it, in the order of the text."""
        found = [
            article
            for rule, ways in self._needs
            if any(one[: len(way)] == way for one in ways)
            for article in rule.articles
        ]
        return tuple(sorted(set(found), key=_order))

    def later(self, written: Iterable[str]) -> Iterator[str]:
        """Yield, for each part that is not ``written``, its fields to be filled in; what is checked now comes first.

        Comments among them are comments of their own: an editor that uncomments a block leaves them such.
        """
        left = [name for name in self._root.fields if name not in {*written, FIELD}]
        for word, names in (
            ("now", [name for name in left if self._is_due(name)]),
            ("later", [name for name in left if not self._is_due(name)]),
        ):
            if names:
                yield f"# {_WORDS[word].in_language(self.lang)}"
            was_part = True
            for name in names:
                is_part = self._root.child(name).type in _PARTS
                yield from [""] if is_part or was_part else []
                yield from self._skeleton(self._root.child(name), name)
                was_part = is_part
            yield from [""] if names else []

    def _skeleton(self, field: Field, name: str) -> Iterator[str]:
        # No value stands for one that is to come: an empty field is refused, a made-up one might pass.
        heading = self._heading(name, self._from(name))
        if field.type not in _PARTS:
            yield f"{name}:  # {heading}"
            return
        yield f"# {heading}"
        yield from (f"# {line}" for line in self._quotes(name))
        yield f"{name}:"
        item, lead = (field.child(0), "  - ") if field.type == "array" else (field, "  ")
        for number, child in enumerate(item.fields):
            title = item.child(child).title.in_language(self.lang)
            yield f"{lead if number == 0 else ' ' * len(lead)}{child}:  # {title}"

    def _heading(self, name: str, *more: str) -> str:
        title = self._root.child(name).title.in_language(self.lang)
        return self._with(title, self._say.articles(self._clauses(name)), *more)

    def _with(self, title: str, *more: str) -> str:
        inside = self._say("comma").join(filter(None, more))
        if not inside:
            return title
        return f"{title}（{inside}）" if self.lang == "zh" else f"{title} ({inside})"

    def _quotes(self, name: str) -> Iterator[str]:
        if self._root.child(name).shape == "id":
            return
        weights = self._weighed(name)
        articles = [one for one in sorted(weights, key=_order) if not one.startswith(_ANNEX)]
        nearest = sorted(articles, key=lambda one: -weights[one])[:_QUOTED]
        for article in sorted(nearest, key=_order):
            yield f"{_LEAD}{self._say.articles([article])}{self._say('colon')}“{self._opening(article)}”"

    def _opening(self, article: str) -> str:
        words = self.regulation.clause(article).words
        first = _SENTENCE.split(words.split("\n")[0], maxsplit=1)[0]
        cut = first[:_LONGEST_QUOTE]
        return cut if cut == words else f"{cut}…"

    def _clauses(self, name: str) -> list[str]:
        # The id of a document is read to find it again, not because a clause asks for it.
        if self._root.child(name).shape == "id":
            return []
        return sorted(self._weighed(name), key=_order)

    def _weighed(self, name: str) -> dict[str, float]:
        """Return the articles and annexes of the rules about a part, by how much they are about it."""
        weights: dict[str, float] = defaultdict(float)
        for rule, share in self._about(name):
            for article in {article.partition("(")[0] for article in rule.articles}:
                weights[article] += share * share
        return weights

    def _stage(self, name: str) -> str:
        """Return from which stage of a declaration on most of the rules about a part look at it; empty for none."""
        stages: dict[str, float] = defaultdict(float)
        for rule, share in self._about(name):
            if rule.subject == SUBJECTS[0]:
                stages[rule.stage] += share
        return max(stages, key=lambda one: (stages[one], -STAGES.index(one)), default="")

    def _is_due(self, name: str) -> bool:
        about = [rule for rule, _ in self._about(name)]
        return self._stage(name) == STAGES[0] or any(rule.subject != SUBJECTS[0] for rule in about)

    def _from(self, name: str) -> str:
        stage = self._stage(name)
        if not stage:
            return ""
        label = field_at(schema(SUBJECTS[0]), ("stage",)).values[stage].in_language(self.lang)
        return _WORDS["from"].fill({"stage": label}).in_language(self.lang)

    def _about(self, name: str) -> list[tuple[Rule, float]]:
        shares = [(rule, sum(way[0] == name for way in ways) / len(ways)) for rule, ways in self._needs]
        most = max((share for _, share in shares), default=0)
        return [(rule, share) for rule, share in shares if share > 0 and (share >= _SHARE or share == most)]


def _order(article: str) -> tuple[bool, list[int], str]:
    return article.startswith(_ANNEX), [int(number) for number in _NUMBER.findall(article)], article
