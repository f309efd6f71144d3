// The drawing at another scale: every lane on one axis, drawn as in lane.py. Without a view, the
// drawing is the one that the build made.
const { BAR, POINT, GAP, CLEAR, BELOW, THIN, BASE, TICK, SIZES } = DRAWING;  // pixels
const { ARTICLE_LOOK, BEST_LOOK, SAME, UNDATED } = DRAWING;
const NEAR = 16;  // pixels: a label of the axis that would be farther from its line is left out
const SLACK = .01;  // pixels: smaller differences are rounding
const RATIO = .65;  // width of a letter to its size, where the browser gives no width

const kindOf = text => text.getAttribute("class").split(" ")[0];
const widthOf = text =>
  text.getComputedTextLength() || text.textContent.length * SIZES[kindOf(text)] * RATIO;

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
    for (const lane of picture.lanes)
      lane.place.replaceChildren(...(view && isDated(lane) ? [] : lane.drawn));
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
  const labels = ticks(from, to, right - left)
    .map(([day, label, unit]) => [axis.x(unit === "day" ? day + .5 : day), label]);
  head(axis, labels);
  for (const lane of picture.lanes)
    if (!hidden.has(lane.id) && isDated(lane)) redraw(lane, axis, labels);
}
function head({ svg, scale, stacked, left, right }, labels) {
  const edge = svg.querySelector("g.finding text").x.baseVal[0].value;
  add(scale, "text", { class: "heading", x: edge, y: 18 }, `From ${period(view.from, view.to, 3)}`);
  let end = -Infinity;
  for (const [x, label] of labels) {
    const text = add(scale, "text", { class: "small middle", x: 0, y: stacked ? 38 : 18 }, label);
    const half = widthOf(text) / 2, middle = clamp(x, left + half, right - half);
    const far = Math.abs(middle - x) > NEAR && labels.length > 1;
    text.setAttribute("x", middle.toFixed(1));
    if (middle - half < end + 8 || x > right || far) text.remove(); else end = middle + half;
  }
}

