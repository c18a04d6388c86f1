"""The exceptions, and the exit code that each stands for.

ReconcileError                  2  anything the user can mend: a clear sentence, the place, the next step
├── DocumentError (R1xx)        2  a document that cannot be read
├── RulesError (R2xx)           2  mistakes in a rules file or the configuration, all of them at once
├── UsageError                  2  options that do not go together, an unknown rule
├── OutputError                 2  a report that cannot be written
├── LedgerError                 2  a ledger that cannot be opened, read or written
├── EngineError                70  a worker process was lost; nothing is printed rather than a shortened report
└── NothingToCompare            3  fewer than two documents, or no claims

Everything else is a bug: the door prints its traceback and leaves with 70.
"""


class ReconcileError(Exception):
    """Something the user can mend; the message is one sentence with the place and the next step."""

    exit_code = 2


class DocumentError(ReconcileError):
    """A document cannot be read: `code` R1xx, `path` and the reason with the next step."""

    def __init__(self, path: str, message: str, code: str = "R101") -> None:
        super().__init__(f"{path}: {code} {message}")
        self.path = path
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type["DocumentError"], tuple[str, str, str]]:
        """Travel between processes."""
        return DocumentError, (self.path, self.message, self.code)


class RulesError(ReconcileError):
    """Mistakes in a rules file; `problems` are lines of the form `rules.yaml:3:14: R201 …`, in order of place."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class UsageError(ReconcileError):
    """The call does not make sense; the message says what would."""


class OutputError(ReconcileError):
    """A report cannot be written."""


class LedgerError(ReconcileError):
    """A ledger cannot be opened, read or written; the file is as it was."""


class EngineError(ReconcileError):
    """A worker was lost, so the report would be incomplete."""

    exit_code = 70


class NothingToCompare(ReconcileError):  # noqa: N818 - named for what the user is told, not for the mechanism
    """An empty run is not a pass."""

    exit_code = 3
