"""A dataset release: the bank's tables as files, with their schema, codebook and catalogue entry."""
