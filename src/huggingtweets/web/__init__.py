"""The web page and the JSON API under it, for those who don't use terminals."""
