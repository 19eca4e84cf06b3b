"""Sets the clock of a Python program: to the system's, and as many seconds on as a file says.

In effect for every Python that has this folder on PYTHONPATH, the processes that it starts included. What a person
or NTP does to a running server is a change of that file. The monotonic clock goes on as it does.
"""

import datetime as dt
import os
import time
from pathlib import Path

_FILE = Path(os.environ["ITO_GATE_TEST_CLOCK"])
_system = time.time


def _time() -> float:
    return _system() + float(_FILE.read_text("ascii"))


class _Kind(type):
    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, _datetime)


_datetime = dt.datetime


class _Datetime(_datetime, metaclass=_Kind):
    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> "_Datetime":
        return cls.fromtimestamp(_time(), tz)


time.time = _time
dt.datetime = _Datetime  # type: ignore[misc]
