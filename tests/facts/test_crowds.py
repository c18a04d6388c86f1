"""A source that gives a part beside the whole has one figure for the whole; one that gives two wholes has two facts in mind."""

from dataclasses import replace
from decimal import Decimal

from reconcile.language import load_language, thesaurus
from reconcile.match.figures.crowds import find_crowds
from reconcile.match.figures.score import Telling, score_pair
from reconcile.model import Kind, Member, Modifier, Part, Slot, Span, Value


def _slot(
    figure: int, *scope: str, noun: str = "aftershock", attribute: str = "", modifier: Modifier = Modifier.NONE
) -> Slot:
    value = Value(Kind.COUNT, Span(0, 1), str(figure), number=Decimal(figure), modifier=modifier)
    return Slot(value, attribute=attribute, noun=noun, scope=scope, sure=bool(attribute))


def _crowds(*slots: Slot) -> frozenset[str]:
    return find_crowds([Member(0, number, slot) for number, slot in enumerate(slots)])


def _parts(one: Slot, two: Slot) -> dict[str, Part]:
    words = thesaurus(load_language("en"))
    return {part.name: part for part in score_pair(one, two, words, Telling({}))}


def test_a_part_beside_the_whole_crowds_nothing() -> None:
    assert not _crowds(_slot(842), _slot(54, "among:including"))


def test_two_wholes_and_two_parts_crowd_their_own_kind() -> None:
    assert _crowds(_slot(842), _slot(610))
    parts = _crowds(_slot(842), _slot(54, "part:of"), _slot(12, "part:of"))
    assert parts
    assert not parts & _crowds(_slot(842), _slot(610))


def test_one_figure_under_two_bounds_tells_of_one_fact_where_no_other_deed_is_told() -> None:
    least = _slot(400, modifier=Modifier.AT_LEAST)
    assert _parts(least, _slot(400, modifier=Modifier.ABOUT))["figure"].points > 0
    assert "figure" not in _parts(least, _slot(300, modifier=Modifier.ABOUT))
    assert "figure" not in _parts(least, _slot(400, attribute="damage", modifier=Modifier.ABOUT))


def test_the_only_figure_for_a_thing_outweighs_another_deed_of_which_nobody_is_sure_but_not_among_people() -> None:
    found, had = (replace(_slot(n, attribute=deed, noun="wound"), sure=False) for n, deed in ((2, "find"), (3, "own")))
    assert _parts(found, had)["only"].points > _parts(found, _slot(3, attribute="find", noun="wound"))["only"].points
    built, burned = (_slot(n, attribute=deed, noun="house") for n, deed in ((8, "build"), (10, "destroy")))
    assert "only" not in _parts(built, burned)
    freed, held = (
        replace(_slot(n, attribute=deed, noun="person"), sure=False) for n, deed in ((8, "free"), (10, "arrest"))
    )
    assert "only" not in _parts(freed, held)


def test_a_limit_on_both_sides_tells_what_is_counted() -> None:
    one, two = (_slot(n, "serious:seriously", attribute="injure", noun="person") for n in (12, 8))
    assert _parts(one, two)["limit"].points > 0
    assert "limit" not in _parts(one, _slot(8, attribute="injure", noun="person"))
