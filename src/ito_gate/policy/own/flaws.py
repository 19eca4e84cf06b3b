"""What is wrong with a bank's own policies: collected, each with its file and line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ito_gate.errors import EngineError
from ito_gate.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Flaw:
    """Something to mend.

    Attributes:
        path: the file or folder, as it is shown.
        line: the line; 0 where it is about the whole.
        zh: what is wrong, in Chinese.
        en: the same in English.
    """

    path: str
    line: int
    zh: str
    en: str

    @property
    def text(self) -> Text:
        """The place and what is wrong there."""
        at = f"{self.path}:{self.line}" if self.line else self.path
        return Text(f"{at}：{self.zh}", f"{at}: {self.en}")


def refuse(flaws: Iterable[Flaw]) -> None:
    """Raise an error that says all of ``flaws``, sorted; none if there are none.

    Raises:
        EngineError: there are some.
    """
    found = [flaw.text for flaw in sorted(set(flaws))]
    if found:
        raise EngineError(
            "\n".join(["the bank's own policies are not in order:", *(text.en for text in found)]),
            "\n".join(["本行自有规则有问题：", *(text.zh for text in found)]),
        )
