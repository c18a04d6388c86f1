"""One line a mention, for grep and editors: `PATH:LINE:COL: SEVERITY CODE [ID] VALUE; others say VALUE (places)`."""

from reconcile.model import Place, Report
from reconcile.report.escape import defuse, flat
from reconcile.report.layout import Layout
from reconcile.report.rows import cut, says, wheres

_PLACES = 8  # of each other value; a text that says a thing a thousand times would fill a screen a line


def render(report: Report, layout: Layout) -> str:
    """Return the findings as lines, worst first; the value with the least support comes first."""
    lines = []
    findings, _ = cut(report, layout)
    for finding in findings:
        state = "" if finding.status == "new" else f" ({finding.status})"
        for side in reversed(finding.sides):
            others = "; ".join(
                f"{says(o)} ({', '.join(wheres(o.mentions, _PLACES))})" for o in finding.sides if o is not side
            )
            for mention in side.mentions:
                place = f"{flat(mention.path)}:{Place(mention.line, mention.column, mention.page)}"
                lines.append(
                    f"{place}: {finding.severity} {finding.rule} [{finding.id}]{state} {says(side)}; others say {others}"
                )
    text = "".join(line + "\n" for line in dict.fromkeys(lines))
    return text if layout.terminal else defuse(text)
