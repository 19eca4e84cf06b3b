"""HTTP as uvicorn speaks it, with a limit on the time that a request's headers may take.

uvicorn closes idle connections, but waits for ever for headers that come byte by byte.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    from asyncio import TimerHandle

HEADER_SECONDS = 10.0
"""From the first byte of a connection, or of its next request, to the end of the headers."""


class Protocol(HttpToolsProtocol):
    """Closes a connection whose headers do not come in time."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - uvicorn's
        super().__init__(*arguments, **options)
        self._late: TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Start the clock."""
        super().connection_made(transport)
        self._start()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self._stop()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """Start the clock again for the next request."""
        if self._late is None:
            self._start()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Stop the clock: the body has a limit of its own."""
        self._stop()
        super().on_headers_complete()

    def _start(self) -> None:
        self._late = asyncio.get_running_loop().call_later(HEADER_SECONDS, self.transport.close)

    def _stop(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None
