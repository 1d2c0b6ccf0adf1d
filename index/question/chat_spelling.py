"""How people type in a chat, brought back to syllables, and abbreviations of administration written out."""

import re
from collections.abc import Mapping

from ingest.restoration.spelling import has_vowel

# Meaning: what people type for it. No form is a syllable that a question may mean itself.
_CHAT_TABLE = """
không: ko, k, kh0ng, hok, khg, hk, hog, hôg, khôg, kô, khum
được: dc, đc, đk, dk, đx, dx, đcj, đuoc
gì: j, ji, gi, zì, zi, gj, jì
vậy: z, v, zậy, zay, dzay, dzậy, zị, zợ
với: vs, vz, zới, dzới, vớj, voi'
quá: wa, wá, qá, wé
muốn: mún, mun, mốn, mún, muốnn
biết: bít, bit, bik, bjt, bjk, bic, bíc, bík
nhiều: nhìu, nhju, nhjều
nhiêu: nhiu
bao nhiêu: bn, bnh, bnhiu, bnhieu, bnhiêu, baonhieu
bao giờ: bjo, bgio, bgiờ, baogio
bây giờ: bgjo, bjgio, bâyh, bayh
khi nào: khinao, khj nào, knào
người: ng, ngừi, ngườj, ngừơi, ngưi
người ta: ngta, ngt
người dân: ngdan, ngdân
làm: lm, lem, làmm
làm sao: lsao, lmsao
làm gì: lgi, lmj, lj
như thế nào: ntn, nhtn, nhưtn
thế nào: tnao, tnào
tại sao: tsao
nào: nèo
trước: trc, trk, trươc, trứơc
trong: trog, trg, troq
nước: nc, nứơc
trả lời: tl, trloi, rep
báo cáo: bc, bcao, bcáo, b.cáo, b/c
nhưng: nhg, nhưg, nhưq
những: nhữg, nhửng, nhữq
cũng: cx, cg, cug, cũg, cụng
chưa: chx, chưaa
rồi: rùi, r, rj, ròi
vào: zô, zo, dzô, zào, dô
về: zề, dzề
việc: vc, zịc, zệc
phản ánh: phảnánh
thì: thj, thỳ, thìi
là: làk
mà: mak, màk
đi: đj
bị: bj
ở: ỡ
giờ: jờ, jo
giấy tờ: gtờ
giải quyết: gq, gquyet, gquyết, g.quyết
thủ tục: ttuc, ttục, th.tục
thời gian: tgian, tg, th.gian
tháng: thg, thág
hôm nay: hnay, hnai
thông tin: ttin, thtin
điện thoại: đthoai, đthoại, dthoai
liên hệ: lhe, lhệ
đăng ký: đky, dky, đki, dki, đkí, đký
quản lý: qly, qlý, qlí
xử lý: xly, xlý, xlí
công chức: cchuc, cchức
cán bộ: cbo, cbộ
công ty: cty, cti
doanh nghiệp: dnghiep, dnghiệp
cơ quan: cq, cquan
đơn vị: đv, đvi, đvị
nhân viên: nvien, nviên, nv
nhiệm vụ: nvu, nvụ
trách nhiệm: tnhiem, tnhiệm, trnhiệm
yêu cầu: yc, ycau, ycầu, y/c
quy định: qdinh, qđịnh, qđinh
hồ sơ: hs, hsơ, hso
chứng minh nhân dân: cmt, cmtnd
dịch vụ: dvu, dvụ
trực tuyến: onl, online
web: wed, wep, ưeb
mạng: mạg, mag
tài khoản: tkhoan, tkhoản
mật khẩu: mkhau, pass
văn phòng: vp, vphong, vphòng
văn bản: vb, vban, vbản
công văn: cvan, cvăn
công điện: cdien, cđiện
kế hoạch: khoach, khoạch
chủ tịch: ctich, ctịch
lãnh đạo: lđ, ldao, lđạo
giám đốc: gđ, gđốc
nội dung: ndung, ndug
quá hạn: qhan, qhạn
thời hạn: deadline, dl, đétlai
kỷ luật: kluat, kluật
kỷ cương: kcuong, kcương
xin lỗi: xlỗi, xloi, sorry, sr
cảm ơn: tks, thanks, thank, camon, cảmơn
mọi người: mn, mng
mình: mik, mjnh, mìk, mh
giúp: júp, giup', giúpp
thích: thik, thjk
kết quả: kq, kqua, kquả
tiếp nhận: tnhan, tnhận
hướng dẫn: hdan, hdẫn
vì: zì, vìi
nữa: nx
xong: xog
hết: hếk, hêt
ủy quyền: uq
khiếu nại: knai, knại
tố cáo: tcao, tcáo
"""
# Meaning: its abbreviations in documents. Clauses have either, so both are searched.
_ABBREVIATIONS_TABLE = """
cán bộ công chức: cbcc
cán bộ công chức viên chức: cbccvc
công chức viên chức: ccvc, cccv
thủ tục hành chính: tthc
dịch vụ công: dvc
dịch vụ công trực tuyến: dvctt
cải cách hành chính: cchc
cơ chế một cửa: mctđ
quyết định: qđ, qd
chỉ thị: ct
nghị định: nđ
nghị quyết: nq
công văn: cv
công điện: cđ
kế hoạch: kh
thông báo: tb
ủy ban nhân dân: ubnd
hội đồng nhân dân: hđnd, hdnd
văn bản quy phạm pháp luật: vbqppl
quy phạm pháp luật: qppl
kinh tế xã hội: ktxh, kt-xh
ngân sách nhà nước: nsnn
giải phóng mặt bằng: gpmb
đầu tư công: đtc
công nghệ thông tin: cntt
chuyển đổi số: cđs, cds
quản lý nhà nước: qlnn
mục tiêu quốc gia: mtqg
khoa học công nghệ: khcn
phòng cháy chữa cháy: pccc
an toàn thực phẩm: attp
bảo hiểm y tế: bhyt
bảo hiểm xã hội: bhxh
người lao động: nlđ, nld
giấy chứng nhận: gcn
chứng minh nhân dân: cmnd
căn cước công dân: cccd
trung ương: tw
"""
# 'fản ánh', 'jải quyết', 'wyền hạn'
_ONSETS = (
    (re.compile(r"f(?=[^\W\d_bcdfghklmnpqrstvx])"), "ph"),
    (re.compile(r"j(?=[^\W\d_bcdfghklmnpqrstvx])"), "gi"),
    (re.compile(r"w(?=[âăeêéèẻẽẹếềểễệyýỳỷỹỵ])"), "qu"),
)
# 'được hông?', but 'bị hỏng'
_AT_THE_END = {"hong": "không", "hông": "không", "hem": "không"}
_ASKED = "được duoc dc đc có co phải phai biết biet đúng dung cần can xong".split()
_HOURS = ("bao", "bây", "mấy", "bay")  # 'bao h'
_LABELLED = "điểm khoản mục lục loại hạng nhóm bảng phần chương quý khóa diem khoan muc luc loai phan chuong".split()
_EDGES = ".,?!;:…\"'“”()"


