"""What the keys of a document are for, apart from its indicators, in English and Indonesian.

Layer 6, part of `schema`.
"""

from __future__ import annotations

from typing import Final

__all__ = ["WORDS"]

WORDS: Final = {
    "document": {
        "schema": ("The version of the format: 1.", "Versi format: 1."),
        "id": (
            "The id of the document, the same in every edition.",
            "Id dokumen, sama pada setiap edisi.",
        ),
        "title": ("The title of the document as printed.", "Judul dokumen seperti tercetak."),
        "heading": (
            "The lines printed above the form.",
            "Baris-baris yang dicetak di atas formulir.",
        ),
        "valid_from": (
            "The first day in force. Left out, the document has always been in force.",
            "Hari pertama berlaku. Bila tidak ditulis, dokumen sudah berlaku sejak awal.",
        ),
        "valid_to": (
            "The last day in force. Left out, it stays in force. Editions with one id may not"
            " overlap.",
            "Hari terakhir berlaku. Bila tidak ditulis, dokumen terus berlaku. Edisi dengan id yang"
            " sama tidak boleh tumpang tindih.",
        ),
        "organisation": (
            "The office whose document it is.",
            "Perangkat daerah pemilik dokumen.",
        ),
        "goal": ("The goal that the objectives serve.", "Tujuan yang dilayani oleh sasaran."),
        "officers": (
            "The officers, each under a name of its own, such as camat; indicators and the"
            " signature name them.",
            "Para pejabat, masing-masing di bawah nama sendiri, misalnya camat; indikator dan"
            " penandatanganan memakai nama itu.",
        ),
        "counts": (
            "The counts by their name in formulas. May be left out where indicators are adopted.",
            "Cacah menurut namanya dalam rumus. Boleh tidak ditulis bila ada indikator yang"
            " diadopsi.",
        ),
        "constants": (
            "Fixed numbers by their name in formulas.",
            "Bilangan tetap menurut namanya dalam rumus.",
        ),
        "constraints": (
            "One comparison of counts, or a list of them. Counts that break one are warned about,"
            " and proofs rest on them.",
            "Satu perbandingan antarcacah, atau daftarnya. Cacah yang melanggarnya diperingatkan,"
            " dan pembuktian bertumpu padanya.",
        ),
        "objectives": (
            "At least one objective with its indicators. May be left out beside adopts.",
            "Sedikitnya satu sasaran dengan indikatornya. Boleh tidak ditulis bila ada adopts.",
        ),
        "adopts": (
            "The id of a shared document, all of whose indicators are taken over.",
            "Id dokumen bersama yang semua indikatornya diadopsi.",
        ),
        "overrides": (
            "What is said here of the indicators that are adopted as a set, by their id.",
            "Apa yang berlaku di sini bagi indikator dari set yang diadopsi, menurut idnya.",
        ),
        "scales": (
            "Scales by an id of their own, for grades (predikat) of figures and achievements.",
            "Skala menurut idnya, untuk predikat nilai dan capaian.",
        ),
        "rules": (
            "Rules for achievement by an id of their own.",
            "Aturan capaian menurut idnya.",
        ),
        "achievement": (
            "How the achievement of all its indicators is computed.",
            "Cara menghitung capaian semua indikatornya.",
        ),
        "decisions": (
            "Decisions about the document as a whole.",
            "Keputusan tentang dokumen secara keseluruhan.",
        ),
        "signed": (
            "Where, when and by whom the document was signed.",
            "Tempat, tanggal, dan penanda tangan dokumen.",
        ),
    },
    "organisation": {
        "name": ("The name of the office.", "Nama perangkat daerah."),
        "government": ("The government it belongs to.", "Pemerintah yang membawahinya."),
        "mandate": ("Its task.", "Tugasnya."),
        "functions": (
            "Its functions in order, without their letters.",
            "Fungsinya secara berurutan, tanpa huruf butirnya.",
        ),
    },
    "goal": {
        "statement": ("The goal.", "Tujuan."),
        "indicator": (
            "What shows that the goal is reached.",
            "Apa yang menunjukkan bahwa tujuan tercapai.",
        ),
    },
    "officers": {
        "title": ("The office held.", "Jabatan."),
        "name": ("The name with degrees.", "Nama beserta gelar."),
        "nip": (
            "The civil servant number as printed, in quotes.",
            "NIP seperti tercetak, di antara tanda petik.",
        ),
    },
    "counts": {
        "label": ("What is counted.", "Apa yang dihitung."),
        "unit": ("The unit of the count.", "Satuan cacah."),
        "kind": (
            "count: a whole number, 0 or more (the default). decimal: any exact number.",
            "count: bilangan bulat, 0 atau lebih (bawaan). decimal: bilangan eksak apa pun.",
        ),
        "range": (
            "The least and the greatest number; a supplied number outside makes the result"
            " invalid. null leaves an end open.",
            "Bilangan terkecil dan terbesar; angka di luarnya membuat hasil tidak sah. null berarti"
            " tanpa batas.",
        ),
        "at_most": (
            "The name of another count; a number above it is warned about.",
            "Nama cacah lain; angka yang melebihinya diperingatkan.",
        ),
        "source": ("Where the number comes from.", "Asal angka itu."),
        "rollup": (
            "How it adds up over offices: sum, or none where it does not.",
            "Cara menggabungkannya antarperangkat daerah: sum dijumlahkan, none tidak digabungkan.",
        ),
        "accumulate": (
            "How it is put together over periods: sum, last, mean, or none where it is not.",
            "Cara menggabungkannya antarperiode: sum jumlah, last nilai terakhir, mean rata-rata,"
            " none tidak digabungkan.",
        ),
    },
    "constants": {
        "label": ("What it is.", "Apa artinya."),
        "value": ("Its number.", "Bilangannya."),
        "source": ("What fixes it.", "Dasar penetapannya."),
    },
    "decisions": {
        "about": ("What it concerns.", "Hal yang diputuskan."),
        "printed": ("The words as printed.", "Kata-kata seperti tercetak."),
        "decided": ("The reading taken here.", "Tafsir yang dipakai di sini."),
        "reason": ("Why.", "Alasannya."),
    },
    "signed": {
        "place": ("The place of signing.", "Tempat penandatanganan."),
        "date": ("The day of signing.", "Tanggal penandatanganan."),
        "by": (
            "The name of an officer declared under officers.",
            "Nama pejabat yang dideklarasikan pada officers.",
        ),
    },
    "agreement": {
        "schema": ("The version of the format: 1.", "Versi format: 1."),
        "agreement": (
            "The id of the agreement, the same in every revision.",
            "Id perjanjian, sama pada setiap perubahan.",
        ),
        "document": (
            "The id of the document whose indicators it is about.",
            "Id dokumen yang indikatornya diperjanjikan.",
        ),
        "title": ("The title of the agreement.", "Judul perjanjian."),
        "version": (
            "1 for the first one, 2 for its first revision.",
            "1 untuk yang pertama, 2 untuk perubahan pertamanya.",
        ),
        "date": ("The day of signing.", "Tanggal penandatanganan."),
        "note": ("A remark.", "Catatan."),
        "targets": (
            "Targets by the id of the indicator, each by period.",
            "Target menurut id indikator, masing-masing menurut periode.",
        ),
    },
}
