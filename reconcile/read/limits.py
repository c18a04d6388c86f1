"""How much a document may ask for before it is refused; every limit has an option."""

from dataclasses import dataclass, fields, replace

from reconcile.errors import DocumentError, UsageError

_UNITS = {"k": 2**10, "m": 2**20, "g": 2**30}
_NO_LIMIT = 2**40


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one document; the figures are chosen so that a book passes and a trap does not."""

    size: int = 64 * 2**20  # bytes of a file
    text: int = 4_000_000  # characters of a document: some 1,500 printed pages
    pages: int = 2_000  # of a PDF
    depth: int = 500  # tags inside tags, archives inside archives count 100 each
    ratio: int = 200  # an archive may grow to this many times its size; text packs 3 to 20 times
    documents: int = 10_000  # in one archive or feed
    seconds: int = 20  # for one document, or for each of an archive
    memory: int = 768 * 2**20  # bytes of the process that reads


def parse_limits(options: tuple[str, ...]) -> Limits:
    """Return the limits with `NAME=VALUE` of each option; `k`, `m`, `g` are powers of 1,024, 0 lifts a limit."""
    limits = Limits()
    known = [field.name for field in fields(Limits)]
    for option in options:
        name, _, value = option.partition("=")
        if name not in known:
            raise UsageError(f"--limit {option}: there is no limit `{name}`; known: {', '.join(known)}")
        number, unit = value.strip().lower().removesuffix("b"), 1
        if number[-1:] in _UNITS:
            number, unit = number[:-1], _UNITS[number[-1]]
        if not (number.isascii() and number.isdigit()) or len(number) > 12:
            raise UsageError(f"--limit {option}: `{name}` takes a whole number, such as {name}={getattr(limits, name)}")
        limits = replace(limits, **{name: int(number) * unit or _NO_LIMIT})
    return limits


def too_much(path: str, what: str, name: str, most: int) -> DocumentError:
    """Return the error of a document that passes a limit, with the option that lifts it."""
    shown = f"{most // 2**20}m" if most >= 2**20 and most % 2**20 == 0 else f"{most}"
    return DocumentError(path, f"{what}; the limit is {shown}, and --limit {name}=N raises it", "R108")
