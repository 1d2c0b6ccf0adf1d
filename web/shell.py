"""What the page gives to each of its tabs: the library, the language switch, and the panel that all of them share."""

from dataclasses import dataclass
from typing import Any

from index.library import Library
from web.admin import Admin

QUIET = {"show_progress": "hidden", "api_visibility": "private"}  # how every event of the page is wired
# While an event runs, Gradio drops the next of its kind unless told otherwise.  LATEST: it comes afterwards, with what
# the components hold by then.  EACH: every one runs; needed where the event brings data of its own, because Gradio
# gives one that waited the data of the one before it.
LATEST = {"trigger_mode": "always_last", **QUIET}
EACH = {"trigger_mode": "multiple", **QUIET}
UPLOADS = "uploads"  # in the library's folder: what people send, for an hour at most


@dataclass(frozen=True, slots=True)
class Shell:
    """Components of the page outside any tab; a tab wires its own events to them.

    Any tab opens a directive in the panel by a button in its HTML: `<button class="hct-open" value="d:…">`, with the
    value that `web.source_panel.reader` makes.
    """

    library: Library
    admin: Admin  # who may change the library
    start: str  # the language in which the page is first drawn
    language: Any  # gr.Radio, its value "vi" or "en"
    panel: Any  # gr.HTML, at the right of the tabs (below them on a phone)
    turns: Any  # gr.State: the turns of this person's chat
    opened: Any  # gr.State: what the panel shows
