"""`reconcile claims` and `reconcile inspect`: print what each stage makes of the documents."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from reconcile.cli import options as o
from reconcile.cli.check import prepare_rules
from reconcile.cli.claim_rows import claim_row
from reconcile.cli.guard import complain, emit
from reconcile.cli.inputs import Inputs, Wanted, read_inputs
from reconcile.errors import UsageError
from reconcile.language import Language, load_language
from reconcile.model import Document, Places, Reading, Story
from reconcile.read import parse_limits
from reconcile.report.escape import defuse, flat, visible
from reconcile.report.json import value_object
from reconcile.rules import Rules

STAGES = ("text", "sentences", "grammar", "values", "claims", "families", "stories", "matches")
Row = dict[str, Any]


def claims(
    paths: o.Paths = None,
    include: o.Include = [],  # noqa: B006 - typer copies defaults
    exclude: o.Exclude = [],  # noqa: B006
    encoding: o.Encoding = None,
    limit: o.Limit = [],  # noqa: B006
    rules: o.RulesFile = None,
    format: o.Listing = "table",
    text: Annotated[
        bool, typer.Option("--text", envvar="RECONCILE_TEXT", help="Print the text that offsets count in, and stop.")
    ] = False,
) -> int:
    """Print the atomic claims of documents: where, who says so, what, with which values."""
    if text:
        return _inspect(
            "text",
            Wanted(paths or [], include, exclude, encoding=encoding, limits=parse_limits(tuple(limit))),
            rules,
            format,
        )
    return _inspect(
        "claims",
        Wanted(paths or [], include, exclude, encoding=encoding, limits=parse_limits(tuple(limit))),
        rules,
        format,
    )


def inspect(
    stage: Annotated[str, typer.Argument(metavar="STAGE", help=f"One of {', '.join(STAGES)}.")],
    paths: o.Paths = None,
    include: o.Include = [],  # noqa: B006
    exclude: o.Exclude = [],  # noqa: B006
    encoding: o.Encoding = None,
    limit: o.Limit = [],  # noqa: B006
    rules: o.RulesFile = None,
    lines: Annotated[
        str | None,
        typer.Option(
            "--lines",
            metavar="FILE",
            envvar="RECONCILE_LINES",
            help="Take each line of a file by itself (sentences, grammar, values).",
        ),
    ] = None,
    one_story: o.OneStory = False,
    format: o.Listing = "table",
) -> int:
    """Print what one stage makes of documents."""
    if stage not in STAGES:
        raise UsageError(f"there is no stage `{stage}`; known: {', '.join(STAGES)}")
    if lines is not None:
        return _inspect_lines(stage, Path(lines), rules, format)
    return _inspect(
        stage,
        Wanted(paths or [], include, exclude, encoding=encoding, limits=parse_limits(tuple(limit))),
        rules,
        format,
        one_story=one_story,
    )


def _inspect(stage: str, wanted: Wanted, rules_file: str | None, format: str, *, one_story: bool = False) -> int:
    from reconcile.looks import read_stories

    rules = prepare_rules(rules_file)
    language = load_language(rules.language)
    inputs = read_inputs(wanted)
    if format not in ("table", "jsonl"):
        raise UsageError(f"--format must be table or jsonl here, not `{format}`")
    if stage == "stories":
        rows = list(_story_rows(inputs, language, one_story=one_story))
    elif stage in ("families", "matches"):
        stories, _ = read_stories(inputs.documents, rules, language, one_story=one_story)
        rows = list(_family_rows(stories) if stage == "families" else _match_rows(stories, rules, language))
    else:
        make = _PER_DOCUMENT[stage]
        rows = [row for document in inputs.documents for row in make(document, rules, language)]
    _print(rows, format, stage)
    for error in inputs.errors:
        complain(str(error))
    return 2 if inputs.errors else 0


def _print(rows: list[Row], format: str, stage: str) -> None:
    if format == "jsonl":
        emit(
            "".join(
                json.dumps(row, ensure_ascii=False, default=str).replace("##[", "\\u0023#[") + "\n" for row in rows
            ),
            machine=True,
        )
    elif stage == "text":
        emit("".join(visible_text(row["text"]) for row in rows))
    else:
        emit(defuse("".join(_line(row) + "\n" for row in rows)))


def visible_text(text: str) -> str:
    """Return a text with its line ends and tabs, and everything else that is hidden made visible."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    return "".join("\t".join(visible(cell) for cell in line.split("\t")) + "\n" for line in lines)


def _line(row: Row) -> str:
    shown = row.get("show")
    return str(shown) if shown is not None else "  ".join(f"{key}={flat(str(value))}" for key, value in row.items())


def _at(document: Document, places: Places, offset: int) -> str:
    return f"{flat(document.path)}:{places.at(offset)}"


def _texts(document: Document, _rules: Any, _language: Language) -> Iterator[Row]:
    yield {"path": document.path, "text": document.text}


def _sentences(document: Document, _rules: Any, language: Language) -> Iterator[Row]:
    from reconcile.pipeline import read_sentences

    places = Places.of(document)
    for sentence in read_sentences(document, language).sentences:
        span = sentence.span
        yield {
            "path": document.path,
            "start": span.start,
            "end": span.end,
            "kind": sentence.kind.value,
            "text": sentence.text,
            "show": f"{_at(document, places, span.start)}  {sentence.kind:9}  {flat(sentence.text)}",
        }


