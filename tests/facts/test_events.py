"""Figures of two events of one kind stay apart; figures of one event meet."""

import pytest

from tests.desk import check, compare


def sets_against(left: str, right: str, one: str, two: str) -> bool:
    """Tell whether a finding on two texts sets one value against the other."""
    report = check(a=left, b=right)
    return any({one, two} <= {side.text for side in finding.sides} for finding in report.findings)


def test_two_tolls_of_one_fire_conflict() -> None:
    assert sets_against(
        "A fire at a textile factory in Bari killed nine workers on Friday, police said.",
        "Seven workers died on Friday in the fire at a textile factory in Bari.",
        "nine",
        "Seven",
    )


@pytest.mark.parametrize(
    ("left", "right", "one", "two"),
    [
        # the year of the one is not the year of the other
        ("The quake killed nine villagers.", "A similar quake in 1997 killed 30 villagers.", "nine", "30"),
        # a month named on one side only is not of the day
        ("The quake on Sunday killed nine villagers.", "A quake killed six villagers in March.", "nine", "six"),
        # what the sentence before places is carried over
        (
            "The quake killed nine villagers.",
            "A quake hit the island in March. That quake killed six villagers.",
            "nine",
            "six",
        ),
        # another weekday
        ("The raid on Monday killed nine rebels.", "The raid on Thursday killed six rebels.", "nine", "six"),
        # the seriously hurt are not all the hurt
        ("The crash injured 40 people.", "Eight people were seriously injured in the crash.", "40", "Eight"),
        # a part is not the whole
        ("The raid killed 40 people.", "The raid killed dozens, nine of them children.", "40", "nine"),
        # the rest is what is left of the whole
        ("Three bridges were damaged.", "One bridge fell and the other two were damaged.", "Three", "two"),
        # who may do a thing is not who does it
        (
            "Some 5,100 members had cast a vote by noon.",
            "Over 5,600 members were eligible to vote for the board.",
            "Some 5,100",
            "Over 5,600",
        ),
        # a part of the figure does what the clause says
        (
            "Some 240,000 people voted in Norland.",
            "Most of the 260,000 people voted in Norland.",
            "Some 240,000",
            "260,000",
        ),
        # of two groups together
        (
            "Eighty percent of the 140 delegates come from the Reform Party.",
            "Almost all of the 140 delegates came either from the Reform Party or from the unions.",
            "Eighty percent",
            "Almost all",
        ),
        # the names stand before the figure that counts them
        (
            "The sailors are from Peru and Bolivia, two countries on Lake Titicaca.",
            "Ships of several countries are patrolling Lake Titicaca.",
            "two",
            "several",
        ),
        # what a happening is dated by is another happening
        (
            "Ada Roe is accused of shooting three workers.",
            "Ada Roe was held. The shooting came a month after a guard in Leeds fatally shot eight customers.",
            "three",
            "eight",
        ),
        # two offices
        (
            "Ann Lee spent 11 seasons with Hull as a player.",
            "Ann Lee spent four seasons with Hull as director.",
            "11",
            "four",
        ),
        # what others did in a clause of time
        (
            "Thousands of villagers fled to camps in Oruro after two floods swept away houses and killed at least one person.",
            "At least six people died in Oruro, officials said.",
            "Thousands",
            "At least six",
        ),
        # a participle happens where what it hangs on does
        (
            "A shell hit a house in Dura, killing seven people.",
            "A shell hit a house in Rahat, killing nine people.",
            "seven",
            "nine",
        ),
        # a clause of circumstance tells where a deed befell
        (
            "Two people were killed when a shell hit a school in Dura.",
            "Nine people were killed when a shell hit a school in Rahat.",
            "Two",
            "Nine",
        ),
        # and is of the day before it
        (
            "The army broke the truce on 9 March 2006, when troops raided the camp and killed six gunmen.",
            "Troops raided the camp and killed nine gunmen.",
            "six",
            "nine",
        ),
        # where the noun is left out, names must tell whose dead they are
        (
            "Shelling in Dura left at least five dead.",
            "The war killed four of the Hadi family.",
            "at least five",
            "four",
        ),
        # those in all the countries of a list are more than those in one of them
        (
            "The wave killed more than 31,000 people in Peru, Chile, Bolivia and other countries in 2004.",
            "The wave killed 24,000 people in Peru's Loreto province and the island of Mira in 2004.",
            "more than 31,000",
            "24,000",
        ),
        # whose relatives they are, a text would say
        (
            "Shells hit a house in Dura, killing four.",
            "Shells hit Dura on Monday. A driver of trucks had two relatives killed by shells.",
            "four",
            "two",
        ),
        # one in an aside is hardly more than an article
        ("Ada Roe killed two women, police said.", "Ada Roe had no quarrel with one woman, police said.", "two", "one"),
        # not everybody who is shot dies
        (
            "Ada Roe is accused of shooting three men.",
            "Ada Roe gunned down two men at the plant.",
            "three",
            "two",
        ),
        # two ages belong to two people
        ("Police held Ana Ruiz, 34, on Monday.", "Police held her brother Luis Ruiz, 29, on Monday.", "34", "29"),
    ],
)
def test_figures_of_two_events_never_meet(left: str, right: str, one: str, two: str) -> None:
    assert not sets_against(left, right, one, two)


