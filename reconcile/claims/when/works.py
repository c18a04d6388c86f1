"""The year in which a work came out, where it stands with the noun for the work: `the 1962 film Glass Tower`."""

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.scene import Scene
from reconcile.claims.when.events import Doing
from reconcile.model import Token

_BETWEEN = ("``", "''", '"', "“", "”", ",")


def work_of(scene: Scene, where: Anchor) -> Doing | None:
    """Return the coming out of a work by its name, for a year beside the noun of the work; None elsewhere.

    `The 1962 television film Glass Tower`, `in 1962 a film, Glass Tower, told`, `Glass Tower, a 1962 film`.
    """
    tokens = scene.parse.tokens
    at = where.last + 1 + (where.last + 1 < len(tokens) and tokens[where.last + 1].tag == "DET")
    noun = next((i for i in range(at, min(at + 3, len(tokens))) if _work(scene, tokens[i])), -1)
    if noun < 0 or any(t.tag in ("VERB", "ADP", "PUNCT") for t in tokens[at:noun]):
        return None
    name = _behind(scene, noun) or _before(scene, where.first)
    return Doing(_work(scene, tokens[noun]), "", name) if name else None


def _work(scene: Scene, token: Token) -> str:
    return str(scene.language.section("hours")["works"].get(token.lemma.lower(), ""))


def _behind(scene: Scene, noun: int) -> str:
    """The title behind the noun of a work, over a comma, a quotation mark and an article: its words with capitals."""
    tokens, at = scene.parse.tokens, noun + 1
    while at < len(tokens) and (tokens[at].text in _BETWEEN or tokens[at].text.lower() == "the"):
        at += 1
    end = at
    while end < len(tokens) and (tokens[end].text[:1].isupper() or tokens[end].text.lower() in ("of", "the")):
        end += 1
    return " ".join(t.text for t in tokens[at:end])


def _before(scene: Scene, first: int) -> str:
    """`Glass Tower, a`: the name before the article of a year."""
    tokens = scene.parse.tokens
    if first < 3 or tokens[first - 1].text.lower() not in ("a", "the") or tokens[first - 2].text != ",":
        return ""
    name = scene.roster.name_at(scene.number, first - 3)
    return name.canonical if name is not None else ""
