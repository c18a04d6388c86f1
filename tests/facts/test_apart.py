"""What looks like a difference and is none: another part, another stretch, another person, a wish beside what came about."""

import pytest

from tests.desk import check, lines
from tests.facts.test_events import sets_against


def quiet(left: str, right: str) -> bool:
    """Tell whether two texts cause no finding."""
    return not lines(check(a=left, b=right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # of the whole world, or of a place in it
        ("The brewer employs 41,000 people worldwide.", "The brewer employs 3,800 people in Belgium."),
        ("Clinics in Lugo took in 12 patients.", "Clinics across the country took in 70 patients."),
        # on top of those told of before
        ("Customs officers have detained nine smugglers.", "Customs officers detained three more smugglers on Friday."),
        # a step and a level
        ("Halden will lift its stake by 7 percent.", "Halden will lift its stake to 31 percent."),
        # wished for, and come about
        ("The museum has raised $4 million.", "The museum hopes to raise $9 million."),
        ("The tunnel has cost $710 million so far.", "The tunnel was planned to cost $480 million."),
        ("The firm was fined $15 million.", "Lawyers had asked for the firm to be fined $25 million."),
        # a stretch of a contest, or of a count
        ("Berg received 41 percent in the first round.", "Berg received 56 percent in the second round."),
        ("The zoo had 9,000 visitors in its first week.", "The zoo has had 70,000 visitors since it opened."),
        ("By noon divers had recovered 11 bodies.", "By evening divers had recovered 16 bodies."),
        # one of two who are set side by side, and a relative
        ("The coach was fined $30,000.", "The player was fined $10,000."),
        ("The vaccine helped 71 percent of patients.", "The placebo helped 40 percent of patients."),
        ("Moss was sentenced to 11 years in prison.", "Moss's brother was sentenced to five years in prison."),
        ("He was sentenced to 11 years in prison.", "His accomplice was sentenced to five years in prison."),
        # a part of a figure, told by both
        ("The firm called back 90,000 vehicles, including 20,000 vans.", "The firm called back 20,000 vans."),
    ],
)
def test_these_stay_apart(left: str, right: str) -> None:
    assert quiet(left, right)


@pytest.mark.parametrize(
    ("left", "right", "one", "two"),
    [
        ("The brewer employs 41,000 people worldwide.", "The brewer employs 38,000 people.", "41,000", "38,000"),
        ("The museum hopes to raise $4 million.", "The museum plans to raise $9 million.", "$4 million", "$9 million"),
        ("The tunnel will cost $710 million.", "The tunnel is to cost $640 million.", "$710 million", "$640 million"),
        ("Berg won with 41 percent of the vote.", "Berg got 44 percent of the vote.", "41 percent", "44 percent"),
        ("Moss was sentenced to 11 years in prison.", "Moss got nine years in jail.", "11 years", "nine years"),
    ],
)
def test_these_still_meet(left: str, right: str, one: str, two: str) -> None:
    assert sets_against(left, right, one, two)
