from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

import tools
from ito_gate.model import Outcome, Report, Span, Status, Text
from support import program
from unit.report.consumers import HOSTILE, hostile, invisible, many, written
from unit.report.reports import BANK, CLAUSES, FAILS, LATE, PASSES, SAMPLES, UNDECIDED, declaration, finding, report
from unit.report.reports import reports as any_report


@cache
def validator() -> jsonschema.Draft4Validator:
    """The schema beside reviewdog's protocol buffers, from the sources that the program was built of."""
    program("reviewdog")
    module = f"github.com/reviewdog/reviewdog@v{tools.TOOLS['reviewdog'].version}"
    offline = {**os.environ, "GOPROXY": "off", "GOFLAGS": "-mod=mod"}
    done = subprocess.run(
        ["go", "mod", "download", "-json", module], env=offline, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        pytest.skip(f"the sources of {module} are not here")
    schema = Path(json.loads(done.stdout)["Dir"], "proto", "rdf", "jsonschema", "DiagnosticResult.json")
    return jsonschema.Draft4Validator(json.loads(schema.read_text("utf-8")))


def diagnostics(one: Report, lang: str = "en") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written("rdjson", one, lang).encode("utf-8"))["diagnostics"]
    return found


def failing(*found: Any) -> Report:
    return report(declaration(outcomes=(Outcome("filing/lead-time", Status.FAIL, found),)))


def reviewdog(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    arguments = ["-f=rdjson", "-reporter=local", "-filter-mode=nofilter", "-fail-level=error", "-diff=true"]
    return subprocess.run(
        [program("reviewdog"), *arguments], input=text, cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", SAMPLES)
def test_it_fits_the_schema(name: str, lang: str) -> None:
    validator().validate(json.loads(written("rdjson", SAMPLES[name], lang)))


def test_the_schema_is_one_that_can_fail() -> None:
    document = json.loads(written("rdjson", FAILS))
    document["diagnostics"][0]["severity"] = "deny"
    with pytest.raises(jsonschema.ValidationError):
        validator().validate(document)


@given(any_report)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_report_fits_the_schema(one: Report) -> None:
    text = written("rdjson", one)
    assert invisible(text) == []
    validator().validate(json.loads(text.encode("utf-8")))


def test_columns_count_bytes_and_ends_are_exclusive() -> None:
    value = finding(span=Span(6, 8, 6, 14))
    (one,) = diagnostics(failing(value))
    # A tab, “note: ”, then “备注：甲方\t” of which three characters take three bytes each and so on.
    assert one["location"]["range"] == {"start": {"line": 6, "column": 8}, "end": {"line": 6, "column": 8 + 16}}


def test_a_block_is_marked_by_its_first_line() -> None:
    (one,) = diagnostics(failing(CLAUSES[0]))
    assert one["location"]["range"] == {"start": {"line": 7, "column": 1}, "end": {"line": 7, "column": 10}}


def test_without_the_file_there_is_only_the_line() -> None:
    (one,) = diagnostics(failing(finding(path="gone.yaml", span=LATE.span)))
    assert one["location"]["range"] == {"start": {"line": 5}}


def test_severities() -> None:
    found = {one["code"]["value"]: one["severity"] for one in diagnostics(FAILS)}
    assert found["contract/clauses"] == found["classification/triggers"] == "ERROR"
    assert found["document/text"] == "WARNING"
    assert found["crossborder/country"] == found["crossborder/law"] == "INFO"


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values(value: str) -> None:
    text = written("rdjson", hostile(value))
    assert invisible(text) == []
    messages = [one["message"] for one in json.loads(text)["diagnostics"]]
    assert len(messages) == 5
    # A comment of a review must not call anybody, nor hold an image; test_markup has all of it.
    assert not any("@octocat" in message or "![image](" in message for message in messages)


def test_reviewdog_reads_every_finding(tmp_path: Path) -> None:
    done = reviewdog(written("rdjson", failing(*many(600), LATE), "zh"), tmp_path)
    assert done.returncode == 1, done.stderr
    shown = [line for line in (done.stdout + done.stderr).splitlines() if line.startswith(f"{BANK}:")]
    assert len(shown) == 601
    assert any(line.startswith(f"{BANK}:5:13:") for line in shown)


def test_reviewdog_passes_what_passes(tmp_path: Path) -> None:
    done = reviewdog(written("rdjson", PASSES), tmp_path)
    assert (done.returncode, done.stdout) == (0, "")


def test_reviewdog_fails_on_a_run_without_a_verdict(tmp_path: Path) -> None:
    one = report(errors=(Text("无法读取 a.yaml", "cannot read a.yaml"),))
    done = reviewdog(written("rdjson", one), tmp_path)
    assert done.returncode == 1
    assert "cannot read a.yaml" in done.stdout + done.stderr
    assert len(diagnostics(UNDECIDED)) == 3
