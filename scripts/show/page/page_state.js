// What the page knows: its pictures with their lanes, its articles, and what one has chosen to see of them.
const by = id => document.getElementById(id), all = (css, root = document) => [...root.querySelectorAll(css)];
const NS = "http://www.w3.org/2000/svg";

function date(text) {  // a date of a lane, as picture.py writes it
  if (!text) return null;
  const [first, last, from, to, short, long] = text.split("|");
  const date = { first: number(first), last: number(last), short, long };
  date.sure = from ? { first: number(from), last: number(to) } : null;  // the certain days
  date.solid = date.sure?.first === date.first && date.sure?.last === date.last;
  return date;
}
function laneOf(node) {
  const place = node.querySelector(".marks"), { event, window, best, height, extra, spare } = node.dataset;
  const grown = pixels => Math.max(0, pixels - spare);  // a label below may have room beside a title of several lines
  return {
    node, place, id: event, drawn: [...place.childNodes], window: date(window), best: date(best),
    least: height - grown(extra), grown, made: +extra, extra: 0,  // pixels; for a label below: as the build made it, as drawn here
  };
}
const pictures = all("svg.timeline").map(svg => {
  const [left, right] = svg.dataset.edges.split("|").map(Number), blocks = all(":scope > g[data-height]", svg);
  const lanes = blocks.filter(g => g.dataset.event).map(laneOf), stacked = svg.classList.contains("narrow");
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
let view = null;  // { from, to }: days, both inclusive; null is the drawing as it was made
let open = "";  // the id of the event or figure that one came to

const shown = () => lanes.filter(lane => !hidden.has(lane.id) && (lane.best || lane.window));
function reach(lane) {  // the known days of what a lane shows first of all
  const { first, last } = lane.best || lane.window;
  return [first ?? last, last ?? first];
}
