from __future__ import annotations

import pytest

from ito_gate.schema.patterns import compiled, is_date, is_date_time


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("^A$", "A", True),
        ("^A$", "A\n", False),
        ("^[$]$", "$", True),
        (r"^\$$", "$", True),
        (r"^[\]$]$", "$", True),
        (r"\d", "２", False),
        (r"\w", "中", False),
        (r"\s", "　", False),
        ("A", "xAx", True),
    ],
)
def test_patterns_mean_what_the_specification_says(pattern: str, text: str, matches: bool) -> None:
    assert bool(compiled(pattern).search(text)) is matches


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("1900-02-29", False),
        ("2000-02-29", True),
        ("0000-02-29", True),
        ("9999-12-31", True),
        ("2026-13-01", False),
        ("2026-00-01", False),
        ("2026-04-31", False),
        ("20260302", False),
        ("2026-W10-1", False),
        ("2026-3-2", False),
        ("2026-03-02\n", False),
        ("２０２６-03-02", False),
        ("2026-03-02T00:00:00Z", False),
    ],
)
def test_dates(text: str, valid: bool) -> None:
    assert is_date(text) is valid


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("2026-03-02T09:30:00+08:00", True),
        ("2026-03-02t09:30:00.123z", True),
        ("2026-02-30T09:30:00Z", False),
        ("2026-03-02T24:00:00Z", False),
        ("2026-03-02T09:60:00Z", False),
        ("2026-03-02T09:30:61Z", False),
        ("2026-03-02T09:30:00", False),
        ("2026-03-02 09:30:00Z", False),
        ("2026-03-02T09:30Z", False),
        ("2026-03-02T09:30:00+24:00", False),
        ("2026-03-02T09:30:00+0800", False),
        ("2026-03-02T09:30:00-00:00", True),
        ("2026-03-02T23:59:60Z", True),
        ("2026-03-02T09:30:60Z", False),
        ("2026-03-03T07:59:60+08:00", True),
        ("2026-03-02T15:59:60-08:00", True),
        ("2026-03-02T23:59:60+08:00", False),
    ],
)
def test_times(text: str, valid: bool) -> None:
    assert is_date_time(text) is valid
