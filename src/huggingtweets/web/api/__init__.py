"""The JSON API: what the page does, for programs as well. Each module is a router of one kind of thing."""
