"""The one error that reaches a person: what is wrong and what to do, in both languages."""


class UserError(Exception):
    """Something outside the program is wrong; the text says what, and what to do about it.

    Carries the message in Vietnamese (`vi`) and English (`en`); `str()` is the Vietnamese one.
    """

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.vi = vi
        self.en = en

    def __reduce__(self) -> tuple[type["UserError"], tuple[str, str]]:
        return UserError, (self.vi, self.en)  # it crosses from the processes that read files

    def say(self, language: str) -> str:
        """The message in `language`, "vi" or "en"."""
        return self.en if language == "en" else self.vi
