"""What we believe now: from rows of the record to answers, for command line, web and scripts alike.

One file a view; `shapes.py` holds what they share. A view takes an open record and a filter and
gives frozen dataclasses; copies are folded (left out, their original stands for them) unless the
filter says otherwise. No view writes, none speaks SQL.
"""
