"""Ways to spoil a file, all drawn from one random generator, so that a seed number is a file."""

from collections.abc import Callable, Sequence
from random import Random

TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\r", b"\n\n", b"\t", b"<", b"</p>", b"<table><tr><td>", b"<!--", b"]]>", b"&#0;",
    b"&nbsp;", b"&#x110000;", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<?xml version='1.1' encoding='utf-7'?>", b"Content-Transfer-Encoding: base64\n", b"--", b"=?utf-8?b?",
    b"PK\x01\x02", b"PK\x05\x06", b"endobj", b"stream\n", b"/Length -1", b"<w:p>", b"</w:tr>", b"---\n", b"999999999999999999999", b"$14.3 billion", b"49%", b"\xe2\x80\x9c",
    b"-1e309", b"1,2,3,4,5,6", b"between 5 and ", b"((((((((((", b"\"'\"'\"'", b"a" * 300, b"\xcc\x81" * 50, b". . . . . .",
)  # fmt: skip


def flip(data: bytearray, random: Random, _: Sequence[bytes]) -> None:
    """Change some bytes."""
    for _n in range(random.randint(1, 12)):
        data[random.randrange(len(data))] = random.randrange(256)


def cut(data: bytearray, random: Random, _: Sequence[bytes]) -> None:
    """Lose the end."""
    del data[random.randrange(len(data)) :]


def drop(data: bytearray, random: Random, _: Sequence[bytes]) -> None:
    """Lose a stretch."""
    at = random.randrange(len(data))
    del data[at : at + random.randint(1, 200)]


def double(data: bytearray, random: Random, _: Sequence[bytes]) -> None:
    """Write a stretch again, up to forty times, somewhere else."""
    at = random.randrange(len(data))
    piece = bytes(data[at : at + random.randint(1, 100)]) * random.choice((1, 1, 2, 40))
    place = random.randrange(len(data))
    data[place:place] = piece


def insert(data: bytearray, random: Random, _: Sequence[bytes]) -> None:
    """Write what means something to some reader."""
    for _n in range(random.randint(1, 4)):
        place = random.randrange(len(data))
        data[place:place] = random.choice(TOKENS)


def splice(data: bytearray, random: Random, corpus: Sequence[bytes]) -> None:
    """Put a stretch of another file in."""
    other = random.choice(corpus)
    at, place = random.randrange(len(other)), random.randrange(len(data))
    data[place : place + random.randint(0, 400)] = other[at : at + random.randint(1, 400)]


MUTATORS: tuple[Callable[[bytearray, Random, Sequence[bytes]], None], ...] = (flip, cut, drop, double, insert, splice)


def mutate(data: bytes, random: Random, corpus: Sequence[bytes]) -> bytes:
    """Return a spoilt copy of a file."""
    spoilt = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        if spoilt:
            random.choice(MUTATORS)(spoilt, random, corpus)
    return bytes(spoilt)
