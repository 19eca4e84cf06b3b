"""The servers of a fleet on loopback, run with the files of ``deploy/`` as they are shipped.

    with fleet(tmp_path) as running:                  # two OPA servers, nginx, a static server of a signed bundle
        with running.client() as client:
            verdict = client.ask(support.base())      # asks through nginx; retries as the gate's client does
        running.opas[0].kill()                        # SIGKILL
        running.publish(bundle(changed_policies))     # every server fetches it within two seconds
        running.wait_for(policy)                      # until each one that is alive answers with it

``running.url``, ``running.ca`` (a file) and ``running.token`` are what a client needs. The parts can be used alone:
``serve_bundle``, ``opa``, ``nginx``. Everything that is started is ended with its context; nothing leaves loopback.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

import requests
import trustme
import yaml
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from support import ROOT, program

DEPLOY = ROOT / "deploy"
QUESTION = "/v1/data/ito/gate/report"
STRICT = {"strict-builtin-errors": "true"}
NAME = "opa.ito-gate.internal"
"""The name that every OPA server's certificate holds; nginx insists on it."""
BUNDLE = "ito-gate.tar.gz"
PATIENCE = 60.0
"""Seconds until a server that does not come up fails the test; nothing waits as long when all is well."""
RETRIED = (429, 502, 503, 504)
_READY = "/health?bundles&plugins"
_ETC = "/etc/ito-gate"


class ServerError(Exception):
    """A server that does not do what it should."""


@dataclass(frozen=True)
class Certificates:
    """Certificates of one authority.

    Attributes:
        authority: who issued them.
        ca: its certificate, for clients and for nginx.
        cert: a certificate for loopback and for ``NAME``.
        key: the private key of ``cert``.
    """

    authority: trustme.CA
    ca: Path
    cert: Path
    key: Path

    @classmethod
    def make(cls, folder: Path) -> Certificates:
        """Make an authority and a certificate in ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        authority = trustme.CA()
        leaf = authority.issue_cert("127.0.0.1", "localhost", NAME)
        made = cls(authority, folder / "ca.crt", folder / "tls.crt", folder / "tls.key")
        authority.cert_pem.write_to_path(str(made.ca))
        leaf.private_key_pem.write_to_path(str(made.key))
        for number, part in enumerate(leaf.cert_chain_pems):
            part.write_to_path(str(made.cert), append=number > 0)
        return made

    def into(self, folder: Path) -> None:
        """Copy the three files into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        for path in (self.ca, self.cert, self.key):
            shutil.copy(path, folder)


@dataclass(frozen=True)
class Publisher:
    """Who signs the bundle.

    Attributes:
        private: the key that signs.
        public: the key that OPA verifies with.
    """

    private: Path
    public: Path

    @classmethod
    def make(cls, folder: Path) -> Publisher:
        """Make a pair of keys in ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        made = cls(folder / "publisher.key", folder / "publisher.pem")
        key = ec.generate_private_key(ec.SECP256R1())
        pem = serialization.Encoding.PEM
        form = serialization.PrivateFormat.TraditionalOpenSSL
        made.private.write_bytes(key.private_bytes(pem, form, serialization.NoEncryption()))
        public = serialization.PublicFormat.SubjectPublicKeyInfo
        made.public.write_bytes(key.public_key().public_bytes(pem, public))
        return made

    def sign(self, unsigned: bytes) -> bytes:
        """Sign a bundle, as ``docs/fleet.md`` says."""
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder, "unsigned.tar.gz"), Path(folder, "signed.tar.gz")
            source.write_bytes(unsigned)
            signing = ["--signing-alg", "ES256", "--signing-key", self.private]
            run_opa("build", "--bundle", source, *signing, "--output", target)
            return target.read_bytes()


def run_opa(*arguments: str | Path, cwd: Path | None = None) -> str:
    """Run ``opa`` and return what it prints."""
    command = [program("opa"), *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=PATIENCE, check=False)
    if done.returncode != 0:
        raise ServerError(f"opa {arguments[0]}: {done.stderr or done.stdout}")
    return done.stdout


def bundle(policies: Path) -> bytes:
    """The unsigned bundle of a folder of policies."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, BUNDLE)
        run_opa("build", "--bundle", ".", "--ignore", "*_test.rego", "--output", made, cwd=policies)
        return made.read_bytes()


@cache
def the_bundle() -> bytes:
    """The unsigned bundle of the policies as they are."""
    return bundle(ROOT / "policies")


