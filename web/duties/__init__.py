"""The Nghĩa vụ tab: the register of duties."""