// Where a date is in the view, in pixels; it may go beyond the edges.
function edgesOf({ first, last }, { left, right, x }) {
  return [first === null ? left : x(first), last === null ? right : x(last + 1)];
}
function outside({ first, last }) {
  if (last !== null && last < view.from) return "before";
  return first !== null && first > view.to ? "after" : "";
}
function redraw(lane, axis, labels) {
  const { place, best, window: said } = lane, { left, right } = axis;
  lane.extra = 0;
  for (const [x] of labels)
    add(place, "line", { class: "grid", x1: x, x2: x, y1: -TICK, y2: BAR + TICK });
  const bar = said && !outside(said) ? addBar(place, said, ARTICLE_LOOK, axis) : null;
  if (best && outside(best)) addLink(lane, axis, outside(best), bar);
  else if (best) addBest(lane, axis, bar);
  const same = best && said && best.long === said.long;  // equal words are equal dates
  const texts = lines(place, "said", same ? SAME : said?.short ?? UNDATED, right - left);
  const x = said ? clamp(edgesOf(said, axis)[0], left, right) : left;
  position(texts, x, BAR + BELOW + lane.extra, axis);
  lane.extra += (texts.length - 1) * BELOW;
}
// The best-known date: a point, or a bar that is long enough to be seen.
function addBest(lane, axis, bar) {
  const { place, best } = lane, { left, right } = axis, edges = edgesOf(best, axis);
  const closed = best.first !== null && best.last !== null;
  let mark = edges;
  if (closed && (best.first === best.last || edges[1] - edges[0] < 2 * POINT)) {
    // The view may cut the bar, and its middle may be outside.
    const middle = clamp((edges[0] + edges[1]) / 2, left, right), p = POINT;
    mark = [middle - p, middle + p];
    const d = `M${middle.toFixed(1)} 0l${p} ${p}-${p} ${p}-${p}-${p}Z`;
    add(place, "path", { class: best.solid ? BEST_LOOK.solid : BEST_LOOK.vague, d });
  } else mark = addBar(place, best, BEST_LOOK, axis);
  const texts = lines(place, "known", best.short, right - left), solid = Boolean(lane.window?.sure);
  const one = texts.length === 1;
  const x = one ? beside(mark, bar, widthOf(texts[0]), [left, right], solid) : null;
  put(lane, texts, x, clamp(mark[0], left, right), axis);
}
// A date as a bar, with its certain days as a core. Returns where the bar is.
function addBar(place, date, look, axis) {
  const edges = edgesOf(date, axis), { left, right } = axis;
  const bar = visible(edges.map(x => clamp(x, left, right)), [left, right]);
  const rise = bar[1] - bar[0] < POINT ? look.rise : 0;
  const upright = [look.top - rise, look.height + 2 * rise];
  const cut = [
    date.first !== null && edges[0] < left - SLACK,
    date.last !== null && edges[1] > right + SLACK,
  ];
  const opened = [date.first === null, date.last === null];
  outline(place, date.solid ? look.solid : look.vague, bar, upright, cut, opened);
  const partly = date.sure && !date.solid && !outside(date.sure);
  if (partly) core(place, date, look.core, bar, upright, axis);
  return bar;
}
// The certain days of a bar; nothing if the bar is too short to show them.
function core(place, date, kind, [from, to], upright, axis) {
  const { left, right } = axis, edges = edgesOf(date.sure, axis);
  const cut = [edges[0] < left - SLACK, edges[1] > right + SLACK];
  const [start, end] = visible(edges.map(x => clamp(x, left, right)), [from, to]);
  const tip = Math.min(BAR / 2, to - from);
  const room = [from + tip * (date.first === null), to - tip * (date.last === null)];
  const inside = start >= room[0] - SLACK && end <= room[1] + SLACK;
  // If the view cuts the core, all days in view may be certain.
  const fits = cut[0] || cut[1] || to - from - (end - start) >= THIN;
  const torn = cut.map(side => side && edges[1] - edges[0] >= THIN);
  if (inside && fits) outline(place, kind, [start, end], upright, torn, [false, false]);
}
// A side of a bar is straight, an arrow if it is open, or torn if the view cuts it.
function outline(place, kind, [from, to], [top, height], cut, opened) {
  const tip = Math.min(height / 2, to - from), middle = top + height / 2, bottom = top + height;
  const side = (x, inward, cut, opened) => {  // upwards
    if (cut) return [0, 1, 2, 3, 4].map(n => [x + n % 2 * inward / 2, bottom - n * height / 4]);
    if (opened) return [[x + inward, bottom], [x, middle], [x + inward, top]];
    return [[x, bottom], [x, top]];
  };
  const ends = side(to, -tip, cut[1], opened[1]).reverse();
  const points = [...side(from, tip, cut[0], opened[0]), ...ends];
  const path = points.map(point => point.map(n => n.toFixed(1)).join(" ")).join("L");
  add(place, "path", { class: kind, d: `M${path}Z` });
}
function visible([from, to], room) {  // widens a thin bar, inside its room
  if (to - from >= THIN) return [from, to];
  from = clamp((from + to - THIN) / 2, room[0], room[1] - THIN);
  return [from, from + THIN];
}
function addLink(lane, { left, right }, side, bar) {  // to a best-known date outside the view
  const label = lane.best.short, before = side === "before";
  const link = add(lane.place, "a", {
    href: `#event-${lane.id}`, class: "outside", "data-go": lane.id,
    "aria-label": `Outside of the view: ${label}. Go there`,
  });
  const arrow = before ? `\u25c2 ${label}` : `${label} \u25b8`;
  const texts = lines(link, "known", arrow, right - left);
  const need = Math.max(...texts.map(widthOf)), x = before ? left : right - need;
  // It may be on a pale bar that goes on beyond the edge, and on no solid one.
  const ends = (bar || []).filter(end => end > left && end < right);
  const cut = ends.some(end => x - CLEAR < end && end < x + need + CLEAR);
  const covered = bar && lane.window.sure && bar[0] < x + need && x < bar[1];
  put(lane, texts, cut || covered || texts.length > 1 ? null : x, x, { left, right });
}
// The label of a best-known date: beside its mark (at x), or in lines below.
function put(lane, texts, x, below, axis) {
  lane.extra = x === null ? BELOW * texts.length : 0;
  position(texts, x ?? below, x === null ? BAR + BELOW : BAR / 2 + BASE, axis);
}
function position(texts, x, y, { left, right }) {  // lines below each other, inside the edges
  const at = Math.max(Math.min(x, right - Math.max(...texts.map(widthOf))), left);
  texts.forEach((text, n) => {
    text.setAttribute("x", at.toFixed(1));
    text.setAttribute("y", y + n * BELOW);
  });
}
function lines(parent, kind, label, room) {  // a text in as many lines as it needs
  const found = [];
  for (const word of label.split(" ")) {
    const text = found.at(-1), before = text?.textContent;
    if (text) text.textContent += ` ${word}`;
    if (text && widthOf(text) <= room) continue;
    if (text) text.textContent = before;
    found.push(add(parent, "text", { class: kind, x: 0 }, word));
  }
  return found;
}
function beside(mark, bar, need, edges, solid) {  // the same rule as layout.beside
  const ends = bar || mark;
  const starts = [
    mark[1] + GAP,
    Math.max(ends[1], mark[1]) + GAP,
    mark[0] - GAP - need,
    Math.min(ends[0], mark[0]) - GAP - need,
  ];
  return starts.find(x => {
    const off = x >= ends[1] || x + need <= ends[0];
    const cut = ends.some(end => x - CLEAR < end && end < x + need + CLEAR);
    return edges[0] <= x && x <= edges[1] - need && (solid && bar ? off : !cut);
  }) ?? null;
}

// Whether the headline is about a hidden event, or about all events while some are hidden.
const isStale = about => about ? hidden.has(about) : hidden.size > 0;
function gone(blocks, scale) {  // the blocks to hide: also a heading with nothing left below it
  const kept = new Set(), found = new Set();  // kinds of headings with something left below them
  for (const block of [...blocks].reverse()) {
    const kind = block.getAttribute("class"), { event, about, dated } = block.dataset;
    let away = false;
    if (event) away = hidden.has(event);
    else if (block === scale) away = !view;
    else if (kind === "finding") away = isStale(about);
    else if (kind === "heading") away = !kept.delete(kind) || view && dated === "yes";
    else if (kind === "article") away = !kept.delete(kind);
    if (away) found.add(block);
    else if (event) kept.add("heading").add("article");
  }
  return found;
}
function stack({ svg, blocks, lanes, scale, width }) {  // the blocks below each other
  for (const lane of lanes)
    lane.node.dataset.height = lane.least + lane.grown(view ? lane.extra : lane.made);
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
