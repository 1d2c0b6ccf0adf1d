"""The filters of the register as HTML: a form, what is being filtered by, and what could not be understood."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from index.duties import DutyFilter
from web.duties.texts import Texts, texts


@dataclass(frozen=True, slots=True)
class Names:
    """What is suggested before anything is typed."""

    actors: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()


def form_html(asked: DutyFilter, names: Names, language: str, notice: str = "", wrong: bool = False) -> str:
    """The form filled with `asked`; a `notice` beside it, of what is `wrong` or of what was done."""
    say = texts(language)
    boxes = "".join(_box(name, getattr(asked, name), say) for name in say.fields)
    return (
        f'<button type="button" class="hct-df-toggle" aria-expanded="{"true" if wrong else "false"}">'
        f"{escape(say.filters)}</button>"
        f'<form class="hct-df" role="search" aria-label="{escape(say.filters)}" novalidate>{boxes}'
        f"{_modalities(asked, say)}"
        f'<label class="hct-df-groups"><input type="checkbox" name="groups"{" checked" if asked.groups else ""}>'
        f"<span>{escape(say.groups)}</span></label>"
        f'<button type="submit" class="hct-df-apply">{escape(say.apply)}</button>'
        f"{_list('actor', names.actors)}{_list('issuer', names.issuers)}</form>"
        f'<p class="hct-df-notice{" hct-wrong" if wrong else ""}" role="status">{escape(notice)}</p>'
        f"{_active(asked, say)}"
    )


def _box(name: str, value: str, say: Texts) -> str:
    label, hint = say.fields[name]
    suggested = f' list="hct-df-{name}s"' if name in ("actor", "issuer") else ""
    return (
        f'<label class="hct-df-box hct-df-{name}"><span>{escape(label)}</span><input type="text" name="{name}" '
        f'value="{escape(value)}" placeholder="{escape(hint)}" autocomplete="off" maxlength="200"{suggested}></label>'
    )


def _list(name: str, values: Iterable[str]) -> str:
    options = "".join(f'<option value="{escape(value)}"></option>' for value in values)
    return f'<datalist id="hct-df-{name}s">{options}</datalist>'


def _modalities(asked: DutyFilter, say: Texts) -> str:
    pills = "".join(
        f'<label><input type="radio" name="modality" value="{value}"{" checked" if value == asked.modality else ""}>'
        f"<span>{escape(shown)}</span></label>"
        for value, shown in say.modalities.items()
    )
    return f'<fieldset class="hct-df-modality"><legend>{escape(say.modality)}</legend>{pills}</fieldset>'


def _active(asked: DutyFilter, say: Texts) -> str:
    """A chip for each condition that is set; a click drops it."""
    set_ = {name: f"{say.fields[name][0]}: {value}" for name in say.fields if (value := getattr(asked, name))}
    if asked.modality:
        set_["modality"] = f"{say.modality}: {say.modalities.get(asked.modality, asked.modality)}"
    if asked.groups:
        set_["groups"] = say.groups
    if not set_:
        return '<div class="hct-df-active"></div>'
    chips = "".join(
        f'<li><button type="button" class="hct-df-chip" data-drop="{name}" '
        f'aria-label="{escape(say.drop.format(filter=shown))}">'
        f'<span>{escape(shown)}</span><span aria-hidden="true">×</span></button></li>'
        for name, shown in set_.items()
    )
    return (
        f'<div class="hct-df-active"><ul aria-label="{escape(say.active)}">{chips}</ul>'
        f'<button type="button" class="hct-link hct-df-clear" data-drop="*">{escape(say.clear)}</button></div>'
    )
