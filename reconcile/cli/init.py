"""`reconcile init`: the files that a project needs to check its sources, at the desk and in a pipeline."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from reconcile.cli.guard import emit
from reconcile.cli.outputs import write_whole
from reconcile.errors import OutputError, UsageError
from reconcile.report.escape import defuse, flat
from reconcile.rules import rules_schema
from reconcile.version import __version__

PIPELINES = {
    "github": ("github.yaml", ".github/workflows/reconcile.yml"),
    "gitlab": ("gitlab.yaml", "reconcile.gitlab-ci.yml"),
    "none": ("", ""),
}


def init(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="The root of the project.")] = ".",
    pipeline: Annotated[
        str,
        typer.Option(
            "--ci", metavar="SYSTEM", envvar="RECONCILE_CI", help="Workflow to write: github, gitlab or none."
        ),
    ] = "github",
    sources: Annotated[
        str, typer.Option("--sources", metavar="FOLDER", envvar="RECONCILE_SOURCES", help="Where the documents lie.")
    ] = "sources",
) -> int:
    """Write rules.yaml with its schema, reconcile.toml and a workflow; a file that is there is never touched."""
    if pipeline not in PIPELINES:
        raise UsageError(f"--ci must be {', '.join(PIPELINES)}, not `{pipeline}`")
    if not sources.strip("./ ") or not all(c.isalnum() or c in "._-/ " for c in sources):
        raise UsageError(f"--sources takes a folder inside the project, such as `sources`, not `{sources}`")
    root = Path(folder)
    if not root.is_dir():
        raise OutputError(f"{folder}: is no folder; name the root of the project")
    for name, text in _starter(pipeline, sources.strip("/")):
        path = root / name
        emit(defuse(f"{_written(path, text):7}  {flat(str(path))}\n"))
    emit("next: `reconcile config show`, `reconcile check`\n")
    return 0


def _starter(pipeline: str, sources: str) -> Iterator[tuple[str, str]]:
    yield "reconcile.toml", _text("reconcile.toml", sources)
    yield "rules.yaml", _text("rules.yaml", sources)
    yield "rules.schema.json", json.dumps(rules_schema(), indent=1) + "\n"
    template, name = PIPELINES[pipeline]
    if template:
        yield name, _text(template, sources)


def _text(name: str, sources: str) -> str:
    text = files("reconcile.cli").joinpath("starter", name).read_text(encoding="utf-8")
    return (
        text.replace("@VERSION@", __version__)
        .replace("sources/**", f"{sources}/**")
        .replace('["sources"]', f'["{sources}"]')
    )


def _written(path: Path, text: str) -> str:
    if path.exists() or path.is_symlink():
        return "kept"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path.parent}: cannot be made: {error.strerror}") from None
    write_whole(path, text)
    return "written"
