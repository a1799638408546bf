"""Messages IKU6xx: tables of counts.

A row is: name, sentence in English and in Indonesian, hint in English and in Indonesian.
"""

from __future__ import annotations

from typing import Final

__all__ = ["TABLES"]

Row = tuple[str, str, str, str, str]

TABLES: Final[dict[str, Row]] = {
    "IKU601": (
        "no-such-column",
        "the table has no column {column}",
        "tabel tidak memiliki kolom {column}",
        "{advice}",
        "{advice_id}",
    ),
    "IKU602": (
        "column-of-other-type",
        "the column {column} holds {type}, and no numbers that can be computed with",
        "kolom {column} berisi {type}, bukan bilangan yang dapat dihitung",
        "make it whole numbers, floats of 64 bits, or decimals of at most 9 places",
        "jadikan bilangan bulat, float 64 bit, atau desimal paling banyak 9 angka",
    ),
    "IKU603": (
        "formula-too-long-for-tables",
        "the formula of {indicator} is too long for tables when it is multiplied out",
        "rumus {indicator} terlalu panjang untuk tabel bila diuraikan",
        "leave it out, and compute it row by row with evaluate()",
        "keluarkan dari tabel, lalu hitung baris demi baris dengan evaluate()",
    ),
    "IKU604": (
        "column-already-there",
        "a column {column} is already there",
        "kolom {column} sudah ada",
        "leave that column out with keep, or give a prefix for the new columns",
        "keluarkan kolom itu dengan keep, atau beri awalan (prefix) untuk kolom baru",
    ),
    "IKU605": (
        "not-a-table",
        "a {type} is no table",
        "{type} bukan tabel",
        "give a frame of pandas, Polars, PyArrow, DuckDB, Dask, PySpark or Ibis",
        "berikan tabel pandas, Polars, PyArrow, DuckDB, Dask, PySpark, atau Ibis",
    ),
    "IKU606": (
        "no-rollup-declared",
        "nothing says how {count} adds up over offices, and {indicator} needs it",
        "belum dinyatakan bagaimana {count} dijumlahkan antar-perangkat daerah, padahal "
        "{indicator} memerlukannya",
        "declare rollup: sum or rollup: none for {count}",
        "nyatakan rollup: sum atau rollup: none untuk {count}",
    ),
    "IKU607": (
        "count-that-does-not-roll-up",
        "{indicator} uses {count}, which does not add up over offices (rollup: none)",
        "{indicator} memakai {count}, yang tidak dapat dijumlahkan antar-perangkat daerah "
        "(rollup: none)",
        "leave {indicator} out, for a sum or a mean of such numbers would be no figure",
        "keluarkan {indicator}, sebab jumlah atau rata-rata bilangan demikian bukan realisasi",
    ),
    "IKU608": (
        "no-accumulation-declared",
        "nothing says how {count} adds up over periods, and {indicator} needs it",
        "belum dinyatakan bagaimana {count} dijumlahkan antarperiode, padahal {indicator} "
        "memerlukannya",
        "declare accumulate: sum, last, mean or none for {count}",
        "nyatakan accumulate: sum, last, mean, atau none untuk {count}",
    ),
    "IKU609": (
        "count-that-does-not-accumulate",
        "{indicator} uses {count}, which does not add up over periods (accumulate: none)",
        "{indicator} memakai {count}, yang tidak dapat dijumlahkan antarperiode (accumulate: none)",
        "leave {indicator} out, or name no period and roll up each period by itself",
        "keluarkan {indicator}, atau jangan sebut periode dan hitung tiap periode sendiri",
    ),
    "IKU610": (
        "previous-period-accumulated",
        "{indicator} uses {count} of the previous period, which no accumulation over periods has",
        "{indicator} memakai {count} periode sebelumnya, yang tidak ada pada akumulasi periode",
        "leave {indicator} out, or name no period and roll up each period by itself",
        "keluarkan {indicator}, atau jangan sebut periode dan hitung tiap periode sendiri",
    ),
    "IKU611": (
        "rows-given-twice",
        "{number} rows are given for {key}",
        "ada {number} baris untuk {key}",
        "keep one of them",
        "pertahankan satu saja",
    ),
    "IKU612": (
        "no-engine-installed",
        "{engine} is not installed",
        "{engine} belum terpasang",
        "install it with: pip install 'iku-core[{extra}]'",
        "pasang dengan: pip install 'iku-core[{extra}]'",
    ),
    "IKU613": (
        "data-not-readable",
        "{file} cannot be used: {reason}",
        "{file} tidak dapat dipakai: {reason_id}",
        "read from a file that ends in .parquet or .csv, in UTF-8, and write to another one, in a"
        " folder that is there and that you may write in",
        "baca dari berkas berakhiran .parquet atau .csv, dalam UTF-8, dan tulis ke berkas lain,"
        " dalam folder yang ada dan boleh Anda tulisi",
    ),
    "IKU614": (
        "number-too-long-for-tables",
        "the value of {count} is {text}, with more digits than tables are exact for",
        "nilai {count} adalah {text}, dengan angka lebih banyak daripada yang tepat untuk tabel",
        "at most 15 digits, of which 6 behind the decimal point",
        "paling banyak 15 angka, 6 di antaranya di belakang tanda desimal",
    ),
    "IKU615": (
        "root-in-a-table",
        "{indicator} rests on roots or logarithms, which a table cannot compute exactly",
        "{indicator} memakai akar atau logaritma, yang tidak dapat dihitung tepat dalam tabel",
        "compute it row by row with evaluate(), and the others as a table",
        "hitung baris demi baris dengan evaluate(), dan yang lain sebagai tabel",
    ),
    "IKU616": (
        "achievement-not-for-tables",
        "a table cannot compute the achievement or the grade of {indicator}: {reason}",
        "capaian atau predikat {indicator} tidak dapat dihitung dalam tabel: {reason_id}",
        "compute it row by row with achieve(), and the others as a table",
        "hitung baris demi baris dengan achieve(), dan yang lain sebagai tabel",
    ),
    "IKU620": (
        "target-of-no-indicator",
        "targets names {indicator}, which is not among the indicators to be computed",
        "targets menyebut {indicator}, yang bukan indikator yang dihitung",
        "{advice}",
        "{advice_id}",
    ),
    "IKU617": (
        "no-name-in-a-database",
        '"{name}" cannot be the name of a table or a column for {dialect}: {reason}',
        '"{name}" tidak dapat menjadi nama tabel atau kolom untuk {dialect}: {reason_id}',
        "rename it, or leave the indicator out",
        "ganti namanya, atau keluarkan indikator itu",
    ),
    "IKU618": (
        "two-columns-of-one-name",
        "two columns of the query would be called {column}",
        "dua kolom dalam kueri akan bernama {column}",
        "name each key and each indicator once; upper and lower case are not told apart",
        "sebut tiap kolom kunci dan tiap indikator satu kali; huruf besar dan kecil dianggap sama",
    ),
    "IKU619": (
        "query-too-wide",
        "the query needs {number} columns, and {dialect} takes {limit}",
        "kueri memerlukan {number} kolom, sedangkan {dialect} menerima {limit}",
        "make several queries, each with some of the indicators",
        "buat beberapa kueri, masing-masing dengan sebagian indikator",
    ),
}
