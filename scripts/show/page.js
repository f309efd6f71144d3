"use strict";
// What the script adds to the page: another scale for the drawing, search and filters, and an address for what one sees.
// The drawing itself is made by the build; without this script it stands as it is.
{
  const by = id => document.getElementById(id), all = (css, root = document) => [...root.querySelectorAll(css)];
  const DAY = 864e5, MONTHS = "January February March April May June July August September October November December".split(" ");
  const number = iso => iso ? Date.parse(iso + "T00:00:00Z") / DAY : null, iso = day => new Date(day * DAY).toISOString().slice(0, 10);
  const clamp = (value, low, high) => Math.min(Math.max(value, low), high), parts = day => new Date(day * DAY);
  const inWords = day => { const d = parts(day); return `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}`; };
  const LEAST = 3, BAR = 14, POINT = 7, GAP = 6, BELOW = 16, THIN = 3;  // days in view; pixels, as in picture.py

  // --- the drawing ----------------------------------------------------------------------------------------------------------
  const NS = "http://www.w3.org/2000/svg";
  function add(parent, tag, attributes = {}, text = null) {
    const child = document.createElementNS(NS, tag);
    for (const [name, value] of Object.entries(attributes)) child.setAttribute(name, typeof value === "number" ? +value.toFixed(1) : value);
    if (text !== null) child.textContent = text;
    parent.append(child);
    return child;
  }
  function date(text) {
    if (!text) return null;
    const [first, last, kind, short, long] = text.split("|");
    return { first: number(first), last: number(last), kind, short, long };
  }
  const pictures = all("svg.timeline").map(svg => {
    const [left, right] = svg.dataset.edges.split("|").map(Number), blocks = all(":scope > g[data-height]", svg);
    const lanes = blocks.filter(g => g.dataset.event).map(node => ({
      node, id: node.dataset.event, place: node.querySelector(".marks"), drawn: [...node.querySelector(".marks").childNodes],
      window: date(node.dataset.window), best: date(node.dataset.best), height: node.dataset.height - node.dataset.extra, extra: 0, made: +node.dataset.extra,
    }));
    const stacked = svg.classList.contains("narrow"), scale = document.createElementNS(NS, "g");
    scale.setAttribute("class", "ruler");
    scale.dataset.height = stacked ? 44 : 28;
    blocks[0].after(scale);
    blocks.splice(1, 0, scale);
    return { svg, left, right, blocks, lanes, stacked, scale, width: svg.viewBox.baseVal.width };
  });
  const lanes = pictures[0].lanes, articles = all("article");
  const hidden = new Set();  // ids of events
  let view = null;  // { from, to }: days, both inclusive; null is the drawing as it was made

  const shown = () => lanes.filter(lane => !hidden.has(lane.id) && (lane.best || lane.window));
  function reach(lane) {  // the known days of what a lane shows first of all
    const { first, last } = lane.best || lane.window;
    return [first ?? last, last ?? first];
  }
  function whole() {
    const days = shown().flatMap(lane => [lane.best, lane.window].filter(Boolean).flatMap(d => [d.first, d.last])).filter(d => d !== null);
    if (!days.length) return null;
    const from = Math.min(...days), to = Math.max(...days), rim = Math.ceil((to - from + 1) * .03) + 1;
    return { from: from - rim, to: to + rim };
  }
  function home() {  // where zooming starts: the axis that several lines share, else everything
    const axes = shown().map(lane => lane.node.dataset.axis), shared = axes.find((axis, n) => axis && axes.indexOf(axis) !== n);
    if (!shared) return whole();
    const [from, to] = shared.split("|").map(number);
    return { from, to };
  }
  function settle(from, to) {  // the nearest view that shows a mark, and no more than there is
    const full = whole();
    if (!full) return null;
    const length = clamp(Math.round(to - from), LEAST - 1, full.to - full.from);
    from = clamp(Math.round(from), full.from, full.to - length);
    const seen = shown().map(reach);
    if (!seen.some(([first, last]) => first <= from + length && last >= from)) {
      const centre = from + length / 2, far = ([first, last]) => Math.min(Math.abs(first - centre), Math.abs(last - centre));
      const [first, last] = seen.reduce((near, next) => far(next) < far(near) ? next : near);
      from = Math.round((Math.abs(first - centre) < Math.abs(last - centre) ? first : last) - length / 2);
    }
    return { from, to: from + length };
  }
  function nearest(view) {
    const days = shown().flatMap(reach).filter(day => day >= view.from && day <= view.to).sort((a, b) => a - b);
    return days.length ? days[days.length >> 1] : (view.from + view.to) / 2;
  }
  function zoom(factor, at = null) {
    const now = view || home();
    if (!now) return;
    const point = at ?? nearest(now), length = (now.to - now.from + 1) / factor, share = (point - now.from + .5) / (now.to - now.from + 1);
    view = settle(point + .5 - share * length, point + .5 - share * length + length - 1);
  }
  function shift(share) {
    const now = view || home();
    if (!now) return;
    const length = now.to - now.from, way = Math.sign(share), next = settle(now.from + share * (length + 1), now.to + share * (length + 1));
    // Over a gap, on to the next mark that way, and not back to where one was.
    const on = shown().map(reach).filter(([first, last]) => way > 0 ? last > now.to : first < now.from);
    if (way * (next.from - now.from) > 0) { view = next; return; }
    if (!on.length) { view = settle(now.from, now.to); return; }
    const target = way > 0 ? Math.min(...on.map(r => r[1])) : Math.max(...on.map(r => r[0]));
    view = settle(target - length / 2, target + length / 2);
  }

  const STEPS = [...[1, 2, 5, 10].map(n => ["day", n, n]), ...[1, 3, 6].map(n => ["month", n, 30 * n]), ...[1, 2, 5, 10, 20, 50, 100, 200].map(n => ["year", n, 365 * n])];
  function ticks(from, to, pixels) {
    const [unit, every] = STEPS.find(([, , days]) => days * pixels / (to - from + 1) > 64) || STEPS.at(-1), found = [];
    const d = parts(from);
    let day = unit === "day" ? from : Date.UTC(d.getUTCFullYear(), unit === "month" ? d.getUTCMonth() : 0, 1) / DAY;
    for (; day <= to; day = unit === "day" ? day + 1 : Date.UTC(parts(day).getUTCFullYear() + (unit === "year"), parts(day).getUTCMonth() + (unit === "month"), 1) / DAY) {
      const now = parts(day), month = MONTHS[now.getUTCMonth()].slice(0, 3), count = now.getUTCDate();
      const labelled = { day: every === 1 || (count === 1 || count % every === 0) && !(every > 2 && count > 28) && !(every === 2 && count === 1), month: now.getUTCMonth() % every === 0, year: now.getUTCFullYear() % every === 0 }[unit];
      if (labelled && day >= from) found.push([day, { day: `${count} ${month}`, month: `${month} ${now.getUTCFullYear()}`, year: now.getUTCFullYear() }[unit], unit]);
    }
    return found;
  }
  const SIZE = { said: 12, known: 13, small: 12 };
  const wide = text => text.getComputedTextLength() || text.textContent.length * SIZE[text.getAttribute("class").split(" ")[0]] * .65;

  function draw() {
    for (const picture of pictures) {
      for (const lane of picture.lanes) lane.place.replaceChildren(...(view && (lane.best || lane.window) ? [] : lane.drawn));
      picture.scale.replaceChildren();
      if (!view) { delete picture.svg.dataset.view; stack(picture); continue; }
      picture.svg.dataset.view = `${view.from}|${view.to}`;
      const axis = { ...picture, x: day => picture.left + (day - view.from) / (view.to + 1 - view.from) * (picture.right - picture.left) };
      const marks = ticks(view.from, view.to, picture.right - picture.left);
      head(axis, marks);
      for (const lane of picture.lanes) if (!hidden.has(lane.id) && (lane.best || lane.window)) redraw(lane, axis, marks);
      stack(picture);
    }
    by("view").textContent = view ? `From ${inWords(view.from)} to ${inWords(view.to)}` : "";
  }
  function head(axis, marks) {
    const edge = axis.svg.querySelector("g.head text").x.baseVal[0].value;
    add(axis.scale, "text", { class: "heading", x: edge, y: 18 }, "All on one scale");
    let last = -Infinity;
    for (const [day, label, unit] of marks) {
      const text = add(axis.scale, "text", { class: "small middle", x: 0, y: axis.stacked ? 38 : 18 }, label), half = wide(text) / 2;
      const x = axis.x(unit === "day" ? day + .5 : day);
      text.setAttribute("x", clamp(x, axis.left + half, axis.right - half).toFixed(1));
      if (x - half < last + 8 || x > axis.right) text.remove(); else last = clamp(x, axis.left + half, axis.right - half) + half;
    }
  }
  function redraw(lane, axis, marks) {
    const { place, best, window: span } = lane, { left, right, x } = axis;
    lane.extra = 0;
    for (const [day, , unit] of marks) add(place, "line", { class: "grid", x1: x(unit === "day" ? day + .5 : day), x2: x(unit === "day" ? day + .5 : day), y1: -4, y2: BAR + 4 });
    const ends = d => [d.first === null ? left : x(d.first), d.last === null ? right : x(d.last + 1)];
    const outside = d => d.last !== null && d.last < view.from ? "before" : d.first !== null && d.first > view.to ? "after" : "";
    let bar = null;
    if (span && !outside(span)) bar = rectangle(place, span, ends(span), span.kind, 0, BAR, axis);
    if (best && outside(best)) arrow(lane, axis, outside(best), bar);
    else if (best) {
      let mark = ends(best);
      if (best.first !== null && best.last !== null && (best.first === best.last || mark[1] - mark[0] < 2 * POINT)) {
        const centre = (mark[0] + mark[1]) / 2;
        mark = [centre - POINT, centre + POINT];
        add(place, "path", { class: best.first === best.last || best.kind === "given" ? "best" : "best vague", d: `M${centre.toFixed(1)} 0l${POINT} ${POINT}-${POINT} ${POINT}-${POINT}-${POINT}Z` });
      } else mark = rectangle(place, best, mark, best.kind === "given" ? "best" : "best vague", 3, BAR - 6, axis);
      const label = add(place, "text", { class: "known", x: 0, y: BAR / 2 + 5 }, best.short);
      put(lane, label, mark, bar, axis);
    }
    if (!span) return;
    const same = best && best.first === span.first && best.last === span.last && best.kind === span.kind;
    const label = add(place, "text", { class: "said", x: 0, y: BAR + BELOW + lane.extra }, same ? "the article says the same" : span.short);
    label.setAttribute("x", clamp(clamp(ends(span)[0], left, right), left, right - wide(label)).toFixed(1));
  }
  function rectangle(place, span, [from, to], kind, top, height, { left, right }) {
    const torn = [span.first !== null && from < left - .01, span.last !== null && to > right + .01];  // cut by the view, not by the data
    [from, to] = [clamp(from, left, right), clamp(to, left, right)];
    if (to - from < THIN) { from = clamp((from + to - THIN) / 2, left, right - THIN); to = from + THIN; }
    const tip = Math.min(height / 2, to - from), middle = top + height / 2, bottom = top + height;
    const tear = (x, inward) => [0, 1, 2, 3, 4].map(n => [x + n % 2 * inward, bottom - n * height / 4]);
    const start = torn[0] ? tear(from, tip / 2) : span.first === null ? [[from + tip, bottom], [from, middle], [from + tip, top]] : [[from, bottom], [from, top]];
    const end = torn[1] ? tear(to, -tip / 2).reverse() : span.last === null ? [[to - tip, top], [to, middle], [to - tip, bottom]] : [[to, top], [to, bottom]];
    const d = `M${[...start, ...end].map(point => point.map(n => n.toFixed(1)).join(" ")).join("L")}Z`;
    add(place, "path", { class: kind, d });
    return [from, to];
  }
  function arrow(lane, { left, right }, side, bar) {  // a date that lies outside stands at the edge, and leads there
    const label = lane.best.short, name = `Outside of the view: ${label}. Go there`;
    const link = add(lane.place, "a", { href: `#event-${lane.id}`, class: "outside", "data-go": lane.id, "aria-label": name });
    const text = add(link, "text", { class: "known", x: left, y: BAR / 2 + 5 }, side === "before" ? `\u25c2 ${label}` : `${label} \u25b8`);
    const edge = side === "before" ? left - GAP : right + GAP;
    put(lane, text, [edge, edge], bar, { left, right });
  }
  function beside(mark, bar, need, edges, solid) {  // as layout.beside
    const ends = bar || mark;
    const starts = [mark[1] + GAP, Math.max(ends[1], mark[1]) + GAP, mark[0] - GAP - need, Math.min(ends[0], mark[0]) - GAP - need];
    return starts.find(x => {
      const clear = solid && bar ? x >= ends[1] || x + need <= ends[0] : !ends.some(end => x - 2 < end && end < x + need + 2);
      return edges[0] <= x && x <= edges[1] - need && clear;
    }) ?? null;
  }
  function put(lane, text, mark, bar, { left, right }) {  // the label of a best-known date: beside its mark, or else below
    const x = beside(mark, bar, wide(text), [left, right], lane.window?.kind === "given");
    lane.extra = x === null ? BELOW : 0;
    if (x === null) text.setAttribute("y", BAR + BELOW);
    text.setAttribute("x", (x ?? clamp(clamp(mark[0], left, right), left, right - wide(text))).toFixed(1));
  }
  function stack({ svg, blocks, lanes, scale, width }) {  // one block below the other, without those that are hidden
    for (const lane of lanes) lane.node.dataset.height = lane.height + (view ? lane.extra : lane.made);
    let y = 0, any = false;
    const seen = new Set();
    for (const block of [...blocks].reverse()) {  // a heading goes when nothing below it is left
      const kind = block.getAttribute("class");
      const gone = block === scale ? !view : block.dataset.event ? hidden.has(block.dataset.event) : kind === "heading" ? !any || view && block.dataset.dated === "yes" : kind === "article" ? !seen.has(kind) : false;
      if (block.dataset.event && !gone) { any = true; seen.add("article"); }
      if (kind === "heading") any = false;
      if (kind === "article") seen.delete("article");
      block.toggleAttribute("hidden", gone);
      block.style.display = gone ? "none" : "";
    }
    for (const block of blocks) {
      if (block.style.display === "none") continue;
      block.setAttribute("transform", `translate(0 ${y.toFixed(1)})`);
      y += +block.dataset.height;
    }
    svg.setAttribute("viewBox", `0 0 ${width} ${y.toFixed(1)}`);
    svg.setAttribute("height", y.toFixed(1));
    svg.querySelector(".paper").setAttribute("height", y.toFixed(1));
  }

  // --- search and filters ---------------------------------------------------------------------------------------------------
  const NAMES = ["type", "actor", "place", "source", "article"].filter(name => by("by-" + name));
  const MONTH = "(" + MONTHS.map(m => m.slice(0, 3) + `(?:${m.slice(3)}|t)?`.replace("()?", "")).join("|") + ")\\.?", DAYS = "(\\d{1,2})(?:st|nd|rd|th)?", YEAR = "(\\d{4})";
  const month = name => MONTHS.findIndex(m => m.toLowerCase().startsWith(name.slice(0, 3).toLowerCase())) + 1;
  const FORMS = [  // what one may type: [pattern, its parts as year, month, day; any may be missing]
    [`${YEAR}-(\\d{2})-(\\d{2})`, m => [m[1], m[2], m[3]]],
    ["(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})", m => [m[3], m[2], m[1]]],
    [`${DAYS} ${MONTH}(?:,? ${YEAR})?`, m => [m[3], month(m[2]), m[1]]],
    [`${MONTH} ${DAYS}(?:,? ${YEAR})?`, m => [m[3], month(m[1]), m[2]]],
    [`${MONTH},? ${YEAR}`, m => [m[2], month(m[1])]],
    [`${YEAR}-(\\d{2})`, m => [m[1], m[2]]],
    ["(\\d{3})0s", m => [m[1]]],
    [YEAR, m => [m[1]]],
    [MONTH, m => [null, month(m[1])]],
  ].map(([pattern, read]) => [new RegExp(`(?<![\\w-])${pattern}(?![\\w-])`, "i"), read]);
  function asked(text) {  // the date in a search, and the words beside it
    const query = text.trim().replace(/\s+/g, " ");
    for (const [form, read] of FORMS) {
      const match = form.exec(query);
      if (!match) continue;
      const [year, mon, day] = read(match);
      if (mon && (mon < 1 || mon > 12) || day && (day < 1 || day > 31)) continue;
      const rest = (query.slice(0, match.index) + query.slice(match.index + match[0].length)).toLowerCase().split(" ").filter(Boolean);
      return { date: { year, month: mon && +mon, day: day && +day }, said: match[0], rest };
    }
    return { date: null, rest: query.toLowerCase().split(" ").filter(Boolean) };
  }
  function stretch({ year, month, day }, y) {  // the days of a date, in a year where it names none
    if (year?.length === 3) return [Date.UTC(+(year + "0"), 0, 1) / DAY, Date.UTC(+(year + "9"), 11, 31) / DAY];
    const at = +(year || y);
    if (!month) return [Date.UTC(at, 0, 1) / DAY, Date.UTC(at, 11, 31) / DAY];
    const first = Date.UTC(at, month - 1, day || 1) / DAY;
    return [first, day ? first : Date.UTC(at, month, 0) / DAY];
  }
  function falls(article, asked) {  // whether the best-known date may fall there, or a source's date lies wholly inside
    const bounds = text => { const [first, last] = text.split("|").map(number); return [first ?? last, last ?? first]; };
    const years = ([first, last]) => asked.year ? [null] : Array.from({ length: parts(last).getUTCFullYear() - parts(first).getUTCFullYear() + 1 }, (_, n) => parts(first).getUTCFullYear() + n);
    const some = (span, test) => years(span).some(year => test(span, stretch(asked, year)));
    const best = article.dataset.best, dated = article.dataset.dated.split(" ").filter(text => /^[^|]+\|[^|]+$/.test(text));
    return best && some(bounds(best), ([a, b], [from, to]) => a <= to && b >= from) || dated.some(text => some(bounds(text), ([a, b], [from, to]) => a >= from && b <= to));
  }
  function matches(article, query) {
    const text = article.dataset.find;
    if (query.date && !falls(article, query.date) && !(query.date.month && !query.date.day && !query.date.year && new RegExp(`(?<![\\p{L}\\d])${query.said.replace(".", "\\.")}(?![\\p{L}\\d])`, "iu").test(text))) return false;
    return query.rest.every(word => text.includes(word));
  }
  const chosen = name => by("by-" + name).value;
  function filter() {
    const query = asked(by("words").value);
    hidden.clear();
    for (const article of articles) {
      const fits = NAMES.every(name => !chosen(name) || article.dataset[name].split(" ").includes(chosen(name)));
      article.hidden = !(fits && matches(article, query));
      if (article.hidden) hidden.add(article.id.slice(6));
    }
    const left = articles.length - hidden.size, events = `event${articles.length === 1 ? "" : "s"}`;
    by("count").textContent = hidden.size ? `${left} of ${articles.length} ${events}` : `${left} ${events}`;
    by("none").hidden = by("why").hidden = left > 0;
    by("frame").hidden = by("zoom").hidden = by("hint").hidden = left === 0;
    if (!left) by("why").firstElementChild.textContent = why(query);
    if (view) view = settle(view.from, view.to);
  }
  function why(query) {
    const typed = by("words").value.trim(), set = NAMES.filter(chosen), labels = set.map(name => `${by("by-" + name).closest("label").firstChild.textContent.trim()}: ${by("by-" + name).selectedOptions[0].textContent}`);
    const found = typed ? articles.filter(article => matches(article, query)).length : 0;
    if (typed && !found) return query.date && !query.rest.length ? `No date falls on \u201c${typed}\u201d, neither a best-known one nor one that a source gives.` : `No event has \u201c${typed}\u201d.`;
    return `${typed ? `\u201c${typed}\u201d is found, but not` : "No event"} with ${labels.join(" and ")}.`;
  }

  // --- the address: #event-ID&q=...&type=...&from=...&to=... ----------------------------------------------------------------
  let open = "";
  function address() {
    const values = new URLSearchParams();
    if (by("words").value.trim()) values.set("q", by("words").value.trim());
    for (const name of NAMES) if (chosen(name)) values.set(name, chosen(name));
    if (view) { values.set("from", iso(view.from)); values.set("to", iso(view.to)); }
    return "#" + [open, values.toString()].filter(Boolean).join("&");
  }
  function write(replace = false) {
    const next = address();
    if (next === (location.hash || "#")) return;
    history[replace ? "replaceState" : "pushState"](null, "", next === "#" ? location.pathname + location.search : next);
  }
  function read() {
    const pieces = location.hash.slice(1).split("&"), values = new URLSearchParams(pieces.filter(piece => piece.includes("=")).join("&"));
    open = pieces.find(piece => piece && !piece.includes("=")) || "";  // ids are plain letters: an escaped one is of no event
    by("words").value = values.get("q") || "";
    for (const name of NAMES) { by("by-" + name).value = values.get(name) || ""; if (by("by-" + name).selectedIndex < 0) by("by-" + name).value = ""; }
    const [from, to] = [number(values.get("from")), number(values.get("to"))];
    view = from !== null && to > from ? { from, to } : null;
    filter();
    bring();
    draw();
    write(true);
    lead();
  }
  function bring() {  // an event that is linked to is never hidden
    if (!by(open)?.hidden) return;
    for (const name of NAMES) by("by-" + name).value = "";
    by("words").value = "";
    filter();
  }
  function lead() {
    for (const article of articles) article.classList.toggle("open", article.id === open);
    const target = by(open);
    if (!target) return;
    const fold = target.closest("details");
    if (fold) fold.open = true;
    target.scrollIntoView();
    if (target.tabIndex >= 0 || target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
  }
  function change(act, replace = false) { act(); filter(); draw(); write(replace); }

  // --- what one does --------------------------------------------------------------------------------------------------------
  by("in").addEventListener("click", () => change(() => zoom(2)));
  by("out").addEventListener("click", () => change(() => zoom(.5)));
  by("earlier").addEventListener("click", () => change(() => shift(-.5)));
  by("later").addEventListener("click", () => change(() => shift(.5)));
  by("all").addEventListener("click", () => change(() => { view = whole(); }));
  by("drawn").addEventListener("click", () => change(() => { view = null; }));
  let typing = false;  // one step back undoes a word, not a letter
  by("words").addEventListener("input", () => { change(() => {}, typing); typing = true; });
  by("words").addEventListener("change", () => { typing = false; });
  by("find").addEventListener("change", event => { if (event.target !== by("words")) change(() => {}); });
  by("find").addEventListener("submit", event => event.preventDefault());
  const reset = () => change(() => { by("words").value = ""; for (const name of NAMES) by("by-" + name).value = ""; });
  by("find").addEventListener("reset", event => { event.preventDefault(); reset(); });
  by("show-all").addEventListener("click", () => { reset(); by("words").focus(); });
  addEventListener("popstate", read);
  addEventListener("pageshow", event => { if (event.persisted) read(); });
  document.addEventListener("click", event => {
    const link = event.target.closest("a[href^='#'], .timeline a"), go = link?.dataset.go;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || dragged) { if (dragged) event.preventDefault(); dragged = false; return; }
    event.preventDefault();
    if (go) { const lane = lanes.find(l => l.id === go), [first, last] = reach(lane), half = (view.to - view.from) / 2; change(() => { view = settle((first + last) / 2 - half, (first + last) / 2 + half); }); return; }
    open = link.getAttribute("href").slice(1);
    bring();
    draw();
    write();
    lead();
  });

  let drag = null, dragged = false;
  for (const picture of pictures) {
    const at = event => { const box = picture.svg.getBoundingClientRect(); return (event.clientX - box.left) / box.width * picture.width; };
    const axis = lane => { if (view) return view; const [from, to] = (lane?.node.dataset.axis || "").split("|").map(number); return to ? { from, to } : null; };
    const day = (x, { from, to }) => from + (clamp(x, picture.left, picture.right) - picture.left) / (picture.right - picture.left) * (to + 1 - from);
    const under = event => { const node = event.target.closest(".lane"); return node && picture.lanes.find(lane => lane.node === node); };
    picture.svg.addEventListener("pointerdown", event => {
      dragged = false;
      const lane = under(event), scale = axis(lane), x = at(event), beside = picture.stacked ? event.target.closest(".marks") : x >= picture.left;
      if (event.pointerType !== "touch" && event.button === 0 && scale && beside && !event.target.closest("a.outside")) drag = { picture, scale, from: x, box: null };
    });
    picture.svg.addEventListener("pointermove", event => {
      if (drag?.picture === picture && Math.abs(at(event) - drag.from) > 8) {
        drag.box ||= add(picture.svg, "rect", { class: "stretch", y: 0, height: picture.svg.viewBox.baseVal.height });
        const [x, to] = [drag.from, at(event)].map(value => clamp(value, picture.left, picture.right)).sort((a, b) => a - b);
        drag.box.setAttribute("x", x);
        drag.box.setAttribute("width", to - x);
        tip(null);
      } else if (!drag) tip(under(event), event.clientX, event.clientY);
    });
    picture.svg.addEventListener("pointerleave", () => tip(null));
    picture.svg.addEventListener("focusin", event => { const lane = under(event), box = event.target.getBoundingClientRect(); tip(lane, box.left, box.bottom); });
    picture.svg.addEventListener("focusout", () => tip(null));
    picture.svg.addEventListener("wheel", event => {
      const scale = axis(under(event));
      if (!(event.ctrlKey || event.metaKey) || !(scale || view)) return;
      event.preventDefault();
      if (!view) view = { ...scale };
      change(() => zoom(event.deltaY < 0 ? 1.5 : 1 / 1.5, day(at(event), view) - .5), true);
    }, { passive: false });
    addEventListener("pointerup", event => {
      if (drag?.picture !== picture) return;
      const { scale, from, box } = drag;
      drag = null;
      if (!box) return;
      box.remove();
      dragged = true;
      setTimeout(() => { dragged = false; });
      const [first, last] = [from, at(event)].map(x => day(x, scale)).sort((a, b) => a - b);
      change(() => { view = settle(Math.floor(first), Math.ceil(last) - 1); });
    });
  }
  function tip(lane, x = 0, y = 0) {
    const box = by("tip");
    box.hidden = !lane;
    if (!lane) return;
    const said = lane.node.dataset.quote ? `\u201c${lane.node.dataset.quote}\u201d` : "", means = lane.window?.long || "no date";
    const lines = [["", lane.node.dataset.title], ["", `In the article: ${[said, means].filter(Boolean).join(", ")}`], ["known", lane.best ? `Best known: ${lane.best.long}` : "Nobody dates it"]];
    box.replaceChildren(...lines.map(([kind, text]) => Object.assign(document.createElement("p"), { className: kind, textContent: text })));
    const width = box.offsetWidth;
    box.style.left = `${clamp(x + scrollX + 12, scrollX + 4, scrollX + document.documentElement.clientWidth - width - 4)}px`;
    box.style.top = `${y + box.offsetHeight + 24 > innerHeight ? y + scrollY - box.offsetHeight - 12 : y + scrollY + 16}px`;
  }
  addEventListener("keydown", event => { if (event.key === "Escape") tip(null); });

  // --- to take away ---------------------------------------------------------------------------------------------------------
  function save(blob, name) {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
  }
  const content = link => Uint8Array.from(atob(link.href.split(",")[1]), letter => letter.charCodeAt(0));
  for (const button of all("[data-rows]")) button.addEventListener("click", () => {
    const name = button.dataset.rows, [top, ...rows] = new TextDecoder().decode(content(by("table-" + name))).trimEnd().split("\n");
    const kept = rows.filter(row => !hidden.has(row.split(",")[0]));
    save(new Blob([[top, ...kept, ""].join("\n")], { type: "text/csv" }), `${name}-shown.csv`);
    button.closest("li").querySelector("[role=status]").textContent = `${kept.length} row${kept.length === 1 ? "" : "s"} saved.`;
  });
  by("png").addEventListener("click", () => {
    const image = new Image(), canvas = document.createElement("canvas"), scale = 2;
    image.addEventListener("load", () => {
      [canvas.width, canvas.height] = [image.naturalWidth * scale, image.naturalHeight * scale];
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(blob => save(blob, by("svg").download.replace(".svg", ".png")), "image/png");
    });
    image.src = by("svg").href;
  });
  for (const button of all("[data-copy]")) button.addEventListener("click", async () => {
    const text = by(button.dataset.copy);
    let done = false;
    try { await navigator.clipboard.writeText(text.textContent); done = true; } catch {
      getSelection().selectAllChildren(text);
      done = document.execCommand("copy");
    }
    button.nextElementSibling.textContent = done ? "Copied." : "Not copied: the text is selected, copy it by hand.";
  });

  for (const node of [by("zoom"), by("hint"), by("find"), by("shown"), by("png"), ...all("[data-copy]")]) node.hidden = false;
  read();
}
