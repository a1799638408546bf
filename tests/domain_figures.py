"""Figures that offices and regulations print, with what they are computed from.

They were collected from public reports; a misprint stands here with the exact value beside it.

Left out are achievements that are printed without their target and realisation, for nothing can
be computed from them: 26,620.69 (Wonogiri, of a target and a realisation in different units),
206.25 (Kediri), 170.00 (Pesisir Selatan), 190.34 (Cilegon), 1,388.89 and 3,750 (Deli Serdang), and
the means 77.1 (of the capped scores of a Puskesmas) and 85.38 (Manggarai Timur), whose members are
not printed.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final, NamedTuple

from iku_core import Range
from iku_core.achievement_rule import Target


class Achieved(NamedTuple):
    """A target, a realisation and the achievement that is printed."""

    where: str
    rule: str
    target: Target
    realisation: str
    printed: str
    exact: Fraction | None = None
    """The exact value of a misprint; None where what is printed is right."""


ACHIEVEMENTS: Final = (
    Achieved("Wonogiri 2020, angka kematian bayi", "mirror", 14, "7.06", "149.57"),
    Achieved("Provinsi Lampung", "mirror", 32, "4.88", "184.75"),
    Achieved("Manggarai Timur", "inverse", 162, "186", "87.10"),
    Achieved("PermenPANRB 8/2021, waktu", "mirror", 7, "6.5", "107"),
    Achieved("PermenPANRB 8/2021, rentang", "range", Range(80, 90), "92", "113", Fraction(920, 9)),
    Achieved("Banyuasin, akhir RPJMD", "ratio", Fraction("94.17"), "93.79", "99.60"),
    Achieved("realisasi nol, dua kali target dikurangi", "mirror", 10, "0", "200"),
    Achieved("realisasi dua kali target, dikurangi", "mirror", 10, "20", "0"),
    Achieved("realisasi dua kali target, dibagi", "inverse", 10, "20", "50"),
    Achieved("realisasi satu setengah target, dikurangi", "mirror", 10, "15", "50"),
    Achieved("realisasi satu setengah target, dibagi", "inverse", 10, "15", "66.67"),
    Achieved("target 10, realisasi 5, dibagi terbalik", "inverse", 10, "5", "200"),
    Achieved("target 10, realisasi 5, dikurangi", "mirror", 10, "5", "150"),
    Achieved("target 10, realisasi 5, dibagi", "ratio", 10, "5", "50"),
    Achieved("Pesisir Selatan, dari realisasi tampil", "ratio", 40, "34.22", "85.55"),
)


class Shared(NamedTuple):
    """A part and a whole, and the percentage that is printed of them."""

    where: str
    part: int
    whole: int
    per: int
    printed: str
    exact: Fraction | None = None


SHARES: Final = (
    Shared("Wonogiri 2020, kematian bayi", 75, 10_767, 1000, "7.06", Fraction(75_000, 10_767)),
    Shared("Tanah Datar", 36_743, 39_834, 100, "92.22", Fraction(3_674_300, 39_834)),
    Shared("satu dokumen, sebelas dari lima belas", 11, 15, 100, "70.30", Fraction(1100, 15)),
    Shared("dokumen yang sama", 11, 15, 100, "73.30", Fraction(1100, 15)),
    Shared("Bantul, sasaran yang tercapai", 3, 5, 100, "60.00"),
)  # fmt: skip


class Index(NamedTuple):
    """Means of the elements of a survey, the weight that is printed, and the index."""

    where: str
    means: tuple[str, ...]
    weight: str
    printed: str
    exact: Fraction | None = None
    per: int = 25
    """What the weighted sum is multiplied by: 25 for the index, 1 for an element alone."""


NINE_FOURS: Final = ("4",) * 9
INDICES: Final = (
    Index("sembilan kali 4, bobot 1/9", NINE_FOURS, "1/9", "100"),
    Index("sembilan kali 4, bobot 0,111", NINE_FOURS, "0.111", "99.9"),
    Index("sembilan kali 4, bobot 0,11", NINE_FOURS, "0.11", "99"),
    Index("Tulang Bawang Barat, bobot 0,111, tanpa desimal", NINE_FOURS, "0.111", "100"),
    Index("Tulang Bawang Barat, satu unsur", ("4",), "0.111", "0.44", per=1),
    Index("laboratorium, tiga unsur, bobot 0,33", ("3.5",) * 3, "0.33", "86.63"),
    Index("laboratorium, tiga unsur, bobot 1/3", ("3.5",) * 3, "1/3", "87.50"),
)

GRADES: Final = (
    *(("1.00", "25.00", "D"), ("2.5996", "64.99", "D"), ("2.60", "65.00", "C")),
    *(("3.064", "76.60", "C"), ("3.0644", "76.61", "B"), ("3.532", "88.30", "B")),
    *(("3.5324", "88.31", "A"), ("4.00", "100.00", "A")),
)
"""An index from 1 to 4, the same times 25, and its grade, by PermenPANRB 14/2017."""
