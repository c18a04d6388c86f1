"""What is no figure: names, offices, deeds, ranks, steps and ways, each kind in a file of its own."""
