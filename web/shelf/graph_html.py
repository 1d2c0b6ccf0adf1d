"""The picture of relations as HTML: boxes are buttons that open a directive, edges are lines behind them.  Pure."""

from collections.abc import Mapping, Sequence
from html import escape

from index.register import Letterhead
from index.relations.edges import Edge
from ingest.address import clause_name, official_form
from web.directory import name as directive_name
from web.shelf.graph import HEIGHT, RELATIONS, WIDTH, Arc, Box, Picture
from web.shelf.texts import Words, words
from web.source_panel import reader

_NAMED = 20  # edges that are named where they run; of more, the colours and the list tell


def graph_html(
    drawn: Picture, quotes: Mapping[Edge, str], centre: str, language: str, notices: Sequence[str] = ()
) -> str:
    """The picture, what its colours mean, and the same as a list.

    `quotes`: the words that state each edge; `centre`: the directive in the middle, or "".
    """
    say = words(language)
    told = "".join(f'<p class="hct-muted">{escape(notice)}</p>' for notice in notices)
    if not drawn.arcs:
        return f'{told}<p class="hct-none">{escape(say.alone if centre else say.no_edges)}</p>'
    used = [relation for relation in RELATIONS if any(arc.edge.relation == relation for arc in drawn.arcs)]
    years = "".join(
        f'<span class="hct-graph-year" style="left:{left:.0f}px">{year or escape(say.no_year)}</span>'
        for year, left in drawn.years
    )
    boxes = "".join(_box(box, box.letterhead.id == centre, say, language) for box in drawn.boxes)
    return (
        f"{told}{_legend(used, say)}"
        f'<div class="hct-graph" tabindex="0" role="group" aria-label="{escape(say.drawing)}">'
        f'<div class="hct-graph-sheet" style="width:{drawn.width:.0f}px;height:{drawn.height:.0f}px">'
        f"{_lines(drawn, used, say)}{years}{boxes}</div></div>{_list(drawn, quotes, say, language)}"
    )


def _legend(used: Sequence[str], say: Words) -> str:
    keys = "".join(
        f'<li class="hct-relation-{_slug(relation)}"><svg width="34" height="10" aria-hidden="true">'
        f'<path class="hct-arc" d="M0,5 H34"/></svg>{escape(say.relation_names[relation])}</li>'
        for relation in used
    )
    return f'<ul class="hct-legend">{keys}</ul>'


def _lines(drawn: Picture, used: Sequence[str], say: Words) -> str:
    heads = "".join(
        f'<marker id="hct-head-{_slug(name)}" class="hct-relation-{_slug(name)}" viewBox="0 0 8 8" refX="7" refY="4" '
        'markerWidth="7" markerHeight="7" orient="auto"><path class="hct-arrow" d="M0,0 L8,4 L0,8 Z"/></marker>'
        for name in used
    )
    arcs = "".join(_line(arc, len(drawn.arcs) <= _NAMED, say) for arc in drawn.arcs)
    size = f'width="{drawn.width:.0f}" height="{drawn.height:.0f}"'
    return f'<svg {size} aria-hidden="true"><defs>{heads}</defs>{arcs}</svg>'


def _line(arc: Arc, named: bool, say: Words) -> str:
    relation = arc.edge.relation
    name = f'<text x="{arc.left:.0f}" y="{arc.top:.0f}">{escape(say.relation_names[relation])}</text>' if named else ""
    return (
        f'<g class="hct-relation-{_slug(relation)}"><path class="hct-arc" d="{arc.path}" '
        f'marker-end="url(#hct-head-{_slug(relation)})"/>{name}</g>'
    )


def _box(box: Box, is_centre: bool, say: Words, language: str) -> str:
    head = box.letterhead
    names = "hct-open hct-box" + (" hct-box-centre" if is_centre else "") + (" hct-box-ended" if box.ended else "")
    title = f"{official_form(head, '')[language == 'en']}: {head.subject}"
    ended = f" · {say.replaced}" if box.ended else ""
    return (
        f'<button type="button" class="{names}" value="{escape(reader(head.id))}" title="{escape(title)}" '
        f'style="left:{box.left:.0f}px;top:{box.top:.0f}px;width:{WIDTH}px;height:{HEIGHT}px">'
        f"<b>{escape(head.number or directive_name(head, language))}</b>"
        f"<span>{escape(_short_issuer(head) + ended)}</span></button>"
    )


def _list(drawn: Picture, quotes: Mapping[Edge, str], say: Words, language: str) -> str:
    heads = {box.letterhead.id: box.letterhead for box in drawn.boxes}
    told = (_sentence(arc.edge, quotes[arc.edge], heads, say, language) for arc in drawn.arcs)
    rows = "".join(f"<li>{each}</li>" for each in told)
    return f'<details class="hct-relations" open><summary>{escape(say.as_list)}</summary><ul>{rows}</ul></details>'


def _sentence(edge: Edge, quote: str, heads: dict[str, Letterhead], say: Words, language: str) -> str:
    """'Công văn số 2214… thực hiện Công điện số 968…: khoản 1: “…”'."""
    english = language == "en"
    source, target = (official_form(heads[id_], "")[english] for id_ in (edge.source, edge.target))
    where = clause_name(edge.clause)[english]
    stated = reader(edge.source, edge.clause, edge.start, edge.end)
    relation = escape(say.relation_names[edge.relation])
    return (
        f'{_opener(source, reader(edge.source))} <b class="hct-relation-{_slug(edge.relation)}">{relation}</b> '
        f'{_opener(target, reader(edge.target))} <button type="button" class="hct-open hct-stated" '
        f'value="{escape(stated)}">{escape(where)}: “{escape(" ".join(quote.split()))}”</button>'
    )


def _opener(name: str, value: str) -> str:
    return f'<button type="button" class="hct-open hct-link" value="{escape(value)}">{escape(name)}</button>'


def _short_issuer(head: Letterhead) -> str:
    return head.issuer.replace("Ủy ban nhân dân", "UBND")


def _slug(relation: str) -> str:
    return relation.replace(" ", "-")
