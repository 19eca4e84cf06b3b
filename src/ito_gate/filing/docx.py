"""The report as a Word document: A4, Song and Hei type, no macros, the same bytes for the same report."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, cast

from ito_gate.errors import UsageError
from ito_gate.filing import words
from ito_gate.filing.package import settled

try:
    import docx
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Emu, Mm, Pt, RGBColor
except ImportError as error:
    raise UsageError(
        'a Word document needs python-docx: pip install "ito-gate[filing]"; --format markdown works without it',
        '生成 Word 文档需要 python-docx：pip install "ito-gate[filing]"；--format markdown 无需安装',
    ) from error

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

    from ito_gate.filing.shape import Material, Table
    from ito_gate.filing.words import Lines

# GB/T 148-1997 A4; margins near those of GB/T 9704-2012 for official documents.
_WIDTH, _HEIGHT = Mm(210), Mm(297)
_MARGIN, _GUTTER = Mm(25), Mm(26)
_LATIN, _SONG, _HEI = "Times New Roman", "宋体", "黑体"
_KEPT_TOGETHER = 300
"""Characters up to which a row stays on one page; a longer one may be higher than a page."""
_CELL_SPACE = Pt(2)
_HEAD_SHADE = "EDEDED"


def render(material: Material) -> bytes:
    """Return ``material`` as a .docx file."""
    document = docx.Document()
    _properties(document, material)
    _page(document, material)
    _styles(document)
    document.add_paragraph(material.title, "Title")
    subtitle = document.add_paragraph(material.service)
    subtitle.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _table(document, material.head)
    for section in material.sections:
        document.add_paragraph(section.heading, "Heading 1")
        for note in section.notes:
            document.add_paragraph(note)
        if section.table is not None:
            _table(document, section.table)
    _signature(document, material)
    stream = BytesIO()
    document.save(stream)
    return settled(stream.getvalue(), material.as_of)


def _properties(document: Document, material: Material) -> None:
    """Say what the document is; its times are those of the report, not of the clock."""
    made = datetime.fromisoformat(material.as_of).replace(tzinfo=UTC)
    properties = document.core_properties
    properties.title = f"{material.title}：{material.service}"[:_PROPERTY]
    properties.author = properties.last_modified_by = material.institution[:_PROPERTY]
    properties.identifier = material.id[:_PROPERTY]
    properties.subject = properties.keywords = properties.comments = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = made
    properties.revision = 1


_PROPERTY = 255
"""Characters that python-docx allows a property."""


def _page(document: Document, material: Material) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = _WIDTH, _HEIGHT
    section.left_margin = section.right_margin = _GUTTER
    section.top_margin = section.bottom_margin = _MARGIN
    header = section.header.paragraphs[0]
    header.text = f"{material.institution}　{material.title}"
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, field in (("第 ", "PAGE"), (" 页，共 ", "NUMPAGES"), (" 页", "")):
        footer.add_run(text)
        if field:
            _field(footer, field)


def _field(paragraph: Paragraph, instruction: str) -> None:
    """Add a field that Word computes (ISO/IEC 29500-1, 17.16)."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no call for fields


def _styles(document: Document) -> None:
    settings = {"Normal": (_SONG, 10.5), "Title": (_HEI, 18), "Heading 1": (_HEI, 14), "Header": (_SONG, 9)}
    for name, (font, size) in {**settings, "Footer": (_SONG, 9)}.items():
        style = cast("ParagraphStyle", document.styles[name])
        _fonts(style, font)
        style.font.size = Pt(size)
        style.font.bold = name == "Heading 1"
        style.font.color.rgb = RGBColor(0, 0, 0)
    title = cast("ParagraphStyle", document.styles["Title"])
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(6)
    for border in title.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    heading = cast("ParagraphStyle", document.styles["Heading 1"])
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(14), Pt(6)
    for language in document.styles.element.findall(f".//{qn('w:lang')}"):
        # Line breaking and punctuation go by the language of East Asian text.
        language.set(qn("w:eastAsia"), "zh-CN")


def _fonts(style: ParagraphStyle, east_asian: str) -> None:
    """Set the fonts by name; those of the template's theme would come first."""
    style.font.name = _LATIN
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), east_asian)


def _table(document: Document, table: Table) -> None:
    made = document.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    # Widths are what this says: a long word must not push a column off the page.
    made.autofit = False
    room = _WIDTH - 2 * _GUTTER
    widths = [Emu(room * share // sum(table.shares)) for share in table.shares]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    heads = tuple((name,) for name in table.columns)
    for number, row in enumerate((heads, *table.rows)):
        added = made.add_row()
        if sum(len(line) for lines in row for line in lines) <= _KEPT_TOGETHER:
            added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no call
        for cell, lines, width in zip(added.cells, row, widths, strict=True):
            cell.width = width
            _fill(cell, lines, head=number == 0)
    head = made.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no call for repeated heads
    head.append(OxmlElement("w:tblHeader"))


def _fill(cell: _Cell, lines: Lines, *, head: bool) -> None:
    if head:
        # Before the alignment: the order of these elements is fixed (ISO/IEC 29500-1, 17.4.69).
        cell._tc.get_or_add_tcPr().append(_shading())  # noqa: SLF001 - python-docx has no call for shading
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for number, text in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = _CELL_SPACE
        run = paragraph.add_run(text)
        run.bold = head or None


def _shading() -> BaseOxmlElement:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), _HEAD_SHADE)
    return shading


def _signature(document: Document, material: Material) -> None:
    name = document.add_paragraph(f"{material.institution}（盖章）")
    name.paragraph_format.space_before = Pt(28)
    name.paragraph_format.keep_with_next = True
    for paragraph in (name, document.add_paragraph(words.day(material.as_of))):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
