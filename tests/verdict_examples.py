"""Yes-or-no questions, each with a sentence of a clause, by what the sentence makes of the question."""

Examples = tuple[tuple[str, str], ...]

# The sentence orders, allows or frees from what is asked.
YES: Examples = (
    ("Cơ quan có phải báo cáo nhiệm vụ quá hạn không?", "Cơ quan, đơn vị phải báo cáo nhiệm vụ quá hạn hằng tháng."),
    (
        "Đơn vị có bắt buộc công khai số điện thoại đường dây nóng không ạ?",
        "Các đơn vị có trách nhiệm công khai số điện thoại đường dây nóng tại trụ sở.",
    ),
    (
        "Cán bộ gây chậm trễ thì có bị kiểm điểm không?",
        "Trường hợp cán bộ gây chậm trễ thì phải kiểm điểm, xử lý trách nhiệm.",
    ),
    ("Thủ trưởng có phải tiếp công dân không chị?", "Thủ trưởng các cơ quan phải trực tiếp tiếp công dân theo lịch."),
    ("Sở Y tế có phải lập danh sách trẻ chưa tiêm không?", "Sở Y tế lập danh sách trẻ chưa tiêm vắc xin."),
    ("Văn phòng có phải đăng lịch tiếp công dân không?", "Văn phòng phải đăng lịch tiếp công dân trên cổng thông tin."),
    ("Sở Nội vụ có phải báo cáo Chủ tịch tỉnh không?", "Sở Nội vụ báo cáo Chủ tịch tỉnh kết quả kiểm tra."),
    ("Người dân có được miễn nộp lệ phí không?", "Người dân được miễn nộp lệ phí."),
    (
        "Trường hợp hồ sơ thiếu thì cán bộ có phải hướng dẫn bổ sung không?",
        "Trường hợp hồ sơ thiếu thì cán bộ phải hướng dẫn bổ sung một lần.",
    ),
    (
        "Khi vắng mặt, thủ trưởng có phải ủy quyền cho cấp phó không?",
        "Thủ trưởng phải ủy quyền cho cấp phó khi vắng mặt.",
    ),
    ("Cơ quan có phải trả phí không?", "Cơ quan trả phí theo thỏa thuận."),
    ("Bộ phận một cửa có phải làm việc thứ bảy không?", "Bộ phận một cửa làm việc cả sáng thứ bảy."),
    ("Người dân có được nộp hồ sơ trực tuyến không?", "Người dân được nộp hồ sơ trực tuyến."),
    ("Cán bộ đi muộn có bị phê bình không?", "Trường hợp đi muộn thì phải phê bình trước cơ quan."),
    ("Cơ quan có phải lấy ý kiến Sở Tư pháp không?", "Cơ quan phải lấy ý kiến Sở Tư pháp."),
    ("Cán bộ có quyền kiểm tra hộ kinh doanh không?", "Cán bộ có quyền kiểm tra hộ kinh doanh."),
)

