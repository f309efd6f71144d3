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
  const partly = d => d.sure && !d.solid && !outside(d.sure), seen = span && !outside(span);
  const kind = span?.solid ? "given" : "window";
  const bar = seen ? rectangle(place, span, ends(span), kind, ARTICLE, axis) : null;
  if (bar && partly(span)) core(place, span, ends(span.sure), bar, "core", ARTICLE, axis);
  if (best && outside(best)) arrow(lane, axis, outside(best), bar);
  else if (best) known(lane, axis, ends, partly(best), bar);
  const same = best && span && best.long === span.long;  // equal words are equal dates
  const said = same ? "the article says the same" : span ? span.short : "the article gives no date";
  const texts = lines(place, "said", said, right - left);
  stand(texts, span ? clamp(ends(span)[0], left, right) : left, BAR + BELOW + lane.extra, axis);
  lane.extra += (texts.length - 1) * BELOW;
}
// The best-known date: a point, or a bar where that would be seen.
function known(lane, axis, endsOf, partly, bar) {
  const { place, best } = lane, kind = best.solid ? "best" : "best vague", ends = endsOf(best);
  let mark = ends;
  if (best.first !== null && best.last !== null && (best.first === best.last || ends[1] - ends[0] < 2 * POINT)) {
    // A stretch that the view cuts may have its middle outside.
    const centre = clamp((ends[0] + ends[1]) / 2, axis.left, axis.right), p = POINT;
    mark = [centre - p, centre + p];
    const d = `M${centre.toFixed(1)} 0l${p} ${p}-${p} ${p}-${p}-${p}Z`;
    add(place, "path", { class: kind, d });
  } else {
    mark = rectangle(place, best, ends, kind, KNOWN, axis);
    if (partly) core(place, best, endsOf(best.sure), mark, "best core", KNOWN, axis);
  }
  const { left, right } = axis, texts = lines(place, "known", best.short, right - left);
  const dark = Boolean(lane.window?.sure), one = texts.length === 1;
  const x = one ? beside(mark, bar, wide(texts[0]), [left, right], dark) : null;
  put(lane, texts, x, clamp(mark[0], left, right), axis);
}
// The certain days in a bar, as in marks.py: none if the bar is too short to show which they are.
function core(place, span, ends, [from, to], kind, bar, { left, right }) {
  const tip = Math.min(BAR / 2, to - from);
  const room = [from + tip * (span.first === null), to - tip * (span.last === null)];
  let [start, end] = ends.map(end => clamp(end, left, right));
  if (end - start < THIN) {
    start = clamp((start + end - THIN) / 2, from, to - THIN);
    end = start + THIN;
  }
  // Where the view cuts it, all that is in view may be certain.
  const cut = ends[0] < left - .01 || ends[1] > right + .01;
  const inside = start >= room[0] - .01 && end <= room[1] + .01;
  const fits = inside && (cut || to - from - (end - start) >= THIN);
  const rise = to - from < POINT ? bar.rise : 0;
  const drawn = { top: bar.top - rise, height: bar.height + 2 * rise, rise: 0 };
  const edges = ends[1] - ends[0] < THIN ? [start, end] : ends;
  if (fits) rectangle(place, span.sure, edges, kind, drawn, { left, right });
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
  const texts = lines(link, "known", before ? `\u25c2 ${label}` : `${label} \u25b8`, right - left);
  const need = Math.max(...texts.map(wide)), x = before ? left : right - need;
  // It may lie on a pale bar that reaches the edge, which does not end there, and on no solid one.
  const ends = (bar || []).filter(end => end > left && end < right), cut = ends.some(end => x - 2 < end && end < x + need + 2);
  const covered = bar && lane.window.sure && bar[0] < x + need && x < bar[1];
  put(lane, texts, cut || covered || texts.length > 1 ? null : x, x, { left, right });
}
// The label of a best-known date: beside its mark, or else in lines below.
function put(lane, texts, x, below, axis) {
  lane.extra = x === null ? BELOW * texts.length : 0;
  stand(texts, x ?? below, x === null ? BAR + BELOW : BAR / 2 + 5, axis);
}
function stand(texts, x, y, { left, right }) {  // lines below each other, inside the edges
  const at = Math.max(Math.min(x, right - Math.max(...texts.map(wide))), left);
  texts.forEach((text, n) => {
    text.setAttribute("x", at.toFixed(1));
    text.setAttribute("y", y + n * BELOW);
  });
}
function lines(parent, kind, label, room) {  // a text in as many lines as it needs, to be placed
  const found = [];
  for (const word of label.split(" ")) {
    const text = found.at(-1), before = text?.textContent;
    if (text) text.textContent += ` ${word}`;
    if (text && wide(text) <= room) continue;
    if (text) text.textContent = before;
    found.push(add(parent, "text", { class: kind, x: 0 }, word));
  }
  return found;
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
