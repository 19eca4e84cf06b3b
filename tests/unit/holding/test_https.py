"""Fetching over https from git's own server: what is sent, and what others can see of it."""

from __future__ import annotations

import os
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import trustme

from ito_gate.errors import Undecided, UsageError
from ito_gate.holding import Git, Holder, parse
from repositories import Repo, environment, of_example
from support import program

SECRET = "Bearer s3cr3t-t0ken"


class _Handler(BaseHTTPRequestHandler):
    """Hands requests to ``git http-backend`` as CGI (RFC 3875), if they carry the secret."""

    server: _Server

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.server.seen.append((self.path, self.headers.get("Authorization")))
        if self.path.startswith("/moved/"):
            self.send_response(302)
            self.send_header("Location", self.path.replace("/moved/", "/", 1))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if self.headers.get("Authorization") != self.server.secret:
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="git"')
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        done = subprocess.run(
            [program("git"), "http-backend"],
            input=body,
            env={
                **environment(self.server.root),
                "GIT_PROJECT_ROOT": str(self.server.root),
                "GIT_HTTP_EXPORT_ALL": "1",
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "REQUEST_METHOD": self.command,
                "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
                "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            },
            capture_output=True,
            check=True,
        )
        head, _, content = done.stdout.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode().splitlines())
        self.send_response(int(fields.pop("Status", "200").split()[0]))
        for name, value in fields.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Stay quiet."""


class _Server(ThreadingHTTPServer):
    def __init__(self, root: Path, secret: str | None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.root = root
        self.secret = secret
        self.seen: list[tuple[str, str | None]] = []

    @property
    def url(self) -> str:
        return f"https://localhost:{self.server_port}"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return of_example(tmp_path / "srv" / "repo")


@pytest.fixture
def server(tmp_path: Path, repo: Repo, monkeypatch: pytest.MonkeyPatch) -> Iterator[_Server]:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GIT_SSL_CAINFO", str(tmp_path / "ca.pem"))
    with _Server(repo.root.parent, SECRET) as made:
        made.socket = context.wrap_socket(made.socket, server_side=True)
        thread = threading.Thread(target=made.serve_forever, args=(0.02,))
        thread.start()
        yield made
        made.shutdown()
        thread.join()


@pytest.fixture
def header(tmp_path: Path) -> Path:
    file = tmp_path / "header"
    file.write_text(f"{SECRET}\n")
    return file


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Note the arguments of every git that is started, by git too."""
    noted, real = tmp_path / "commands", program("git")
    wrapper = tmp_path / "bin" / "git"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\necho "$@" >> {noted}\nexec {real} "$@"\n')
    wrapper.chmod(0o755)
    monkeypatch.setenv("PATH", f"{wrapper.parent}:{os.environ['PATH']}")
    return noted


def source(server: _Server, header: Path | None, path: str = "/repo/.git") -> Git:
    made = parse(f"{server.url}{path}@main", cache=server.root.parent / "cache", header_file=header)
    assert isinstance(made, Git)
    return made


def test_the_header_is_sent_and_nobody_else_sees_it(server: _Server, header: Path, commands: Path, repo: Repo) -> None:
    git = source(server, header)
    found = git.fetch()
    assert found is not None
    assert found.revision == repo.git("rev-parse", "HEAD")
    assert {sent for _, sent in server.seen} == {SECRET}
    assert "s3cr3t" not in commands.read_text()
    assert str(server.server_port) not in commands.read_text()
    assert "s3cr3t" not in git.name
    kept = b"".join(file.read_bytes() for file in (server.root.parent / "cache").rglob("*") if file.is_file())
    assert b"s3cr3t" not in kept


def test_a_renewed_secret_is_taken_up(server: _Server, header: Path, repo: Repo) -> None:
    holder = Holder(source(server, header))
    assert holder.refresh()
    server.secret = "Bearer another"
    assert not holder.refresh()
    assert holder.problem is not None
    said = holder.problem.text.en + holder.problem.text.zh
    assert "s3cr3t" not in said
    assert said.isprintable()
    header.write_text("Bearer another")
    assert not holder.refresh()
    assert holder.ready
    assert repo.root.is_dir()


def test_nobody_is_asked_for_a_password(server: _Server) -> None:
    with pytest.raises(Undecided, match="git failed"):
        source(server, None).fetch()


def test_the_secret_of_a_credential_helper_is_used(
    server: _Server, tmp_path: Path, commands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.secret = "Basic dTpwYXNzd29yZA=="  # u:password
    settings = tmp_path / "gitconfig"
    settings.write_text('[credential]\n helper = "!f() { echo username=u; echo password=password; }; f"\n')
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    assert source(server, None).fetch() is not None
    assert "password" not in commands.read_text()


def test_a_redirect_is_not_followed(server: _Server, header: Path) -> None:
    with pytest.raises(Undecided, match="302"):
        source(server, header, "/moved/repo/.git").fetch()
    assert all(path.startswith("/moved/") for path, _ in server.seen)


def test_an_unknown_certificate_is_refused(
    server: _Server, header: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trustme.CA().cert_pem.write_to_path(tmp_path / "other.pem")
    monkeypatch.setenv("GIT_SSL_CAINFO", str(tmp_path / "other.pem"))
    with pytest.raises(Undecided, match="certificate"):
        source(server, header).fetch()
    assert server.seen == []


@pytest.mark.parametrize("content", [b"", b"\n", b"Bearer a\nX-Other: b", b"\xff", b"Bearer \x00", b"x" * 20_000])
def test_a_header_file_that_holds_no_header(server: _Server, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "header"
    file.write_bytes(content)
    with pytest.raises(UsageError, match="holds no value of a header"):
        source(server, file).fetch()
    assert server.seen == []


def test_a_header_file_that_is_missing(server: _Server, tmp_path: Path) -> None:
    with pytest.raises(Undecided, match="No such file"):
        source(server, tmp_path / "none").fetch()


def test_a_header_is_for_https_only(repo: Repo, header: Path) -> None:
    with pytest.raises(UsageError, match="https only"):
        parse(f"file://{repo.root}@main", header_file=header)


def test_ssh_gets_no_options_and_asks_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noted, ssh = tmp_path / "ssh-arguments", tmp_path / "ssh"
    ssh.write_text(f'#!/bin/sh\necho "$SSH_ASKPASS_REQUIRE $@" > {noted}\ncat /proc/$$/stat >> {noted}\nexit 255\n')
    ssh.chmod(0o755)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_SSH", str(ssh))
    with pytest.raises(Undecided, match="git failed"):
        parse("git@git.invalid:bank/r.git@main", cache=tmp_path / "cache").fetch()
    said = noted.read_text().splitlines()
    assert said[0].startswith("never ")
    assert said[0].endswith("git@git.invalid git-upload-pack 'bank/r.git'")
    # In a session of its own there is no terminal to ask on.
    session, terminal = map(int, said[1].rpartition(")")[2].split()[3:5])
    assert session != os.getsid(0)
    assert terminal == 0
