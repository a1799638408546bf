"""The nouns around the indicators: office, goal, officers, signature, decisions on wording.

Layer 2, below `definition`.
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

__all__ = ["Decision", "Goal", "Officer", "Organisation", "Signature"]


@frozen(kw_only=True)
class Officer:
    """Hold an officer who answers for an indicator or signs a document.

    Attributes:
        title: Office held, such as `Camat Sumbersuko`.
        name: Name with degrees as printed, such as `Dra. HERTUTIK, M.Si`; None where not given.
        nip: Civil servant number as printed, blanks included; None where not given.

    Example:
        >>> Officer(title="Camat Sumbersuko", nip="19660404 199203 2 010").name is None
        True
    """

    title: str
    name: str | None = None
    nip: str | None = None


@frozen(kw_only=True)
class Organisation:
    """Hold the office (OPD) whose document it is.

    Attributes:
        name: Name of the office, such as `Kecamatan Sumbersuko`.
        government: The government it belongs to, such as `Pemerintah Kabupaten Lumajang`.
        mandate: Its task (tugas) in one text; None where not given.
        functions: Its functions (fungsi) in order, without their letters.

    Example:
        >>> office = Organisation(name="Dinas Kesehatan", functions=("perencanaan program",))
        >>> office.functions
        ('perencanaan program',)
    """

    name: str
    government: str | None = None
    mandate: str | None = None
    functions: tuple[str, ...] = ()


@frozen(kw_only=True)
class Goal:
    """Hold the goal (tujuan).

    Attributes:
        statement: The goal, such as `Meningkatnya Kepuasan Masyarakat`.
        indicator: What shows that it is reached, such as `IKM`; None where not given.

    Example:
        >>> Goal(statement="Meningkatnya Kepuasan Masyarakat", indicator="IKM").indicator
        'IKM'
    """

    statement: str
    indicator: str | None = None


@frozen(kw_only=True)
class Decision:
    """Record how a document that disagrees with itself was read.

    Attributes:
        about: What it concerns, such as `rumus indikator 3`.
        printed: The words as printed.
        decided: The reading taken here.
        reason: Why.

    Example:
        >>> decision = Decision(
        ...     about="rumus indikator 3",
        ...     printed="APBDesa",
        ...     decided="APBDesa tepat waktu",
        ...     reason="judul dan penjelasan menyebut tepat waktu",
        ... )
        >>> decision.decided
        'APBDesa tepat waktu'
    """

    about: str
    printed: str
    decided: str
    reason: str


@frozen(kw_only=True)
class Signature:
    """Hold place, date and signatory.

    Attributes:
        place: Place of signing, such as `Sumbersuko`.
        date: Day of signing.
        by: The officer who signs.

    Example:
        >>> camat = Officer(title="Camat Sumbersuko")
        >>> signature = Signature(place="Sumbersuko", date=date(2020, 3, 3), by=camat)
        >>> signature.date.isoformat()
        '2020-03-03'
    """

    place: str
    date: date
    by: Officer
