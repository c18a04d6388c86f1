"""The commands, in the order of the help page. Bodies are plain functions in the modules beside this one."""

import gc
import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer

from reconcile.cli.configuration import configured
from reconcile.cli.guard import complain, emit, guarded
from reconcile.version import __version__

# command → (module, function); a module is imported when its command, or the page that lists all, is asked for
COMMANDS = {
    "check": ("check", "check"),
    "claims": ("explore", "claims"),
    "inspect": ("explore", "inspect"),
    "compare": ("compare", "compare"),
    "explain": ("rules", "explain_rule"),
    "show": ("show", "show"),
    "waive": ("waive", "waive"),
    "baseline": ("baseline", ""),
    "ledger": ("ledger", ""),
    "watch": ("watch", "watch"),
    "rules": ("rules", ""),
    "report": ("show", "report"),
    "init": ("init", "init"),
    "config": ("config", ""),
    "completion": ("completion", "completion"),
    "version": ("manual", "version"),
    "help": ("manual", "help_page"),
}
# commands with commands of their own: the help of the group, and word → function in its module
GROUPS = {
    "rules": (
        "The rules: list, show, lint, test, new, schema.",
        {
            "list": "list_rules",
            "show": "explain_rule",
            "lint": "lint",
            "test": "test",
            "new": "new",
            "schema": "schema",
        },
    ),
    "baseline": (
        "The known findings: create, update, diff, audit, stats.",
        {word: word for word in ("create", "update", "diff", "audit", "stats")},
    ),
    "ledger": (
        "What earlier batches said: add, list, verify, read, export, import.",
        {
            "add": "add",
            "list": "list_documents",
            "verify": "verify",
            "read": "read",
            "export": "export",
            "import": "restore",
        },
    ),
    "config": ("What holds, and where it was said: show, path.", {"show": "show_config", "path": "path"}),
}
_EPILOG = "Each option also takes its value from its variable. Switches are off and lists are empty by default."
_PLAIN: dict[str, Any] = {"rich_markup_mode": None, "context_settings": {"help_option_names": ["-h", "--help"]}}


def build(*names: str) -> typer.Typer:
    """Return the command line with these commands, or with all of them."""
    app = typer.Typer(
        name="reconcile",
        help="Find where sources differ: split documents into claims, match the claims that say the same thing, show the differences.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        **_PLAIN,
    )
    app.callback()(_root)
    for name in names or COMMANDS:
        module = import_module(f"reconcile.cli.{COMMANDS[name][0]}")
        if name in GROUPS:
            help_text, words = GROUPS[name]
            group = typer.Typer(help=help_text, no_args_is_help=True, **_PLAIN)
            for word, function in words.items():
                group.command(word, epilog=_EPILOG)(configured(guarded(getattr(module, function))))
            app.add_typer(group, name=name)
        else:
            app.command(name, epilog=_EPILOG)(configured(guarded(getattr(module, COMMANDS[name][1]))))
    return app


def parameters_of(command: str) -> list[Any]:
    """Return the options and arguments of a command, as the front end sees them."""
    group: Any = typer.main.get_command(build(command))
    return list(group.commands[command].params)


def _root(
    version: Annotated[
        bool, typer.Option("--version", "-V", is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Find where sources differ: split documents into claims, match the claims that say the same thing, show the differences."""
    if version:
        emit(f"reconcile {__version__}\n")
        raise typer.Exit


def run() -> None:
    """Run the command line and leave the process; a path in place of a command gets a hint."""
    gc.set_threshold(100_000, 50, 100)  # records hold no cycles; measured: 40 ms less on five documents
    _prepare()
    first = sys.argv[1] if len(sys.argv) > 1 else ""
    if first and not first.startswith("-") and first not in COMMANDS:
        _no_such_command(first)
    app = build(first) if first in COMMANDS else build()
    try:
        app(prog_name="reconcile")
    except SystemExit as leaving:
        _leave(leaving.code)


def _leave(code: Any) -> None:
    """Flush and leave at once: taking the tables of weights apart piece by piece costs 35 ms and serves nobody."""
    number = code if isinstance(code, int) else 0 if code is None else 1
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            number = number or 141
    os._exit(number)


def _prepare() -> None:
    """Let no locale break the output in the middle: what it cannot show becomes an escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _no_such_command(word: str) -> None:
    from difflib import get_close_matches
    from pathlib import Path

    near = get_close_matches(word, COMMANDS, 1)
    if Path(word).exists() or "." in word or "/" in word:
        complain(f"there is no command `{word}`; did you mean `reconcile check {' '.join(sys.argv[1:])}`?")
    elif near:
        complain(f"there is no command `{word}`; did you mean `reconcile {near[0]}`?")
    else:
        complain(f"there is no command `{word}`; the commands are {', '.join(COMMANDS)}")
    raise SystemExit(2)
