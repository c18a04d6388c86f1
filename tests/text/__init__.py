"""The chapters on text: plain forms, layout, dates of the text, sentences."""
