"""The documented switch: DEVFIN_AUTOMATION=on turns the schedule and the sensors on from the start."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(("value", "status"), [("on", "RUNNING"), ("", "STOPPED")])
def test_the_switch(value, status):
    script = (
        "from pipelines.schedules import daily; from pipelines.sensors import inboxes; from pipelines.configuration import configuration\n"
        "print(daily.default_status.name, *{sensor.default_status.name for sensor in inboxes(configuration())})"
    )
    environment = {**os.environ, "DEVFIN_AUTOMATION": value, "PYTHONWARNINGS": "ignore"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [status, status]
