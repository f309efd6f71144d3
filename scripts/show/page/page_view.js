// The period in view: zoomed and moved, never without a mark.
const FEWEST = 3;  // days in view

function whole() {
  const dates = shown().flatMap(lane => [lane.best, lane.window].filter(Boolean));
  const days = dates.flatMap(({ first, last }) => [first, last]).filter(day => day !== null);
  if (!days.length) return null;
  const from = Math.min(...days), to = Math.max(...days);
  const rim = Math.ceil((to - from + 1) * .03) + 1;
  return { from: Math.max(from - rim, FIRST), to: Math.min(to + rim, LAST) };
}
function home() {  // where zooming starts: the axis that several lines share, else everything
  const axes = shown().map(lane => lane.node.dataset.axis);
  const shared = axes.find((axis, n) => axis && axes.indexOf(axis) !== n);
  if (!shared) return whole();
  const [from, to] = shared.split("|").map(number);
  return { from, to };
}
function settle(from, to) {  // the nearest view with a mark, not longer than the whole
  const full = whole();
  if (!full) return null;
  const length = clamp(Math.round(to - from), FEWEST - 1, full.to - full.from);
  from = clamp(Math.round(from), full.from, full.to - length);
  const seen = shown().map(reach);
  if (!seen.some(([first, last]) => first <= from + length && last >= from)) {
    const middle = from + length / 2;
    const near = (one, other) => Math.abs(other - middle) < Math.abs(one - middle) ? other : one;
    from = clamp(Math.round(seen.flat().reduce(near) - length / 2), full.from, full.to - length);
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
  const length = now.to - now.from, later = share > 0, step = share * (length + 1);
  const next = settle(now.from + step, now.to + step);
  // Over a gap, go on to the next mark in that direction, never back.
  const days = shown().map(reach).map(([first, last]) => later ? last : first);
  const on = days.filter(day => later ? day > now.to : day < now.from);
  if (later ? next.from > now.from : next.from < now.from) view = next;
  else if (!on.length) view = settle(now.from, now.to);
  else centre(later ? Math.min(...on) : Math.max(...on), length);
}
function centre(day, length) { view = settle(day - length / 2, day + length / 2); }
function go(lane) {  // to a date outside the view
  const [first, last] = reach(lane);
  centre((first + last) / 2, view.to - view.from);
}

by("in").addEventListener("click", () => change(() => zoom(2)));
by("out").addEventListener("click", () => change(() => zoom(.5)));
by("earlier").addEventListener("click", () => change(() => shift(-.5)));
by("later").addEventListener("click", () => change(() => shift(.5)));
by("all").addEventListener("click", () => change(() => { view = whole(); }));
by("drawn").addEventListener("click", () => change(() => { view = null; }));
