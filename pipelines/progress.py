"""A Dagster logger that says on standard error what a run is doing: a line that changes on a terminal, remarks anywhere."""

import logging
import sys
import time

import dagster as dg

from pipelines.answers import printable


class ProgressHandler(logging.Handler):
    """Shows the step that is being done where somebody watches; prints a line when an asset or a check has something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.watched = sys.stderr.isatty()
        self.began = time.monotonic()
        self.done = 0

    def emit(self, record: logging.LogRecord) -> None:
        meta = getattr(record, "dagster_meta", {})
        event = meta.get("dagster_event")
        if event is None:
            if record.levelno in (logging.INFO, logging.WARNING) and meta.get("step_key"):
                # File names and sentences of documents must not move the cursor or begin lines of their own.
                line = printable(f"{meta.get('step_key')}: {meta.get('orig_message')}")
                # How far a step is takes the place of what was said before, where somebody watches.
                self._show(line) if self.watched and line.endswith((" left", " a second")) else self._say(line)
        elif event.event_type_value == "STEP_START":
            self._show(event.step_key)
        elif event.event_type_value == "STEP_SUCCESS":
            self.done += 1
        elif event.event_type_value in ("PIPELINE_SUCCESS", "PIPELINE_FAILURE", "RUN_SUCCESS", "RUN_FAILURE"):
            self._clear()

    def _show(self, step: str | None) -> None:
        if self.watched:
            took = time.monotonic() - self.began
            print(f"\r\x1b[2K{self.done:3} steps done, {took:.0f} s: {step}", end="", file=sys.stderr, flush=True)

    def _say(self, line: str) -> None:
        self._clear()
        print(line, file=sys.stderr, flush=True)

    def _clear(self) -> None:
        if self.watched:
            print("\r\x1b[2K", end="", file=sys.stderr, flush=True)


@dg.logger(config_schema=None, description="Progress in lines on standard error.")
def progress(_context: dg.InitLoggerContext) -> logging.Logger:
    logger = logging.Logger("devfin", level=logging.DEBUG)
    logger.addHandler(ProgressHandler())
    return logger
