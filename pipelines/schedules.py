"""When the warehouse is built by itself; off until switched on in the UI, or from the start where DEVFIN_AUTOMATION is `on`."""

import dagster as dg

from pipelines.jobs import build_warehouse
from pipelines.places import AUTOMATION

daily = dg.ScheduleDefinition(
    name="daily",
    job=build_warehouse,
    cron_schedule="0 5 * * *",
    execution_timezone="UTC",
    default_status=dg.DefaultScheduleStatus.RUNNING if AUTOMATION else dg.DefaultScheduleStatus.STOPPED,
    description="Every morning at five, with whatever the configured sources have then.",
)
