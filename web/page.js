// Runs once, when the panel loads: `element` is the panel, `trigger` sends an event to Python, `watch` follows its value.
const phone = () => window.matchMedia("(max-width: 768px)").matches;
const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
let asked = false; // a person asked for what comes next, so the whole page may move to it

function target() {
  const clause = element.querySelector(".hct-current");
  return clause && (clause.querySelector("mark") || clause);
}

function show() {
  const panel = element.querySelector(".hct-panel");
  if (panel) document.documentElement.lang = panel.dataset.language;
  const spot = target();
  const behavior = calm() ? "auto" : "smooth";
  if (phone()) {
    if (asked) (spot || element).scrollIntoView({ behavior, block: spot ? "center" : "start" });
  } else if (panel) {
    const gap = spot ? spot.getBoundingClientRect().top - panel.getBoundingClientRect().top - panel.clientHeight / 3 : 0;
    panel.scrollTo({ top: spot ? panel.scrollTop + gap : 0, behavior: spot ? behavior : "auto" });
  }
  asked = false;
}

async function copy(button) {
  const text = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without https (an office server by its plain address) the clipboard is closed to pages: the old way still works.
    const box = document.createElement("textarea");
    box.value = text;
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
    button.focus();
  }
  const label = button.textContent, { done } = button.dataset;
  if (label === done) return;
  button.textContent = done;
  setTimeout(() => { if (button.textContent === done) button.textContent = label; }, 1600);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest && event.target.closest("button");
  if (!button) return;
  if (button.classList.contains("hct-open")) {
    asked = true;
    const same = element.querySelector(".hct-panel").dataset.open === button.value;
    if (same) show();
    else trigger("select", { show: button.value });
  } else if (button.dataset.copy) {
    copy(button);
  } else if (button.classList.contains("hct-to-chat")) {
    document.querySelector(".hct-chat").scrollIntoView({ behavior: calm() ? "auto" : "smooth", block: "start" });
  }
});

// Gradio names each message by its source, tags and all; a screen reader should hear the words.  It calls the examples
// a list of no items: they are buttons.
function nameMessages(log) {
  log.querySelector(".examples[role]")?.removeAttribute("role");
  for (const message of log.querySelectorAll('[aria-label*="<div"]')) {
    const words = message.textContent.trim();
    if (words && message.getAttribute("aria-label") !== words) message.setAttribute("aria-label", words);
  }
}

// A new question goes to the top and stays there while its answer grows, so that reading starts at the beginning.
let questions = 0;
let following = 0; // until when
let placed = null; // where the chat was left: by a person's scrolling it moves while its size stays
const lies = (box) => [box.scrollTop, box.scrollHeight, box.clientHeight];
function followQuestion(log) {
  const rows = log.querySelectorAll(".user-row");
  const box = log.querySelector(".bubble-wrap");
  if (rows.length > questions) following = Date.now() + 3000;
  questions = rows.length;
  if (!rows.length || Date.now() > following) return;
  box.scrollTop += rows[rows.length - 1].getBoundingClientRect().top - box.getBoundingClientRect().top - 12;
  placed = lies(box);
}
function letGo({ target: box }) {
  const [top, ...size] = placed && box.matches && box.matches("#chat .bubble-wrap") ? lies(box) : [];
  if (size.length && top !== placed[0] && String(size) === String(placed.slice(1))) following = 0;
}

// The chat may load after the panel, so the whole page is watched and the chat looked up each time.
for (const moved of ["wheel", "touchmove"]) document.addEventListener(moved, () => { following = 0; }, { passive: true });
document.addEventListener("scroll", letGo, { capture: true, passive: true }); // by keys, or to what is focused
new MutationObserver(() => {
  const log = document.querySelector("#chat");
  if (!log) return;
  nameMessages(log);
  if (log.querySelector(".bubble-wrap")) followQuestion(log);
}).observe(document.body, { childList: true, subtree: true, characterData: true });

watch("value", () => requestAnimationFrame(show));
show();
