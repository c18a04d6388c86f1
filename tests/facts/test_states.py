"""What a count is in, by the words beside it: the figures of a list keep their own verbs."""

import pytest

from reconcile.model import Kind, Slot
from reconcile.pipeline import read_claims
from tests.desk import check, compare, document, language, rules


def slots(text: str) -> list[Slot]:
    """Return the slots of the figures of a text, in order."""
    reading = read_claims(document("text", text), rules(), language())
    found = [slot for claim in reading.claims for slot in claim.slots]
    return sorted((s for s in found if s.value.kind in (Kind.COUNT, Kind.NUMBER)), key=lambda s: s.value.span)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (
            "Eight people were killed, 140 others injured and more than 600 homes destroyed.",
            ["kill", "injure", "destroy"],
        ),
        ("The blast killed four miners and injured dozens.", ["kill", "injure"]),
        ("The storm left 12 people dead.", ["kill"]),
        ("At least 40 villagers are reported missing.", ["miss"]),
        ("The flood forced 14,000 people to take shelter in schools.", ["displace"]),
        ("The storm claimed 14 lives.", ["kill"]),
        ("Sixteen people lost their lives.", ["kill"]),
        ("More than 200 families lost their homes.", ["displace"]),
        ("About 500 employees will lose their jobs.", ["dismiss"]),
        ("There were 118 people on board.", ["carry"]),
        ("The firm will lay off 900 workers.", ["dismiss"]),
        ("The town has 4,000 inhabitants.", ["population"]),
        ("Officials counted 17 deaths and 30 arrests.", ["kill", "arrest"]),
        ("The storm left 30,000 homes without power.", ["cut"]),
        ("Some 30,000 households have no electricity.", ["cut"]),
        ("Power was cut to 30,000 homes.", ["cut"]),
        ("Power was restored to 18,000 homes.", ["restore"]),
        ("The outage affected 30,000 homes.", ["cut"]),
        ("The gunmen took 17 people hostage.", ["kidnap"]),
        ("The gunmen were holding 17 hostages.", ["kidnap"]),
        ("Rescuers pulled 26 people from the water.", ["rescue"]),
        ("There were 26 survivors of the ferry disaster.", ["survive"]),
        ("The police announced the arrest of 40 protesters.", ["arrest"]),
        ("Officers took 40 people into custody.", ["arrest"]),
        ("Five children were among the dead.", ["kill"]),
        ("Eight people, among them a nurse, were missing.", ["miss"]),
        ("A service was held for the 14 people who died.", ["kill"]),
        ("Eight residents remained unaccounted for.", ["miss"]),
        ("The number of dead has risen to 14.", ["kill"]),
        ("The number of homes destroyed stands at 60.", ["destroy"]),
        ("Some 900 jobs will be lost.", ["dismiss"]),
        ("Some 900 jobs will be cut.", ["dismiss"]),
        ("More than 14 lives were lost.", ["kill"]),
        ("The firm employs 3,000 people.", ["workforce"]),
        ("Some 3,000 people work for the firm.", ["workforce"]),
        ("The firm is closing 140 stores.", ["close"]),
        ("The firm has 140 stores.", ["own"]),
        ("Twelve miners trapped underground were rescued.", ["rescue"]),
        ("Eleven girls who were kidnapped in June have been freed.", ["rescue"]),
        ("Fourteen kidnapped girls were freed.", ["rescue"]),
        ("Nine men in a van that hit a wall were hurt.", ["injure"]),
        ("Three girls who had taken refuge in a school were killed.", ["kill"]),
        ("Firefighters rescued 12 people trapped in the mine.", ["rescue"]),
        ("The release of 11 girls abducted in June ended the talks.", ["rescue"]),
        ("The six men, charged with arson, appeared in court.", ["charge"]),
        ("Freed on Friday, the 11 girls were flown home.", ["rescue"]),
        ("Seventeen guests remained captive in the hotel.", ["captivity"]),
        ("The rebels are holding 17 villagers.", ["captivity"]),
        ("Three skiers died and one is still missing.", ["kill", "miss"]),
        ("Three skiers died", ["kill"]),
        ("Two hotels in Ware, a city of 90,000 people, collapsed and shops were damaged.", ["destroy", "population"]),
        ("Three skiers died and two are missing.", ["kill", "miss"]),
        ("Some 1,400 residents of the town were told to leave.", ["evacuate"]),
        ("The blast drove about 1,200 people from their homes.", ["evacuate"]),
        ("About 900 people had to leave their homes.", ["evacuate"]),
        ("The leak put eleven workers in hospital.", ["hospitalize"]),
        ("Four people were taken to the hospital.", ["hospitalize"]),
        ("So far there is no information about arrests.", ["arrest"]),
        ("There was no word on casualties.", ["kill"]),
    ],
)
def test_the_state_stands_beside_the_figure(text: str, states: list[str]) -> None:
    assert [slot.attribute for slot in slots(text)] == states
    assert all(slot.sure for slot in slots(text))


