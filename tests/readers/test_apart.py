"""A reader that crashes, hangs or talks nonsense costs its own document; the next one is read as if nothing had been."""

import pytest

from reconcile.errors import DocumentError
from reconcile.model import Document
from reconcile.read import Limits
from reconcile.read.apart import Apart, freeze, thaw
from reconcile.read.formats import Raw

LOSSES = {
    "import os; os.abort()": ("R112", "SIGABRT"),
    "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)": ("R112", "SIGSEGV"),
    "raise SystemExit(3)": ("R112", "exit code 3"),
    "print('hello')": ("R112", "crashed"),
    "import time; time.sleep(60)": ("R108", "stopped after 1 seconds"),
    "import sys; sys.stdout.write('99\\n{'); sys.stdout.flush(); import time; time.sleep(60)": ("R108", "stopped"),
}


@pytest.mark.parametrize("program", sorted(LOSSES))
def test_a_lost_reader_is_an_error_of_its_document(program: str) -> None:
    apart = Apart(Limits(seconds=1), program)
    for _ in range(1 if "sleep" in program else 2):
        found = list(apart.read(Raw("page.html", b"<p>one</p>")))
        assert len(found) == 1
        assert isinstance(found[0], DocumentError)
        code, words = LOSSES[program]
        assert found[0].code == code
        assert words in found[0].message
    apart.close()


def test_what_a_reader_may_not_do() -> None:
    attempts = (
        "import socket; socket.create_connection(('127.0.0.1', 9), 1)",
        "import urllib.request as u; u.urlopen('http://127.0.0.1:9/', timeout=1)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "open('/tmp/reader-was-here', 'w')",
    )
    for attempt in attempts:
        program = (
            "import sys; from reconcile.read.worker import _refuse; sys.addaudithook(_refuse)\n"
            f"try:\n    {attempt}\nexcept OSError as error:\n    import os; os._exit(5 if 'may not' in str(error) else 6)"
        )
        (found,) = Apart(Limits(seconds=10), program).read(Raw("page.html", b"x"))
        assert "exit code 5" in str(found), attempt


def test_documents_travel_whole() -> None:
    document = Document("a.pdf", "one\ntwo\ud800", "00", notes=(), pages=(0, 4), wrapped=True)
    assert thaw(freeze(document)) == document
    error = DocumentError("a.pdf", "is broken", "R109")
    assert str(thaw(freeze(error))) == str(error)
