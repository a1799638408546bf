"""Messages IKU101 to IKU120, 151 to 153 and 190 and 192 to 196: the file and its YAML.

A row is: name, sentence in English and in Indonesian, hint in English and in Indonesian.
"""

from __future__ import annotations

from typing import Final

__all__ = ["FILES"]

Row = tuple[str, str, str, str, str]

FILES: Final[dict[str, Row]] = {
    "IKU101": (
        "unreadable-file",
        "the file cannot be read: {reason}",
        "berkas tidak dapat dibaca: {reason_id}",
        "check the name, the folder and the permissions",
        "periksa nama, folder, dan hak aksesnya",
    ),
    "IKU102": (
        "file-too-large",
        "the file is larger than {limit} bytes",
        "berkas lebih besar dari {limit_id} bita",
        "one file describes one office; divide it",
        "satu berkas untuk satu OPD; bagilah berkas ini",
    ),
    "IKU103": (
        "not-utf-8",
        "the file is not UTF-8 text: byte {byte} cannot be read here",
        "berkas bukan teks UTF-8: bita {byte} tidak terbaca di sini",
        "save the file again with the encoding UTF-8",
        "simpan ulang berkas dengan pengodean UTF-8",
    ),
    "IKU104": (
        "forbidden-character",
        "the invisible or control character {code_point} is not allowed",
        "karakter kendali atau tak terlihat {code_point} tidak diperbolehkan",
        "delete it, and type the text anew rather than pasting it",
        "hapus karakter itu dan ketik ulang teksnya, jangan ditempel",
    ),
    "IKU105": (
        "tab",
        "there is a tab; a file is indented with blanks only",
        "ada tabulasi; berkas hanya memakai spasi",
        "replace the tab by blanks; in front of a line, by as many as the lines beside it have",
        "ganti tabulasi dengan spasi; di awal baris, sebanyak spasi pada baris lain yang setingkat",
    ),
    "IKU106": (
        "yaml-syntax",
        "the file cannot be understood from here on",
        "mulai dari sini berkas tidak dapat dipahami",
        "check quotes, brackets and indentation, also of the lines above; put a text that contains"
        " ': ' or begins with a sign in quotes",
        "periksa tanda petik, kurung, dan indentasi, juga pada baris di atasnya; beri tanda petik"
        " pada teks yang memuat ': ' atau diawali tanda baca",
    ),
    "IKU107": (
        "anchor",
        "anchors (&{name}) are not allowed",
        "jangkar (&{name}) tidak diperbolehkan",
        'write the value out; put a text that begins with "&" in quotes',
        'tuliskan nilainya; beri tanda petik pada teks yang diawali "&"',
    ),
    "IKU108": (
        "alias",
        "aliases (*{name}) are not allowed",
        "alias (*{name}) tidak diperbolehkan",
        'write the value out; put a text that begins with "*" in quotes',
        'tuliskan nilainya; beri tanda petik pada teks yang diawali "*"',
    ),
    "IKU109": (
        "tag",
        "tags ({tag}) are not allowed",
        "tag ({tag}) tidak diperbolehkan",
        'delete the tag; put a text that begins with "!" in quotes',
        'hapus tag itu; beri tanda petik pada teks yang diawali "!"',
    ),
    "IKU110": (
        "merge-key",
        "merge keys (<<) are not allowed",
        "kunci gabungan (<<) tidak diperbolehkan",
        "write the keys out",
        "tuliskan kuncinya satu per satu",
    ),
    "IKU111": (
        "directive",
        "a line that begins with % is not allowed here",
        "baris yang diawali % tidak diperbolehkan di sini",
        "delete the line",
        "hapus baris itu",
    ),
    "IKU112": (
        "second-document",
        "a second document begins here; a file holds one",
        "dokumen kedua dimulai di sini; satu berkas memuat satu dokumen",
        "delete the line --- or put the second document in a file of its own",
        "hapus baris --- atau pindahkan dokumen kedua ke berkas lain",
    ),
    "IKU113": (
        "duplicate-key",
        "the key {key} is given twice",
        "kunci {key} ditulis dua kali",
        "keep one of the two",
        "pertahankan salah satu",
    ),
    "IKU114": (
        "key-is-no-text",
        "a key is a text, and here is {found}",
        "kunci harus berupa teks, sedangkan di sini ada {found_id}",
        "write a plain word before the colon",
        "tulis satu kata sebelum titik dua",
    ),
    "IKU115": (
        "too-deep",
        "the file is nested more than {limit} levels deep",
        "susunan berkas lebih dari {limit} tingkat",
        "check the brackets and the indentation",
        "periksa kurung dan indentasi",
    ),
    "IKU116": (
        "too-many-values",
        "the file holds more than {limit} values",
        "berkas memuat lebih dari {limit_id} nilai",
        "divide the file",
        "bagilah berkas ini",
    ),
    "IKU117": (
        "empty-file",
        "the file holds nothing but comments or blanks",
        "berkas tidak berisi apa-apa selain komentar atau spasi",
        "begin with the line: {first_line}",
        "mulailah dengan baris: {first_line}",
    ),
    "IKU118": (
        "text-too-long",
        "a text is longer than {limit} characters",
        "teks lebih panjang dari {limit_id} karakter",
        "shorten it; check whether a closing quote is missing",
        "persingkat; periksa apakah tanda petik penutup hilang",
    ),
    "IKU119": (
        "text-cut-by-comment",
        "the text ends at {mark}, for # begins a comment",
        "teks terpotong di {mark}, sebab # memulai komentar",
        "put the text in quotes; to write a comment, put a blank behind #",
        "beri tanda petik pada teks; untuk komentar, beri spasi setelah #",
    ),
    "IKU120": (
        "too-many-faults",
        "there are more than {limit} faults; the others are not shown",
        "ada lebih dari {limit} kesalahan; sisanya tidak ditampilkan",
        "mend these first",
        "perbaiki dahulu yang ditampilkan",
    ),
    "IKU151": (
        "not-a-text",
        "the file is no text, but a workbook, a Word document or an archive",
        "berkas ini bukan teks, melainkan buku kerja, dokumen Word, atau arsip",
        "save it as CSV (UTF-8) or as plain text",
        "simpan sebagai CSV (UTF-8) atau teks biasa",
    ),
    "IKU152": (
        "colon-in-text",
        "a text that holds a colon and a blank stands without quotes",
        "teks yang memuat titik dua dan spasi ditulis tanpa tanda petik",
        "put the whole text in quotes; in a formula, write / for divided by",
        "beri tanda petik pada seluruh teks; dalam rumus, tulis / untuk bagi",
    ),
    "IKU153": (
        "sign-in-front",
        "a text that begins with {sign} stands without quotes",
        "teks yang diawali {sign} ditulis tanpa tanda petik",
        'put the whole text in quotes, such as "{sign}"',
        'beri tanda petik pada seluruh teks, misalnya "{sign}"',
    ),
    "IKU190": (
        "indentation",
        "no key above begins in the column of {key}",
        "tidak ada kunci di atas yang sejajar dengan {key}",
        "let {wanted} blanks stand before it, as in line {line}",
        "jadikan {wanted} spasi di depannya, seperti pada baris {line}",
    ),
    "IKU192": (
        "no-colon",
        "the line begins with {key}, and behind it there is no colon",
        "baris ini diawali {key}, tetapi tidak ada titik dua setelahnya",
        "put a colon and a blank behind {key}; a text that goes on begins further to the right",
        "beri titik dua dan spasi setelah {key}; lanjutan teks ditulis lebih ke kanan",
    ),
    "IKU193": (
        "open-quote",
        "this quote is not closed",
        "tanda petik ini belum ditutup",
        "close this quote at the end of its text",
        "tutup tanda petik ini di akhir teksnya",
    ),
    "IKU194": (
        "dash-for-nothing",
        "a dash stands in the place of a value",
        "ada tanda - di tempat nilai",
        "leave the place empty where a count is not known; in a definition, delete the line",
        "kosongkan bila cacahnya belum diketahui; dalam definisi, hapus barisnya",
    ),
    "IKU195": (
        "hard-blank",
        "there is a hard blank ({code_point}) between signs of the file",
        "ada spasi keras ({code_point}) di antara tanda-tanda berkas",
        "write ordinary blanks",
        "tulis spasi biasa",
    ),
    "IKU196": (
        "no-blank-behind-colon",
        "behind the colon of {key} there is no blank",
        "setelah titik dua pada {key} tidak ada spasi",
        "put a blank behind the colon",
        "beri spasi setelah titik dua",
    ),
}
