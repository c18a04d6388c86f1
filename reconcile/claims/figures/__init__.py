"""What a figure is said of: the noun it counts, its attribute, its time and its limits."""
