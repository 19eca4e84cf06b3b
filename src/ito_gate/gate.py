"""The gate: files in, report out. Read this first.

    find files → read → schema → join the register → ask the policies → report

Everything a person has to look at travels as data (``Finding``); what ends the run without a verdict
is an exception (``errors``). Nothing passes by absence: a file that cannot be read, a document of no
known kind, a reference that leads nowhere and a rule that cannot be decided all end up in the report.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from ito_gate import __version__, agenda, discovery, waiver
from ito_gate.collection import DISK, Collection, collect
from ito_gate.errors import NothingToCheck
from ito_gate.evaluation import Case
from ito_gate.model import Decision, Level, Provenance, Report, Status
from ito_gate.policy import pack as policies
from ito_gate.policy.embedded import LinkedEngine
from ito_gate.register import Entry, Register, View, join
from ito_gate.resources import policies_dir, schemas_dir
from ito_gate.schema import schema_digest
from ito_gate.workers import evaluate_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from ito_gate.collection import Files
    from ito_gate.config import Config
    from ito_gate.discovery import File
    from ito_gate.model import Finding, SubjectResult, Text
    from ito_gate.policy.engine import Engine
    from ito_gate.policy.opa.server import Server
    from ito_gate.policy.pack import Pack


@dataclass(frozen=True, slots=True)
class Request:
    """One run of the gate.

    Attributes:
        paths: files and folders to check.
        config: settings; ``config.register`` is the register around the paths.
        as_of: the day the verdict is about (ISO 8601).
        stage: the moment asked about, instead of each declaration's own stage.
        declaration: id of the only declaration to answer for.
        fail_on: the level from which the verdict is ``fail``.
        schema_engine: ``rust`` or ``python``.
        server: the OPA server that evaluates; None for the embedded engine.
        jobs: number of processes, or of requests to the server at a time.
        progress: called with the number of declarations done and their total.
        may_be_empty: whether to report on no documents, instead of ending the run.
        files: where files are found and read.
        only: the files to answer for, of those at the paths; None for all.
    """

    paths: Sequence[Path]
    config: Config
    as_of: str
    stage: str | None = None
    declaration: str | None = None
    fail_on: Level = Level.DENY
    schema_engine: str = "rust"
    server: Server | None = None
    jobs: int = 1
    progress: Callable[[int, int], None] | None = None
    may_be_empty: bool = False
    files: Files = DISK
    only: frozenset[Path] | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """Verdicts.

    Attributes:
        results: one for each document judged, declarations and incidents before institutions.
        findings: what is wrong with waivers.
        facts: derived facts of declarations by their id, of those too that are judged beside the others.
    """

    results: list[SubjectResult]
    findings: list[Finding]
    facts: dict[str, dict[str, bool | None]]


@dataclass(frozen=True, slots=True)
class Examined:
    """A report together with the very documents that it is about.

    Attributes:
        report: the report.
        register: all documents.
        checked: those that are answered for.
        facts: as ``Judged`` has them.
        files: those that were asked about.
        around: the others of the register.
    """

    report: Report
    register: Register
    checked: tuple[Entry, ...]
    facts: Mapping[str, Mapping[str, bool | None]]
    files: tuple[File, ...]
    around: tuple[File, ...]


def check(request: Request, pack: Pack) -> Report:
    """Check what ``request`` names by the policies of ``pack`` and return the report.

    Raises:
        UsageError: a path or setting is wrong.
        NothingToCheck: no document was found.
        Undecided: the policies cannot be loaded into the engine, or the server cannot be relied on.
    """
    return examine(request, pack).report


def examine(request: Request, pack: Pack, engine: Engine | None = None) -> Examined:
    """Check as ``check`` does, and return the register too: a file may change when it is read again.

    Args:
        request: what to check.
        pack: the policies.
        engine: who evaluates them, as ``opened`` gives it; one of its own where it is not given.

    Raises:
        UsageError: a path or setting is wrong.
        NothingToCheck: no document was found.
        Undecided: the policies cannot be loaded into the engine, or the server cannot be relied on.
    """
    claims = discovery.Claims(request.config.claims, request.config.root)
    files = request.files.find(request.paths, claims)
    if request.only is not None:
        files = tuple(file for file in files if file.path in request.only)
    collected = collect(files, request.schema_engine, source=request.files.read)
    if not request.may_be_empty:
        _require_documents(collected, request.paths)
    seen = frozenset(file.path for file in files)
    others = tuple(file for file in request.files.find(request.config.register, claims) if file.path not in seen)
    around = _around(request, collected, others)
    register = join(chain(collected.entries, around.entries))
    checked = _checked(collected, request.declaration)
    with opened(request, pack) if engine is None else nullcontext(engine) as asked:
        judged = _evaluate(request, pack, asked, register, checked)
    findings = [*collected.findings, *around.findings, *register.findings(frozenset(checked)), *judged.findings]
    report = _report(
        request,
        pack,
        asked,
        judged.results,
        findings,
        documents=collected.kinds,
        ignored=collected.ignored,
        errors=collected.errors + around.errors,
    )
    return Examined(report, register, tuple(checked), judged.facts, files, others)


def judge(
    request: Request,
    pack: Pack,
    register: Register,
    checked: Sequence[Entry],
    known: Mapping[str, Mapping[str, bool | None]],
    engine: Engine | None = None,
) -> Judged:
    """Judge documents of a register that is in hand.

    Args:
        request: how to judge; its paths are not looked at.
        pack: the policies.
        register: all documents.
        checked: those to judge.
        known: facts of declarations that need not be judged again for the sake of their institution, by id.
        engine: who evaluates them, as ``opened`` gives it; one of its own where it is not given.

    Raises:
        Undecided: the policies cannot be loaded into the engine, or the server cannot be relied on.
    """
    with opened(request, pack) if engine is None else nullcontext(engine) as asked:
        return _evaluate(request, pack, asked, register, checked, known)


def answer(
    request: Request,
    pack: Pack,
    engine: Engine,
    register: Register,
    checked: Sequence[Entry],
    findings: Iterable[Finding],
) -> Report:
    """Judge documents of a register that is in hand, by an engine that is in hand, and report on them.

    What is wrong with waivers is left out: whoever asks about one moment meets rules that are still to be met, which
    a waiver for them does not match yet. One that has no effect leaves the finding that it was for.

    Args:
        request: how to judge; its paths and its server are not looked at.
        pack: the policies, which ``engine`` holds.
        engine: who evaluates, in the thread that made it.
        register: the documents that matter: those to judge, those they name, their waivers.
        checked: those to judge.
        findings: what is wrong with the files and documents.
    """
    judged = _evaluate(request, pack, engine, register, checked)
    found = (*findings, *register.findings(frozenset(checked)))
    documents = Counter(entry.kind for entry in register.entries)
    return _report(request, pack, engine, judged.results, found, documents=documents)


def load_pack(config: Config, *, shown_from: Path | None = None) -> Pack:
    """Load the policies, built-in and a bank's own, with the calendar that the configuration asks for.

    Args:
        config: names the bank's own policies and the calendar.
        shown_from: the folder that files are shown relative to; the working directory where there is none.

    Raises:
        EngineError: the policies are incomplete, or a bank's own are broken or take the names of others.
        UsageError: the configured calendar is not possible, or a folder of policies does not exist.
    """
    if config.policies:
        from ito_gate.policy.own import join as joined  # noqa: PLC0415 - only for policies of one's own

        pack = joined.load(policies_dir(), schemas_dir(), config.policies, shown_from=shown_from)
    else:
        pack = policies.load(policies_dir())
    if not config.extra_notices and not config.local_holidays:
        return pack
    from ito_gate.workdays.build import extend  # noqa: PLC0415 - only for a calendar of one's own

    return dataclasses.replace(pack, calendar=extend(pack.calendar, config.extra_notices, config.local_holidays))


def _require_documents(collected: Collection, paths: Sequence[Path]) -> None:
    only_empty = {finding.path for finding in collected.findings} <= set(collected.empty)
    if collected.entries or collected.errors or not only_empty:
        return
    named = ", ".join(map(str, paths))
    empty, ignored = ", ".join(collected.empty), len(collected.ignored)
    raise NothingToCheck(
        f"nothing to check in {named}"
        + (f"; empty: {empty}" if empty else "")
        + (f"; not ours: {ignored} file(s)" if ignored else ""),
        f"{named} 中没有可检查的内容"
        + (f"；空文件：{empty}" if empty else "")
        + (f"；不是本工具的文件：{ignored} 个" if ignored else ""),
    )


def _around(request: Request, collected: Collection, files: Sequence[File]) -> Collection:
    """Read, from the register around the checked files, what these name, clash with or depend on.

    An institution is judged by its whole register; any other document by those it names and its waivers.
    """
    kinds = {entry.kind for entry in collected.entries}
    read = request.files.read
    if request.declaration is None and "institution" in kinds:
        return collect(files, request.schema_engine, source=read)
    ids = named(collected.entries)
    around = collect(files, request.schema_engine, holding=ids, source=read)
    if "waiver" not in kinds:
        return around
    # A waiver is judged by its declaration, and that by those it names in turn.
    return collect(files, request.schema_engine, holding=ids | named(around.entries), source=read)


def named(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the ids of documents and of those that they name."""
    ids = {entry.id for entry in entries if entry.id}
    return frozenset(ids.union(one.id for entry in entries for one in entry.references()))


