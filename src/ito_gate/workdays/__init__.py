"""The calendar of working days: made from the State Council's notices, read by Rego and Python alike."""
