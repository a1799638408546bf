"""Messages IKU78x: definitions that are begun, and that are added to.

A row is: name, sentence in English and in Indonesian, hint in English and in Indonesian.
"""

from __future__ import annotations

from typing import Final

__all__ = ["EDITING"]

Row = tuple[str, str, str, str, str]

EDITING: Final[dict[str, Row]] = {
    "IKU780": (
        "nothing-added-between-brackets",
        "{name} stands between brackets, and no line can be added there",
        "{name} ditulis di antara kurung, sehingga tidak ada baris yang dapat ditambahkan di sana",
        "write {name} without brackets, each part on lines of its own; the file is as it was",
        "tulis {name} tanpa kurung, tiap bagian pada barisnya sendiri; berkas tidak diubah",
    ),
    "IKU781": (
        "file-changed-meanwhile",
        "{file} was changed by somebody else while this command ran",
        "{file} diubah pihak lain selagi perintah ini berjalan",
        "run the command once more; nothing was written",
        "jalankan perintahnya sekali lagi; tidak ada yang ditulis",
    ),
    "IKU782": (
        "definition-already-there",
        "{file} is already there, and no definition is written over",
        "{file} sudah ada, dan definisi tidak pernah ditimpa",
        "choose another name, or add to the file with: iku new indicator",
        "pilih nama lain, atau tambahkan ke berkas itu dengan: iku new indicator",
    ),
    "IKU783": (
        "answer-missing",
        "an answer is needed here",
        "bagian ini harus diisi",
        "write it as the signed document has it",
        "tulis seperti pada dokumen yang ditandatangani",
    ),
    "IKU784": (
        "answer-is-no-choice",
        "{answer} is none of the answers to choose from",
        "{answer} bukan salah satu pilihan",
        "choose {numbers}",
        "pilih {numbers_id}",
    ),
    "IKU785": (
        "nip-without-18-digits",
        "{text} is no NIP: it has not 18 digits",
        "{text} bukan NIP: jumlah angkanya bukan 18",
        "write all 18 digits, such as 19700101 199503 1 001; where it is not known, leave it out",
        "tulis ke-18 angkanya, misalnya 19700101 199503 1 001; bila belum diketahui, kosongkan",
    ),
    "IKU786": (
        "decimals-not-whole",
        "{text} is no number of decimals",
        "{text} bukan banyaknya desimal",
        "answer with a whole number from 0, such as 2",
        "jawab dengan bilangan bulat mulai 0, misalnya 2",
    ),
}
