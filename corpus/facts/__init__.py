"""Facts of a document: its title, publisher, region, kind, the period it is about and the date it was published."""
