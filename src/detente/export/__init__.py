"""What leaves the record: whole, one file a kind (`jsonl.py`), or one list at a time (`rows.py`).

`values.py` says how a span and a `when` are written, `tables.py` how rows become JSON, JSON lines
and CSV. The fields of the whole export are a contract: docs/export.md.
"""