@pytest.mark.parametrize(
    ("left", "right", "one", "two"),
    [
        # one office
        (
            "Ann Lee spent four seasons as captain of Hull City.",
            "Ann Lee spent five seasons as captain of Hull City.",
            "four",
            "five",
        ),
        # one place, told of what the participle hangs on
        (
            "A shell hit a house in Dura, killing seven people.",
            "A shell hit a house in Dura, killing nine people.",
            "seven",
            "nine",
        ),
        # one place, told in a clause of circumstance
        (
            "Two people were killed when a shell hit a school in Dura.",
            "A shell that hit a school in Dura killed nine people.",
            "Two",
            "nine",
        ),
        # a number of the same noun is nearer than an equal one of another
        (
            "Peru has so far lost seven soldiers and four civilians in the conflict with Chile.",
            (
                "Nine Peruvians, including three civilians hit by shells, have been killed in the conflict with Chile. "
                "One of Peru's own tanks fired on a building used by Peruvian troops, killing four."
            ),
            "four",
            "three",
        ),
        # another word for a deed
        ("Ada Roe gunned down two men at the plant.", "Ada Roe killed three men at the plant.", "two", "three"),
        # what is dated by something else is the happening itself
        (
            "The gunman shot three people, weeks after a shooting in Leeds.",
            "The gunman shot four people.",
            "three",
            "four",
        ),
    ],
)
def test_figures_of_one_event_meet(left: str, right: str, one: str, two: str) -> None:
    assert sets_against(left, right, one, two)


def test_the_nearest_of_several_figures_is_the_rival() -> None:
    left = "The bank cut 300 jobs in Leeds. The bank cut 90 jobs in Hull."
    right = "The bank cut 310 jobs in Leeds. The bank cut 95 jobs in Hull."
    report = check(a=left, b=right)
    pairs = {frozenset(side.text for side in finding.sides) for finding in report.findings}
    assert frozenset({"90", "95"}) in pairs
    assert not any({"300", "95"} <= pair or {"90", "310"} <= pair for pair in pairs)


def test_a_share_in_a_list_keeps_its_own_place() -> None:
    left = "Calls fell by 55 percent in Kenya, 41 percent in Norway and 67 percent in Ghana."
    right = "Calls fell by 60 percent in Ghana."
    assert not sets_against(left, right, "41 percent", "60 percent")


def test_magnitudes_far_apart_are_of_two_quakes() -> None:
    left, right = "A magnitude 6.1 quake hit the island.", "A magnitude 7.6 quake hit the island."
    assert not sets_against(left, right, "magnitude 6.1", "magnitude 7.6")


def test_a_copy_of_a_text_that_contradicts_itself_hides_nothing() -> None:
    text = "Acme paid $14.3 billion for Bolt.\n\nThe firm has many rivals. Acme paid $14.8 billion for Bolt."
    alone = [finding.fingerprint for finding in check(a=text).findings]
    assert alone
    assert [finding.fingerprint for finding in check(a=text, b=text).findings] == alone