def _checked(collected: Collection, declaration: str | None) -> list[Entry]:
    if declaration is None:
        return list(collected.entries)
    checked = [entry for entry in collected.entries if entry.kind == "declaration" and entry.id == declaration]
    if not checked:
        known = sorted(entry.id for entry in collected.entries if entry.kind == "declaration")
        raise NothingToCheck(
            f"no declaration {declaration}; there are: {', '.join(known) or 'none'}",
            f"没有申报 {declaration}；现有：{'、'.join(known) or '无'}",
        )
    return checked


@contextmanager
def opened(request: Request, pack: Pack) -> Iterator[Engine]:
    """Give the engine that ``request`` asks for, with the policies of ``pack``; loading them takes its time.

    Raises:
        Undecided: the server cannot be relied on.
    """
    if request.server is None:
        yield LinkedEngine(pack)
        return
    from ito_gate.policy.opa.engine import OpaEngine  # noqa: PLC0415 - its client is slow to import

    with OpaEngine(pack, request.server) as engine:
        yield engine


def _evaluate(
    request: Request,
    pack: Pack,
    engine: Engine,
    register: Register,
    checked: Sequence[Entry],
    known: Mapping[str, Mapping[str, bool | None]] = MappingProxyType({}),
) -> Judged:
    """Judge what is checked, and apply the waivers.

    Declarations come first: rules about an institution see their facts. Declarations beside the checked ones
    are judged where an institution or a waiver is about them, and are not reported.
    """
    first = [entry for entry in checked if entry.kind in {"declaration", "incident", "order"}]
    institutions = [entry for entry in checked if entry.kind == "institution"]
    beside = _beside(register, checked, institutions, known)
    judged = _judge(request, pack, engine, register, [*first, *beside])
    waivers = register.of_kind("waiver")
    applied = waiver.apply(judged, waivers, request.as_of, pack) if waivers else waiver.Applied(judged, [])
    facts = {one.id: {fact.name: fact.value for fact in one.facts} for one in judged if one.kind == "declaration"}
    views = {entry: register.view(entry.id, {**known, **facts}) for entry in institutions}
    results = [*applied.results[: len(first)], *_judge(request, pack, engine, register, institutions, views)]
    entries = [*first, *institutions]
    decided = [
        _decided(result, request.fail_on, flawed=_is_flawed(entry, register))
        for entry, result in zip(entries, results, strict=True)
    ]
    return Judged(decided, applied.findings, facts)


