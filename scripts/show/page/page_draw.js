// The drawing. Without a view it is the one that the build made; with one, every event is on one
// axis, in order of time. With many events, those that matter most of the shown ones are drawn.
const { ROWS, EVERY, RULER, MORE, LINE, SIZES, BOLD_KINDS, NO_WORDS } = DATA.drawing;
const NEAR = 16;  // pixels: a label of the axis that would be farther from its line is left out

const pen = document.createElement("canvas").getContext("2d");  // measures without a layout
const { fontFamily } = getComputedStyle(document.querySelector(".timeline text"));
function widthOf(label, kind) {
  pen.font = `${BOLD_KINDS.includes(kind) ? 700 : 400} ${SIZES[kind]}px ${fontFamily}`;
  return pen.measureText(label).width;
}
function add(parent, tag, attributes = {}, text = null) {
  const child = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes))
    child.setAttribute(name, typeof value === "number" ? +value.toFixed(1) : value);
  if (text !== null) child.textContent = text;
  parent.append(child);
  return child;
}
function wrapped(label, kind, room) {  // a text in as many lines as it needs
  const found = [];
  for (const word of label.split(" ")) {
    const longer = `${found.at(-1)} ${word}`;
    if (found.length && widthOf(longer, kind) <= room) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}
function paragraph(parent, label, kind, [left, right], y) {  // returns its height
  const size = SIZES[kind], found = wrapped(label, kind, right - left);
  found.forEach((line, n) =>
    add(parent, "text", { class: kind, x: left, y: y + size + n * size * LINE }, line));
  return found.length * size * LINE;
}

function draw() {
  const focus = focused();
  for (const picture of pictures) {
    const scale = view || many && hidden.size && fitted();
    if (scale) picture.svg.dataset.view = `${scale.from}|${scale.to}`;
    else delete picture.svg.dataset.view;
    stack(picture, scale ? onOneScale(picture, scale) : kept(picture));
  }
  by("view").textContent = view ? `From ${period(view.from, view.to)}` : "";
  by("finding").hidden = about ? hidden.has(about) : hidden.size > 0;
  if (focus) refocus(focus);
  enable();
}
function onOneScale(picture, scale) {  // the blocks of the drawing
  const { made, left, right, stacked, words } = picture, { from, to } = scale;
  const x = day => left + (day - from) / (to + 1 - from) * (right - left);
  const axis = { ...picture, ...scale, x };
  const labels = ticks(from, to, right - left)
    .map(([day, label, unit]) => [x(unit === "day" ? day + .5 : day), label]);
  const [first, last] = ["head", "foot"].map(name => made.filter(g => g.classList.contains(name)));
  const drawing = document.createElementNS(NS, "svg"), blocks = [...first];
  const block = (name, height, data = {}) => {
    const group = add(drawing, "g", { class: `${name} live`, "data-height": height, ...data });
    blocks.push(group);
    return group;
  };
  if (many) addStrip(block, axis);
  const room = stacked ? [left, right] : [words[0], left];
  const heading = block("heading", 0);
  const tall = 8 + paragraph(heading, `From ${period(from, to, 3)}`, "heading", room, 5);
  heading.dataset.height = tall + (stacked ? 20 : 4);
  ruler(heading, axis, labels, stacked ? tall + 13 : 19);
  rows(scale).forEach((event, n) => {
    if (n && n % EVERY === 0) ruler(block("ruler", RULER), axis, labels, RULER - 5);
    addLane(block, event, axis, labels);
  });
  const more = many ? shown.length - rows(scale).length : 0;
  if (more > 0) {
    const group = block("more", 0), said = MORE.replace("{}", more.toLocaleString("en"));
    group.dataset.height = 16 + paragraph(group, said, "small", [words[0], right], 8);
  }
  return [...blocks, ...last];
}
function rows({ from, to }) {  // the events that are drawn, in order of time
  const inView = ({ main }) => (main.first ?? -Infinity) <= to && (main.last ?? Infinity) >= from;
  const drawn = many
    ? shown.filter(inView).sort((a, b) => a.rank - b.rank).slice(0, ROWS)
    : [...shown];
  drawn.sort((a, b) => a.reach[0] - b.reach[0] || a.reach[1] - b.reach[1]);
  return many ? drawn : [...drawn, ...events.filter(e => !e.main && !hidden.has(e.id))];
}
function ruler(group, { left, right }, labels, y) {
  let end = -Infinity;
  for (const [x, label] of labels) {
    const half = widthOf(label, "small") / 2, middle = clamp(x, left + half, right - half);
    const far = Math.abs(middle - x) > NEAR && labels.length > 1;
    if (middle - half < end + 8 || x > right || far) continue;
    add(group, "text", { class: "small middle", x: middle, y }, label);
    end = middle + half;
  }
}
function kept({ made }) {  // the blocks of the build, but for headings with nothing left below them
  const found = [], wanted = new Set();
  for (const block of [...made].reverse()) {
    const kind = block.classList[0], { event } = block.dataset;
    const leads = ["heading", "article", "ruler"].includes(kind);
    if (event ? hidden.has(event) : leads && !wanted.delete(kind)) continue;
    if (event) wanted.add("heading").add("article").add("ruler");
    found.unshift(block);
  }
  return found;
}
function stack({ svg, width }, blocks) {  // the blocks below each other, and no others
  for (const block of all(":scope > g", svg)) block.remove();
  svg.append(...blocks);
  let y = 0;
  for (const block of blocks) {
    block.setAttribute("transform", `translate(0 ${y.toFixed(1)})`);
    y += +block.dataset.height;
  }
  svg.setAttribute("viewBox", `0 0 ${width} ${y.toFixed(1)}`);
  svg.setAttribute("height", y.toFixed(1));
  svg.querySelector(".paper").setAttribute("height", y.toFixed(1));
}
function focused() {  // the link on the drawing that has the focus
  const link = document.activeElement, lane = link.closest?.(".lane");
  return lane && { svg: lane.parentNode, id: lane.dataset.event, out: link.matches(".outside") };
}
function refocus({ svg, id, out }) {  // the same link, drawn again
  const lane = all(".lane", svg).find(g => g.dataset.event === id);
  const links = lane ? all("a", lane) : [];
  const link = links.find(a => a.matches(".outside") === out) || links[0] || by("in");
  link.focus({ preventScroll: true });
}

// In print, a tall drawing is cut between its blocks: a page takes no image that is taller.
const SHEET = [760, 1000];  // units of the drawing on the first sheet, and on the others
addEventListener("beforeprint", () => {
  const [{ svg, width }] = pictures, total = svg.viewBox.baseVal.height;
  if (total <= SHEET[0]) return;
  const cuts = [0];
  let y = 0;
  for (const block of all(":scope > g", svg)) {
    const tall = +block.dataset.height, room = SHEET[Math.min(cuts.length - 1, 1)];
    const led = /heading|ruler/.test(block.previousSibling.className.baseVal);
    if (y + tall - cuts.at(-1) > room && !led) cuts.push(y);
    y += tall;
  }
  cuts.forEach((from, n) => {
    const piece = svg.cloneNode(true), height = (cuts[n + 1] ?? total) - from;
    piece.classList.add("piece");
    piece.setAttribute("viewBox", `0 ${from} ${width} ${height}`);
    piece.setAttribute("height", height);
    by("frame").append(piece);
  });
  by("frame").classList.add("cut");
});
addEventListener("afterprint", () => {
  for (const piece of all(".piece")) piece.remove();
  by("frame").classList.remove("cut");
});