def test_what_an_amount_is_the_worth_of_ties_two_sources() -> None:
    """`worth of`, `worth` and `valued at` name the thing priced, and a figure in brackets is the one before it in another unit."""
    assert sets_against(
        "Thieves nabbed $4.5 million worth of jewellery from the store on Monday.",
        "The robbers grabbed jewelry and coins valued at $5.1 million on Monday.",
        "$4.5 million",
        "$5.1 million",
    )
    assert sets_against(
        "The men made off with watches worth three million euros ($3.6 million), police said.",
        "The robbers grabbed watches worth $4.4 million, police said.",
        "$3.6 million",
        "$4.4 million",
    )


def test_the_price_of_a_deal_is_one_figure_however_the_deal_is_named() -> None:
    assert sets_against(
        "Norvik said on Monday it had agreed to buy snack maker Halden Foods for $3.2 billion in cash.",
        "Norvik, the dairy company, has reached an agreement to acquire Halden Foods in a deal worth $3.4bn including debt.",
        "$3.2 billion",
        "$3.4bn",
    )


@pytest.mark.parametrize(
    ("left", "right", "one", "two"),
    [
        # what somebody was before is said of the person, not of the deed
        (
            "Former mayor Thomas Kerr was sentenced on Tuesday to 14 years in prison.",
            "Thomas Kerr was sentenced to 11 years in prison.",
            "14 years",
            "11 years",
        ),
        # what befalls one party once needs no date
        (
            "A jury convicted Thomas Kerr in November on 17 counts of fraud.",
            "Thomas Kerr was convicted of 19 counts of fraud.",
            "17",
            "19",
        ),
        # an age holds through the year
        ("A jury convicted Thomas Kerr, 63, in November.", "Thomas Kerr, 64, was jailed on Tuesday.", "63", "64"),
        # one past happening, dated here and called an earlier one there, tied by its place
        (
            "On May 4, 12 people were killed when two buses collided near Graz.",
            "Earlier this month, 14 people were killed when two buses collided near Graz.",
            "12",
            "14",
        ),
        # what a person did is not of the time at which he will be sentenced
        (
            "Contractor Vince Dolan, who paid Thomas Kerr $400,000, is to be sentenced in May.",
            "Vince Dolan paid Thomas Kerr $450,000.",
            "$400,000",
            "$450,000",
        ),
    ],
)
def test_times_and_limits_of_other_words_keep_nothing_apart(left: str, right: str, one: str, two: str) -> None:
    assert sets_against(left, right, one, two)


def test_what_happened_years_ago_is_another_happening() -> None:
    assert not sets_against(
        "Two years ago 12 people were killed when two buses collided near Graz.",
        "14 people were killed on Saturday when two buses collided near Graz.",
        "12",
        "14",
    )


def test_what_was_told_of_another_day_may_be_of_the_same_happening() -> None:
    assert sets_against(
        "The storm hit the coast of Norland on Thursday. It destroyed 120 schools.",
        "Aid reached the survivors of the storm on Sunday. It had destroyed 140 schools, officials said.",
        "120",
        "140",
    )


def test_two_quakes_on_two_days_are_held_apart() -> None:
    trace = compare(
        "An earthquake hit the island on Sunday. It injured five people.",
        "An earthquake struck the island on Monday. It injured three people.",
    )
    assert any(step.startswith("day -2.0") for step in trace.steps)


def test_what_is_dated_and_what_was_last_year_may_be_one_past_happening() -> None:
    assert sets_against(
        "Nineteen people were killed in the bombing of a hotel in Graz in 2008.",
        "Last year 17 people were killed in an attack on a hotel in Graz.",
        "Nineteen",
        "17",
    )


def test_last_year_is_not_the_day() -> None:
    assert not sets_against(
        "Nineteen people were killed on Sunday in the bombing of a hotel in Graz.",
        "Last year 17 people were killed in an attack on a hotel in Graz.",
        "Nineteen",
        "17",
    )
