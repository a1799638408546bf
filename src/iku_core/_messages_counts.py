"""Messages IKU5xx: supplied counts, and why a result has no value or a warning.

A row is: name, sentence in English and in Indonesian, hint in English and in Indonesian.
"""

from __future__ import annotations

from typing import Final

__all__ = ["COUNTS"]

Row = tuple[str, str, str, str, str]

COUNTS: Final[dict[str, Row]] = {
    "IKU501": (
        "count-not-in-the-document",
        "the count {count} is not in the document",
        "cacah {count} tidak ada dalam dokumen",
        "{advice}",
        "{advice_id}",
    ),
    "IKU502": (
        "count-given-twice",
        "the count {count} is given twice",
        "cacah {count} diberikan dua kali",
        "keep one of the two",
        "pertahankan salah satu",
    ),
    "IKU503": (
        "count-is-no-number",
        "the value of {count} is {text}, which is not a plain number",
        "nilai {count} tertulis {text}, bukan bilangan biasa",
        "write digits alone, without quotes, unit or exponent; leave it empty if it is not known",
        "tulis angka saja, tanpa petik, satuan, atau eksponen; kosongkan bila belum diketahui",
    ),
    "IKU504": (
        "comma-in-count",
        "the value of {count} is {text}, with a comma",
        "nilai {count} adalah {text}, memakai koma",
        "write {point}, or say --decimal comma for the whole file",
        "tulis {point}, atau pakai --decimal comma untuk seluruh berkas",
    ),
    "IKU505": (
        "thousands-in-count",
        "the value of {count} is {text}: is that {joined}, or a decimal number?",
        "nilai {count} adalah {text}: apakah itu {joined}, atau bilangan desimal?",
        "write {joined}{or_decimal}",
        "tulis {joined}{or_decimal_id}",
    ),
    "IKU506": (
        "count-too-long",
        "the value of {count} has too many digits",
        "nilai {count} memiliki terlalu banyak angka",
        "at most 100 digits, of which 40 behind the decimal point",
        "paling banyak 100 angka, 40 di antaranya di belakang tanda desimal",
    ),
    "IKU507": (
        "counts-header",
        "the first line is {text}, and not: count,value",
        "baris pertama adalah {text}, bukan: count,value",
        "begin with count,value or count;value, as the rows below are separated, or with"
        " period,count,value; keep no other columns",
        "awali dengan count,value atau count;value sesuai pemisah baris di bawahnya, atau dengan"
        " period,count,value; tanpa kolom lain",
    ),
    "IKU508": (
        "counts-row",
        "the row has {found} cells, and not {wanted}",
        "baris ini berisi {found} sel, bukan {wanted}",
        "write as many cells as the first line has; for values with a decimal comma, separate the"
        " cells of all lines by ; also in the first, and use --decimal comma",
        "tulis sel sebanyak baris pertama; untuk nilai dengan koma desimal, pisahkan sel di semua"
        " baris dengan ; termasuk baris pertama, dan pakai --decimal comma",
    ),
    "IKU509": (
        "counts-csv-syntax",
        "the line cannot be read as CSV",
        "baris tidak dapat dibaca sebagai CSV",
        "close the double quotes of the cell, or leave them out; one inside them is written twice",
        "tutup tanda petik ganda sel itu, atau hapus; tanda petik di dalamnya ditulis dua kali",
    ),
    "IKU510": (
        "counts-shape",
        "a file of counts holds lines with a name and a number, but this holds {found}",
        "berkas cacah berisi baris nama dan bilangan, tetapi di sini ada {found_id}",
        "write lines such as jumlah_desa: 10",
        "tulis baris seperti jumlah_desa: 10",
    ),
    "IKU511": (
        "counts-json-syntax",
        "the file is not JSON from here on",
        "mulai dari sini berkas bukan JSON",
        'write an object such as {{"jumlah_desa": 10}}',
        'tulis objek seperti {{"jumlah_desa": 10}}',
    ),
    "IKU512": (
        "count-of-refused-type",
        "the count {count} has a value of type {type}",
        "cacah {count} memiliki nilai bertipe {type}",
        "give int, Decimal or Fraction, or None where it is missing",
        "berikan int, Decimal, atau Fraction, atau None bila belum ada",
    ),
    "IKU513": (
        "count-not-exact",
        "the count {count} is the float {value}, which is not exact",
        "cacah {count} berupa float {value}, yang tidak eksak",
        'give Decimal, such as Decimal("87.31")',
        'berikan Decimal, misalnya Decimal("87.31")',
    ),
    "IKU514": (
        "counts-are-no-mapping",
        "counts are a mapping from name to number, and {type} was given",
        "cacah berupa pemetaan nama ke bilangan, tetapi yang diberikan {type}",
        "give a dict such as {{'jumlah_desa': 10}}",
        "berikan dict seperti {{'jumlah_desa': 10}}",
    ),
    "IKU515": (
        "count-not-finite",
        "the count {count} is {value}, which is no number",
        "cacah {count} bernilai {value}, yang bukan bilangan",
        "give None where the number is missing",
        "berikan None bila bilangannya belum ada",
    ),
    "IKU516": (
        "point-in-count",
        "the value of {count} is {text}, with a decimal point, and commas were declared",
        "nilai {count} tertulis {text}, memakai titik desimal, padahal dinyatakan koma",
        "write {comma}, or leave out --decimal comma",
        "tulis {comma}, atau jangan pakai --decimal comma",
    ),
    "IKU521": (
        "missing",
        "the count {count} is missing",
        "cacah {count} belum ada",
        "supply {count}",
        "isi {count}",
    ),
    "IKU522": (
        "previous-missing",
        "the count {count} of the previous period is missing",
        "cacah {count} periode sebelumnya belum ada",
        "supply {count} of the previous period",
        "isi {count} periode sebelumnya",
    ),
    "IKU523": (
        "zero-denominator",
        "the divisor {divisor} is 0",
        "pembagi {divisor} bernilai 0",
        "check the divisor; where it is truly 0 there is no figure, which is not the figure 0",
        "periksa pembaginya; bila memang 0, tidak ada angka, dan itu bukan angka 0",
    ),
    "IKU524": (
        "negative",
        "the count {count} is {value}, and a count is never negative",
        "cacah {count} bernilai {value_id}, padahal cacah tidak pernah negatif",
        "correct the count",
        "perbaiki cacahnya",
    ),
    "IKU525": (
        "not-a-whole-count",
        "the count {count} is {value}, and a count is a whole number",
        "cacah {count} bernilai {value_id}, padahal cacah adalah bilangan bulat",
        "correct the count, or declare kind: decimal",
        "perbaiki cacahnya, atau tulis kind: decimal",
    ),
    "IKU526": (
        "out-of-range",
        "the count {count} is {value}, outside {low} to {high}",
        "cacah {count} bernilai {value_id}, di luar {low_id} sampai {high_id}",
        "correct the count, or its declared range",
        "perbaiki cacahnya, atau rentang yang dideklarasikan",
    ),
    "IKU527": (
        "part-without-value",
        "the indicator {indicator} has no value: {reason}",
        "indikator {indicator} tidak memiliki nilai: {reason_id}",
        "supply what that indicator needs",
        "lengkapi yang diperlukan indikator itu",
    ),
    "IKU528": (
        "function-undefined",
        "{function} has no value at {number}",
        "{function} tidak punya nilai pada {number_id}",
        "check the counts; ln needs a number above 0, an even root none below 0",
        "periksa cacahnya; ln perlu bilangan di atas 0, akar genap tidak boleh di bawah 0",
    ),
    "IKU531": (
        "warning: more-than-at-most",
        "the count {count} is {value}, more than {bound} with {limit}",
        "cacah {count} bernilai {value_id}, lebih dari {bound} yang bernilai {limit_id}",
        "check both counts; the figure is computed as it is",
        "periksa kedua cacah; angka tetap dihitung apa adanya",
    ),
    "IKU532": (
        "warning: value-outside-range",
        "the value {value} is outside {low} to {high}",
        "nilai {value_id} berada di luar {low_id} sampai {high_id}",
        "check the counts; the figure is not clipped",
        "periksa cacahnya; angka tidak dipotong",
    ),
    "IKU533": (
        "warning: part-in-doubt",
        "the indicator {indicator} is doubtful: {reason}",
        "indikator {indicator} diragukan: {reason_id}",
        "check what that indicator rests on",
        "periksa dasar indikator itu",
    ),
    "IKU534": (
        "warning: constraint-broken",
        "{constraint} is declared, but the left side is {left} and the right side is {right}",
        "{constraint} dideklarasikan, tetapi sisi kiri {left_id} dan sisi kanan {right_id}",
        "check the counts; the figure is computed as it is",
        "periksa cacahnya; angka tetap dihitung apa adanya",
    ),
    "IKU541": (
        "part-of-a-period-missing",
        "for {period} the count {count} lacks {missing}",
        "untuk {period}, cacah {count} belum ada pada {missing}",
        "supply it for {missing}, or for {period} itself",
        "isi untuk {missing}, atau untuk {period} sendiri",
    ),
    "IKU542": (
        "not-accumulated",
        "the count {count} is there for parts of {period} alone: supply it for {period} itself, or"
        " declare for it accumulate: sum, or for a percentage or an index mean or last",
        "cacah {count} hanya ada untuk bagian dari {period}: isi untuk {period} sendiri, atau"
        " nyatakan padanya accumulate: sum, atau untuk persentase atau indeks mean atau last",
        "percentages do not add up; of a percentage, declare what is divided as counts",
        "persentase tidak dijumlahkan; deklarasikan pembilang dan penyebutnya sebagai cacah",
    ),
    "IKU543": (
        "count-of-a-period-missing",
        "the count {count} is missing for {period}",
        "cacah {count} belum ada untuk {period}",
        "supply it for {period}; one that declares accumulate may stand for all its parts instead",
        "isi untuk {period}; yang menyatakan accumulate boleh diisi untuk semua bagiannya",
    ),
    "IKU544": (
        "warning: supplied-and-accumulated-differ",
        "{count} is supplied as {value}, and its parts make {accumulated}",
        "{count} diisi {value_id}, sedangkan bagian-bagiannya memberi {accumulated_id}",
        "the supplied number is used; correct it or its parts",
        "bilangan yang diisi dipakai; perbaiki bilangan itu atau bagiannya",
    ),
    "IKU545": (
        "parts-not-accumulated",
        "the count {count} does not say how its parts {period} are put together: declare for it"
        " accumulate: sum, last or mean",
        "cacah {count} belum menyatakan cara menggabung bagian {period}: nyatakan padanya"
        " accumulate: sum, last atau mean",
        "where that makes no sense, as of a percentage, leave --through out and supply it for the"
        " whole period",
        "bila itu tidak bermakna, misalnya untuk persentase, hapus --through dan isi untuk seluruh"
        " periode",
    ),
    "IKU546": (
        "counts-of-periods",
        "the file holds the counts of several periods",
        "berkas ini berisi cacah beberapa periode",
        "say which period is meant, such as --period 2020",
        "sebutkan periode yang dimaksud, misalnya --period 2020",
    ),
    "IKU547": (
        "period-given-twice",
        "the period {period} is given twice",
        "periode {period} diberikan dua kali",
        "keep its counts in one place",
        "simpan cacahnya di satu tempat",
    ),
    "IKU548": (
        "not-counts-of-a-period",
        "here is {found}, and the counts of a period are expected",
        "di sini ada {found_id}, padahal yang diharapkan cacah suatu periode",
        "put each count below the period that it is of",
        "letakkan setiap cacah di bawah periodenya",
    ),
    "IKU549": (
        "no-period",
        "the file does not say of which period its counts are",
        "berkas ini tidak menyebut periode cacahnya",
        "put them below a period, such as 2020-Q1, or in CSV begin with period,count,value",
        "letakkan di bawah suatu periode, misalnya 2020-Q1, atau pada CSV awali dengan"
        " period,count,value",
    ),
}
