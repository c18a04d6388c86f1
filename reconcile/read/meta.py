"""What a document says of itself: outlet, author, day, hour, zone, edition, under the names that front matter and mails use."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from reconcile.model import Document, Origin

FIELDS = ("outlet", "author", "title", "url", "edition", "date", "time", "zone")
_NAMES = {
    **{name: name for name in FIELDS},
    **dict.fromkeys(("publisher", "site", "site_name", "sitename", "source", "publication"), "outlet"),
    **dict.fromkeys(("authors", "by", "byline", "creator"), "author"),
    **dict.fromkeys(("headline", "name"), "title"),
    **dict.fromkeys(("link", "canonical", "canonical_url", "permalink"), "url"),
    **dict.fromkeys(("version", "update"), "edition"),
    **dict.fromkeys(("published", "publish_date", "pubdate", "datepublished", "published_at", "created"), "date"),
    **dict.fromkeys(("timezone", "time_zone", "tz"), "zone"),
}
_LINE = re.compile(r"([A-Za-z][A-Za-z_ -]{0,30}?)[ \t]{0,9}[:=](?:[ \t](.*))?$")
_ITEM = re.compile(r"[ \t]{0,9}-[ \t]+(.{1,200})$")
_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d{1,9})?)?[ \t]{0,3}(Z|[+-]\d{2}:?\d{2}|[A-Z][A-Za-z_]{1,20}/[A-Za-z_/]{1,30})?)?"
)
_LONG = 200  # characters of a field that are kept


def field_name(name: str) -> str:
    """Return which of FIELDS a name means, or nothing."""
    return _NAMES.get(name.strip().lower().replace("-", "_").replace(" ", "_"), "")


def front_matter(text: str) -> dict[str, str] | None:
    """Return the fields of front matter, of which plain `name: value` and lists of words are read; None when it holds no field."""
    fields: dict[str, str] = {}
    last, any_field = "", False
    for line in text.splitlines():
        found, item = _LINE.match(line), _ITEM.match(line)
        if found:
            any_field = True
            last = field_name(found.group(1))
            value = _bare(found.group(2) or "")
            if last and value:
                fields[last] = ", ".join(_bare(v) for v in value[1:-1].split(",")) if value[:1] == "[" else value
        elif item and last:
            fields[last] = ", ".join(filter(None, (fields.get(last), _bare(item.group(1)))))
    return fields if any_field else None


def _bare(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def about(document: Document, fields: Mapping[str, str]) -> Document:
    """Return a document with the fields that are given; a day may carry hour and zone."""
    given = {name: " ".join(value.split())[:_LONG] for name, value in fields.items() if value}
    moment = read_moment(given["date"]) if "date" in given else None
    day, time, zone = moment or (None, "", "")
    origin = document.origin
    return replace(
        document,
        dated=day or document.dated,
        outlet=given.get("outlet", document.outlet),
        origin=Origin(
            title=given.get("title", origin.title),
            author=given.get("author", origin.author),
            url=given.get("url", origin.url),
            edition=given.get("edition", origin.edition),
            time=given.get("time", time or origin.time),
            zone=given.get("zone", zone or origin.zone),
        ),
    )


def read_moment(text: str) -> tuple[date, str, str] | None:
    """Return day, hour and zone of `2025-06-13`, `2025-06-13T10:00-04:00`, or of the date of a mail or feed; None for anything else."""
    found = _MOMENT.match(text.strip())
    if found:
        try:
            return date.fromisoformat(found.group(1)), found.group(2) or "", found.group(3) or ""
        except ValueError:
            return None
    from email.utils import parsedate_to_datetime

    try:
        moment: datetime = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    zone = moment.strftime("%z")
    return moment.date(), moment.strftime("%H:%M"), f"{zone[:3]}:{zone[3:5]}" if zone else ""
