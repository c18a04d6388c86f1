"""Tell what a figure counts, from the words to its right alone: skip adjectives, take the first plural."""

from functools import lru_cache

from reconcile.values.lexicon import Lexicon
from reconcile.values.tokens import Tokens

_REACH = 5  # words; further to the right the noun belongs to another phrase


def noun_after(t: Tokens, j: int) -> tuple[str, int]:
    """Return the lemma of the noun counted and the index behind it, or an empty string and `j`."""
    words, lex = t.words, t.lex
    if words[j] == "-" and t.glued(j) and t.glued(j + 1) and words[j + 1].isalpha():
        return words[j + 1], j + 2
    k = j
    if words[k] in lex.of:
        k += 1
        while words[k] in lex.words("nouns", "determiners"):
            k += 1
    stops = lex.words("nouns", "stops")
    for n in range(k, k + _REACH):
        word = words[n]
        if not word[:1].isalpha() or word in stops:
            break
        lemma = singular(word.removesuffix("'s"), lex)
        if lemma:
            return lemma, n + 1
    return "", j


def singular_noun(t: Tokens, j: int) -> str:
    """Return the word that a figure stands before as an adjective does: `a $5 million loan`, `a 49 percent stake`."""
    words, lex = t.words, t.lex
    stops = lex.words("nouns", "stops")
    last = ""
    for n in range(j, j + 4):
        word = words[n]
        if not word[:1].isalpha() or word in stops or (n > j and t.capital(n) and not t.capital(j)):
            break
        if word in lex.words("qualities", "amounts") or word in lex.words("quantities", "stakes"):
            return singular(word, lex) or word
        last = word
        if singular(word, lex):
            return singular(word, lex)
    return "" if last in lex.words("nouns", "adjectives") else last.removesuffix("'s")


@lru_cache(maxsize=4096)
def singular(word: str, lex: Lexicon) -> str:
    """Return the singular of a noun in the plural, or an empty string where the word is none."""
    section = lex.section("nouns")
    irregular = section.get("irregular", {}).get(word)
    if irregular:
        return str(irregular)
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or word in lex.words("nouns", "not_plural"):
        return ""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")) or word.endswith("oes"):
        return word[:-2]
    return word[:-1]
