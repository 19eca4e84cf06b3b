from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ito_gate.errors import UsageError
from ito_gate.holding import address
from ito_gate.holding.address import Named, Remote

SECRET = "hunter2"


@pytest.mark.parametrize(
    ("text", "url", "transport", "ref"),
    [
        (
            "https://git.example.com/bank/register.git@main",
            "https://git.example.com/bank/register.git",
            "https",
            "main",
        ),
        ("https://git.example.com:8443/r.git", "https://git.example.com:8443/r.git", "https", ""),
        ("https://git.example.com/r.git@feature/x", "https://git.example.com/r.git", "https", "feature/x"),
        ("https://git.example.com/r.git@a@b", "https://git.example.com/r.git", "https", "a@b"),
        ("HTTPS://git.example.com/r.git@v1", "HTTPS://git.example.com/r.git", "https", "v1"),
        ("ssh://git@git.example.com/r.git@main", "ssh://git@git.example.com/r.git", "ssh", "main"),
        ("ssh://git@[2001:db8::1]:2222/r.git@main", "ssh://git@[2001:db8::1]:2222/r.git", "ssh", "main"),
        ("git@git.example.com:bank/r.git@main", "git@git.example.com:bank/r.git", "ssh", "main"),
        ("git.example.com:bank/r.git", "git.example.com:bank/r.git", "ssh", ""),
        ("file:///srv/register.git@main", "file:///srv/register.git", "file", "main"),
    ],
)
def test_a_url_and_its_ref(text: str, url: str, transport: str, ref: str) -> None:
    assert address.parse(text) == Named(Remote(url, transport), ref)


def test_a_folder_is_a_folder_whatever_its_name(tmp_path: Path) -> None:
    for name in ("register", "bank@main", "bank:x"):
        (tmp_path / name).mkdir()
        assert address.parse(str(tmp_path / name)) == tmp_path / name


def test_a_repository_on_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a@b" / "r.git").mkdir(parents=True)
    expected = Named(Remote(str(tmp_path / "a@b" / "r.git"), "file"), "main")
    assert address.parse(f"{tmp_path}/a@b/r.git@main") == expected
    monkeypatch.chdir(tmp_path)
    assert address.parse("a@b/r.git@main") == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "--upload-pack=touch /tmp/x",
        "-oProxyCommand=touch x@main",
        "ext::sh -c touch%20x@main",
        "ext::sh",
        "fd::17@main",
        "https::https://git.example.com/r.git",
        "http://git.example.com/r.git@main",
        "git://git.example.com/r.git@main",
        "ftp://git.example.com/r.git",
        "ssh://-oProxyCommand=touch%20x/r.git@main",
        "ssh://-oProxyCommand=x@host/r.git",
        "ssh://git@-host/r.git",
        "git@-oProxyCommand=x:r.git@main",
        "-x@host:r.git",
        "git@host:-r.git@main",
        f"https://user:{SECRET}@git.example.com/r.git@main",
        f"https://{SECRET}@git.example.com/r.git@main",
        f"https://:{SECRET}@git.example.com/r.git@main",
        f"ssh://git:{SECRET}@git.example.com/r.git@main",
        f"http://user:{SECRET}@git.example.com/r.git",
        f"https://user:{SECRET}@git.example.com:port/r.git",
        f"https://git.example.com/r.git?token={SECRET}@main",
        f"https://git.example.com/r.git#{SECRET}",
        "https://git.example.com@main",
        "https:///r.git",
        "https://[::1/r.git",
        "https://git.example.com/a b.git",
        "https://git.example.com/r.git\n[remote]@main",
        "file://host/r.git@main",
        "no-such-folder",
        "/no/such/folder@main",
        "https://git.example.com/r.git@-x",
        "https://git.example.com/r.git@a..b",
        "https://git.example.com/r.git@HEAD~1",
        "https://git.example.com/r.git@a:b",
        "https://git.example.com/r.git@refs/heads/*",
        "https://git.example.com/r.git@main@{1}",
        "https://git.example.com/r.git@x.lock",
        "https://git.example.com/r.git@a b",
    ],
)
def test_what_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        address.parse(text)
    said = refused.value.text
    assert said.zh != said.en
    assert SECRET not in said.zh + said.en


@given(st.text(alphabet=st.sampled_from("-:/@.\\ \n\0aexth5[]%?#~"), max_size=24))
def test_nothing_hostile_gets_through(text: str) -> None:
    try:
        named = address.parse(text)
    except UsageError:
        return
    if isinstance(named, Path):
        assert named.is_dir()
        return
    remote, ref = named
    assert remote.transport in {"https", "ssh", "file"}
    assert not remote.url.startswith("-")
    assert "::" not in remote.url.partition("/")[0] or "[" in remote.url
    assert not ref.startswith("-")
    assert not set(remote.url + ref) & {"\n", "\0", " "}
    if remote.transport == "file" and not remote.url.startswith("file://"):
        assert Path(remote.url).is_absolute()
