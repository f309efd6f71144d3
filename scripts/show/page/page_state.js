// The state of the page: its pictures with their lanes, its articles, and the part that is shown.
const by = id => document.getElementById(id);
const all = (css, root = document) => [...root.querySelectorAll(css)];
const NS = "http://www.w3.org/2000/svg";

function dateOf(text) {  // a date of a lane, as written by picture.py
  if (!text) return null;
  const [first, last, from, to, short, long] = text.split("|");
  const date = { first: number(first), last: number(last), short, long };
  date.sure = from ? { first: number(from), last: number(to) } : null;  // the certain days
  date.solid = date.sure?.first === date.first && date.sure?.last === date.last;
  return date;
}
function laneOf(node) {
  const place = node.querySelector(".marks");
  const { event, window, best, height, extra, spare } = node.dataset;
  // A label below may have room beside a title of several lines.
  const grown = pixels => Math.max(0, pixels - spare);
  return {
    node, place, id: event, drawn: [...place.childNodes],
    window: dateOf(window), best: dateOf(best), least: height - grown(extra), grown,
    made: +extra, extra: 0,  // pixels for labels below: made by the build, drawn here
  };
}
const pictures = all("svg.timeline").map(svg => {
  const [left, right] = svg.dataset.edges.split("|").map(Number);
  const blocks = all(":scope > g[data-height]", svg);
  const lanes = blocks.filter(g => g.dataset.event).map(laneOf);
  const stacked = svg.classList.contains("narrow");
  const scale = document.createElementNS(NS, "g");
  scale.setAttribute("class", "ruler");
  scale.dataset.height = stacked ? 44 : 28;
  const head = blocks.findIndex(g => g.classList.contains("head"));
  blocks[head].after(scale);
  blocks.splice(head + 1, 0, scale);
  return { svg, left, right, blocks, lanes, stacked, scale, width: svg.viewBox.baseVal.width };
});
const lanes = pictures[0].lanes, articles = all("article");

const hidden = new Set();  // ids of events
let view = null;  // { from, to }: days, both inclusive; null is the drawing of the build
let open = "";  // the id of the event or figure in the address

const isDated = lane => lane.best || lane.window;
const shown = () => lanes.filter(lane => !hidden.has(lane.id) && isDated(lane));
function reach(lane) {  // the known days of the main date of a lane
  const { first, last } = lane.best || lane.window;
  return [first ?? last, last ?? first];
}