def _beside(
    register: Register,
    checked: Sequence[Entry],
    institutions: Sequence[Entry],
    known: Mapping[str, Mapping[str, bool | None]],
) -> list[Entry]:
    seen = frozenset(checked)
    waived = [register.by_id.get(("declaration", one.text("declaration"))) for one in checked if one.kind == "waiver"]
    wanted = [
        *(
            entry
            for one in institutions
            for entry in register.of_institution("declaration", one.id)
            if entry.id not in known
        ),
        *(entry for entry in waived if entry is not None),
    ]
    return [entry for entry in dict.fromkeys(wanted) if entry not in seen]


def _is_flawed(entry: Entry, register: Register) -> bool:
    return entry.flawed or any(one.flawed for one in register.related(entry).values())


def _judge(
    request: Request,
    pack: Pack,
    engine: Engine,
    register: Register,
    entries: Sequence[Entry],
    views: Mapping[Entry, View] | None = None,
) -> list[SubjectResult]:
    groups = [{entry.kind: entry, **register.related(entry)} for entry in entries]
    return list(
        evaluate_all(
            pack,
            engine,
            [
                Case(
                    kind=entry.kind,
                    documents={kind: one.document for kind, one in group.items()},
                    validated=tuple(kind for kind, one in group.items() if not one.flawed),
                    register=views[entry] if views else None,
                )
                for entry, group in zip(entries, groups, strict=True)
            ],
            as_of=request.as_of,
            stage=request.stage,
            options=request.config.options,
            jobs=request.jobs,
            progress=request.progress,
        )
    )


