from __future__ import annotations

from importlib import import_module

import pytest

from ito_gate.errors import UsageError
from ito_gate.report import REPORTERS, RenderOptions, no_source, render
from unit.report.reports import PASSES


@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_exists_and_ends_with_a_newline(name: str) -> None:
    module, _, function = REPORTERS[name].partition(":")
    assert callable(getattr(import_module(module), function))
    assert "".join(render(name, PASSES, RenderOptions())).endswith("\n")


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"unknown format sarfi; there are: azure, github, .*json, .*text$"):
        render("sarfi", PASSES, RenderOptions())


def test_without_a_source_there_is_no_line() -> None:
    assert no_source("a.yaml", 1) is None
