"""Results: what is counted or measured of what projects bring."""
