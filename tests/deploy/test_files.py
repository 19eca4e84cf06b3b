"""The files of ``deploy/`` fit together, and what they name exists."""

from __future__ import annotations

import itertools
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import requests
import yaml

from servers import BUNDLE, CLIENTS, DEPLOY, LAID_OUT, PUBLISHER, nginx_bundles, run_opa, shipped_arguments
from support import program

KUBERNETES = DEPLOY / "kubernetes"
FOLDERS = ["base", "example"]
YAML = sorted(DEPLOY.rglob("*.yaml"))
LATER = {"ito-gate-opa-tls": {"tls.crt", "tls.key"}, "ito-gate-clients": {"clients.json"}}
LATER["ito-gate-publisher"] = {"publisher.pem"}
"""The secrets that the platform brings."""
ETC = "/etc/ito-gate"


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@cache
def compose() -> Any:
    return loaded(DEPLOY / "compose" / "compose.yaml")


def built(folder: str) -> list[Any]:
    done = subprocess.run(
        [program("kubectl"), "kustomize", KUBERNETES / folder], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return list(yaml.safe_load_all(done.stdout))


def objects(folder: Path) -> Iterator[Any]:
    """The objects of a kustomization and of what it takes as a resource, as they stand in the files."""
    kustomization = loaded(folder / "kustomization.yaml")
    for name in (*kustomization.get("resources", ()), *kustomization.get("components", ())):
        path = (folder / name).resolve()
        assert path.is_relative_to(DEPLOY)
        if path.is_dir():
            yield from objects(path)
        else:
            yield from yaml.safe_load_all(path.read_text(encoding="utf-8"))
    for generator in kustomization.get("configMapGenerator", ()):
        parts = [entry.rpartition("=") for entry in generator["files"]]
        data = {key or name: (folder / name).read_text(encoding="utf-8") for key, _, name in parts}
        yield {"kind": "ConfigMap", "metadata": {"name": generator["name"]}, "data": data}


def of_kind(kind: str, found: list[Any] | None = None) -> Any:
    (one,) = [item for item in found or objects(KUBERNETES / "base") if item["kind"] == kind]
    return one


@pytest.mark.parametrize("path", YAML, ids=lambda path: path.relative_to(DEPLOY).as_posix())
def test_yaml_parses(path: Path) -> None:
    assert all(isinstance(document, dict) for document in yaml.safe_load_all(path.read_text(encoding="utf-8")))


def test_every_flag_is_one_of_opa() -> None:
    text = run_opa("run", "--help")
    known = dict(re.findall(r"^ +(?:-\w, )?(--[a-z0-9-]+)(?: (\S+))?", text, re.MULTILINE))
    assert known["--addr"] == "strings"
    for command in (shipped_arguments(), compose()["x-opa"]["command"]):
        assert command[0] == "run"
        flags = [argument for argument in command[1:] if argument.startswith("-")]
        assert len(flags) > 10
        for flag in flags:
            name, _, value = flag.partition("=")
            assert name in known, flag
            choices = re.match(r"\{(.*)\}", known[name])
            assert choices is None or value in choices[1].split(","), flag


def test_compose_and_kubernetes_run_opa_alike() -> None:
    here, there = set(compose()["x-opa"]["command"]), set(shipped_arguments())
    # On one host the health check runs inside the container, and no Service has to forget a server.
    assert here - there == {"--diagnostic-addr=http://127.0.0.1:8282"}
    assert there - here == {"--diagnostic-addr=http://0.0.0.0:8282", "--shutdown-wait-period=10"}


@pytest.mark.parametrize(
    "arguments", [shipped_arguments(), compose()["x-opa"]["command"]], ids=["kubernetes", "compose"]
)
def test_opa_runs_hardened(arguments: list[str]) -> None:
    assert {
        "--authentication=token",
        "--authorization=basic",
        "--min-tls-version=1.3",
        "--skip-version-check",
        f"--tls-cert-file={ETC}/tls/tls.crt",
        f"--tls-private-key-file={ETC}/tls/tls.key",
        f"--set-file=keys.publisher.key={ETC}/{PUBLISHER}",
    } <= set(arguments)
    (address,) = [argument for argument in arguments if argument.startswith("--addr")]
    assert address.startswith("--addr=https://")
    assert not [argument for argument in arguments if "skip-verify" in argument or "debug" in argument]


def test_images_are_pinned_by_tag() -> None:
    images = [service["image"] for service in (compose()["x-opa"], *compose()["services"].values())]
    images += [container["image"] for container in of_kind("Deployment")["spec"]["template"]["spec"]["containers"]]
    assert {image.partition(":")[0] for image in images} == {"openpolicyagent/opa", "nginx"}
    for image in images:
        assert re.fullmatch(r"[a-z/]+:\d+\.\d+\.\d+", image), image
    assert {image for image in images if "opa" in image} == {"openpolicyagent/opa:1.20.2"}


class TestCompose:
    @pytest.mark.parametrize("name", ["opa-1", "opa-2", "gate", "bundles"])
    def test_containers_are_hardened(self, name: str) -> None:
        service = compose()["services"][name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert int(service["user"].partition(":")[0]) > 0
        assert {"cpus", "memory", "pids"} <= service["deploy"]["resources"]["limits"].keys()
        assert service["healthcheck"]["test"][0] == "CMD"
        assert not service.keys() & {"privileged", "cap_add", "pid", "network_mode"}

    def test_what_is_named_is_defined(self) -> None:
        file = compose()
        for service in file["services"].values():
            for kind in ("configs", "secrets"):
                assert {entry["source"] for entry in service.get(kind, ())} <= file[kind].keys()
            assert set(service["networks"]) <= file["networks"].keys()
            assert set(service.get("depends_on", ())) <= file["services"].keys()
        for config in file["configs"].values():
            assert (DEPLOY / "compose" / config["file"]).is_file()
        ignored = (DEPLOY / "compose" / ".gitignore").read_text("utf-8").split()
        for secret in file["secrets"].values():
            assert secret["file"].removeprefix("./").partition("/")[0] + "/" in ignored

    def test_only_the_load_balancer_is_reachable(self) -> None:
        file = compose()
        assert [name for name, service in file["services"].items() if "ports" in service] == ["gate"]
        assert [name for name, service in file["services"].items() if "outside" in service["networks"]] == ["gate"]
        assert file["networks"]["inside"] == {"internal": True}

    def test_files_are_where_opa_looks(self) -> None:
        service = compose()["services"]["opa-1"]
        targets = {entry["target"] for entry in (*service["configs"], *service["secrets"])}
        assert targets == {
            f"{ETC}/{place}" for place in (*LAID_OUT.values(), CLIENTS, PUBLISHER, "tls/tls.crt", "tls/tls.key")
        }
        named = {compose()["configs"][entry["source"]]["file"]: entry["target"] for entry in service["configs"]}
        assert named == {f"../opa/{name}": f"{ETC}/{place}" for name, place in LAID_OUT.items()}

    def test_the_balancer_knows_the_servers(self) -> None:
        listed = re.findall(
            r"^server (\S+):8181", (DEPLOY / "compose" / "servers.conf").read_text("utf-8"), re.MULTILINE
        )
        assert listed == [name for name in compose()["services"] if name.startswith("opa-")]


class TestKubernetes:
    def test_selectors_match(self) -> None:
        deployment = of_kind("Deployment")
        labels = deployment["spec"]["template"]["metadata"]["labels"]
        selectors = [
            deployment["spec"]["selector"]["matchLabels"],
            of_kind("Service")["spec"]["selector"],
            of_kind("PodDisruptionBudget")["spec"]["selector"]["matchLabels"],
            of_kind("NetworkPolicy")["spec"]["podSelector"]["matchLabels"],
            *(
                spread["labelSelector"]["matchLabels"]
                for spread in deployment["spec"]["template"]["spec"]["topologySpreadConstraints"]
            ),
        ]
        assert len(selectors) == 5
        assert all(selector and selector.items() <= labels.items() for selector in selectors)
        target = of_kind("HorizontalPodAutoscaler", list(objects(KUBERNETES / "example")))["spec"]["scaleTargetRef"]
        assert (target["kind"], target["name"]) == ("Deployment", deployment["metadata"]["name"])

    def test_a_disruption_leaves_a_server(self) -> None:
        assert of_kind("Deployment")["spec"]["replicas"] > of_kind("PodDisruptionBudget")["spec"]["minAvailable"] > 0

    def test_the_pod_keeps_to_the_restricted_profile(self) -> None:
        pod = of_kind("Deployment")["spec"]["template"]["spec"]
        assert pod["automountServiceAccountToken"] is False
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["securityContext"]["runAsUser"] > 0
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        assert not pod.keys() & {"hostNetwork", "hostPID", "hostIPC"}
        for container in pod["containers"]:
            context = container["securityContext"]
            assert context["allowPrivilegeEscalation"] is False
            assert context["readOnlyRootFilesystem"] is True
            assert context["capabilities"] == {"drop": ["ALL"]}
            assert container["resources"]["limits"]["memory"]
        assert {next(iter(volume.keys() - {"name"})) for volume in pod["volumes"]} == {
            "configMap",
            "secret",
            "emptyDir",
        }

    def test_probes_ask_where_opa_answers(self) -> None:
        (container,) = of_kind("Deployment")["spec"]["template"]["spec"]["containers"]
        ports = {port["name"]: port["containerPort"] for port in container["ports"]}
        probes = {kind: container[f"{kind}Probe"]["httpGet"] for kind in ("startup", "readiness", "liveness")}
        assert {kind: probe["path"] for kind, probe in probes.items()} == {
            "startup": "/health?bundles&plugins",
            "readiness": "/health?bundles&plugins",
            "liveness": "/health",
        }
        for probe in probes.values():
            assert f"--diagnostic-addr=http://0.0.0.0:{ports[probe['port']]}" in container["args"]
        (port,) = of_kind("Service")["spec"]["ports"]
        assert f"--addr=https://0.0.0.0:{ports[port['targetPort']]}" in container["args"]
        (ready,) = [argument for argument in container["args"] if argument.startswith("--ready-timeout")]
        startup = container["startupProbe"]
        assert startup["periodSeconds"] * startup["failureThreshold"] > int(ready.partition("=")[2])

    def test_it_stops_before_it_is_killed(self) -> None:
        pod = of_kind("Deployment")["spec"]["template"]["spec"]
        periods = re.findall(r"--shutdown-\w+-period=(\d+)", " ".join(pod["containers"][0]["args"]))
        assert len(periods) == 2
        assert pod["terminationGracePeriodSeconds"] > sum(map(int, periods))

    def test_files_are_where_opa_looks(self) -> None:
        pod = of_kind("Deployment")["spec"]["template"]["spec"]
        config = of_kind("ConfigMap")
        volumes = {volume["name"]: volume for volume in pod["volumes"]}
        (container,) = pod["containers"]
        mounted = {}
        for mount in container["volumeMounts"]:
            volume = volumes.pop(mount["name"], None) or next(v for v in pod["volumes"] if v["name"] == mount["name"])
            if "secret" in volume:
                keys = LATER[volume["secret"]["secretName"]]
            elif "configMap" in volume:
                assert volume["configMap"]["name"] == config["metadata"]["name"]
                keys = config["data"].keys()
            else:
                continue
            assert "subPath" not in mount or mount["subPath"] in keys
            for key in [mount["subPath"]] if "subPath" in mount else keys:
                place = mount["mountPath"] + ("" if "subPath" in mount else f"/{key}")
                mounted[place] = config["data"].get(key) if "configMap" in volume else None
        assert not volumes
        assert mounted.keys() == {
            f"{ETC}/{place}" for place in (*LAID_OUT.values(), CLIENTS, PUBLISHER, "tls/tls.crt", "tls/tls.key")
        }
        for name, place in LAID_OUT.items():
            assert mounted[f"{ETC}/{place}"] == (DEPLOY / "opa" / name).read_text(encoding="utf-8")

    @pytest.mark.parametrize("folder", FOLDERS)
    def test_kustomize_builds_it(self, folder: str) -> None:
        found = built(folder)
        stated = list(objects(KUBERNETES / folder))
        assert sorted(item["kind"] for item in found) == sorted(item["kind"] for item in stated)
        config = of_kind("ConfigMap", found)
        pod = of_kind("Deployment", found)["spec"]["template"]["spec"]
        (name,) = [volume["configMap"]["name"] for volume in pod["volumes"] if "configMap" in volume]
        # The hash of the contents is part of the name, so that a change rolls the pods.
        assert name == config["metadata"]["name"] != of_kind("ConfigMap")["metadata"]["name"]

    def test_the_example_changes_what_a_bank_changes(self) -> None:
        found = built("example")
        assert {item["metadata"].get("namespace") for item in found} == {None, "ito-gate"}
        pod = of_kind("Deployment", found)["spec"]["template"]["spec"]
        (container,) = pod["containers"]
        assert container["image"] == "registry.bank.example/openpolicyagent/opa:1.20.2"
        assert container["env"][0] == {
            "name": "ITO_GATE_BUNDLE_URL",
            "value": "https://artefacts.bank.example/ito-gate",
        }
        assert container["env"][1]["name"] == "GOMEMLIMIT"
        rules = of_kind("NetworkPolicy", found)["spec"]["egress"]
        assert all("to" in rule for rule in rules)


def test_the_static_server_knows_what_has_not_changed(tmp_path: Path) -> None:
    with nginx_bundles(tmp_path, b"a bundle") as server, requests.Session() as session:
        session.trust_env = False
        first = session.get(f"{server.url}/{BUNDLE}", timeout=30)
        assert (first.status_code, first.content) == (200, b"a bundle")
        again = session.get(f"{server.url}/{BUNDLE}", headers={"If-None-Match": first.headers["ETag"]}, timeout=30)
        assert (again.status_code, again.content) == (304, b"")
        new = tmp_path / "bundles" / "new"
        new.write_bytes(b"another bundle")
        new.replace(new.with_name(BUNDLE))
        changed = session.get(f"{server.url}/{BUNDLE}", headers={"If-None-Match": first.headers["ETag"]}, timeout=30)
        assert (changed.status_code, changed.content) == (200, b"another bundle")
        for method, path in itertools.product(("PUT", "POST", "DELETE"), (f"/{BUNDLE}", "/other")):
            assert session.request(method, server.url + path, timeout=30).status_code in {403, 404, 405}
        assert session.get(f"{server.url}/", timeout=30).status_code == 404
