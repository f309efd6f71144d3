// The pointer on the drawing: drag over a period to enlarge it, zoom with the wheel, see a tooltip
// for each lane.
let drag = null, dragged = false;

function onPointer(picture) {
  const { svg, left, right } = picture;
  const at = event => {
    const box = svg.getBoundingClientRect();
    return (event.clientX - box.left) / box.width * picture.width;
  };
  const axis = lane => {
    if (view) return view;
    const [from, to] = (lane?.node.dataset.axis || "").split("|").map(number);
    return to ? { from, to } : null;
  };
  const share = x => (clamp(x, left, right) - left) / (right - left);
  const day = (x, { from, to }) => from + share(x) * (to + 1 - from);
  const inOrder = (x, y) => [x, y].sort((a, b) => a - b);
  const under = event => picture.lanes.find(lane => lane.node === event.target.closest(".lane"));

  svg.addEventListener("pointerdown", event => {
    dragged = false;
    const scale = axis(under(event)), x = at(event);
    const inside = picture.stacked ? event.target.closest(".marks") : x >= left;
    const mainButton = event.pointerType !== "touch" && event.button === 0;
    if (mainButton && scale && inside && !event.target.closest("a.outside"))
      drag = { picture, scale, from: x, box: null };
  });
  svg.addEventListener("pointermove", event => {
    if (drag?.picture === picture && Math.abs(at(event) - drag.from) > 8) {
      drag.box ||= add(svg, "rect", { class: "stretch", y: 0, height: svg.viewBox.baseVal.height });
      const [x, to] = inOrder(drag.from, at(event)).map(x => clamp(x, left, right));
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
    dragged = true;  // ignore the click that follows
    setTimeout(() => { dragged = false; });
    const [first, last] = inOrder(from, at(event)).map(x => day(x, scale));
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
  const line = textContent => Object.assign(document.createElement("p"), { textContent });
  box.replaceChildren(...lane.node.dataset.tip.split("\n").map(line));
  box.lastChild.className = "known";
  const furthest = scrollX + document.documentElement.clientWidth - box.offsetWidth - 4;
  const below = y + box.offsetHeight + 24 <= innerHeight;
  box.style.left = `${clamp(x + scrollX + 12, scrollX + 4, furthest)}px`;
  box.style.top = `${y + scrollY + (below ? 16 : -box.offsetHeight - 12)}px`;
}
