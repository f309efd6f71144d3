// The address, #event-ID&q=...&type=...&from=...&to=..., describes the view; opening it shows the
// same view. The page starts here.
function address() {
  const values = new URLSearchParams();
  if (by("words").value.trim()) values.set("q", by("words").value.trim());
  for (const name of NAMES) if (chosen(name)) values.set(name, chosen(name));
  if (view) { values.set("from", iso(view.from)); values.set("to", iso(view.to)); }
  return "#" + [open, values.toString()].filter(Boolean).join("&");
}
function writeAddress(replace = false) {
  const next = address();
  if (next === (location.hash || "#")) return;
  const act = replace ? "replaceState" : "pushState";
  history[act](null, "", next === "#" ? location.pathname + location.search : next);
}
function readAddress() {
  const pieces = location.hash.slice(1).split("&");
  const values = new URLSearchParams(pieces.filter(piece => piece.includes("=")).join("&"));
  open = pieces.find(piece => piece && !piece.includes("=")) || "";  // an id has no escapes
  by("words").value = values.get("q") || "";
  for (const select of NAMES.map(name => by("by-" + name))) {
    select.value = values.get(select.id.slice(3)) || "";
    if (select.selectedIndex < 0) select.value = "";
  }
  const [from, to] = [number(values.get("from")), number(values.get("to"))];
  view = from !== null && to > from ? { from, to } : null;
  filter();
  bring();
  draw();
  writeAddress(true);
  lead();
}
function bring() {  // a linked event is never hidden
  if (!by(open)?.hidden) return;
  clear();
  filter();
}
function lead() {
  for (const article of articles) article.classList.toggle("open", article.id === open);
  const target = by(open);
  if (!target) return;
  const fold = target.closest("details") || target.querySelector("details:not(.reading)");
  if (target.matches(".brief")) unfold(target);
  if (fold) fold.open = true;
  target.scrollIntoView();
  const able = target.tabIndex >= 0 || target.hasAttribute("tabindex");
  if (able) target.focus({ preventScroll: true });
}
function change(act, replace = false) { act(); filter(); draw(); writeAddress(replace); }

document.addEventListener("click", event => {
  const link = event.target.closest("a[href^='#'], .timeline a"), ended = dragged;
  dragged = false;
  if (ended) event.preventDefault();
  if (!link || ended || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.dataset.go) return change(() => go(eventOf.get(link.dataset.go)));
  open = link.getAttribute("href").slice(1);
  bring();
  draw();
  writeAddress();
  lead();
});
addEventListener("popstate", readAddress);
addEventListener("pageshow", event => { if (event.persisted) readAddress(); });

if (by("filters")) by("filters").open = NAMES.length && matchMedia("(min-width: 47rem)").matches;
const controls = ["zoom", "hint", "find", "shown", "image"].map(by);
for (const node of [...controls, ...all("[data-copy]")]) node.hidden = false;
readAddress();
