"""Chapter 9. Verdicts: what holds between the values of one fact, and how loudly to say so."""

from reconcile.compare.between import tell_apart, tell_joined
from reconcile.compare.judge import Judgement, judge
from reconcile.compare.report import StoryReport, build_report, judge_texts, name_sources, report_story
from reconcile.compare.sides import Sources

__all__ = [
    "Judgement",
    "Sources",
    "StoryReport",
    "build_report",
    "judge",
    "judge_texts",
    "name_sources",
    "report_story",
    "tell_apart",
    "tell_joined",
]
