"""Messages IKU121 to IKU156: the shape of a definition and what it means.

A row is: name, sentence in English and in Indonesian, hint in English and in Indonesian.
"""

from __future__ import annotations

from typing import Final

__all__ = ["DEFINITIONS"]

Row = tuple[str, str, str, str, str]

DEFINITIONS: Final[dict[str, Row]] = {
    "IKU121": (
        "unknown-key",
        "the key {key} is not known here",
        "kunci {key} tidak dikenal di sini",
        "{advice}",
        "{advice_id}",
    ),
    "IKU122": (
        "missing-key",
        "the key {key} is missing",
        "kunci {key} belum ada",
        "add a line: {key}: ...",
        "tambahkan baris: {key}: ...",
    ),
    "IKU123": (
        "wrong-shape",
        "here is {found} in place of {expected}",
        "di sini seharusnya {expected_id}, tetapi yang ada {found_id}",
        "{advice}",
        "{advice_id}",
    ),
    "IKU124": (
        "empty-value",
        "the value of {key} is empty",
        "nilai {key} kosong",
        "write the value; a key that is not required can also be deleted",
        "tulis nilainya; kunci yang tidak wajib boleh juga dihapus",
    ),
    "IKU125": (
        "not-a-number",
        "{text} is not a plain number",
        "{text} bukan bilangan biasa",
        "write digits with at most one decimal point, without quotes, such as 1234 or 87.5",
        "tulis angka dengan paling banyak satu titik desimal, tanpa tanda petik, misalnya 1234"
        " atau 87.5",
    ),
    "IKU126": (
        "decimal-comma",
        "{text} has a decimal comma",
        "{text} memakai koma desimal",
        "write {point}",
        "tulis {point}",
    ),
    "IKU127": (
        "not-whole",
        "{text} is not a whole number",
        "{text} bukan bilangan bulat",
        "write a whole number without a point",
        "tulis bilangan bulat tanpa titik",
    ),
    "IKU128": (
        "number-out-of-limits",
        "{text} is not between {low} and {high}",
        "{text} tidak berada di antara {low} dan {high}",
        "choose a number from {low} to {high}",
        "pilih bilangan dari {low} sampai {high}",
    ),
    "IKU129": (
        "not-a-choice",
        "{text} is not one of: {choices}",
        "{text} bukan salah satu dari: {choices}",
        "{advice}",
        "{advice_id}",
    ),
    "IKU130": (
        "not-a-date",
        "{text} is not a date",
        "{text} bukan tanggal",
        "write year-month-day, such as {proposal}",
        "tulis tahun-bulan-hari, misalnya {proposal}",
    ),
    "IKU131": (
        "bad-name",
        "{text} cannot be a name here",
        "{text} tidak dapat menjadi nama di sini",
        "begin with a letter; use a to z, digits and {joint}, at most {limit} characters, such as"
        " {proposal}",
        "awali dengan huruf; pakai a sampai z, angka, dan {joint}, paling banyak {limit} karakter,"
        " misalnya {proposal}",
    ),
    "IKU132": (
        "reserved-name",
        "the word {text} has a meaning of its own in a formula",
        "kata {text} sudah punya arti sendiri dalam rumus",
        "choose another name, such as {text}_1",
        "pilih nama lain, misalnya {text}_1",
    ),
    "IKU133": (
        "warning: ambiguous-text",
        "{text} is kept as text here, but other programs read it as {reading}",
        "{text} di sini tetap teks, tetapi program lain membacanya sebagai {reading_id}",
        'put it in quotes: "{text}"',
        'beri tanda petik: "{text}"',
    ),
    "IKU134": (
        "unknown-schema",
        "the format version {text} is not known",
        "versi format {text} tidak dikenal",
        "write schema: 1",
        "tulis schema: 1",
    ),
    "IKU135": (
        "range-upside-down",
        "the range begins at {low} and ends below it, at {high}",
        "rentang dimulai dari {low} dan berakhir di bawahnya, yaitu {high}",
        "write the smaller number first",
        "tulis bilangan yang lebih kecil dahulu",
    ),
    "IKU136": (
        "no-formula",
        "the indicator {indicator} has no formula",
        "indikator {indicator} belum punya rumus",
        "give numerator and denominator, or value",
        "tulis numerator dan denominator, atau value",
    ),
    "IKU137": (
        "two-formulas",
        "the indicator {indicator} has both value and {other}",
        "indikator {indicator} memiliki value sekaligus {other}",
        "keep value alone, or numerator and denominator",
        "pertahankan value saja, atau numerator dan denominator",
    ),
    "IKU138": (
        "unclear-percentage",
        'value with the unit "%" does not say whether it is multiplied by 100',
        'value dengan satuan "%" belum menyatakan apakah dikalikan 100',
        "add multiplier: 1 where the value is a percentage already, multiplier: 100 where it is"
        " a fraction",
        "tambahkan multiplier: 1 bila nilainya sudah persen, multiplier: 100 bila masih pecahan",
    ),
    "IKU139": (
        "two-multipliers",
        'the unit "%" multiplies by 100, and multiplier says {multiplier}',
        'satuan "%" mengalikan dengan 100, sedangkan multiplier menyatakan {multiplier}',
        "delete multiplier, or write another unit",
        "hapus multiplier, atau tulis satuan lain",
    ),
    "IKU140": (
        "unknown-officer",
        "{text} is not among the officers",
        "{text} tidak ada dalam officers",
        "{advice}",
        "{advice_id}",
    ),
    "IKU141": (
        "name-used-twice",
        "the name {text} is used for two things",
        "nama {text} dipakai untuk dua hal",
        "give one of them another name",
        "beri nama lain pada salah satunya",
    ),
    "IKU142": (
        "unknown-count",
        "{text} is not a declared count",
        "{text} bukan cacah yang dideklarasikan",
        "{advice}",
        "{advice_id}",
    ),
    "IKU143": (
        "count-bounds-itself",
        "the count {text} is bounded by itself",
        "cacah {text} dibatasi oleh dirinya sendiri",
        "name another count under at_most, or delete the line",
        "sebut cacah lain pada at_most, atau hapus baris itu",
    ),
    "IKU144": (
        "validity-upside-down",
        "valid_to {end} is before valid_from {start}",
        "valid_to {end} mendahului valid_from {start}",
        "give the first day under valid_from and the last under valid_to",
        "tulis hari pertama pada valid_from dan hari terakhir pada valid_to",
    ),
    "IKU145": (
        "case-without-expectation",
        "a case expects either a figure or a status without one",
        "contoh kasus mengharapkan angka, atau status tanpa angka, salah satu saja",
        "give value, exact or published for a figure, or status for one of: {choices}",
        "tulis value, exact, atau published untuk angka, atau status untuk salah satu dari:"
        " {choices}",
    ),
    "IKU146": (
        "negative-range-of-a-count",
        "a count is never negative, and the range begins at {low}",
        "cacah tidak pernah negatif, sedangkan rentangnya dimulai dari {low}",
        "begin the range at 0, or declare kind: decimal",
        "mulai rentang dari 0, atau tulis kind: decimal",
    ),
    "IKU147": (
        "multiplier-not-positive",
        "the multiplier is {text}, and a multiplier is more than 0",
        "pengali bernilai {text}, padahal pengali harus lebih dari 0",
        "write 100 for a percentage, 1000 for a rate of a thousand, or delete the line",
        "tulis 100 untuk persentase, 1000 untuk angka per seribu, atau hapus baris itu",
    ),
    "IKU148": (
        "percent-as-a-word",
        "the unit {text} does not multiply by 100",
        "satuan {text} tidak mengalikan dengan 100",
        'write unit: "%"',
        'tulis unit: "%"',
    ),
    "IKU149": (
        "not-a-definition",
        "the file is no definition: it has none of the keys of one",
        "berkas ini bukan definisi: tidak ada kunci definisi di dalamnya",
        "{advice}",
        "{advice_id}",
    ),
    "IKU150": (
        "separators-of-thousands",
        "{text} has points between the thousands",
        "{text} memakai titik ribuan",
        "write {joined}",
        "tulis {joined}",
    ),
    "IKU154": (
        "not-an-exact-number",
        "{text} is no exact number",
        "{text} bukan bilangan eksak",
        "write a fraction such as 200/3, or a decimal number such as 87.5",
        "tulis pecahan seperti 200/3, atau bilangan desimal seperti 87.5",
    ),
    "IKU155": (
        "promise-about-an-unused-count",
        "the indicator {indicator} does not use {count}, so it promises nothing about it",
        "indikator {indicator} tidak memakai {count}, jadi tidak ada yang dijanjikan tentangnya",
        "{advice}",
        "{advice_id}",
    ),
    "IKU156": (
        "rises-and-falls",
        "the indicator {indicator} cannot both rise and fall with {count}",
        "indikator {indicator} tidak mungkin naik sekaligus turun bersama {count}",
        "keep one of rises_with and falls_with",
        "pertahankan salah satu dari rises_with dan falls_with",
    ),
    "IKU191": (
        "notice: counts-beside-definitions",
        "this looks like a file of counts, and is not checked here",
        "tampaknya ini berkas cacah, dan tidak diperiksa di sini",
        "check it with: iku compute DEFINITION --counts FILE",
        "periksa dengan: iku compute DEFINISI --counts BERKAS",
    ),
}
