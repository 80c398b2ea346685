"""Across articles: what belongs together.

A link is three parts: candidates by key (a join), a decision per pair (a pure function with a
score and a reason), components; so that one decision runs in one process and on a cluster.
"""
