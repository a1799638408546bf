"""The same indicators as one SELECT or VIEW, for applications on a database.

    document  ->  render_sql  ->  text in SQL: a value and a status for each row of counts

Example:
    >>> import iku_core as iku
    >>> from iku_core.sql import render_sql
    >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
    >>> text = render_sql(document, "sqlite", table="realisasi", keys=["tahun"])
    >>> text.splitlines()[0]
    '-- Indikator Kinerja Utama Kecamatan Sumbersuko'

Layer 6; needs no extra and no database.
"""

from __future__ import annotations

from iku_core.sql._dialects import DIALECTS, DialectName
from iku_core.sql.rendering import render_sql

__all__ = ["DIALECTS", "DialectName", "render_sql"]