class BundleServer(ThreadingHTTPServer):
    """Serves one file, with an ETag.

    Attributes:
        downloads: how often it was sent; a poll that finds nothing new does not count.
        url: what OPA is told.
    """

    daemon_threads = True

    def __init__(self, content: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _BundleHandler)
        self.downloads = 0
        self.url = f"http://127.0.0.1:{self.server_port}"
        self._lock = threading.Lock()
        self.publish(content)

    def publish(self, content: bytes) -> None:
        """From now on serve ``content``."""
        with self._lock:
            self._served = (content, f'"{hashlib.sha256(content).hexdigest()}"')

    def current(self) -> tuple[bytes, str]:
        """What is served, and its ETag."""
        with self._lock:
            return self._served


class _BundleHandler(BaseHTTPRequestHandler):
    server: BundleServer
    protocol_version = "HTTP/1.1"
    timeout = 5
    wbufsize = -1  # headers and body in one write

    def do_GET(self) -> None:
        content, etag = self.server.current()
        if self.path != f"/{BUNDLE}":
            self._answer(404, b"")
        elif self.headers["If-None-Match"] == etag:
            self._answer(304, b"", etag)
        else:
            self.server.downloads += 1
            self._answer(200, content, etag)

    def _answer(self, status: int, content: bytes, etag: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        if etag:
            self.send_header("ETag", etag)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve_bundle(content: bytes) -> Iterator[BundleServer]:
    """Serve ``content`` as the bundle."""
    with BundleServer(content) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@dataclass
class Process:
    """A running server.

    Attributes:
        url: where clients ask.
        log: where its output goes.
    """

    url: str
    log: Path
    _process: subprocess.Popen[bytes]

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        return self._process.pid

    def kill(self) -> None:
        """End it with SIGKILL, in the middle of whatever it does."""
        self._process.kill()
        self._process.wait()

    def output(self) -> str:
        """All it has printed so far."""
        return self.log.read_text(encoding="utf-8")


@dataclass
class Opa(Process):
    """A running OPA server.

    Attributes:
        diagnostic: where it is asked for its health.
    """

    diagnostic: str = ""

    def lines(self) -> list[dict[str, Any]]:
        """The lines of its log that are JSON."""
        found = []
        for line in self.output().splitlines():
            with suppress(ValueError):
                found.append(json.loads(line))
        return found

    def decisions(self) -> list[dict[str, Any]]:
        """The lines of its decision log."""
        return [line for line in self.lines() if line.get("msg") == "Decision Log"]


def until(happened: Callable[[], bool], what: str, process: Process | None = None) -> None:
    """Wait until something has happened; an error if it does not, or if ``process`` ends before."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        if process is not None and not process.alive:
            raise ServerError(f"{what}: it has ended\n{process.output()[-4000:]}")
        if time.monotonic() > deadline:
            said = "" if process is None else process.output()[-4000:]
            raise ServerError(f"{what}: not within {PATIENCE:.0f} s\n{said}")
        time.sleep(0.05)


def free_port() -> int:
    """A port on loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str, ca: Path | None = None, *, ready: bool = True) -> bool:
    """Tell whether ``url`` answers with 200, or whatever if it need not be ``ready``."""
    try:
        with requests.Session() as session:
            session.trust_env = False
            status = session.get(url, verify=str(ca) if ca else True, timeout=5).status_code
    except requests.RequestException:
        return False
    return status == 200 or not ready


def shipped_arguments() -> list[str]:
    """What the Deployment runs OPA with."""
    deployment = yaml.safe_load((DEPLOY / "kubernetes" / "base" / "deployment.yaml").read_text("utf-8"))
    arguments: list[str] = deployment["spec"]["template"]["spec"]["containers"][0]["args"]
    return arguments


LAID_OUT = {
    "config.yaml": "config.yaml",
    ".manifest": "system/.manifest",
    "authz.rego": "system/authz.rego",
    "mask.rego": "system/mask.rego",
}
"""Where the files of ``deploy/opa`` go beneath ``/etc/ito-gate``; a test compares it with the mounts."""
CLIENTS = "system/system/clients/data.json"
PUBLISHER = "keys/publisher.pem"


@dataclass(frozen=True)
class Settings:
    """What a server needs to know.

    Attributes:
        bundles: URL of the server of the bundle.
        certificates: its own.
        publisher: whose signature it wants.
        clients: their entries by token.
        more: further arguments.
    """

    bundles: str
    certificates: Certificates
    publisher: Publisher
    clients: Mapping[str, Mapping[str, str]]
    more: Sequence[str] = ()


