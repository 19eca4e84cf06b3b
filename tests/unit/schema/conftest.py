from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ito_gate.model import Finding
from ito_gate.reading.document import Document, read_text
from ito_gate.schema import check


def document(text: str, *, form: str = "yaml") -> Document:
    reading = read_text(text, "a.yaml", form)
    (only,) = reading.documents
    return only


@pytest.fixture(name="document")
def _document() -> Callable[..., Document]:
    return document


@pytest.fixture
def findings() -> Callable[..., list[Finding]]:
    def of(text: str, **options: Any) -> list[Finding]:
        return list(check(document(text, **options))[1])

    return of
