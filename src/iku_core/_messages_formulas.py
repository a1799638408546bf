"""Messages IKU2xx: formulas.

A row is: name, sentence in English and in Indonesian, hint in English and in Indonesian.
"""

from __future__ import annotations

from typing import Final

__all__ = ["FORMULAS"]

Row = tuple[str, str, str, str, str]

FORMULAS: Final[dict[str, Row]] = {
    "IKU201": (
        "formula-is-no-text",
        "a formula is a text, and {found} was given",
        "rumus berupa teks, tetapi yang diberikan {found}",
        "give the formula as a text",
        "berikan rumus sebagai teks",
    ),
    "IKU202": (
        "unknown-name",
        "the name {name} is not declared",
        "nama {name} tidak dideklarasikan",
        "{advice}",
        "{advice_id}",
    ),
    "IKU203": (
        "empty-formula",
        "the formula is empty",
        "rumusnya kosong",
        "write a formula, such as: jumlah_a / jumlah_b",
        "tulis rumus, misalnya: jumlah_a / jumlah_b",
    ),
    "IKU204": (
        "formula-too-long",
        "the formula is longer than {limit} characters",
        "rumus lebih panjang dari {limit_id} karakter",
        "divide it over several indicators",
        "bagi menjadi beberapa indikator",
    ),
    "IKU205": (
        "times-sign",
        "{text} is no sign of a formula",
        "{text} bukan tanda dalam rumus",
        "write * for times",
        "tulis * untuk kali",
    ),
    "IKU206": (
        "division-sign",
        "{text} is no sign of a formula",
        "{text} bukan tanda dalam rumus",
        "write / for divided by",
        "tulis / untuk bagi",
    ),
    "IKU207": (
        "percent-sign",
        "% does not belong in a formula",
        "% tidak ditulis dalam rumus",
        'delete it, together with a factor 100, and write unit: "%", which multiplies by 100',
        'hapus beserta faktor 100, lalu tulis unit: "%" yang mengalikan dengan 100',
    ),
    "IKU208": (
        "dash",
        "{text} is a dash and no minus",
        "{text} adalah tanda pisah, bukan minus",
        "write - for minus",
        "tulis - untuk kurang",
    ),
    "IKU209": (
        "equals-sign",
        "= does not belong in a formula",
        "= tidak ditulis dalam rumus",
        "write only what stands behind the =",
        "tulis hanya bagian setelah tanda =",
    ),
    "IKU210": (
        "comma-between-digits",
        "{text} may be a decimal comma",
        "{text} mungkin berisi koma desimal",
        "write {point}; between two arguments, put a blank behind the comma",
        "tulis {point}; di antara dua argumen, beri spasi setelah koma",
    ),
    "IKU211": (
        "missing-operator",
        "between {left} and {right} a sign is missing",
        "di antara {left} dan {right} tidak ada tanda hitung",
        "write + - * or / between them; join the words of one name by _",
        "tulis + - * atau / di antaranya; sambung kata-kata satu nama dengan _",
    ),
    "IKU212": (
        "power",
        "{text} (power) is not part of the formula language",
        "{text} (pangkat) tidak termasuk bahasa rumus",
        "multiply: a * a",
        "pakai perkalian: a * a",
    ),
    "IKU213": (
        "floor-division",
        "// is not part of the formula language",
        "// tidak termasuk bahasa rumus",
        "write / ; the result stays exact",
        "tulis / ; hasilnya tetap eksak",
    ),
    "IKU214": (
        "character-not-allowed",
        "{text} ({code_point}) is not allowed in a formula",
        "{text} ({code_point}) tidak diperbolehkan dalam rumus",
        "use names, numbers, + - * / ( ) and , alone; of brackets only ( )",
        "hanya nama, angka, + - * / ( ) dan , yang boleh dipakai; kurung hanya ( )",
    ),
    "IKU215": (
        "attribute",
        "{text} reaches into a name by a dot, which is not allowed",
        "{text} memakai titik pada nama, yang tidak diperbolehkan",
        "use the name of a count alone",
        "pakai nama cacah saja",
    ),
    "IKU216": (
        "number-form",
        "{text} is not a plain number",
        "{text} bukan bilangan biasa",
        "write digits with at most one point and at most {limit} characters, such as 3 or 0.25;"
        " write 3 * a for 3a",
        "tulis angka dengan paling banyak satu titik dan paling banyak {limit} karakter, misalnya"
        " 3 atau 0.25; tulis 3 * a untuk 3a",
    ),
    "IKU217": (
        "parenthesis-without-partner",
        "the parenthesis {text} has no partner",
        "tanda kurung {text} tidak berpasangan",
        "close every ( by a )",
        "tutup setiap ( dengan )",
    ),
    "IKU218": (
        "formula-too-deep",
        "the formula is nested more than {limit} levels deep",
        "susunan rumus lebih dari {limit} tingkat",
        "use sum(...) for a long sum, or divide the formula over several indicators",
        "pakai sum(...) untuk jumlah yang panjang, atau bagi menjadi beberapa indikator",
    ),
    "IKU219": (
        "missing-operand",
        "a name or a number is missing {place}",
        "nama atau angka belum ada {place_id}",
        "complete the formula, or delete the sign",
        "lengkapi rumus, atau hapus tandanya",
    ),
    "IKU220": (
        "comma-outside-function",
        "the comma does not stand between the arguments of a function",
        "koma tidak berada di antara argumen fungsi",
        "write + to add; a decimal comma is written as a point",
        "tulis + untuk menjumlahkan; koma desimal ditulis dengan titik",
    ),
    "IKU221": (
        "unknown-function",
        "the function {name} does not exist",
        "fungsi {name} tidak ada",
        "{advice}",
        "{advice_id}",
    ),
    "IKU222": (
        "wrong-number-of-arguments",
        "{name} takes {expected}, and {found} were given",
        "{name} memerlukan {expected_id}, tetapi diberi {found}",
        "example: {example}",
        "contoh: {example}",
    ),
    "IKU223": (
        "prev-of-no-count",
        "prev takes the name of a count",
        "prev memerlukan nama cacah",
        "write prev(jumlah_desa): the same count in the previous period",
        "tulis prev(jumlah_desa): cacah yang sama pada periode sebelumnya",
    ),
    "IKU224": (
        "function-without-arguments",
        "the function {name} stands without parentheses",
        "fungsi {name} ditulis tanpa tanda kurung",
        "example: {example}",
        "contoh: {example}",
    ),
    "IKU225": (
        "formula-too-complex",
        "the formula has more than {limit} parts",
        "rumus memiliki lebih dari {limit} bagian",
        "divide it over several indicators",
        "bagi menjadi beberapa indikator",
    ),
    "IKU226": (
        "result-too-large",
        "the result of the formula could become longer than {limit} digits",
        "hasil rumus dapat melebihi {limit_id} angka",
        "use fewer factors and divisions",
        "kurangi perkalian dan pembagian",
    ),
    "IKU227": (
        "warning: perhaps-thousands",
        "{text} is read as {reading}, with a decimal point",
        "{text} dibaca sebagai {reading_id}, dengan titik desimal",
        "for thousands write {thousands}; otherwise drop the noughts at the end",
        "untuk ribuan tulis {thousands}; bila bukan, hapus nol di belakang",
    ),
    "IKU228": (
        "reserved-word",
        "the word {name} is not allowed in a formula",
        "kata {name} tidak diperbolehkan dalam rumus",
        "use the name of a count",
        "pakai nama cacah",
    ),
    "IKU229": (
        "unreadable-formula",
        "the formula cannot be read",
        "rumus tidak dapat dibaca",
        "write it anew, with names, numbers, + - * / and parentheses",
        "tulis ulang dengan nama, angka, + - * / dan tanda kurung",
    ),
    "IKU230": (
        "circular-reference",
        "the indicator {name} is computed from itself: {chain}",
        "indikator {name} dihitung dari dirinya sendiri: {chain}",
        "compute one of them from counts",
        "hitung salah satunya dari cacah",
    ),
    "IKU231": (
        "division-by-nought",
        "here the formula always divides by 0",
        "di sini rumus selalu membagi dengan 0",
        "write another divisor",
        "tulis pembagi lain",
    ),
    "IKU232": (
        "notice: count-or-indicator",
        "{name} is both a count and the indicator {indicator}; the count is meant",
        "{name} adalah cacah sekaligus indikator {indicator}; yang dimaksud cacah",
        "give the count or the indicator another name",
        "beri nama lain pada cacah atau indikator",
    ),
    "IKU233": (
        "chain-too-long",
        "the indicator {name} rests on a chain of more than {limit} indicators",
        "indikator {name} bertumpu pada rantai lebih dari {limit} indikator",
        "compute it from counts",
        "hitung langsung dari cacah",
    ),
    "IKU234": (
        "previous-of-an-indicator",
        "{name} is no count, and only a count has a previous period",
        "{name} bukan cacah, dan hanya cacah yang memiliki periode sebelumnya",
        "write prev() around the counts of that formula",
        "pakai prev() pada cacah dalam rumus tersebut",
    ),
    "IKU235": (
        "warning: hundred-twice",
        'the formula has a factor 100, and the unit "%" multiplies by 100 as well',
        'rumus memuat faktor 100, sedangkan satuan "%" juga mengalikan dengan 100',
        "delete the 100 from the formula",
        "hapus 100 dari rumus",
    ),
    "IKU236": (
        "separators-in-formula",
        "{text} has points between the thousands",
        "{text} memakai titik ribuan",
        "write {joined}",
        "tulis {joined}",
    ),
}
