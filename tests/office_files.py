"""Office documents made for the tests: a directive of our own invention, with all that Word keeps out of the text.

Run as a script, it writes tests/files: the .docx made here, and what LibreOffice makes of it.
"""

import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

FILES = Path(__file__).parent / "files"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
    '<Override PartName="/word/numbering.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>'
)
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_REL = (
    '<Relationship Id="r{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
)


def docx(body: str, numbering: str = "", styles: str = "") -> bytes:
    """A .docx whose three parts hold this XML (prefix `w`)."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS.format(_REL.format(1, "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _RELS.format(
            _REL.format(1, "styles", "styles.xml") + _REL.format(2, "numbering", "numbering.xml")
        ),
        "word/document.xml": f"<w:document {_W} {_MC}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_W}>{numbering}</w:numbering>",
    }
    return zipped({name: f'<?xml version="1.0" encoding="UTF-8"?>{part}' for name, part in parts.items()})


_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def zipped(parts: dict[str, str]) -> bytes:
    """A zip of these members, the same bytes each time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run of text; '|' is a soft line break."""
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{part}</w:t>' for part in text.split("|"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def para(text: str = "", number: str = "", level: int = 0, style: str = "", inner: str = "") -> str:
    """A paragraph, in list `number` where one is given."""
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{numbered}</w:pPr>{run(text) if text else ''}{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells; a cell's paragraphs are parted by line ends."""
    made = ""
    for row in rows:
        cells = ("".join(para(line) for line in cell.split("\n")) for cell in row)
        made += "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells) + "</w:tr>"
    grid = "<w:gridCol w:w='4500'/>" * max(len(row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def level(at: int, form: str, text: str, more: str = "") -> str:
    """One level of a list definition."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(definitions: dict[str, str], numbers: dict[str, tuple[str, str]]) -> str:
    """numbering.xml: definitions by id, and lists as (definition, overrides) by id."""
    return "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for key, levels in definitions.items()
    ) + "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'
        for key, (definition, overrides) in numbers.items()
    )


_NUMBERING = lists(
    {
        "0": level(0, "decimal", "Điều %1.", '<w:pStyle w:val="Dieu"/>'),
        "1": level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)") + level(2, "bullet", "-"),
    },
    {
        "1": ("0", ""),
        "2": ("1", ""),
        "3": ("1", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    },
)
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Dieu"><w:name w:val="Dieu"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
_TRACKED = (
    '<w:del w:id="1" w:author="a"><w:r><w:delText xml:space="preserve"> trước ngày 10</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="a"><w:r><w:t xml:space="preserve"> trước ngày 15</w:t></w:r></w:ins>'
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ghi chú nội bộ</w:t></w:r><w:r><w:t xml:space='preserve"
    "'> hằng tháng.</w:t></w:r>"
)
DIRECTIVE = (
    table(
        ("ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
        ("Số: 07/CT-UBND", "Đồng Sơn, ngày 12 tháng 3 năm 2024"),
    )
    + para("CHỈ THỊ")
    + para("Về việc tiết kiệm điện trong cơ quan nhà nước")
    + para("Giao trách nhiệm", style="Dieu")
    + para("Sở Công Thương:", "2")
    + para("Chủ trì kiểm tra việc dùng điện;", "2", 1)
    + para("Báo cáo kết quả", "2", 1, inner=_TRACKED)
    + para("Điện chiếu sáng;", "2", 2)
    + para("Sở Tài chính bố trí kinh phí.", "2")
    + para("Chỉ tiêu", style="Dieu")
    + table(("STT", "Cơ quan", "Tiết kiệm"), ("1", "Sở Y tế", "5%"), ("2", "Sở Nội vụ", "10%"))
    + para("Tổ chức thực hiện", style="Dieu")
    + para("Chỉ thị này có hiệu lực từ ngày ký.", "3")
    + table(("Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn Bình"))
    + para()
)  # fmt: skip
PRINTED = """\
ỦY BAN NHÂN DÂN
TỈNH ĐỒNG SƠN
Số: 07/CT-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đồng Sơn, ngày 12 tháng 3 năm 2024
CHỈ THỊ
Về việc tiết kiệm điện trong cơ quan nhà nước
Điều 1. Giao trách nhiệm
1. Sở Công Thương:
a) Chủ trì kiểm tra việc dùng điện;
b) Báo cáo kết quả trước ngày 15 hằng tháng.
- Điện chiếu sáng;
2. Sở Tài chính bố trí kinh phí.
Điều 2. Chỉ tiêu
STT | Cơ quan | Tiết kiệm
1 | Sở Y tế | 5%
2 | Sở Nội vụ | 10%
Điều 3. Tổ chức thực hiện
1. Chỉ thị này có hiệu lực từ ngày ký.
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê Văn Bình"""


def directive() -> bytes:
    """The directive whose print is `PRINTED`."""
    return docx(DIRECTIVE, _NUMBERING, _STYLES)


def old_fonts() -> bytes:
    """A letter set in .VnTime, .VnTimeH and VNI-Times, as Word kept it: the letters stand for their bytes."""

    def fonted(text: str, font: str) -> str:
        fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
        return f"<w:p>{run(text, fonts)}</w:p>"

    return docx(
        fonted("chØ thÞ", ".VnTimeH")
        + fonted("VÒ viÖc t¨ng c­êng qu¶n lý ®Êt ®ai", ".VnTime")
        + fonted("Söï phaùt trieån cuûa tænh Ñoàng Nai", "VNI-Times")
        + fonted("Tiếng Việt gõ bằng Unicode", ".VnTime")
    )


def _write() -> None:
    FILES.mkdir(exist_ok=True)
    for name, content in (("chi-thi.docx", directive()), ("phong-chu-cu.docx", old_fonts())):
        (FILES / name).write_bytes(content)
        for form in ("odt", "rtf", "doc", "html"):
            with tempfile.TemporaryDirectory() as profile:
                subprocess.run(
                    ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", form,
                     "--outdir", str(FILES), str(FILES / name)], check=True, timeout=120, capture_output=True,
                )  # fmt: skip


if __name__ == "__main__":
    _write()
