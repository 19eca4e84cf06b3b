"""Checks what is there now, and the change that led to it from a git revision."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from ito_gate import gate
from ito_gate.change import base as bases
from ito_gate.change import checks, compare
from ito_gate.collection import collect
from ito_gate.discovery import Claims
from ito_gate.errors import NothingToCheck
from ito_gate.model import Base as Made
from ito_gate.model import Deleted
from ito_gate.old import decide
from ito_gate.register import join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ito_gate.change.base import Base, Places
    from ito_gate.change.compare import Difference
    from ito_gate.config import Config
    from ito_gate.gate import Examined, Judged, Request
    from ito_gate.policy.engine import Engine
    from ito_gate.policy.pack import Pack
    from ito_gate.register import Entry, Register

_LOST = frozenset({"declaration", "provider"})


def examine(request: Request, pack: Pack, places: Places, *, only_new: bool) -> Examined:
    """Check as ``gate.examine`` does, and compare with the base.

    Args:
        request: what to check.
        pack: the policies, which both sides are judged by.
        places: the base, found by ``base.look``.
        only_new: whether findings that the base had have no effect.

    Raises:
        UsageError: as ``gate.examine``.
        NothingToCheck: neither today nor at the base is there any document.
        Undecided: git does not answer, or as ``gate.examine``.
    """
    with gate.opened(request, pack) as engine:
        try:
            now = gate.examine(_today(request, places), pack, engine)
        except NothingToCheck as error:
            raise _deleted(request, places) or error from error
        base = bases.read(request, places, now)
        settings_changed = _settings(base.config) != _settings(request.config)
        difference = compare.differ(now, base, settings_changed=settings_changed)
        judged = _judge(request, pack, base, difference, engine)
    gone, register = _gone(request, now, base)
    report = compare.marked(now, base, difference, judged, pack)
    pairs = _pairs(now, difference, judged)
    found = [*base.problems, *checks.check(pairs, gone, base.register, register, request.as_of)]
    if not now.checked and not found and not request.may_be_empty:
        gate.examine(dataclasses.replace(_today(request, places), may_be_empty=False), pack)
    fresh = (dataclasses.replace(finding, new=True) for finding in found)
    report = dataclasses.replace(
        report,
        findings=gate.in_order((*report.findings, *fresh)),
        provenance=dataclasses.replace(report.provenance, base=Made(places.origin.revision, places.origin.commit)),
        options={**report.options, "only_new": "true" if only_new else "false"},
        deleted=tuple(sorted(Deleted(one.document.path, one.kind, one.id) for one in gone)),
        only_new=only_new,
    )
    return dataclasses.replace(now, report=decide(report, now.register, pack, request.fail_on))


def _deleted(request: Request, places: Places) -> NothingToCheck | None:
    """Return that the declaration asked for was deleted since the base; None where that is not why it is not there."""
    id_ = request.declaration
    if id_ is None or not bases.declares(request, places, id_):
        return None
    config = request.config
    today = request.files.find(places.existing(config.register, request.files), Claims(config.claims, config.root))
    elsewhere = collect(today, request.schema_engine, holding=frozenset({id_}), source=request.files.read)
    if any(one.kind == "declaration" and one.id == id_ for one in elsewhere.entries):
        return None
    revision = places.origin.revision
    return NothingToCheck(
        f"the declaration {id_} was deleted since {revision}; without --declaration the deletion is judged",
        f"申报 {id_} 在 {revision} 之后已被删除；去掉 --declaration 可检查这次删除",
    )


def _today(request: Request, places: Places) -> Request:
    """Leave out the paths that the change deleted: they are looked at in the base only."""
    config = dataclasses.replace(request.config, register=places.existing(request.config.register, request.files))
    return dataclasses.replace(
        request,
        paths=places.existing(request.paths, request.files),
        config=config,
        may_be_empty=request.may_be_empty or bool(places.checked(request.only)),
    )


def _settings(config: Config) -> tuple[object, ...]:
    """Return the settings that verdicts depend on."""
    return (dict(config.options), *_calendar(config))


def _calendar(config: Config) -> tuple[object, ...]:
    return dict(config.extra_notices), config.local_holidays


def _judge(request: Request, pack: Pack, base: Base, difference: Difference, engine: Engine) -> Judged:
    """Judge the base by today's policies, on the same day, by its own settings."""
    wanted = difference.to_judge()
    if not wanted:
        return gate.Judged([], [], {})
    asked = dataclasses.replace(
        request, config=dataclasses.replace(request.config, options=base.config.options), progress=None
    )
    if _calendar(base.config) != _calendar(request.config):
        pack = dataclasses.replace(pack, calendar=gate.load_pack(base.config).calendar)
        # A server holds one calendar, today's; the embedded engine gives the same verdicts.
        return gate.judge(dataclasses.replace(asked, server=None), pack, base.register, wanted, difference.facts)
    return gate.judge(asked, pack, base.register, wanted, difference.facts, engine)


def _pairs(now: Examined, difference: Difference, judged: Judged) -> Iterator[checks.Pair]:
    results = {(one.path, one.span): one for one in now.report.results}
    results_before = {(one.path, one.span): one for one in judged.results}
    for entry, before in difference.before.items():
        if entry.kind != "declaration" or difference.changed[entry] == "unchanged":
            continue
        at_base = results_before[before.document.path, before.document.start]
        yield checks.pair(before, entry, at_base, results[entry.document.path, entry.document.start])


def _gone(request: Request, now: Examined, base: Base) -> tuple[list[Entry], Register]:
    """Return the declarations and providers that are gone, and the register with those that only seemed to be.

    Today's register holds what today's documents name; what only those of the base named is looked for.
    """
    checked = frozenset(base.checked)
    missing = [
        one
        for key, one in base.register.by_id.items()
        if key not in now.register.by_id and (one in checked or one.kind == "provider") and one.kind in _LOST
    ]
    if not missing:
        return [], now.register
    ids = frozenset(one.id for one in missing)
    elsewhere = collect((*now.files, *now.around), request.schema_engine, holding=ids, source=request.files.read)
    register = join((*now.register.entries, *elsewhere.entries))
    return [one for one in missing if (one.kind, one.id) not in register.by_id], register