def test_who_does_it_is_not_in_that_state() -> None:
    (robbers,) = slots("Three robbers killed a guard.")
    assert robbers.attribute != "kill"


def test_a_load_and_not_what_bears_it_weighs_so_much() -> None:
    reading = read_claims(document("text", "The truck was loaded with 20 tonnes of rice."), rules(), language())
    weights = [s for claim in reading.claims for s in claim.slots if s.value.kind is Kind.MEASURE]
    assert [slot.noun for slot in weights] == ["rice"]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        (
            "He named the dead as Ann Lee, 47; Ivo Lamm, 28; and Joel Hale, 23, an electrician.",
            [("Ann Lee", "47"), ("Ivo Lamm", "28"), ("Joel Hale", "23")],
        ),
        ("“He never shouted,” said Ann Lee, 72, who taught third grade.", [("Ann Lee", "72")]),
        ("“I took everything,” said Ann Lee, a retired teacher aged 71.", [("Ann Lee", "aged 71")]),
        ("Tributes were paid to Ivo Lamm, who has died at the age of 88.", [("Ivo Lamm", "age of 88")]),
        ("Norvik's own Ivo Lamm dies aged 87.", [("Ivo Lamm", "aged 87")]),
        ("The club chose Ivo Lamm. It introduced the 42-year-old as its coach.", [("Ivo Lamm", "42-year-old")]),
    ],
)
def test_whose_an_age_is(text: str, ages: list[tuple[str, str]]) -> None:
    reading = read_claims(document("text", text), rules(), language())
    found = [s for claim in reading.claims for s in claim.slots if s.value.kind is Kind.AGE]
    assert [(slot.holder or slot.subject, slot.value.text) for slot in found] == ages


def test_somebody_may_have_turned_59_since_he_was_58() -> None:
    report = check(a="Ivo Lamm, 58, was arrested in Ware.", b="Ivo Lamm, who turned 59 on Tuesday, was held in Ware.")
    assert not [finding for finding in report.findings if "age" in finding.title]


def test_an_elided_noun_is_told_from_a_noun() -> None:
    killed, others = slots("Two workers died and nine others were injured.")
    assert (killed.noun, others.noun) == ("worker", "")


def test_a_part_of_what_was_counted_says_so() -> None:
    whole, part = slots("The floods injured 40 people, 15 of them on the island.")
    assert not any(limit.startswith("part") for limit in whole.scope)
    assert any(limit.startswith("part") for limit in part.scope)


def test_what_those_counted_are_makes_them_no_part() -> None:
    (held,) = slots("Police arrested 40 people, most of them students.")
    assert held.scope == ()


def test_a_number_counts_what_it_is_the_number_of() -> None:
    (homes,) = slots("The number of homes destroyed by the fire stands at 60.")
    assert (homes.noun, homes.attribute) == ("home", "destroy")


