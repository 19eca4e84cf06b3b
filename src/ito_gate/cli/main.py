"""The command group, and what errors and interrupts mean to the caller.

Exit codes: 0 passed, 1 findings, 2 usage, 3 nothing to check, 4 the gate could not decide; 130 on
interrupt. An unexpected exception is 4, never Python's 1, which would read as "findings".
"""

from __future__ import annotations

import gc
import io
import os
import sys
from itertools import pairwise

import click

from ito_gate import __version__
from ito_gate.cli.lazy import LazyGroup
from ito_gate.cli.options import LANGUAGES, detect_lang
from ito_gate.errors import GateError
from ito_gate.report.log_commands import inert

_COMMANDS = {
    "audit": ("ito_gate.cli.audit:command", "Look into the decision log, and prove that it is whole."),
    "baseline": ("ito_gate.cli.baseline:command", "Keep what was there when the gate was adopted."),
    "check": ("ito_gate.cli.check:command", "Check declarations and the register around them: the gate."),
    "classify": (
        "ito_gate.cli.classify:command",
        "Show what is derived: important, off-site, cross-border, …",
    ),
    "coverage": ("ito_gate.cli.coverage:command", "Show who covers which clause of the regulation."),
    "deadline": ("ito_gate.cli.deadline:command", "Count working days between report and signing."),
    "explain": ("ito_gate.cli.explain:command", "Explain one rule: clause, check, examples, remedy."),
    "filing": ("ito_gate.cli.filing:command", "Write the report to the regulator: the material of annex 1."),
    "new": ("ito_gate.cli.new:command", "Write a declaration by answering questions."),
    "policy": ("ito_gate.cli.policy:command", "Write and test rules of your own; bundle policies for OPA."),
    "rules": ("ito_gate.cli.rules:command", "List the rules."),
    "schema": ("ito_gate.cli.schema:command", "Print the JSON Schema of a document kind."),
    "serve": ("ito_gate.cli.serve:command", "Decide on purchase orders over HTTP."),
    "waiver": ("ito_gate.cli.waiver:command", "Print a waiver to fill in."),
}

_INTERRUPTED = 130


@click.group(
    cls=LazyGroup,
    places=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def group() -> None:
    r"""Gate IT outsourcing by 《银行保险机构信息科技外包风险监管办法》.

    Declarations (YAML or JSON) are validated, judged by policies that encode the regulation, and
    stopped with the line, the clause, the remedy and the latest date.

    \b
    Examples:
      ito-gate check outsourcing/
      ito-gate check --stage signed --declaration ITO-2026-001 outsourcing/
      ito-gate deadline --signing 2026-03-02
      ito-gate explain filing/lead-time
      ito-gate filing ITO-2026-001 -o reports/ outsourcing/
      ito-gate new -o outsourcing/declarations/terminals.yaml
      ito-gate serve --register outsourcing --config serve.yaml

    \b
    Exit codes: 0 passed · 1 findings · 2 usage · 3 nothing to check · 4 could not decide
    """


def main() -> None:
    """Run the command line and exit."""
    # Documents and results hold no cycles; collecting garbage among ten thousand of them is lost time.
    gc.set_threshold(50_000, 20, 100)
    for stream in (sys.stdout, sys.stderr):
        # An old terminal that cannot show a character shows a question mark; the gate does not fail.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr] # text streams unless replaced
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    # Freeing policies and documents one by one takes as long as judging a declaration.
    os._exit(code)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; errors are printed, none escapes."""
    try:
        code = group.main(arguments, prog_name="ito-gate", standalone_mode=False)
    except GateError as error:
        message = error.text.in_language(_lang(arguments))
        for line in (message, *getattr(error, "__notes__", ())):
            click.echo(inert(f"ito-gate: {line}"), err=True)
        return error.exit_code
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        # It repeats what was typed, which a pipeline may have taken from the name of a file or a branch.
        click.echo(inert(shown.getvalue()), nl=False, err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # The reader has gone, which click makes its own exit of; what was not written was not seen: no verdict.
        sys.stdout = None
        return GateError.exit_code
    except Exception:  # noqa: BLE001 - the last line of defence, printed whole
        import traceback  # noqa: PLC0415 - only when something has gone wrong

        traceback.print_exc()
        click.echo("ito-gate: internal error; nothing was decided", err=True)
        return GateError.exit_code
    return code if isinstance(code, int) else 0


def _lang(arguments: list[str]) -> str:
    """Return the language asked for; an error may end a command before its options are read."""
    asked = [after for option, after in pairwise(arguments) if option == "--lang"]
    asked += [one.removeprefix("--lang=") for one in arguments if one.startswith("--lang=")]
    return asked[-1] if asked and asked[-1] in LANGUAGES else detect_lang()
