# Two expressions side by side.
pair = (1 2)
