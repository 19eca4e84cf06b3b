"""A baseline: findings that were there when the gate was adopted, kept as old until a day that is named."""
