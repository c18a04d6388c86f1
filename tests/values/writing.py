"""Write one number in many notations, and draw sentences that are full of figures."""

from decimal import Decimal

from hypothesis import strategies as st

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = ["", "", *"twenty thirty forty fifty sixty seventy eighty ninety".split()]
_SCALES = {10**12: "trillion", 10**9: "billion", 10**6: "million"}
_SHORT = {10**12: ("tn", "trn"), 10**9: ("bn", "B"), 10**6: ("m", "mn")}


def words(number: int) -> str:
    """Return a whole number below a thousand in words."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{_ONES[hundreds]} hundred" + (f" and {words(rest)}" if rest else "")


def spoken(number: Decimal) -> str:
    """Return a number below a thousand in words, its places after `point`."""
    whole, _, places = f"{number:f}".partition(".")
    return words(int(whole)) + (" point " + " ".join(_ONES[int(d)] for d in places) if places else "")


def money(number: Decimal, scale: int) -> list[str]:
    """Return a sum of dollars in notations that state the same last digit."""
    name, (short, letter) = _SCALES[scale], _SHORT[scale]
    return [
        f"${number} {name}",
        f"$ {number} {name}",
        f"US${number} {name}",
        f"$US{number}{short}",
        f"${number}{short}",
        f"${number}{letter}",
        f"USD {number} {name}",
        f"{number} {name} dollars",
        f"{number} {name} US dollars",
        f"${number}-{name}",
        f"${number}\u00a0{name}",
        f"${number}\n{name}",
        f"{spoken(number)} {name} dollars",
    ]


def percent(number: Decimal) -> list[str]:
    """Return a percentage in its notations."""
    return [
        f"{number}%",
        f"{number} %",
        f"{number}\u202f%",
        f"{number} percent",
        f"{number} per cent",
        f"{number}-percent",
        f"{number} pct",
        f"{number}pc",
        f"{spoken(number)} percent",
        f"{spoken(number)} per cent",
    ]


def ships(number: int) -> list[str]:
    """Return a count of ships in notations that state every digit."""
    groups = f"{number:,}"
    return [
        f"{number} ships",
        f"{groups} ships",
        groups.replace(",", "\u00a0") + " ships",
        groups.replace(",", "\u2009") + " ships",
        groups.replace(",", "\u202f") + " ships",
        f"{groups}\nships",
        f"{number} big ships",
        "".join(chr(ord(d) + 0x660 - ord("0")) for d in str(number)) + " ships",
        "".join(chr(ord(d) + 0xFF10 - ord("0")) for d in str(number)) + " ships",
        f"the {groups} ships",
    ]


HEDGES = ["", "about ", "around ", "nearly ", "just over ", "over ", "at least ", "fewer than ", "at most ", "up to "]

numerals = st.decimals(min_value=Decimal("0.1"), max_value=999, places=1).map(
    lambda d: d.quantize(Decimal(1)) if d == d.to_integral_value() else d
)
scales = st.sampled_from(sorted(_SCALES))
counts = st.integers(min_value=2100, max_value=999_999)

_PIECES = (
    "$ € £ % - – . , / : ( ) ' \" a an the of in at and or to from between over under about up not more than less at least "
    "one two twenty three hundred thousand million billion dozen half third quarter percent points cents dollars pounds "
    "miles km feet 6 2 19 300 1,200 14.3 2016 1e999 ½ 3/4 10:30 a.m. GMT June May 13 Thursday last next year years old "
    "aged Smith No. Section GPT-4 people men ships stake majority minority most several dozens few first second 5G was is "
    "\u00a0 \n \u0130 \u2212 ٣"
).split(" ")
sentences = st.lists(st.sampled_from(_PIECES), max_size=30).flatmap(
    lambda pieces: st.sampled_from([" ", "", "-"]).map(lambda joint: joint.join(pieces))
)
