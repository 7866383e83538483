"""What is measured of a persona: loss, copying, diversity and likeness, each figure with a 95% confidence interval.

Copying and diversity are pure functions of texts.
"""
