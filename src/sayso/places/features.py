"""Which of GeoNames' features the gazetteer takes from a full dump, as what, and how closely naming one locates."""

from __future__ import annotations

from sayso.model import PlacePrecision
from sayso.places.entry import Kind

_BUILT = (Kind.SITE, PlacePrecision.EXACT)
_SMALL = (Kind.SITE, PlacePrecision.DISTRICT)
_LONG = (Kind.SITE, PlacePrecision.ADMIN1)

_SITES = {
    "S": (
        "AIRB AIRF AIRH AIRP BDG BRKS CMP CMPRF CMPL CMPO CSTM DAM FT HSP INSM MFGN MKT MN MNC MNCU MNAU MSQE MSTY OILR"
        " PAL PRN PS PSTB PSTC PSTP SQR STDM UNIV"
    ),
    "L": "MILB NVB OILF GASF PRT PRK INDS",
    "H": "HBR",
}
_LANDS = {
    "T": "CAPE DLTA GAP HLL HLLS ISL ISLS MT OAS PASS PEN PK VAL VALS WAD",
    "H": "BAY CHN CNL FLLS LGN LK LKS RSV STRT WAD",
    "L": "AREA LCTY OAS TRB",
}
_STRETCHES = {"H": "GULF SEA STM STMS", "T": "DSRT MTS PLAT PLN", "L": "CST RGN RGNE"}

FEATURES: dict[str, tuple[Kind, PlacePrecision | None] | None] = {
    "P": (Kind.TOWN, None),
    # abandoned, destroyed and historical places would only be namesakes of living ones
    **{f"P.{code}": None for code in ("PPLCH", "PPLH", "PPLQ", "PPLW")},
    **{f"{letter}.{code}": _BUILT for letter, codes in _SITES.items() for code in codes.split()},
    **{f"{letter}.{code}": _SMALL for letter, codes in _LANDS.items() for code in codes.split()},
    **{f"{letter}.{code}": _LONG for letter, codes in _STRETCHES.items() for code in codes.split()},
}
"""Kind and precision by feature class and code ("S.PRN"), or by class alone; None for what is left out."""
