"""A register held in memory by a server: one whole revision at a time."""
