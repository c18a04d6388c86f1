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
        ("The guard shot two men.", "Prosecutors believe the guard intended to shoot one other man."),
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
        # some and one more, and all; all with the doer, and those whom he killed
        ("Six hikers and a guide were killed.", "Seven people were killed in the avalanche."),
        ("Seven people, including the guide, died.", "The guide led six people to their death."),
        # a kind, and all
        ("He has written 14 novels.", "He wrote three novels about the war."),
        # a share of a poll, of one place, of a stage of the count, of a change; beside another figure
        ("Berg won with 56 percent of the vote.", "Berg got 49 percent in a poll. A poll gave Berg 49 percent."),
        ("Berg won 56 percent of the vote.", "Berg won 71 percent of the vote in Lugo."),
        ("In Lugo she received 71 percent of the vote.", "With 80 percent of the vote counted, she was ahead."),
        ("Halden pays 19 percent more than the price of Friday.", "Halden rose 14 percent."),
        # a sentence of another year; over other games
        (
            "The raid left two dead and three wounded.",
            "Earlier this year, a raid at a mill left four dead and six wounded.",
        ),
        ("He averaged 13.1 points in 62 games.", "In 540 games he averaged 9.8 points."),
        ("By the end, 38 people had been arrested.", "Police said nine people had been arrested by noon."),
        # days: planned once, one of two chambers, the second of its kind
        ("The probe was to be launched on Monday.", "The probe was launched on Thursday."),
        ("The bill was passed by the lower house on June 2.", "The bill was passed by the upper house on June 9."),
        ("The first tremor struck on Monday.", "A second tremor struck on Thursday."),
        # a length of the second of its kind, of another year, up to a moment within
        ("The first trial lasted eight weeks.", "The second trial lasted five weeks."),
        ("The siege lasted ten hours.", "The siege had lasted seven hours when a hostage was freed."),
        ("The strike lasted six days.", "In 2005 a strike lasted nine days."),
        # those among whom
        ("Unemployment fell to 6.2 percent in May.", "Unemployment among women fell to 8.1 percent in May."),
        # against another currency, on another spot
        ("The dollar fell 0.7 percent against the euro.", "The dollar fell 1.4 percent against the yen."),
        ("Waves reached 11 metres on the coast.", "Waves reached 5 metres at the port."),
        # for one of two, of another plant
        ("Bail was set at $90,000 for the driver.", "Bail was set at $40,000 for his passenger."),
        ("The union at the Lugo plant accepted the offer.", "The union at the Vigo plant rejected the offer."),
        # another charge; another year
        ("Lee was not charged with murder.", "Lee was charged with obstruction."),
        ("The council rejected the plan in 1998.", "The council approved the plan on Tuesday."),
        # a deal of another year
        ("Halden agreed to buy its rival Norvik.", "In 2007 Halden bought a mine."),
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
