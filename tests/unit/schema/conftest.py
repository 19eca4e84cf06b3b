from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ito_gate.reading.document import read_text
from ito_gate.schema import check

if TYPE_CHECKING:
    from collections.abc import Callable

    from ito_gate.model import Finding
    from ito_gate.reading.document import Document


def _read(text: str, form: str = "yaml") -> Document:
    (document,) = read_text(text, "a.yaml", form).documents
    return document


@pytest.fixture
def read() -> Callable[..., Document]:
    """Reads a text that holds one document."""
    return _read


@pytest.fixture
def findings() -> Callable[..., list[Finding]]:
    """Reads a text that holds one document, and returns what is wrong with its form."""
    return lambda text, form="yaml", engine="rust": list(check(_read(text, form), engine)[1])
