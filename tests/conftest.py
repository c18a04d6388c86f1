"""Settings and fixtures of all tests."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from reconcile import Rules, load_rules
from reconcile.language import Language, load_language
from reconcile.model import Report
from reconcile.pipeline import check_documents
from reconcile.read import read_document
from tests.places import ROOT, SEEDS

# `quick` draws the same small sample on every machine; `HYPOTHESIS_PROFILE=deep` looks for new counter-examples.
settings.register_profile(
    "quick",
    max_examples=25,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("deep", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# A shell without job control starts what it puts in the background deaf to an interrupt, and the commands under test inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test in the repository, without the variables of the person who runs it."""
    for name in list(os.environ):
        if name.startswith("RECONCILE_") and name != "RECONCILE_SHARED":
            monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(ROOT)


@pytest.fixture(scope="session")
def rules() -> Rules:
    """Return the rules of this repository."""
    return load_rules(ROOT / "rules.yaml")


@pytest.fixture(scope="session")
def language(rules: Rules) -> Language:
    """Return the language of the rules."""
    return load_language(rules.language)


@pytest.fixture(scope="session")
def seeds_report(rules: Rules, language: Language) -> Report:
    """Return the report on the five seeds, made once."""
    documents = [read_document(path, name=f"seeds/{path.name}") for path in sorted(SEEDS.glob("*.txt"))]
    return check_documents(documents, rules=rules, language=language)


@pytest.fixture
def write(tmp_path: Path) -> "Write":
    """Return a function that writes documents into a folder of this test."""
    return Write(tmp_path)


class Write:
    """Writes documents into one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, **texts: str) -> list[Path]:
        """Write each text under its name with the suffix `.txt`; return the paths in order."""
        paths = []
        for name, text in texts.items():
            path = self.folder / f"{name}.txt"
            path.write_bytes(text.encode("utf-8"))
            paths.append(path)
        return paths
