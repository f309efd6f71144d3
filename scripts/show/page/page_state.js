// The state of the page: its events with their dates, its pictures, and the part that is shown.
const by = id => document.getElementById(id);
const all = (css, root = document) => [...root.querySelectorAll(css)];
const NS = "http://www.w3.org/2000/svg";

const dates = DATA.dates.map(([value, long, short, first, last, from, to, runs]) => {
  const sure = from === null ? null : { first: from, last: to };  // the certain days
  const solid = sure !== null && from === first && to === last;
  if (!runs.length) runs.push([first, last]);
  return { value, long, short, first, last, sure, solid, runs };
});
const articles = all("article");
const events = DATA.events.map((row, n) => {
  const event = Object.fromEntries(DATA.columns.map((name, at) => [name, row[at]]));
  const dateOf = at => at === null ? null : dates[at];
  const [window, best] = [dateOf(event.said), dateOf(event.best)], main = best || window;
  // The days of the main date that are known.
  const reach = main && [main.first ?? main.last, main.last ?? main.first];
  return { ...event, node: articles[n], window, best, main, reach };
});
const eventOf = new Map(events.map(event => [event.id, event]));
const many = events.length >= DATA.drawing.MANY;
const about = by("finding").dataset.about;  // the event of the headline

const pictures = all("svg.timeline").map(svg => {
  const stacked = svg.classList.contains("narrow");
  const { words, axis, width } = DATA.drawing.FRAMES[stacked ? "narrow" : "wide"];
  const [left, right] = axis, made = all(":scope > g", svg);
  return { svg, stacked, words, left, right, width, made };
});

const hidden = new Set();  // ids of events
let shown = [];  // the events that are not hidden and have a date
let view = null;  // { from, to }: days, both inclusive; null is the drawing of the build
let open = "";  // the id of the event or figure in the address
