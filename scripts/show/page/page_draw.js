// The drawing at another scale: every lane on one axis, as marks.py draws it on its own. Without a view it stands as it was made.
const BAR = 14, POINT = 7, GAP = 6, BELOW = 16, THIN = 3;  // pixels, as in svg.py
const NEAR = 16;  // pixels: a label of the axis that would stand farther from its line is left out
const ARTICLE = { top: 0, height: BAR, rise: 4 }, KNOWN = { top: 3, height: BAR - 6, rise: 0 };  // bars, as in marks.py
const SIZE = { said: 12, known: 13, small: 12 };
const wide = text => text.getComputedTextLength() || text.textContent.length * SIZE[text.getAttribute("class").split(" ")[0]] * .65;

function add(parent, tag, attributes = {}, text = null) {
  const child = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes))
    child.setAttribute(name, typeof value === "number" ? +value.toFixed(1) : value);
  if (text !== null) child.textContent = text;
  parent.append(child);
  return child;
}

function draw() {
  for (const picture of pictures) {
    for (const lane of picture.lanes) lane.place.replaceChildren(...(view && (lane.best || lane.window) ? [] : lane.drawn));
    picture.scale.replaceChildren();
    if (view) onOneScale(picture); else delete picture.svg.dataset.view;
    stack(picture);
  }
  by("view").textContent = view ? `From ${period(view.from, view.to)}` : "";
}
function onOneScale(picture) {
  const { from, to } = view, { left, right } = picture;
  picture.svg.dataset.view = `${from}|${to}`;
  const axis = { ...picture, x: day => left + (day - from) / (to + 1 - from) * (right - left) };
  const marks = ticks(from, to, right - left).map(([day, label, unit]) => [axis.x(unit === "day" ? day + .5 : day), label]);
  head(axis, marks);
  for (const lane of picture.lanes) if (!hidden.has(lane.id) && (lane.best || lane.window)) redraw(lane, axis, marks);
}
function head({ svg, scale, stacked, left, right }, marks) {
  const edge = svg.querySelector("g.finding text").x.baseVal[0].value;
  add(scale, "text", { class: "heading", x: edge, y: 18 }, `From ${period(view.from, view.to, 3)}`);
  let end = -Infinity;
  for (const [x, label] of marks) {
    const text = add(scale, "text", { class: "small middle", x: 0, y: stacked ? 38 : 18 }, label), half = wide(text) / 2;
    const middle = clamp(x, left + half, right - half), off = Math.abs(middle - x) > NEAR && marks.length > 1;
    text.setAttribute("x", middle.toFixed(1));
    if (middle - half < end + 8 || x > right || off) text.remove(); else end = middle + half;
  }
}

