"""A program that reads the file of an agreement as a definition."""

import iku_core as iku

AGREEMENT = """\
schema: 1
agreement: perjanjian-2020
document: dinas-kesehatan
title: Perjanjian Kinerja 2020
date: 2020-01-20
targets:
  desa-siaga: {2020: 80}
"""


def run() -> tuple[iku.Issue, ...]:
    iku.parse_document(AGREEMENT, name="perjanjian.yaml")
    return ()
