"""Layout: the notebook of pages, and what holds for every page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reconcile.language import load_language
from reconcile.layout import lay_out
from reconcile.model import Block, BlockKind, Document, Page

ENGLISH = load_language("en")
KINDS = sorted(kind.value for kind in BlockKind)


def cases() -> Iterator[tuple[str, str, list[str]]]:
    """Yield name, page and expected blocks of each case of the notebook."""
    for section in Path(__file__).with_name("pages.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        name, page, wanted = section.split("```\n")[0].strip(), *section.split("```\n")[1:]
        yield name, page, [line.removeprefix("- ") for line in wanted.splitlines() if line.startswith("- ")]


def page_of(text: str) -> Page:
    """Return the layout of a text."""
    return lay_out(Document("page.txt", text, ""), ENGLISH)


def told(page: Page, block: Block) -> str:
    """Say what a block is, as the notebook does."""
    span = page.offsets.locate(block.span)
    words = " ".join(page.document.text[span.start : span.end].split())
    return f"{block.kind} [{block.head}] {words}" if block.head else f"{block.kind} {words}"


def agrees(found: str, wanted: str) -> bool:
    """Tell whether a block is what the notebook says; `kind < words` asks only how it begins."""
    kind, sign, words = wanted.partition(" < ")
    return found.startswith(f"{kind} {words}") if sign else found == wanted


@pytest.mark.parametrize(("page", "wanted"), [c[1:] for c in cases()], ids=[c[0] for c in cases()])
def test_the_notebook_on_pages(page: str, wanted: list[str]) -> None:
    layout = page_of(page)
    found = [told(layout, block) for block in layout.blocks]
    assert all(line.split(" ")[0] in KINDS for line in wanted)
    assert len(found) == len(wanted), "\n".join(found)
    assert not [pair for pair in zip(found, wanted, strict=True) if not agrees(*pair)], "\n".join(found)


LINES = st.sampled_from(
    [
        "By Ann Lee",
        "Advertisement",
        "Dead: 24",
        "a | 1",
        "- item",
        "",
        "The mill will close in June.",
        "and the",
        "© 2024 X",
        "\t",
        '"',
        "1.",
        "#",
        "|--|",
        "(AP)",
    ]
)


@given(st.lists(LINES, max_size=12).map("\n".join) | st.text(max_size=120))
@example("\ufeff\r\n\u2028a\u00ad\n")
@example("e\u0301" * 5 + "-\nx")
def test_blocks_lie_in_the_text_and_hold_every_letter(text: str) -> None:
    page = page_of(text)
    kept = [b.span for b in page.blocks]
    assert all(0 <= s.start <= s.end <= len(page.clean) for s in kept)
    assert kept == sorted(kept)
    inside = {at for span in kept for at in range(span.start, span.end)}
    assert all(c.isspace() or at in inside for at, c in enumerate(page.clean))


def test_what_cuts_a_sentence_is_blanked() -> None:
    text = next(page for name, page, _ in cases() if name.startswith("Two pieces"))
    assert "400 jobs, its owners said on Monday." in " ".join(page_of(text).clean.split())
