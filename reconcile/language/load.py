"""Load a language: a folder of YAML sections, each read when a stage first asks for it."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from reconcile.errors import UsageError

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Language:
    """One language; `section("hedges")` is the parsed content of `<code>/hedges.yaml`.

    Two languages with one code are equal, so that what a stage compiles from a section can be cached by language.
    """

    __slots__ = ("code",)

    def __init__(self, code: str) -> None:
        self.code = code

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Language) and other.code == self.code

    def __hash__(self) -> int:
        return hash(self.code)

    def __reduce__(self) -> tuple[type["Language"], tuple[str]]:
        return Language, (self.code,)

    def section(self, name: str) -> Any:
        """Return a section as plain lists, dictionaries and strings; treat it as frozen."""
        return _section(self.code, name)

    def words(self, name: str, *entries: str) -> frozenset[str]:
        """Return the words of one or more entries of a section as a set that is made once."""
        return _words(self.code, name, entries)

    def has(self, name: str) -> bool:
        """Tell whether there is a section of this name."""
        return _has(self.code, name)


@cache
def _has(code: str, name: str) -> bool:
    return files("reconcile.language").joinpath(code, f"{name}.yaml").is_file()


@cache
def _section(code: str, name: str) -> Any:
    resource = files("reconcile.language").joinpath(code, f"{name}.yaml")
    if not _has(code, name):
        raise UsageError(
            f"the language `{code}` has no `{name}.yaml` and cannot read documents yet; `inspect values --lines` works with it"
        )
    return yaml.load(resource.read_bytes(), Loader=_LOADER)  # noqa: S506 - a safe loader, in C where it is built


@cache
def _words(code: str, name: str, entries: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for entry in entries for word in _section(code, name)[entry])


def load_language(code: str = "en") -> Language:
    """Return the language with this code, or raise UsageError naming those that exist."""
    known = sorted(p.name for p in files("reconcile.language").iterdir() if p.is_dir() and not p.name.startswith("_"))
    if code not in known:
        raise UsageError(f"there is no language `{code}`; known: {', '.join(known)}")
    return Language(code)
