"""Measures of a persona: copying, diversity, likeness and baselines, each figure with a 95% confidence interval."""
