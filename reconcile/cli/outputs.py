"""Reports to files: targets are checked before the work, and a file is whole or not there."""

import os
import tempfile
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reconcile.cli.guard import emit
from reconcile.errors import OutputError, UsageError
from reconcile.model import Report
from reconcile.report import FILES, FORMATS, MACHINE, Layout, pieces
from reconcile.report.parquet import pack, require

STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Target:
    """One report to write: its format and its path; None is stdout, after the report for people."""

    format: str
    path: Path | None


def parse_outputs(options: Sequence[str], inputs: Sequence[str], stdout: str = "table") -> tuple[Target, ...]:
    """Return the target of each `-o FORMAT=PATH`; raises before any work is done. `stdout` is the format that goes there."""
    found: dict[Path | None, Target] = {}
    taken = {os.path.realpath(name) for name in inputs if name != STDOUT}  # unlike `resolve`, it bears loops
    for option in options:
        name, sign, target = option.partition("=")
        if not sign or not target:
            raise UsageError(f"-o takes FORMAT=PATH, such as -o json=report.json, not `{option}`")
        check_format(name, (*FORMATS, *FILES))
        path = None if target == STDOUT else Path(target)
        if path is None:
            _check_stdout(name, stdout)
        else:
            _check_target(path, option, taken)
        if name in FILES:
            require()
        if path in found:
            raise UsageError(f"-o {option}: that target is given twice; name a file for each format")
        found[path] = Target(name, path)
    return tuple(found.values())


def _check_stdout(name: str, stdout: str) -> None:
    if name != "github" or stdout in MACHINE:
        raise UsageError(f"-o {name}=-: only -o github=- shares stdout, with a report for people; use -f {name}")


def _check_target(path: Path, option: str, taken: Container[str]) -> None:
    if os.path.realpath(path) in taken:
        raise UsageError(f"-o {option}: the target is one of the documents; sources are never written to")
    writable = os.access(path, os.W_OK) if path.exists() else os.access(path.parent, os.W_OK)
    if path.is_dir() or not path.parent.is_dir() or not writable:
        raise OutputError(f"{path}: cannot be written; the folder must exist and be writable")


def for_files(layout: Layout, *, plain: bool, width: int | None) -> Layout:
    """Return how a report in a file looks: whole and without colour, whatever stdout is and however quiet it is to be."""
    return replace(layout, color=False, terminal=False, quiet=False, ascii=plain, width=width or 120)


def write_reports(report: Report, targets: Sequence[Target], layout: Layout) -> None:
    """Write the report to every target; raises OutputError for the first that cannot be written."""
    for target in targets:
        if target.path is None:
            emit(pieces(report, target.format, layout), machine=True)
        elif target.format in FILES:
            write_whole(target.path, [pack(report)])
        elif target.format == "markdown" and _is_summary(target.path):
            _append(target.path, pieces(report, target.format, layout))
        else:
            write_whole(target.path, pieces(report, target.format, layout))


def _is_summary(path: Path) -> bool:
    """Tell whether a path is the job summary of GitHub, to which every step appends."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY", "")
    return bool(summary) and path.resolve() == Path(summary).resolve()


def _append(path: Path, text: Iterable[str]) -> None:
    try:
        with path.open("ab") as out:
            out.writelines(piece.encode("utf-8", "backslashreplace") for piece in text)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None


def check_format(name: str, known: Sequence[str] = tuple(FORMATS)) -> None:
    """Raise UsageError for a format that does not exist, with the nearest one."""
    if name in known:
        return
    if name in FILES:
        raise UsageError(f"`{name}` is no text; write it to a file with -o {name}=PATH")
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    hint = f"did you mean `{near[0]}`?" if near else f"known: {', '.join(known)}"
    raise UsageError(f"there is no format `{name}`; {hint}")


def write_whole(path: Path, text: str | Iterable[str | bytes]) -> None:
    """Write a file, whole or in pieces, under a temporary name in its folder, then rename it; raises OutputError."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as out:
                for piece in [text] if isinstance(text, str) else text:
                    out.write(piece if isinstance(piece, bytes) else piece.encode("utf-8", "backslashreplace"))
                out.flush()
                os.fsync(out.fileno())
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(name, 0o666 & ~mask)  # noqa: PTH101 - the temporary file is a name here
            os.replace(name, path)  # noqa: PTH105
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None
