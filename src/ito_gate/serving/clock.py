"""The time of the server: one place to ask, so that a test can set it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """Return the time (UTC)."""
    return datetime.now(UTC)
