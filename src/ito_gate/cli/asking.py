"""Questions on a terminal: one field after the other, each answer checked by the schema before the next."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, redirect_stdout
from typing import TYPE_CHECKING

import click

from ito_gate.drafting import answers
from ito_gate.drafting.interview import LATER, UNKNOWN, Later, Question
from ito_gate.drafting.plan import way_of
from ito_gate.errors import UsageError
from ito_gate.model import Text, json_pointer
from ito_gate.report.invisible import one_line
from ito_gate.report.words import Speaker
from ito_gate.schema import advice, repairs
from ito_gate.schema.fields import field_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ito_gate.drafting.notes import Notes
    from ito_gate.model import Json

_MOST_LISTED = 40
"""A list of countries is not shown; a name will do."""

_WORDS = {
    "start": Text(
        "逐项提问，回答随即检查。? 看说明，Ctrl-C 放弃（不写入任何内容）。",
        "One question after the other, each answer checked at once. ? explains, Ctrl-C gives up (nothing is written).",
    ),
    "unknown": Text("回车：unknown（尚不清楚）", "Enter: unknown (not known yet)"),
    "later": Text("回车：以后再填", "Enter: decide later"),
    "proposal": Text("回车：{value}", "Enter: {value}"),
    "number": Text("填序号、代码或名称", "number, code or name"),
    "several": Text("可填多项，用逗号分隔", "several with commas"),
    "none": Text("没有则填 []", "[] if there is none"),
    "yes_no": Text("是/否（y/n）", "y/n"),
    "code": Text("代码或名称", "code or name"),
    "first": Text("{field}：有没有要列出的？", "{field}: is there any?"),
    "next": Text("{field}：还有吗？（已有 {count} 项）", "{field}: another? ({count} so far)"),
    "item": Text("{field} 第 {number} 项", "{field}, number {number}"),
    "required": Text("这一项必须填写；不确定时 ? 看说明。", "This has to be answered; ? explains it."),
    "answer_yes_no": Text("请回答 y（是）或 n（否）。", "Answer y or n."),
    "taken": Text("→ {value}", "→ {value}"),
    "clause": Text("条文：{clauses}", "clauses: {clauses}"),
    "not_in_register": Text(
        "登记册中还没有 {id}；写完后要建立：ito-gate new {kind}",
        "the register has no {id} yet; make it afterwards: ito-gate new {kind}",
    ),
    "ended": Text("输入已结束，未写入任何内容", "the input ended; nothing was written"),
}


@contextmanager
def dialogue() -> Iterator[None]:
    """Talk on standard error, for standard output may be the document; an input that ends is a usage error.

    Raises:
        UsageError: the input ended.
    """
    if hasattr(sys.stdin, "reconfigure"):
        # What is not UTF-8 is refused as an answer, not as a crash.
        sys.stdin.reconfigure(errors="surrogateescape")
    try:
        with redirect_stdout(sys.stderr):
            yield
    except click.Abort as error:
        if isinstance(error.__context__, EOFError):
            click.echo(err=True)
            raise UsageError(_WORDS["ended"].en, _WORDS["ended"].zh) from None
        raise


class Terminal:
    """Asks whoever sits at the terminal."""

    def __init__(self, notes: Notes, lang: str) -> None:
        self._notes = notes
        self._lang = lang
        self._say = Speaker(lang)
        self._echo("start")

    def value(self, question: Question) -> Json | Later:
        """Ask until the answer is one that the schema takes."""
        self._head(question)
        choices = self._choices(question)
        for number, (value, label) in enumerate(choices.items(), 1):
            click.echo(f"  {number:>2}  {value}" + (f"  {label}" if label else ""))
        while True:
            text = self._line(self._hints(question, choices), question)
            if text is None:
                continue
            if not text:
                value = self._nothing(question)
                if value is not None:
                    return value
                self._echo("required")
                continue
            value = answers.parse(question.field, text, question.offers)
            found = answers.problems(self._notes.kind, question.pointer, value)
            for one in found[:1]:
                click.echo(
                    f"  {self._text(one.message)}{' ' if self._lang == 'en' else ''}{self._text(one.remediation)}"
                )
            if not found:
                self._confirm(question, text, value)
                return value

    def another(self, question: Question, count: int) -> bool | Later:
        """Ask whether the list goes on."""
        field = question.field
        if count < field.schema.get("minItems", 0):
            self._item(question, count)
            return True
        if count == 0:
            self._head(question)
        name = self._text(field.title)
        asked = self._word("first", field=name) if count == 0 else self._word("next", field=name, count=count)
        optional = count == 0 and not question.required
        hint = self._word("yes_no") + (self._say("comma") + self._word("later") if optional else "")
        while True:
            text = self._line(f"{asked} [{hint}]", question)
            if text is None:
                continue
            answer = repairs.boolean(text)
            if optional and not text:
                return LATER
            if answer is True:
                self._item(question, count)
            if answer is not None:
                return answer
            self._echo("answer_yes_no")

    def _item(self, question: Question, count: int) -> None:
        click.echo()
        self._echo("item", field=self._text(question.field.title), number=count + 1)

    def _head(self, question: Question) -> None:
        click.echo()
        title = self._title(question)
        click.echo(title if "NO_COLOR" in os.environ else click.style(title, bold=True), nl=False)
        click.echo(f"  {'.'.join(map(str, question.pointer))}")
        click.echo(f"  {self._description(question)}")

    def _title(self, question: Question) -> str:
        """Return what the field is called, after the part that it belongs to."""
        title = self._text(question.field.title)
        if len(question.pointer) == 1:
            return title
        part = field_at(question.field.root, question.pointer[:1])
        return f"{self._text(part.title)} · {title}"

    def _description(self, question: Question) -> str:
        zh, _, en = str(question.field.schema["description"]).partition("\n\n")
        return zh if self._lang == "zh" or not en else en

    def _choices(self, question: Question) -> Mapping[Json, str]:
        field = question.field
        if question.offers:
            return {id_: one_line(name) for id_, name in question.offers.items()}
        item = field.child(0) if field.type == "array" else field
        labels = item.codes or item.values
        if True in labels or len(labels) > _MOST_LISTED:
            return {}
        return {value: self._text(label) for value, label in labels.items()}

    def _hints(self, question: Question, choices: Mapping[Json, str]) -> str:
        field = question.field
        item = field.child(0) if field.type == "array" else field
        hints = []
        if choices:
            hints.append(self._word("number"))
        elif item.codes:
            hints.append(self._word("code"))
        elif item.type == "boolean" or True in item.values:
            hints.append(self._word("yes_no"))
        if field.type == "array":
            hints.append(self._word("several"))
            if not field.schema.get("minItems"):
                hints.append(self._word("none"))
        if question.proposal is not None:
            hints.append(self._word("proposal", value=question.proposal))
        elif not question.required:
            hints.append(self._word("later"))
        elif question.takes_unknown:
            hints.append(self._word("unknown"))
        return f"[{self._say('comma').join(hints)}]" if hints else ""

    def _nothing(self, question: Question) -> Json | Later:
        if question.proposal is not None:
            return question.proposal
        if not question.required:
            return LATER
        return UNKNOWN if question.takes_unknown else None

    def _line(self, prompt: str, question: Question) -> str | None:
        """Return an answer, or None for a question mark, which is answered here."""
        text = str(click.prompt(prompt, default="", show_default=False, prompt_suffix="> " if not prompt else " > "))
        if text.strip() not in {"?", "？"}:
            return text.strip()
        self._explain(question)
        return None

    def _explain(self, question: Question) -> None:
        click.echo(f"  {self._description(question)}")
        click.echo(f"  {self._text(advice.what_to_type(question.field, self._notes.kind))}")
        click.echo(f"  {json_pointer(question.pointer)}")
        clauses = self._notes.articles_of(way_of(question.pointer))
        if clauses:
            self._echo("clause", clauses=self._say.articles(clauses))
            for clause in clauses[:2]:
                for line in self._notes.regulation.clause(clause).text.splitlines():
                    click.echo(f"    {line}")

    def _confirm(self, question: Question, text: str, value: Json) -> None:
        """Say what was understood where it is not what was typed, and what is missing in the register."""
        understood = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        for number, one in enumerate(understood):
            at = (*question.pointer, number) if isinstance(value, list) else question.pointer
            if isinstance(one, str) and one != text:
                self._echo("taken", value=f"{one}  {self._notes.label(at, one)}")
        if question.offers and isinstance(value, str) and value not in question.offers:
            self._echo("not_in_register", id=value, kind=question.pointer[-1])

    def _echo(self, word: str, **values: object) -> None:
        click.echo(f"  {one_line(self._word(word, **values))}")

    def _word(self, word: str, **values: object) -> str:
        return _WORDS[word].fill(values).in_language(self._lang)

    def _text(self, text: Text) -> str:
        return one_line(text.in_language(self._lang))
