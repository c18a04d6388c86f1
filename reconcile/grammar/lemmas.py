"""Base forms of English words: tables of irregular forms, the words that are known, and the rules of spelling (Quirk et al. 1985, 3.5–3.20, 7.79)."""

import re
from collections.abc import Collection
from functools import cache, lru_cache

from reconcile.grammar.weights import load_weights
from reconcile.language import Language, irregular_nouns, singular_of, without_s

_VOWELS = frozenset("aeiouy")
_PREFIX = re.compile(r"(?:fore|mis|out|over|re|under|un|up|with)(?=[a-z]{3})")
# One vowel and one consonant, `qu` being one: the consonant would be doubled, had no e been there: `hop-`, `squar-`, `fin-`.
_SHORT = re.compile(r"(?:qu|[^aeiou])*[aeiouy][^aeiouwxy]\Z")
# Other ends of verbs that lost a silent e: `receiv-`, `argu-`, `eclips-`, `urg-`, `centr-`, `conced-`, `reconcil-`, `assum-`.
_SILENT_E = re.compile(
    r"(?:[cuv]|[aeiouylnprw]s|(?<![tz])z|[dlr]g|[aeiuy]g|eng|[bcdfgkpstz]l|[bctv]r"
    r"|[^aeiou](?:[aeiou]d|[aiou]k|[iuy]l|[aeuy]m|[iu]n|[ay]p|[aiu]r|[aouy]t)|[cnv]it|uad|uir|[iu]at|[iou]b)\Z"
)
# The same for adjectives, which end in fewer ways: `gentl-`, `dens-`, `fierc-`, `larg-`, `loos-`, `remot-`, `matur-`.
_COMPARED_E = re.compile(r"(?:[bcdgkpt]l|[nr]s|[nr]c|rg|[uv]|[aeiou]s|[^aeiou](?:[aeiou][cgt]|ud|[au]r))\Z")
_SHORTEST = 3  # letters of a stem that is too short to have been doubled: `egg-`, `add-`
_UNMARKED = {"men": "man", "ae": "a", "eaux": "eau"}  # plurals without -s
_PLAIN = ("VB", "VBP", "MD")
_COMPARED = {"JJR": "er", "RBR": "er", "JJS": "est", "RBS": "est"}


@cache
def _irregular(language: Language, name: str) -> dict[str, str]:
    return {str(form): str(base) for base, forms in language.section("lemmas")[name].items() for form in forms}


@cache
def _bases(language: Language) -> frozenset[str]:
    """Return the verbs of the table of irregular ones."""
    return frozenset(map(str, language.section("lemmas")["verbs"]))


@cache
def _known(language: Language) -> frozenset[str]:
    """Return verbs of which we know that they are base forms: those of the tables and of the treebank."""
    return load_weights(language).verbs | _bases(language) | language.words("lemmas", "known_verbs")


@cache
def irregular_pasts(language: Language) -> frozenset[str]:
    """Return the irregular pasts, the first of the forms of a verb: `sank`, `shot`; not what is a base form too (`found`) or may be a participle (`shown`)."""
    verbs = language.section("lemmas")["verbs"]
    firsts = {str(forms[0]) for forms in verbs.values() if forms}
    bases = _bases(language) | load_weights(language).verbs
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
    if tag in ("VERB", "AUX"):
        return _verb(low, form, language)
    if tag == "NOUN":
        return _noun(low, language) if form in ("NNS", "NNPS") else irregular_nouns(language).get(low, low)
    if tag in ("ADJ", "ADV") and form in _COMPARED:
        found = _irregular(language, "adjectives").get(low)
        return found or _plain(low, _COMPARED[form], language.words("lemmas", "known_adjectives"))
    return low


def _noun(low: str, language: Language) -> str:
    base = singular_of(low, language)
    ending = next((end for end in _UNMARKED if base == low and low.endswith(end)), "")
    return low.removesuffix(ending) + _UNMARKED[ending] if ending else base


def _verb(low: str, form: str, language: Language) -> str:
    irregular, known = _irregular(language, "verbs"), _known(language)
    if form in _PLAIN:
        return low if low in _bases(language) else irregular.get(low, low)
    front, hyphen, last = low.rpartition("-")
    if hyphen:
        return front + hyphen + _verb(last, form, language)
    base = irregular.get(low) or _regular(low, form, known)
    prefix = _PREFIX.match(low)
    if prefix and base not in known:
        rest = low[prefix.end() :]
        inner = irregular.get(rest) or _regular(rest, form, known)
        return prefix[0] + inner if inner in known else base
    return base


def _regular(low: str, form: str, known: Collection[str]) -> str:
    if low in known:
        return low
    if form == "VBZ":
        return without_s(low, known) if low.endswith("s") else low
    for ending in ("ing", "ed"):
        if low.endswith(ending) and _VOWELS & set(low[: -len(ending)]):
            return _stem(low[: -len(ending)], ending, known)
    return low


def _stem(stem: str, ending: str, known: Collection[str]) -> str:
    """Undo what an ending did to a verb: a doubled letter, `y` to `i`, `c` to `ck`, a lost e."""
    if _SHORT.match(stem):
        return stem + "e"
    doubled = stem[-1] == stem[-2:-1] and stem[-1] not in _VOWELS
    single = [stem[:-1]] if doubled or stem.endswith("ck") else [stem[:-1] + "y"] if stem[-1] == "i" else []
    for candidate in (stem, stem + "e", *single):
        if candidate in known:
            return candidate
    if ending == "ed" and stem[-1] in "ei":
        return stem + "e" if stem[-1] == "e" else stem[:-1] + "y"
    return _undoubled(stem) if doubled else stem + "e" if _SILENT_E.search(stem) else stem


def _undoubled(stem: str) -> str:
    """`stopp-` and `counsell-` were doubled; `pass-`, `egg-`, `pull-` have two of their own."""
    own = bool(_SHORT.match(stem[:-1])) if stem[-1] == "l" else stem[-1] in "sfz" or len(stem) == _SHORTEST
    return stem if own else stem[:-1]


def _plain(low: str, ending: str, known: Collection[str]) -> str:
    """Undo what comparison did to an adjective."""
    stem = low.removesuffix(ending)
    if stem == low or len(stem) < 2:
        return low
    if _SHORT.match(stem) or stem + "e" in known:
        return stem + "e"
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-1] == stem[-2]:
        return _undoubled(stem)
    return stem + "e" if _COMPARED_E.search(stem) else stem
