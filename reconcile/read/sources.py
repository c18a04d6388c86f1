"""`--source-meta`: what the user knows of the documents, from a YAML or CSV file, over what they say of themselves.

    000_*.txt: {outlet: Example Courier, date: 2025-06-13, time: "09:30", zone: "-04:00"}
    letter.eml: {author: Jane Roe, edition: corrected}

A key is a path as reports show it, a file name, or a pattern for either; where several fit, the later one wins field by field. A CSV file
has the same fields as columns, and one called `path` for the key.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from reconcile.errors import DocumentError, UsageError
from reconcile.read.decode import decode
from reconcile.read.meta import FIELDS, field_name, read_moment

_MOST = 2**24  # bytes of the file


@dataclass(frozen=True, slots=True)
class SourceMeta:
    """What is known of the documents: key and fields, in the order of the file."""

    entries: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()

    def fields_of(self, path: str) -> dict[str, str]:
        """Return the fields that apply to a document."""
        found: dict[str, str] = {}
        name = PurePosixPath(path).name
        for key, fields in self.entries:
            if key in (path, name) or fnmatchcase(path, key) or fnmatchcase(name, key):
                found |= dict(fields)
        return found

    def unused(self, paths: tuple[str, ...]) -> Iterator[str]:
        """Yield the keys that fit none of these documents."""
        names = {*paths, *(PurePosixPath(path).name for path in paths)}
        for key, _ in self.entries:
            if key not in names and not any(fnmatchcase(name, key) for name in names):
                yield key


def read_source_meta(name: str) -> SourceMeta:
    """Read the file; raises UsageError for one that cannot be read, an unknown field, a date that is none."""
    try:
        with Path(name).open("rb") as file:
            text, _, _ = decode(file.read(_MOST), name)
    except OSError as error:
        raise UsageError(f"--source-meta {name}: cannot be read: {error.strerror}") from None
    except DocumentError as error:
        raise UsageError(f"--source-meta {error}") from None
    rows = _csv_rows(text, name) if name.lower().endswith((".csv", ".tsv")) else _yaml_rows(text, name)
    return SourceMeta(tuple((key, tuple(_checked(fields, f"{name}: `{key}`").items())) for key, fields in rows))


def _csv_rows(text: str, name: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    reader = csv.DictReader(
        io.StringIO(text.removeprefix("\ufeff")), delimiter="\t" if name.lower().endswith("tsv") else ","
    )
    if "path" not in (reader.fieldnames or ()):
        raise UsageError(f"--source-meta {name}: needs a column `path`, and columns among {', '.join(FIELDS)}")
    try:
        for row in reader:
            key = row.pop("path")
            if key:
                yield key, {str(k): v for k, v in row.items() if v}
    except csv.Error as error:
        raise UsageError(f"--source-meta {name}:{reader.line_num}: {error}") from None


def _yaml_rows(text: str, name: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    import yaml

    try:
        data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but strings, lists and maps
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise UsageError(
            f"--source-meta {name}{place}: is no YAML: {getattr(error, 'problem', None) or error}"
        ) from None
    if not isinstance(data, dict):
        raise UsageError(
            f"--source-meta {name}: must map paths to fields, such as `a.txt: {{outlet: Example Courier}}`"
        )
    for key, fields in data.items():
        if not isinstance(fields, dict):
            raise UsageError(f"--source-meta {name}: `{key}` must have fields, such as {{outlet: Example Courier}}")
        yield key, fields


def _checked(fields: Mapping[str, object], where: str) -> dict[str, str]:
    found = {}
    for given, value in fields.items():
        name = field_name(given)
        if not name:
            raise UsageError(f"--source-meta {where} has an unknown field `{given}`; known: {', '.join(FIELDS)}")
        if not isinstance(value, str):
            raise UsageError(f"--source-meta {where}: `{given}` must be a word or a date, not a list or a map")
        if name == "date" and read_moment(value) is None:
            raise UsageError(
                f"--source-meta {where}: `{value}` is no date; write it as 2025-06-13 or 2025-06-13T09:30-04:00"
            )
        found[name] = value
    return found
