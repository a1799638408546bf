"""Messages about targets, scales and achievement: IKU157 to 175, 247, 320 and 321, 551 to 567.

A row is: name, sentence in English and in Indonesian, hint in English and in Indonesian.
"""

from __future__ import annotations

from typing import Final

__all__ = ["ACHIEVEMENT"]

Row = tuple[str, str, str, str, str]

ACHIEVEMENT: Final[dict[str, Row]] = {
    "IKU157": (
        "not-a-period",
        "{text} is no period",
        "{text} bukan periode",
        "write a year, semester, quarter or month, such as {proposal}",
        "tulis tahun, semester, triwulan atau bulan, misalnya {proposal}",
    ),
    "IKU158": (
        "not-a-target",
        "{text} cannot be a target",
        "{text} tidak dapat menjadi target",
        "{advice}",
        "{advice_id}",
    ),
    "IKU159": (
        "two-bounds-on-one-side",
        "the class has two bounds on one side, and {key} is the second",
        "kelas ini punya dua batas pada satu sisi, dan {key} yang kedua",
        "keep one of the two: from and to belong to the class, above and below do not",
        "pertahankan salah satu: from dan to termasuk kelas itu, above dan below tidak",
    ),
    "IKU160": (
        "gap-in-a-scale",
        "between the classes {other} and {label} lie numbers without a class",
        "di antara kelas {other} dan {label} ada bilangan tanpa kelas",
        "{advice}",
        "{advice_id}",
    ),
    "IKU161": (
        "overlap-in-a-scale",
        "some numbers belong to the class {label} and to the class {other}",
        "ada bilangan yang termasuk kelas {label} sekaligus kelas {other}",
        "let one class begin where the other ends; from and to belong to a class, above and below"
        " do not",
        "mulai satu kelas di tempat kelas lain berakhir; from dan to termasuk kelas itu, above dan"
        " below tidak",
    ),
    "IKU162": (
        "class-without-numbers",
        "no number belongs to the class {label}",
        "tidak ada bilangan yang termasuk kelas {label}",
        "correct its bounds; numbers have {decimals} decimals here",
        "perbaiki batasnya; bilangan di sini berdesimal {decimals}",
    ),
    "IKU163": (
        "class-without-bounds",
        "the class {label} has no bounds as the others have, or no score of its own",
        "kelas {label} tidak punya batas seperti kelas lain, atau tidak punya skor sendiri",
        "give all classes bounds (from, to, above, below), or each of them another score",
        "beri semua kelas batas (from, to, above, below), atau tiap kelas skor yang berbeda",
    ),
    "IKU165": (
        "unknown-rule",
        "there is no rule {text}",
        "tidak ada aturan {text}",
        "{advice}; there are: {known}",
        "{advice_id}; yang ada: {known}",
    ),
    "IKU166": (
        "unknown-scale",
        "there is no scale {text}",
        "tidak ada skala {text}",
        "{advice}; there are: {known}",
        "{advice_id}; yang ada: {known}",
    ),
    "IKU167": (
        "rule-for-other-targets",
        "the rule {rule} is for targets that are {own}, and these are {wanted}",
        "aturan {rule} untuk target berupa {own_id}, sedangkan di sini berupa {wanted_id}",
        "name a rule for {wanted}",
        "sebut aturan untuk {wanted_id}",
    ),
    "IKU168": (
        "label-not-on-the-scale",
        "the target {text} is a label, and the scale of the indicator has none such",
        "target {text} adalah label yang tidak ada pada skala indikator ini",
        "{advice}",
        "{advice_id}",
    ),
    "IKU169": (
        "warning: lower-without-a-rule",
        "lower is better for {indicator}, and no rule for its achievement is named",
        "semakin rendah {indicator} semakin baik, tetapi aturan capaiannya belum disebut",
        "name one, such as achievement: mirror (2 - R/T) or achievement: inverse (T/R);"
        " with target 10 and realisation 5 they give 150 and 200",
        "sebut salah satu, misalnya achievement: mirror (2 - R/T) atau achievement: inverse (T/R);"
        " dengan target 10 dan realisasi 5 hasilnya 150 dan 200",
    ),
    "IKU170": (
        "unknown-name-in-a-rule",
        "{name} is not known in this rule",
        "{name} tidak dikenal dalam aturan ini",
        "use {names}",
        "pakai {names}",
    ),
    "IKU171": (
        "floor-above-cap",
        "the floor {floor} is above the cap {cap}",
        "batas bawah {floor} di atas batas atas {cap}",
        "let floor be the smaller of the two",
        "jadikan floor yang lebih kecil dari keduanya",
    ),
    "IKU172": (
        "weight-not-positive",
        "the weight {text} is not above 0",
        "bobot {text} tidak lebih dari 0",
        "write a weight above 0; an indicator that does not count has no target",
        "tulis bobot di atas 0; indikator yang tidak dihitung tidak diberi target",
    ),
    "IKU173": (
        "warning: percentage-added-up",
        "{count} is {what}, and {key}: sum adds such numbers up",
        "{count} {what_id}, sedangkan {key}: sum menjumlahkan bilangan seperti itu",
        "declare what it is made of as counts, or write accumulate: mean or last, rollup: none",
        "deklarasikan pembentuknya sebagai cacah, atau tulis accumulate: mean atau last,"
        " rollup: none",
    ),
    "IKU174": (
        "weight-missing",
        "the achievements are put together by weights, and {indicator} has none",
        "capaian digabung menurut bobot, sedangkan {indicator} belum punya bobot",
        "add a line: weight: ...",
        "tambahkan baris: weight: ...",
    ),
    "IKU180": (
        "warning: target-without-a-rule",
        "{indicator} has targets that are {kind}, and no rule says what is achieved of them",
        "{indicator} punya target berupa {kind_id}, tetapi belum ada aturan capaiannya",
        "name one, such as {proposal}",
        "sebut salah satu, misalnya {proposal}",
    ),
    "IKU181": (
        "warning: target-below-zero",
        "by the rule {rule} no value comes of the target {target}, which is below 0",
        "menurut aturan {rule}, target {target} yang di bawah 0 tidak memberi nilai",
        "declare a rule with negative_targets: true under rules, and name it",
        "deklarasikan aturan dengan negative_targets: true pada rules, lalu sebut namanya",
    ),
    "IKU182": (
        "warning: bound-against-better",
        "the target {target} is met on the side that better: {better} calls the worse one",
        "target {target} tercapai pada sisi yang menurut better: {better} justru lebih buruk",
        "turn the sign of the target, or correct better",
        "balik tanda targetnya, atau perbaiki better",
    ),
    "IKU183": (
        "within-without-a-range",
        "within is for rules whose targets are ranges",
        "within hanya untuk aturan dengan target berupa rentang",
        "add a line target: range, or leave within out",
        "tambahkan baris target: range, atau hapus within",
    ),
    "IKU175": (
        "id-of-what-is-shipped",
        "{text} is a {kind} that iku-core ships, and cannot be declared anew",
        "{text} adalah {kind_id} bawaan iku-core dan tidak dapat dideklarasikan ulang",
        "choose another id, such as {proposal}",
        "pilih id lain, misalnya {proposal}",
    ),
    "IKU247": (
        "percent-sign-in-a-rule",
        "% does not belong in the formula of a rule",
        "% tidak ditulis dalam rumus aturan",
        "write the factor 100 without it, such as realisation / target * 100",
        "tulis faktor 100 tanpa tanda itu, misalnya realisation / target * 100",
    ),
    "IKU320": (
        "unknown-indicator",
        "the document {document} has no indicator {text}",
        "dokumen {document} tidak memuat indikator {text}",
        "{advice}",
        "{advice_id}",
    ),
    "IKU321": (
        "agreement-of-another-document",
        "the agreement is one of the document {text}, and not of {document}",
        "perjanjian ini milik dokumen {text}, bukan {document}",
        "give the document it belongs to, or correct the line document",
        "berikan dokumen yang dimaksud, atau perbaiki baris document",
    ),
    "IKU551": (
        "no-target",
        "{indicator} has no target for {period}",
        "{indicator} belum punya target untuk {period}",
        "write it under targets, as {period}: ...",
        "tulis pada targets, sebagai {period}: ...",
    ),
    "IKU552": (
        "no-rule",
        "no rule is named for the achievement of {indicator} against {target}",
        "belum ada aturan untuk capaian {indicator} terhadap {target}",
        "name one under achievement, for targets that are {kind}",
        "sebut aturannya pada achievement, untuk target berupa {kind_id}",
    ),
    "IKU553": (
        "no-realisation",
        "there is no realisation: {reason}",
        "realisasi belum ada: {reason_id}",
        "supply what the indicator needs",
        "lengkapi yang diperlukan indikator itu",
    ),
    "IKU554": (
        "achievement-divides-by-zero",
        "by the rule {rule} the target {target} and the realisation {realisation} give no value",
        "menurut aturan {rule}, target {target_id} dan realisasi {realisation_id} tidak memberi"
        " nilai",
        "say what they give: zero_target, zero_realisation or both_zero under achievement",
        "nyatakan nilainya: zero_target, zero_realisation atau both_zero pada achievement",
    ),
    "IKU555": (
        "negative-target",
        "the rule {rule} makes no sense of a target below 0, such as {target}",
        "aturan {rule} tidak berarti untuk target di bawah 0, seperti {target_id}",
        "declare a rule with negative_targets: true under rules, and name it under achievement",
        "deklarasikan aturan dengan negative_targets: true pada rules, lalu sebut pada achievement",
    ),
    "IKU556": (
        "no-class",
        "the realisation {realisation} has no class on the scale {scale}",
        "realisasi {realisation_id} tidak punya kelas pada skala {scale}",
        "check the counts, or the classes of the scale",
        "periksa cacahnya, atau kelas pada skala itu",
    ),
    "IKU557": (
        "no-target-agreed",
        "the agreement {agreement} has no target of {indicator} for {period}",
        "perjanjian {agreement} tidak memuat target {indicator} untuk {period}",
        "write it in the agreement, whose targets stand in the place of those of the definition",
        "tulis dalam perjanjian itu, sebab targetnya menggantikan target dalam definisi",
    ),
    "IKU561": (
        "no-elements",
        "the first line begins with {text}, and no column is one of an element",
        "baris pertama diawali {text}, dan tidak ada kolom unsur",
        "name the columns u1, u2 and on to u9",
        "beri nama kolomnya u1, u2, sampai u9",
    ),
    "IKU562": (
        "answers-row",
        "the row has {found} cells, and the first line {wanted}",
        "baris ini berisi {found} sel, sedangkan baris pertama {wanted}",
        "leave a cell blank where nothing was answered, with the separator {mark} kept; put a text"
        " that has {mark} in it in double quotes",
        "kosongkan sel yang tidak dijawab, dengan pemisah {mark} tetap ada; tulis teks yang memuat"
        " {mark} dalam tanda petik ganda",
    ),
    "IKU563": (
        "no-score",
        "{text} is no score",
        "{text} bukan skor",
        "write 1, 2, 3 or 4; leave it blank where nothing was answered",
        "tulis 1, 2, 3 atau 4; kosongkan bila tidak dijawab",
    ),
    "IKU564": (
        "no-respondents",
        "there is no respondent",
        "belum ada responden",
        "write a row for each respondent below the first line",
        "tulis satu baris untuk tiap responden di bawah baris pertama",
    ),
    "IKU565": (
        "notice: sample-too-small",
        "{found} respondents of {population} people served; {wanted} are needed",
        "{found} responden dari {population} penerima layanan; diperlukan {wanted}",
        "the size is that of Krejcie and Morgan, for an error of 5 percent",
        "ukurannya menurut Krejcie dan Morgan, untuk kesalahan 5 persen",
    ),
    "IKU566": (
        "warning: element-missing",
        "the answers have no column of {missing}, and have {last}",
        "jawaban tidak punya kolom {missing}, tetapi punya {last}",
        "add the columns, for without them the counts of these elements are missing",
        "tambahkan kolomnya; tanpa itu cacah unsur tersebut belum ada",
    ),
    "IKU567": (
        "notice: other-number-of-elements",
        "the elements are u1 to u{found}, and those of PermenPANRB 14/2017 are nine: {other}",
        "unsurnya u1 sampai u{found}, sedangkan menurut PermenPANRB 14/2017 sembilan: {other_id}",
        "where the form has other elements, the weight of each is 1/{found}",
        "bila kuesionernya memakai unsur lain, bobot tiap unsur adalah 1/{found}",
    ),
}
