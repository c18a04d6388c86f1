"""Options from a file: the nearest `reconcile.toml`, or `[tool.reconcile]` in `pyproject.toml`; its keys are the options of `check`.

The order is: command line, environment, configuration, default. Paths in the file are relative to the folder of the file.
"""

import inspect
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from reconcile.cli.guard import complain
from reconcile.errors import RulesError
from reconcile.read import shown_path

NAMES = ("reconcile.toml", "pyproject.toml")
PATHS = frozenset({"paths", "rules", "baseline", "waivers", "files-from", "against", "new", "source-meta"})


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of a configuration: its value, and the file and line where it stands."""

    value: Any
    place: str


Settings = Mapping[str, Setting]  # by option, with hyphens: `fail-on`


def find_configuration(start: Path) -> Path | None:
    """Return the nearest configuration in a folder or above it, as far as the repository or the file system goes."""
    for folder in (start, *start.parents):
        if (folder / NAMES[0]).is_file():
            return folder / NAMES[0]
        if (folder / NAMES[1]).is_file() and "reconcile" in _parsed(folder / NAMES[1])[0].get("tool", {}):
            return folder / NAMES[1]
        if (folder / ".git").exists():
            break
    return None


def read_configuration(path: Path) -> Settings:
    """Return the settings of a file; raises RulesError when it is not TOML, or not a table of settings."""
    data, text = _parsed(path)
    table = data.get("tool", {}).get("reconcile", {}) if path.name == NAMES[1] else data
    if not isinstance(table, dict):
        raise RulesError((f"{shown_path(path)}:1: R212 [tool.reconcile] must be a table of options",))
    found = {}
    for key, value in table.items():
        name = key.replace("_", "-")
        line = next(
            (n for n, row in enumerate(text.splitlines(), 1) if re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", row)), 1
        )
        found[name] = Setting(_rooted(name, value, path.parent), f"{shown_path(path)}:{line}")
    return found


def _parsed(path: Path) -> tuple[dict[str, Any], str]:
    import tomllib  # only where there is a configuration

    try:
        text = path.read_text(encoding="utf-8-sig")
        return tomllib.loads(text), text
    except UnicodeDecodeError as error:
        raise RulesError((f"{shown_path(path)}: R210 is not UTF-8 (byte {error.start}); save it as UTF-8",)) from None
    except tomllib.TOMLDecodeError as error:
        raise RulesError((f"{shown_path(path)}: R210 is not TOML: {error}",)) from None
    except OSError as error:
        raise RulesError((f"{shown_path(path)}: R210 cannot be read: {error.strerror}",)) from None


def _rooted(name: str, value: Any, folder: Path) -> Any:
    """Turn a path that is relative to the file into one that is relative to the working folder."""
    if name == "output":
        return [_target(item, folder) for item in value] if isinstance(value, list) else value
    if name not in PATHS:
        return value
    if isinstance(value, list):
        return [_path(item, folder) for item in value]
    return _path(value, folder)


def _path(value: Any, folder: Path) -> Any:
    return value if not isinstance(value, str) or value == "-" or "://" in value else shown_path(folder / value)


def _target(item: Any, folder: Path) -> Any:
    name, sign, path = str(item).partition("=")
    return f"{name}{sign}{_path(path, folder)}" if path else item


def settings_for(words: Sequence[str], *, isolated: bool) -> Settings:
    """Return the settings that `--config FILE` or `--config KEY=VALUE` name, over those of the nearest file."""
    if isolated:
        return {}
    files = [Path(word) for word in words if "=" not in word]
    nearest = find_configuration(Path.cwd()) if not files else None
    found: dict[str, Setting] = {}
    for path in files or ([nearest] if nearest else []):
        found |= read_configuration(path)
    for word in words:
        key, sign, value = word.partition("=")
        if sign:
            found[key.replace("_", "-")] = Setting(_plain(value), "--config")
    return found


def _plain(word: str) -> Any:
    """Read the value of `KEY=VALUE` as TOML where it is, as a word where it is not."""
    import tomllib

    try:
        return tomllib.loads(f"x = {word}")["x"]
    except tomllib.TOMLDecodeError:
        return word


def option_name(parameter: Any) -> str:
    """Return the long name of an option, or of an argument, as a configuration writes it."""
    names = [name for name in parameter.opts if name.startswith("--")]
    return (max(names, key=len) if names else str(parameter.name)).removeprefix("--").replace("_", "-")


def check_settings(settings: Settings, parameters: Sequence[Any]) -> None:
    """Raise RulesError with every key that is no option of `check`, and every value that its option cannot take."""
    known = {option_name(parameter): parameter for parameter in parameters if option_name(parameter) not in _OURS}
    problems = []
    for name, setting in settings.items():
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, known, 1)
            hint = f" (did you mean `{near[0]}`?)" if near else "; `reconcile check --help` lists the options"
            problems.append(f"{setting.place}: R211 there is no option `{name}`{hint}")
        elif wanted := _mistake(known[name], setting.value):
            problems.append(f"{setting.place}: R212 {name} must be {wanted}, not `{setting.value}`")
    if problems:
        raise RulesError(tuple(problems))


_CHECK = frozenset({"format", "output"})  # options of this name mean something else to other commands
_OURS = frozenset({"config", "isolated", "help"})


def _mistake(parameter: Any, value: Any) -> str:
    """Say what an option takes when the value is none of it."""
    if getattr(parameter, "is_flag", False):
        return "" if isinstance(value, bool) else "true or false"
    if parameter.multiple or parameter.nargs == -1:
        return "" if isinstance(value, list) and all(isinstance(item, str) for item in value) else "a list of words"
    if parameter.type.name.startswith(("int", "float")):
        return "" if isinstance(value, int | float) and not isinstance(value, bool) else "a number"
    return "" if isinstance(value, str) else "a word or a sentence"


def _apply(context: typer.Context, settings: Settings) -> None:
    """Make the settings the defaults of a command; options that only other commands have are none of its business."""
    from reconcile.cli.app import parameters_of

    check_settings(settings, parameters_of("check"))
    names = {option_name(parameter): str(parameter.name) for parameter in context.command.params}
    if context.info_name != "check":
        names = {name: parameter for name, parameter in names.items() if name not in _CHECK}
    context.default_map = {names[name]: setting.value for name, setting in settings.items() if name in names}


def _told(context: typer.Context, words: list[str]) -> list[str]:
    """Read the configuration when a command is called, before its other options; mistakes end it with 2."""
    if not context.resilient_parsing:
        try:
            isolated = bool(context.params.get("isolated"))
            settings = settings_for(words or [], isolated=isolated)
            if settings:
                _apply(context, settings)
        except RulesError as error:
            complain(str(error))
            raise typer.Exit(error.exit_code) from None
    return words


Isolated = Annotated[
    bool,
    typer.Option("--isolated", envvar="RECONCILE_ISOLATED", is_eager=True, help="Read no configuration."),
]
Configuration = Annotated[
    list[str],
    typer.Option(
        "--config",
        metavar="FILE|KEY=VALUE",
        envvar="RECONCILE_CONFIG",
        is_eager=True,
        callback=_told,
        help="Another configuration than the nearest reconcile.toml or [tool.reconcile], or one setting; may be repeated.",
    ),
]


def configured(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options `--isolated` and `--config`, which tell where its other options come from."""
    signature = inspect.signature(command)
    ours = {"isolated": (Isolated, False), "config": (Configuration, [])}
    more = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=kind, default=default)
        for name, (kind, default) in ours.items()
    ]

    def told(**options: Any) -> None:
        command(**{name: value for name, value in options.items() if name not in ours})

    told.__name__, told.__doc__ = command.__name__, command.__doc__
    told.__signature__ = signature.replace(parameters=[*signature.parameters.values(), *more])  # type: ignore[attr-defined]
    told.__annotations__ = {**command.__annotations__, **{name: kind for name, (kind, _) in ours.items()}}
    return told


def environment_of(parameter: Any) -> str:
    """Return the variable of an option that is set, or an empty text."""
    names = parameter.envvar if isinstance(parameter.envvar, list | tuple) else [parameter.envvar]
    return next((name for name in names if name and os.environ.get(name)), "")
