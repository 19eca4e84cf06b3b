"""Every statement of the policies is run by a test beside them, or by the base inputs."""

from __future__ import annotations

import json

import regorus

from rego import MODULES, SOURCES, TESTS, nodes, tree
from support import BASE_DAY, ROOT, base, the_pack

UNREACHED: dict[str, str] = {}
"""``path:line`` of statements that no test can reach, with the reason."""


def test_every_statement_is_run() -> None:
    engine = regorus.Engine()
    for path in MODULES:
        engine.add_policy(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    engine.add_data_json(json.dumps(the_pack().data))
    engine.set_enable_coverage(True)
    engine.set_input_json("{}")
    for path in TESTS:
        package = f"data.ito.{'' if path.parent.name == 'gate' else path.parent.name + '.'}{path.stem}"
        names = {str(node["value"]) for node in nodes(tree(path)["rules"], "Var")}
        for name in sorted(name for name in names if name.startswith("test_")):
            engine.eval_rule_as_json(f"{package}.{name}")
    for subject in ("declaration", "institution", "incident"):
        engine.set_input_json(json.dumps({"subject": subject, "as_of": BASE_DAY, **base(subject)}))
        engine.eval_rule_as_json("data.ito.gate.report")
    sources = {path.relative_to(ROOT).as_posix() for path in SOURCES}
    report = json.loads(engine.get_coverage_report_as_json())
    missed = {
        f"{file['path']}:{line}" for file in report["files"] if file["path"] in sources for line in file["not_covered"]
    }
    assert missed == set(UNREACHED)
