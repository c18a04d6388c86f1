"""YAML with places: nodes that know their line and column, the scalars of YAML 1.2, no anchors, no duplicate keys."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, ClassVar

import yaml

from reconcile.errors import RulesError

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 40
LIMIT = 2 * 1024 * 1024


class _Loader(_BASE):  # type: ignore[misc]
    """A safe loader whose plain scalars follow the YAML 1.2 core schema: `no` is a word, `1:30` a string, a date a string."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$"),
    list("-+.0123456789"),
)


@dataclass(slots=True)
class Problems:
    """Mistakes in one file, kept until all are known."""

    path: str
    found: list[tuple[int, int, str]] = field(default_factory=list)

    def at(self, node: Any, code: str, message: str) -> None:
        """Note a mistake at a node."""
        self.found.append((node.start_mark.line + 1, node.start_mark.column + 1, f"{code} {message}"))

    def lines(self) -> tuple[str, ...]:
        """Return the mistakes in order of place, each once."""
        return tuple(
            dict.fromkeys(f"{self.path}:{line}:{column}: {message}" for line, column, message in sorted(self.found))
        )

    def unknown(self, node: Any, what: str, known: Iterator[str] | list[str] | tuple[str, ...], where: str) -> None:
        """Note an unknown key with the nearest known one."""
        near = get_close_matches(str(node.value), list(known), 1)
        hint = f" (did you mean `{near[0]}`?)" if near else f"; known: {', '.join(sorted(known))}"
        self.at(node, "R201", f"unknown {what} `{node.value}`{where}{hint}")


def compose(text: str, path: str, problems: Problems) -> Any:
    """Return the root node of a YAML text, or None for an empty one; broken YAML is a RulesError with its place."""
    if len(text) > LIMIT:
        raise RulesError((f"{path}:1:1: R200 the file is larger than {LIMIT // 2**20} MiB; rules are written by hand",))
    try:
        for event in yaml.parse(text, Loader=_BASE):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                problems.at(event, "R207", "anchors and aliases are not allowed; write the words out")
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise RulesError(
            (f"{path}:{line}:{column}: R200 this is not YAML: {error.problem or error.context}",)
        ) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise RulesError(
            (f"{path}:1:1: R200 this is not YAML: {str(error).splitlines()[0] if str(error) else 'nested too deeply'}",)
        ) from None
    if root is not None:
        _check(root, problems, 0)
    return root


def _check(node: Any, problems: Problems, depth: int) -> None:
    if depth > _DEEPEST:
        problems.at(node, "R200", "nested too deeply")
        return
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            if key.value in seen and isinstance(key, yaml.ScalarNode):
                problems.at(key, "R202", f"duplicate key `{key.value}` (first at line {seen[key.value]})")
            else:
                seen[str(key.value)] = key.start_mark.line + 1
            _check(value, problems, depth + 1)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _check(item, problems, depth + 1)


def pairs(node: Any, what: str, problems: Problems) -> list[tuple[Any, Any]]:
    """Return the key and value nodes of a mapping; anything else is a mistake."""
    if isinstance(node, yaml.MappingNode):
        return list(node.value)
    problems.at(node, "R204", f"{what} must be a mapping of keys to values")
    return []


def items(node: Any, what: str, problems: Problems) -> list[Any]:
    """Return the nodes of a list; anything else is a mistake."""
    if isinstance(node, yaml.SequenceNode):
        return list(node.value)
    problems.at(node, "R204", f"{what} must be a list")
    return []


def text_of(node: Any, what: str, problems: Problems) -> str:
    """Return a scalar as a string; anything else is a mistake."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    problems.at(node, "R204", f"{what} must be a word or a sentence")
    return ""


def words_of(node: Any, what: str, problems: Problems) -> tuple[str, ...]:
    """Return a scalar or a list of scalars as strings."""
    if isinstance(node, yaml.ScalarNode):
        return (str(node.value),)
    return tuple(text_of(item, what, problems) for item in items(node, what, problems))


def truth_of(node: Any, what: str, problems: Problems) -> bool:
    """Return true or false; anything else is a mistake."""
    if isinstance(node, yaml.ScalarNode) and node.value.lower() in ("true", "false"):
        return bool(node.value.lower() == "true")
    problems.at(node, "R204", f"{what} must be `true` or `false`, not `{getattr(node, 'value', '')}`")
    return False


def quoted(word: str) -> str:
    """Write a double-quoted YAML scalar on one line, all that is not printable as an escape."""
    return f'"{"".join(_character(c) for c in " ".join(word.split()))}"'


def _character(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    if sign.isprintable():
        return sign
    return "\ufffd" if "\ud800" <= sign <= "\udfff" else f"\\U{ord(sign):08x}"
