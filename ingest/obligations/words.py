"""Words by which a duty is known: the verbs of administration, what stands before them, and who can act.

Source: the directives, dispatches, plans and decisions of 2020-2026 that the tests and benchmarks name.
"""

import re
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path

from ingest.folding import letters

# 'hoá' and 'hóa', 'uỷ' and 'ủy' are two spellings of one word.
_SPELT = re.compile(r"o[àáảãạ]\b|o[èéẻẽẹ]\b|u[ỳýỷỹỵ]\b")
DIGIT = re.compile(r"\d")
_PLACED = dict(
    zip(
        "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(),
        "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(),
        strict=True,
    )
)


@lru_cache(256)
def plain(text: str) -> str:
    """Small letters with tone marks in one place, of the same length: 'Cụ thể hoá' -> 'cụ thể hóa'."""
    return _SPELT.sub(lambda m: m[0] if text[m.start() - 1 : m.start()].lower() == "q" else _PLACED[m[0]], text.lower())


def either(phrases: str) -> str:
    """A pattern of phrases parted by ';', the longest that fits: plain ones as a tree of letters, which is fast."""
    given = [phrase.strip() for phrase in phrases.split(";")]
    bare = [phrase for phrase in given if not set(phrase) & set("()?!<|")]
    return "|".join([*(phrase for phrase in given if phrase not in bare), _tree(bare)])


def _tree(phrases: list[str]) -> str:
    """'ab', 'ac' -> 'a(?:b|c)'."""
    by_first: dict[str, list[str]] = {}
    for phrase in phrases:
        if phrase:
            by_first.setdefault(phrase[0], []).append(phrase[1:])
    made = "|".join(re.escape(first) + (_tree(rest) if any(rest) else "") for first, rest in by_first.items())
    return f"(?:{made})?" if "" in phrases else f"(?:{made})"


