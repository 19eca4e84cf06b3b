"""A .docx package made the same every time: fixed times, fixed order, our own fonts, nothing left of a template."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_THUMBNAIL = "docProps/thumbnail.jpeg"
_RELATIONSHIPS = "_rels/.rels"
_TO_THUMBNAIL = re.compile(rb"<Relationship [^>]*thumbnail[^>]*/>")
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# ISO/IEC 29500-1, 17.8.3.1: other names to find a font by where a computer lacks it.
_FONTS = {
    "宋体": ("SimSun,Songti SC,Noto Serif CJK SC,Source Han Serif SC", "86", "roman", "auto"),
    "黑体": ("SimHei,Heiti SC,Noto Sans CJK SC,Source Han Sans SC", "86", "swiss", "auto"),
    "Times New Roman": ("Liberation Serif", "00", "roman", "variable"),
}


def settled(package: bytes, as_of: str) -> bytes:
    """Return the package with the times of ``as_of`` (ISO 8601) and the fonts of the report."""
    year, month, day = map(int, as_of.split("-"))
    own = {"word/fontTable.xml": _font_table(), "docProps/app.xml": _application()}
    result = BytesIO()
    with ZipFile(BytesIO(package)) as old, ZipFile(result, "w") as new:
        for name in old.namelist():
            if name == _THUMBNAIL:
                continue
            content = own.get(name) or old.read(name)
            if name == _RELATIONSHIPS:
                content = _TO_THUMBNAIL.sub(b"", content)
            # The years that a ZIP file can tell (APPNOTE.TXT, 4.4.6).
            entry = ZipInfo(name, (min(max(year, 1980), 2107), month, day, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, content)
    return result.getvalue()


def _font_table() -> bytes:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="{charset}"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, (others, charset, family, pitch) in _FONTS.items()
    )
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'{_XML}<w:fonts xmlns:w="{namespace}">{fonts}</w:fonts>'.encode()


def _application() -> bytes:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{_XML}<Properties xmlns="{namespace}"><Application>ito-gate</Application></Properties>'.encode()
