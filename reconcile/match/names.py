"""Tell whether two names from different sources may be one."""

from functools import lru_cache

from reconcile.model import plain_letters

_SUFFIXES = frozenset(
    [
        "inc",
        "inc.",
        "corp",
        "corp.",
        "co",
        "co.",
        "ltd",
        "ltd.",
        "llc",
        "plc",
        "company",
        "corporation",
        "limited",
        "group",
        "mr",
        "mrs",
        "ms",
        "dr",
        "the",
    ]
)


@lru_cache(maxsize=65536)
def name_words(name: str) -> frozenset[str]:
    """Return the telling words of a name, folded, without accents, titles and company endings."""
    words = [
        w.strip(".,'’").removesuffix("'s").removesuffix("’s") for w in plain_letters(name).replace("-", " ").split()
    ]
    telling = frozenset(w for w in words if w and w not in _SUFFIXES)
    return telling or frozenset(words)


@lru_cache(maxsize=65536)
def same_name(left: str, right: str) -> bool:
    """Tell whether one name shortens or repeats the other: `Scale` and `Scale AI`, `Wang` and `Alexandr Wang`."""
    one, two = name_words(left), name_words(right)
    return bool(one) and bool(two) and (one <= two or two <= one)


def shared_names(left: tuple[str, ...], right: tuple[str, ...]) -> list[str]:
    """Return the names of the left side that the right side has too."""
    return [name for name in left if any(same_name(name, other) for other in right)]