@contextmanager
def opa(folder: Path, settings: Settings, *, ready: bool = True) -> Iterator[Opa]:
    """Run OPA with the arguments and files that are shipped; only paths, addresses and patience differ.

    Args:
        folder: where its files go.
        settings: what it needs to know.
        ready: wait until it holds a bundle and listens.
    """
    etc, state = folder / "etc", folder / "state"
    for name, place in LAID_OUT.items():
        (etc / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(DEPLOY / "opa" / name, etc / place)
    for place in (CLIENTS, PUBLISHER):
        (etc / place).parent.mkdir(parents=True, exist_ok=True)
    hashed = {hashlib.sha256(token.encode()).hexdigest(): entry for token, entry in settings.clients.items()}
    (etc / CLIENTS).write_text(json.dumps(hashed), encoding="utf-8")
    shutil.copy(settings.publisher.public, etc / PUBLISHER)
    settings.certificates.into(etc / "tls")
    port, diagnostic = free_port(), free_port()
    places = {
        _ETC: str(etc),
        "0.0.0.0:8181": f"127.0.0.1:{port}",
        "0.0.0.0:8282": f"127.0.0.1:{diagnostic}",
    }
    command = [str(program("opa"))]
    for argument in shipped_arguments():
        for shipped, here in places.items():
            argument = argument.replace(shipped, here)  # noqa: PLW2901 - the argument as it is here
        command.append(argument)
    polling = [f"--set=bundles.ito.polling.{end}_delay_seconds=1" for end in ("min", "max")]
    command += [f"--set=persistence_directory={state}", *polling, *settings.more]
    environment = {**_without_proxies(), "ITO_GATE_BUNDLE_URL": settings.bundles, "HOME": str(folder)}
    log = folder / "opa.log"
    url = f"https://127.0.0.1:{port}"
    with _started(command, environment, log) as process:
        server = Opa(url, log, process, f"http://127.0.0.1:{diagnostic}")
        if ready:
            until(lambda: answers(server.diagnostic + _READY), "opa is to be ready", server)
        yield server


@contextmanager
def nginx(
    folder: Path, servers: Sequence[Opa], certificates: Certificates, *, tls: bool = True, ready: bool = True
) -> Iterator[Process]:
    """Run nginx with ``deploy/nginx/nginx.conf`` as it is, before ``servers``.

    Args:
        folder: where its files go.
        servers: what it balances.
        certificates: its own, and whose servers it trusts.
        tls: whether clients speak TLS to it; it always does to the servers.
        ready: wait until it passes on the health of a server, rather than until it listens.
    """
    port = free_port()
    files = {
        "listen.conf": f"listen 127.0.0.1:{port}{' ssl' if tls else ''};\n",
        "servers.conf": "".join(
            f"server {server.url.removeprefix('https://')} max_fails=1 fail_timeout=5s;\n" for server in servers
        ),
    }
    scheme = "https" if tls else "http"
    with _nginx(folder, "nginx.conf", files, f"{scheme}://127.0.0.1:{port}", certificates) as process:
        url = f"{process.url}/health"
        until(lambda: answers(url, certificates.ca, ready=ready), "nginx is to be ready", process)
        yield process


@contextmanager
def nginx_bundles(folder: Path, content: bytes) -> Iterator[Process]:
    """Run nginx with ``deploy/nginx/bundles.conf``; only the folder of the bundle differs."""
    port = free_port()
    (folder / "bundles").mkdir(parents=True)
    (folder / "bundles" / BUNDLE).write_bytes(content)
    files = {"listen.conf": f"listen 127.0.0.1:{port};\n"}
    moved = {"/srv/bundles": str(folder / "bundles")}
    with _nginx(folder, "bundles.conf", files, f"http://127.0.0.1:{port}", moved=moved) as process:
        until(lambda: answers(f"{process.url}/{BUNDLE}"), "nginx is to be ready", process)
        yield process


@contextmanager
def _nginx(
    folder: Path,
    conf: str,
    files: Mapping[str, str],
    url: str,
    certificates: Certificates | None = None,
    moved: Mapping[str, str] | None = None,
) -> Iterator[Process]:
    etc, state = folder / "etc", folder / "state"
    etc.mkdir(parents=True)
    state.mkdir()
    text = (DEPLOY / "nginx" / conf).read_text(encoding="utf-8")
    for shipped, here in (moved or {}).items():
        text = text.replace(shipped, here)
    for name, content in {"nginx.conf": text, **files}.items():
        (etc / name).write_text(content, encoding="utf-8")
    if certificates is not None:
        certificates.into(etc / "tls")
    directives = f"daemon off; pid {state}/nginx.pid;"
    if os.geteuid() == 0:
        # Root's workers would run as a user who cannot reach the folder; in a container nginx is not root.
        directives += " user root;"
    command = [str(program("nginx")), "-e", "stderr", "-p", str(state), "-c", str(etc / "nginx.conf"), "-g", directives]
    log = folder / "nginx.log"
    with _started(command, _without_proxies(), log, gently=True) as process:
        yield Process(url, log, process)


@contextmanager
def _started(
    command: Sequence[str], environment: Mapping[str, str], log: Path, *, gently: bool = False
) -> Iterator[subprocess.Popen[bytes]]:
    with (
        log.open("ab") as output,
        subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            yield process
        finally:
            if gently:
                # The master of nginx ends its workers; killed, it would leave them behind.
                process.terminate()
                with suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=10)
            process.kill()


def _without_proxies() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}


