"""Makes the font files beside it from those of the packages, when texts need another character or
weight. Needs fontTools and Brotli for Python (Debian: fonttools, python3-brotli):

    python3 apps/web/src/theme/fonts/make_fonts.py
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, parse_unicodes, save_font
from fontTools.varLib.instancer import instantiateVariableFont

here = Path(__file__).parent
packages = here.parents[2] / "node_modules"
serif = packages / "@fontsource/source-serif-4/files"
sans = packages / "@fontsource-variable/instrument-sans/files"

# What French and English are written with, and the letters of their neighbours' names; fonts.css
# says the same ranges, and where the other Latin letters come from.
characters = parse_unicodes(
    "20-7E,A0,A3,A7,A9,AB,AD,AE,B0,B7,BB-BD,C0,C2,C4,C7-CB,CE,CF,D4,D6,D7,D9,DB,DC,DF-E2,E4,"
    "E6-EF,F1-F4,F6,F7,F9-FC,152,153,2009,2010-2014,2018,2019,201C,201D,2022,2026,202F,20AC,2212"
)
# Kerning, ligatures, and figures of one width: what the pages are set with.
features = ["kern", "liga", "tnum"]
# The name under which a changed font may not be passed on (SIL Open Font License).
reserved = {"Source Serif 4": "Forkshop Serif", "SourceSerif4": "ForkshopSerif"}


def kern_alike(font) -> None:
    """Kerns every weight like the regular one: what varies with the weight is a quarter of the file."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            pairs = getattr(table, "ExtSubTable", table)
            records = [pair for one in getattr(pairs, "PairSet", []) for pair in one.PairValueRecord]
            records += [two for one in getattr(pairs, "Class1Record", []) for two in one.Class2Record]
            for value in [v for r in records for v in (r.Value1, r.Value2) if v is not None]:
                vars(value).pop("XAdvDevice", None)
            for name in ("ValueFormat1", "ValueFormat2"):
                if hasattr(pairs, name):
                    setattr(pairs, name, getattr(pairs, name) & ~0x40)
    del font["GDEF"].table.VarStore
    font["GDEF"].table.Version = 0x00010002


def make(source: Path, target: str, weights: tuple[int, int] | None = None) -> None:
    options = Options(flavor="woff2", layout_features=features, name_IDs=[*range(7), 13, 14])
    font = load_font(str(source), options)
    if weights is not None:
        font = instantiateVariableFont(font, {"wght": weights})
        kern_alike(font)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (0, 13, 14):  # whose it is, and under which licence
            continue
        name = record.toUnicode()
        for old, new in reserved.items():
            name = name.replace(old, new)
        record.string = name
    save_font(font, str(here / target), options)


make(serif / "source-serif-4-latin-400-normal.woff2", "serif-400.woff2")
make(serif / "source-serif-4-latin-600-normal.woff2", "serif-600.woff2")
make(serif / "source-serif-4-latin-400-italic.woff2", "serif-400-italic.woff2")
make(sans / "instrument-sans-latin-wght-normal.woff2", "sans.woff2", (400, 600))
