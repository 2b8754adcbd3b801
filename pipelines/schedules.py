"""When the warehouse is built by itself; off until switched on in the UI or with `dagster schedule start`."""

import dagster as dg

from pipelines.jobs import build_warehouse

daily = dg.ScheduleDefinition(
    name="daily",
    job=build_warehouse,
    cron_schedule="0 5 * * *",
    execution_timezone="UTC",
    description="Every morning at five, with whatever the configured sources have then.",
)
