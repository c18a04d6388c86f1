"""Write measured figures into a page of the manual, each section between its own marks."""

import re
from pathlib import Path

_TITLE = "# Quality\n\nFigures measured by the scripts in `benchmarks/`; none is written by hand.\n"


def replace_section(page: Path, name: str, body: str) -> None:
    """Put a section into a page in place of its earlier self, or at the end."""
    text = page.read_text(encoding="utf-8") if page.exists() else _TITLE
    first, last = f"<!-- {name}: measured -->", f"<!-- {name}: end -->"
    block = f"{first}\n{body.strip()}\n{last}"
    if first in text:
        text = re.sub(f"(?s){re.escape(first)}.*?{re.escape(last)}", lambda _: block, text)
    else:
        text += f"\n## {name}\n\n{block}\n"
    page.write_text(text, encoding="utf-8")
