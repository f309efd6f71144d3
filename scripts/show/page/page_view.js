// The period in view: zoomed and moved, never without a mark.
const FEWEST = 3;  // days in view

function spanOf(rim = 0) {  // from the first to the last day of what is shown
  let [from, to] = [Infinity, -Infinity];
  for (const { best, window } of shown) for (const date of [best, window]) if (date) {
    from = Math.min(from, date.first ?? date.last);
    to = Math.max(to, date.last ?? date.first);
  }
  const more = Math.ceil((to - from + 1) * rim) + (rim && 1);
  return from > to ? null : { from: Math.max(from - more, FIRST), to: Math.min(to + more, LAST) };
}
const whole = () => spanOf(.03);
function fitted() {  // to what is shown, without the few events that are far from all others
  const full = whole(), [from, to] = DATA.core || [];
  const inside = shown.some(({ reach }) => reach[0] <= to && reach[1] >= from);
  return full && inside ? { from: Math.max(full.from, from), to: Math.min(full.to, to) } : full;
}
function home() {  // where zooming starts: the axis that most lanes share, else everything
  if (many) return fitted();
  const lanes = new Map();
  for (const { dataset: { axis, event } } of pictures[0].made)
    if (axis && !hidden.has(event)) lanes.set(axis, (lanes.get(axis) || 0) + 1);
  const [axis, count] = [...lanes].reduce((a, b) => b[1] > a[1] ? b : a, ["", 1]);
  return count > 1 ? axisOf(axis) : whole();
}
function axisOf(text) {
  const [from, to] = text.split("|").map(number);
  return { from, to };
}
function settle(from, to) {  // the nearest view with a mark, not longer than the whole
  const full = whole();
  if (!full) return null;
  const length = clamp(Math.round(to - from), FEWEST - 1, full.to - full.from);
  from = clamp(Math.round(from), full.from, full.to - length);
  const seen = shown.map(event => event.reach);
  if (!seen.some(([first, last]) => first <= from + length && last >= from)) {
    const middle = from + length / 2;
    const near = (one, other) => Math.abs(other - middle) < Math.abs(one - middle) ? other : one;
    from = clamp(Math.round(seen.flat().reduce(near) - length / 2), full.from, full.to - length);
  }
  return { from, to: from + length };
}
function nearest({ from, to }) {  // the day to zoom at: of the marks in view, the one in the middle
  const days = shown.flatMap(event => event.reach).filter(day => day >= from && day <= to);
  days.sort((a, b) => a - b);
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
  const days = shown.map(({ reach }) => reach[later ? 1 : 0]);
  const on = days.filter(day => later ? day > now.to : day < now.from);
  if (later ? next.from > now.from : next.from < now.from) view = next;
  else if (!on.length) view = settle(now.from, now.to);
  else centre(on.reduce((a, b) => later ? Math.min(a, b) : Math.max(a, b)), length);
}
function centre(day, length) { view = settle(day - length / 2, day + length / 2); }
function go({ reach: [first, last] }) {  // to a date outside the view
  centre((first + last) / 2, view.to - view.from);
}

const ZOOMS = {
  in: () => zoom(2),
  out: () => zoom(.5),
  earlier: () => shift(-.5),
  later: () => shift(.5),
  all: () => { view = whole(); },
  drawn: () => { view = null; },
};
function enable() {  // a button that has nothing to do says so, and keeps the focus
  const before = view, now = view || home();
  for (const [id, act] of Object.entries(ZOOMS)) {
    act();
    const same = view && view.to - view.from === now.to - now.from;
    const done = ["in", "out"].includes(id) ? same : same && view.from === now.from;
    const idle = id === "drawn" ? !before : done && (before || id !== "all");
    by(id).setAttribute("aria-disabled", Boolean(!now || idle));
    view = before;
  }
}
for (const [id, act] of Object.entries(ZOOMS)) by(id).addEventListener("click", () => {
  if (by(id).ariaDisabled !== "true") change(act);
});
