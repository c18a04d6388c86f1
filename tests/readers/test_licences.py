"""No reader brings a library under the GPL or AGPL along; where a licence is a choice, one of the others is chosen."""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_COPYLEFT = re.compile(r"\b(?:A?GPL|GNU (?:Affero )?General Public)", re.IGNORECASE)


def required(name: str, extras: frozenset[str], seen: dict[str, Distribution]) -> None:
    """Collect what a distribution needs, with these of its extras, as far as it is installed."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return
    if name in seen and not extras:
        return
    seen[name] = found
    for line in found.requires or ():
        need, _, condition = line.partition(";")
        asked = re.findall(r"extra == ['\"]([^'\"]+)", condition)
        if asked and not extras & set(asked):
            continue
        match = _NAME.match(need.strip())
        inner = re.search(r"\[([^\]]+)\]", need)
        if match:
            required(match.group().lower(), frozenset(inner[1].split(",")) if inner else frozenset(), seen)


def is_free(found: Distribution) -> bool:
    """Tell whether every licence, or one of a choice, is none of the GPL family proper."""
    metadata: Any = found.metadata
    told = metadata.get("License-Expression") or metadata.get("License") or ""
    told = " ".join([told[:200], *(c for c in metadata.get_all("Classifier") or () if c.startswith("License"))])
    return any(not _COPYLEFT.search(choice) for choice in re.split(r"\bOR\b", told))


def test_no_reader_brings_copyleft_along() -> None:
    seen: dict[str, Distribution] = {}
    required("reconcile", frozenset({"all"}), seen)
    for extra in ("typer", "rapidfuzz", "rich", "pyyaml", "trafilatura", "pypdfium2", "charset-normalizer", "warcio"):
        required(extra, frozenset(), seen)
    assert "typer" in seen
    assert [name for name, found in seen.items() if not is_free(found)] == []
