"""Base forms of English words: a table of irregular ones, the verbs of the treebank, and the spelling rules of regular endings."""

import re
from functools import cache, lru_cache

from reconcile.grammar.weights import load_weights
from reconcile.language import Language

_VOWELS = frozenset("aeiouy")
# Ends of stems that lost a silent e, for verbs that the treebank does not have: `escalat-`, `receiv-`, `urg-`, `analyz-`.
_SILENT_E = re.compile(
    r"(?:[aou]t|[cnv]it|[aeiou]v|[lrn]v|[aeiou]s|[nr]s|[aeiou]c|[nr]c|[^aeiouy][aiou][dk]|[dlnr]g|[aeiou]g|[^aeiouy][iu]n|[aeiuy]z|[iu]r|[bcdfgkpstz]l|qu)\Z"
)


@cache
def _irregular(language: Language) -> dict[str, dict[str, str]]:
    data = language.section("lemmas")
    return {
        name: {str(form): str(base) for base, forms in data[name].items() for form in (base, *forms)}
        for name in ("verbs", "nouns", "adjectives")
    }


@cache
def irregular_pasts(language: Language) -> frozenset[str]:
    """Return the irregular pasts, the first of the forms of a verb: `sank`, `shot`; not what is a base form too (`found`) or may be a participle (`shown`)."""
    verbs = language.section("lemmas")["verbs"]
    firsts = {str(forms[0]) for forms in verbs.values() if forms}
    bases = {str(base) for base in verbs} | load_weights(language).verbs
    return frozenset(form for form in firsts - bases if len(form) > 2 and not form.endswith(("s", "ing", "n")))


@cache
def unchanged_pasts(language: Language) -> frozenset[str]:
    """Return the verbs whose past is written like their base form: `set`, `cut`, `hit`."""
    return frozenset(str(base) for base, forms in language.section("lemmas")["verbs"].items() if base in forms)


@lru_cache(maxsize=50_000)
def lemma_of(word: str, tag: str, form: str, language: Language) -> str:
    """Return the base form of a word by its UPOS tag and Penn form; names stay as they are."""
    if tag == "PROPN":
        return word
    low = word.lower().replace("’", "'")
    tables = _irregular(language)
    if tag in ("VERB", "AUX"):
        return tables["verbs"].get(low) or _verb(low, form, load_weights(language).verbs)
    if tag == "NOUN":
        return tables["nouns"].get(low) or (_singular(low) if form in ("NNS", "NNPS") else low)
    if tag in ("ADJ", "ADV"):
        return tables["adjectives"].get(low) or _plain(low, form)
    return low


def _singular(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")) or (low.endswith("oes") and len(low) > 4):
        return low[:-2]
    if low.endswith("men"):
        return low[:-2] + "an"
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


def _verb(low: str, form: str, known: frozenset[str]) -> str:
    if form in ("VB", "VBP", "MD") or (low in known and form not in ("VBD", "VBN", "VBG", "VBZ")):
        return low
    if form == "VBZ":
        base = _singular(low)
        return base + "e" if base not in known and base + "e" in known else base
    for ending in ("ing", "ed"):
        if low.endswith(ending) and _VOWELS & set(low[: -len(ending)]):
            return _stem(low[: -len(ending)], known)
    return low


def _stem(stem: str, known: frozenset[str]) -> str:
    """Undo what an ending did to a verb: a doubled letter, `y` to `i`, a lost e."""
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    forms = [stem, stem + "e"] + ([stem[:-1]] if doubled else []) + ([stem[:-1] + "y"] if stem.endswith("i") else [])
    for candidate in forms:
        if candidate in known:
            return candidate
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if doubled and stem[-1] not in "lsfz":
        return stem[:-1]
    return stem + "e" if _SILENT_E.search(stem) else stem


def _plain(low: str, form: str) -> str:
    ending = "er" if form in ("JJR", "RBR") else "est" if form in ("JJS", "RBS") else ""
    if not ending or not low.endswith(ending) or len(low) <= len(ending) + 2:
        return low
    stem = low[: -len(ending)]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-1] == stem[-2] and stem[-1] not in "lse":
        return stem[:-1]
    return stem + "e" if re.search(r"(?:[aeiou][gcvst]|[uia]r|rg|[pbdt]l|[iu]d|af)\Z", stem) and len(stem) > 2 else stem
