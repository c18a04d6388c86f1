"""How a happening came to be known: an alarm, a call or a first notice, whose hour is told for that of the happening."""

from reconcile.claims.links import agent_of, case, words_before
from reconcile.claims.scene import Scene
from reconcile.claims.when.events import event_at
from reconcile.claims.when.happens import happening
from reconcile.claims.when.senses import object_of
from reconcile.claims.when.verbs import base, doer, is_passive

_ABOUT = ("about", "of")


def noticed(scene: Scene, verb: int) -> str:
    """What an alarm or a first notice was of; empty where it was of none.

    `Crews were called to the blaze`, `the crash was reported at nine`, `the call about the fire came in at nine`.
    """
    data, lemma = scene.language.section("hours"), base(scene, verb)
    subject, _ = doer(scene, verb)
    if lemma in data["alarm"] and (alarm := _called_out(scene, verb, subject)):
        return alarm
    if lemma in data["noticing"] and is_passive(scene, verb) and agent_of(scene.parse, verb) < 0:
        return happening(scene, verb)
    return _of_call(scene, verb, subject)


def _called_out(scene: Scene, verb: int, subject: int) -> str:
    """`Police were called to the crash`, `were called after reports of a shooting`, `firefighters were called to the mill`."""
    children = (c for c in scene.parse.children[verb] if case(scene.parse, c) == "to")
    to = next((name for c in children if (name := event_at(scene, c))), "")
    return to or _reports_of(scene, verb) or _of_crews(scene, subject)


def _reports_of(scene: Scene, start: int) -> str:
    """`after reports of a shooting`: what was reported behind a verb."""
    tokens, notices = scene.parse.tokens, scene.language.words("hours", "notices")
    report = (i for i in range(start, len(tokens) - 1) if tokens[i].lemma in notices and tokens[i + 1].text in _ABOUT)
    return next((name for i in report if (name := _next_event(scene, i))), "")


def _next_event(scene: Scene, start: int) -> str:
    """The first happening that the words behind tell of, by its noun or by what shows it, such as smoke."""
    signs = scene.language.section("hours")["signs"]
    for index in range(start + 1, len(scene.parse.tokens)):
        if name := event_at(scene, index) or signs.get(scene.parse.tokens[index].lemma.lower(), ""):
            return str(name)
    return ""


def _of_call(scene: Scene, verb: int, subject: int) -> str:
    """`The call came in at nine`, `received a call that the mill was on fire`, `called the emergency services`."""
    data, lemma, tokens = scene.language.section("hours"), base(scene, verb), scene.parse.tokens
    goal = object_of(scene, verb)
    if subject >= 0 and tokens[subject].lemma.lower() in data["notices"] and lemma in data["coming"]:
        call = subject
    elif goal >= 0 and tokens[goal].lemma.lower() in data["notices"] and lemma in data["taking"]:
        call = goal
    elif lemma in data["ringing"] and any(t.lemma.lower() in data["rescuers"] for t in tokens[verb + 1 : verb + 4]):
        return _next_event(scene, verb) or scene.event
    else:
        return ""
    about = (c for c in scene.parse.children[call] if case(scene.parse, c) in _ABOUT)
    told = next((name for c in about if (name := event_at(scene, c))), "") or _next_event(scene, verb)
    told = told or next((name for i in range(call, -1, -1) if (name := event_at(scene, i))), "")
    return told or ("" if _is_of_else(scene, call, subject) else scene.event)


def _is_of_else(scene: Scene, call: int, subject: int) -> bool:
    """`A bank received a call`, `police received a warning call`: no alarm, but what went before or had nothing to do with it."""
    data, tokens = scene.language.section("hours"), scene.parse.tokens
    if words_before(scene.parse, call) & {*data["foreboding"]}:
        return True
    answering = {*data["rescuers"], *data["dispatchers"], *(word.rpartition(" ")[2] for word in data["crews"])}
    return 0 <= subject != call and tokens[subject].lemma.lower() not in answering


def _of_crews(scene: Scene, subject: int) -> str:
    """`Firefighters were called to the mill`: to what the text is about, and to a fire where it told of nothing yet."""
    if subject < 0:
        return ""
    tokens, crews = scene.parse.tokens, scene.language.section("hours")["crews"]
    noun, before = tokens[subject].lemma.lower(), tokens[subject - 1].text.lower() if subject else ""
    crew = next((word for word in (f"{before} {noun}", noun) if word in crews), "")
    return scene.event or crews[crew] if crew else ""
