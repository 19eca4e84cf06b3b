"""The gate as a server: procurement systems ask, and the answer is a decision on record."""
