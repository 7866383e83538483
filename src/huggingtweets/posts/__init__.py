"""Posts, from raw text to training examples: clean, select, de-duplicate, split. Pure functions, no I/O."""