# It forbids it, does not require it, or requires what would be left out.
NO: Examples = (
    ("Công chức có được đùn đẩy trách nhiệm không?", "Công chức không được đùn đẩy trách nhiệm, né tránh."),
    (
        "Cơ quan được lấy ý kiến có được trả lời chung chung không?",
        "Cơ quan được lấy ý kiến có trách nhiệm trả lời đúng hạn, không trả lời chung chung, né tránh.",
    ),
    (
        "Cán bộ có được uống rượu bia trong giờ làm việc không chị?",
        "Nghiêm cấm cán bộ uống rượu bia trong giờ làm việc.",
    ),
    (
        "Gây phiền hà cho người dân có được không?",
        "Giải quyết hồ sơ đúng hạn, tuyệt đối không gây phiền hà cho người dân.",
    ),
    (
        "Cán bộ có được nhận tiền bồi dưỡng của doanh nghiệp không?",
        "Cán bộ không nhận tiền bồi dưỡng của doanh nghiệp.",
    ),
    ("Người dân có phải nộp lại bản sao giấy khai sinh không?", "Người dân không phải nộp lại bản sao giấy khai sinh."),
    ("Người dân có phải nộp lại bản sao hộ khẩu không?", "Người dân được miễn nộp lại bản sao hộ khẩu."),
    ("Doanh nghiệp có cần xuất trình bản gốc không?", "Doanh nghiệp không cần xuất trình bản gốc."),
    ("Cán bộ có được từ chối giải thích cho người dân không?", "Cán bộ không được từ chối giải thích cho người dân."),
    ("Cán bộ có được hút thuốc tại trụ sở không?", "Cấm hút thuốc tại trụ sở."),
    ("Đơn vị có được sử dụng xe công vào việc riêng không nhỉ?", "Tuyệt đối không sử dụng xe công vào việc riêng."),
    ("Cơ quan có được thu phí ngoài quy định không?", "Nghiêm cấm thu phí ngoài quy định."),
    ("Thủ trưởng có được vắng mặt khi không ủy quyền không?", "Thủ trưởng không được vắng mặt khi không ủy quyền."),
    ("Có bắt buộc xếp loại cuối năm không?", "Đơn vị không bắt buộc xếp loại cuối năm."),
    ("Ở Hải Phòng, cán bộ có được sách nhiễu doanh nghiệp không?", "Nghiêm cấm hành vi sách nhiễu doanh nghiệp."),
    ("can bo co duoc gay kho khan cho nguoi dan khong", "Tuyệt đối không gây khó khăn cho người dân."),
    ("Cán bộ có được yêu cầu người dân nộp thêm giấy tờ không?", "Không yêu cầu người dân nộp thêm giấy tờ."),
    ("Cán bộ có được bỏ vị trí trực không?", "Cán bộ không được bỏ vị trí trực."),
    ("Cán bộ có được để hồ sơ quá hạn không?", "Kiên quyết không để hồ sơ quá hạn."),
    (
        "Địa phương có được tự ý chuyển đổi đất rừng sang đất ở không?",
        "Địa phương không được tự ý chuyển đổi đất rừng.",
    ),
    ("Cơ quan có được tổ chức chúc Tết lãnh đạo cấp trên không?", "Không tổ chức chúc Tết lãnh đạo cấp trên."),
    ("Công chức có được vắng mặt không lý do không?", "Công chức không được vắng mặt không lý do."),
    ("Công chức có phải mặc đồng phục không?", "Công chức không nhất thiết phải mặc đồng phục."),
    ("Xã có được thu tiền của hộ nghèo không?", "Xã không thu tiền, gạo."),
)

NO_IN_ENGLISH: Examples = (("May an agency answer vaguely?", "Cơ quan không trả lời chung chung."),)

