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
  const { link = "", title = "", language = "" } = next() ? next().dataset : {};
  keepForm({ link, language });
  for (const button of all(".hct-copy-link, .hct-export")) {
    if (button.disabled === Boolean(link)) button.disabled = !link; // setting it anew would be told to the observer below
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
let form = null; // a copy that stands beside what Gradio draws: it would shut the form and empty it with each redraw

function closeForm() {
  if (form) form.remove();
  form = null;
}

function openForm(answer) {
  form = element.querySelector(".hct-why").cloneNode(true);
  Object.assign(form.dataset, { vote: answer, of: next().dataset.link, language: next().dataset.language });
  form.addEventListener("submit", send);
  form.hidden = false;
  element.after(form);
  form.querySelector("input").focus();
}

// It goes with the conversation that its answer stands in.
function keepForm({ link, language }) {
  if (!form) return;
  form.dataset.of ||= link;
  if (!link.startsWith(form.dataset.of) || language !== form.dataset.language) closeForm();
}

function vote(button) {
  for (const other of button.parentElement.children) other.setAttribute("aria-pressed", String(other === button));
  closeForm();
  if (button.value.endsWith("up")) trigger("like", { vote: button.value });
  else openForm(button.value);
}

function send(event) {
  event.preventDefault();
  const said = new FormData(form);
  trigger("like", { vote: form.dataset.vote, reason: said.get("reason") || "", words: said.get("words") || "" });
  const thanks = document.createElement("p");
  thanks.className = "hct-note";
  thanks.setAttribute("role", "status");
  thanks.textContent = form.dataset.thanks;
  form.after(thanks);
  closeForm();
  setTimeout(() => thanks.remove(), 4000);
}

// --- what is pressed ---------------------------------------------------------------------------------------------
const pressed = {
  "hct-ask-this": (button) => trigger("select", { ask: button.value }),
  "hct-unbind": (button) => trigger("delete", { chip: button.value }),
  "hct-vote": vote,
  "hct-why-close": closeForm,
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
new MutationObserver(follow).observe(element.closest(".hct-chat"), {
  childList: true, subtree: true, attributeFilter: ["disabled", "data-link"],
});
follow();
openLink();
