"""One seed in every encoding and spelling that a fact-checker's folder holds gives the findings of the seed."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from reconcile import Rules
from reconcile.errors import DocumentError
from reconcile.language import Language
from reconcile.model import Report
from reconcile.pipeline import check_documents
from reconcile.read import read_document
from reconcile.read.decode import decode
from tests.places import SEEDS
from tests.readers.stories import gist, unlocated

_SEED = next(iter(sorted(SEEDS.glob("000*.txt"))))
_PLAIN = str.maketrans("“”‘’—", "\"\"''-")


def _mixed(text: str) -> str:
    """Return a text in which line ends of all three kinds take turns."""
    ends = ("\n", "\r\n", "\r")
    lines = text.split("\n")
    return "".join(line + ends[n // 2 % 3] for n, line in enumerate(lines))


def _hyphenated(text: str) -> str:
    """Return a text with a soft hyphen in the middle of every long word."""
    return re.sub(r"\b([a-z]{5})([a-z]{4,})\b", "\\1\u00ad\\2", text)


VARIANTS: dict[str, Callable[[str], bytes]] = {
    "UTF-8": lambda t: t.encode(),
    "UTF-8 with a mark": lambda t: t.encode("utf-8-sig"),
    "UTF-16 with a mark, little end first": lambda t: b"\xff\xfe" + t.encode("utf-16-le"),
    "UTF-16 with a mark, big end first": lambda t: b"\xfe\xff" + t.encode("utf-16-be"),
    "UTF-16 without a mark, little end first": lambda t: t.encode("utf-16-le"),
    "UTF-16 without a mark, big end first": lambda t: t.encode("utf-16-be"),
    "UTF-32 with a mark": lambda t: t.encode("utf-32"),
    "Windows-1252": lambda t: t.encode("cp1252"),
    "Latin-1, straight quotation marks": lambda t: t.translate(_PLAIN).encode("latin-1"),
    "ASCII": lambda t: t.translate(_PLAIN).encode("ascii", "replace"),
    "Mac Roman": lambda t: t.encode("mac_roman"),
    "UTF-8 with a broken byte at the end": lambda t: t.encode() + b"\xe2\x80",
    "Windows line ends": lambda t: t.replace("\n", "\r\n").encode(),
    "old Mac line ends": lambda t: t.replace("\n", "\r").encode(),
    "mixed line ends": lambda t: _mixed(t).encode(),
    "decomposed letters": lambda t: unicodedata.normalize("NFD", t).encode(),
    "soft hyphens": lambda t: _hyphenated(t).encode(),
    "zero-width blanks at line ends": lambda t: t.replace("\n", "\u200b\n").encode(),
    "zero-width blanks in figures": lambda t: t.replace("$14.3", "$\u200b14.3").replace("49", "\u200b49").encode(),
    "ligatures": lambda t: t.replace("fi", "\ufb01").replace("fl", "\ufb02").encode(),
    "full-width digits": lambda t: t.translate({ord("0") + n: 0xFF10 + n for n in range(10)}).encode(),
    "no-break blanks": lambda t: t.replace(" billion", "\u00a0billion").replace(" per cent", "\u202fper cent").encode(),
}


@pytest.mark.parametrize("variant", list(VARIANTS))
def test_a_seed_in_another_encoding(
    variant: str, tmp_path: Path, rules: Rules, language: Language, seeds_report: Report
) -> None:
    path = tmp_path / _SEED.name
    path.write_bytes(VARIANTS[variant](_SEED.read_text(encoding="utf-8")))
    documents = [read_document(path, name=path.name)]
    documents += [read_document(other, name=other.name) for other in sorted(SEEDS.glob("*.txt")) if other != _SEED]
    report = check_documents(documents, rules=rules, language=language)
    assert [_plain(line) for line in gist(report)] == [_plain(line) for line in gist(seeds_report)]
    assert unlocated(report, {d.path: d.text for d in documents}) == []


def _plain(line: tuple[object, ...]) -> str:
    """Spell a line of findings alike: the words of a side are those of one of its documents."""
    return re.sub("[\u00ad\u200b]", "", unicodedata.normalize("NFKC", repr(line)))


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "text", ["It’s “new”, said René – the café’s owner.", "The naïve façade of Scale’s “team” cost £5 million"]
)
def test_the_two_old_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt")[:2] == (text, encoding)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Погибли пять человек, сообщили власти города. " * 4),
        ("shift_jis", "五人が死亡したと当局が発表した。" * 6),
    ],
)
def test_other_encodings_are_guessed_where_the_library_is_there(encoding: str, text: str) -> None:
    pytest.importorskip("charset_normalizer", reason="needs charset-normalizer: pip install 'reconcile[encodings]'")
    assert decode(text.encode(encoding), "a.txt")[0] == text


def test_the_encoding_that_is_asked_for_has_to_fit() -> None:
    assert decode(b"caf\xe9", "a.txt", "latin-1")[0] == "café"
    for encoding in ("utf-8", "no-such", "idna"):
        with pytest.raises(DocumentError) as caught:
            decode(b"caf\xe9", "a.txt", encoding)
        assert caught.value.code == "R106"
