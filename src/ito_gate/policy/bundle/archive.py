"""The policies as an OPA bundle: everything one OPA needs to answer as the gate does.

https://www.openpolicyagent.org/docs/management-bundles#bundle-file-format. The same policies and calendar
make the same bytes wherever and whenever the bundle is built. What zlib makes of them can differ between its
versions; ``tar`` is the part that does not.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import tarfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ito_gate import __version__
from ito_gate.errors import EngineError
from ito_gate.policy.pack import CALENDAR, CATALOGUE, INCIDENTS, MANIFEST, TEXTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ito_gate.model import Json
    from ito_gate.policy.pack import Pack

OPA_MANIFEST = ".manifest"
SIGNATURES = ".signatures.json"

_AS_SHIPPED = ("ito/coverage/data.json", "ito/regulation/data.json")
"""Data that the gate's engine does without: the regulation, and who looks after which clause."""
_PACKAGE = re.compile(r"^package\s+([A-Za-z_]\w*)", re.ASCII | re.MULTILINE)
_REGO_V1 = 1
_SHOWN = 12
"""Digits of a digest in a revision; as many as Git and Docker show."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a bundle.

    Attributes:
        files: contents by path.
        revision: what OPA reports as the bundle's revision.
        roots: the parts of ``data`` that the bundle owns.
    """

    files: Mapping[str, bytes]
    revision: str
    roots: tuple[str, ...]

    def tar(self) -> bytes:
        """Return the uncompressed archive; it depends on the files alone."""
        made = io.BytesIO()
        with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as archive:
            for path in sorted(self.files):
                # A fresh entry has no time, owner or group, and mode 0644.
                entry = tarfile.TarInfo(path)
                entry.size = len(self.files[path])
                archive.addfile(entry, io.BytesIO(self.files[path]))
        return made.getvalue()


def compress(tar: bytes) -> bytes:
    """Return ``tar`` in gzip form, without a time or a name in its header."""
    made = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=made, mtime=0) as archive:
        archive.write(tar)
    return made.getvalue()


def build(pack: Pack, folder: Path, revision: str | None = None) -> Bundle:
    """Return the bundle of ``pack``, unsigned.

    Args:
        pack: the policies with the calendar in force.
        folder: the policies folder, for the documents that a pack does not hold.
        revision: of the bundle; by default one that names both the policies and the calendar.

    Raises:
        EngineError: a document is missing, or a module has no package.
    """
    files = {path: source.encode("utf-8") for path, source in pack.modules.items()}
    files |= {path: _read(folder, path) for path in _AS_SHIPPED}
    files |= {path: _document(folder, path, value) for path, value in _held(pack).items()}
    named = revision or default_revision(pack)
    roots = _roots(pack.modules, files)
    files[OPA_MANIFEST] = _json(
        {
            "revision": named,
            "roots": list(roots),
            "rego_version": _REGO_V1,
            "metadata": {
                "ito_gate": __version__,
                "policies": pack.digest,
                "calendar": pack.calendar["digest"],
                "rules": len(pack.rules),
            },
        }
    )
    return Bundle(files, named, roots)


def default_revision(pack: Pack) -> str:
    """Return the version of the policies with the beginnings of their digest and the calendar's.

    The version alone would not tell a policy or a holiday that was changed since.
    """
    policies, calendar = (digest.partition(":")[2][:_SHOWN] for digest in (pack.digest, pack.calendar["digest"]))
    return f"{pack.revision}+{policies}.{calendar}"


def _held(pack: Pack) -> dict[str, Json]:
    data = pack.data["ito"]
    held = {path: data[path.split("/")[1]] for path in (CATALOGUE, CALENDAR, INCIDENTS, MANIFEST)}
    # The words stand in the bundle for those who run the policies elsewhere; the engine does without.
    return {**held, TEXTS: pack.texts}


def _document(folder: Path, path: str, value: Json) -> bytes:
    """Return the file as it is shipped where it says the same: the digest of the policies is that of its bytes."""
    shipped = _read(folder, path)
    return shipped if json.loads(shipped) == value else _json(value)


def _read(folder: Path, path: str) -> bytes:
    try:
        return (folder / path).read_bytes()
    except OSError as error:
        raise EngineError(f"policies cannot be read: {error}") from error


def _json(value: Json) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _roots(modules: Mapping[str, str], files: Mapping[str, bytes]) -> tuple[str, ...]:
    data = {path.partition("/")[0] for path in files if path.endswith("/data.json")}
    return tuple(sorted(data | {_root(path, source) for path, source in modules.items()}))


def _root(path: str, source: str) -> str:
    package = _PACKAGE.search(source)
    if package is None:
        raise EngineError(f"{path}: no package")
    return package[1]
