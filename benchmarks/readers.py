"""How fast each reader is, beside the library below it: MB/s of the files and documents/s.

    python -m benchmarks.readers [--seconds 2]

The files are the seeds, saved in each format by the writers of the tests; a page of a PDF holds some 500 words. The first figure is the reader in
this process, the second the whole way, with the process beside it and JSON in between; the third is what the library takes for the same bytes.
"""

import argparse
import logging
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any

from reconcile.errors import DocumentError
from reconcile.read import Readers
from reconcile.read.formats import Raw, format_of, is_installed, read_raw
from reconcile.read.limits import Limits
from tests.readers.pages import DESIGNS
from tests.readers.pdfs import Look, pdf
from tests.readers.savers import SAVERS, rss, warc, zipped
from tests.readers.stories import seed_stories


def files() -> Iterator[tuple[str, list[bytes]]]:
    """Yield each ending with the seeds in it."""
    stories = seed_stories()
    yield "txt", ["\n\n".join(part.text for part in story.parts).encode() for story in stories]
    for suffix in ("md", "docx", "eml"):
        yield suffix, [SAVERS[suffix](story) for story in stories]
    yield "html", [DESIGNS["soup"](story).encode() for story in stories]
    yield "pdf", [pdf(story, Look(columns=2, hyphens=True)) for story in stories]
    yield "rss", [rss(stories)]
    yield "zip", [zipped({f"{story.name}.docx": SAVERS["docx"](story) for story in stories})]
    yield "warc", [warc({f"https://a.example/{story.name}": DESIGNS["semantic"](story) for story in stories})]


def library(suffix: str) -> Callable[[bytes], Any] | None:
    """Return what the library alone does with the bytes of a format, where there is one."""
    if suffix == "html":
        from trafilatura import bare_extraction

        return lambda data: bare_extraction(data, fast=True, include_comments=False, with_metadata=True)
    if suffix == "pdf":
        from pypdfium2 import PdfDocument

        return lambda data: [page.get_textpage().get_text_range() for page in PdfDocument(data)]
    if suffix == "docx":
        import io
        import zipfile
        from xml.etree import ElementTree

        return lambda data: ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))  # noqa: S314
    if suffix == "eml":
        from email import message_from_bytes, policy

        return lambda data: message_from_bytes(data, policy=policy.default).get_body(("plain",))
    return None


def rate(task: Callable[[], int], size: int, seconds: float) -> tuple[float, float]:
    """Return MB/s and documents/s of a task that reads `size` bytes and returns how many documents it read."""
    task()
    runs = documents = 0
    start = perf_counter()
    while (taken := perf_counter() - start) < seconds:
        documents += task()
        runs += 1
    return size * runs / taken / 1e6, documents / taken


def main() -> None:
    """Print a line for each format."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=2.0, help="for each figure")
    seconds = parser.parse_args().seconds
    logging.disable()
    print(
        f"{'format':6} {'KB/file':>8}  {'reader MB/s':>11} {'docs/s':>7}  {'apart MB/s':>10} {'docs/s':>7}  {'library MB/s':>12} {'docs/s':>7}"
    )
    for suffix, group in files():
        if not is_installed(format_of(f"a.{suffix}")):
            print(f"{suffix:6} not installed")
            continue
        size = sum(map(len, group))

        def here(group: list[bytes] = group, suffix: str = suffix) -> int:
            found = [f for data in group for f in read_raw(Raw(f"a.{suffix}", data), Limits())]
            return sum(not isinstance(f, DocumentError) for f in found)

        with Readers() as readers:

            def apart(group: list[bytes] = group, suffix: str = suffix, readers: Readers = readers) -> int:
                return sum(1 for data in group for _ in readers.read_bytes(data, name=f"a.{suffix}"))

            figures = [rate(here, size, seconds), rate(apart, size, seconds)]
        alone = library(suffix)
        if alone:
            figures.append(rate(lambda group=group, alone=alone: len([alone(data) for data in group]), size, seconds))
        shown = "  ".join(
            f"{mb:{width}.2f} {docs:7.0f}" for (mb, docs), width in zip(figures, (11, 10, 12), strict=False)
        )
        print(f"{suffix:6} {size / len(group) / 1000:8.1f}  {shown}", flush=True)


if __name__ == "__main__":
    main()
