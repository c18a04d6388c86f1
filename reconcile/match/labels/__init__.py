"""Names, offices, deeds, quotations and their like that documents give differently, each kind in a file of its own."""