def test_a_number_that_rose_by_so_many_is_no_total() -> None:
    (more,) = slots("The number of dead rose by 14.")
    assert more.attribute != "kill"


def test_boats_that_close_in_are_not_closed() -> None:
    (boats,) = slots("The captain said two boats were closing in on the ship.")
    assert boats.attribute != "close"


def test_the_place_of_a_deed_is_told_once() -> None:
    (held,) = slots("Police broke up a rally in Dura and arrested nine people.")
    (dead,) = slots("The brakes failed before the crash near Dura, in which nine passengers died.")
    assert held.places == dead.places == ("Dura",)


def test_how_badly_is_said_of_the_figure_beside_it() -> None:
    badly, lightly = slots("Eight people suffered serious injuries and 261 others received minor injuries.")
    assert (badly.scope, lightly.attribute) == (("serious:serious",), "heading:lightly hurt")


def test_a_distance_is_no_running_total() -> None:
    (far,) = slots("Ten windows broke as far away as Hull.")
    (total,) = slots("Ten people have died so far.")
    assert (far.scope, total.scope) == ((), ("perfect:has", "running:far"))


def test_the_shares_of_places_are_marked() -> None:
    leeds, hull = slots("The bank cut 300 jobs in Leeds and 90 in Hull.")
    assert [slot.scope for slot in (leeds, hull)] == [("listed:place",)] * 2


def test_those_who_live_in_a_place_belong_to_it() -> None:
    (lived,) = slots("Two hotels in Ruba, a town of 90,000 people, fell.")[1:]
    assert (lived.attribute, lived.parties) == ("population", ("Ruba",))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "Smith was convicted of two counts of first-degree murder and one count of attempted murder.",
            [("convict", "murder charge"), ("convict", "attempted murder charge")],
        ),
        ("Smith faces 12 wire fraud charges.", [("charge", "fraud charge")]),
        ("Smith was found guilty on 12 counts of assault with a weapon.", [("convict", "assault charge")]),
        ("Smith was charged with three counts of murder and attempted murder.", [("charge", "count")]),
        ("The company has 3,400 employees.", [("workforce", "employee")]),
        ("The game drew a crowd of 41,000.", [("attend", "crowd")]),
        ("All four of the town's schools were shut.", [("close", "school")]),
        (
            "Thirteen people died in Ware, eight in Hull and two in Dura.",
            [("kill", "person"), ("kill", "person"), ("kill", "person")],
        ),
        ("The quake killed 24 in Ware, eight in Hull and five in Dura.", [("kill", ""), ("kill", ""), ("kill", "")]),
        (
            "The wave killed 230,000 people, over 170,000 of them in Leipzig.",
            [("kill", "person"), ("kill", "person")],
        ),
    ],
)
def test_what_is_counted_and_how_far_it_is(text: str, counted: list[tuple[str, str]]) -> None:
    assert [(slot.attribute, slot.noun) for slot in slots(text)] == counted


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("The firm fired 12 workers.", "dismiss"),
        ("Twelve employees were fired on Monday.", "dismiss"),
        ("Soldiers fired three shots at the crowd.", "shoot"),
        ("A gunman fired at two guards.", "shoot"),
        ("Two officers fired at the man.", "shoot"),
    ],
)
def test_people_are_fired_and_so_are_shots(text: str, attribute: str) -> None:
    assert [slot.attribute for slot in slots(text)] == [attribute]


def test_workers_fired_and_workers_laid_off_are_one_figure() -> None:
    trace = compare("Acme fired 12 workers on Monday.", "Acme laid off 15 employees on Monday.")
    assert trace.verdict == "conflict"


def test_a_storm_storms_nothing() -> None:
    assert [slot.attribute for slot in slots("The storm left 60,000 homeless.")] != ["attack"]
