"""Puts assets and checks together: definitions, jobs, schedules, sensors, resources and the command line.

No work is done here: what an asset does is in `assets`, what a check decides in `checks`.
"""
