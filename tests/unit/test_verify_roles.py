"""What counts are there for: used, sourced, and named the way their indicator speaks of them."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

import iku_core as iku
from definitions import definition
from iku_core.verify.roles import role_findings
from iku_core.verify.units import unit_findings
from test_architecture import ROOT

SUMBERSUKO = ROOT / "indicators" / "lumajang" / "kecamatan-sumbersuko.yaml"


def told(text: str) -> list[str]:
    """Return code and what is underlined, for each finding."""
    found = []
    for issue in role_findings(iku.parse_document(text)):
        place = issue.location
        assert place is not None
        shown = place.source_line[place.column - 1 : place.end_column - 1]
        words = f" {issue.values['words']}" if "words" in issue.values else ""
        found.append(f"{issue.code}{words}: {shown}")
    return found


def roles(indicators: str, counts: str, above: str = "") -> list[str]:
    return told(definition(indicators, counts=counts, above=above))


def declared(*names: str, more: str = "") -> str:
    return "".join(f"  {name}: {{label: Cacah {name}, source: Bidang{more}}}\n" for name in names)


class TestUnused:
    """A count that no formula needs is told, since it would be asked for in vain."""

    @pytest.mark.parametrize(
        ("value", "above", "expected"),
        [
            pytest.param("a + b + c", "", [], id="all are used"),
            pytest.param("a", "", ["b", "c"], id="two are not"),
            pytest.param("a + prev(b)", "", ["c"], id="in the previous period"),
            pytest.param("a", "constraints: a + b <= 100\n", ["c"], id="compared with a used one"),
            pytest.param("a", "constraints: [b <= c, a <= b]\n", [], id="through another one"),
            pytest.param("a", "constraints: prev(b) <= a\n", ["c"], id="compared with the past"),
            pytest.param("a", "constraints: b <= c\n", ["b", "c"], id="compared for nothing"),
            pytest.param("a", "constraints: a <= k\nconstants: {k: {label: K, value: 3}}\n",
                         ["b", "c"], id="compared with a constant"),
        ],
    )  # fmt: skip
    def test_it_is_told_at_its_label(self, value: str, above: str, expected: list[str]) -> None:
        indicator = f"      - {{id: i, name: Nama, value: {value}}}\n"

        found = roles(indicator, declared("a", "b", "c"), above)

        assert found == [f"IKU416: Cacah {name}" for name in expected]

    @pytest.mark.parametrize(("value", "unused"), [("a", "c"), ("b", "a c"), ("c", "a b")])
    def test_a_count_is_needed_to_bound_another(self, value: str, unused: str) -> None:
        indicator = f"      - {{id: i, name: Nama, value: {value}}}\n"
        counts = declared("a", more=", at_most: b") + declared("b", "c")

        found = roles(indicator, counts)

        assert found == [f"IKU416: Cacah {name}" for name in unused.split()]

    def test_a_condition_and_a_reference_need_counts(self) -> None:
        rows = "      - {id: i, name: Nama, value: a, defined_when: b > a}\n"
        rows += "      - {id: j, name: Nama, value: i + c}\n"

        assert roles(rows, declared("a", "b", "c")) == []


class TestSources:
    """Of every number that is used, somebody says where it comes from."""

    @pytest.mark.parametrize(
        ("count", "first", "second", "listed"),
        [
            pytest.param("", "", "", "i, j", id="nobody"),
            pytest.param("", ", source: Bidang", "", "j", id="one of two indicators"),
            pytest.param("", ", source: Bidang", ", source: Bidang", None, id="both indicators"),
            pytest.param(", source: Bidang", "", "", None, id="the count"),
        ],
    )
    def test_a_count_or_all_its_indicators_have_one(
        self, count: str, first: str, second: str, listed: str | None
    ) -> None:
        rows = f"      - {{id: i, name: Nama, value: a{first}}}\n"
        rows += f"      - {{id: j, name: Nama, value: prev(a){second}}}\n"
        text = definition(rows, counts=f"  a: {{label: Cacah A{count}}}\n")

        found = list(role_findings(iku.parse_document(text)))

        assert [issue.values["indicators"] for issue in found] == [listed] * (listed is not None)
        assert all(issue.code == "IKU417" for issue in found)

    def test_a_count_that_is_not_used_needs_none(self) -> None:
        rows = "      - {id: i, name: Nama, value: 1}\n"

        assert roles(rows, "  a: {label: Cacah A}\n") == ["IKU416: Cacah A"]


def sumbersuko(*, as_printed: bool, decided: bool, printed_formula: bool = True) -> str:
    """Return the shipped file, or what it would be with other wordings."""
    text = SUMBERSUKO.read_text("utf-8")
    if as_printed:
        label = "label: Jumlah desa yang menyusun APBDesa"
        assert f"{label} tepat waktu" in text
        text = text.replace(f"{label} tepat waktu", label)
    if not decided:
        start = text.index("        decisions:")
        text = text[:start] + text[text.index("        cases:", start) :]
    if not printed_formula:
        start = text.rindex("        printed_formula:")
        end = min(text.index(key, start) for key in ("        cases:", "        decisions:")
                  if key in text[start:])  # fmt: skip
        text = text[:start] + text[end:]
    return text


class TestSumbersuko:
    """The slip of the printed document is found, and what is decided is left in peace."""

    @pytest.mark.parametrize("printed_formula", [True, False])
    def test_the_printed_wording_is_told_once_at_the_label(self, *, printed_formula: bool) -> None:
        text = sumbersuko(as_printed=True, decided=False, printed_formula=printed_formula)

        (issue,) = role_findings(iku.parse_document(text))

        place = issue.location
        assert place is not None
        assert (issue.code, issue.severity) == ("IKU418", "notice")
        assert place.path == "$.counts.apbdesa_tepat_waktu.label"
        assert issue.message == (
            'in administrasi-desa-tepat-waktu, "tepat waktu" stands in the name, the explanation,'
            " the label of rpkdesa_tepat_waktu and the label of lppdesa_tepat_waktu, but not in"
            " the label of apbdesa_tepat_waktu"
        )
        assert issue.message_in("id") == (
            'pada administrasi-desa-tepat-waktu, "tepat waktu" tercantum pada nama, penjelasan,'
            " label rpkdesa_tepat_waktu dan label lppdesa_tepat_waktu, tetapi tidak pada label"
            " apbdesa_tepat_waktu"
        )

    def test_a_label_repaired_without_a_decision_is_told_at_the_printed_term(self) -> None:
        text = sumbersuko(as_printed=False, decided=False)

        assert told(text) == ["IKU418 tepat waktu: Jumlah desa yang menyusun APBDesa"]

    @pytest.mark.parametrize("as_printed", [True, False])
    def test_a_decision_settles_it(self, *, as_printed: bool) -> None:
        assert told(sumbersuko(as_printed=as_printed, decided=True)) == []

    def test_a_decision_of_the_document_settles_it_too(self) -> None:
        text = sumbersuko(as_printed=True, decided=False)
        words = "about: APBDesa, printed: APBDesa, decided: APBDesa tepat waktu, reason: Judul"

        assert told(f"{text}\ndecisions:\n  - {{{words}}}\n") == []

    @pytest.mark.parametrize(
        "words",
        [
            "printed: APBDesa, decided: APBDesa 2020",
            "printed: RKPDesa, decided: RKPDesa tepat waktu",
            "printed: '-', decided: tepat waktu",
        ],
    )
    def test_another_decision_settles_nothing(self, words: str) -> None:
        text = sumbersuko(as_printed=True, decided=False, printed_formula=False)

        assert len(told(f"{text}\ndecisions:\n  - {{about: Rumus, reason: Judul, {words}}}\n")) == 1


def written(name: str, explanation: str | None, above: str, below: str | None) -> str:
    """Return a definition: its formulas hold labels of counts in the place of names, between |."""
    counts: list[str] = []

    def formula(words: str) -> str:
        parts = words.split("|")
        for at, part in enumerate(parts):
            if any(character.isalpha() for character in part) and part != "sum(":
                parts[at] = f"c{len(counts)}"
                counts.append(f"  {parts[at]}: {{label: {part!r}, source: Bidang}}\n")
        return repr(" ".join(parts))

    rows = f"      - id: i\n        name: {name!r}\n"
    if explanation is not None:
        rows += f"        explanation: {explanation!r}\n"
    if below is None:
        rows += f"        value: {formula(above)}\n"
    else:
        rows += f"        numerator: {formula(above)}\n        denominator: {formula(below)}\n"
    office = "{name: Dinas Kesehatan Kabupaten Lumajang, government: Pemerintah Kabupaten Lumajang}"
    return definition(rows, counts="".join(counts)).replace("{name: Dinas Uji}", office)


SLIPS = {
    "kesehatan: one of three services": (
        "Persentase pelayanan ibu dan anak sesuai standar",
        None,
        "Jumlah pelayanan ibu hamil sesuai standar|+|Jumlah pelayanan ibu bersalin sesuai standar"
        "|+|Jumlah pelayanan bayi baru lahir",
        "Jumlah seluruh pelayanan",
        ["sesuai standar: Jumlah pelayanan bayi baru lahir"],
    ),
    "kesehatan: the numerator alone": (
        "Persentase ibu hamil yang mendapat pelayanan K4 sesuai standar",
        "Pelayanan K4 sesuai standar adalah pelayanan 10T oleh tenaga kesehatan.",
        "Jumlah ibu hamil yang mendapat pelayanan K4",
        "Jumlah seluruh ibu hamil",
        ["sesuai standar: Jumlah ibu hamil yang mendapat pelayanan K4"],
    ),
    "pendidikan: a mean of two levels": (
        "Rata-rata guru yang memiliki sertifikat pendidik",
        "Guru SD dan SMP yang memiliki sertifikat pendidik.",
        "Jumlah guru SD yang memiliki Sertifikat Pendidik|+|Jumlah guru SMP",
        "Jumlah guru SD dan SMP",
        ["yang memiliki Sertifikat Pendidik: Jumlah guru SMP"],
    ),
    "pendidikan: what is shared is not told": (
        "Persentase siswa yang lulus ujian sekolah berbasis komputer",
        None,
        "Jumlah siswa SD yang lulus ujian sekolah berbasis komputer"
        "|+|Jumlah siswa SMP yang lulus ujian sekolah berbasis komputer"
        "|+|Jumlah siswa paket A yang lulus ujian sekolah",
        "Jumlah siswa peserta ujian",
        ["berbasis komputer: Jumlah siswa paket A yang lulus ujian sekolah"],
    ),
    "dukcapil: in a weighted sum": (
        "Indeks dokumen kependudukan yang terbit tepat waktu",
        "Dokumen yang terbit tepat waktu menurut standar pelayanan.",
        "2|*|Jumlah dokumen KTP-el yang terbit tepat waktu|+|3|*|Jumlah dokumen KK yang terbit",
        None,
        ["tepat waktu: Jumlah dokumen KK yang terbit"],
    ),
    "dukcapil: words at the end of all are taken off": (
        "Persentase akta yang terbit tepat waktu di Kabupaten Lumajang",
        None,
        "Jumlah akta kelahiran terbit tepat waktu di kabupaten"
        "|+|Jumlah akta kematian terbit tepat waktu di kabupaten"
        "|+|Jumlah akta perkawinan di kabupaten",
        "Jumlah permohonan akta",
        ["terbit tepat waktu: Jumlah akta perkawinan di kabupaten"],
    ),
    "perizinan: the numerator alone": (
        "Persentase permohonan izin yang diselesaikan tepat waktu",
        "Izin tepat waktu adalah izin yang terbit paling lama 14 hari kerja.",
        "Jumlah permohonan izin yang diselesaikan",
        "Jumlah permohonan izin yang masuk",
        ["tepat waktu: Jumlah permohonan izin yang diselesaikan"],
    ),
    "perizinan: two numerators": (
        "Persentase izin usaha dan izin reklame yang terbit tepat waktu",
        "Tepat waktu menurut SOP.",
        "Jumlah izin usaha yang terbit|+|Jumlah izin reklame yang terbit",
        "Jumlah permohonan",
        ["tepat waktu: Jumlah izin usaha yang terbit",
         "tepat waktu: Jumlah izin reklame yang terbit"],
    ),
    "SKM: one of three elements": (
        "Jumlah unit layanan dengan nilai minimal baik",
        None,
        "sum(|Jumlah unit layanan A dengan nilai minimal baik|,"
        "|Jumlah unit layanan B dengan nilai minimal baik|,|Jumlah unit layanan C|)",
        None,
        ["dengan nilai minimal baik: Jumlah unit layanan C"],
    ),
    "a sum of shares": (
        "Rata-rata cakupan imunisasi dasar lengkap",
        "Imunisasi dasar lengkap menurut Permenkes.",
        "Jumlah bayi desa imunisasi dasar lengkap|/|Jumlah bayi desa|+"
        "|Jumlah bayi kota|/|Jumlah bayi di kota",
        None,
        ["imunisasi dasar lengkap: Jumlah bayi kota"],
    ),
}  # fmt: skip

SOUND = {
    "kesehatan: the whole lacks the words rightly": (
        "Persentase ibu hamil yang mendapat pelayanan K4 sesuai standar",
        "Pelayanan K4 sesuai standar.",
        "Jumlah ibu hamil yang mendapat pelayanan K4 sesuai standar",
        "Jumlah ibu hamil yang mendapat pelayanan K4",
    ),
    "kesehatan: the words stand elsewhere in the label": (
        "Persentase balita yang ditimbang secara rutin",
        "Balita yang ditimbang secara rutin tiap bulan.",
        "Jumlah balita yang secara rutin ditimbang",
        "Jumlah balita",
    ),
    "kesehatan: the name goes on with the place": (
        "Persentase rumah tangga berakses air minum layak di Kabupaten Lumajang",
        "Rumah tangga di Kabupaten Lumajang.",
        "Jumlah rumah tangga berakses air minum layak",
        "Jumlah rumah tangga",
    ),
    "pendidikan: the name goes on with the whole": (
        "Rasio tenaga guru terhadap murid usia sekolah",
        "Rasio guru terhadap murid usia sekolah menurut Dapodik.",
        "Jumlah tenaga guru",
        "Jumlah murid usia sekolah",
    ),
    "pendidikan: another wording in the same place": (
        "Persentase siswa yang lulus ujian akhir sekolah",
        None,
        "Jumlah siswa SD yang lulus ujian akhir|+|Jumlah siswa SMP yang lulus ujian akhir"
        "|+|Jumlah siswa SMA yang lulus ujian nasional",
        "Jumlah siswa",
    ),
    "pendidikan: one word is not enough": (
        "Persentase sekolah negeri dan swasta terakreditasi",
        "Sekolah terakreditasi.",
        "Jumlah sekolah negeri terakreditasi|+|Jumlah sekolah swasta",
        "Jumlah sekolah",
    ),
    "dukcapil: terms of different things": (
        "Persentase layanan yang selesai tepat waktu",
        None,
        "Jumlah KTP-el yang terbit tepat waktu|+|Jumlah KK yang terbit tepat waktu"
        "|+|Jumlah aduan yang ditangani",
        "Jumlah layanan",
    ),
    "dukcapil: nobody speaks of the words": (
        "Persentase dokumen kependudukan terbit",
        "Dokumen menurut Undang-Undang Nomor 24 Tahun 2013.",
        "Jumlah dokumen KTP tahun berjalan|+|Jumlah dokumen KIA tahun berjalan|+|Jumlah dokumen KK",
        "Jumlah dokumen",
    ),
    "perizinan: late ones are in the whole": (
        "Persentase izin yang terbit tepat waktu",
        "Izin tepat waktu.",
        "Jumlah izin usaha yang terbit tepat waktu|+|Jumlah izin reklame yang terbit tepat waktu",
        "Jumlah izin usaha yang terbit tepat waktu|+|Jumlah izin reklame yang terbit tepat waktu"
        "|+|Jumlah izin terlambat",
    ),
    "perizinan: what is late is subtracted": (
        "Persentase permohonan izin yang diselesaikan tepat waktu",
        "Permohonan yang diselesaikan tepat waktu.",
        "Jumlah permohonan izin yang diselesaikan|-|Jumlah permohonan izin yang terlambat",
        "Jumlah permohonan izin",
    ),
    "perizinan: most terms lack the words": (
        "Persentase izin tepat waktu",
        "Izin tepat waktu.",
        "Jumlah izin A tepat waktu|+|Jumlah izin B|+|Jumlah izin C",
        "Jumlah permohonan",
    ),
    "SKM: a direct value has a short label": (
        "Indeks Kepuasan Masyarakat unit pelayanan publik",
        "IKM unit pelayanan publik menurut Permenpan RB 14/2017.",
        "Indeks Kepuasan Masyarakat",
        None,
    ),
    "SKM: respondents": (
        "Persentase responden yang menyatakan puas",
        "Responden survei yang menyatakan puas.",
        "Jumlah responden yang menyatakan sangat puas|+|Jumlah responden yang menyatakan puas",
        "Jumlah seluruh responden",
    ),
    "years are no words": (
        "Persentase jalan mantap tahun 2024",
        "Jalan mantap tahun 2024.",
        "Panjang jalan mantap",
        "Panjang jalan",
    ),
    "a difference below a bar and a product": (
        "Nilai produk usaha mikro per kapita",
        None,
        "100|-|Jumlah usaha mikro|*|Nilai per usaha|/|(|Jumlah kapita|-|Jumlah lain|)",
        None,
    ),
    "a sign in front": ("Laju penduduk", None, "-|Jumlah penduduk lahir hidup", None),
}


class TestQualifyingWords:
    """Words that narrow what is counted stand in every term, or somebody is asked about it."""

    @pytest.mark.parametrize("words", SLIPS)
    def test_a_term_without_them_is_told(self, words: str) -> None:
        *indicator, expected = SLIPS[words]

        found = told(written(*indicator))  # type: ignore[arg-type]

        assert [line.replace("'", "") for line in found] == [f"IKU418 {item}" for item in expected]

    @pytest.mark.parametrize("words", SOUND)
    def test_a_sound_wording_is_left_in_peace(self, words: str) -> None:
        assert told(written(*SOUND[words])) == []

    def test_many_labels_are_told_in_short(self) -> None:
        labels = "|+|".join(f"Jumlah desa {name} tertib administrasi" for name in "abcdef")
        text = written("Desa yang tertib administrasi", None, f"{labels}|+|Jumlah desa g", None)

        (issue,) = role_findings(iku.parse_document(text))

        assert issue.values["places"] == (
            "the name, the label of c0, the label of c1, the label of c2, the label of c3"
            " and 2 more labels"
        )
        assert issue.values["places_id"].endswith("label c3 dan 2 label lain")

    def test_a_label_is_told_once_although_two_indicators_use_it(self) -> None:
        text = written("Izin tepat waktu", None,
                       "Jumlah izin A tepat waktu|+|Jumlah izin B tepat waktu|+|Jumlah izin C",
                       None)  # fmt: skip
        second = "      - {id: j, name: Izin tepat waktu, value: c0 + c1 + c2}\n"

        assert len(told(text + second)) == 1


class TestPrintedFormulas:
    """A printed formula is compared term by term, unless a label says the same."""

    INDICATOR = (
        "      - id: i\n        name: Persentase izin yang terbit tepat waktu\n"
        "        explanation: Tepat waktu menurut SOP.\n        numerator: a\n"
        "        denominator: b\n        unit: '%'\n        printed_formula: {}\n"
    )
    COUNTS = (
        "  a: {label: Jumlah izin yang terbit tepat waktu, source: Bidang}\n"
        "  b: {label: Jumlah izin yang terbit, source: Bidang}\n"
    )

    @pytest.mark.parametrize(
        ("printed", "expected"),
        [
            pytest.param("Jumlah izin yang terbit / jumlah permohonan x 100 %",
                         ["Jumlah izin yang terbit"], id="above the bar"),
            pytest.param("(Izin  yang terbit) ÷ permohonan", ["Izin  yang terbit"], id="divided"),
            pytest.param(">-\n          Jumlah izin\n          yang terbit\n          ------\n"
                         "          permohonan", ["Jumlah izin"], id="a drawn bar"),
            pytest.param("Jumlah izin yang terbit tepat waktu / jumlah izin yang terbit x 100 %",
                         [], id="below the bar"),
            pytest.param("Jumlah izin yang terbit", [], id="without a bar"),
            pytest.param("Jumlah izin yang terbit - izin terlambat / permohonan", [],
                         id="what is late is subtracted"),
            pytest.param("Jumlah izin A tepat waktu + Jumlah izin B tepat waktu + Jumlah izin C",
                         ["Jumlah izin C"], id="a sum"),
            pytest.param("100 %", [], id="no words"),
        ],
    )  # fmt: skip
    def test_a_term_is_shown_where_it_stands(self, printed: str, expected: list[str]) -> None:
        found = roles(self.INDICATOR.format(printed), self.COUNTS)

        assert found == [f"IKU418 tepat waktu: {words}" for words in expected]


class TestLimits:
    """Many documents and hostile texts take no long time."""

    def test_two_thousand_documents_are_read_in_seconds(self) -> None:
        document = iku.parse_document(sumbersuko(as_printed=False, decided=True))
        begin = process_time()

        for _ in range(200):
            assert not [*unit_findings(document), *role_findings(document)]

        assert process_time() - begin < 1

    def test_long_labels_and_many_terms_end(self) -> None:
        words = " ".join(f"kata{'abcdefghij'[n % 10]}" for n in range(1500))
        counts = "".join(f"  c{n}: {{label: 'Jumlah desa x{n} {words[: 300 + n]}'}}\n"
                         for n in range(190))  # fmt: skip
        counts += f"  d: {{label: '{words}'}}\n"
        names = ", ".join(f"c{n}" for n in range(190))
        rows = f"      - {{id: i, name: '{words}', explanation: '{words}', source: Bidang,"
        rows += f" value: 'sum({names}, d)', printed_formula: '{'+'.join([words] * 2)}'}}\n"
        document = iku.parse_document(definition(rows, counts=counts))
        begin = process_time()

        list(role_findings(document))

        assert process_time() - begin < 2


def test_the_shipped_file_is_clean() -> None:
    """The shipped definitions have no finding."""
    for path in sorted(Path(ROOT / "indicators").rglob("*.yaml")):
        assert list(role_findings(iku.load_document(path))) == []
