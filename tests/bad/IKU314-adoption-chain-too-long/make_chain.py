"""Twenty-one documents, each of which adopts the set of the next."""

from pathlib import Path

HEAD = "schema: 1\nid: kecamatan-{number:02}\ntitle: T\norganisation: {{name: K}}\n"
LAST = (
    "counts: {desa: {label: Jumlah desa}}\n"
    "objectives: [{statement: S, indicators: [{id: desa, name: Jumlah desa, value: desa}]}]\n"
)


def make(folder: Path) -> None:
    for number in range(22):
        rest = LAST if number == 21 else f"adopts: kecamatan-{number + 1:02}\n"
        path = folder / f"kecamatan-{number:02}.yaml"
        path.write_text(HEAD.format(number=number) + rest, encoding="utf-8")
