"""Terms in years, asked in Rego: the periods of articles 17, 24, 34 and 36."""

from __future__ import annotations

import json

import pytest
import regorus

from ito_gate.resources import policies_dir


@pytest.fixture(scope="module")
def engine() -> regorus.Engine:
    engine = regorus.Engine()
    engine.add_policy("dates.rego", (policies_dir() / "lib" / "dates.rego").read_text(encoding="utf-8"))
    engine.add_policy(
        "probe.rego",
        "package probe\nimport data.ito.lib.dates\nanniversary := dates.anniversary(input.day, input.years)\n",
    )
    return engine


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        ("2024-02-29", 1, "2025-02-28"),  # a due diligence of a leap day
        ("2025-03-10", 1, "2026-03-10"),  # good for a signing on that day, not on the next
        ("2026-06-30", 3, "2029-06-30"),  # records kept through three years
        ("2024-02-29", 4, "2028-02-29"),
        ("2024-02-29", 3, "2027-02-28"),
        ("2024-02-29", -1, "2023-02-28"),
        ("2025-02-29", 1, "<undefined>"),
        ("2025-02-28", "1", "<undefined>"),
        (None, 1, "<undefined>"),
    ],
)
def test_anniversary(engine: regorus.Engine, day: str | None, years: int | str, expected: str) -> None:
    engine.set_input_json(json.dumps({"day": day, "years": years}))
    assert json.loads(engine.eval_rule_as_json("data.probe.anniversary")) == expected