# Before the verb: how the duty is done.
MANNERS = either(
    "tiếp tục; thường xuyên; chủ động; hoàn toàn; còn; tích cực; kịp thời; trực tiếp; nghiêm túc; khẩn trương; "
    "quyết tâm; quyết liệt; "
    "kiên quyết; cương quyết; nhanh chóng; đồng thời; đồng bộ; định kỳ; nỗ lực; sẵn sàng; luôn; luôn luôn; ngoài ra; "
    "bên cạnh đó; trước mắt; từng bước; sớm; cùng nhau; hằng năm; hàng năm; hằng tháng; hàng tháng; hằng quý; "
    "hàng quý; tự; bằng mọi biện pháp; bằng mọi giá; tiên phong; phấn đấu; gương mẫu; "
    "tiến hành; cùng; sau đó; từ đó; trước hết; thực sự; trân trọng; tuyệt đối; "
    "chỉ(?= (?:lấy|sử dụng|thực hiện|ban hành|yêu cầu|trình|tiếp nhận))"
)
# Verbs that are hardly ever nouns: after a comma they begin another duty.
_OF_DUTY = (
    "áp dụng; bám sát; ban hành; bãi bỏ; báo cáo; bảo đảm; bảo vệ; biểu dương; bố trí; bổ nhiệm; bổ sung; "
    "bồi dưỡng; chấm điểm; cải cách; cải thiện; cải tiến; cân đối; cảnh báo; cấp phát; cập nhật; chấm dứt; chấn chỉnh; "
    "chấp hành; chăm lo; chỉ đạo; chia sẻ; chịu trách nhiệm; cho ý kiến; chủ trì; chú trọng; chú ý; chuẩn bị; "
    "chuẩn hóa; cơ cấu lại; tiến hành; làm chủ; coi; chuyển đổi; chuyển giao; chứng minh; công bố; công khai; "
    "cung cấp; cung ứng; (?<!bầu )(?<!ứng )(?<!đề )cử; dự báo; duy trì; "
    "đảm bảo; đánh giá(?! cao); đăng ký; đăng tải; đẩy lùi; đẩy mạnh; đẩy nhanh; đề cao; đề ra; đề xuất; điều chỉnh; "
    "điều chuyển; điều động; điều phối; điều tiết; đính chính; định hướng; đổi mới; đôn đốc; đối thoại; đưa; đưa ra; "
    "động viên; gắn; giải quyết; giải trình; giám sát; giáo dục; (?<!bàn )(?<!ngoại )(?<!chuyển )(?<!tham )giao; "
    "giảm; giúp; giữ gìn; giữ vững; góp ý; gửi; "
    "hạn chế; hoàn tất; hoàn thành; hoàn thiện; hỗ trợ; huy động; hướng dẫn; kết nối; khai thác; khảo sát; "
    "khắc phục; khen thưởng; khuyến cáo; khuyến khích; kiểm điểm; kiểm soát; kiểm tra; kiến nghị; kiện toàn; "
    "ký kết; làm rõ; làm tốt; làm việc; lắng nghe; (?<!công )(?<!thành )(?<!độc )(?<!xác )(?<!thiết )lập; lấy; "
    "lồng ghép; lựa chọn; mở rộng; nắm bắt; nắm chắc; "
    "nâng cao; nâng cấp; nêu rõ; ngăn chặn; nghiêm cấm; nghiên cứu; nhận diện; nhân rộng; niêm yết; nộp; phát động; "
    "phát hiện; phát huy; phát triển; phân bổ; phân cấp; phân công; phân định; phân loại; phân tích; phản ánh; "
    "phê duyệt; phân quyền; "
    "phê phán; phổ biến; phối hợp; phòng ngừa; phòng, chống; phòng chống; quan tâm; quán triệt; quản lý; quy định rõ; "
    "quyết định; ra quân; rà soát; rút gọn; rút kinh nghiệm; rút ngắn; sắp xếp; sơ kết; sơ tán; sửa chữa; sửa đổi; "
    "sử dụng; tái cơ cấu; tạm dừng; tạm đình chỉ; tăng cường; tập huấn; tập hợp; tập trung; tham gia; tham mưu; "
    "thanh tra; thành lập; tháo gỡ; thay thế; theo dõi; thẩm định; thẩm tra; thí điểm; thiết kế; thiết lập; "
    "thông báo; thông tin; thống kê; thu hồi; thu hút; thu thập; thúc đẩy; thực hành; thực hiện; thực thi; "
    "thường trực; tích hợp; tiếp cận; tiếp nhận; tiếp tế; tiếp thu; tiết kiệm; tiêu hủy; tìm hiểu; tinh giản; "
    "(?<!cơ quan, )(?<!đơn vị, )tổ chức(?!,| (?:chính trị|hành chính|xã hội|đảng|cơ sở|tín dụng|"
    "có liên quan|liên quan|khác|thành viên|trực thuộc)|, cá nhân); "
    "tổng hợp; tổng kết; tổng kiểm tra; tổng rà soát; "
    "tra cứu; trả kết quả; trả lời; tránh; triển khai; "
    "(?<!công )(?<!quy )(?<!chương )(?<!lộ )(?<!tờ )(?<!quá )(?<!giáo )(?<!tiến )(?<!giải )trình; trực ban;"
    " truyền thông; "
    "tu dưỡng; tuân thủ; tuyên truyền; tuyển dụng; tự kiểm tra; từ chối; tư vấn; ưu tiên; vận động; vận hành; "
    "vận dụng; "
    "xác định; xác minh; xây dựng; xem xét; xét duyệt; xóa bỏ; xử lý; xử phạt; yêu cầu; ứng dụng; ứng phó; "
    "khởi công; khánh thành; nghiệm thu; bàn giao; lưu trữ; lưu giữ; số hóa; thể chế hóa; kiểm đếm; rèn luyện; "
    "nhắc nhở; đình chỉ; cắt giảm; chi trả; thanh toán; quyết toán; giải ngân; đối chiếu; đào tạo; luân chuyển; "
    "có giải pháp; có biện pháp; có kế hoạch; có phương án; có văn bản; có kết luận; có quan điểm; có ý kiến; "
    "có hình thức; có chế độ; là đầu mối; làm đầu mối; nhận thức; học tập; phục vụ; tính toán; thi hành; "
    "phản hồi; đề nghị; hợp tác; đấu tranh; lên án; cam kết; bảo quản; cải tạo; chuyển; hiệp đồng; "
    "tôn trọng; phục tùng; lan tỏa; tôn vinh; cổ vũ; trao đổi; tiêu chuẩn hóa; đơn giản hóa; phối kết hợp; liên hệ; "
    "quy hoạch; "
    "bảo mật; bổ trí; đóng góp; mua sắm; đấu giá; đấu thầu; khoanh vùng; "
    # Those that law puts after 'có trách nhiệm', 'phải', 'để' far more often than after 'các', 'của' (Bộ Pháp điển).
    "ghi rõ; chỉ rõ; thể hiện; hoàn trả; kê khai; khai báo; thống nhất; tạo điều kiện; tạo thuận lợi; tạo lập; "
    "giữ bí mật; lắp đặt; giới thiệu; hoàn chỉnh; chỉnh sửa; chỉnh lý; chăm sóc; nuôi dưỡng; ngăn ngừa; thảo luận; "
    "tham khảo; tham vấn; di dời; di chuyển; khôi phục; phục hồi; bảo trì; bảo dưỡng; bảo toàn; lưu ý; "
    "thu gom; soạn thảo; quảng bá; bắt giữ; cứu chữa; kiểm kê; "
    "phân chia; truy tìm; truy quét; truy nguyên; triệt phá; triệt xóa; xử trí; hợp nhất; sáp nhập; củng cố; "
    "hình thành; tranh thủ; nêu cao; khơi thông; khơi dậy; nạo vét; tu bổ; phổ cập; phủ sóng; kết hợp; liên kết; "
    "đồng hành; khuyến nghị; so sánh; quan trắc; đo đạc; gia cố; chằng chống; neo đậu; ứng trực; túc trực; dự trữ; "
    "tích trữ; bố phòng; thăm hỏi; chia tách; chỉ định; ủy quyền; ủy thác; trang bị; gia hạn; "
    "đề bạt; cải chính; bác bỏ; bài trừ; cụ thể hóa; nhân lên; thúc giục; thanh lý; "
    "thanh thải; giải tỏa; giải phóng; cưỡng chế; tịch thu; niêm phong; trưng cầu; triệu tập; có chính sách; "
    "đầu tư(?= (?:trang thiết bị|cơ sở vật chất|nâng cấp|mua sắm)); "
    "có cơ chế; có phương thức; có chương trình; ghi nhận; tháo dỡ; cắm mốc; "
    "nắm(?=,| tình hình| thông tin| rõ| sát| vững)"
)
_VERBS = either(_OF_DUTY)
# … hóa: 'cá thể hóa', 'hiện đại hóa'.
VERBS = rf"(?:{_VERBS}|(?!văn)\w+ (?:thể )?hóa)(?!\w)"
# Nouns as often as verbs: 'kế hoạch, báo cáo', 'hội nghị, tập huấn'; after a comma something must make them verbs.
_NOUNS = either(
    "báo cáo; cải cách; chỉ đạo; định hướng; xây dựng(?= của); đánh giá; đăng ký; đề xuất; giám sát; hạn chế; "
    "hướng dẫn; kiểm tra; kiến nghị; quản lý; quy hoạch; "
    "quyết định; sử dụng; thanh tra; thông báo; thông tin; thống kê; tổ chức; tổng hợp; truyền thông; yêu cầu; "
    "phát triển; "
    "bồi dưỡng; đào tạo; tập huấn; tuyên truyền; giáo dục; bổ sung; phê duyệt; xử lý; giải quyết; hỗ trợ; "
    "vận hành; khai thác; phục vụ; khen thưởng; tuyển dụng; bổ nhiệm; luân chuyển; thẩm định; tham mưu; "
    "thực hành; đối thoại; giải trình; chuyển; giảm; bảo mật; mua sắm; đấu giá; đấu thầu; "
    "học tập; hợp tác; phản ánh; đề nghị; nhận thức; trao đổi; tiếp cận; thường trực; giao; phân cấp; tư vấn; cử; "
    "thanh toán; quyết toán; trả lời; làm việc; thay thế; điều chỉnh; đưa; thi hành; thực thi; dự báo; phòng, chống; "
    "phòng chống; chuyển giao; tránh; lập; phát hiện; liên hệ; tra cứu; bảo quản; điều động; sửa chữa; công khai; "
    "kê khai; khai báo; thống nhất; thể hiện; chăm sóc; thảo luận; tham khảo; di chuyển; phục hồi; bảo trì; "
    "bảo dưỡng; kiểm kê; hợp nhất; sáp nhập; kết hợp; "
    "liên kết; quan trắc; đo đạc; dự trữ; ủy quyền; ủy thác; phân quyền; trang bị; thanh lý; giải phóng; "
    "cưỡng chế; niêm phong; đồng hành; so sánh; hình thành; giới thiệu; lắp đặt; hoàn chỉnh; "
    "thu gom; nuôi dưỡng; phân luồng; gia hạn; phân chia; chia tách; củng cố"
)
NOUN = re.compile(rf"(?:{_NOUNS})(?!\w)")
# What follows such a word where it is a verb: 'báo cáo Chủ tịch', 'tổ chức thực hiện', 'xử lý nghiêm', 'kiểm tra việc'.
AS_VERB = re.compile(
    r"\s(?:nghiêm|kịp thời|kết quả|tình hình|thực hiện|tốt|có hiệu quả|hiệu quả|đầy đủ|chặt chẽ|thường xuyên|đồng bộ|"
    r"rõ|đúng|dứt điểm|quán triệt|triển khai|việc|với|những|các|cấp có thẩm quyền|ubnd|ủy ban|chủ tịch|thủ tướng|"
    r"chính phủ|bộ|sở|hđnd|hội đồng|ban|tại|định kỳ|bằng|tỉnh ủy|thành ủy|thường trực|lãnh đạo)\b"
    rf"|(?<=tổ chức) (?:{_VERBS}|hội nghị|lớp)(?!\w)"  # 'tổ chức nghiệm thu'
)
VERB = re.compile(VERBS)
# What a duty leads to, no duty of its own: 'bảo đảm đúng tiến độ', 'góp phần nâng cao …'.
RESULT = re.compile(
    r"(?:và |từng bước )?(?:(?:bảo đảm|đảm bảo) (?:đúng|chất lượng|tiến độ|thời gian|hiệu quả|hiệu lực|yêu cầu|"
    r"theo|kịp thời|đáp ứng|ngang tầm|phù hợp|đủ|hoàn thành|sự|an toàn|an ninh|tính|đưa|ổn định|thông suốt)|"
    r"góp phần|tạo(?! điều kiện cho| lập)|nhằm|"
    r"hướng tới|phục vụ|đáp ứng|phù hợp|qua đó|từ đó|làm cơ sở|"
    r"làm căn cứ|là cơ sở|để |giúp|mang lại|đem lại|hình thành|trên tinh thần|theo (?!dõi)|giữ vững|đạt )"
)
# It must not be done: 'không được đùn đẩy', 'kiên quyết không để xảy ra', 'nghiêm cấm'.
NEVER = re.compile(
    r"(?:(?:và|đồng thời|kiên quyết|tuyệt đối|nghiêm túc|dứt khoát|cương quyết),? )*"
    r"(?:nghiêm cấm|cấm|(?<=tuyệt đối )tránh|không(?! (?:chỉ|những|ngừng|quá|phải|có|đúng|thể|"
    r"gian|khí|tiền mặt|còn|liên quan|thuộc|đầy đủ|dám|"
    r"đảm bảo|bảo đảm|phù hợp|cần thiết|đạt|chịu|hoàn thành|thống nhất|giới hạn|may|đồng ý)\b))(?!\w)"
)
MUST = re.compile(
    r"(?:phải|cần|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|được giao(?! nhiệm vụ| trách nhiệm)|buộc phải)(?!\w)"
)
MAY = re.compile(
    r"(?:có thể|có quyền|được quyền|được phép)(?!\w)|được(?= (?:tự |chủ động )?(?:quyết định|lựa chọn|áp dụng|sử dụng))"
)
LEAD = re.compile(rf"(?:(?:và|đồng thời|phải|cần),? )?(?:(?:{MANNERS})(?!\w| hóa)(?:,? và |, | )?)*(?:và )?")
# Who can act; a lower-case head with more words, not yet a body by name.
HEAD = re.compile(
    r"(?:(?:các|những|từng|mỗi|toàn thể|toàn bộ|tất cả|đồng chí|đ/c|tập thể|một số|riêng)(?!\w) )*(?:"
    + either(
        "bộ trưởng; thứ trưởng; thủ trưởng; thủ tướng; phó thủ tướng; chủ tịch; phó chủ tịch; giám đốc; phó giám đốc; "
        "tổng giám đốc; chánh văn phòng; chánh thanh tra; trưởng ban; trưởng phòng; bí thư; phó bí thư; hiệu trưởng; "
        "cục trưởng; vụ trưởng; tổng cục trưởng; viện trưởng; chánh án; thống đốc; tổng thanh tra; tổng kiểm toán; "
        "người đứng đầu; cấp trưởng; lãnh đạo; bộ; sở; ban(?! hành| bố); ngành; ủy ban; ubnd; hđnd; ubmttq; mttq; "
        "hội đồng; "
        "văn phòng; vp; vpcp; công an; quân đội; quân khu; bộ chỉ huy; bộ tư lệnh; bộ đội; "
        "thanh tra(?=\\s(?:tỉnh|thành|bộ|chính|sở|nhà)); "
        "tòa án; viện; kho bạc; ngân hàng; bảo hiểm xã hội; bhxh; cục; chi cục; tổng cục; thuế; vụ(?! việc); "
        "phòng(?!,? (?:chống|ngừa|tránh|cháy|dịch|thủ|hộ|bệnh)(?!\\w)); "
        "trung tâm; đài; báo(?! cáo); cổng; cơ quan; đơn vị(?! tính); địa phương; cá nhân; cán bộ; công chức; "
        "viên chức; người lao động; người sử dụng lao động; doanh nghiệp; hội(?! nghị| thảo| họp); đoàn(?! kết); "
        "liên đoàn; "
        "liên minh; tổng liên đoàn; mặt trận; đảng ủy; đảng bộ; chi bộ; cấp ủy; tỉnh ủy; thành ủy; huyện ủy; "
        "quận ủy; thường trực; "
        "tập đoàn; tổng công ty; công ty; chủ đầu tư; nhà đầu tư; nhà thầu; trường(?! hợp); học viện; đại học; "
        "bệnh viện; cơ sở; "
        "thành viên; tỉnh; thành phố; các cấp; cấp dưới; cấp phó; huyện; quận; thị xã; xã; phường; bộ phận; "
        "chính quyền; chính phủ; tổ công tác; "
        "tổ chức(?= (?:chính trị|đảng|xã hội|tín dụng|hành nghề|sự nghiệp|kinh tế|được)|, (?:cá nhân|đơn vị|"
        "cơ quan)); thông tấn xã; "
        "kiểm toán nhà nước; viện kiểm sát; "
        "lực lượng(?= (?:chuyên trách|chức năng|vũ trang|công an|quân đội|kiểm lâm|quản lý thị trường|biên phòng)); "
        "người dân; chủ(?= (?:hộ|cơ sở|rừng|tàu|phương tiện|dự án|chương trình|doanh nghiệp|sở hữu|vật nuôi)); "
        "phó trưởng ban; phương tiện thông tin; "
        "snv; stc; stp; sct; sxd; syt; stttt; skhđt; sgdđt; stnmt; sgtvt; svhttdl; skhcn; bnv; btc; btp; bct; bca; "
        "bqp; byt"
    )
    + r")(?!\w)"
)
BODY = re.compile(rf"{HEAD.pattern}|(?:các|những) tổ chức(?!\w)")
# Who orders, before the one who is told to.
ORDER = re.compile(
    r"(?:(?:kính )?đề nghị|trân trọng đề nghị|yêu cầu|giao|phân công|đồng ý giao|thống nhất giao|giao nhiệm vụ cho|"
    r"giao trách nhiệm cho|giao cho|đối với)(?!\w)(?: cho)?:?\s"
)


