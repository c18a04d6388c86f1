"""Letters without what a typewriter lacks: accents, strokes, ligatures."""

import unicodedata

# Letters of Latin alphabets that Unicode does not take apart into a plain letter and a mark.
_WHOLE = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)


def plain_letters(text: str) -> str:
    """Return a text in lower case with plain letters: `Çakır` is `cakir`, `Østerbrø` `osterbro`."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_WHOLE))
    return "".join(c for c in apart if not unicodedata.combining(c))
