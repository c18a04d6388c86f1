"""Everything that a clause states beside the figures of its own verb: names, offices, deeds, days, and figures with a path of their own."""

from collections.abc import Iterator
from dataclasses import replace

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import NOWHERE
from reconcile.claims.figures.headings import find_headed
from reconcile.claims.figures.intervals import find_intervals
from reconcile.claims.figures.processes import find_lengths
from reconcile.claims.figures.records import find_records
from reconcile.claims.figures.results import find_results
from reconcile.claims.figures.times import times_of
from reconcile.claims.figures.turns import find_turns
from reconcile.claims.labels.bodies import find_bodies
from reconcile.claims.labels.causes import find_causes
from reconcile.claims.labels.contacts import find_contacts
from reconcile.claims.labels.contrasts import find_contrasts
from reconcile.claims.labels.courses import find_first_hearings, find_steps
from reconcile.claims.labels.deeds import find_deeds
from reconcile.claims.labels.directions import find_directions
from reconcile.claims.labels.extents import find_extents
from reconcile.claims.labels.holders import find_holders
from reconcile.claims.labels.makers import find_makers
from reconcile.claims.labels.mentions import find_mentions
from reconcile.claims.labels.origins import find_origins
from reconcile.claims.labels.particulars import find_particulars
from reconcile.claims.labels.positions import find_positions
from reconcile.claims.labels.ranks import find_ranks
from reconcile.claims.labels.stages import find_stages
from reconcile.claims.labels.stands import find_stands
from reconcile.claims.labels.states import find_states
from reconcile.claims.labels.ways import find_ways
from reconcile.claims.labels.withheld import find_identities
from reconcile.claims.scene import Scene
from reconcile.claims.when.contracts import find_contracts
from reconcile.claims.when.days import find_days
from reconcile.claims.when.deadlines import find_deadlines
from reconcile.claims.when.due import find_dues
from reconcile.claims.when.hours import find_hours
from reconcile.claims.when.terms import find_terms
from reconcile.claims.when.unsaid import find_unsaid
from reconcile.claims.when.weekdays import find_slips
from reconcile.model import Attribution, Slot


def find_labels(clause: Clause, subject: str, said_by: Attribution | None, scene: Scene) -> Iterator[Slot]:
    """Yield the slots of a clause that are matched by a path of their own and not by the score of figures, kind by kind, each kind in the order of the text."""
    parse, number, roster, language = scene.parse, scene.number, scene.roster, scene.language
    text, start = scene.sentence.text, scene.sentence.span.start
    yield from find_mentions(parse, clause, number, roster, text, start, language)
    yield from find_bodies(clause, scene)
    yield from find_contacts(clause, scene)
    yield from find_positions(parse, clause, number, roster, text, start, language)
    yield from find_identities(clause, scene)
    yield from find_ranks(parse, clause, text, start, language)
    yield from find_contrasts(parse, clause, subject, text, start, language)
    yield from find_slips(scene.values_in(clause), language)
    yield from find_hours(clause, scene)
    yield from find_directions(clause, scene)
    yield from find_days(clause, scene)
    yield from find_terms(clause, scene)
    yield from find_contracts(clause, scene)
    yield from find_deadlines(clause, scene)
    yield from find_dues(clause, scene)
    yield from find_unsaid(clause, scene)
    then = times_of(scene, clause, NOWHERE)
    for step in (*find_steps(clause, scene), *find_first_hearings(clause, scene)):
        yield replace(step, times=then)
    yield from find_ways(clause, scene)
    yield from find_stands(clause, scene)
    yield from find_states(clause, scene)
    yield from find_stages(clause, scene)
    yield from find_particulars(clause, scene)
    yield from find_origins(clause, scene)
    yield from find_causes(clause, scene)
    yield from find_extents(clause, scene)
    yield from find_holders(clause, scene)
    yield from find_makers(clause, scene)
    yield from find_lengths(clause, subject, scene)
    yield from find_intervals(clause, scene)
    yield from find_headed(clause, subject, scene)
    yield from find_records(clause, subject, scene)
    yield from find_results(clause, subject, scene)
    yield from find_turns(clause, subject, scene)
    yield from find_deeds(parse, clause, number, roster, said_by, text, start, language)


def find_speakers(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield the names and offices of those whom a clause of report names: `said manager Ann Lee`."""
    text, start = scene.sentence.text, scene.sentence.span.start
    yield from find_mentions(scene.parse, clause, scene.number, scene.roster, text, start, scene.language)
    yield from find_bodies(clause, scene)
