"""A persona made into what others can look at and use: cards, files, pictures, and the way to the Hub."""
