"""Messages IKU75x to IKU77x: collection sheets, written and read back.

A row is: name, sentence in English and in Indonesian, hint in English and in Indonesian.
"""

from __future__ import annotations

from typing import Final

__all__ = ["COLLECTION"]

Row = tuple[str, str, str, str, str]

COLLECTION: Final[dict[str, Row]] = {
    "IKU750": (
        "file-already-there",
        "{file} is already there, and what it holds would be lost",
        "{file} sudah ada, dan isinya akan hilang",
        "choose another name, or say --replace to write over it",
        "pilih nama lain, atau pakai --replace untuk menimpanya",
    ),
    "IKU752": (
        "not-a-workbook",
        "the file is no XLSX workbook, or it is damaged: {reason}",
        "berkas ini bukan buku kerja XLSX, atau rusak: {reason_id}",
        "open it in a spreadsheet program and save it as Excel Workbook (.xlsx)",
        "buka dengan program lembar kerja, lalu simpan sebagai Excel Workbook (.xlsx)",
    ),
    "IKU753": (
        "workbook-of-another-format",
        "the file is {format}, and no XLSX workbook",
        "berkas ini {format_id}, bukan buku kerja XLSX",
        "open it in its program and save it as Excel Workbook (.xlsx)",
        "buka dengan programnya, lalu simpan sebagai Excel Workbook (.xlsx)",
    ),
    "IKU754": (
        "workbook-encrypted",
        "the workbook is encrypted with a password",
        "buku kerja ini disandikan dengan kata sandi",
        "open it, remove the password for opening, and save it again",
        "buka, hapus kata sandi pembukanya, lalu simpan lagi",
    ),
    "IKU755": (
        "workbook-with-macros",
        "the workbook holds macros, which are never run and not read",
        "buku kerja ini berisi makro, yang tidak pernah dijalankan dan tidak dibaca",
        "save it as Excel Workbook (.xlsx), which has none",
        "simpan sebagai Excel Workbook (.xlsx), yang tanpa makro",
    ),
    "IKU756": (
        "workbook-too-large",
        "the workbook holds more than {limit} {what}",
        "buku kerja ini berisi lebih dari {limit_id} {what_id}",
        "make a new sheet with iku collect, and fill in that one",
        "buat lembar baru dengan iku collect, lalu isi lembar itu",
    ),
    "IKU757": (
        "workbook-with-document-type",
        "the part {part} of the workbook declares a document type, which no spreadsheet program"
        " writes",
        "bagian {part} dari buku kerja ini menyatakan tipe dokumen, yang tidak pernah ditulis"
        " program lembar kerja",
        "ask for the file anew; this one was not made by a spreadsheet program",
        "minta berkasnya lagi; yang ini tidak dibuat oleh program lembar kerja",
    ),
    "IKU758": (
        "workbook-linked",
        "the workbook takes numbers from other workbooks, where nobody here can check them",
        "buku kerja ini mengambil bilangan dari buku kerja lain, yang tidak dapat diperiksa di"
        " sini",
        "type the numbers into the cells, break the links (Data, Edit Links), and save it again",
        "ketik bilangannya ke dalam sel, putuskan tautan (Data, Edit Links), lalu simpan lagi",
    ),
    "IKU759": (
        "not-a-collection-sheet",
        "the workbook has no visible sheet with a sheet code, such as iku-collection/1",
        "buku kerja ini tidak memiliki lembar terlihat berkode lembar, misalnya iku-collection/1",
        "fill in a sheet made with iku collect, or supply the counts as YAML, JSON or CSV",
        "isi lembar yang dibuat dengan iku collect, atau berikan cacah sebagai YAML, JSON, atau"
        " CSV",
    ),
    "IKU760": (
        "two-collection-sheets",
        "this is a second sheet code, and which sheet is meant cannot be told",
        "ini kode lembar kedua, sehingga lembar yang dimaksud tidak jelas",
        "keep one of the sheets, and delete the other",
        "pertahankan satu lembar, dan hapus yang lain",
    ),
    "IKU761": (
        "sheet-code-unreadable",
        "the sheet code is {text}, which this version does not know",
        "kode lembar tertulis {text}, yang tidak dikenal versi ini",
        "make a new sheet with iku collect, and copy the values into it",
        "buat lembar baru dengan iku collect, lalu salin nilainya ke lembar itu",
    ),
    "IKU762": (
        "sheet-of-another-document",
        "the sheet is of the document {found}, and {wanted} is computed",
        "lembar ini untuk dokumen {found}, padahal yang dihitung {wanted}",
        "name the definition of {found}, or the sheet of {wanted}",
        "sebut definisi {found}, atau lembar untuk {wanted}",
    ),
    "IKU763": (
        "sheet-of-another-edition",
        "the sheet is of the edition {found}, and the definition is the edition {wanted}",
        "lembar ini untuk edisi {found_id}, padahal definisinya edisi {wanted_id}",
        "name the definition of the edition {found}, or fill in a sheet of the edition {wanted}",
        "sebut definisi edisi {found_id}, atau isi lembar baru untuk edisi {wanted_id}",
    ),
    "IKU764": (
        "sheet-of-another-period",
        "the sheet is of {found}, and {wanted} is computed",
        "lembar ini untuk {found}, padahal yang dihitung {wanted}",
        "say --period {found}, or name the sheet of {wanted}",
        "pakai --period {found}, atau sebut lembar untuk {wanted}",
    ),
    "IKU765": (
        "sheet-without-table",
        "below the sheet code there is no row with the headings {headings}, each of them once",
        "di bawah kode lembar tidak ada baris dengan judul {headings_id}, masing-masing satu kali",
        "write the headings back as they were, or make a new sheet with iku collect",
        "tulis kembali judulnya seperti semula, atau buat lembar baru dengan iku collect",
    ),
    "IKU766": (
        "row-removed",
        "the row of the count {count} for {period} is gone",
        "baris cacah {count} untuk {period} hilang",
        "write it back with {count} and {period}; leave its value empty if it is not known",
        "tulis kembali dengan {count} dan {period}; kosongkan nilainya bila belum diketahui",
    ),
    "IKU767": (
        "value-without-count",
        "here is {text}, and the row names no count",
        "di sini ada {text}, padahal barisnya tidak menyebut cacah",
        "delete the row, or move the value into the row of its count",
        "hapus baris ini, atau pindahkan nilainya ke baris cacahnya",
    ),
    "IKU768": (
        "period-not-asked-for",
        "the row is of {found}, and the sheet asks for {wanted}",
        "baris ini untuk {found}, padahal lembar ini meminta {wanted}",
        "write {wanted} again; for another period, make a sheet of its own",
        "tulis kembali {wanted}; untuk periode lain, buat lembar tersendiri",
    ),
    "IKU769": (
        "hidden-row",
        "the row of the count {count} is hidden, so nobody sees what it holds",
        "baris cacah {count} tersembunyi, sehingga isinya tidak terlihat",
        "show the row again, or clear the filter, and check its value",
        "tampilkan lagi baris itu, atau hapus filternya, lalu periksa nilainya",
    ),
    "IKU770": (
        "merged-cell",
        "the cell is merged with others ({area})",
        "sel ini digabung dengan sel lain ({area})",
        "unmerge the cells, and give each count its own value",
        "pisahkan selnya, dan beri setiap cacah nilainya sendiri",
    ),
    "IKU771": (
        "formula-not-computed",
        "the value of {count} is a formula that was never computed",
        "nilai {count} berupa rumus yang belum pernah dihitung",
        "open the file in a spreadsheet program and save it again, or type the number itself",
        "buka berkas dengan program lembar kerja lalu simpan lagi, atau ketik bilangannya",
    ),
    "IKU772": (
        "text-in-a-number-cell",
        "the value of {count} is the text {text}, and no number",
        "nilai {count} berupa teks {text}, bukan bilangan",
        "clear the cell, set its format to Number, and type the number alone: no unit, no"
        " separators of thousands, and the decimal sign of the spreadsheet, which then shows it on"
        " the right side of the cell",
        "kosongkan sel, atur formatnya menjadi Number, lalu ketik bilangannya saja: tanpa satuan,"
        " tanpa pemisah ribuan, dan dengan tanda desimal lembar kerja, yang lalu menampilkannya"
        " rata kanan",
    ),
    "IKU773": (
        "cell-is-no-plain-number",
        "the value of {count} is {found}, and no plain number",
        "nilai {count} berupa {found_id}, bukan bilangan biasa",
        "clear the cell, set its format to Number, and type the number",
        "kosongkan sel, atur formatnya menjadi Number, lalu ketik bilangannya",
    ),
    "IKU774": (
        "more-digits-than-a-spreadsheet-keeps",
        "the value of {count} is {text}, and a spreadsheet keeps 15 digits alone",
        "nilai {count} adalah {text}, padahal lembar kerja hanya menyimpan 15 angka",
        "type the number with 15 digits or fewer; one that needs more can be supplied in the CSV"
        " form of the sheet (iku collect --format csv)",
        "ketik bilangan dengan paling banyak 15 angka; yang memerlukan lebih dapat diisi pada"
        " bentuk CSV lembar ini (iku collect --format csv)",
    ),
    "IKU775": (
        "count-without-end",
        "the count {count} is {value}, which no decimal number writes exactly",
        "cacah {count} bernilai {value}, yang tidak dapat ditulis tepat sebagai desimal",
        "leave it out of the sheet, or give a number that ends within 40 decimals",
        "jangan masukkan ke lembar, atau berikan bilangan dengan paling banyak 40 desimal",
    ),
    "IKU776": (
        "thousands-or-decimals",
        "the value of {count} is {text}: is that {joined} or {comma}?",
        "nilai {count} tertulis {text}: apakah itu {joined} atau {comma}?",
        "write {joined} or {comma}; cells separated by ; have decimal commas",
        "tulis {joined} atau {comma}; sel yang dipisahkan ; memakai koma desimal",
    ),
    "IKU777": (
        "part-of-a-workbook-gone",
        "the workbook refers to {part}, which is not in it",
        "buku kerja ini menunjuk {part}, yang tidak ada di dalamnya",
        "open it in a spreadsheet program and save it again, or ask for the file anew",
        "buka dengan program lembar kerja lalu simpan lagi, atau minta berkasnya lagi",
    ),
    "IKU778": (
        "cells-beyond-the-headings",
        "the row has {found} cells, and there are {wanted} headings",
        "baris ini berisi {found} sel, padahal ada {wanted} judul kolom",
        "where cells are separated by , write decimals with a point, such as 87.5; put a text that"
        " holds the separator between double quotes",
        "bila sel dipisahkan , tulis desimal dengan titik, misalnya 87.5; apit teks yang memuat"
        " pemisah itu dengan tanda petik ganda",
    ),
}
