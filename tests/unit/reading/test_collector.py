from __future__ import annotations

from ito_gate.model import START, Level
from ito_gate.reading import problems
from ito_gate.reading.collector import Collector, shown


def test_each_level_has_its_own_limit() -> None:
    collector = Collector("a.yaml", 1)
    for _ in range(3):
        collector.add(problems.ENCODING, "bom", {})
        collector.add(problems.TAG, "directive", {})
    assert collector.denials == 3
    findings = collector.findings()
    assert [f.message_id for f in findings] == ["bom", "directive", "more-errors", "more-warnings"]
    assert [f.level for f in findings] == [Level.WARN, Level.DENY, Level.DENY, Level.WARN]
    assert {(f.path, f.span) for f in findings} == {("a.yaml", START)}


def test_values_are_shown_short_and_on_one_line() -> None:
    assert shown("a\n  b\tc") == "a b c"
    assert shown("x" * 40) == "x" * 40
    assert shown("x" * 41) == "x" * 39 + "…"