def _grammar(document: Document, _rules: Any, language: Language) -> Iterator[Row]:
    from reconcile.pipeline import read_sentences

    read = read_sentences(document, language)
    for sentence, parse in zip(read.sentences, read.parses, strict=True):
        yield {
            "show": f"# {flat(sentence.text)}",
            "path": document.path,
            "start": sentence.span.start,
            "end": sentence.span.end,
            "tokens": [_token(n, t) for n, t in enumerate(parse.tokens)],
        }
        for number, token in enumerate(parse.tokens):
            yield {
                "show": f"{number:3} {flat(token.text):20} {flat(token.lemma):18} {token.tag:6} {token.form:5} {token.head:3} {token.relation}",
                "path": document.path,
                **_token(number, token),
            }


def _token(number: int, token: Any) -> Row:
    return {
        "index": number,
        "start": token.span.start,
        "end": token.span.end,
        "text": token.text,
        "lemma": token.lemma,
        "tag": token.tag,
        "form": token.form,
        "head": token.head,
        "relation": token.relation,
    }


def _values(document: Document, _rules: Any, language: Language) -> Iterator[Row]:
    from reconcile.pipeline import read_sentences

    places = Places.of(document)
    for values in read_sentences(document, language).values:
        for value in values:
            shown = f"{_at(document, places, value.span.start)}  {value.kind:9} {flat(value.text):32} {value.soft} {flat(value.unit)} {flat(value.noun)}"
            yield {
                "path": document.path,
                "start": value.span.start,
                "end": value.span.end,
                "text": value.text,
                **value_object(value),
                "show": shown.rstrip(),
            }


def _claims(document: Document, rules: Any, language: Language) -> Iterator[Row]:
    from reconcile.pipeline import read_claims

    reading: Reading = read_claims(document, rules, language)
    places = Places.of(document)
    for claim in reading.claims:
        yield claim_row(claim, document, _at(document, places, claim.span.start))


_PER_DOCUMENT: dict[str, Callable[[Document, Any, Language], Iterator[Row]]] = {
    "text": _texts,
    "sentences": _sentences,
    "grammar": _grammar,
    "values": _values,
    "claims": _claims,
}


def _story_rows(inputs: Inputs, language: Language, *, one_story: bool) -> Iterator[Row]:
    """Say which documents make a story, and what ties each to it; no claim is read for that."""
    from reconcile.looks import group_documents

    documents, outlines, notes = group_documents(inputs.documents, language, one_story=one_story)
    for note in notes:
        complain(f"{note.code} {note.message}")
    for number, outline in enumerate(outlines, 1):
        paths = [documents[n].path for n in outline.members]
        shown = [
            f"  {flat(path)}  {flat(', '.join(ties)) or 'alone'}"
            for path, ties in zip(paths, outline.ties, strict=True)
        ]
        count = f"{len(paths)} documents" if len(paths) > 1 else "1 document"
        yield {
            "story": f"S{number}",
            "documents": paths,
            "ties": [list(ties) for ties in outline.ties],
            "show": "\n".join([f"S{number}  {count}", *shown]),
        }


def _family_rows(stories: Sequence[Story]) -> Iterator[Row]:
    for family in (family for story in stories for family in story.families):
        yield {
            "documents": list(family.paths),
            "least": family.least,
            "most": family.most,
            "show": f"{family.least:.2f}-{family.most:.2f}  " + "  ".join(flat(p) for p in family.paths),
        }


def _match_rows(stories: Sequence[Story], rules: Rules, language: Language) -> Iterator[Row]:
    from reconcile.looks import match_stories

    for story, match in zip(stories, match_stories(stories, rules, language), strict=True):
        for group in match.groups:
            members = [(story.readings[d].document, story.readings[d].claims[c]) for d, c in group.claims]
            shown = "\n".join(
                f"  {_at(doc, Places.of(doc), claim.span.start)}  {flat(doc.text[claim.span.start : claim.span.end])}"
                for doc, claim in members
            )
            yield {
                "claims": [{"path": doc.path, "start": c.span.start, "end": c.span.end} for doc, c in members],
                "show": f"{len(members)} claims\n{shown}",
            }


def _inspect_lines(stage: str, path: Path, rules_file: str | None, format: str) -> int:
    if stage not in ("sentences", "values", "grammar"):
        raise UsageError(f"--lines works for sentences, values and grammar, not for {stage}")
    from reconcile.grammar import parse_sentence
    from reconcile.split import split_text
    from reconcile.values import describe, find_values

    language = load_language(prepare_rules(rules_file).language)
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--lines {path}: {error}") from None
    rows: list[Row] = []
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        if stage == "sentences":
            rows.append({"line": number, "sentences": [{"start": a, "end": b} for a, b in split_text(line, language)]})
        elif stage == "values":
            rows.append(
                {"line": number, "values": [describe(value, 0) for value in find_values(line, 0, None, language)]}
            )
        else:
            rows.append(
                {
                    "line": number,
                    "tokens": [_token(n, t) for n, t in enumerate(parse_sentence(line, 0, (), language).tokens)],
                }
            )
    _print(rows, format, stage)
    return 0
