// Runs once, when the hand-out loads: `element` holds it, `trigger` sends what a person changed, `watch` follows its value.
let focused = ""; // what to focus again after the hand-out was drawn anew

const said = (box) => box.innerText.replace(/\u00a0/g, " ").trim();

element.addEventListener("focusin", (event) => {
  const box = event.target.closest("[data-key]");
  if (box) box.dataset.before = said(box);
});

element.addEventListener("focusout", (event) => {
  const box = event.target.closest("[data-key]");
  if (!box || said(box) === box.dataset.before) return;
  if (!said(box)) box.textContent = box.dataset.own; // nothing typed: its own words again
  const card = box.closest(".hct-question-card");
  const boxes = card ? [...card.querySelectorAll("[data-key]")] : [box];
  const mark = card ? card.querySelector(".hct-edited") : box.parentElement.querySelector(`[data-key="${box.dataset.key}"] + .hct-edited`);
  if (mark) mark.hidden = boxes.every((one) => said(one) === one.dataset.own.trim());
  trigger("edit", { what: "words", key: box.dataset.key, value: said(box) === box.dataset.own.trim() ? "" : said(box) });
});

element.addEventListener("keydown", (event) => {
  const box = event.target.closest("[data-key]");
  if (!box) return;
  if (event.key === "Enter" && !box.classList.contains("hct-edit-many")) {
    event.preventDefault();
    box.blur();
  } else if (event.key === "Escape") {
    box.textContent = box.dataset.before;
    box.blur();
  }
});

element.addEventListener("change", (event) => {
  const key = event.target.dataset.keep;
  if (!key) return;
  focused = `[data-keep="${key}"]`;
  trigger("edit", { what: "keep", key, value: event.target.checked });
});

element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (!button) return;
  focused = `[data-move="${button.dataset.move}"][data-step="${button.dataset.step}"]`;
  trigger("edit", { what: "move", key: button.dataset.move, value: button.dataset.step });
});

watch("value", () => requestAnimationFrame(() => {
  const place = focused && element.querySelector(focused);
  if (place) place.focus();
  focused = "";
}));
