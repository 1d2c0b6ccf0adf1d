"""What one person's library tab shows, and what the server draws from it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.relation_report import read_quote
from assistant.standing import standing
from index.library import Library
from index.naming import directive_named
from index.relations.edges import Edge
from ingest.address import official_form
from ingest.errors import UserError
from web.directory import name as directive_name
from web.shelf import graph
from web.shelf.choice import Choice, chosen, narrows, page_of
from web.shelf.full_text import find
from web.shelf.graph_html import graph_html
from web.shelf.intake_html import notice_html
from web.shelf.list_html import Row, hits_html, list_html
from web.shelf.texts import words


@dataclass(frozen=True, slots=True)
class View:
    """Kept on the server for each open page."""

    token: str = ""  # of the administrator's session
    choice: Choice = field(default_factory=Choice)
    centre: str = ""  # what was typed for the directive in the middle of the picture
    removing: str = ""  # a directive whose file is about to be removed, once that is confirmed


def listing(library: Library, choice: Choice, may_change: bool, language: str) -> str:
    """The list, or the passages found.  Raises UserError when the catalog cannot be read."""
    register = library.register()
    if not register:
        return notice_html(words(language).empty)
    found = chosen(register, choice)
    if choice.full_text and choice.text.strip():
        hits = find(library, choice.text, [one.id for one in found] if narrows(choice) else None)
        shown_hits, page, pages = page_of(hits.hits, choice.page)
        return hits_html(hits, shown_hits, page, pages, language)
    shown, page, pages = page_of(found, choice.page)
    directives = filter(None, (library.directive(one.id) for one in shown))
    rows = [
        Row(one, standing(library, one, date.today()), library.original(one.source.sha256) is not None)
        for one in directives
    ]
    return list_html(rows, len(found), page, pages, may_change, language)


def drawing(library: Library, said: str, language: str) -> str:
    """The picture around the directive that is `said`, or of a small library where nothing is."""
    say, register = words(language), library.register()
    if not said.strip():
        edges = graph.whole(library)
        if edges is None:
            return notice_html(say.choose.format(count=len(register)))
        return _drawn(library, edges, "", language, [say.whole])
    try:
        centre = directive_named(register, said)
    except UserError as problem:
        return notice_html(problem.say(language), "warned")
    edges, cut = graph.around(library, centre)
    name = official_form(register.by_id[centre], "")[language == "en"]
    notices = [say.around.format(name=name), *([say.cut.format(shown=graph.MOST)] if cut else [])]
    return _drawn(library, edges, centre, language, notices)


def _drawn(library: Library, edges: Sequence[Edge], centre: str, language: str, notices: Sequence[str]) -> str:
    quotes = {edge: read_quote(library, edge) for edge in edges}
    return graph_html(graph.picture(edges, library.register().by_id), quotes, centre, language, notices)


def file_with(library: Library, directive_id: str, language: str) -> tuple[str, list[str]]:
    """The file that a directive was read from, and the names of all directives in it; "" for one that is not held."""
    directive, register = library.directive(directive_id), library.register()
    if directive is None:
        return "", []
    version = register.by_id[directive_id].source
    return directive.source.file, [directive_name(one, language) for one in register if one.source == version]
