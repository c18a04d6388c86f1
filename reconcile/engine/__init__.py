"""Appendix A. Where the work runs: here, in several processes, or on a Spark cluster; one verb, `map`, order kept."""

from reconcile.engine.choose import ENGINES, open_engine
from reconcile.engine.serial import Engine, Serial
from reconcile.engine.stages import Stages, Watch

__all__ = ["ENGINES", "Engine", "Serial", "Stages", "Watch", "open_engine"]
