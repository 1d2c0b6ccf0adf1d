"""Buttons that open a directive, or a clause of it, in the panel. Pure: data in, HTML out."""

from html import escape

from ingest.address import clause_name
from ingest.directive import Directive
from web.directory import name
from web.source_panel import reader


def directive_button(directive: Directive, language: str) -> str:
    """The directive's name, and below it who issued it."""
    issuer = directive.issuer.replace("Ủy ban nhân dân", "UBND")
    return (
        f'<button type="button" class="hct-open hct-cmp-name" value="{escape(reader(directive.id))}">'
        f'{escape(name(directive, language))}</button><span class="hct-cmp-issuer">{escape(issuer)}</span>'
    )


def clause_button(directive: Directive, path: str, language: str) -> str:
    """The clause's name; a screen reader also hears whose clause it is."""
    clause, named = directive.clause(path), clause_name(path)[language == "en"]
    opened = reader(directive.id, path, clause.start, clause.end) if clause else reader(directive.id)
    label = escape(f"{named}, {name(directive, language)}")
    return (
        f'<button type="button" class="hct-open hct-cmp-open" value="{escape(opened)}" aria-label="{label}">'
        f"{escape(named[:1].upper() + named[1:])}</button>"
    )
