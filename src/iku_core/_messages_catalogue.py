"""Messages IKU3xx: several files together.

A row is: name, sentence in English and in Indonesian, hint in English and in Indonesian.
"""

from __future__ import annotations

from typing import Final

__all__ = ["CATALOGUE"]

Row = tuple[str, str, str, str, str]

CATALOGUE: Final[dict[str, Row]] = {
    "IKU301": (
        "overlapping-editions",
        "the document {text} is in force twice at the same time",
        "dokumen {text} berlaku dua kali pada waktu yang sama",
        "give one of the two another id, or the older a valid_to before valid_from of the newer",
        "beri id lain pada salah satunya, atau isi valid_to pada yang lama dengan tanggal sebelum"
        " valid_from yang baru",
    ),
    "IKU302": (
        "no-definitions",
        "the folder holds no definition (no file ends in .yaml or .yml)",
        "folder tidak memuat definisi (tidak ada berkas .yaml atau .yml)",
        "check the name of the folder, and that the definitions end in .yaml",
        "periksa nama foldernya, dan pastikan nama berkas definisi berakhiran .yaml",
    ),
    "IKU303": (
        "unknown-shared-document",
        "there is no document {text} to adopt from",
        "tidak ada dokumen {text} untuk diadopsi",
        "check the id; its file {text}.yaml stands beside this one, in ../shared, or is installed",
        "periksa id-nya; berkasnya {text}.yaml berada di samping berkas ini, di ../shared, atau"
        " terpasang",
    ),
    "IKU304": (
        "no-edition-in-force",
        "no edition of {text} is in force on {day}",
        "tidak ada edisi {text} yang berlaku pada {day}",
        "check valid_from here, and valid_from and valid_to there",
        "periksa valid_from di sini, serta valid_from dan valid_to di sana",
    ),
    "IKU305": (
        "adoption-circle",
        "the document {text} adopts from this one, itself or by way of others",
        "dokumen {text} mengadopsi dari dokumen ini, langsung atau melalui dokumen lain",
        "declare the indicator in one of them",
        "deklarasikan indikatornya di salah satu dokumen",
    ),
    "IKU306": (
        "not-an-adoption",
        "{text} does not name an indicator of another document",
        "{text} tidak menyebut indikator dari dokumen lain",
        "write document/indicator, such as kecamatan-lumajang/nilai-ikm",
        "tulis dokumen/indikator, misalnya kecamatan-lumajang/nilai-ikm",
    ),
    "IKU307": (
        "warning: unused-override",
        "{text} is not among the indicators that are adopted, and what is said of it has no effect",
        "{text} tidak termasuk indikator yang diadopsi, sehingga isinya tidak berpengaruh",
        "{advice}",
        "{advice_id}",
    ),
    "IKU308": (
        "declaration-differs",
        "{text} is declared in {document} in another way",
        "{text} dideklarasikan berbeda di {document}",
        "leave it out here; of what is adopted, only the source may be another",
        "hapus di sini; dari yang diadopsi hanya source yang boleh berbeda",
    ),
    "IKU309": (
        "shared-document-at-fault",
        "the document {text} has faults of its own, and nothing can be adopted from it",
        "dokumen {text} masih bermasalah, sehingga tidak dapat diadopsi",
        "correct its faults first",
        "perbaiki dahulu dokumen itu",
    ),
    "IKU310": (
        "notice: override-without-effect",
        "{key} of {indicator} is the same in {document}",
        "{key} pada {indicator} sama dengan di {document}",
        "leave it out here",
        "boleh dihapus di sini",
    ),
    "IKU311": (
        "notice: diverging-override",
        "{key} of {indicator} is not that of {document}",
        "{key} pada {indicator} berbeda dari {document}",
        "nothing needs to be done if that is meant",
        "tidak perlu tindakan bila memang dimaksudkan",
    ),
    "IKU312": (
        "notice: officer-not-declared",
        "{indicator} has no officer here, for {officer} is not among the officers",
        "{indicator} belum punya penanggung jawab, sebab {officer} tidak ada dalam officers",
        "declare {officer} under officers, or name another under responsible",
        "deklarasikan {officer} pada officers, atau sebut yang lain pada responsible",
    ),
    "IKU313": (
        "formula-names-an-adopted-indicator",
        "{name} is adopted, and a formula of this document cannot use it",
        "{name} diadopsi, sehingga rumus dalam dokumen ini tidak dapat memakainya",
        "write the counts that it is computed from, or declare it here",
        "tulis cacah yang menjadi dasarnya, atau deklarasikan indikator itu di sini",
    ),
    "IKU314": (
        "adoption-chain-too-long",
        "the document {text} adopts from another, and so on, through more than 20 documents",
        "dokumen {text} mengadopsi dari dokumen lain, dan seterusnya, lewat lebih dari 20 dokumen",
        "adopt from the document that declares the indicators",
        "adopsi langsung dari dokumen yang mendeklarasikan indikatornya",
    ),
    "IKU315": (
        "warning: adopted-over-editions",
        "an edition of {text} begins on {day}, within the days of this document, and all that is"
        " adopted is that of {adopted}",
        "ada edisi {text} yang mulai {day}, dalam masa berlaku dokumen ini, sedangkan semua yang"
        " diadopsi berasal dari {adopted_id}",
        "write one edition of this document that ends before that day (valid_to), and one that"
        " begins on it (valid_from: {day})",
        "tulis satu edisi dokumen ini yang berakhir sebelum hari itu (valid_to), dan satu yang"
        " mulai pada hari itu (valid_from: {day})",
    ),
    "IKU316": (
        "notice: achievement-of-the-shared-document",
        "{key} under achievement does not hold for what is adopted from {document}, which says"
        " otherwise",
        "{key} pada achievement tidak berlaku bagi yang diadopsi dari {document}, yang menyatakan"
        " lain",
        "nothing needs to be done if that is meant",
        "tidak perlu tindakan bila memang dimaksudkan",
    ),
    "IKU322": (
        "agreement-without-document",
        "there is no document {text} that the agreement is about",
        "tidak ada dokumen {text} yang dimaksud perjanjian ini",
        "check the line document, and that its definition is among the files",
        "periksa baris document, dan pastikan definisinya termasuk berkas yang dibaca",
    ),
    "IKU323": (
        "agreement-for-a-definition",
        "this is the file of a performance agreement, and not a definition",
        "ini berkas perjanjian kinerja, bukan definisi",
        "give it behind --targets, and here the definition that it is about",
        "berikan berkas ini pada --targets, dan di sini definisi yang dimaksudnya",
    ),
    "IKU324": (
        "definition-for-an-agreement",
        "this is a definition, and not the file of a performance agreement",
        "ini definisi, bukan berkas perjanjian kinerja",
        "give the file of the agreement, which has a line agreement: ...",
        "berikan berkas perjanjiannya, yang punya baris agreement: ...",
    ),
    "IKU325": (
        "agreement-version-twice",
        "the version {version} of the agreement {text} stands in two files",
        "versi {version} dari perjanjian {text} ada dalam dua berkas",
        "give the later one another version",
        "beri versi lain pada yang lebih baru",
    ),
    "IKU326": (
        "warning: agreement-versions-out-of-order",
        "version {version} of the agreement {text} is dated {day}, before version {older}",
        "versi {version} dari perjanjian {text} bertanggal {day}, lebih awal dari versi {older}",
        "check version and date of both",
        "periksa version dan date keduanya",
    ),
    "IKU327": (
        "warning: edition-not-in-force",
        "this edition of {text} is in force {days}, and not at the end of {period}",
        "edisi {text} ini berlaku {days_id}, dan tidak pada akhir {period}",
        "give the edition that was in force then; its formulas may be others",
        "berikan edisi yang berlaku saat itu; rumusnya mungkin berbeda",
    ),
    "IKU330": (
        "warning: formula-changed",
        "{what} of {indicator} is not what it was in the edition before, from {day}",
        "{what_id} pada {indicator} tidak sama dengan edisi sebelumnya, sejak {day}",
        "figures before and after that day are not alike; give the indicator another id, or say so"
        " wherever they stand side by side",
        "angka sebelum dan sesudahnya tidak setara; beri id lain pada indikator itu, atau nyatakan"
        " di mana keduanya dibandingkan",
    ),
}
