"""Thirty and more ways in which a file can be bad: broken, cut off, hostile, or not what its name says."""

import gzip
import io
import os
import zipfile
from pathlib import Path

from tests.readers.pages import semantic
from tests.readers.pdfs import Line, pdf, write_pdf
from tests.readers.savers import docx, rss, run, warc, word_file, zipped
from tests.readers.stories import seed_stories

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1 if n > 1 else str()};" * 10}">' for n in range(1, 10))
    + "]>{}"
)
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>'
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8


def encrypted_pdf() -> bytes:
    """Return a PDF whose standard security handler no empty password opens."""
    good = write_pdf([[Line(60, 700, 10, "Secret.")]])
    lock = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <"
        + b"ab" * 32
        + b"> /U <"
        + b"cd" * 32
        + b"> >> /ID [<00> <00>] /Root"
    )
    return good.replace(b"/Root", lock)


def encrypted_zip() -> bytes:
    """Return an archive whose one member is marked as encrypted."""
    data = bytearray(zipped({"a.txt": "Five died."}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def bomb() -> bytes:
    """Return an archive that grows to more than a thousand times its size."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("a.txt", "w") as member,
    ):
        for _ in range(64):
            member.write(bytes(2**20))
    return out.getvalue()


def russian_doll(depth: int) -> bytes:
    """Return an archive in an archive in an archive."""
    data = zipped({"a.txt": "Five died."})
    for _ in range(depth):
        data = zipped({"inner.zip": data})
    return data


def bad_files() -> dict[str, tuple[bytes, str]]:
    """Return bad files by name, each with the code of the error that it must give."""
    story = seed_stories()[0]
    good_pdf, good_docx, good_zip = pdf(story), docx(story), zipped({"a.txt": "Five people died. " * 50})
    flipped = bytearray(good_zip)
    flipped[60] ^= 0xFF
    laughs = LAUGHS.format("<rss><channel><item><title>&lol9;</title></item></channel></rss>")
    return {
        "empty.pdf": (b"", "R111"),
        "empty.docx": (b"", "R111"),
        "cut.pdf": (good_pdf[:400], "R109"),
        "locked.pdf": (encrypted_pdf(), "R110"),
        "scan.pdf": (write_pdf([[]]), "R111"),
        "long.pdf": (write_pdf([[]] * 2001), "R108"),
        "page.pdf": (b"<html><body><p>Not found</p></body></html>", "R109"),
        "bomb.zip": (bomb(), "R108"),
        "doll.zip": (russian_doll(8), "R108"),
        "cut.zip": (good_zip[:-30], "R109"),
        "flipped.zip": (bytes(flipped), "R109"),
        "locked.zip": (encrypted_zip(), "R110"),
        "outside.zip": (zipped({"../../etc/passwd.txt": "root"}), "R109"),
        "pictures.zip": (zipped({"a.png": PICTURE}), "R111"),
        "laughs.rss": (laughs.encode(), "R109"),
        "laughs.xml": (laughs.encode("utf-16"), "R109"),
        "external.atom": (EXTERNAL.encode(), "R109"),
        "project.xml": (b"<project><name>x</name></project>", "R109"),
        "cut.rss": (rss([story])[:-200], "R109"),
        "deep.rss": (b"<rss>" + b"<a>" * 10_000, "R108"),
        "cut.docx": (good_docx[: len(good_docx) // 2], "R109"),
        "laughs.docx": (zipped({"_rels/.rels": LAUGHS.format("<x/>")}), "R109"),
        "text.docx": (b"Five people died.\n", "R109"),
        "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "R110"),
        "sheet.docx": (zipped({"xl/workbook.xml": "<x/>"}), "R109"),
        "blank.docx": (word_file("<w:p>" + run(" ") + "</w:p>"), "R111"),
        "deep.html": (b"<html>" + b"<div>" * 10_000 + b"x", "R108"),
        "script.html": (b"<html><script>var a = 1;</script></html>", "R111"),
        "picture.txt": (PICTURE, "R105"),
        "really.txt": (good_pdf, "R105"),
        "broken.txt": ("Five people died.".encode("utf-16") + b"\x00\xd8" * 20, "R106"),
        "words.eml": (b"Five people died.\nSix were hurt.\n", "R109"),
        "cut.warc.gz": (gzip.compress(warc({"https://a.example/": semantic(story)}))[:-40], "R109"),
    }


def odd_files(folder: Path) -> dict[str, str]:
    """Make what is no file, or may not be read, in a folder; return the names with their codes."""
    os.mkfifo(folder / "fifo.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "dangling.txt").symlink_to("nowhere.txt")
    with (folder / "gigabyte.txt").open("wb") as file:
        file.truncate(2**30)  # one line of a gigabyte, of which the disk holds nothing
    found = {
        "fifo.txt": "R102",
        "loop.txt": "R103",
        "dangling.txt": "R101",
        "gigabyte.txt": "R108",
        "missing.txt": "R101",
    }
    if os.geteuid():  # to root everything is readable
        (folder / "private.txt").write_text("Five people died.")
        (folder / "private.txt").chmod(0)
        found["private.txt"] = "R103"
    return found
