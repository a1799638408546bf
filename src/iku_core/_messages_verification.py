"""Messages IKU4xx: worked cases, promises, units and roles.

A row is: name, sentence in English and in Indonesian, hint in English and in Indonesian.
"""

from __future__ import annotations

from typing import Final

__all__ = ["VERIFICATION"]

Row = tuple[str, str, str, str, str]

VERIFICATION: Final[dict[str, Row]] = {
    "IKU401": (
        "case-differs",
        'the case "{case}" gives {found}, and {expected} is expected',
        'contoh kasus "{case}" menghasilkan {found_id}, padahal yang diharapkan {expected_id}',
        "correct the formula, the counts of the case, or what it expects",
        "perbaiki rumus, cacah pada contoh kasus, atau yang diharapkan",
    ),
    "IKU402": (
        "case-not-evaluated",
        'the case "{case}" cannot be evaluated: {reason}',
        'contoh kasus "{case}" tidak dapat dihitung: {reason_id}',
        "correct the counts of the case",
        "perbaiki cacah pada contoh kasus",
    ),
    "IKU403": (
        "warning: published-cut-off",
        "{published} was published, cut off and not rounded: the counts give {found}",
        "yang diumumkan {published_id}, dipotong dan bukan dibulatkan: cacahnya memberi {found_id}",
        "say in a note why, or correct the published figure",
        "jelaskan dalam note, atau perbaiki angka yang diumumkan",
    ),
    "IKU404": (
        "warning: published-differs",
        "{published} was published, but the counts give {found}",
        "yang diumumkan {published_id}, tetapi cacahnya memberi {found_id}",
        "look for the counts that were used, or correct the published figure",
        "cari cacah yang dipakai waktu itu, atau perbaiki angka yang diumumkan",
    ),
    "IKU405": (
        "range-refuted",
        "the value can be {value}, {side} {bound}: with {counts}",
        "nilai dapat menjadi {value_id}, {side_id} {bound_id}: dengan {counts_id}",
        "{advice}",
        "{advice_id}",
    ),
    "IKU406": (
        "direction-refuted",
        "the value {change} from {first} to {second} where {count} rises from {low} to {high}:"
        " with {counts}",
        "nilai {change_id} dari {first_id} ke {second_id} bila {count} naik dari {low_id} ke"
        " {high_id}: dengan {counts_id}",
        "correct the formula, or delete the promise",
        "perbaiki rumus, atau hapus janji itu",
    ),
    "IKU407": (
        "scale-refuted",
        "the value changes from {first} to {second} where all counts are multiplied by {factor}:"
        " with {counts}",
        "nilai berubah dari {first_id} ke {second_id} bila semua cacah dikalikan {factor_id}:"
        " dengan {counts_id}",
        "correct the formula, or delete unchanged_by_scale",
        "perbaiki rumus, atau hapus unchanged_by_scale",
    ),
    "IKU408": (
        "definedness-refuted",
        "there is no value although {condition}, for {divisor} is 0: with {counts}",
        "tidak ada nilai meskipun {condition}, karena {divisor} bernilai 0: dengan {counts_id}",
        "correct the formula, or the condition of defined_when",
        "perbaiki rumus, atau syarat defined_when",
    ),
    "IKU409": (
        "computations-disagree",
        "two ways of computing disagree, {first} and {second}: with {counts}",
        "dua cara hitung berbeda, {first_id} dan {second_id}: dengan {counts_id}",
        "do not use the figure; report this as a fault of iku-core",
        "jangan pakai angkanya; laporkan sebagai kesalahan iku-core",
    ),
    "IKU410": (
        "contradiction",
        "the declarations contradict each other: {declarations}",
        "deklarasi saling bertentangan: {declarations_id}",
        "correct one of them; from a contradiction nothing is proved",
        "perbaiki salah satunya; dari pertentangan tidak ada yang terbukti",
    ),
    "IKU411": (
        "never-a-value",
        "no counts that are allowed give a value: {divisor} is always 0",
        "tidak ada cacah sah yang memberi nilai: {divisor} selalu 0",
        "correct the formula or the declarations of its counts",
        "perbaiki rumus atau deklarasi cacahnya",
    ),
    "IKU412": (
        "too-few-examples",
        "only {found} different examples could be made, and {floor} are needed",
        "hanya {found} contoh berbeda yang dapat dibuat, padahal diperlukan {floor}",
        "declare the ranges of the counts, or correct constraints that few whole numbers meet",
        "deklarasikan rentang cacahnya, atau perbaiki batasan yang hampir tidak dapat dipenuhi"
        " bilangan bulat",
    ),
    "IKU413": (
        "warning: not-sampled",
        "this could not be proved, and was not tried on examples: Hypothesis is not installed",
        "ini tidak dapat dibuktikan dan tidak diuji dengan contoh: Hypothesis belum terpasang",
        "install the extra: pip install 'iku-core[test]'",
        "pasang tambahannya: pip install 'iku-core[test]'",
    ),
    "IKU414": (
        "units-mixed",
        "{first} and {second} are of different units: {unit} and {other}",
        "{first} dan {second} berbeda satuan: {unit} dan {other}",
        "{advice}",
        "{advice_id}",
    ),
    "IKU415": (
        "percentage-of-different-units",
        "a percentage is of one unit, but {unit} is divided by {other}",
        "persentase memakai satu satuan, tetapi {unit} dibagi dengan {other}",
        "correct the formula or the units of the counts, or say why in different_units",
        "perbaiki rumus atau satuan cacahnya, atau tulis alasannya dalam different_units",
    ),
    "IKU416": (
        "warning: unused-count",
        "no indicator uses the count {count}",
        "cacah {count} tidak dipakai indikator mana pun",
        "use it in a formula, or delete it",
        "pakai dalam rumus, atau hapus",
    ),
    "IKU417": (
        "warning: count-without-source",
        "nobody says where the count {count} comes from",
        "belum ada yang menyebut dari mana cacah {count} berasal",
        "add source to the count, or to the indicators that use it: {indicators}",
        "tambahkan source pada cacah itu, atau pada indikator yang memakainya: {indicators}",
    ),
    "IKU418": (
        "notice: qualifying-words",
        'in {indicator}, "{words}" stands in {places}, but not in {without}',
        'pada {indicator}, "{words}" tercantum pada {places_id}, tetapi tidak pada {without_id}',
        "check that the same is counted; where it is, write it the same way, or record a decision",
        "pastikan yang dihitung sama; bila sama, samakan tulisannya, atau catat dalam decisions",
    ),
    "IKU419": (
        "written-back-differs",
        "the document written out and read again is another one",
        "dokumen yang ditulis lalu dibaca kembali menjadi berbeda",
        "report this as a fault of iku-core",
        "laporkan sebagai kesalahan iku-core",
    ),
    "IKU420": (
        "notice: not-proved-for-a-root",
        "{indicator} rests on roots or logarithms that are rounded, and nothing is proved of it",
        "{indicator} memakai akar atau logaritma yang dibulatkan, sehingga tidak dibuktikan",
        "its promises are tried on examples instead",
        "janjinya dicoba pada contoh",
    ),
}
