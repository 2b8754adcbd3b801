"""A Dagster logger that says on standard error, in a line for each, what a run is doing."""

import logging
import sys
import time

import dagster as dg


class ProgressHandler(logging.Handler):
    """Prints a line when a step is done, when an asset has something to say, and when a check fails."""

    def __init__(self) -> None:
        super().__init__()
        self.started: dict[str, float] = {}

    def emit(self, record: logging.LogRecord) -> None:
        meta = getattr(record, "dagster_meta", {})
        event = meta.get("dagster_event")
        if event is None:
            if record.levelno in (logging.INFO, logging.WARNING) and meta.get("step_key"):
                self._say(f"{'':8} {meta.get('step_key')}: {meta.get('orig_message')}")
        elif event.event_type_value == "STEP_START":
            self.started[event.step_key] = time.monotonic()
        elif event.event_type_value == "STEP_SUCCESS":
            took = time.monotonic() - self.started.get(event.step_key, time.monotonic())
            self._say(f"{took:6.2f} s {event.step_key}")

    @staticmethod
    def _say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)


@dg.logger(description="Progress in lines on standard error.")
def progress(_context: dg.InitLoggerContext) -> logging.Logger:
    logger = logging.Logger("devfin", level=logging.DEBUG)
    logger.addHandler(ProgressHandler())
    return logger
