"""``ito-gate policy test``: whether a bank's own rules do what they say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ito_gate.cli.options import config_option, detect_lang, lang_option, load_config
from ito_gate.errors import NothingToCheck, UsageError
from ito_gate.model import Text

if TYPE_CHECKING:
    from ito_gate.proving.run import Proof

_COUNTS = Text(
    "规则 {rules} 条，测试 {tests} 个，例子 {examples} 个，案例 {cases} 个：{verdict}",
    "rules {rules}, tests {tests}, examples {examples}, cases {cases}: {verdict}",
)
_PASSED = Text("全部通过", "all passed")
_FAILED = Text("{failures} 处不通过", "{failures} failed")
_NOT_RUN = Text("没有任何测试执行过：{places}", "no test has run {places}")


@click.command(name="test")
@click.argument("folders", metavar="[DIR]...", nargs=-1, type=click.Path(path_type=Path))
@lang_option
@config_option
def command(folders: tuple[Path, ...], lang: str | None, config_file: Path | None) -> int:
    r"""Test the rules of the folders DIR as a bank's own policies, beside the built-in ones.

    Without DIR the folders under policies in ito-gate.yaml are tested.

    Runs every test_ rule of the _test.rego files, the examples in the METADATA, and the cases in
    DIR/cases/<family>/<rule>/<kind>-<what>.yaml. A rule without a test, or without a case of each kind, fails.
    Statements that nothing has run are named.

    \b
    Examples:
      ito-gate policy test
      ito-gate policy test own-rules
      ito-gate policy test own-rules other-rules --lang en

    \b
    Exit codes: 0 all passed · 1 something failed · 2 usage · 3 nothing to test · 4 broken policies
    """
    from ito_gate.policy.own import folder as own  # noqa: PLC0415 - reads the policies
    from ito_gate.policy.own import join as joined  # noqa: PLC0415 - reads the policies
    from ito_gate.proving.run import prove  # noqa: PLC0415 - loads the engine
    from ito_gate.resources import policies_dir, schemas_dir  # noqa: PLC0415 - goes with the above

    if folders:
        chosen = lang or detect_lang()
    else:
        config = load_config(config_file, ())
        chosen, folders = lang or config.lang or detect_lang(), config.policies
    if not folders:
        raise UsageError(
            "no folder of rules: name one, or set policies in ito-gate.yaml",
            "没有自有规则的文件夹：请给出文件夹，或者在 ito-gate.yaml 中设置 policies",
        )
    found, flaws = own.read(folders)
    if not flaws and not any(folder.modules for folder in found):
        named = ", ".join(map(str, folders))
        raise NothingToCheck(
            f"no rule in {named}; ito-gate policy new makes one", f"{named} 中没有规则；可用 ito-gate policy new 生成"
        )
    pack, found = joined.join(policies_dir(), schemas_dir(), folders)
    proof = prove(pack, found)
    for failure in proof.failures:
        click.echo(failure.text.in_language(chosen))
    _sum_up(proof, chosen)
    return 1 if proof.failures else 0


def _sum_up(proof: Proof, lang: str) -> None:
    lines: dict[str, list[str]] = {}
    for path, line in proof.not_run:
        lines.setdefault(path, []).append(str(line))
    if lines:
        places = "; ".join(f"{path}:{','.join(numbers)}" for path, numbers in lines.items())
        click.echo(_NOT_RUN.fill({"places": places}).in_language(lang))
    verdict = _FAILED.fill({"failures": len(proof.failures)}) if proof.failures else _PASSED
    click.echo(_COUNTS.fill({**proof.counts, "verdict": verdict}).in_language(lang))
