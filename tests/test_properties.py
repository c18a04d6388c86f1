"""What is always true, tried on generated stories: order, copies, wrapping and typography change nothing; values mirror each other."""

import random
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reconcile.compare.pair import compare_pair
from reconcile.errors import DocumentError
from reconcile.model import Document, Report, Value
from reconcile.report import Layout, render
from reconcile.values import find_values
from tests.desk import check_all, document, language, lines

BUYERS = ("Acme", "Nadir Group", "Orbis")
TARGETS = ("Bolt", "Zenith Mining", "Halo Foods")
LONG = (
    "The company, which has its seat in the old harbour district and has long been seen as the quietest of the large groups "
    "in its trade, gave no further details when it was asked about the reports late in the evening."
)
PLACES = ("Lisbon", "Oslo", "Quito")

money = st.builds(
    lambda n, d, unit: f"${n}{f'.{d}' if d else ''} {unit}",
    st.integers(1, 99),
    st.integers(0, 9),
    st.sampled_from(["million", "billion"]),
)
people = st.builds(
    lambda hedge, n: f"{hedge} {n} people".strip(),
    st.sampled_from(["", "about", "at least", "more than", "nearly", "up to", "fewer than"]),
    st.integers(2, 5000).map(lambda n: f"{n:,}"),
)
share = st.builds(
    lambda n, sign: f"{n}{sign}",
    st.integers(1, 99),
    st.sampled_from(["%", " percent", " per cent"]),
)
vague = st.sampled_from(
    ["a minority", "a majority", "dozens of people", "several people", "hundreds of people", "about a third"]
)
figure = st.one_of(money, people, share, vague)

sentence = st.one_of(
    st.builds("{} paid {} for {}.".format, st.sampled_from(BUYERS), money, st.sampled_from(TARGETS)),
    st.builds("The storm in {} injured {}.".format, st.sampled_from(PLACES), people),
    st.builds("{} holds a {} stake in {}.".format, st.sampled_from(BUYERS), share, st.sampled_from(TARGETS)),
    st.builds("{} said on Monday that it would not sell {}.".format, st.sampled_from(BUYERS), st.sampled_from(TARGETS)),
)
# A wire text that does not contradict itself: one sentence of each sort, and enough words to be known again in a copy.
sober = st.builds(
    "{} {} {} {} {}".format,
    st.builds("{} paid {} for {}.".format, st.sampled_from(BUYERS), money, st.sampled_from(TARGETS)),
    st.builds("The storm in {} injured {}.".format, st.sampled_from(PLACES), people),
    st.just(LONG),
    st.builds("{} holds a {} stake in {}.".format, st.sampled_from(BUYERS), share, st.sampled_from(TARGETS)),
    st.just("Nobody could say on Tuesday when the works would begin again."),
)
story = st.lists(sentence, min_size=1, max_size=4, unique=True).map(" ".join)
batch = st.lists(story, min_size=2, max_size=4)


def documents(texts: list[str]) -> list[Document]:
    return [document(f"d{n}", text + "\n") for n, text in enumerate(texts)]


def bytes_of(report: Report) -> str:
    return render(report, "json", Layout(agreements=True))


def values_in(text: str) -> tuple[Value, ...]:
    return find_values(text, 0, None, language())


@given(batch, st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_no_byte(texts: list[str], chance: random.Random) -> None:
    given_order = documents(texts)
    shuffled = chance.sample(given_order, len(given_order))
    assert bytes_of(check_all(shuffled)) == bytes_of(check_all(given_order))


@given(batch)
def test_mentions_quote_their_documents(texts: list[str]) -> None:
    table = {d.path: d.text for d in documents(texts)}
    for finding in check_all(documents(texts)).findings:
        assert len(finding.sides) >= 2
        for side in finding.sides:
            assert side.mentions
            assert 1 <= side.independent <= side.documents == len({m.path for m in side.mentions})
            for m in side.mentions:
                assert table[m.path][m.span.start : m.span.end] == m.text
                assert table[m.path][m.claim.start : m.claim.end] == m.quote
                assert m.claim.start <= m.span.start < m.span.end <= m.claim.end


@given(batch, st.integers(44, 72))
def test_wrapping_changes_no_finding(texts: list[str], width: int) -> None:
    import textwrap

    plain = [f"{LONG} {text} {LONG}" for text in texts]
    wrapped = [textwrap.fill(text, width, break_on_hyphens=False) for text in plain]
    assert lines(check_all(documents(wrapped))) == lines(check_all(documents(plain)))


@given(batch)
def test_line_ends_change_no_finding(texts: list[str]) -> None:
    parted = [text.replace(". ", ".\n\n") for text in texts]
    assert lines(check_all(documents([t.replace("\n", "\r\n") for t in parted]))) == lines(check_all(documents(parted)))


@given(batch)
def test_an_unrelated_document_removes_nothing(texts: list[str]) -> None:
    other = document(
        "z", "Rain fell over the hills of Umbria while the choir sang. The harvest was late and the wine thin.\n"
    )
    assert lines(check_all([*documents(texts), other])) == lines(check_all(documents(texts)))


@given(sober, story)
def test_a_further_copy_adds_no_finding_and_no_vote(wire: str, text: str) -> None:
    alone = [document("wire", wire + "\n"), document("other", text + "\n")]
    copied = [*alone, document("wire copy", wire + "\n")]
    before, after = check_all(alone), check_all(copied)
    assert lines(after) == lines(before)
    assert [[s.independent for s in f.sides] for f in after.findings] == [
        [s.independent for s in f.sides] for f in before.findings
    ]


@given(figure, figure)
def test_two_values_are_judged_alike_from_both_sides(left: str, right: str) -> None:
    for one in values_in(f"It was {left}."):
        for two in values_in(f"It was {right}."):
            there, back = compare_pair(one, two), compare_pair(two, one)
            assert (there.verdict, there.kind, there.most, there.gate) == (
                back.verdict,
                back.kind,
                back.most,
                back.gate,
            )


@given(figure)
def test_a_value_agrees_with_itself(text: str) -> None:
    for value in values_in(f"It was {text}."):
        assert compare_pair(value, value).verdict in ("agree", "compatible")


@given(figure)
def test_a_value_is_found_where_it_stands_and_its_soft_sense_lies_in_its_meaning(text: str) -> None:
    found = values_in(f"It was {text}.")
    assert found
    for value in found:
        assert f"It was {text}."[value.span.start : value.span.end] == value.text
        assert _inside(value.soft.low, value.hard.low, lower=True)
        assert _inside(value.soft.high, value.hard.high, lower=False)


def _inside(inner: Decimal | None, outer: Decimal | None, *, lower: bool) -> bool:
    """Tell whether an end of the inner interval does not pass the same end of the outer one."""
    if outer is None:
        return True
    if inner is None:
        return False
    return inner >= outer if lower else inner <= outer


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200), story)
def test_no_text_breaks_it(noise: str, text: str) -> None:
    try:
        first_document = document("noise", noise)
    except DocumentError:  # a text of little but control characters is refused
        return
    report = check_all([first_document, document("story", text)])
    for name in ("table", "stacked", "concise", "json", "jsonl"):
        first = render(report, name, Layout(agreements=True))
        assert first == render(report, name, Layout(agreements=True))
