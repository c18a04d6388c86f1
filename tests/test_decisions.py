"""Decisions over time: a desk waives, keeps a baseline and audits it, while its sources move, change and multiply."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from reconcile.decisions import read_waivers
from reconcile.decisions.waivers import entry_for
from tests.command import reconcile
from tests.report.reports import POISON, finding, mention, side

FIRST = "Acme paid $14.3 billion for Bolt.\n"
SECOND = "Acme paid $14.8 billion for Bolt.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two sources that contradict each other; the search for rules and waivers ends there."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
    done = reconcile(*arguments, folder=folder, stdin=stdin)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def findings(folder: Path, *options: str) -> list[dict[str, Any]]:
    _, out, _ = run(folder, "check", "in", "-f", "json", *options)
    return list(json.loads(out)["findings"])


def test_a_waiver_survives_moved_lines_renamed_files_and_copies_but_no_third_value(folder: Path) -> None:
    (found,) = findings(folder)
    code, out, _ = run(
        folder,
        "waive",
        found["id"],
        "in",
        "--reason",
        "Bolt confirmed: “14.3”",
        "--by",
        "Ann",
        "--expires",
        "2999-12-31",
    )
    assert (code, out.startswith("waivers.yaml: waived")) == (0, True)
    assert run(folder, "check", "in")[0] == 0
    (folder / "in" / "b.txt").rename(folder / "in" / "z.txt")
    (folder / "in" / "z.txt").write_text(f"Late headline\n\n{SECOND}", encoding="utf-8")
    (folder / "in" / "copy.txt").write_text(FIRST, encoding="utf-8")
    assert [f["status"] for f in findings(folder)] == ["waived"]
    (folder / "in" / "third.txt").write_text("Acme paid $15.2 billion for Bolt.\n", encoding="utf-8")
    assert [f["status"] for f in findings(folder)] == ["new"]
    assert run(folder, "check", "in")[0] == 1


def waived(folder: Path, more: str = "") -> None:
    """Write a waiver of the one finding into the folder."""
    (found,) = findings(folder, "--no-waivers")
    (folder / "waivers.yaml").write_text(
        f"- {{id: {found['id']}, reason: the company confirmed 14.3{more}}}\n", encoding="utf-8"
    )


def test_a_waived_finding_fails_no_run_and_the_summary_says_so(folder: Path) -> None:
    waived(folder, ", as: resolved, by: Ann")
    code, out, _ = run(folder, "check", "in")
    assert (code, "money-differs" in out) == (0, False)
    assert "0 errors, 0 warnings, 0 notices, 1 waived" in out
    code, out, _ = run(folder, "check", "in", "--show-waived")
    assert (code, "money-differs" in out) == (0, True)
    assert "waived: resolved: the company confirmed 14.3, Ann" in out
    assert run(folder, "check", "in", "--no-waivers")[0] == 1


def test_a_waiver_holds_on_its_last_day_and_not_on_the_next(folder: Path) -> None:
    waived(folder, ", expires: 2026-12-31")
    assert run(folder, "check", "in", "--today", "2026-12-31")[0] == 0
    code, _, err = run(folder, "check", "in", "--today", "2027-01-01")
    assert code == 1
    assert re.search(r"^waivers\.yaml:1: RC903 waiver `\w+` expired on 2026-12-31: the finding counts again", err)
    _, out, _ = run(folder, "check", "in", "--today", "2027-01-01", "-f", "json")
    assert json.loads(out)["run"]["options"] == {"today": "2027-01-01"}


def test_the_value_taken_for_right_is_one_of_those_stated(folder: Path) -> None:
    code, _, err = run(
        folder, "waive", findings(folder)[0]["id"], "in", "--reason", "settled", "--value", "$14.4 billion"
    )
    assert code == 2
    assert "--value must be one of the values of the finding: $14.3 billion, $14.8 billion" in err


def test_waive_appends_and_keeps_what_people_wrote(folder: Path) -> None:
    written = "# Our decisions.\n- {id: abcdef12, reason: old}   # see the minutes"
    (folder / "waivers.yaml").write_text(written, encoding="utf-8")
    assert (
        run(
            folder,
            "waive",
            findings(folder)[0]["id"],
            "in",
            "--reason",
            "settled",
            "--as",
            "resolved",
            "--value",
            "$14.3 billion",
        )[0]
        == 0
    )
    text = (folder / "waivers.yaml").read_text(encoding="utf-8")
    assert text.startswith(written + "\n")
    old, new = read_waivers(text, "waivers.yaml")
    assert (old.reason, new.reason, new.accepted_as, new.value) == ("old", "settled", "resolved", "$14.3 billion")
    again = run(folder, "waive", findings(folder)[0]["id"], "in", "--reason", "settled")
    assert again[0] == 2
    assert "is waived there already" in again[2]
    assert (folder / "waivers.yaml").read_text(encoding="utf-8") == text


def test_no_word_of_a_source_or_a_person_breaks_out_of_the_file() -> None:
    hostile = finding(
        side(POISON, "1", (mention("$1", "a.txt"),), 1),
        side('"\n- id: x', "2", (mention("$2", "b.txt"),), 1),
        word=POISON,
    )
    text = entry_for(hostile, reason=f'{POISON}" \n- x', accepted_as="vague", value="👩\u200d🔬", by="'", expires=None)
    (waiver,) = read_waivers(text, "waivers.yaml")
    assert waiver.covers(hostile)
    assert (waiver.value, waiver.by) == ("👩\u200d🔬", "'")
    assert waiver.reason.endswith('" - x')


def test_a_baseline_lets_only_new_findings_fail(folder: Path) -> None:
    assert run(folder, "baseline", "create", "in")[1] == "baseline.json: 1 known findings\n"
    assert run(folder, "check", "in", "--baseline", "baseline.json")[0] == 0
    assert [f["status"] for f in findings(folder, "--baseline", "baseline.json")] == ["baseline"]
    (folder / "in" / "c.txt").write_text("The fire killed 12 people in Springfield.\n", encoding="utf-8")
    (folder / "in" / "d.txt").write_text("The fire in Springfield killed 21 people.\n", encoding="utf-8")
    assert run(folder, "check", "in", "--baseline", "baseline.json")[0] == 1
    code, out, _ = run(folder, "baseline", "diff", "in")
    assert (code, out.splitlines()[-1]) == (1, "1 new, 0 gone, 1 as before")
    assert run(folder, "baseline", "create", "in")[0] == 2
    assert run(folder, "baseline", "update", "in")[0] == 0
    assert run(folder, "baseline", "diff", "in")[:2] == (0, "0 new, 0 gone, 2 as before\n")
    assert run(folder, "check", "in", "--baseline", "baseline.json")[0] == 0


def test_a_baseline_is_one_line_a_finding_and_says_where_it_was_found_nowhere(folder: Path) -> None:
    run(folder, "baseline", "create", "in", "-o", "known.json")
    text = (folder / "known.json").read_text(encoding="utf-8")
    assert len(text.splitlines()) == 3
    assert "a.txt" not in text
    (folder / "in" / "a.txt").write_text(f"\n\n{FIRST}", encoding="utf-8")
    run(folder, "baseline", "update", "in", "--baseline", "known.json")
    assert (folder / "known.json").read_text(encoding="utf-8") == text


def test_an_audit_asks_one_key_a_finding_and_gives_the_precision_of_each_rule(folder: Path) -> None:
    (folder / "in" / "c.txt").write_text("The fire killed 12 people in Springfield.\n", encoding="utf-8")
    (folder / "in" / "d.txt").write_text("The fire in Springfield killed 21 people.\n", encoding="utf-8")
    run(folder, "baseline", "create", "in")
    code, out, _ = run(folder, "baseline", "audit", "in", stdin=b"?\n2\nu\ns\nf\n")
    assert (code, out.splitlines()[-1].split(";")[0]) == (0, "2 audited, 0 not yet")
    assert "1 of 2" in out
    assert run(folder, "baseline", "audit", "in")[1].startswith("2 audited, 0 not yet")
    rows = run(folder, "baseline", "stats")[1].splitlines()
    assert sorted(row.split()[2:] for row in rows[1:]) == [["1", "0", "0.00"], ["1", "1", "1.00"]]
    run(folder, "baseline", "update", "in")
    assert "false alarm" in (folder / "baseline.json").read_text(encoding="utf-8")


def test_show_waive_and_baseline_take_findings_from_a_report(folder: Path) -> None:
    run(folder, "check", "in", "-qq", "-o", "json=out.json")
    (folder / "in" / "a.txt").unlink()
    ident = json.loads((folder / "out.json").read_text(encoding="utf-8"))["findings"][0]["id"]
    assert run(folder, "show", ident, "--from", "out.json")[0] == 0
    assert run(folder, "waive", ident, "--from", "out.json", "--reason", "settled")[0] == 0
    assert run(folder, "baseline", "create", "--from", "out.json")[0] == 0
