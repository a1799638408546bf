"""What the keys of objectives, indicators and cases are for, in English and Indonesian.

Layer 6, part of `schema`.
"""

from __future__ import annotations

from typing import Final

__all__ = ["WORDS"]

_OWN: Final = {
    "source": (
        "The source of the data as printed.",
        "Sumber data seperti tercetak.",
    ),
    "responsible": (
        "The name of an officer declared under officers.",
        "Nama pejabat yang dideklarasikan pada officers.",
    ),
    "targets": (
        "Targets by period: a number, a bound in quotes, a range [60, 85], or a label of the"
        " scale.",
        "Target menurut periode: bilangan, batas di antara tanda petik, rentang [60, 85], atau"
        " label skala.",
    ),
    "weight": (
        "A number above 0; its weight where achievements are put together by weights.",
        "Bilangan di atas 0; bobotnya bila capaian digabungkan dengan bobot.",
    ),
    "cases": (
        "Worked cases, which iku verify computes and compares exactly.",
        "Contoh hitungan, yang dihitung dan dibandingkan secara eksak oleh iku verify.",
    ),
}
_INSTEAD: Final = {
    key: (
        f"{english} Stands in the place of that there.",
        f"{indonesian} Menggantikan yang di sana.",
    )
    for key, (english, indonesian) in _OWN.items()
}
"""The same, said of an indicator that is adopted."""

_ADOPTS: Final = (
    "The document and the indicator that is taken over, with a stroke between.",
    "Dokumen dan indikator yang diadopsi, dipisahkan garis miring.",
)

WORDS: Final = {
    "objectives": {
        "statement": ("The objective (sasaran strategis).", "Sasaran strategis."),
        "indicators": (
            "At least one indicator of the objective.",
            "Sedikitnya satu indikator sasaran itu.",
        ),
    },
    "indicators": {
        "id": (
            "The id of the indicator, different from those of the others.",
            "Id indikator, berbeda dari indikator lain.",
        ),
        "name": ("The name as printed.", "Nama seperti tercetak."),
        "value": (
            "The formula of a direct value, in the place of numerator and denominator.",
            "Rumus nilai langsung, sebagai pengganti numerator dan denominator.",
        ),
        "numerator": ("The formula above the bar.", "Rumus pembilang."),
        "denominator": ("The formula below the bar.", "Rumus penyebut."),
        "unit": (
            'The unit of the figure. "%" in quotes multiplies a ratio by 100.',
            'Satuan nilai. "%" di antara tanda petik mengalikan rasio dengan 100.',
        ),
        "multiplier": (
            'A number above 0; the factor of the result, 1 where it is left out. A ratio in "%"'
            " has 100 by itself.",
            "Bilangan di atas 0; pengali hasil, 1 bila tidak ditulis. Rasio dengan satuan"
            ' "%" sudah dikalikan 100.',
        ),
        "decimals": (
            "The places of the figure, 2 where left out. It is rounded half up.",
            "Banyaknya desimal, 2 bila tidak ditulis. Setengah dibulatkan ke atas.",
        ),
        "precision": (
            "The places to which root and ln are rounded, at least decimals. Needed where a"
            " formula uses them.",
            "Banyaknya desimal pembulatan root dan ln, sedikitnya sebanyak decimals. Wajib bila"
            " rumus memakainya.",
        ),
        "better": (
            "Whether a higher or a lower figure is better.",
            "Apakah nilai yang lebih tinggi (higher) atau lebih rendah (lower) lebih baik.",
        ),
        "range": (
            "The least and the greatest figure; one outside is warned about, never clipped. A"
            " promise, which iku verify proves.",
            "Nilai terkecil dan terbesar; nilai di luarnya diperingatkan dan tidak dipotong. Janji"
            " yang dibuktikan iku verify.",
        ),
        "rises_with": (
            "Counts with more of which the value never falls. A promise.",
            "Cacah yang bila bertambah tidak menurunkan nilai. Janji yang dibuktikan.",
        ),
        "falls_with": (
            "Counts with more of which the value never rises. A promise.",
            "Cacah yang bila bertambah tidak menaikkan nilai. Janji yang dibuktikan.",
        ),
        "unchanged_by_scale": (
            "Whether the value stays when all counts are multiplied by one number. A promise.",
            "Apakah nilai tetap bila semua cacah dikalikan satu bilangan. Janji yang dibuktikan.",
        ),
        "defined_when": (
            "Comparisons of counts; where all of them hold, there is a value. A promise.",
            "Perbandingan antarcacah; bila semuanya berlaku, ada nilai. Janji yang dibuktikan.",
        ),
        "different_units": (
            "Why parts of the formula have different units.",
            "Alasan bagian-bagian rumus berbeda satuan.",
        ),
        **_OWN,
        "explanation": ("The explanation (penjelasan).", "Penjelasan."),
        "printed_formula": (
            "The formula in the words of the signed document.",
            "Rumus dalam kata-kata dokumen yang ditandatangani.",
        ),
        "decisions": (
            "Decisions about readings of what is printed.",
            "Keputusan tentang tafsir atas yang tercetak.",
        ),
        "achievement": (
            "How its achievement is computed: the name of a rule, or options.",
            "Cara menghitung capaiannya: nama aturan, atau sejumlah pilihan.",
        ),
        "adopts": _ADOPTS,
        "scale": (
            "The scale that grades the figure: a shipped one, or one of scales.",
            "Skala predikat nilai: yang tersedia, atau salah satu dari scales.",
        ),
    },
    "adopted": {
        "adopts": _ADOPTS,
        "id": (
            "Its id here; that of the shared indicator where left out.",
            "Idnya di sini; bila tidak ditulis, id indikator bersama.",
        ),
        **_INSTEAD,
    },
    "overrides": _INSTEAD,
    "cases": {
        "name": ("The name of the case.", "Nama contoh."),
        "counts": (
            "Numbers by count; one left empty is missing.",
            "Angka menurut cacah; yang dikosongkan berarti belum ada.",
        ),
        "previous": (
            "Numbers by count of the previous period.",
            "Angka menurut cacah dari periode sebelumnya.",
        ),
        "value": (
            "The rounded figure that must come out.",
            "Nilai yang sudah dibulatkan, yang harus dihasilkan.",
        ),
        "exact": (
            "The figure before rounding: a fraction such as 200/3, or a number.",
            "Nilai sebelum dibulatkan: pecahan seperti 200/3, atau bilangan.",
        ),
        "status": (
            "The status that must come out where there is no figure; ok goes with one.",
            "Status yang harus dihasilkan bila tidak ada nilai; ok menyertai nilai.",
        ),
        "published": (
            "The figure that was published; a difference is told.",
            "Nilai yang pernah diterbitkan; bila berbeda, diberitahukan.",
        ),
        "source": ("Where the case comes from.", "Asal contoh."),
        "note": ("A remark.", "Catatan."),
    },
}
