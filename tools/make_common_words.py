"""Makes the table of common English words: `common_words.csv`.

    python tools/make_common_words.py src/detente/data/common_words.csv

Needs the package `wordfreq` of the registry (3.1.1), whose data is CC BY-SA 4.0; so is the table.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

from wordfreq import get_frequency_dict

RAREST = 3.0
"""Zipf frequency (log10 of occurrences among 10^9 words) below which a word is not listed; what is
not listed counts as rare. 3.0 keeps the table under 300 KB."""
STEP = 0.25
"""Width of a band. Weights move by an eighteenth from one to the next."""
HEAD = """\
# How common English words are: word-frequency data of wordfreq 3.1.1, Copyright (c) Robyn Speer,
# CC BY-SA 4.0: http://creativecommons.org/licenses/by-sa/4.0/.
# Changed: English words of letters alone, from Zipf frequency 3.0 on, rounded down to quarters.
# This file is under the same licence. Made by tools/make_common_words.py.
# band: Zipf frequency, log10 of occurrences among 10^9 words. words: parted by blanks.
"""


def main(path: Path) -> None:
    """Writes the table to the path."""
    bands: dict[float, list[str]] = {}
    for word, share in get_frequency_dict("en", "best").items():
        zipf = math.log10(share) + 9
        if zipf >= RAREST and word.isascii() and word.isalpha() and len(word) > 1:
            bands.setdefault(math.floor(zipf / STEP) * STEP, []).append(word)
    rows = [f"{band:.2f},{' '.join(sorted(bands[band]))},wordfreq\n" for band in sorted(bands)]
    path.write_text(HEAD + "band,words,origin\n" + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
