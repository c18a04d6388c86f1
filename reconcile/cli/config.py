"""`reconcile config`: what holds, and where it was said."""

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from reconcile.cli.configuration import (
    Settings,
    check_settings,
    environment_of,
    find_configuration,
    option_name,
    settings_for,
)
from reconcile.cli.guard import emit
from reconcile.errors import UsageError
from reconcile.read import shown_path
from reconcile.report.escape import defuse, flat


def show_config(
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", envvar="RECONCILE_FORMAT", help="table or json.")
    ] = "table",
) -> int:
    """Print every option of `check` with its value and where it comes from: environment, configuration or default."""
    from reconcile.cli.app import parameters_of
    from reconcile.ledger import shown

    parameters = [p for p in parameters_of("check") if option_name(p) not in ("config", "isolated", "help")]
    settings = _settings()
    check_settings(settings, parameters)
    rows = [_row(parameter, settings) for parameter in parameters]
    rows = [(name, shown(value) if name == "against" and value else value, where) for name, value, where in rows]
    if format == "json":
        from reconcile.report.json import dump

        emit(dump([{"option": n, "value": v, "from": w} for n, v, w in rows], indent=1) + "\n", machine=True)
        return 0
    if format != "table":
        raise UsageError(f"-f must be table or json, not `{format}`")
    widest = max(len(name) for name, _, _ in rows)
    emit(defuse("".join(f"{name:{widest}}  {_shown(value)}  ({flat(where)})\n" for name, value, where in rows)))
    return 0


def path() -> int:
    """Print the path of the configuration that holds in this folder."""
    found = find_configuration(Path.cwd())
    emit(f"{flat(shown_path(found))}\n" if found else "no configuration: the defaults hold\n")
    return 0


def _settings() -> Settings:
    words = os.environ.get("RECONCILE_CONFIG", "").split()
    return settings_for(words, isolated=bool(os.environ.get("RECONCILE_ISOLATED")))


def _row(parameter: Any, settings: Settings) -> tuple[str, Any, str]:
    name = option_name(parameter)
    variable = environment_of(parameter)
    if variable:
        return name, os.environ[variable], f"environment: {variable}"
    if name in settings:
        return name, settings[name].value, settings[name].place
    default = parameter.default() if callable(parameter.default) else parameter.default
    return name, default, "default"


def _shown(value: Any) -> str:
    """Write a value as a configuration would, an unset one as a dash."""
    if value is None or value in ([], ()):
        return "–"
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(flat(str(item)) for item in value) if isinstance(value, list | tuple) else flat(str(value))
