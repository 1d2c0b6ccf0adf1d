// Runs once, when the row above the question box loads: `element` is that row, `trigger` sends an event to Python.
// It sends what is pressed in the chat, and keeps earlier conversations in this browser.
const KEPT = "hoi-chi-thi:earlier"; // [{link, title}], latest first
const MOST = 30;
let current = ""; // link of the conversation on the page

const next = () => element.querySelector(".hct-next");
const all = (selector) => document.querySelectorAll(selector);

// --- earlier conversations ---------------------------------------------------------------------------------------
function earlier() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT));
    const sound = (one) => one && typeof one.link === "string" && one.link.startsWith("#") && typeof one.title === "string";
    return Array.isArray(kept) ? kept.filter(sound).slice(0, MOST) : [];
  } catch {
    return []; // closed to pages, or spoilt by hand
  }
}

function keep(list) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(list.slice(0, MOST)));
  } catch { /* full or closed: the chat goes on without */ }
  drawEarlier();
}

function drawEarlier() {
  const box = document.querySelector(".hct-earlier");
  if (!box) return;
  const list = box.querySelector("ul");
  list.replaceChildren(...earlier().map(({ link, title }) => {
    const row = document.createElement("li");
    const open = document.createElement("a");
    open.href = link;
    open.textContent = title;
    const forget = document.createElement("button");
    forget.type = "button";
    forget.className = "hct-forget";
    forget.value = link;
    forget.textContent = "×";
    forget.setAttribute("aria-label", box.dataset.forget.replace("{title}", title));
    row.append(open, forget);
    return row;
  }));
  if (!list.children.length) list.textContent = box.dataset.empty;
  box.querySelector(".hct-forget-all").hidden = !earlier().length;
}

function forget(staying) {
  keep(earlier().filter(staying));
  (document.querySelector(".hct-forget") || document.querySelector(".hct-earlier summary")).focus();
}

function follow() {
  const bounds = document.querySelector(".hct-bounds.hct-shown");
  for (const toggle of all(".hct-bounds-toggle")) toggle.setAttribute("aria-expanded", String(Boolean(bounds)));
  const { link, title } = next() ? next().dataset : { link: "", title: "" };
  for (const button of all(".hct-copy-link, .hct-export")) {
    button.disabled = !link;
    button.dataset.hint ||= button.title;
    button.title = link ? "" : button.dataset.hint;
    if (button.matches(".hct-copy-link")) button.dataset.copy = location.origin + location.pathname + link;
  }
  if (!link && current && location.hash.includes("q=")) history.replaceState(null, "", location.pathname + location.search);
  if (link && link !== current) keep([{ link, title }, ...earlier().filter((one) => one.link !== current && one.link !== link)]);
  current = link;
}

// --- links -------------------------------------------------------------------------------------------------------
function openLink() {
  if (location.hash.includes("q=") && location.hash !== current) trigger("apply", { link: location.hash });
}

// --- opinions ----------------------------------------------------------------------------------------------------
let writing = null; // the form that someone fills in outlives a redraw of what stands around it
function keepWriting() {
  const drawn = element.querySelector(".hct-why");
  if (writing && drawn && drawn !== writing) drawn.replaceWith(writing);
}

function vote(button) {
  for (const other of button.parentElement.children) other.setAttribute("aria-pressed", String(other === button));
  const form = element.querySelector(".hct-why");
  form.dataset.vote = button.value;
  form.hidden = button.value.endsWith("up");
  writing = form.hidden ? null : form;
  if (form.hidden) trigger("like", { vote: button.value });
  else form.querySelector("input").focus();
}

element.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  const said = new FormData(form);
  trigger("like", { vote: form.dataset.vote, reason: said.get("reason") || "", words: said.get("words") || "" });
  const thanks = document.createElement("p");
  thanks.className = "hct-note";
  thanks.setAttribute("role", "status");
  thanks.textContent = form.dataset.thanks;
  form.reset();
  form.hidden = true;
  writing = null;
  form.after(thanks);
  setTimeout(() => thanks.remove(), 4000);
});

// --- what is pressed ---------------------------------------------------------------------------------------------
const pressed = {
  "hct-ask-this": (button) => trigger("select", { ask: button.value }),
  "hct-unbind": (button) => trigger("delete", { chip: button.value }),
  "hct-vote": vote,
  "hct-why-close": () => { writing = null; element.querySelector(".hct-why").hidden = true; },
  "hct-bounds-toggle": (button) => {
    const shown = document.querySelector("#chat-bounds").classList.toggle("hct-shown");
    button.setAttribute("aria-expanded", String(shown));
    if (shown) trigger("expand", {});
  },
  "hct-export": () => trigger("download", {}),
  "hct-forget": (button) => forget((one) => one.link !== button.value),
  "hct-forget-all": () => forget(() => false),
};

document.addEventListener("click", (event) => {
  const box = document.querySelector(".hct-earlier[open]");
  if (box && (!box.contains(event.target) || event.target.closest("a"))) box.open = false;
  const button = event.target.closest && event.target.closest("button");
  const name = button && Object.keys(pressed).find((one) => button.classList.contains(one));
  if (name) pressed[name](button);
});
document.addEventListener("keydown", (event) => {
  const box = document.querySelector(".hct-earlier[open]");
  if (event.key !== "Escape" || !box) return;
  box.open = false;
  box.querySelector("summary").focus();
});
document.addEventListener("toggle", (event) => {
  if (event.target.classList && event.target.classList.contains("hct-earlier")) drawEarlier();
}, true);
window.addEventListener("hashchange", openLink);

// The tools below are drawn anew by themselves, so the whole tab is watched.
new MutationObserver(() => { keepWriting(); follow(); }).observe(element.closest(".hct-chat"), { childList: true, subtree: true });
follow();
openLink();
