"""Find the documents that a command line means, and give each a short name."""

import fnmatch
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reconcile.errors import DocumentError

SUFFIXES = (".txt", ".md", ".text", ".markdown")
_LEAST = 3  # a short name has at least this many characters


@dataclass(frozen=True, slots=True)
class Found:
    """The paths to read, as shown in reports, sorted; and what was named but is not there."""

    paths: tuple[str, ...]
    errors: tuple[DocumentError, ...] = ()


def find_paths(arguments: Sequence[str], *, include: Sequence[str] = (), exclude: Sequence[str] = ()) -> Found:
    """Walk folders for documents, take every named file, and collect what does not exist; paths are relative to the working folder."""
    found: dict[str, None] = {}
    errors = []
    for argument in arguments:
        path = Path(argument)
        if path.is_dir():
            for inner in _walk(path):
                if _wanted(inner, include, exclude):
                    found.setdefault(shown_path(inner))
        elif path.exists() or path.is_symlink():
            found.setdefault(shown_path(path))
        elif any(c in argument for c in "*?["):
            errors.append(DocumentError(argument, "matches nothing; check the pattern", "R101"))
        else:
            errors.append(DocumentError(argument, "does not exist; check the spelling", "R101"))
    return Found(tuple(sorted(found)), tuple(errors))


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder in order; hidden ones are skipped, links to folders are not followed."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(root) / name


def _wanted(path: Path, include: Sequence[str], exclude: Sequence[str]) -> bool:
    name, whole = path.name, path.as_posix()
    if any(fnmatch.fnmatchcase(name, p) or fnmatch.fnmatchcase(whole, p) for p in exclude):
        return False
    if include:
        return any(fnmatch.fnmatchcase(name, p) or fnmatch.fnmatchcase(whole, p) for p in include)
    return path.suffix.lower() in SUFFIXES


def shown_path(path: Path) -> str:
    """Return a path relative to the working folder where it lies below it, with forward slashes."""
    absolute = Path(os.path.normpath(Path.cwd() / path))
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return (
            Path(os.path.relpath(absolute)).as_posix() if absolute.anchor == Path.cwd().anchor else absolute.as_posix()
        )


def name_documents(paths: Iterable[str]) -> dict[str, str]:
    """Give each path the shortest prefix of its stem, three characters at the least, that no other has; folders are added on a clash."""
    ordered = sorted(set(paths))
    names = {path: Path(path).stem or path for path in ordered}
    if len(set(names.values())) < len(names):
        return {path: path for path in ordered}
    stems = sorted(names.values())
    short = {}
    for path, stem in names.items():
        length = _LEAST
        while length < len(stem) and sum(other.startswith(stem[:length]) for other in stems) > 1:
            length += 1
        short[path] = stem[:length]
    return short
