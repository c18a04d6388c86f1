"""Reports to files: targets are checked before the work, and a file is whole or not there."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from reconcile.errors import OutputError, UsageError
from reconcile.report import FORMATS


def parse_outputs(options: Sequence[str], inputs: Sequence[str]) -> tuple[tuple[str, Path], ...]:
    """Return (format, path) for each `-o FORMAT=PATH`; raises before any work is done."""
    found = []
    taken = {Path(name).resolve() for name in inputs if name != "-"}
    for option in options:
        name, sign, target = option.partition("=")
        if not sign or not target:
            raise UsageError(f"-o takes FORMAT=PATH, such as -o json=report.json, not `{option}`")
        check_format(name)
        path = Path(target)
        if path.resolve() in taken:
            raise UsageError(f"-o {option}: the target is one of the documents; sources are never written to")
        if path.is_dir() or not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
            raise OutputError(f"{target}: cannot be written; the folder must exist and be writable")
        found.append((name, path))
    return tuple(found)


def check_format(name: str) -> None:
    """Raise UsageError for a format that does not exist, with the nearest one."""
    if name in FORMATS:
        return
    from difflib import get_close_matches

    near = get_close_matches(name, FORMATS, 1)
    hint = f"did you mean `{near[0]}`?" if near else f"known: {', '.join(FORMATS)}"
    raise UsageError(f"there is no format `{name}`; {hint}")


def write_whole(path: Path, text: str) -> None:
    """Write a file under a temporary name in its folder, then rename it; raises OutputError."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(text.encode("utf-8", "surrogatepass"))
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
