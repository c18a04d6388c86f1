"""Write rules out for people: one page for the terminal, all of them for the manual."""

from reconcile.rules.schema import Diagnostic, Rule, Rules, find_rule

_HEADINGS = (("What it does", "summary"), ("Why it matters", "why"), ("Example", "example"), ("Known limits", "limits"))


def explain(rules: Rules, wanted: str) -> str:
    """Return the page on one rule or diagnostic, by code or name; raises UsageError for an unknown one."""
    rule = find_rule(rules, wanted)
    if isinstance(rule, Diagnostic):
        return f"{rule.code} {rule.name} (a remark on the input, not a finding)\n\n{rule.summary}\n"
    lines = [f"{rule.code} {rule.name} ({rule.severity}{'' if rule.enabled else ', off'})"]
    for heading, name in _HEADINGS:
        if getattr(rule, name):
            lines += ["", heading, f"  {getattr(rule, name)}"]
    lines += [
        "",
        "Options",
        f"  severity: {rule.severity}",
        f"  enabled: {str(rule.enabled).lower()}",
        f"  tolerance: {_tolerance(rule, rules)}",
    ]
    lines += ["", "Tests"]
    for verdict, pairs in rule.tests.items():
        lines += [f"  {verdict}: {left} | {right}" for left, right in pairs]
    return "\n".join(lines) + "\n"


def _tolerance(rule: Rule, rules: Rules) -> str:
    share = rules.tolerance if rule.tolerance is None else rule.tolerance
    return f"{share * 100:f}".rstrip("0").rstrip(".") + "%" if share else "none"


def rules_markdown(rules: Rules) -> str:
    """Return the reference of all rules; `docs/rules.md` is this text."""
    lines = [
        "# Rules",
        "",
        "Generated from `reconcile/rules/default.yaml` by `python -m tests.docs`; edit the rules, not this page.",
        "",
    ]
    lines += ["| code | name | severity | what it does |", "|---|---|---|---|"]
    lines += [f"| {r.code} | {r.name} | {r.severity} | {r.summary} |" for r in rules.rules]
    for rule in rules.rules:
        lines += ["", f"## {rule.code} {rule.name}", ""]
        for heading, name in _HEADINGS:
            if getattr(rule, name):
                lines.append(f"**{heading}.** {getattr(rule, name)}  ")
        lines += ["", "| verdict | one source | another source |", "|---|---|---|"]
        lines += [f"| {verdict} | {left} | {right} |" for verdict, pairs in rule.tests.items() for left, right in pairs]
    lines += ["", "## Remarks on the input", "", "| code | name | what it says |", "|---|---|---|"]
    lines += [f"| {d.code} | {d.name} | {d.summary} |" for d in rules.diagnostics]
    return "\n".join(lines) + "\n"
