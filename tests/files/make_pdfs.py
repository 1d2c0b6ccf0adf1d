"""Makes the `pdf-*` files beside it with LibreOffice and Pillow: `python tests/files/make_pdfs.py`.

`pdf-letter.pdf`: a text layer, letterhead and signature in two columns, a paragraph over the page break, a running head
and page numbers.  `pdf-columns.pdf`: a body in two columns.  `pdf-table.pdf`: a ruled table.  `pdf-scan.pdf`: the first
page of a letter as a scanner gives it, without a text layer: 150 dpi, turned by half a degree, blurred and noisy,
with a red seal over the signature.
"""

import subprocess
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

HERE = Path(__file__).parent
NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "fo": "xsl-fo-compatible",
    }.items()
)
STYLES = {
    "Body": ('fo:text-align="justify" fo:text-indent="1cm" fo:margin-bottom="0.2cm"', 13),
    "Centre": ('fo:text-align="center"', 11),
    "Left": ('fo:text-align="left"', 11),
}
PAGE = 'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm" fo:margin-left="3cm" fo:margin-right="1.5cm"'
ISSUER = ("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG BÌNH", "", "Số: 15/UBND-NC", "V/v đẩy mạnh cải cách thủ tục hành chính")
MOTTO = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "",
    "Quảng Bình, ngày 12 tháng 6 năm 2024",
)
DUTIES = (
    "1. Các sở, ban, ngành rà soát toàn bộ nhiệm vụ được giao tại Nghị quyết số 15/NQ-HĐND, xác định rõ việc đã làm, "
    "việc chưa làm và nguyên nhân; báo cáo kết quả về Sở Nội vụ trước ngày 25 tháng 6 năm 2024.",
    "2. Ủy ban nhân dân các huyện, thị xã tổ chức tiếp công dân theo đúng lịch đã công bố; người đứng đầu chịu trách "
    "nhiệm trực tiếp khi để chậm trả kết quả cho người dân.",
    "a) Niêm yết công khai địa chỉ tiếp nhận ý kiến;",
    "b) Trả lời bằng văn bản trong mười ngày làm việc, kể từ ngày nhận được đơn của người dân gửi đến cơ quan theo quy "
    "định của pháp luật.",
    "c) Ghi nhận ý kiến của người dân và cơ quan;",
    "d) Lập danh sách nhiệm vụ chậm trả kết quả.",
)
FOLLOWING = (
    "Thủ trưởng các cơ quan, đơn vị phân công cán bộ theo dõi, đôn đốc việc thực hiện các nội dung nêu trên, tổng hợp "
    "khó khăn, vướng mắc phát sinh trong quá trình thực hiện, kịp thời báo cáo Ủy ban nhân dân tỉnh xem xét. Định kỳ "
    "hằng tháng, trước ngày 20, các cơ quan, đơn vị gửi báo cáo về Văn phòng Ủy ban nhân dân tỉnh để tổng hợp, theo "
    "dõi và tham mưu Ủy ban nhân dân tỉnh chỉ đạo kịp thời, bảo đảm không nhiệm vụ nào bị bỏ sót hoặc chậm trễ."
)
RECIPIENTS = ("Nơi nhận:", "- Như trên;", "- Văn phòng Chính phủ;", "- Lưu: VT, NC.")
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "", "Phan Mạnh Hùng")
GRID = (
    ("STT", "Nhiệm vụ", "Thời hạn"),
    ("1", "Rà soát thủ tục hành chính", "30/6/2024"),
    ("2", "Báo cáo", "15/7/2024"),
)


def paragraph(text: str, style: str) -> str:
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'


def block(texts: Sequence[str], style: str) -> str:
    return "".join(paragraph(text, style) for text in texts)


def table(rows: Sequence[Sequence[str]], cell: str) -> str:
    """`rows` of cells that hold paragraphs; `cell` is the cells' style."""
    body = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell table:style-name="{cell}">{inside}</table:table-cell>' for inside in row)
        + "</table:table-row>"
        for row in rows
    )
    return f"<table:table>{'<table:table-column/>' * len(rows[0])}{body}</table:table>"


def document(body: str, head: str = "") -> str:
    styles = "".join(
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {properties}/>'
        f'<style:text-properties fo:font-family="Liberation Serif" fo:font-size="{size}pt"/></style:style>'
        for name, (properties, size) in STYLES.items()
    )
    number = '<text:p text:style-name="Centre"><text:page-number/></text:p>'
    header = f"<style:header>{paragraph(head, 'Left')}{number}</style:header>"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>{styles}
<style:style style:name="Two" style:family="section"><style:section-properties>
<style:columns fo:column-count="2" fo:column-gap="1cm"/></style:section-properties></style:style>
<style:style style:name="Bare" style:family="table-cell"><style:table-cell-properties fo:border="none"/>
</style:style>
<style:style style:name="Ruled" style:family="table-cell">
<style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
<style:page-layout style:name="Sheet"><style:page-layout-properties {PAGE}/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Sheet">{header if head else ""}
</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def letter(following: int) -> str:
    return (
        table([(block(ISSUER, "Centre"), block(MOTTO, "Centre"))], "Bare")
        + paragraph("Kính gửi: Các sở, ban, ngành; Ủy ban nhân dân các huyện, thị xã, thành phố.", "Centre")
        + block((*DUTIES, *(f"{n}. {FOLLOWING}" for n in range(3, 3 + following))), "Body")
        + table([(block(RECIPIENTS, "Left"), block(SIGNATURE, "Centre"))], "Bare")
    )


def save(name: str, markup: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{name}.fodt"
        source.write_text(markup, "utf-8")
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(HERE), str(source)]
        subprocess.run(command, check=True, capture_output=True)


def scanned(page: Image.Image) -> Image.Image:
    """The page with a seal, as a scanner gives it."""
    ink = Image.new("RGB", page.size, "white")
    corner = page.width * 0.54, page.height * 0.47
    ImageDraw.Draw(ink).ellipse((*corner, corner[0] + 180, corner[1] + 180), outline=(215, 40, 50), width=7)
    page = ImageChops.multiply(page, ink)
    turned = page.rotate(0.5, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255)).filter(ImageFilter.GaussianBlur(0.6))
    noise = np.random.default_rng(7).normal(0, 4, (page.height, page.width, 1))
    return Image.fromarray(np.clip(np.asarray(turned) * 0.92 + 12 + noise, 0, 255).astype(np.uint8))


def main() -> None:
    save("pdf-letter", document(letter(7), "CÔNG BÁO/Số 15/Ngày 12-6-2024"))
    two = f'<text:section text:name="s" text:style-name="Two">{block(DUTIES * 3, "Body")}</text:section>'
    save("pdf-columns", document(paragraph("QUY CHẾ", "Centre") + two + paragraph(FOLLOWING, "Body")))
    cells = [[paragraph(cell, "Left") for cell in row] for row in GRID]
    save("pdf-table", document(paragraph(DUTIES[0], "Body") + table(cells, "Ruled") + paragraph(DUTIES[1], "Body")))
    save("pdf-scan", document(letter(1)))
    with pypdfium2.PdfDocument(HERE / "pdf-scan.pdf") as made:
        page = made[0].render(scale=150 / 72).to_pil().convert("RGB")
    scanned(page).save(HERE / "pdf-scan.pdf", resolution=150, quality=35)


if __name__ == "__main__":
    main()
