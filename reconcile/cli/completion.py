"""`reconcile completion`: a script for the shell, made from the commands themselves; pressing Tab starts no Python."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import typer

from reconcile.cli.guard import emit
from reconcile.errors import UsageError
from reconcile.report import FORMATS
from reconcile.report.layout import GROUPINGS

SHELLS = ("bash", "zsh", "fish")
CHOICES = {
    "--format": tuple(FORMATS),
    "--fail-on": ("error", "warning", "notice", "never"),
    "--color": ("auto", "always", "never"),
    "--group-by": GROUPINGS,
    "--as": ("superseded", "false-positive", "vague", "resolved"),
    "--ci": ("github", "gitlab", "none"),
}
SHORT = {"-f": "--format"}
Words = Mapping[str, tuple[str, ...]]  # the words that may follow `check`, `baseline`, `baseline create` …


def completion(shell: Annotated[str, typer.Argument(metavar="SHELL", help=f"{', '.join(SHELLS)}.")]) -> int:
    """Print the completion script for a shell: `source <(reconcile completion bash)`."""
    if shell not in SHELLS:
        raise UsageError(f"there is no completion for `{shell}`; known: {', '.join(SHELLS)}")
    words = dict(_words())
    emit({"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](words))
    return 0


def _words() -> Iterator[tuple[str, tuple[str, ...]]]:
    from reconcile.cli.app import build

    root: Any = typer.main.get_command(build())
    yield "", tuple(sorted(root.commands))
    for name, command in sorted(root.commands.items()):
        inner = getattr(command, "commands", {})
        yield name, tuple(sorted(inner)) or _options(command)
        for word, below in sorted(inner.items()):
            yield f"{name} {word}", _options(below)


def _options(command: Any) -> tuple[str, ...]:
    names = {name for parameter in command.params for name in parameter.opts if name.startswith("--")}
    return tuple(sorted({*names, "--help"}))


def _cases(words: Words) -> str:
    """Return the branches of a shell `case`: the words after each command, and the choices of each option."""
    return "\n".join(f"    '{name}') words='{' '.join(found)}' ;;" for name, found in words.items())


def _choices() -> str:
    rows = {**CHOICES, **{short: CHOICES[long] for short, long in SHORT.items()}}
    return "\n".join(
        f"    {name}) COMPREPLY=($(compgen -W '{' '.join(found)}' -- \"$word\")); return ;;"
        for name, found in rows.items()
    )


def _bash(words: Words) -> str:
    return f"""\
# Completion of reconcile for bash: source <(reconcile completion bash)
_reconcile() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command='' words='' i
  case $before in
{_choices()}
  esac
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$command ${{COMP_WORDS[i]}}" in
      {"|".join(f"' {name}'" if " " not in name else f"'{name}'" for name in words if name)}) command=${{command:+$command }}${{COMP_WORDS[i]}} ;;
    esac
  done
  case $command in
{_cases(words)}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [[ -n $command && $word != -* ]] && COMPREPLY+=($(compgen -f -- "$word"))
}}
complete -o filenames -F _reconcile reconcile
"""


def _zsh(words: Words) -> str:
    script = _bash(words).replace(
        "for bash: source <(reconcile completion bash)", "for zsh: source <(reconcile completion zsh)"
    )
    return f"autoload -U +X bashcompinit && bashcompinit\n{script}"


def _fish(words: Words) -> str:
    lines = ["# Completion of reconcile for fish: reconcile completion fish | source"]
    for name, found in words.items():
        for word in found:
            parts = name.split()
            condition = " and ".join(f"__fish_seen_subcommand_from {part}" for part in parts).replace(" and ", "; and ")
            condition = condition or "__fish_use_subcommand"
            kind = f"-l {word.removeprefix('--')}" if word.startswith("--") else f"-f -a {word}"
            values = f" -x -a '{' '.join(CHOICES[word])}'" if word in CHOICES else ""
            lines.append(f"complete -c reconcile -n '{condition}' {kind}{values}")
    return "\n".join(line for line in lines if re.fullmatch(r"[ -~]+", line)) + "\n"