def _decided(result: SubjectResult, fail_on: Level, *, flawed: bool) -> SubjectResult:
    """Add to the verdict of the rules what is wrong with the documents, and the level asked for."""
    if result.decision is not Decision.PASS:
        return result
    warned = fail_on is Level.WARN and any(outcome.status is Status.WARN for outcome in result.outcomes)
    return dataclasses.replace(result, decision=Decision.FAIL) if flawed or warned else result


def _report(
    request: Request,
    pack: Pack,
    engine: Engine,
    results: Sequence[SubjectResult],
    findings: Iterable[Finding],
    *,
    documents: Mapping[str, int],
    ignored: tuple[str, ...] = (),
    errors: tuple[Text, ...] = (),
) -> Report:
    ordered = in_order(findings)
    return Report(
        as_of=request.as_of,
        decision=decide(results, ordered, request.fail_on, errors=bool(errors)),
        provenance=Provenance(
            tool=f"ito-gate {__version__}",
            engine=engine.name,
            engine_version=engine.version,
            policy_revision=pack.revision,
            policy_digest=pack.digest,
            schema_digest=schema_digest(),
            calendar_digest=pack.calendar["digest"],
            calendar_published_through=pack.calendar["published_through"],
        ),
        options={
            **{name: str(value) for name, value in request.config.options.items()},
            "fail_on": request.fail_on.value,
        },
        results=tuple(sorted(results, key=lambda one: (one.path, one.span, one.id))),
        findings=ordered,
        documents=dict(documents),
        ignored=ignored,
        errors=errors,
        agenda=agenda.of(results, request.as_of),
    )


def decide(results: Iterable[SubjectResult], findings: Iterable[Finding], fail_on: Level, *, errors: bool) -> Decision:
    """Return the verdict on everything together.

    Args:
        results: the verdicts on documents.
        findings: about files and the register, as far as they have an effect.
        fail_on: the level from which a finding fails.
        errors: whether the gate failed to do something; nothing passes then.
    """
    decisions = {result.decision for result in results}
    if errors or Decision.UNDECIDED in decisions:
        return Decision.UNDECIDED
    if Decision.FAIL in decisions or any(finding.level in blocking(fail_on) for finding in findings):
        return Decision.FAIL
    return Decision.PASS


def blocking(fail_on: Level) -> frozenset[Level]:
    """Return the levels that block where ``fail_on`` is the first that does."""
    return frozenset({Level.DENY, fail_on})


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings about files and the register in the order of the report."""
    return tuple(sorted(findings, key=lambda one: (one.path, one.span, one.rule, one.message_id, one.pointer)))
