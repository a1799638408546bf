"""Messages IKU800 to IKU829: audit records, and what recomputing them finds.

A row is: name, sentence in English and in Indonesian, hint in English and in Indonesian.
"""

from __future__ import annotations

from typing import Final

__all__ = ["RECORDS"]

Row = tuple[str, str, str, str, str]

RECORDS: Final[dict[str, Row]] = {
    "IKU801": (
        "record-is-no-json",
        "the text is no JSON from here on",
        "mulai dari sini teksnya bukan JSON",
        "give what iku compute --format json printed, unchanged",
        "berikan keluaran iku compute --format json apa adanya",
    ),
    "IKU802": (
        "record-too-deep",
        "brackets stand in each other more than {limit} deep",
        "tanda kurungnya bertingkat lebih dari {limit}",
        "give what iku compute --format json printed, unchanged",
        "berikan keluaran iku compute --format json apa adanya",
    ),
    "IKU803": (
        "record-key-twice",
        "the key {key} is there twice in one object",
        "kunci {key} ada dua kali dalam satu objek",
        "keep the one that iku compute wrote",
        "pertahankan yang ditulis oleh iku compute",
    ),
    "IKU804": (
        "no-record",
        "there is no audit record in this file",
        "tidak ada rekaman audit dalam berkas ini",
        "give what iku compute --format json printed, or one of its indicators with its record",
        "berikan keluaran iku compute --format json, atau satu indikatornya beserta rekamannya",
    ),
    "IKU805": (
        "record-key-missing",
        "{key} is missing",
        "{key} tidak ada",
        "give what iku compute --format json printed, unchanged",
        "berikan keluaran iku compute --format json apa adanya",
    ),
    "IKU806": (
        "record-of-wrong-shape",
        "{key} is {found}, and not {wanted}",
        "{key} adalah {found_id}, bukan {wanted_id}",
        "give what iku compute --format json printed, unchanged",
        "berikan keluaran iku compute --format json apa adanya",
    ),
    "IKU807": (
        "definition-not-at-hand",
        "no definition of the document {document} is at hand",
        "definisi dokumen {document} tidak tersedia",
        "name its file or folder with --definition",
        "sebutkan berkas atau foldernya dengan --definition",
    ),
    "IKU808": (
        "indicator-not-in-definition",
        "the document {document} has no indicator {indicator}",
        "dokumen {document} tidak memiliki indikator {indicator}",
        "{advice}",
        "{advice_id}",
    ),
    "IKU811": (
        "definition-differs",
        "the definition of {indicator} is not the recorded one: {recorded} then, {found} now",
        "definisi {indicator} bukan yang direkam: dahulu {recorded}, sekarang {found}",
        "name the definition of that time with --definition, or see what changed with iku diff",
        "sebutkan definisi waktu itu dengan --definition, atau lihat perubahannya dengan iku diff",
    ),
    "IKU812": (
        "counts-do-not-fit-their-hash",
        "the counts of {indicator} are not the recorded ones: {recorded} then, {found} now",
        "cacah {indicator} bukan yang direkam: dahulu {recorded}, sekarang {found}",
        "the counts or their hash were changed after they were recorded; take the first file",
        "cacah atau hash-nya diubah setelah direkam; pakai berkas yang pertama",
    ),
    "IKU813": (
        "status-differs",
        'the status of {indicator} was "{recorded}", and is "{found}" now',
        'status {indicator} semula "{recorded_id}", sekarang "{found_id}"',
        "mend what is said of its definition and of its counts; where nothing is, the status was"
        " changed after it was recorded: take the first file",
        "perbaiki yang disebut tentang definisi dan cacahnya; bila tidak ada, statusnya diubah"
        " setelah direkam: pakai berkas yang pertama",
    ),
    "IKU814": (
        "value-differs",
        "the value of {indicator} was {recorded}, and is {found} now",
        "nilai {indicator} semula {recorded_id}, sekarang {found_id}",
        "mend what is said of its definition and of its counts; where nothing is, the value was"
        " changed after it was recorded: take the first file",
        "perbaiki yang disebut tentang definisi dan cacahnya; bila tidak ada, nilainya diubah"
        " setelah direkam: pakai berkas yang pertama",
    ),
    "IKU815": (
        "notice: library-differs",
        "iku-core {recorded} computed {indicator}, and this is {found}",
        "{indicator} dihitung dengan iku-core {recorded}, sedangkan ini {found}",
        "nothing is to be done where the rest is the same",
        "tidak ada yang perlu dilakukan bila selebihnya sama",
    ),
    "IKU816": (
        "records-do-not-add-up",
        "the indicators of this file are not all those that were recorded, in their order",
        "indikator dalam berkas ini bukan seluruh indikator yang direkam menurut urutannya",
        "an indicator was added, removed or moved after it was recorded; take the first file",
        "ada indikator yang ditambah, dihapus, atau dipindah setelah direkam; pakai berkas"
        " yang pertama",
    ),
    "IKU817": (
        "edition-claimed-differs",
        "{indicator} was recorded as {recorded}, and its definition says {found}",
        "{indicator} direkam sebagai {recorded}, sedangkan definisinya menyatakan {found}",
        "the record was changed, or another edition is at hand; give that of the record by"
        " --definition",
        "rekaman itu diubah, atau yang tersedia edisi lain; berikan edisi dalam rekaman dengan"
        " --definition",
    ),
}
