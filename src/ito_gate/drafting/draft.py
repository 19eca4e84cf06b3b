"""A draft from the first question to its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ito_gate.drafting import flags
from ito_gate.drafting.compose import compose, prove
from ito_gate.drafting.interview import Interview, Known, Silent
from ito_gate.drafting.notes import Notes
from ito_gate.drafting.plan import plan
from ito_gate.errors import UsageError
from ito_gate.register import references_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ito_gate.drafting.flags import Answer
    from ito_gate.drafting.interview import Asker
    from ito_gate.drafting.survey import Survey
    from ito_gate.model import Json, Pointer, Rule
    from ito_gate.regulation import Regulation


@dataclass(frozen=True, slots=True)
class Source:
    """What a draft is made from.

    Attributes:
        kind: of the document.
        rules: the rules of the pack.
        regulation: its text.
        survey: of the register.
        lang: of questions and comments.
    """

    kind: str
    rules: tuple[Rule, ...]
    regulation: Regulation
    survey: Survey
    lang: str

    @property
    def notes(self) -> Notes:
        """The comments."""
        names = {id_: name for of_kind in self.survey.names.values() for id_, name in of_kind.items()}
        return Notes(self.kind, self.rules, self.regulation, self.lang, names)


def answered(source: Source, given: Sequence[Answer], asker: Asker) -> dict[str, Json]:
    """Return the data of a draft.

    Args:
        source: what it is made from.
        given: answers that are not asked again.
        asker: who answers the rest.

    Raises:
        UsageError: a given answer is not possible, or ``asker`` lacks some; the message names their options.
    """
    known = Known(
        given=flags.gather(source.kind, given, _offers(source)),
        proposals=_proposals(source),
        offers=source.survey.names,
        references=references_of(source.kind),
    )
    data = Interview(plan(source.kind, source.rules), asker, known).conduct()
    if isinstance(asker, Silent) and asker.missing:
        options = [flags.option_for(source.kind, pointer) for pointer in asker.missing]
        raise UsageError(
            f"nobody to ask here; still to be answered: {', '.join(options)}",
            f"此处无法提问；还需给出：{'，'.join(options)}",
        )
    return data


def written(source: Source, data: Mapping[str, Json], display: str, schema_at: str) -> str:
    """Return the text of a draft, proved to say what was answered.

    Args:
        source: what it is made from.
        data: the answers.
        display: the file as people see it.
        schema_at: where an editor finds the schema, relative to the file; empty for nowhere.

    Raises:
        UsageError: an answer is not what its schema takes.
        Undecided: the text does not read back to the answers.
    """
    text = compose(data, source.notes, schema_at=schema_at)
    prove(text, data, display)
    return text


def _offers(source: Source) -> dict[Pointer, Mapping[str, str]]:
    return {way: source.survey.names.get(kind, {}) for way, kind in references_of(source.kind).items()}


def _proposals(source: Source) -> dict[Pointer, Json]:
    """Propose the next id, and the institution where the register has only one."""
    proposals: dict[Pointer, Json] = {("id",): source.survey.next_id} if source.survey.next_id else {}
    institutions = source.survey.names.get("institution", {})
    if "institution" in {way[0] for way in references_of(source.kind)} and len(institutions) == 1:
        proposals["institution",] = next(iter(institutions))
    return proposals
