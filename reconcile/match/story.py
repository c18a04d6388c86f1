"""Match the claims of one story: groups of claims, facts, and what was kept apart."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from reconcile.match.cuts import Cuts
from reconcile.match.figures.authorities import authority_facts
from reconcile.match.figures.facts import companions, find_facts
from reconcile.match.figures.headings import heading_facts
from reconcile.match.figures.intervals import interval_facts
from reconcile.match.figures.processes import process_facts
from reconcile.match.figures.records import record_facts
from reconcile.match.figures.results import result_facts
from reconcile.match.figures.turns import turn_facts
from reconcile.match.groups import group_claims
from reconcile.match.labels.answers import answer_facts
from reconcile.match.labels.causes import cause_facts
from reconcile.match.labels.contacts import contact_facts
from reconcile.match.labels.contrasts import contrast_facts
from reconcile.match.labels.courses import course_facts
from reconcile.match.labels.deeds import deed_facts
from reconcile.match.labels.directions import direction_facts
from reconcile.match.labels.holders import holder_facts
from reconcile.match.labels.identities import identity_facts
from reconcile.match.labels.namesakes import namesake_facts
from reconcile.match.labels.particulars import particular_facts
from reconcile.match.labels.quotes import quote_facts
from reconcile.match.labels.ranks import rank_facts
from reconcile.match.labels.roles import role_facts
from reconcile.match.labels.scope import scope_facts
from reconcile.match.labels.sources import source_facts
from reconcile.match.labels.spellings import spelling_facts
from reconcile.match.labels.stages import stage_facts
from reconcile.match.labels.stands import stand_facts
from reconcile.match.labels.ways import way_facts
from reconcile.match.members import OPEN
from reconcile.match.one_spelling import with_one_spelling
from reconcile.match.repeats import fold, unfold
from reconcile.match.settings import MatchSettings
from reconcile.match.when.due import due_facts
from reconcile.match.when.happenings import each_once
from reconcile.match.when.hours import hour_facts
from reconcile.match.when.moments import day_facts, term_facts, unsaid_facts, weekday_facts
from reconcile.model import Form, Match, Member, Story


def match_claims(story: Story, settings: MatchSettings) -> Match:
    """Return what belongs together in a story; the order of its documents and copies of one change nothing but the numbers."""
    once, repeats = fold(story)
    valued = (member for member in members_of(once) if member.slot.value.form is not Form.LABEL)
    return unfold(_match_once(once, settings), repeats, once, valued)


def _match_once(story: Story, settings: MatchSettings) -> Match:
    """Match a story that holds each text once."""
    weight, cuts = word_weights(story, settings), Cuts()
    spellings = tuple(spelling_facts(story.readings, settings, cuts))
    story = replace(story, readings=with_one_spelling(story.readings, spellings))
    members = members_of(story)
    facts, refused, weighed = find_facts(members, story.readings, weight, settings, cuts)
    scopes = tuple(scope_facts(story.readings, weight, settings))
    near, homes = companions(members), _homes(story)
    others = (
        *spellings,
        *namesake_facts(story.readings, settings, cuts),
        *contact_facts(story.readings, cuts),
        *quote_facts(story.readings, cuts),
        *deed_facts(story.readings, settings),
        *role_facts(story.readings, settings.language),
        *identity_facts(story.readings),
        *rank_facts(story.readings, settings, cuts),
        *contrast_facts(story.readings),
        *each_once(*(find(story.readings, settings, near, homes) for find in (day_facts, term_facts, due_facts))),
        *unsaid_facts(story.readings, settings, near, homes),
        *weekday_facts(story.readings),
        *hour_facts(story.readings, settings, near, homes),
        *process_facts(story.readings),
        *interval_facts(story.readings, cuts),
        *heading_facts(story.readings, settings, cuts),
        *record_facts(story.readings),
        *result_facts(story.readings, settings, cuts),
        *turn_facts(story.readings, cuts),
        *authority_facts(story.readings, settings),
        *course_facts(story.readings, settings),
        *direction_facts(story.readings),
        *way_facts(story.readings, settings),
        *particular_facts(story.readings, settings, near),
        *cause_facts(story.readings, settings, near),
        *holder_facts(story.readings, settings.language),
        *answer_facts(story.readings, settings, cuts),
        *stand_facts(story.readings, facts, settings),
    )
    stages = tuple(stage_facts(story.readings, (*facts, *others), settings))
    groups = group_claims(story, (*facts, *scopes, *others, *stages), settings)
    sources = source_facts(story, groups, stages, settings, cuts)
    return Match(groups, (*facts, *scopes, *sources, *others, *stages), refused, cuts.told(), weighed)


def members_of(story: Story) -> list[Member]:
    """Return the slots of a story that assert anything: questions and conditions assert only what they take for given."""
    return [
        Member(d, c, slot)
        for d, reading in enumerate(story.readings)
        for c, claim in enumerate(reading.claims)
        for slot in claim.slots
        if slot.given or claim.modality not in OPEN
    ]


def _homes(story: Story) -> dict[int, int]:
    """Return the family of each document of a story; what is no copy is a family of its own."""
    family = {path: number for number, family in enumerate(story.families) for path in family.paths}
    return {number: family.get(r.document.path, -1 - number) for number, r in enumerate(story.readings)}


def word_weights(story: Story, settings: MatchSettings) -> Mapping[str, float]:
    """Return how telling each class of words is here: one over one plus the families that use it, at the least a quarter.

    Copies of one text count once, so that a further copy changes no weight. The steep curve is measured in
    `docs/design.md`; its floor keeps the story's own topic from vanishing.
    """
    words, homes = settings.thesaurus, _homes(story)
    seen: dict[int, set[str]] = {}
    for number, reading in enumerate(story.readings):
        bag = seen.setdefault(homes[number], set())
        bag.update(words.predicate(w) for claim in reading.claims for w in claim.words)
    counts = Counter(word for home in sorted(seen) for word in sorted(seen[home]))
    return {word: max(0.25, 2 / (1 + count)) for word, count in counts.items()}
