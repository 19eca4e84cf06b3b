"""The body of an event → JSON, within limits. What cannot be read is refused whole."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Never

from ito_gate.intake.refusal import Refused
from ito_gate.model import Text

if TYPE_CHECKING:
    from ito_gate.model import Json

MAX_DEPTH = 64


def parse(body: bytes) -> Json:
    """Read ``body`` as JSON (RFC 8259) in UTF-8; numbers with a point become ``Decimal``, exact as they are written.

    Raises:
        Refused: it is not JSON, says a key twice, which two readers would take differently, or is nested too deep.
    """
    try:
        value = json.loads(
            body.decode("utf-8"), parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_unambiguous
        )
    except UnicodeDecodeError:
        raise _refused("not UTF-8", "不是 UTF-8 编码") from None
    except RecursionError:
        raise _too_deep() from None
    except ValueError as error:
        raise _refused(str(error), f"不是有效的 JSON（{error}）") from None
    _require_shallow(value)
    return value


def _no_number(name: str) -> Never:
    raise ValueError(f"{name} is not JSON")


def _unambiguous(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is there twice")
    return found


def _require_shallow(value: Json) -> None:
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise _too_deep()
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]


def _too_deep() -> Refused:
    return _refused(f"nested deeper than {MAX_DEPTH}", f"嵌套超过 {MAX_DEPTH} 层")


def _refused(en: str, zh: str) -> Refused:
    return Refused("unreadable", Text(f"请求体无法读取：{zh}", f"the body cannot be read: {en}"))
