"""Find the documents that a command line means, and give each a short name."""

import fnmatch
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reconcile.errors import DocumentError
from reconcile.model import Note, short_forms
from reconcile.read.formats import FORMATS, Format, is_installed

_LEAST = 3  # a short name has at least this many characters


@dataclass(frozen=True, slots=True)
class Found:
    """The paths to read, as shown in reports, sorted; what was named but is not there; and what a folder holds that no reader is installed for."""

    paths: tuple[str, ...]
    errors: tuple[DocumentError, ...] = ()
    notes: tuple[Note, ...] = ()


def find_paths(arguments: Sequence[str], *, include: Sequence[str] = (), exclude: Sequence[str] = ()) -> Found:
    """Walk folders for documents, take every named file, and collect what does not exist; paths are relative to the working folder."""
    found: dict[str, None] = {}
    errors: list[DocumentError] = []
    missing: dict[str, int] = {}
    for argument in arguments:
        path = Path(argument)
        if os.path.isdir(path):  # noqa: PTH112 - unlike `Path.is_dir` it answers for every string
            for inner in _walk(path, errors):
                wanted = _wanted(inner, include, exclude)
                if isinstance(wanted, Format):
                    missing[wanted.extra] = missing.get(wanted.extra, 0) + 1
                elif wanted:
                    found.setdefault(shown_path(inner))
        elif os.path.lexists(path):
            found.setdefault(shown_path(path))
        elif any(c in argument for c in "*?["):
            errors.append(DocumentError(argument, "matches nothing; check the pattern", "R101"))
        else:
            errors.append(DocumentError(argument, "does not exist; check the spelling", "R101"))
    return Found(tuple(sorted(found)), tuple(errors), tuple(_missing(*item) for item in sorted(missing.items())))


def _missing(extra: str, count: int) -> Note:
    files = f"{count} file{'s' if count > 1 else ''}"
    return Note("RC906", f"{files} skipped that the {extra} reader reads: pip install 'reconcile[{extra}]'")


def _walk(folder: Path, errors: list[DocumentError]) -> Iterator[Path]:
    """Yield the files below a folder in order; hidden ones are skipped, links to folders are not followed."""

    def note(error: OSError) -> None:
        errors.append(DocumentError(shown_path(Path(error.filename)), f"cannot be listed: {error.strerror}", "R103"))

    for root, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(root) / name


def _wanted(path: Path, include: Sequence[str], exclude: Sequence[str]) -> bool | Format:
    """Tell whether a file of a folder is to be read; the format, when only its reader is missing."""
    name, whole = path.name, path.as_posix()
    if any(fnmatch.fnmatchcase(name, p) or fnmatch.fnmatchcase(whole, p) for p in exclude):
        return False
    if include:
        return any(fnmatch.fnmatchcase(name, p) or fnmatch.fnmatchcase(whole, p) for p in include)
    known = next((f for f in FORMATS if name.lower().endswith(f.suffixes) or _is_part(path, f.named)), None)
    if known is None:
        return False
    return True if is_installed(known) else known


def _is_part(path: Path, endings: tuple[str, ...]) -> bool:
    """Tell whether a folder has the ending of its files, as one that Spark has written."""
    return path.name.lower().endswith(endings) and path.parent.name.lower().endswith(endings)


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
    short = short_forms(names.values(), _LEAST)
    return {path: short[stem] for path, stem in names.items()}
