"""Where the tests find things: the repository, its seeds, and the shared benchmark that not every checkout has."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "reconcile"
SEEDS = ROOT / "seeds"
SHARED = Path(os.environ.get("RECONCILE_SHARED", ROOT.parent / "shared"))

needs_shared = pytest.mark.skipif(
    not (SHARED / "bench").is_dir(), reason=f"the shared benchmark is not in this checkout ({SHARED / 'bench'})"
)


def seed(number: int) -> Path:
    """Return the path of a seed document by its number, 0 to 4."""
    return next(SEEDS.glob(f"{number:03}_*.txt"))
