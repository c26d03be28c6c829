"""Whom Exempelby compares itself with. The seven similar municipalities are as fictitious as Exempelby."""

from indicators.models import Comparator
from workspace.demo.records import ComparatorRow

_Kind = Comparator.Kind
SIMILAR = "Liknande kommuner"
SIMILAR_MUNICIPALITIES = ("Askmåla", "Björkinge", "Dalsbro", "Ekhamra", "Forsvik", "Granstad", "Åbylund")

COMPARATORS = (
    ComparatorRow("Riket", _Kind.COUNTRY, "0000"),
    ComparatorRow(SIMILAR, _Kind.GROUP),
    ComparatorRow("Pendlingskommun nära större stad", _Kind.GROUP),
    *(ComparatorRow(name, _Kind.MUNICIPALITY, group=SIMILAR) for name in SIMILAR_MUNICIPALITIES),
)
