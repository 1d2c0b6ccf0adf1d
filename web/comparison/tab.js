// Runs once, when the tab's tables load: `element` holds them.
// Opening the panel makes the tables narrower and longer: the button that opened it stays where it can be seen.
let opened = null;
element.addEventListener("click", (event) => { opened = event.target.closest(".hct-open"); });
new ResizeObserver(() => {
  if (opened && opened.isConnected) opened.scrollIntoView({ block: "center", inline: "nearest" });
  opened = null;
}).observe(element);

// Gradio names the crosses beside chosen directives "Remove 0"; they should say what they remove.
function nameCrosses() {
  for (const cross of document.querySelectorAll("#cmp-others .token-remove[role=button]")) {
    const beside = cross.parentElement.querySelector(".token > span");
    const named = beside ? `× ${beside.textContent.trim()}` : "×";
    if (cross.title !== named) cross.title = named;
  }
}
new MutationObserver(nameCrosses).observe(document.body, { childList: true, subtree: true });
nameCrosses();
