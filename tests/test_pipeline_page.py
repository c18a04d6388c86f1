"""The guide for pipelines, the action and the hook: every command runs as it is written."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from reconcile.report import FORMATS
from reconcile.rules import rules_schema
from tests.command import environment, reconcile
from tests.places import ROOT, SEEDS

PAGE = (ROOT / "docs" / "pipeline.md").read_text(encoding="utf-8")
needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="bash is not on this machine")


def shell(script: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a script in which `reconcile` is this checkout."""
    program = f'reconcile() {{ "{sys.executable}" -m reconcile "$@"; }}\n'
    return subprocess.run(
        ["bash", "-c", program + script],
        cwd=folder,
        env=environment(**env),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a repository with the seeds in it."""
    (tmp_path / ".git").mkdir()
    shutil.copytree(SEEDS, tmp_path / "seeds")
    return tmp_path


@needs_bash
def test_the_commands_of_the_guide_run_as_they_are_written(folder: Path) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) >= 5
    told = []
    for block in blocks:
        done = shell(block, folder)
        assert done.returncode in (0, 1), f"{block}\n{done.stderr}"
        told.append((block.split("\n")[0], done))
    by_head = dict(told)
    assert by_head["reconcile baseline create seeds"].returncode == 0
    assert "1 waived" in by_head["reconcile check seeds -o json=results.json --exit-zero -qq"].stdout
    assert int(told[-1][1].stdout) > 0


@needs_bash
def test_the_script_of_the_action_runs_as_it_is_written(folder: Path) -> None:
    action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    install, check = (step for step in action["runs"]["steps"] if "run" in step)
    assert install["run"] == 'python -m pip install --quiet "$GITHUB_ACTION_PATH"'
    assert "${{" not in check["run"], "an input that is pasted into a script can carry one"
    given = {"PATHS": "seeds", "OPTIONS": "-x 00[01]*", "FAIL_ON": "error", "REPORTS": "out"}
    assert set(given) == set(check["env"])
    done = shell(check["run"], folder, GITHUB_STEP_SUMMARY=str(folder / "summary.md"), **given)
    assert done.returncode == 1, done.stderr
    assert "\n::error title=RC101" in done.stdout
    assert "000_" not in done.stdout
    assert sorted(path.name for path in (folder / "out").iterdir()) == [
        "reconcile.json",
        "reconcile.sarif",
        "reconcile.xml",
    ]
    assert (folder / "summary.md").read_text(encoding="utf-8").startswith("## reconcile")


def test_the_hook_checks_what_the_configuration_names(folder: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["language"], hook["pass_filenames"], hook["require_serial"]) == ("python", False, True)
    assert re.search(hook["files"], "sources/a.txt")
    (folder / "reconcile.toml").write_text('paths = ["seeds"]\n', encoding="utf-8")
    program, *arguments = hook["entry"].split()
    assert program == "reconcile"
    assert reconcile(*arguments, folder=folder).returncode == 1


def test_the_schemas_in_the_manual_are_those_of_the_package() -> None:
    import json

    folder, stale = ROOT / "docs" / "schema", "write it anew: `reconcile report --schema`, `reconcile rules schema`"
    shipped = (ROOT / "reconcile" / "report" / "report-1.schema.json").read_text(encoding="utf-8")
    assert (folder / "report-1.schema.json").read_text(encoding="utf-8") == shipped, stale
    assert json.loads((folder / "rules.schema.json").read_text(encoding="utf-8")) == rules_schema(), stale


def test_the_manual_of_formats_names_every_format() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z]+)` \| [^|]+ \| [^|]+ \|$", page, re.MULTILINE) == list(FORMATS)
