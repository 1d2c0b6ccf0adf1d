"""What governs what: which words take a verb, a noun or a body behind them, and how English joins it."""

# Vietnamese words before a body: 'báo cáo với Chủ tịch', 'gửi về Sở Nội vụ'.
TO_BODY = frozenset("với cho về đến lên tới".split())
IN_ORDER_TO = frozenset(("để", "nhằm"))
BY = frozenset(("do", "được"))  # 'nhiệm vụ do UBND tỉnh giao'
# Prepositions that an act can follow: 'trong xử lý công việc' -> 'in handling work'.
BEFORE_DOING = frozenset(
    "trong; về; về việc; qua; thông qua; bằng; khi; sau khi; trước khi; trong quá trình; trong công tác; liên "
    "quan đến; có liên quan đến; của; với; gắn với; cùng với; đối với".split("; ")
)
LEVELS = frozenset(("tỉnh", "thành phố", "huyện", "xã", "phường"))  # behind a body: 'Công an tỉnh'
MARKS = {",": ", ", ";": "; ", "và": " and ", "hoặc": " or ", "hay": " or "}

# English verbs that tell or help a body to do: 'đề nghị Bộ Tài chính xem xét' -> 'ask … to consider'.
ASKING = frozenset(
    "ask require direct guide urge help assign advise mobilise encourage authorise coordinate take inform "
    "support".split()
)
# Those that take another verb as their object: 'tăng cường kiểm tra' -> 'strengthen the checking of …'.
OF_ACTS = frozenset(
    "strengthen; step up; speed up; focus on; organise; carry out; direct; propose; take part in; implement; "
    "give priority to; pay attention to; promote; take the lead in; coordinate in; coordinate closely in; "
    "guide; be responsible for; contribute to; serve; support; study; raise; consider; assess".split("; ")
)
# Nouns of what is done: 'kết quả thực hiện' -> 'the results of carrying out'; 'hồ sơ gửi Sở' is no dossier of sending.
DONE = frozenset(
    "result results work task process progress capacity responsibility quality effectiveness efficiency time "
    "situation activity cost requirement awareness skill experience form content role function ability need "
    "right competence goal principle criterion method obligation spirit target step limit issue matter case".split()
)
# Those that English joins with 'for': 'kế hoạch phát triển' -> 'plans for developing'.
DONE_FOR = frozenset(
    "plan solution measure programme project scheme policy mechanism roadmap procedure funding condition model "
    "scenario campaign regime".split()
)
# Others that have a noun behind them: 'danh mục thủ tục'; 'cụm công nghiệp chuyển đổi số' may go on with an act.
OF_THINGS = frozenset(
    "list database field sector standard norm index number part draft register figures data information "
    "regulation price risk damage consequence cause opinion dossier contract system".split()
)
# One of them stands at the head of one body: 'Giám đốc Sở Tài chính'.
HEADS = frozenset(
    "director; deputy director; chairman; vice chairman; head; head of division; head of board; minister".split("; ")
)
UNITS = frozenset(("department/departments", "ministry/ministries", "division/divisions", "locality/localities"))
