from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import time
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from ito_gate.filing.material import build
from ito_gate.filing.shape import Material
from unit.filing.reports import source

docx = pytest.importorskip("docx")


def _render(material: Material) -> bytes:
    rendered: bytes = importlib.import_module("ito_gate.filing.docx").render(material)
    return rendered


def _open(patch: dict[str, Any] | None = None) -> Any:
    return docx.Document(BytesIO(_render(build(source(patch)))))


def _texts(table: Any) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def test_every_word_of_the_material_is_in_the_document() -> None:
    material = build(source())
    document = _open()
    tables = [material.head, *(section.table for section in material.sections if section.table is not None)]
    assert [_texts(table) for table in document.tables] == [
        [table.columns, *(tuple("\n".join(lines) for lines in row) for row in table.rows)] for table in tables
    ]
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings == [section.heading for section in material.sections]
    paragraphs = [one.text for one in document.paragraphs]
    assert paragraphs[:2] == [material.title, material.service]
    assert all(note in paragraphs for section in material.sections for note in section.notes)
    assert paragraphs[-2:] == [f"{material.institution}（盖章）", "2026年5月6日"]


def test_the_page() -> None:
    section = _open().sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    material = build(source())
    assert section.header.paragraphs[0].text == f"{material.institution}　{material.title}"
    assert re.findall(r'w:instr="(\w+)"', section.footer.paragraphs[0]._p.xml) == ["PAGE", "NUMPAGES"]


def test_fonts_and_their_substitutes() -> None:
    document = _open()
    fonts = {
        name: document.styles[name].element.rPr.rFonts.get(docx.oxml.ns.qn("w:eastAsia"))
        for name in ("Normal", "Title", "Heading 1")
    }
    assert fonts == {"Normal": "宋体", "Title": "黑体", "Heading 1": "黑体"}
    assert "Theme" not in document.styles["Heading 1"].element.rPr.rFonts.xml.partition(">")[2]
    with ZipFile(BytesIO(_render(build(source())))) as package:
        table = package.read("word/fontTable.xml").decode()
    assert 'w:name="宋体"><w:altName w:val="SimSun,' in table
    assert 'w:name="黑体"><w:altName w:val="SimHei,' in table


def test_no_macros_and_nothing_of_the_template() -> None:
    with ZipFile(BytesIO(_render(build(source())))) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert not [name for name in names if name.endswith((".bin", ".jpeg"))]
        everything = b"".join(map(package.read, names))
        assert b"thumbnail" not in everything
        assert b"macroEnabled" not in everything
        assert b"Macintosh" not in everything


def test_the_same_report_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = _render(build(source()))
    later = time.localtime(2_000_000_000)
    monkeypatch.setattr(time, "localtime", lambda *_: later)
    assert _render(build(source())) == first
    with ZipFile(BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(2026, 5, 6, 0, 0, 0)}
    properties = docx.Document(BytesIO(first)).core_properties
    assert properties.created.isoformat().startswith("2026-05-06T00:00:00")
    assert properties.modified == properties.created
    assert properties.author == properties.last_modified_by
    assert "python-docx" not in (properties.author, properties.comments)


@pytest.mark.parametrize("as_of", ["1970-01-01", "9999-12-31"])
def test_days_that_a_zip_file_cannot_tell(as_of: str) -> None:
    assert docx.Document(BytesIO(_render(build(source(as_of=as_of)))))


def test_hostile_and_overlong_values() -> None:
    every = "".join(map(chr, [*range(0x20), 0x7F, 0x85, 0x202E, 0x2028, 0xFEFF, 0xFFFE, 0xFFFF, 0xD800, 0x1F600]))
    evil = f"]]></w:t><w:p>&{every}"
    long = "w" * 2000
    patch = {
        "declaration": {"name": evil + "长" * 400, "service": {"description": f"{long}\n{evil}"}},
        "provider": {"name": evil},
        "institution": {"name": evil + "长" * 400},
    }
    document = _open(patch)
    cells = [cell for table in document.tables for row in _texts(table) for cell in row]
    assert any(long in cell for cell in cells)
    assert any("]]></w:t><w:p>&<U+0000>" in cell and "<U+FFFF><U+D800>😀" in cell for cell in cells)
    assert len(document.core_properties.title) <= 255


def test_columns_keep_their_widths() -> None:
    document = _open({"provider": {"name": "w" * 200}})
    room = document.sections[0].page_width - document.sections[0].left_margin - document.sections[0].right_margin
    for table in document.tables:
        assert not table.autofit
        assert sum(cell.width for cell in table.rows[0].cells) <= room
        assert "w:tblHeader" in table.rows[0]._tr.xml


@pytest.mark.skipif(shutil.which("libreoffice") is None, reason="libreoffice is not installed")
def test_an_office_program_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "材料.docx"
    path.write_bytes(_render(build(source())))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["libreoffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
