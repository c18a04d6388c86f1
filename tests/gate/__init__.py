"""The quality gate: what the tool finds, against labels made by hand, and floors that only go up."""
