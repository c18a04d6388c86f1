"""The pages that are made, not written: `python -m tests.docs` writes them, test_docs.py fails when they are stale."""

import re
import shlex
import sys
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from reconcile.cli.app import build
from reconcile.pipeline import check_documents
from reconcile.report import Layout, render
from reconcile.rules.explain import rules_markdown
from reconcile.rules.load import packaged
from reconcile.rules.schema import select_rules
from tests import desk
from tests.places import PACKAGE, ROOT

KINDS = "docs/report.md"
README = ROOT / "README.md"
_SCREEN = re.compile(r"(<!-- screen: reconcile (.*?) -->\n```text\n)(.*?)(```\n)", re.DOTALL)


def pages() -> dict[str, str]:
    """Return every made page by its path in the repository."""
    return {
        "docs/rules.md": rules_markdown(packaged("default")),
        "docs/commands.md": commands_markdown(),
        "docs/schema/report-1.schema.json": (PACKAGE / "report" / "report-1.schema.json").read_text(encoding="utf-8"),
        "README.md": with_screens(README.read_text(encoding="utf-8")),
    }


def with_screens(text: str) -> str:
    """Return a page with its screens made anew: `<!-- screen: reconcile check seeds/ --select RULE -->`."""
    return _SCREEN.sub(lambda mark: mark[1] + screen(mark[2]) + mark[4], text)


def screen(arguments: str) -> str:
    """Return what a command prints on a terminal of 100 columns, without colour."""
    words = shlex.split(arguments)
    rules = select_rules(packaged("default"), tuple(words[words.index("--select") + 1].split(",")), ())
    report = check_documents([desk.seed_document(n) for n in range(5)], rules=rules, language=desk.language())
    text = render(report, "table", Layout(width=100))
    return (
        text.split("\n\nby arithmetic")[0].rstrip() + "\n"
    )  # the last lines count what every change of the tool moves


def known_kinds() -> frozenset[str]:
    """Return the kinds that the page on reports explains, from the first column of its table."""
    text = (ROOT / KINDS).read_text(encoding="utf-8")
    table = text.split("## Kinds", 1)[1].split("\n## ", 1)[0]
    return frozenset(re.findall(r"^\| `([a-z-]+)`", table, re.MULTILINE))


def commands_markdown() -> str:
    """Return the reference of all commands and options."""
    lines = [
        "# Commands",
        "",
        "Made by `python -m tests.docs` from the command line itself; change the help texts, not this page.",
        "Each option has a variable; the command line comes first, then the variable, then the default.",
    ]
    for name, command in commands():
        lines += ["", f"## reconcile {name}", "", " ".join((command.help or "").split()), ""]
        lines += [f"- `{_signature(p)}`: {_told(p)}" for p in command.params if "--help" not in p.opts]
    return "\n".join(lines) + "\n"


def commands() -> Iterator[tuple[str, Any]]:
    """Yield every command with its full name, groups taken apart."""
    yield from _walk("", get_command(build()))


def _walk(prefix: str, group: Any) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _walk(f"{prefix}{name} ", command)
        else:
            yield f"{prefix}{name}", command


def _signature(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar)
    value = f" {parameter.metavar}" if parameter.metavar else ""
    return ", ".join(parameter.opts) + value


def _told(parameter: Any) -> str:
    parts = [str(parameter.help)]
    if parameter.envvar:
        parts.append(f"Variable: `{parameter.envvar}`.")
    if isinstance(parameter.default, str):
        parts.append(f"Default: `{parameter.default}`.")
    return " ".join(parts)


def main() -> int:
    """Write every page that is stale and name it."""
    for name, text in pages().items():
        path = ROOT / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