function redraw(lane, axis, marks) {
  const { place, best, window: span } = lane, { left, right, x } = axis;
  const ends = d => [d.first === null ? left : x(d.first), d.last === null ? right : x(d.last + 1)];
  const outside = d => d.last !== null && d.last < view.from ? "before" : d.first !== null && d.first > view.to ? "after" : "";
  lane.extra = 0;
  for (const [at] of marks) add(place, "line", { class: "grid", x1: at, x2: at, y1: -4, y2: BAR + 4 });
  const bar = span && !outside(span) ? rectangle(place, span, ends(span), span.kind, ARTICLE, axis) : null;
  if (best && outside(best)) arrow(lane, axis, outside(best), bar);
  else if (best) known(lane, axis, ends(best), bar);
  const same = best && span && best.first === span.first && best.last === span.last && best.kind === span.kind;
  const said = same ? "the article says the same" : span ? span.short : "the article gives no date";
  const label = add(place, "text", { class: "said", x: 0, y: BAR + BELOW + lane.extra }, said);
  label.setAttribute("x", clamp(span ? clamp(ends(span)[0], left, right) : left, left, right - wide(label)).toFixed(1));
}
function known(lane, axis, ends, bar) {  // the best-known date: a point, or a bar where that would be seen
  const { place, best } = lane, sure = best.first === best.last || best.kind === "given";
  let mark = ends;
  if (best.first !== null && best.last !== null && (best.first === best.last || ends[1] - ends[0] < 2 * POINT)) {
    const centre = (ends[0] + ends[1]) / 2, p = POINT;
    mark = [centre - p, centre + p];
    add(place, "path", { class: sure ? "best" : "best vague", d: `M${centre.toFixed(1)} 0l${p} ${p}-${p} ${p}-${p}-${p}Z` });
  } else mark = rectangle(place, best, ends, sure ? "best" : "best vague", KNOWN, axis);
  const label = add(place, "text", { class: "known", x: 0 }, best.short), need = wide(label), { left, right } = axis;
  const x = beside(mark, bar, need, [left, right], lane.window?.kind === "given");
  put(lane, label, x, clamp(clamp(mark[0], left, right), left, right - need));
}
function rectangle(place, span, [from, to], kind, bar, { left, right }) {
  // Cut by the view, not by the data:
  const torn = [span.first !== null && from < left - .01, span.last !== null && to > right + .01];
  [from, to] = [clamp(from, left, right), clamp(to, left, right)];
  if (to - from < THIN) { from = clamp((from + to - THIN) / 2, left, right - THIN); to = from + THIN; }
  const rise = to - from < POINT ? bar.rise : 0, top = bar.top - rise, height = bar.height + 2 * rise;
  const tip = Math.min(height / 2, to - from), middle = top + height / 2, bottom = top + height;
  const tear = (x, inward) => [0, 1, 2, 3, 4].map(n => [x + n % 2 * inward, bottom - n * height / 4]);
  const side = (x, torn, opened, inward) =>  // upwards
    torn ? tear(x, inward / 2) : opened ? [[x + inward, bottom], [x, middle], [x + inward, top]] : [[x, bottom], [x, top]];
  const points = [...side(from, torn[0], span.first === null, tip), ...side(to, torn[1], span.last === null, -tip).reverse()];
  add(place, "path", { class: kind, d: `M${points.map(point => point.map(n => n.toFixed(1)).join(" ")).join("L")}Z` });
  return [from, to];
}
function arrow(lane, { left, right }, side, bar) {  // a date that lies outside stands at the edge, and leads there
  const label = lane.best.short, name = `Outside of the view: ${label}. Go there`, before = side === "before";
  const link = add(lane.place, "a", { href: `#event-${lane.id}`, class: "outside", "data-go": lane.id, "aria-label": name });
  const text = add(link, "text", { class: "known", x: left }, before ? `\u25c2 ${label}` : `${label} \u25b8`);
  const need = wide(text), x = before ? left : right - need;
  // It may lie on a pale bar that reaches the edge, which does not end there, and on no solid one.
  const ends = (bar || []).filter(end => end > left && end < right), cut = ends.some(end => x - 2 < end && end < x + need + 2);
  const covered = bar && lane.window.kind === "given" && bar[0] < x + need && x < bar[1];
  put(lane, text, cut || covered ? null : x, x);
}
function put(lane, text, x, below) {  // the label of a best-known date: beside its mark, or else in a line below
  lane.extra = x === null ? BELOW : 0;
  text.setAttribute("x", (x ?? below).toFixed(1));
  text.setAttribute("y", x === null ? BAR + BELOW : BAR / 2 + 5);
}
function beside(mark, bar, need, edges, solid) {  // as layout.beside
  const ends = bar || mark;
  const starts = [mark[1] + GAP, Math.max(ends[1], mark[1]) + GAP, mark[0] - GAP - need, Math.min(ends[0], mark[0]) - GAP - need];
  return starts.find(x => {
    const clear = solid && bar ? x >= ends[1] || x + need <= ends[0] : !ends.some(end => x - 2 < end && end < x + need + 2);
    return edges[0] <= x && x <= edges[1] - need && clear;
  }) ?? null;
}

// Whether the headline is about what is not shown: an event that is hidden, or all events where some are.
const untold = about => about ? hidden.has(about) : hidden.size > 0;
function gone(blocks, scale) {  // the blocks that are not to be seen: a heading goes when nothing below it is left
  const kept = new Set(), found = new Set();  // kinds of headings below which something is left
  for (const block of [...blocks].reverse()) {
    const kind = block.getAttribute("class");
    if (block.dataset.event) {
      if (hidden.has(block.dataset.event)) found.add(block); else kept.add("heading").add("article");
    } else if (block === scale) { if (!view) found.add(block); }
    else if (kind === "finding") { if (untold(block.dataset.about)) found.add(block); }
    else if (kind === "heading" || kind === "article") {
      if (!kept.delete(kind) || kind === "heading" && view && block.dataset.dated === "yes") found.add(block);
    }
  }
  return found;
}
function stack({ svg, blocks, lanes, scale, width }) {  // one block below the other, without those that are hidden
  for (const lane of lanes) lane.node.dataset.height = lane.least + lane.grown(view ? lane.extra : lane.made);
  const away = gone(blocks, scale);
  let y = 0;
  for (const block of blocks) {
    block.toggleAttribute("hidden", away.has(block));
    block.style.display = away.has(block) ? "none" : "";
    if (away.has(block)) continue;
    block.setAttribute("transform", `translate(0 ${y.toFixed(1)})`);
    y += +block.dataset.height;
  }
  svg.setAttribute("viewBox", `0 0 ${width} ${y.toFixed(1)}`);
  svg.setAttribute("height", y.toFixed(1));
  svg.querySelector(".paper").setAttribute("height", y.toFixed(1));
}
