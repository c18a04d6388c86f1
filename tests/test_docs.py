"""The manual is true: its pages are fresh, its commands run, every command and option is in it."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.command import reconcile
from tests.docs import commands, known_kinds, pages
from tests.places import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MANUAL = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
# `RECONCILE_OUTPUT` holds FORMAT=PATH for reports; the file of a baseline has the name that `check --baseline` reads.
OTHERWISE = {("baseline create", "--output")}
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)


def readme_commands() -> list[str]:
    """Return the lines of the README that call the tool, without remarks; the two that install are run by `.ci/run`."""
    lines = [line for block in BLOCK.findall(README) for line in block.splitlines()]
    return [line.split("  #")[0].strip() for line in lines if line.startswith("reconcile ")]


@pytest.mark.parametrize("name", sorted(pages()))
def test_a_made_page_is_fresh(name: str) -> None:
    there = (ROOT / name).read_text(encoding="utf-8") if (ROOT / name).is_file() else ""
    assert there == pages()[name], f"{name} is stale: run `python -m tests.docs`"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what the README speaks of, in which its commands may write; they are run in order."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / ".git").mkdir()
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copy(ROOT / "rules.yaml", folder / "rules.yaml")
    return folder


@pytest.mark.parametrize("line", readme_commands())
def test_a_command_of_the_readme_runs_as_written(line: str, desk: Path) -> None:
    words = shlex.split(line)
    target = None
    if ">" in words:
        target = desk / words[words.index(">") + 1]
        words = words[: words.index(">")]
    done = reconcile(*words[1:], folder=desk)
    if target is not None:
        target.write_bytes(done.stdout)
    wanted = {0, 1} if words[1] in ("check", "compare", "watch") else {0}
    assert done.returncode in wanted, done.stderr.decode()
    assert done.stdout or "-qq" in words


def test_the_readme_begins_with_the_two_commands() -> None:
    first, second = BLOCK.findall(README)[:2]
    assert first.count("\n") == second.count("\n") == 1
    assert "reconcile check seeds/" in first
    assert "pytest" in second


def test_the_second_command_is_what_ci_runs() -> None:
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_command_is_in_the_manual() -> None:
    reference = pages()["docs/commands.md"]
    assert [name for name, _ in commands() if f"\n## reconcile {name}\n" not in reference] == []
    daily = ("check", "claims", "inspect", "compare", "explain", "show", "rules", "report", "version", "help")
    assert [name for name in daily if f"reconcile {name}" not in README] == []


def test_every_option_has_its_variable_and_its_default() -> None:
    faults = []
    for name, command in commands():
        for option in command.params:
            if option.param_type_name != "option" or "--help" in option.opts:
                continue
            long = next((o for o in option.opts if o.startswith("--")), "")
            wanted = "RECONCILE_" + long[2:].upper().replace("-", "_") if long else "RECONCILE_"
            if not str(option.envvar).startswith(wanted) and (name, long) not in OTHERWISE:
                faults.append(f"{name} {option.opts}: variable {option.envvar}, not {wanted}")
            if not option.help:
                faults.append(f"{name} {option.opts}: no help")
    assert faults == []


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_help_names_the_variable_and_the_default_of_every_option(name: str) -> None:
    done = reconcile(*name.split(), "--help", folder=ROOT, env={"COLUMNS": "200"})
    text = " ".join(done.stdout.decode().split())
    command = dict(commands())[name]
    assert done.returncode == 0
    for option in command.params:
        if option.param_type_name == "option" and "--help" not in option.opts:
            assert f"env var: {option.envvar}" in text
            if isinstance(option.default, str) and option.default:
                assert f"default: {option.default}" in text
            elif option.default is None:
                assert "default" in str(option.help) or "default" not in str(option.show_default)
    assert "Switches are off and lists are empty by default" in text or not command.params


def test_links_between_pages_lead_somewhere() -> None:
    broken = {
        f"{page.name}: {target}"
        for page in MANUAL
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    }
    assert broken <= {"design.md: grammar.md"}  # a page that is being written


def test_the_page_on_reports_knows_every_verdict_severity_and_format() -> None:
    from reconcile.model import Severity, Verdict
    from reconcile.report import FORMATS

    text = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
    for word in (*Verdict, *Severity, *FORMATS):
        assert f"| `{word}` |" in text
    assert {"numeric", "precision", "status"} <= known_kinds()


def test_the_changelog_names_this_version() -> None:
    from reconcile.version import __version__

    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
