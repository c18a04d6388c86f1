"""When something happened: days, hours and bounds of time, with the deed and who takes part in it."""
