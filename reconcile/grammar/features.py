"""Features of the tagger, the parser and the labeller, as indices into tables of weights.

A word or tag is a 32-bit number; in slot k of a feature it is multiplied by the k-th odd constant, so that a feature is a sum
of ready-made products: no string is built while parsing (the hash kernel of Shi et al. 2009). Whoever looks a feature up
takes `feature >> SHIFT & MASK` for its number.
"""

from functools import lru_cache
from zlib import crc32

MASK = (1 << 28) - 1  # wide enough that features of the treebank hardly ever collide
_P = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F)
SHIFT = 17
_LOW = (MASK << SHIFT) | (
    (1 << SHIFT) - 1
)  # the bits of a sum that can reach a number; two digits of Python's and not three
Code = tuple[int, int, int, int]


@lru_cache(maxsize=200_000)
def code(text: str) -> Code:
    """Return a word or tag as its four products."""
    number = crc32(text.encode("utf-8", "surrogatepass")) + 1
    return (number * _P[0] & _LOW, number * _P[1] & _LOW, number * _P[2] & _LOW, number * _P[3] & _LOW)


NONE = code("<none>")
ROOT = code("<root>")
_T = tuple(crc32(b"template %d" % n) * _P[n % 4] & _LOW for n in range(64))
_DIST = tuple(code(f"<d{n}>") for n in range(9))


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return the form of a word that the models know: lower case, straight quotes, digits as one sign."""
    low = word.lower().replace("’", "'").replace("‘", "'")
    if low in ("“", "”", "``", "''"):
        return '"'
    if any(c.isdigit() for c in low):
        return "0" if low.replace(",", "").replace(".", "").isdigit() else "0x"
    return low


def shape(word: str) -> str:
    """Return the outward form of a word: capitals, digits, letters or other."""
    if word[0].isupper():
        return "XX" if len(word) > 1 and word.isupper() else "Xx"
    if word[0].isdigit():
        return "d"
    return "x" if word.isalpha() else "-"


@lru_cache(maxsize=100_000)
def _word_codes(word: str) -> tuple[Code, Code, Code, Code, Code, Code]:
    low = fold(word)
    return (
        code(low),
        code("3" + low[-3:]),
        code("2" + low[-2:]),
        code("4" + low[-4:]),
        code("p" + low[:2]),
        code("s" + shape(word)),
    )


_EDGE = (NONE, NONE, NONE, NONE, NONE, NONE)


def tag_features(words: list[str], index: int, before: str, before2: str, starts: bool) -> tuple[int, ...]:
    """Return the features of one word for the tagger; `before` and `before2` are the tags to its left."""
    w, s3, s2, s4, p2, sh = _word_codes(words[index])
    left = _word_codes(words[index - 1]) if index else _EDGE
    left2 = _word_codes(words[index - 2]) if index > 1 else _EDGE
    last = len(words) - 1
    right = _word_codes(words[index + 1]) if index < last else _EDGE
    right2 = _word_codes(words[index + 2]) if index + 1 < last else _EDGE
    t1, t2, first = code(before), code(before2), _DIST[1 if starts else 0]
    t = _T
    return (
        w[0] + t[0], s3[0] + t[1], s2[0] + t[2], s4[0] + t[3], p2[0] + t[4], sh[0] + first[1] + t[5], t1[0] + t[6], t1[0] + t2[1] + t[7],
        t1[0] + w[1] + t[8], left[0][0] + t[9], left2[0][0] + t[10], right[0][0] + t[11], right2[0][0] + t[12], left[1][0] + t[13],
        right[1][0] + t[14], right[0][0] + w[1] + t[15], sh[0] + first[1] + s2[2] + t[16], right[5][0] + sh[1] + t[17], t1[0] + s3[1] + t[18],
        t1[0] + right[1][1] + t[19],
    )  # fmt: skip


def move_features(
    words: list[Code],
    tags: list[Code],
    stack: list[int],
    front: int,
    links: tuple[list[int], list[int], list[int], list[int]],
) -> tuple[int, ...]:
    """Return the features of a parser state; `links` are leftmost and rightmost child and their numbers, by word."""
    first, last, lefts, rights = links
    size = len(words)
    none, t, dist = NONE, _T, _DIST
    depth = len(stack)
    if depth:
        s0 = stack[-1]
        w0, t0 = words[s0], tags[s0]
        c = first[s0]
        tl0 = tags[c] if c >= 0 else none
        c = last[s0]
        wr0, tr0 = (words[c], tags[c]) if c >= 0 else (none, none)
        vr, vl = dist[rights[s0] if rights[s0] < 4 else 4], dist[lefts[s0] if lefts[s0] < 4 else 4]
        gap = front - s0
        d = dist[gap if gap < 6 else 6 if gap < 10 else 7]
    else:
        w0 = t0 = tl0 = wr0 = tr0 = vr = vl = d = none
    if depth > 1:
        s1 = stack[-2]
        w1, t1 = words[s1], tags[s1]
        c = last[s1]
        tr1 = tags[c] if c >= 0 else none
    else:
        w1 = t1 = tr1 = none
    t2 = tags[stack[-3]] if depth > 2 else none
    if front < size:
        b, u = words[front], tags[front]
        c = first[front]
        ul = tags[c] if c >= 0 else none
        vb = dist[lefts[front] if lefts[front] < 4 else 4]
    else:
        b = u = ROOT
        ul = vb = none
    b1, u1 = (words[front + 1], tags[front + 1]) if front + 1 < size else (none, none)
    u2 = tags[front + 2] if front + 2 < size else none
    w00, t00, b00, u00 = w0[0], t0[0], b[1], u[1]
    pair = t00 + u00
    return (
        w00 + t0[1] + t[0], t00 + t[1], w00 + t[2], b[0] + u[1] + t[3], u[0] + t[4], b[0] + t[5], t1[0] + t[6], w1[0] + t[7], u1[0] + t[8], b1[0] + t[9],
        w00 + t0[1] + b[2] + u[3] + t[10], t00 + b00 + t[11], w00 + u00 + t[12], pair + d[2] + t[13], pair + u1[2] + t[14], pair + t1[2] + t[15],
        pair + tl0[2] + tr0[3] + t[16], pair + ul[2] + t[17], w00 + b00 + t[18], pair + t1[2] + u1[3] + t[19], u[0] + u1[1] + u2[2] + t[20],
        t00 + vr[1] + vl[2] + t[21], u[0] + vb[1] + t[22], w00 + vr[1] + t[23], t00 + t1[1] + t2[2] + t[24], pair + w1[2] + t[25], pair + tr0[2] + t[26],
        pair + wr0[2] + t[27], t00 + t1[1] + tr1[2] + t[28], w00 + u00 + u1[2] + t[29], w00 + w1[1] + t[30], w00 + d[1] + t[31], b[0] + d[1] + t[32],
        t1[0] + u00 + d[2] + t[33], w00 + u00 + t1[2] + t[34], t00 + b00 + u1[2] + t[35], w00 + u00 + tl0[2] + t[36], b[0] + ul[1] + t00 + t[37],
        w1[0] + b00 + t[38], t1[0] + b00 + t[39],
    )  # fmt: skip


_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "get", "got", "gets", "'s", "'re"})


def label_features(
    low: list[str], tags: list[str], heads: list[int], children: list[list[int]], index: int
) -> tuple[int, ...]:
    """Return the features of the relation between a word and its governor."""
    h = heads[index]
    kids, siblings = children[index], children[h] if h >= 0 else []
    w, tag = code(low[index]), code(tags[index])
    hw, ht = (code(low[h]), code(tags[h])) if h >= 0 else (ROOT, ROOT)
    side = _DIST[1 if h > index else 2]
    gap = abs(h - index)
    far = _DIST[gap if gap < 4 else 4]
    fw = ft = case = NONE
    aux = _DIST[0]
    if kids:
        fw, ft = code(low[kids[0]]), code(tags[kids[0]])
        case = next((code(low[k]) for k in kids if tags[k][:3] in ("ADP", "SCO", "PAR")), NONE)
        aux = _DIST[1 if any(tags[k][:3] == "AUX" for k in kids) else 0]
    be = _DIST[1 if any(low[k] in _BE for k in siblings) else 0]
    place = siblings.index(index) if siblings else 0
    prev = code(tags[siblings[place - 1]]) if place > 0 else NONE
    grand = code(tags[heads[h]]) if h >= 0 and heads[h] >= 0 else NONE
    after = code(tags[index + 1]) if index + 1 < len(tags) else NONE
    ahead = code(tags[index - 1]) if index else NONE
    wordb = code(low[index - 1]) if index else NONE
    s3, hs3, hs2 = (
        code("3" + low[index][-3:]),
        code("3" + low[h][-3:]) if h >= 0 else NONE,
        code("2" + low[h][-2:]) if h >= 0 else NONE,
    )
    kinds = sum(1 for k in siblings if k < h) if h >= 0 else 0
    t, pair = _T, tag[0] + ht[1] + side[3]
    return (
        w[0] + hw[1] + t[0], w[0] + ht[1] + side[3] + t[1], tag[0] + hw[1] + side[3] + t[2], pair + far[2] + t[3], w[0] + side[3] + t[4], hw[0] + side[3] + t[5],
        pair + case[2] + t[6], w[0] + case[1] + t[7], pair + fw[2] + t[8], pair + ft[2] + t[9], pair + prev[2] + t[10], pair + grand[2] + t[11],
        tag[0] + ahead[1] + after[2] + side[3] + t[12], pair + aux[2] + t[13], pair + be[2] + hs2[0] + t[14], s3[0] + ht[1] + side[3] + t[15],
        hs3[0] + tag[1] + side[3] + t[16], tag[0] + case[2] + hw[1] + t[17], pair + _DIST[min(len(kids), 8)][2] + t[18], pair + wordb[2] + t[19],
        pair + _DIST[min(place, 8)][2] + _DIST[min(kinds, 8)][0] + t[20], tag[0] + fw[1] + case[2] + hw[3] + t[21], pair + be[2] + aux[0] + case[0] + t[22],
    )  # fmt: skip
