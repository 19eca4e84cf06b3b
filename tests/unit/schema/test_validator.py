from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from ito_gate.errors import UsageError
from ito_gate.schema.python import PythonValidator
from ito_gate.schema.rust import RustValidator
from ito_gate.schema.validator import ENGINES, SchemaError, get_validator

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    get_validator.cache_clear()
    yield
    get_validator.cache_clear()


def test_each_engine_is_compiled_once() -> None:
    assert isinstance(get_validator("provider"), RustValidator)
    assert isinstance(get_validator("provider", "python"), PythonValidator)
    assert get_validator("provider", "rust") is get_validator("provider", "rust")


def test_an_engine_that_does_not_exist() -> None:
    with pytest.raises(UsageError) as raised:
        get_validator("provider", "go")
    assert raised.value.text.en == "no schema engine go; there are: rust, python"
    assert raised.value.text.zh == "没有格式引擎 go；有：rust、python"


@pytest.mark.parametrize(
    ("engine", "package", "other"), [("rust", "jsonschema_rs", "python"), ("python", "jsonschema", "rust")]
)
def test_an_engine_that_is_not_installed_is_not_replaced(
    monkeypatch: pytest.MonkeyPatch, engine: str, package: str, other: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, f"ito_gate.schema.{engine}")
    with pytest.raises(UsageError, match=rf"the schema engine {engine} is not available .*--schema-engine {other}$"):
        get_validator("provider", engine)


@pytest.mark.parametrize("engine", ENGINES)
def test_each_error_is_reported_once_with_its_name(engine: str) -> None:
    errors = get_validator("provider", engine).errors(
        {
            "ito_gate": "provider/v1",
            "id": "a-b",
            "name": "x\n",
            "country": "ＣＮ",
            "relationship": None,
            "founded_on": "2026-02-30",
            "registered_capital": {"amount": True, "unit": "元"},
            "x": 1,
            "y": 1,
        }
    )
    assert len(errors) == len(set(errors))
    assert set(errors) == {
        SchemaError((), "required", "supervised_institution"),
        SchemaError((), "required", "tier"),
        SchemaError((), "additionalProperties", "x"),
        SchemaError((), "additionalProperties", "y"),
        SchemaError(("name",), "pattern"),
        SchemaError(("country",), "pattern"),
        SchemaError(("country",), "enum"),
        SchemaError(("relationship",), "type"),
        SchemaError(("relationship",), "enum"),
        SchemaError(("founded_on",), "format"),
        SchemaError(("registered_capital",), "required", "currency"),
        SchemaError(("registered_capital",), "additionalProperties", "unit"),
        SchemaError(("registered_capital", "amount"), "type"),
    }


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("year", ["26", "02026", "+2026", "x", "", "２０２６", "2026\n", "notice", "a/b", "~1"])
def test_nothing_is_looked_at_under_an_unknown_name(engine: str, year: str) -> None:
    data = {"ito_gate": "config/v1", "calendar": {"years": {year: {"off": None}}}}
    assert get_validator("config", engine).errors(data) == [
        SchemaError(("calendar", "years"), "additionalProperties", year)
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_names_that_look_like_numbers_stay_names(engine: str) -> None:
    data = {
        "ito_gate": "config/v1",
        "calendar": {"years": {"2026": {"notice": "a", "off": [], "work": ["x"]}}},
    }
    at = ("calendar", "years", "2026", "work", 0)
    assert set(get_validator("config", engine).errors(data)) == {
        SchemaError(at, "pattern"),
        SchemaError(at, "format"),
    }
