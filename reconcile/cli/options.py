"""The options that several commands share; each has a variable `RECONCILE_<OPTION>`."""

from typing import Annotated

import typer

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATHS...", help="Documents and folders; `-` is stdin.", show_default=False),
]
Include = Annotated[
    list[str],
    typer.Option(
        "--include", "-i", metavar="GLOB", envvar="RECONCILE_INCLUDE", help="Take only files of a folder that match."
    ),
]
Exclude = Annotated[
    list[str],
    typer.Option(
        "--exclude", "-x", metavar="GLOB", envvar="RECONCILE_EXCLUDE", help="Skip files of a folder that match."
    ),
]
FilesFrom = Annotated[
    str | None,
    typer.Option(
        "--files-from",
        metavar="FILE",
        envvar="RECONCILE_FILES_FROM",
        help="Read paths from a file, one a line; `-` is stdin.",
    ),
]
Null = Annotated[
    bool, typer.Option("-0", "--null", envvar="RECONCILE_NULL", help="The paths of --files-from end with NUL.")
]
StdinName = Annotated[
    str,
    typer.Option(
        "--stdin-filename", metavar="NAME", envvar="RECONCILE_STDIN_FILENAME", help="Name of the document on stdin."
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        envvar="RECONCILE_ENCODING",
        help="Encoding of the documents; detected by default.",
    ),
]
SourceMeta = Annotated[
    str | None,
    typer.Option(
        "--source-meta",
        metavar="FILE",
        envvar="RECONCILE_SOURCE_META",
        help="Outlet, author, date, time, zone and edition of documents, as YAML or CSV.",
    ),
]
Limit = Annotated[
    list[str],
    typer.Option(
        "--limit",
        metavar="NAME=VALUE",
        envvar="RECONCILE_LIMIT",
        help="Change a limit on documents: size, text, pages, depth, ratio, documents, seconds, memory; may be repeated.",
    ),
]
RulesFile = Annotated[
    str | None,
    typer.Option(
        "--rules",
        "-r",
        metavar="FILE",
        envvar="RECONCILE_RULES",
        help="Rules file; by default the nearest rules.yaml upward.",
    ),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        envvar="RECONCILE_FORMAT",
        help="Format of the report on stdout; `reconcile help formats` lists them.",
    ),
]
Listing = Annotated[
    str, typer.Option("--format", "-f", metavar="FORMAT", envvar="RECONCILE_FORMAT", help="table or jsonl.")
]
Width = Annotated[
    int | None,
    typer.Option(
        "--width",
        metavar="N",
        envvar="RECONCILE_WIDTH",
        help="Width of the output; by default the terminal, COLUMNS or 120.",
        show_default=False,
    ),
]
Color = Annotated[str, typer.Option("--color", metavar="WHEN", envvar="RECONCILE_COLOR", help="auto, always or never.")]
Ascii = Annotated[bool, typer.Option("--ascii", envvar="RECONCILE_ASCII", help="Draw with plain characters only.")]
OneStory = Annotated[
    bool,
    typer.Option(
        "--one-story",
        envvar="RECONCILE_ONE_STORY",
        help="Take all documents as one story; by default their names, dates, figures and rare words decide.",
    ),
]
Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar="LEDGER",
        envvar="RECONCILE_AGAINST",
        help="Hold the documents also against what earlier batches said: a ledger, its export, or postgresql://…, which is only read.",
    ),
]
MaxBad = Annotated[
    int,
    typer.Option(
        "--max-bad",
        metavar="N",
        min=0,
        envvar="RECONCILE_MAX_BAD",
        help="Bad records of JSONL files that are reported and passed over before the run is refused.",
    ),
]
EngineName = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="NAME",
        envvar="RECONCILE_ENGINE",
        help="auto, serial, processes or spark; never changes the result.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=1,
        envvar="RECONCILE_JOBS",
        help="Number of workers; one a processor by default.",
        show_default=False,
    ),
]
