// A lane of the drawing at another scale: the words of an event and its marks, as in lane.py.
const { BAR, POINT, GAP, CLEAR, BELOW, THIN, BASE, TICK, ARTICLE_LOOK, BEST_LOOK } = DATA.drawing;
const { NO_DATE_KNOWN } = DATA.drawing;
const SLACK = .01;  // pixels: smaller differences are rounding

// Where a date is in the view, in pixels; it may go beyond the edges.
function edgesOf({ first, last }, { left, right, x }) {
  return [first === null ? left : x(first), last === null ? right : x(last + 1)];
}
function outside({ first, last }, { from, to }) {
  if (last !== null && last < from) return "before";
  return first !== null && first > to ? "after" : "";
}
function addLane(block, event, axis, labels) {
  const { left, right, words, stacked, width } = axis, { id, title, quote } = event;
  const found = id === about, state = found ? " found" : about ? " muted" : "";
  const node = block(`lane${state}`, 0, { "data-event": id });
  const tint = found && add(node, "rect", { class: "tint", width });
  add(node, "line", { class: "rule", x1: words[0], x2: right, y1: 0, y2: 0 });
  const said = quote ? [`\u201c${quote}\u201d`, "quote"] : [NO_WORDS, "small"];
  const link = add(node, "a", { href: `#event-${id}`, "aria-label": `${title} ${said[0]}` });
  let texts = paragraph(link, title, found ? "title" : "", words, 4);
  texts += paragraph(link, ...said, words, 4 + texts);
  const top = stacked ? 10 + texts : 6;
  const place = add(node, "g", { class: "marks", transform: `translate(0 ${top.toFixed(1)})` });
  const lane = { ...event, place, extra: 0 };
  if (event.main) addMarks(lane, axis, labels);
  else add(place, "text", { class: "small", x: left, y: 13 }, NO_DATE_KNOWN);
  const marks = (event.main ? BAR + 22 : 20) + lane.extra;
  node.dataset.height = stacked ? 14 + texts + marks : 10 + Math.max(texts, marks);
  if (tint) tint.setAttribute("height", node.dataset.height);
}
function addMarks(lane, axis, labels) {
  const { place, best, window: said } = lane, { left, right } = axis;
  for (const [x] of labels)
    add(place, "line", { class: "grid", x1: x, x2: x, y1: -TICK, y2: BAR + TICK });
  const bar = said && !outside(said, axis) ? addBar(place, said, ARTICLE_LOOK, axis) : null;
  if (best && outside(best, axis)) addLink(lane, axis, outside(best, axis), bar);
  else if (best) addBest(lane, axis, bar);
  const texts = wrapped(lane.remark || said.short, "said", right - left);
  const x = said ? clamp(edgesOf(said, axis)[0], left, right) : left;
  addTexts(place, texts, "said", x, BAR + BELOW + lane.extra, axis);
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
  const texts = wrapped(best.short, "known", right - left), solid = Boolean(lane.window?.sure);
  const need = widthOf(best.short, "known");
  const x = texts.length === 1 ? beside(mark, bar, need, [left, right], solid) : null;
  put(lane, place, texts, x, clamp(mark[0], left, right), axis);
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
  const partly = date.sure && !date.solid && !outside(date.sure, axis);
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
function addLink(lane, axis, side, bar) {  // to a best-known date outside the view
  const { left, right } = axis, label = lane.best.short, before = side === "before";
  const arrow = before ? `\u25c2 ${label}` : `${label} \u25b8`;
  const link = add(lane.place, "a", {
    href: `#event-${lane.id}`, class: "outside", "data-go": lane.id,
    "aria-label": `${arrow}. Outside of the view: go there`,
  });
  const texts = wrapped(arrow, "known", right - left);
  const need = Math.max(...texts.map(line => widthOf(line, "known")));
  const x = before ? left : right - need;
  // It may be on a pale bar that goes on beyond the edge, and on no solid one.
  const ends = (bar || []).filter(end => end > left && end < right);
  const cut = ends.some(end => x - CLEAR < end && end < x + need + CLEAR);
  const covered = bar && lane.window.sure && bar[0] < x + need && x < bar[1];
  put(lane, link, texts, cut || covered || texts.length > 1 ? null : x, x, axis);
}
// The label of a best-known date: beside its mark (at x), or in lines below.
function put(lane, parent, texts, x, below, axis) {
  lane.extra = x === null ? BELOW * texts.length : 0;
  addTexts(parent, texts, "known", x ?? below, x === null ? BAR + BELOW : BAR / 2 + BASE, axis);
}
// Texts below each other, inside the edges.
function addTexts(parent, texts, kind, x, y, { left, right }) {
  const need = Math.max(...texts.map(line => widthOf(line, kind)));
  const at = Math.max(Math.min(x, right - need), left);
  texts.forEach((line, n) => add(parent, "text", { class: kind, x: at, y: y + n * BELOW }, line));
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
