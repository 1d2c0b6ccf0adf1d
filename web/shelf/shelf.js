// Runs once, when the list loads: a button of the list tells Python what it is for; a new page begins at its top.
element.addEventListener("click", (event) => {
  const button = event.target.closest && event.target.closest("button[data-act]");
  if (!button || button.disabled) return;
  trigger("select", { act: button.dataset.act, about: button.value });
  if (button.dataset.act === "remove") showQuestion(Date.now() + 3000);
});

// The question stands above the list: whoever asked to remove something far below must see it, and can answer at once.
function showQuestion(until) {
  const keep = document.querySelector("#shelf-keep");
  if (keep && keep.offsetParent) {
    keep.focus({ preventScroll: true });
    keep.scrollIntoView({ block: "center" });
  } else if (Date.now() < until) setTimeout(() => showQuestion(until), 50);
}

watch("value", () => requestAnimationFrame(() => {
  const tab = element.closest(".hct-work");
  if (tab && element.getBoundingClientRect().top < 0) element.scrollIntoView({ block: "start" });
}));
