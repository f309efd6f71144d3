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
    const { axis } = lane?.dataset ?? {};
    return axis ? axisOf(axis) : home();
  };
  const share = x => (clamp(x, left, right) - left) / (right - left);
  const day = (x, { from, to }) => from + share(x) * (to + 1 - from);
  const inOrder = (x, y) => [x, y].sort((a, b) => a - b);
  // The lane at the height of the pointer: it has an axis also where nothing is drawn.
  const beside = event => all(":scope > [data-event]", svg).find(lane => {
    const { top, bottom } = lane.getBoundingClientRect();
    return event.clientY >= top && event.clientY <= bottom;
  });
  const under = event => event.target.closest(".lane");

  svg.addEventListener("pointerdown", event => {
    dragged = false;
    const scale = axis(beside(event)), x = at(event);
    const inside = picture.stacked || x >= left;
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
    const scale = axis(beside(event));
    if (!(event.ctrlKey || event.metaKey) || !scale) return;
    event.preventDefault();
    view ||= { ...scale };
    change(() => zoom(event.deltaY < 0 ? 1.5 : 1 / 1.5, day(at(event), view) - .5), true);
  }, { passive: false });
  svg.addEventListener("pointerleave", () => tip(null));
}
for (const picture of pictures) onPointer(picture);
// Not on the drawing itself: a browser would make it a tab stop.
by("frame").addEventListener("focusin", ({ target }) => {
  const box = target.getBoundingClientRect();
  tip(target.closest(".lane"), box.left, box.bottom);
});
by("frame").addEventListener("focusout", () => tip(null));
addEventListener("keydown", event => { if (event.key === "Escape") tip(null); });

const { IN_ARTICLE, BEST_KNOWN, NO_DATE, NO_SOURCE } = DATA.drawing;
function sayings({ title, quote, window, best }) {  // as in picture.py
  const said = [...(quote ? [`\u201c${quote}\u201d`] : []), window?.long || NO_DATE].join(", ");
  return [title, IN_ARTICLE + said, BEST_KNOWN + (best?.long || NO_SOURCE)];
}
function tip(lane, x = 0, y = 0) {
  const box = by("tip");
  box.hidden = !lane;
  if (!lane) return;
  const line = textContent => Object.assign(document.createElement("p"), { textContent });
  box.replaceChildren(...sayings(eventOf.get(lane.dataset.event)).map(line));
  box.lastChild.className = "known";
  const furthest = scrollX + document.documentElement.clientWidth - box.offsetWidth - 4;
  const below = y + box.offsetHeight + 24 <= innerHeight;
  box.style.left = `${clamp(x + scrollX + 12, scrollX + 4, furthest)}px`;
  box.style.top = `${y + scrollY + (below ? 16 : -box.offsetHeight - 12)}px`;
}
