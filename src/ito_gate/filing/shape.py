"""What the report is made of and what it looks like, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.filing.words import Lines
    from ito_gate.model import Fact, Pointer, Text
    from ito_gate.policy.pack import Pack
    from ito_gate.regulation import Regulation

ITEMS = (
    "service-name",
    "service-type",
    "content",
    "mode",
    "affected-business",
    "start",
    "end",
    "provider-name",
    "provider-country",
    "due-diligence-report",
    "legal-representative",
    "capital-amount",
    "capital-currency",
    "parent",
    "founded-on",
    "enterprise-nature",
    "credit-code",
    "foreign-registration",
    "credit-code-wrong",
    "organisation-code-wrong",
    "lei-wrong",
    "risk-assessment",
)
"""The messages of ``filing/material`` in the order of annex 1."""


@dataclass(frozen=True, slots=True)
class Source:
    """What the report is made of.

    Attributes:
        declaration: the declaration's data.
        provider: the data of its provider.
        institution: the data of its institution.
        facts: its derived facts, by name.
        no_duty: why no report is due; empty if one is.
        as_of: the day on which it is drawn up (ISO 8601).
        latest: the latest day to report (ISO 8601); None if it cannot be told.
        provisional: whether a holiday notice still to come may move that day.
        count_mode: how working days are counted, a key of ``workdays.table.REQUIRED``.
        pack: the policies, for their words.
        regulation: the text, for its words.
    """

    declaration: Mapping[str, Any]
    provider: Mapping[str, Any]
    institution: Mapping[str, Any]
    facts: Mapping[str, Fact]
    no_duty: tuple[Text, ...]
    as_of: str
    latest: str | None
    provisional: bool
    count_mode: str
    pack: Pack
    regulation: Regulation


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the heads of its columns, their shares of the width, and rows of cells."""

    columns: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[Lines, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: its heading, remarks, and a table if it has one."""

    heading: str
    notes: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """An item that is not there: the message of ``filing/material`` that says so, its values, its place."""

    message: str
    at: Pointer
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Material:
    """The report, ready to be written down.

    Attributes:
        id: of the declaration.
        title: of the document.
        institution: who reports.
        service: what is outsourced.
        as_of: the day on which it is drawn up (ISO 8601).
        head: who reports what to whom, when and why.
        sections: the parts of annex 1 in their order, then the list of attachments.
        recipient_named: whether the declaration itself says whom the report goes to.
        gaps: items of annex 1 that are not there; such a report must not be sent.
    """

    id: str
    title: str
    institution: str
    service: str
    as_of: str
    head: Table
    sections: tuple[Section, ...]
    recipient_named: bool
    gaps: tuple[Gap, ...]
