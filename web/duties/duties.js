// Runs once, when the tab loads: `element` holds its HTML, `trigger` sends an event to Python.
const form = () => element.querySelector("form");
const values = () => {
  const filled = new FormData(form());
  return { ...Object.fromEntries(filled), groups: filled.has("groups") };
};
let sent = JSON.stringify(values());
let last = null; // the duty that was opened last
let moving = false; // to another page: its beginning comes into sight

function filter() {
  const now = values();
  if (JSON.stringify(now) === sent) return; // Enter both changes a field and submits the form
  sent = JSON.stringify(now);
  trigger("select", { sent: { do: "filter", ...now } });
}

function drop(name) {
  for (const field of form().elements) {
    if (!field.name || (name !== "*" && field.name !== name)) continue;
    if (field.type === "radio") field.checked = field.value === "";
    else if (field.type === "checkbox") field.checked = false;
    else field.value = "";
  }
  filter();
  form().elements.actor.focus();
}

function act(button) {
  const { drop: name, timing, page, export: kind } = button.dataset;
  if (name) drop(name);
  else if (timing !== undefined) trigger("select", { sent: { do: "timing", to: timing } });
  else if (page !== undefined) {
    moving = true;
    trigger("select", { sent: { do: "page", to: Number(page) } });
  } else if (kind) {
    button.setAttribute("aria-busy", "true");
    trigger("export", { form: kind });
  } else if (button.classList.contains("hct-df-toggle")) {
    button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
  }
}

function mark(row) {
  if (last) last.classList.remove("hct-opened");
  last = row;
  last.classList.add("hct-opened");
}

element.addEventListener("change", (event) => { if (event.target.form) filter(); });
element.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
element.addEventListener("click", (event) => {
  const button = event.target.closest("button"), row = event.target.closest(".hct-duty");
  if (row) mark(row);
  if (button) {
    if (button.getAttribute("aria-disabled") !== "true") act(button);
  } else if (row && !String(window.getSelection())) row.querySelector(".hct-open").click();
});

// How much room there is: the panel may take half of the page.
new ResizeObserver(([{ contentRect: { width } }]) => {
  const room = width < 480 ? "small tiny" : width < 820 ? "small" : "";
  if (!width || room === element.dataset.room) return;
  element.dataset.room = room;
  if (last && last.isConnected) last.scrollIntoView({ block: "nearest" });
}).observe(element);
function toMonth() {
  const month = element.querySelector(".hct-months [aria-current]");
  if (!month) return;
  const strip = month.closest(".hct-months");
  strip.scrollLeft += month.getBoundingClientRect().left - strip.getBoundingClientRect().left - strip.clientWidth / 3;
}
watch("value", () => {
  if (moving) element.querySelector(".hct-dbar").scrollIntoView({ block: "start" });
  moving = false;
  toMonth();
});
