"""When and in what edition a page was filed, and which of two editions is the older one."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from reconcile.layout import lay_out
from reconcile.model import Document, Edition, Filing, Origin
from tests.text.test_pages import ENGLISH, page_of

LINES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("filings.yaml").read_text(encoding="utf-8"))
BODY = "The mill at Fenwick will close in June.\nIts owners said so.\n"


@pytest.mark.parametrize("row", LINES, ids=lambda row: row["line"])
def test_a_line_that_says_when(row: dict[str, Any]) -> None:
    filing = page_of(f"Mill at Fenwick to close\n{row['line']}\n{BODY}").filing
    assert filing.day == row["day"]
    assert filing.stamped == row.get("stamped", row["day"])
    if row["day"]:
        assert filing.minute == row.get("minute")
        assert filing.zone == row.get("zone", filing.zone)
    assert filing.edition == row.get("edition", "")


def test_a_day_in_the_text_is_no_date_of_it() -> None:
    assert page_of("Mill to close on June 3, 2024\nIt opened on May 1, 1921.\nIt has 400 workers.\n").dateline is None


def test_what_the_reader_found_comes_first() -> None:
    told = Document(
        "a.html",
        f"Mill to close\n{BODY}",
        "",
        dated=date(2024, 3, 4),
        origin=Origin(time="21:40", zone="-04:00", edition="update 2"),
    )
    filing = lay_out(told, ENGLISH).filing
    assert (filing.day, filing.minute, filing.shift, filing.edition, filing.number) == (
        date(2024, 3, 4),
        1300,
        -240,
        "updated",
        2,
    )


def test_a_dateline_without_a_year_keeps_its_day() -> None:
    filing = page_of("Mill to close at Fenwick\n\nLEEDS, England, Jan. 4 (Reuters) - The mill will close.\n").filing
    assert (filing.day, filing.month_day, filing.place) == (None, (1, 4), "LEEDS, England")


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (Filing(stamped=date(2024, 3, 4)), Filing(stamped=date(2024, 3, 5))),
        (
            Filing(stamped=date(2024, 3, 4), minute=600, zone="et"),
            Filing(stamped=date(2024, 3, 4), minute=601, zone="et"),
        ),
        (
            Filing(stamped=date(2024, 3, 4), minute=600, zone="gmt", shift=0),
            Filing(stamped=date(2024, 3, 4), minute=500, zone="est", shift=-300),
        ),
        (Filing(), Filing(edition=Edition.UPDATED)),
        (Filing(edition=Edition.UPDATED, number=1), Filing(edition=Edition.UPDATED, number=2)),
        (Filing(month_day=(1, 4)), Filing(month_day=(1, 5))),
    ],
)
def test_the_older_edition(older: Filing, newer: Filing) -> None:
    assert older.before(newer) is True
    assert newer.before(older) is False


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (Filing(), Filing()),
        (
            Filing(stamped=date(2024, 3, 4), minute=600, zone="et"),
            Filing(stamped=date(2024, 3, 4), minute=500, zone="gmt", shift=0),
        ),
        (Filing(stamped=date(2024, 3, 4), minute=600), Filing(stamped=date(2024, 3, 4))),
        (Filing(month_day=(12, 31)), Filing(month_day=(1, 1))),
    ],
)
def test_nobody_can_tell(one: Filing, two: Filing) -> None:
    assert one.before(two) is None
    assert two.before(one) is None
