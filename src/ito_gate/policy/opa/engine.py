"""The policies on an Open Policy Agent server.

Two modes. *Pinned*: the server holds the bundle, and every answer has to come from the policies, the rules
and the calendar that the gate was made with; so answers of servers that differ, or of one that is given
another bundle meanwhile, never stand in one report. *Push*: the policies are uploaded under a namespace of
the run's own, for development and tests, and removed when it ends.
"""

from __future__ import annotations

import secrets
from operator import methodcaller
from typing import TYPE_CHECKING, Self

from ito_gate.errors import EngineError, ServerError
from ito_gate.model import SUBJECTS
from ito_gate.policy.engine import REPORT
from ito_gate.policy.linking import ENTRYPOINT, rebase
from ito_gate.policy.opa.connection import Connection

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from ito_gate.model import Json
    from ito_gate.policy.opa.server import Server
    from ito_gate.policy.pack import Pack

_STRICT = {"strict-builtin-errors": "true"}
"""Without it a rule whose builtin fails is undefined, and an undefined rule finds nothing."""
_NAMED = 5
"""How many differing rules a message names."""


class OpaEngine:
    """Evaluates policies on a server; threads may share it. Use it as a context manager."""

    name = "opa"
    shared = True

    def __init__(self, pack: Pack, server: Server) -> None:
        """Take note of the server; nothing is sent yet."""
        self._pack = pack
        self._connection = Connection(server)
        self._namespace = f"ito_push_{secrets.token_hex(6)}" if server.push else None
        self._undo: list[methodcaller] = []
        self.version = ""

    def __enter__(self) -> Self:
        """Upload the policies where asked to, and see that the server answers by the expected ones.

        Raises:
            ServerError: it does not.
        """
        try:
            if self._namespace is not None:
                self._push(self._namespace)
            body = self._ask({"subject": SUBJECTS[0]}, {"provenance": "true"})
        except BaseException as error:
            self._remove(error)
            raise
        self.version = str(body.get("provenance", {}).get("version", "unknown"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Remove what was uploaded.

        Raises:
            ServerError: it could not be removed, and nothing else had gone wrong.
        """
        self._remove(error)

    def evaluate(self, document: Mapping[str, Json]) -> Mapping[str, Json]:
        """Evaluate the report on ``document``; see ``Engine``.

        Raises:
            EngineError: the policies failed on this document.
            ServerError: the server cannot be asked, or does not hold the expected policies.
        """
        answer: Mapping[str, Json] = self._ask(document, {})["result"]
        return answer

    def _ask(self, document: Mapping[str, Json], more: Mapping[str, str]) -> Mapping[str, Json]:
        """Return the whole answer to the question about ``document``, whose ``result`` is as expected."""
        subject = str(document.get("subject", SUBJECTS[0]))
        if subject not in self._pack.subjects:
            raise EngineError(f"no rule is about documents of the kind {subject}")
        package, _, rule = self._entrypoint(subject).removeprefix("data.").rpartition(".")
        body: Mapping[str, Json] = self._connection.send(
            methodcaller("query_rule", document, package, rule, {**_STRICT, **more})
        )
        answer = body.get("result") if isinstance(body, dict) else None
        if not isinstance(answer, dict):
            raise self._connection.error(
                f"has no {package}.{rule}: the bundle of the policies is not loaded",
                f"上没有 {package}.{rule}：策略包尚未加载",
            )
        self._require_identity(answer.get("policy"))
        self._require_rules(answer.get("status"), self._pack.subjects[subject])
        return body

    def _entrypoint(self, subject: str) -> str:
        if self._namespace is None:
            return REPORT
        return f"data.{self._namespace}.{subject}.{ENTRYPOINT.rpartition('.')[2]}"

    def _require_identity(self, said: Json) -> None:
        """Compare the policies that an answer says it comes from.

        Raises:
            ServerError: they are not the gate's.
        """
        expected = self._pack.identity
        if said == expected:
            return
        there = said if isinstance(said, dict) else {}
        differ = {name: (there.get(name), here) for name, here in expected.items() if there.get(name) != here}
        en = "; ".join(f"{name} {its or 'not stated'}, expected {here}" for name, (its, here) in differ.items())
        zh = "；".join(f"{name} 为 {its or '未注明'}，应为 {here}" for name, (its, here) in differ.items())
        raise self._connection.error(
            f"holds other policies than this gate: {en}. Publish the bundle of this gate and its configuration "
            "there (ito-gate policy bundle), or use the gate that belongs to the bundle",
            f"上的策略与本工具不同：{zh}。请发布本工具及其配置的策略包（ito-gate policy bundle），"
            "或改用与策略包对应的版本",
        )

    def _require_rules(self, status: Json, expected: frozenset[str]) -> None:
        odd = sorted(set(status if isinstance(status, dict) else ()) ^ expected)
        if odd:
            named, more = odd[:_NAMED], " …" if len(odd) > _NAMED else ""
            raise self._connection.error(
                f"answers for other rules than this gate: {', '.join(named)}{more}",
                f"回答的规则与本工具不同：{'、'.join(named)}{more}",
            )

    def _push(self, namespace: str) -> None:
        """Upload what is linked, one module for each kind of document: few uploads, and no root to share."""
        send = self._connection.send
        try:
            send(methodcaller("update_or_create_data", self._pack.data["ito"], namespace))
            self._undo.append(methodcaller("delete_data", namespace))
            for subject, linked in self._pack.linked.items():
                id_, module = f"{namespace}/{subject}", rebase(linked, f"{namespace}.{subject}", f"data.{namespace}")
                # rego_compat rewrites a policy that the server refuses, and uploads that.
                send(methodcaller("update_policy_from_string", module, id_, rego_compat=False))
                self._undo.append(methodcaller("delete_policy", id_))
        except EngineError as error:
            raise self._connection.error(f"refuses the upload: {error}", f"拒绝上传：{error}") from None

    def _remove(self, error: BaseException | None) -> None:
        try:
            while self._undo:
                self._connection.send(self._undo.pop())
        except (EngineError, ServerError) as left:
            if error is None:
                raise self._connection.error(
                    f"could not be rid of {self._namespace}, which this run uploaded: {left}",
                    f"上本次上传的 {self._namespace} 未能删除：{left}",
                ) from None
            error.add_note(f"{self._namespace} may be left on the server: {left}")
