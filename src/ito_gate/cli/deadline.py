"""``ito-gate deadline``: working days between report and signing, article 37."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from ito_gate.cli.options import Day, config_option, detect_lang, lang_option, load_config
from ito_gate.errors import UsageError
from ito_gate.model import Text
from ito_gate.workdays.table import REQUIRED, Bounds, Calendar

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = {
    "latest": Text("{signing} 签订，最迟 {filed} 报告", "signed on {signing}: reported by {filed} at the latest"),
    "earliest": Text("{filed} 报告，最早 {signing} 签订", "reported on {filed}: signed on {signing} at the earliest"),
    "pair": Text("{filed} 报告，{signing} 签订", "reported on {filed}, signed on {signing}"),
    "counted": Text(
        "两日之间的工作日：{days} 个（要求 {required} 个，{rule}）",
        "working days between them: {days} ({required} needed; {rule})",
    ),
    "t21": Text("报告日、签订日均不计", "neither day counts"),
    "t20": Text("报告日计入", "the day of the report counts"),
    "skipped": Text("其间不计：{days}", "not counted between them: {days}"),
    "open": Text("放假安排尚未公布、暂不能定的日子：{days}", "days that a notice still to come decides: {days}"),
    "provisional": Text(
        "此后的放假安排尚未公布：以最不利的情形计算，公布后请复核",
        "holidays from here on are not published yet: counted at worst; check again when they are",
    ),
    "enough": Text("够", "enough"),
    "short": Text("不够", "not enough"),
    "unsure": Text("无法确定", "cannot be told"),
    "calendar": Text("工作日历：{source}，公布至 {through}", "calendar: {source}, published through {through}"),
}


@dataclass(frozen=True, slots=True)
class _Answer:
    """A report and a signing with the days between them."""

    kind: str
    filed: date
    signing: date
    clear: Bounds
    required: int

    @property
    def verdict(self) -> str:
        if self.clear.lower >= self.required:
            return "enough"
        return "short" if self.clear.upper < self.required else "unsure"


@click.command(name="deadline")
@click.option("--signing", type=Day(), metavar="DATE", help="Day of signing: gives the latest day to report.")
@click.option("--filed", type=Day(), metavar="DATE", help="Day of the report: gives the earliest day to sign.")
@click.option(
    "--count-mode",
    type=click.Choice(sorted(REQUIRED)),
    envvar="ITO_GATE_COUNT_MODE",
    help="Reading of “twenty working days before”.  [default: t21, neither day counts]",
)
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lang_option
@config_option
@click.pass_context
def command(
    ctx: click.Context,
    signing: str | None,
    filed: str | None,
    count_mode: str | None,
    output: str,
    lang: str | None,
    config_file: Path | None,
) -> None:
    r"""Count the working days between the report to the regulator and the signing (article 37).

    With --signing, the latest day to report; with --filed, the earliest day to sign; with both, whether
    the days between them are enough.

    \b
    Examples:
      ito-gate deadline --signing 2026-03-02
      ito-gate deadline --filed 2026-01-26
      ito-gate deadline --filed 2026-01-26 --signing 2026-03-02 --format json

    Exits with 1 if both days are given and too few days lie between them, with 4 if it cannot be told.
    """
    from ito_gate.gate import load_pack  # noqa: PLC0415 - reads the policies' calendar

    config = load_config(config_file, ())
    calendar_document = load_pack(replace(config, policies=())).calendar
    mode = count_mode or config.options["count_mode"]
    calendar = Calendar(calendar_document)
    answer = _answer(calendar, signing, filed, mode)
    chosen = lang or config.lang or detect_lang()
    if output == "json":
        click.echo(json.dumps(_entry(answer, calendar, mode), ensure_ascii=False, indent=2))
    else:
        source = {"source": calendar_document["source"], "through": calendar_document["published_through"]}
        for line in [*_lines(answer, calendar, mode), _WORDS["calendar"].fill(source)]:
            click.echo(line.in_language(chosen))
    ctx.exit({"enough": 0, "short": 1, "unsure": 4}[answer.verdict])


def _answer(calendar: Calendar, signing: str | None, filed: str | None, mode: str) -> _Answer:
    if signing and filed:
        kind, first, last = "pair", date.fromisoformat(filed), date.fromisoformat(signing)
    elif signing:
        kind, last = "latest", date.fromisoformat(signing)
        first = calendar.latest_filing(last, mode)
    elif filed:
        kind, first = "earliest", date.fromisoformat(filed)
        last = calendar.earliest_signing(first, mode)
    else:
        raise UsageError("give --signing, --filed or both", "请给出 --signing（签订日）、--filed（报告日）或两者")
    return _Answer(kind, first, last, calendar.clear_days(first, last), REQUIRED[mode])


def _lines(answer: _Answer, calendar: Calendar, mode: str) -> list[Text]:
    clear = answer.clear
    number = str(clear.lower) if clear.lower == clear.upper else f"{clear.lower} – {clear.upper}"
    dates = {"filed": _weekday(answer.filed), "signing": _weekday(answer.signing)}
    lines = [
        _WORDS[answer.kind].fill(dates),
        _WORDS["counted"].fill({"days": number, "required": answer.required, "rule": _WORDS[mode]}),
    ]
    if answer.kind == "pair":
        lines.append(_WORDS[answer.verdict])
    for key, known in (("skipped", False), ("open", None)):
        days = _days(answer, calendar, known)
        if days:
            lines.append(_WORDS[key].fill({"days": Text("、".join(days), ", ".join(days))}))
    if calendar.provisional(answer.signing):
        lines.append(_WORDS["provisional"])
    return lines


def _weekday(day: date) -> Text:
    return Text(f"{day}（周{'一二三四五六日'[day.weekday()]}）", f"{day} ({day:%a})")


def _days(answer: _Answer, calendar: Calendar, known: bool | None) -> list[str]:
    """Weekdays between the two days that are holidays (False) or undecided (None)."""
    weekend = 5
    between = (answer.filed + timedelta(n) for n in range(1, (answer.signing - answer.filed).days))
    return [
        day.isoformat()
        for day in between
        if calendar.is_workday(day) is known and (known is None or day.weekday() < weekend)
    ]


def _entry(answer: _Answer, calendar: Calendar, mode: str) -> dict[str, object]:
    return {
        "filed": answer.filed.isoformat(),
        "signing": answer.signing.isoformat(),
        "count_mode": mode,
        "required": answer.required,
        "clear_days": {"lower": answer.clear.lower, "upper": answer.clear.upper},
        "verdict": answer.verdict,
        "holidays": _days(answer, calendar, known=False),
        "undecided_days": _days(answer, calendar, known=None),
        "provisional": calendar.provisional(answer.signing),
    }
