"""From a Swedish sentence to the phrases in it that could name a measure."""