# Another act, another body, a condition, an exception, a negation too many, or no order at all.
SILENT: Examples = (
    (
        "Sở Y tế có phải lập danh sách trẻ chưa tiêm không?",
        "Sở Giáo dục và Đào tạo lập danh sách trẻ chưa tiêm vắc xin.",
    ),
    ("Cơ quan có phải gửi báo cáo giấy không?", "Cơ quan gửi báo cáo qua thư điện tử."),
    (
        "Công chức có được nhận hồ sơ ngoài giờ hành chính không?",
        "Công chức tiếp nhận hồ sơ ngoài giờ hành chính vào thứ bảy; không nhận hồ sơ qua trung gian.",
    ),
    (
        "Cơ quan có được gửi báo cáo qua thư điện tử không?",
        "Cơ quan gửi báo cáo qua thư điện tử, không gửi báo cáo giấy.",
    ),
    (
        "Công chức có được nghỉ phép khi hồ sơ tồn đọng không?",
        "Công chức giải quyết đúng hạn, không để hồ sơ tồn đọng.",
    ),
    (
        "Công chức có được từ chối tiếp nhận hồ sơ thiếu thành phần không?",
        "Tuyệt đối không tiếp nhận hồ sơ thiếu thành phần.",
    ),
    ("Người dân có được nộp hồ sơ trực tiếp không?", "Cán bộ không nộp hồ sơ trực tiếp thay người khác."),
    (
        "Cơ quan có phải báo cáo tiến độ khi chưa hoàn thành nhiệm vụ không?",
        "Cơ quan, đơn vị không được báo cáo tiến độ khi chưa hoàn thành nhiệm vụ.",
    ),
    ("Cơ quan có thực hiện báo cáo định kỳ không?", "Một số cơ quan chưa thực hiện báo cáo định kỳ."),
    ("Người dân có được nộp lại bản sao không?", "Người dân không phải nộp lại bản sao."),
    ("Sở có phải thuê tư vấn không?", "Sở được thuê tư vấn."),
    (
        "Cơ quan có được điều động cán bộ không?",
        "Cơ quan không được điều động cán bộ, trừ trường hợp Chủ tịch tỉnh cho phép.",
    ),
    ("Doanh nghiệp có phải nộp phí thẩm định không?", "Nếu hồ sơ bị trả lại, doanh nghiệp phải nộp phí thẩm định."),
    ("Cơ quan có phải giải trình không?", "Cơ quan phải giải trình khi để hồ sơ trễ hạn từ hai lần trở lên."),
    ("Cơ quan không phải báo cáo tiến độ đúng không?", "Cơ quan không phải báo cáo tiến độ."),
    ("May an agency refuse to answer vaguely?", "Cơ quan không trả lời chung chung."),
    ("Nhà thầu có phải bồi thường không?", "Nhà thầu phải bồi thường thiệt hại hoặc khắc phục hậu quả."),
    ("Xã có phải lập sổ theo dõi không?", "Ủy ban nhân dân xã không cần lập sổ theo dõi."),
    (
        "Sở Tài chính có phải báo cáo Chủ tịch tỉnh không?",
        "Sở Nội vụ phối hợp với Sở Tài chính, báo cáo Chủ tịch tỉnh.",
    ),
    ("Cán bộ có được cam kết thay không?", "Cam kết không để xảy ra vi phạm."),
    ("Đơn vị có được sử dụng xe công không?", "Tuyệt đối không sử dụng xe công vào việc riêng."),
    (
        "Đơn vị có được sử dụng xe công vào việc riêng không?",
        "Không sử dụng xe công vào việc riêng, trừ trường hợp khẩn cấp.",
    ),
    ("Công chức có được trễ hạn hồ sơ không?", "Hạn chế để trễ hạn hồ sơ."),
    ("Cơ quan có phải trả lời người dân không?", "Cơ quan phải tránh trả lời người dân bằng miệng."),
    (
        "Cơ quan có phải trả lời công dân bằng văn bản không?",
        "Cơ quan phải trả lời công dân, không trả lời bằng văn bản.",
    ),
    ("Cơ quan có phải thu phí không?", "Cơ quan không được thu phí."),
    ("Cơ quan có được thu phí qua ngân hàng không?", "Không được thu phí ngoài quy định."),
    ("Doanh nghiệp có được miễn lệ phí không?", "Doanh nghiệp phải nộp lệ phí."),
    ("Người dân có được miễn nộp lệ phí không?", "Hộ nghèo được miễn nộp lệ phí."),
    (
        "Trường hợp hồ sơ thiếu thì cán bộ có phải hướng dẫn bổ sung không?",
        "Trường hợp hồ sơ phức tạp thì cán bộ phải hướng dẫn bổ sung.",
    ),
    ("Thủ trưởng không được vắng mặt à?", "Thủ trưởng không được vắng mặt."),
    ("Cán bộ có được đưa hồ sơ ra ngoài không?", "Cán bộ không ngừng đưa hồ sơ ra ngoài kho số hóa."),
    ("Ngân hàng có được ép khách hàng mua bảo hiểm không?", "Công chức không được ép khách hàng mua bảo hiểm."),
    ("Can officials take gifts?", "Cán bộ không nhận quà."),
    ("May an official report vague answers?", "Cán bộ không trả lời chung chung."),
    ("Must an agency answer vaguely?", "Cơ quan không trả lời chung chung."),
    ("canh bo co duoc gay kho khan cho nguoi dan khong", "Tuyệt đối không gây khó khăn cho người dân."),
    ("Tôi có phải nộp bản sao không?", "Cơ quan phải nộp bản sao."),
    ("Cơ quan có phải nộp báo cáo giấy hay gửi qua mạng không?", "Cơ quan phải nộp báo cáo giấy."),
    ("Kho bạc có được từ chối thanh toán không?", "Kho bạc được từ chối thanh toán nếu hồ sơ sai."),
    ("Cán bộ có được yêu cầu người dân nộp thêm giấy tờ không?", "Không yêu cầu doanh nghiệp nộp thêm giấy tờ."),
    ("Người dân có phải nộp thêm giấy tờ không?", "Cán bộ không yêu cầu người dân nộp thêm giấy tờ."),
    ("Cơ quan có phải niêm yết thủ tục không?", "Cơ quan chưa niêm yết thủ tục phải báo cáo."),
    ("Cơ quan có phải báo cáo không?", "Cơ quan đã được miễn thanh tra không phải báo cáo."),
    ("Đơn vị có phải thu hồi tài sản không?", "Các đơn vị dừng thu hồi tài sản."),
    ("Đơn vị có được thu hồi tài sản không?", "Các đơn vị ngừng thu hồi tài sản."),
    ("Cán bộ có được bỏ vị trí trực không?", "Cán bộ trực không được bỏ vị trí trực."),
    ("Xã có được tự ý phân lô đất rừng không?", "Nghiêm cấm tự ý phân lô đất rừng."),
    (
        "Địa phương có được tự ý chuyển đổi đất rừng không?",
        "Địa phương không được tự ý chuyển đổi đất rừng sang đất ở.",
    ),
    ("Cơ quan có phải tham vấn cộng đồng không?", "Cơ quan được khuyến khích tham vấn cộng đồng."),
    ("Cơ quan có được sử dụng ngân sách để chúc Tết không?", "Không sử dụng ngân sách để chúc Tết lãnh đạo."),
    ("Cơ quan có được chúc Tết lãnh đạo cấp trên không?", "Không tổ chức chúc Tết lãnh đạo cấp trên."),
    ("Cơ quan có thể không công khai kết quả không?", "Cơ quan phải công khai kết quả."),
    ("Cơ quan có được không công khai kết quả không?", "Cơ quan không được công khai kết quả."),
    ("Công chức có được vắng mặt có lý do không?", "Công chức không được vắng mặt không lý do."),
    ("Công chức có phải mặc đồng phục không?", "Không phải công chức nào cũng phải mặc đồng phục."),
    ("Hộ kinh doanh có phải đăng ký thuế không?", "Hộ kinh doanh phải đăng ký thuế, trừ hộ nghèo."),
    ("Nếu đúng hạn thì cơ quan có phải xin lỗi người dân không?", "Cơ quan phải xin lỗi người dân nếu hồ sơ quá hạn."),
    ("Cơ quan có phải xin lỗi người dân không?", "Hồ sơ quá hạn thì cơ quan phải xin lỗi người dân."),
    (
        "Cán bộ có được tiết lộ thông tin người tố cáo không?",
        "Giữ bí mật, không tiết lộ thông tin người tố cáo cho bất kỳ ai.",
    ),
    ("Can an agency ask people for extra papers?", "Không yêu cầu người dân nộp thêm giấy tờ."),
    ("May a citizen answer vaguely?", "Cơ quan không trả lời chung chung."),
    ("May the agency not answer?", "Cơ quan không trả lời đơn nặc danh."),
    ("Cơ quan có phải gửi kế hoạch trước khi thực hiện không?", "Cơ quan phải gửi kế hoạch sau khi thực hiện."),
    ("Cán bộ có được lợi dụng kẽ hở không?", "Không lợi dụng chức vụ."),
    ("Cơ quan có phải nộp bản sao không?", "Cơ quan phải nộp bản sao, hoặc xuất trình bản chính."),
    ("Đảng viên có được đăng ký mua xe công không?", "Không mua xe công."),
    ("Cơ quan có bị phê bình khi chậm báo cáo không?", "Cơ quan chậm báo cáo thì bị phê bình."),
    ("Đơn vị có được chậm báo cáo không?", "Đơn vị chậm báo cáo phải kiểm điểm."),
    ("Cán bộ đi muộn có bị kỷ luật không?", "Cán bộ đi muộn phải kỷ luật nghiêm."),
    ("Cơ quan có được giữ bản chính không?", "Cơ quan chỉ được giữ bản chính trong ba ngày."),
    ("Cơ quan có được giữ bản chính không?", "Cơ quan không được giữ bản chính của người dân."),
    ("Cơ quan có được giữ bản chính của người dân không?", "Không giữ bản chính, bản sao của người dân."),
    ("Cơ quan có phải lấy ý kiến Sở Tư pháp không?", "Cơ quan phải lấy ý kiến Sở Tài chính và Sở Tư pháp."),
    ("Cơ quan có phải lấy ý kiến Sở Tài chính không?", "Cơ quan phải lấy ý kiến Sở Tư pháp, báo cáo Sở Tài chính."),
    ("Địa phương có được cấp phép mới không?", "Tạm dừng cấp phép mới."),
    ("Địa phương có phải cấp phép mới không?", "Địa phương phải dừng cấp phép mới."),
    ("Địa phương có được cấp phép mới không?", "Không tiếp tục cấp phép mới."),
    ("Doanh nghiệp có được xả thải ra sông không?", "Nghiêm cấm xả thải ra sông khi chưa xử lý."),
    ("Cơ quan có được điều chỉnh kế hoạch không?", "Cơ quan không được điều chỉnh kế hoạch nếu chưa xin ý kiến."),
    ("Lãnh đạo có phải đối thoại với người dân không?", "Lãnh đạo tổ chức đối thoại với người dân."),
    ("Cơ quan có phải báo cáo không ạ?", "Cơ quan phải báo cáo không quá hai ngày."),
    ("Cán bộ có thể ký thay không?", "Cán bộ có thể ký thay thủ trưởng."),
    ("Trưởng phòng có được ký thay giám đốc không?", "Phó giám đốc được ký thay giám đốc."),
    ("Có phải mọi cơ quan đều phải báo cáo không?", "Cơ quan phải báo cáo."),
    ("Cơ quan có phải là nơi tiếp dân không?", "Cơ quan phải tiếp dân."),
)

# A person reads a yes or a no; nothing is said, which is no mistake.
NOT_SEEN: Examples = (
    ("Người dân có được nộp hồ sơ trực tuyến không?", "Người dân được nộp hồ sơ trực tuyến tại mọi bộ phận một cửa."),
    ("Cán bộ có phải cam kết không hút thuốc không?", "Cán bộ cam kết không hút thuốc tại trụ sở."),
    ("Sở Công Thương có phải kiểm tra giá xăng không?", "Sở Công Thương thường xuyên kiểm tra giá xăng, giá gas."),
    ("Nếu quá hạn thì cơ quan có phải xin lỗi người dân không?", "Cơ quan phải xin lỗi người dân nếu hồ sơ quá hạn."),
    ("Doanh nghiệp có được xả thải ra sông không?", "Nghiêm cấm doanh nghiệp xả thải ra sông."),
)
