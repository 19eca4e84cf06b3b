"""What names a register: a folder, or ``GIT_URL@REF``. What git would do more with than fetch is refused.

Transports: https, ssh (also as ``user@host:path``) and repositories on this machine. A URL shows up in lists of
processes, logs and messages, so that it must not hold a secret.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from ito_gate.errors import UsageError

_TRANSPORTS = ("https", "ssh", "file")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_HELPER = re.compile(r"[A-Za-z0-9][A-Za-z0-9+.-]*::")
"""A transport that is a program of its own (gitremote-helpers): ``ext::`` runs any."""
_SCP = re.compile(r"(?:(?P<user>[^@/:]*)@)?(?P<host>[^@/:]+):(?P<path>[^/].*|/(?!/).*)")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")
_USER = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")
_REF = re.compile(r"(?!.*(?:\.\.|//|@\{|\.lock(?:/|\Z)))[^\x00-\x20\x7f~^:?*\[\\]+")
"""What ``git check-ref-format`` takes, as far as it keeps a ref from being read as something else."""
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Remote:
    """A repository that may be fetched from.

    Attributes:
        url: as git takes it; holds no secret.
        transport: the only one that git may use for it: ``https``, ``ssh`` or ``file``.
    """

    url: str
    transport: str


class Named(NamedTuple):
    """A repository and a ref; an empty ref is what the remote's HEAD is."""

    remote: Remote
    ref: str


def parse(text: str) -> Path | Named:
    """Return what ``text`` names: a folder that exists, or a repository and a ref.

    Raises:
        UsageError: neither, or a URL that is refused; says why, without the URL where it may hold a secret.
    """
    if not text or text.startswith("-"):
        raise _refused(text, "it names no register", "没有写明登记册")
    if _is_url(text):
        url, ref = _split(text)
        return Named(remote(url), checked_ref(ref))
    if Path(text).is_dir():
        return Path(text)
    for at in (match.start() for match in re.finditer("@", text)):
        if Path(text[:at]).is_dir():
            return Named(remote(text[:at]), checked_ref(text[at + 1 :]))
    raise _refused(text, "no such folder, and no URL of a repository", "没有这个文件夹，也不是仓库的 URL")


def remote(url: str) -> Remote:
    """Return the repository at ``url``.

    Raises:
        UsageError: it is refused; says why.
    """
    if url.startswith("-") or _UNSAFE.search(url):
        raise _refused(
            "",
            "a URL begins with no - and holds no blanks and control characters",
            "不能以 - 开头，不能含空白和控制字符",
        )
    scheme = _SCHEME.match(url)
    if scheme is None and _HELPER.match(url):
        raise _refused(url, "only https, ssh and file are fetched", "只能使用 https、ssh 和 file")
    if scheme is not None:
        return _of_scheme(url, scheme[1].lower())
    scp = _SCP.fullmatch(url)
    if scp is not None and not Path(url).is_dir():
        _require(scp["user"], scp["host"], url)
        if scp["path"].startswith("-"):
            raise _refused(url, "its path begins with -", "路径以 - 开头")
        return Remote(url, "ssh")
    if not Path(url).is_dir():
        raise _refused(url, "no such folder, and no URL of a repository", "没有这个文件夹，也不是仓库的 URL")
    return Remote(str(Path(url).absolute()), "file")


def _of_scheme(url: str, scheme: str) -> Remote:
    if scheme not in _TRANSPORTS:
        # The rest may hold a secret.
        raise _refused(f"{scheme}://…", "only https, ssh and file are fetched", "只能使用 https、ssh 和 file")
    shown = f"{scheme}://…"
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        _ = parts.port
    except ValueError:
        raise _refused(shown, "it is not a URL", "不是 URL") from None
    user, at, _ = parts.netloc.rpartition("@")
    if scheme == "file":
        if parts.netloc:
            raise _refused(
                shown,
                "a file URL has three slashes: file:///srv/register.git",
                "file URL 应有三个斜杠：file:///srv/register.git",
            )
        return Remote(url, scheme)
    if parts.query or parts.fragment or not parts.path.strip("/"):
        raise _refused(shown, "it has no path, or has more than one", "没有路径，或者带有查询参数")
    if at and (scheme == "https" or ":" in user):
        raise _refused(
            shown,
            "no user name or password in a URL, which others can see: use git's credential helper, an ssh key, or a "
            "file with the Authorization header",
            "URL 中不能写用户名或密码，他人可以看到：请使用 git 的凭据助手、ssh 密钥，或者存放 Authorization 头的文件",
        )
    _require(user if at else None, host if host.startswith("[") else host.partition(":")[0], shown)
    return Remote(url, scheme)


def _require(user: str | None, host: str, shown: str) -> None:
    # ssh would take a host or a user that begins with - for an option.
    host = host.partition("]")[0] + "]" if host.startswith("[") else host
    if _HOST.fullmatch(host) is None or (user is not None and _USER.fullmatch(user) is None):
        raise _refused(shown, "it names no host", "没有写明主机")


def checked_ref(ref: str) -> str:
    """Return ``ref``.

    Raises:
        UsageError: no branch, tag or commit can be called so.
    """
    bad = ref.startswith(("-", "/", ".")) or ref.endswith(("/", ".")) or "/." in ref or ref == "@"
    if ref and (bad or _REF.fullmatch(ref) is None):
        raise _refused(ascii(ref), "no branch, tag or commit can be called so", "不可能是分支、标签或提交的名称")
    return ref


def is_commit(ref: str) -> bool:
    """Tell whether ``ref`` is the full id of a commit."""
    return _COMMIT.fullmatch(ref) is not None


def _is_url(text: str) -> bool:
    if _SCHEME.match(text) or _HELPER.match(text):
        return True
    # host:path is taken for a host unless such a folder exists, as git does.
    return _SCP.fullmatch(text) is not None and not Path(text).exists() and "/" not in text.partition(":")[0]


def _split(text: str) -> tuple[str, str]:
    """Split at the first ``@`` of the path: what is before its first ``/`` (or ``:``) may have one for the user."""
    scheme = _SCHEME.match(text)
    start = text.find(":") if scheme is None else text.find("/", scheme.end())
    at = text.find("@", start) if start >= 0 else -1
    return (text, "") if at < 0 else (text[:at], text[at + 1 :])


def _refused(shown: str, en: str, zh: str) -> UsageError:
    shown = "".join(character if character.isprintable() else "?" for character in shown)
    return UsageError(
        f"register {shown}: {en}" if shown else f"register: {en}", f"登记册 {shown}：{zh}" if shown else f"登记册：{zh}"
    )
