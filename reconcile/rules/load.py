"""Load rules: YAML nodes to records, every mistake with its place and the way out, all of them in one run."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from reconcile.errors import RulesError
from reconcile.model import Kind, Severity, Verdict
from reconcile.rules.nodes import Problems, compose, items, pairs, text_of, truth_of, words_of
from reconcile.rules.schema import Diagnostic, Pair, Rule, Rules, When

NAME = "rules.yaml"
SETTINGS = (
    "version", "extends", "language", "round_numbers", "tolerance", "family_threshold", "min_score", "aliases", "words", "material", "rules", "diagnostics",
)  # fmt: skip
FIELDS = ("id", "name", "severity", "enabled", "tolerance", "when", "summary", "why", "example", "limits", "tests")
WHEN = ("verdict", "kind", "value", "attribute")
TESTS = (*(v.value for v in Verdict), "unrelated", "todo")
PACKAGED = ("default", "strict")
_PLURAL = {"verdict": "verdicts", "kind": "kinds", "value": "values", "attribute": "attributes"}


def load_rules(path: Path | str | None = None, *, start: Path | None = None) -> Rules:
    """Return the rules of a file, or of the nearest `rules.yaml` upward from `start`, or the packaged ones.

    Raises RulesError with all mistakes of the file, each with line, column and the way out.
    """
    found = Path(path) if path is not None else find_upward(NAME, start or Path.cwd())
    if found is None:
        return packaged("default")
    return _read_file(found, (found,))


def find_upward(name: str, start: Path) -> Path | None:
    """Return the nearest file of a name in a folder or above it, as far as the repository or the file system goes."""
    for folder in (start, *start.parents):
        if (folder / name).is_file():
            return folder / name
        if (folder / ".git").exists():
            break
    return None


@cache
def packaged(name: str) -> Rules:
    """Return rules that ship with the package."""
    text = files("reconcile.rules").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return replace(_parse(text, f"{name}.yaml", None, ()), path="")


def _read_file(path: Path, chain: tuple[Path, ...]) -> Rules:
    shown = _shown(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise RulesError((f"{shown}: R200 there is no such rules file; check the spelling",)) from None
    except UnicodeDecodeError as error:
        raise RulesError((f"{shown}: R200 is not UTF-8 (byte {error.start}); save it as UTF-8",)) from None
    except OSError as error:
        raise RulesError((f"{shown}: R200 cannot be read: {error.strerror}",)) from None
    return _parse(text, shown, path, chain)


def _shown(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def _parse(text: str, shown: str, path: Path | None, chain: tuple[Path, ...]) -> Rules:
    problems = Problems(shown)
    root = compose(text, shown, problems)
    keys = {str(k.value): (k, v) for k, v in pairs(root, "a rules file", problems)} if root is not None else {}
    for name, (key, _) in keys.items():
        if name not in SETTINGS:
            problems.unknown(key, "key", SETTINGS, "")
    base = _base(keys, path, chain, problems)
    settings = _settings(keys, problems)
    rules = _merge(base.rules, keys["rules"][1], problems, shown) if "rules" in keys else base.rules
    diagnostics = _diagnostics(keys["diagnostics"][1], problems) if "diagnostics" in keys else base.diagnostics
    if problems.found:
        raise RulesError(problems.lines())
    digest = sha256(f"{base.digest}\n{text}".encode()).hexdigest()
    if "aliases" in settings:
        settings["aliases"] = base.aliases + settings["aliases"]
    if "words" in settings:
        settings["words"] = base.words + settings["words"]
    return replace(base, rules=rules, diagnostics=diagnostics, digest=f"sha256:{digest}", path=shown, **settings)


def _base(keys: dict[str, tuple[Any, Any]], path: Path | None, chain: tuple[Path, ...], problems: Problems) -> Rules:
    """Return the rules that a file builds on: `extends: default`, `strict`, `none` or another file."""
    if path is None and "extends" not in keys:
        return Rules(())
    if "extends" not in keys:
        return packaged("default")
    node = keys["extends"][1]
    name = text_of(node, "extends", problems)
    if name in PACKAGED:
        return packaged(name)
    if name == "none":
        return Rules(())
    other = (path.parent if path else Path()) / name
    if not name.endswith((".yaml", ".yml")) or not other.is_file():
        problems.at(node, "R205", f"extends must be default, strict, none or a rules file that exists, not `{name}`")
        return packaged("default")
    if other.resolve() in {p.resolve() for p in chain}:
        problems.at(node, "R205", f"`{name}` extends itself; break the circle")
        return packaged("default")
    return _read_file(other, (*chain, other))


def _settings(keys: dict[str, tuple[Any, Any]], problems: Problems) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, (_, node) in keys.items():
        match name:
            case "version":
                if text_of(node, name, problems) != "1":
                    problems.at(
                        node, "R206", f"version must be 1, not `{node.value}`; upgrade reconcile to read newer files"
                    )
            case "language":
                found[name] = text_of(node, name, problems)
            case "round_numbers":
                found[name] = truth_of(node, name, problems)
            case "tolerance":
                found[name] = _tolerance(node, problems) or Decimal(0)
            case "family_threshold":
                found[name] = _number(node, name, 0.0, 1.0, problems)
            case "min_score":
                found[name] = _number(node, name, 0.0, 100.0, problems)
            case "aliases" | "words":
                found[name] = tuple(words_of(item, name, problems) for item in items(node, name, problems))
            case "material":
                found[name] = words_of(node, name, problems)
    return found


def _number(node: Any, what: str, least: float, most: float, problems: Problems) -> float:
    try:
        number = float(text_of(node, what, problems))
    except ValueError:
        number = -1.0
    if not least <= number <= most:
        problems.at(node, "R204", f"{what} must be a number from {least:g} to {most:g}, not `{node.value}`")
    return number


def _tolerance(node: Any, problems: Problems) -> Decimal | None:
    """Return `none` as None and `1%` as 0.01."""
    word = text_of(node, "tolerance", problems).strip()
    if word == "none":
        return None
    try:
        share = Decimal(word.removesuffix("%")) / 100
    except InvalidOperation:
        share = Decimal(-1)
    if not word.endswith("%") or not 0 <= share < 1:
        problems.at(node, "R204", f"tolerance must be `none` or a percentage such as 1%, not `{word}`")
        return None
    return share


def _merge(base: tuple[Rule, ...], node: Any, problems: Problems, shown: str) -> tuple[Rule, ...]:
    """Lay the rules of a file over those it extends: by id or name, new ones first, since the first that listens speaks."""
    table = {rule.code: rule for rule in base}
    fresh: dict[str, Rule] = {}
    seen: dict[str, int] = {}
    for entry in items(node, "rules", problems):
        fields = {str(k.value): (k, v) for k, v in pairs(entry, "a rule", problems)}
        code = _code(entry, fields, base, problems)
        if code in seen:
            problems.at(entry, "R202", f"rule `{code}` stands here a second time (first at line {seen[code]})")
        seen.setdefault(code, entry.start_mark.line + 1)
        known = table.get(code)
        rule = _rule(
            code, fields, known or Rule(code, code.lower(), Severity.WARNING), problems, shown, is_new=known is None
        )
        (table if known else fresh)[code] = rule
    return (*fresh.values(), *table.values())


def _code(entry: Any, fields: dict[str, tuple[Any, Any]], base: tuple[Rule, ...], problems: Problems) -> str:
    if "id" in fields:
        return text_of(fields["id"][1], "id", problems).upper()
    if "name" in fields:
        name = text_of(fields["name"][1], "name", problems)
        for rule in base:
            if rule.name == name:
                return rule.code
    problems.at(entry, "R203", "a rule needs an `id`, or the `name` of a packaged rule")
    return ""


def _rule(
    code: str, fields: dict[str, tuple[Any, Any]], base: Rule, problems: Problems, shown: str, *, is_new: bool
) -> Rule:
    changes: dict[str, Any] = {"origin": shown, "line": next((k.start_mark.line + 1 for k, _ in fields.values()), 0)}
    for name, (key, node) in fields.items():
        match name:
            case "id":
                pass
            case "name" | "summary" | "why" | "example" | "limits":
                changes[name] = text_of(node, name, problems)
            case "severity":
                changes[name] = _severity(node, problems) or base.severity
            case "enabled":
                changes[name] = truth_of(node, name, problems)
            case "tolerance":
                changes[name] = _tolerance(node, problems)
            case "when":
                changes[name] = _when(node, problems)
            case "tests":
                changes[name] = _tests(node, problems)
            case _:
                problems.unknown(key, "key", FIELDS, f" in rule {code}")
    if is_new and "when" not in fields and code:
        problems.at(next(iter(fields.values()))[0], "R203", f"rule {code} is new and needs a `when`")
    return replace(base, **changes)


def _severity(node: Any, problems: Problems) -> Severity | None:
    word = text_of(node, "severity", problems)
    try:
        return Severity(word)
    except ValueError:
        from difflib import get_close_matches

        near = get_close_matches(word, [s.value for s in Severity], 1)
        hint = f" (did you mean `{near[0]}`?)" if near else ""
        problems.at(node, "R203", f"severity must be error, warning or notice, not `{word}`{hint}")
        return None


def _when(node: Any, problems: Problems) -> When:
    found: dict[str, frozenset[str]] = {}
    allowed = {"verdict": {v.value for v in Verdict}, "value": {k.value for k in Kind}}
    for key, value in pairs(node, "when", problems):
        if key.value not in WHEN:
            problems.unknown(key, "key", WHEN, " in `when`")
            continue
        words = words_of(value, key.value, problems)
        for word in words:
            if key.value in allowed and word not in allowed[key.value]:
                problems.at(
                    value, "R204", f"there is no {key.value} `{word}`; known: {', '.join(sorted(allowed[key.value]))}"
                )
        found[_PLURAL[key.value]] = frozenset(words)
    return When(**found)


def _tests(node: Any, problems: Problems) -> dict[str, tuple[Pair, ...]]:
    found = {}
    for key, value in pairs(node, "tests", problems):
        if key.value not in TESTS:
            problems.unknown(key, "kind of test", TESTS, "")
            continue
        cases = []
        for item in items(value, "a list of pairs", problems):
            words = words_of(item, "a pair", problems)
            if len(words) != 2:
                problems.at(item, "R204", 'a test is a pair of two sentences: ["…", "…"]')
            else:
                cases.append((words[0], words[1]))
        found[str(key.value)] = tuple(cases)
    return found


def _diagnostics(node: Any, problems: Problems) -> tuple[Diagnostic, ...]:
    found = []
    for entry in items(node, "diagnostics", problems):
        fields = {str(k.value): text_of(v, str(k.value), problems) for k, v in pairs(entry, "a diagnostic", problems)}
        found.append(Diagnostic(fields.get("id", ""), fields.get("name", ""), fields.get("summary", "")))
    return tuple(found)
