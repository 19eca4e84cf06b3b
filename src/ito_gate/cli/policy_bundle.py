"""``ito-gate policy bundle``: the policies for Open Policy Agent."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ito_gate.cli.options import config_option, detect_lang, lang_option, load_config, policy_option
from ito_gate.errors import UsageError
from ito_gate.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ito_gate.policy.bundle.archive import Bundle
    from ito_gate.policy.bundle.signing import Signer
    from ito_gate.policy.pack import Pack

_STDOUT = Path("-")
_DEFAULT_ALGORITHM = "RS256"
_DEFAULT_KEY_ID = "default"
"""Both as ``opa build`` has them."""

_WRITTEN = Text(
    """\
{file}
  大小     {size} 字节
  SHA-256  {archive}
  内容     {content}（解压后的 tar）
  版本     {revision}
  根       {roots}
  策略     {policies}（{rules} 条规则）
  日历     {calendar}
  签名     {signed}
""",
    """\
{file}
  size      {size} bytes
  SHA-256   {archive}
  content   {content} (the tar in it)
  revision  {revision}
  roots     {roots}
  policies  {policies} ({rules} rules)
  calendar  {calendar}
  signed    {signed}
""",
)
_SIGNED = Text("{algorithm}，密钥 ID {key_id}", "{algorithm}, key id {key_id}")
_UNSIGNED = Text("未签名", "no")
_READABLE = Text(
    "注意：签名密钥文件可被其他用户读取（chmod o= {file}）",
    "warning: other users can read the signing key (chmod o= {file})",
)
_LINE_BREAK = Text(
    "注意：共享密钥以换行结尾，与 opa 一样，换行也是密钥的一部分",
    "warning: the secret ends with a line break, which is part of it, as it is for opa",
)


@click.command(name="bundle")
@click.option(
    "--output",
    "-o",
    "file",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to write it; - for standard output.",
)
@click.option(
    "--revision",
    metavar="TEXT",
    help="What OPA reports in its status.  [default: version, and the beginnings of both digests]",
)
@click.option(
    "--signing-key",
    "key_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Sign with the PEM private key in FILE, or for HS* with the secret in it.",
)
@click.option(
    "--signing-alg",
    "algorithm",
    metavar="NAME",
    help=f"RS256, ES256, PS256, HS256, or with 384 or 512.  [default: {_DEFAULT_ALGORITHM}]",
)
@click.option(
    "--signing-key-id",
    "key_id",
    metavar="NAME",
    help=f"Under which name OPA has the public key.  [default: {_DEFAULT_KEY_ID}]",
)
@click.option("--signing-scope", "scope", metavar="NAME", help="The scope that OPA is configured to ask for, if any.")
@lang_option
@policy_option
@config_option
def command(
    file: Path,
    revision: str | None,
    key_file: Path | None,
    algorithm: str | None,
    key_id: str | None,
    scope: str | None,
    lang: str | None,
    policies: tuple[Path, ...],
    config_file: Path | None,
) -> None:
    r"""Write policies, calendar, texts and the regulation as a bundle for Open Policy Agent.

    The configured calendar and the bank's own rules are in it. The same policies and calendar make the same
    bytes. OPA refuses a signed bundle that was changed, or that another key signed.

    \b
    Examples:
      ito-gate policy bundle -o ito-gate.tar.gz
      ito-gate policy bundle -o ito-gate.tar.gz --policy own-rules
      ito-gate policy bundle -o ito-gate.tar.gz --signing-key private.pem
      ito-gate policy bundle -o - --signing-key ec.pem --signing-alg ES256 --signing-key-id 2026 | ssh host 'cat > …'
    """
    from ito_gate import gate  # noqa: PLC0415 - the engines are loaded only when policies are
    from ito_gate.policy.bundle import archive as bundle  # noqa: PLC0415 - as above
    from ito_gate.report.invisible import one_line  # noqa: PLC0415 - as above
    from ito_gate.resources import policies_dir  # noqa: PLC0415 - as above

    _require_writable(file)
    _require_printable({"--revision": revision, "--signing-key-id": key_id, "--signing-scope": scope})
    config = load_config(config_file, (), policies)
    chosen = lang or config.lang or detect_lang()
    signer = _signer(key_file, algorithm, key_id, scope, chosen)
    pack = gate.load_pack(config)
    made = bundle.build(pack, policies_dir(), revision)
    if signer is not None:
        from ito_gate.policy.bundle.signing import sign  # noqa: PLC0415 - an optional extra

        made = sign(made, signer)
    tar = made.tar()
    archive = bundle.compress(tar)
    _write(file, archive)
    said = _WRITTEN.fill({"file": one_line(str(file)), **_facts(made, pack, tar, archive), "signed": _signed(signer)})
    click.echo(said.in_language(chosen), nl=False, err=file == _STDOUT)


def _require_writable(file: Path) -> None:
    if file == _STDOUT:
        if sys.stdout.isatty():
            raise UsageError("a bundle is not for a terminal: name a file", "压缩包不能输出到终端：请给出文件")
    elif file.is_dir():
        raise UsageError(f"{file} is a folder: name a file in it", f"{file} 是文件夹：请给出其中的文件名")
    elif file.exists() and not file.is_file():
        raise UsageError(
            f"{file} is no ordinary file; - writes to standard output", f"{file} 不是普通文件；输出到标准输出请用 -"
        )
    elif not file.parent.is_dir():
        raise UsageError(f"{file.parent} is not there: make the folder first", f"{file.parent} 不存在：请先建立文件夹")


def _require_printable(options: Mapping[str, str | None]) -> None:
    for option, text in options.items():
        if text is not None and not (text and text.isprintable()):
            raise UsageError(f"{option}: write one line of text", f"{option}：请写一行文字")


def _signer(
    file: Path | None, algorithm: str | None, key_id: str | None, scope: str | None, lang: str
) -> Signer | None:
    if file is None:
        if algorithm or key_id or scope:
            # Somebody who names a key id expects a signature.
            raise UsageError("there is nothing to sign with: add --signing-key", "没有签名用的密钥：请加 --signing-key")
        return None
    from ito_gate.policy.bundle.signing import Signer, read_key  # noqa: PLC0415 - an optional extra

    chosen = algorithm or _DEFAULT_ALGORITHM
    key = read_key(_content(file, lang), chosen)
    if isinstance(key, bytes) and key.endswith(b"\n"):
        _warn(_LINE_BREAK, lang)
    return Signer(key, chosen, key_id or _DEFAULT_KEY_ID, scope or "")


def _content(file: Path, lang: str) -> bytes:
    try:
        with file.open("rb") as opened:
            # Windows has no such bits.
            if os.name == "posix" and os.fstat(opened.fileno()).st_mode & stat.S_IROTH:
                _warn(_READABLE.fill({"file": file}), lang)
            return opened.read()
    except OSError as error:
        # With opa a secret may stand here itself; nobody wants it in a log.
        raise UsageError(
            f"--signing-key: no file that can be read ({error.strerror}); its name is not repeated, for it may be a "
            "secret: a key comes from a file only",
            f"--signing-key：没有可读取的文件（{error.strerror}）；此处不重复其内容，因为可能是密钥；密钥只能来自文件",
        ) from None


def _write(file: Path, content: bytes) -> None:
    if file == _STDOUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    # A link stays a link: what it leads to is replaced.
    target = Path(os.path.realpath(file))
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        try:
            with part.open("xb") as opened:
                opened.write(content)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(
            f"{file}: cannot be written: {error.strerror or error}", f"{file}：无法写入：{error.strerror or error}"
        ) from error


def _facts(made: Bundle, pack: Pack, tar: bytes, archive: bytes) -> dict[str, object]:
    return {
        "size": len(archive),
        "archive": hashlib.sha256(archive).hexdigest(),
        "content": hashlib.sha256(tar).hexdigest(),
        "revision": made.revision,
        "roots": " ".join(made.roots),
        "policies": pack.digest,
        "calendar": pack.calendar["digest"],
        "rules": len(pack.rules),
    }


def _signed(signer: Signer | None) -> Text:
    if signer is None:
        return _UNSIGNED
    return _SIGNED.fill({"algorithm": signer.algorithm, "key_id": signer.key_id})


def _warn(text: Text, lang: str) -> None:
    click.echo(f"ito-gate: {text.in_language(lang)}", err=True)
