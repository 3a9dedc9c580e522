# Notes are printed below the message.
error = ValueError("with notes")
error.add_note("first note")
error.add_note("second\nof two lines")
raise error
