"""Posts, from raw text to training examples: clean, select, split, tokenize. Pure functions without I/O."""
