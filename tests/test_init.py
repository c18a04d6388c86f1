"""`init` and `completion`: what a project starts with, and what the shell knows of the commands."""

import json
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from reconcile.cli.app import COMMANDS, GROUPS
from reconcile.cli.completion import CHOICES
from tests.command import environment, reconcile


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty repository."""
    (tmp_path / ".git").mkdir()
    return tmp_path


def steps(workflow: dict[Any, Any]) -> list[str]:
    return [step["run"] for step in workflow["jobs"]["reconcile"]["steps"] if "run" in step]


def test_init_writes_what_a_project_needs_and_it_works(folder: Path) -> None:
    done = reconcile("init", folder=folder)
    assert done.returncode == 0
    written = sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())
    assert written == [".github/workflows/reconcile.yml", "reconcile.toml", "rules.schema.json", "rules.yaml"]
    assert reconcile("rules", "lint", folder=folder).returncode == 0
    assert json.loads((folder / "rules.schema.json").read_text())["title"] == "reconcile rules"
    (folder / "sources").mkdir()
    assert reconcile("check", folder=folder).returncode == 0
    for name, price in (("a", 3), ("b", 8)):
        (folder / "sources" / f"{name}.txt").write_text(f"Acme paid $14.{price} billion for Bolt.\n", encoding="utf-8")
    assert reconcile("check", folder=folder).returncode == 1


def test_init_never_touches_a_file_that_is_there(folder: Path) -> None:
    (folder / "rules.yaml").write_text("# ours\n", encoding="utf-8")
    done = reconcile("init", "--ci", "gitlab", "--sources", "batches", folder=folder)
    assert (folder / "rules.yaml").read_text(encoding="utf-8") == "# ours\n"
    assert b"kept     rules.yaml" in done.stdout
    assert 'paths = ["batches"]' in (folder / "reconcile.toml").read_text(encoding="utf-8")
    assert reconcile("init", "--sources", '"]\nx = 1', folder=folder).returncode == 2


@pytest.mark.parametrize("system", ["github", "gitlab"])
def test_the_commands_of_a_workflow_run_as_they_are_written(folder: Path, system: str) -> None:
    reconcile("init", "--ci", system, folder=folder)
    (folder / "sources").mkdir()
    for name, price in (("a", 3), ("b", 8)):
        (folder / "sources" / f"{name}.txt").write_text(f"Acme paid $14.{price} billion for Bolt.\n", encoding="utf-8")
    path = folder / (".github/workflows/reconcile.yml" if system == "github" else "reconcile.gitlab-ci.yml")
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    commands = steps(workflow) if system == "github" else workflow["reconcile"]["script"]
    assert commands.pop(0).startswith('python -m pip install "reconcile==')
    summary = folder / "summary.md"
    codes = []
    for command in commands:
        program, *arguments = shlex.split(command.replace("$GITHUB_STEP_SUMMARY", str(summary)))
        assert program == "reconcile"
        codes.append(reconcile(*arguments, folder=folder, env={"GITHUB_STEP_SUMMARY": str(summary)}).returncode)
    assert codes == [0, 1]
    kept = {
        "reconcile.json",
        "reconcile.xml",
        *(["reconcile.sarif", "summary.md"] if system == "github" else ["gl-code-quality-report.json"]),
    }
    assert kept <= {path.name for path in folder.iterdir()}


def complete(script: str, *words: str) -> set[str]:
    """Return what bash offers after these words."""
    call = f"COMP_WORDS=({shlex.join(words)}); COMP_CWORD={len(words) - 1}; _reconcile; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run(
        ["bash", "-c", f"{script}\n{call}"], capture_output=True, text=True, env=environment(), check=True
    )
    return set(done.stdout.split())


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not on this machine")
def test_bash_completes_commands_options_and_choices(folder: Path) -> None:
    script = reconcile("completion", "bash", folder=folder).stdout.decode()
    assert complete(script, "reconcile", "") == set(COMMANDS)
    for group, (_, words) in GROUPS.items():
        assert complete(script, "reconcile", group, "") >= set(words)
    assert complete(script, "reconcile", "check", "--fail") == {"--fail-on"}
    assert complete(script, "reconcile", "check", "a.txt", "--fail-on", "") == set(CHOICES["--fail-on"])
    assert complete(script, "reconcile", "check", "-f", "sa") == {"sarif"}
    assert "--expires" in complete(script, "reconcile", "waive", "--ex")


def test_other_shells_have_their_own_and_an_unknown_one_gets_the_list(folder: Path) -> None:
    assert reconcile("completion", "zsh", folder=folder).stdout.startswith(b"autoload -U +X bashcompinit")
    fish = reconcile("completion", "fish", folder=folder).stdout.decode()
    assert "complete -c reconcile -n '__fish_use_subcommand' -f -a check\n" in fish
    assert "-l fail-on -x -a 'error warning notice never'" in fish
    done = reconcile("completion", "tcsh", folder=folder)
    assert (done.returncode, b"known: bash, zsh, fish" in done.stderr) == (2, True)
