// What the pointer does on the drawing: drag over a stretch to enlarge it, the wheel zooms where one is, a tooltip tells a lane.
let drag = null, dragged = false;

function onPointer(picture) {
  const { svg, left, right } = picture;
  const at = event => { const box = svg.getBoundingClientRect(); return (event.clientX - box.left) / box.width * picture.width; };
  const axis = lane => {
    if (view) return view;
    const [from, to] = (lane?.node.dataset.axis || "").split("|").map(number);
    return to ? { from, to } : null;
  };
  const day = (x, { from, to }) => from + (clamp(x, left, right) - left) / (right - left) * (to + 1 - from);
  const under = event => picture.lanes.find(lane => lane.node === event.target.closest(".lane"));

  svg.addEventListener("pointerdown", event => {
    dragged = false;
    const scale = axis(under(event)), x = at(event), beside = picture.stacked ? event.target.closest(".marks") : x >= left;
    const able = event.pointerType !== "touch" && event.button === 0 && !event.target.closest("a.outside");
    if (able && scale && beside) drag = { picture, scale, from: x, box: null };
  });
  svg.addEventListener("pointermove", event => {
    if (drag?.picture === picture && Math.abs(at(event) - drag.from) > 8) {
      drag.box ||= add(svg, "rect", { class: "stretch", y: 0, height: svg.viewBox.baseVal.height });
      const [x, to] = [drag.from, at(event)].map(value => clamp(value, left, right)).sort((a, b) => a - b);
      drag.box.setAttribute("x", x);
      drag.box.setAttribute("width", to - x);
      tip(null);
    } else if (!drag) tip(under(event), event.clientX, event.clientY);
  });
  addEventListener("pointerup", event => {
    if (drag?.picture !== picture) return;
    const { scale, from, box } = drag;
    drag = null;
    if (!box) return;
    box.remove();
    dragged = true;  // the click that follows is none
    setTimeout(() => { dragged = false; });
    const [first, last] = [from, at(event)].map(x => day(x, scale)).sort((a, b) => a - b);
    change(() => { view = settle(Math.floor(first), Math.ceil(last) - 1); });
  });
  svg.addEventListener("wheel", event => {
    const scale = axis(under(event));
    if (!(event.ctrlKey || event.metaKey) || !scale) return;
    event.preventDefault();
    view ||= { ...scale };
    change(() => zoom(event.deltaY < 0 ? 1.5 : 1 / 1.5, day(at(event), view) - .5), true);
  }, { passive: false });
  svg.addEventListener("pointerleave", () => tip(null));
  svg.addEventListener("focusin", event => {
    const box = event.target.getBoundingClientRect();
    tip(under(event), box.left, box.bottom);
  });
  svg.addEventListener("focusout", () => tip(null));
}
for (const picture of pictures) onPointer(picture);
addEventListener("keydown", event => { if (event.key === "Escape") tip(null); });

function tip(lane, x = 0, y = 0) {
  const box = by("tip");
  box.hidden = !lane;
  if (!lane) return;
  const { quote, title } = lane.node.dataset, said = quote ? `\u201c${quote}\u201d` : "", means = lane.window?.long || "no date";
  const lines = [
    ["", title],
    ["", `In the article: ${[said, means].filter(Boolean).join(", ")}`],
    ["known", lane.best ? `Best known: ${lane.best.long}` : "No source gives a date"],
  ];
  const line = ([className, textContent]) => Object.assign(document.createElement("p"), { className, textContent });
  box.replaceChildren(...lines.map(line));
  const furthest = scrollX + document.documentElement.clientWidth - box.offsetWidth - 4;
  const below = y + box.offsetHeight + 24 <= innerHeight;
  box.style.left = `${clamp(x + scrollX + 12, scrollX + 4, furthest)}px`;
  box.style.top = `${y + scrollY + (below ? 16 : -box.offsetHeight - 12)}px`;
}
