// Which stretch of time is in view: zoomed and moved, and never without a mark.
const LEAST = 3;  // days in view

function whole() {
  const dates = shown().flatMap(lane => [lane.best, lane.window].filter(Boolean));
  const days = dates.flatMap(({ first, last }) => [first, last]).filter(day => day !== null);
  if (!days.length) return null;
  const from = Math.min(...days), to = Math.max(...days), rim = Math.ceil((to - from + 1) * .03) + 1;
  return { from: Math.max(from - rim, FIRST), to: Math.min(to + rim, LAST) };
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
    from = clamp(from, full.from, full.to - length);
  }
  return { from, to: from + length };
}
function nearest({ from, to }) {  // the day to zoom at: of the marks in view, the one in the middle
  const days = shown().flatMap(reach).filter(day => day >= from && day <= to).sort((a, b) => a - b);
  return days.length ? days[days.length >> 1] : (from + to) / 2;
}

function zoom(factor, at = null) {
  const now = view || home();
  if (!now) return;
  const point = at ?? nearest(now), length = (now.to - now.from + 1) / factor;
  const start = point + .5 - (point - now.from + .5) / factor;  // the point stays where it is
  view = settle(start, start + length - 1);
}
function shift(share) {
  const now = view || home();
  if (!now) return;
  const length = now.to - now.from, way = Math.sign(share), step = share * (length + 1);
  const next = settle(now.from + step, now.to + step);
  // Over a gap, on to the next mark that way, and not back to where one was.
  const on = shown().map(reach).filter(([first, last]) => way > 0 ? last > now.to : first < now.from);
  if (way * (next.from - now.from) > 0) view = next;
  else if (!on.length) view = settle(now.from, now.to);
  else centre(way > 0 ? Math.min(...on.map(([, last]) => last)) : Math.max(...on.map(([first]) => first)), length);
}
function centre(day, length) { view = settle(day - length / 2, day + length / 2); }
function go(lane) {  // to a date that lies outside
  const [first, last] = reach(lane);
  centre((first + last) / 2, view.to - view.from);
}

by("in").addEventListener("click", () => change(() => zoom(2)));
by("out").addEventListener("click", () => change(() => zoom(.5)));
by("earlier").addEventListener("click", () => change(() => shift(-.5)));
by("later").addEventListener("click", () => change(() => shift(.5)));
by("all").addEventListener("click", () => change(() => { view = whole(); }));
by("drawn").addEventListener("click", () => change(() => { view = null; }));
