"""What the keys of achievement, scales and rules are for, in English and Indonesian.

Layer 6, part of `schema`.
"""

from __future__ import annotations

from typing import Final

__all__ = ["WORDS"]

_OPTIONS: Final = {
    "scale": (
        "The scale that grades the achievement: a shipped one, or one of scales.",
        "Skala predikat capaian: yang tersedia, atau salah satu dari scales.",
    ),
    "realisation": (
        "What is set against the target: exact (the default), or displayed, the figure as it is"
        " rounded.",
        "Apa yang dibandingkan dengan target: exact nilai eksak (bawaan), atau displayed nilai yang"
        " sudah dibulatkan.",
    ),
    "decimals": (
        "The places of the achievement, 2 where left out.",
        "Banyaknya desimal capaian, 2 bila tidak ditulis.",
    ),
    "cap": (
        "The greatest achievement. What it was before is kept.",
        "Capaian tertinggi. Nilai sebelum dibatasi tetap dicatat.",
    ),
    "floor": ("The least achievement.", "Capaian terendah."),
    "both_zero": (
        "The achievement where target and realisation are 0.",
        "Capaian bila target dan realisasi sama-sama 0.",
    ),
    "zero_target": (
        "The achievement where only the target is 0.",
        "Capaian bila hanya target yang 0.",
    ),
    "zero_realisation": (
        "The achievement where the realisation is 0 and the rule divides by it.",
        "Capaian bila realisasi 0 dan aturan membagi dengannya.",
    ),
}

_ORIGIN: Final = {
    "version": ("Its version, 1 where left out.", "Versinya, 1 bila tidak ditulis."),
    "source": ("The regulation it is taken from.", "Peraturan yang menjadi dasarnya."),
    "confidence": (
        "How well the source is known: high, medium or general.",
        "Seberapa pasti sumbernya: high tinggi, medium sedang, general pengetahuan umum.",
    ),
    "note": ("A remark.", "Catatan."),
}

WORDS: Final = {
    "options": {
        "rule": (
            "The rule of the achievement: a shipped one, or one of rules.",
            "Aturan capaian: yang tersedia, atau salah satu dari rules.",
        ),
        **_OPTIONS,
    },
    "defaults": {
        "higher": (
            "The rule where higher is better; ratio where left out.",
            "Aturan bila lebih tinggi lebih baik; ratio bila tidak ditulis.",
        ),
        "lower": (
            "The rule where lower is better; none where left out.",
            "Aturan bila lebih rendah lebih baik; tidak ada bila tidak ditulis.",
        ),
        "range": (
            "The rule for targets that are ranges; none where left out.",
            "Aturan untuk target berupa rentang; tidak ada bila tidak ditulis.",
        ),
        "label": (
            "The rule for targets that are labels; none where left out.",
            "Aturan untuk target berupa label; tidak ada bila tidak ditulis.",
        ),
        "objective": (
            "How the achievements of an objective are put together: mean or weights.",
            "Cara menggabungkan capaian satu sasaran: mean rata-rata, weights berbobot.",
        ),
        "document": (
            "How the achievement of the document is put together: over its objectives, over its"
            " indicators, or by weights.",
            "Cara menggabungkan capaian dokumen: objectives dari sasaran, indicators dari"
            " indikator, weights berbobot.",
        ),
        **_OPTIONS,
    },
    "scales": {
        "title": ("What it is called.", "Namanya."),
        "classes": (
            "The classes from the lowest to the highest, or the other way round, without gap and"
            " overlap.",
            "Kelas dari terendah ke tertinggi, atau sebaliknya, tanpa celah dan tanpa tumpang"
            " tindih.",
        ),
        "decimals": (
            "The places to which numbers are rounded before they are classified, 2 where left out.",
            "Banyaknya desimal pembulatan sebelum diklasifikasikan, 2 bila tidak ditulis.",
        ),
        "classify": (
            "rounded (the default), or exact, where numbers are not rounded and classes meet in a"
            " point.",
            "rounded dibulatkan dahulu (bawaan), atau exact tanpa pembulatan dengan kelas yang"
            " bertemu di satu titik.",
        ),
        **_ORIGIN,
    },
    "classes": {
        "label": ("The name of the class.", "Nama kelas."),
        "from": (
            "The lower bound, which belongs to the class.",
            "Batas bawah, yang termasuk dalam kelas.",
        ),
        "above": (
            "The lower bound, which does not belong to the class.",
            "Batas bawah, yang tidak termasuk dalam kelas.",
        ),
        "to": (
            "The upper bound, which belongs to the class.",
            "Batas atas, yang termasuk dalam kelas.",
        ),
        "below": (
            "The upper bound, which does not belong to the class.",
            "Batas atas, yang tidak termasuk dalam kelas.",
        ),
        "score": (
            "The number by which labels are compared; without it their rank.",
            "Bilangan untuk membandingkan label; tanpa itu urutannya.",
        ),
        "colour": ("A colour.", "Warna."),
        "meaning": ("What the label stands for.", "Arti label."),
    },
    "rules": {
        "title": ("What it is called.", "Namanya."),
        "formula": (
            "The formula of the percentage, over realisation and target; for ranges over"
            " realisation, low and high.",
            "Rumus persentasenya, dari realisation dan target; untuk rentang dari realisation, low,"
            " dan high.",
        ),
        "target": (
            "Which targets it is for: number (the default), range or label.",
            "Jenis target yang dilayaninya: number (bawaan), range, atau label.",
        ),
        "within": (
            "The percentage of what lies within a range; for ranges alone.",
            "Persentase bagi yang berada di dalam rentang; hanya untuk rentang.",
        ),
        "negative_targets": (
            "Whether it makes sense of a target below 0.",
            "Apakah aturan ini bermakna untuk target di bawah 0.",
        ),
        **_ORIGIN,
    },
}