class Client:
    """Asks as the gate's client does: bearer token, strict, a few retries where no answer was given."""

    def __init__(self, url: str, token: str, ca: Path, retries: int = 5) -> None:
        self._url = url + QUESTION
        self._retries = retries
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.verify = str(ca)
        self._session.headers["Authorization"] = f"Bearer {token}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def ask(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """The report on an input.

        Raises:
            ServerError: no server answered, or one answered without a report.
        """
        reason = ""
        for _ in range(1 + self._retries):
            try:
                response = self._session.post(self._url, json={"input": document}, params=STRICT, timeout=30)
                status, body = response.status_code, response.content
            except requests.RequestException as error:
                reason = str(error)
                continue
            if status not in RETRIED:
                break
            reason = f"{status} {body[:200]!r}"
        else:
            raise ServerError(f"no answer: {reason}")
        if status != 200 or "result" not in (answer := json.loads(body)):
            raise ServerError(f"{status} {body[:1000]!r}")
        result: dict[str, Any] = answer["result"]
        return result


@dataclass
class Fleet:
    """A running fleet.

    Attributes:
        url: of the load balancer.
        ca: whose certificates a client trusts.
        token: which it shows.
        opas: the servers.
        bundles: where they fetch the bundle.
        balancer: nginx.
        publisher: who signs.
    """

    url: str
    ca: Path
    token: str
    opas: list[Opa]
    bundles: BundleServer
    balancer: Process
    publisher: Publisher
    _probe: dict[str, Any] = field(default_factory=lambda: {"subject": "nothing"})

    def client(self, url: str | None = None, retries: int = 5) -> Client:
        """A client of the balancer, or of the server at ``url``; for one thread."""
        return Client(url or self.url, self.token, self.ca, retries)

    def publish(self, unsigned: bytes) -> None:
        """Sign a bundle and put it in the place of the one that is served."""
        self.bundles.publish(self.publisher.sign(unsigned))

    def wait_for(self, policy: Mapping[str, str]) -> None:
        """Wait until every server that is alive answers with ``policy``."""
        for server in self.opas:
            if server.alive:
                with self.client(server.url) as client:
                    until(lambda: client.ask(self._probe)["policy"] == policy, f"{policy} is to be loaded", server)


@contextmanager
def fleet(folder: Path, unsigned: bytes | None = None, *, servers: int = 2, tls: bool = True) -> Iterator[Fleet]:
    """Run a fleet in ``folder``.

    Args:
        folder: an empty folder for its files.
        unsigned: the bundle; by default that of the policies as they are.
        servers: how many OPA servers.
        tls: whether the load balancer speaks TLS to clients.
    """
    certificates = Certificates.make(folder / "certificates")
    publisher = Publisher.make(folder / "publisher")
    token = secrets.token_hex(32)
    clients = {token: {"name": "tests", "role": "gate"}}
    with ExitStack() as stack:
        bundles = stack.enter_context(serve_bundle(publisher.sign(unsigned or the_bundle())))
        settings = Settings(bundles.url, certificates, publisher, clients)
        opas = [stack.enter_context(opa(folder / f"opa-{number}", settings)) for number in range(1, servers + 1)]
        balancer = stack.enter_context(nginx(folder / "nginx", opas, certificates, tls=tls))
        yield Fleet(balancer.url, certificates.ca, token, opas, bundles, balancer, publisher)
