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
        "the document {text} adopts, by way of others, from this one",
        "dokumen {text} melalui dokumen lain mengadopsi dari dokumen ini",
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
        "adopt the indicator that uses it as well, or declare it here",
        "adopsi juga indikator yang memakainya, atau deklarasikan di sini",
    ),
    "IKU322": (
        "agreement-without-document",
        "there is no document {text} that the agreement is about",
        "tidak ada dokumen {text} yang dimaksud perjanjian ini",
        "check the line document, and that its definition is among the files",
        "periksa baris document, dan pastikan definisinya termasuk berkas yang dibaca",
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
