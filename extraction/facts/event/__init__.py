"""Things that happened on a day: approvals, signings, meetings."""