def _table(rows: str) -> dict[str, str]:
    parted = (line.split(": ") for line in rows.strip().splitlines())
    return {form.strip(): meaning for meaning, forms in parted for form in forms.split(",")}


_CHAT, _ABBREVIATIONS = _table(_CHAT_TABLE), _table(_ABBREVIATIONS_TABLE)


def spelled_out(question: str) -> str:
    """Chat spelling put right: 'fải zậy ko' -> 'phải vậy không'; 'điểm k' is a label and stays."""
    words = question.split()
    read = [
        word if n and words[n - 1].lower() in _LABELLED else _replaced(word, _CHAT) or _with_onset(word)
        for n, word in enumerate(words)
    ]
    for n, word in enumerate(words[1:], 1):
        if word.strip(_EDGES) == "h" and words[n - 1].lower() in _HOURS:
            read[n] = word.replace("h", "giờ")
    if len(words) > 1 and words[-2].lower() in _ASKED:
        read[-1] = _replaced(words[-1], _AT_THE_END) or read[-1]
    return " ".join(read)


def written_out(text: str) -> tuple[str, tuple[str, ...]]:
    """Abbreviations of administration written out, and which they were: 'TTHC' -> 'thủ tục hành chính', ('tthc',)."""
    words = text.split()
    short = tuple(word.strip(_EDGES).lower() for word in words if word.strip(_EDGES).lower() in _ABBREVIATIONS)
    return " ".join(_replaced(word, _ABBREVIATIONS) or word for word in words), short


def is_abbreviation(word: str) -> bool:
    """Whether a word is an abbreviation of administration, or no syllable for want of a vowel: 'ubnd', 'ksttc'."""
    return word.lower() in _ABBREVIATIONS or not has_vowel(word)


def _replaced(word: str, table: Mapping[str, str]) -> str:
    """What a word stands for, with the stops around it, '' where it is not in the table."""
    bare = word.strip(_EDGES)
    meant = table.get(bare.lower() if table is _ABBREVIATIONS or not bare.isupper() else "", "")
    return word.replace(bare, meant) if meant else ""


def _with_onset(word: str) -> str:
    """A word with its first letters as they are spelt: 'fản' -> 'phản'."""
    for onset, spelt in _ONSETS:
        if onset.match(word) and not word.isascii():
            return onset.sub(spelt, word, count=1)
    return word