@cache
def _openers() -> tuple[frozenset[str], frozenset[str]]:
    lines = Path(__file__).with_name("openers.txt").read_text(encoding="utf-8").splitlines()
    verbs = (w.strip() for line in lines if line[:1] not in "#-" for w in line.split(";"))
    nouns = (w.strip() for line in lines if line[:1] == "-" for w in line[1:].split(";"))
    return frozenset(filter(None, verbs)), frozenset(filter(None, nouns))


def opens_like_verb(text: str, at: int) -> bool:
    """Whether plain text from `at` begins as orders do, though with a verb of no list: 'trồng cây xanh'."""
    verbs, nouns = _openers()
    first, _, rest = text[at : at + 24].partition(" ")
    both = f"{first} {rest.split(' ')[0].rstrip(',;:.')}"
    return (first in verbs and both not in nouns) or both in verbs


@lru_cache(1)
def _known() -> dict[str, str]:
    return {letters(verb): verb for verb in map(str.strip, _OF_DUTY.split(";")) if " " in verb and verb[0].isalpha()}


@lru_cache(4096)
def is_spoiled_verb(words: str) -> bool:
    """Whether two words of damaged print are a verb of two syllables: 'từng cương' is 'tăng cường'."""
    return bool(get_close_matches(letters(words), _known(), 1, 0.8))
