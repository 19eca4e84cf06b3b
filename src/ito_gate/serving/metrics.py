"""What is counted, for Prometheus. Nothing in it names an order or a person."""

from __future__ import annotations

import os
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

SHARED = "PROMETHEUS_MULTIPROC_DIR"
"""Where several workers of one server put their numbers, so that any of them can tell all."""

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """The numbers of one server.

    Attributes:
        registry: holds them.
        decisions: decisions made, by source and decision.
        repeated: answers given again, by source.
        problems: answers that are no decision, by kind of problem.
        seconds: time from the body being there to the answer.
        ready: 1 while decisions can be made.
        register_loaded: when the register in use was loaded, in seconds since the epoch.
        letters: call-backs that were given up, since the start.
    """

    registry: CollectorRegistry
    decisions: Counter
    repeated: Counter
    problems: Counter
    seconds: Histogram
    ready: Gauge
    register_loaded: Gauge
    letters: Counter

    def text(self) -> bytes:
        """Return the numbers in the text format of Prometheus."""
        registry = self.registry
        if SHARED in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call] # the library has no types there
        return generate_latest(registry)


def make() -> Metrics:
    """Return fresh numbers."""
    registry = CollectorRegistry()
    return Metrics(
        registry,
        Counter("ito_gate_decisions", "Decisions made.", ("source", "decision"), registry=registry),
        Counter("ito_gate_repeated", "Answers given again to the same event.", ("source",), registry=registry),
        Counter("ito_gate_problems", "Answers that are no decision.", ("kind",), registry=registry),
        Histogram("ito_gate_decision_seconds", "Time to decide.", registry=registry, buckets=_BUCKETS),
        Gauge("ito_gate_ready", "1 while decisions can be made.", registry=registry, multiprocess_mode="min"),
        Gauge(
            "ito_gate_register_loaded_timestamp_seconds",
            "When the register in use was loaded.",
            registry=registry,
            multiprocess_mode="min",
        ),
        Counter("ito_gate_dead_letters", "Call-backs that were given up.", ("source",), registry=registry),
    )
