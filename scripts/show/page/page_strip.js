// The strip of many events: how many there are in each month or year, as in strip.py.
const { BINS, BIN_STEPS, STRIP, PER_BIN } = DATA.drawing;

function binsOf(from, to) {  // the finest bins of which there are few enough: where each begins
  const about = { day: 1, month: 28, year: 365 };
  for (const [unit, count, name] of BIN_STEPS) {
    if ((to - from + 1) / (about[unit] * count) > 1.2 * BINS) continue;
    const found = edges(from, to, unit, count);
    if (found.length <= BINS + 1) return [name, found];
  }
  const [unit, count, name] = BIN_STEPS.at(-1);
  return [name, edges(from, to, unit, count)];
}
function edges(from, to, unit, count) {
  if (unit === "day") return Array.from({ length: to - from + 2 }, (_, n) => from + n);
  const { year, month } = parts(from), step = unit === "month" ? count : 12 * count, found = [];
  let at = year * 12 + month;
  at -= at % step;
  do { found.push(dayOf(0, Math.max(at, 12))); at += step; } while (found.at(-1) <= to);
  return found;
}
function counts(starts) {
  const sure = Array(starts.length - 1).fill(0), changes = [...sure, 0];
  const bin = day => {  // the last bin that begins by that day
    let [low, high] = [0, sure.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= day) low = middle; else high = middle - 1;
    }
    return low;
  };
  for (const { main } of shown) {
    const [first, last] = [main.first ?? -Infinity, main.last ?? Infinity];
    if (last < starts[0] || first >= starts.at(-1)) continue;
    const [low, high] = [bin(first), bin(last)];
    if (low === high && first >= starts[0] && last < starts.at(-1)) sure[low] += 1;
    changes[low] += 1;
    changes[high + 1] -= 1;
  }
  let sum = 0;
  return { sure, possible: changes.slice(0, -1).map(change => sum += change) };
}
function addStrip(block, { from, to, x, left, right, words, stacked }) {
  const [name, starts] = binsOf(from, to), { sure, possible } = counts(starts);
  const highest = Math.max(...possible, 0), group = block("strip", 0);
  const said = PER_BIN.replace("{}", name).replace("{}", highest.toLocaleString("en"));
  const room = stacked ? [left, right] : [words[0], left - 18];
  const height = paragraph(group, said, "heading", room, 5);
  const top = 8 + height * stacked, base = top + STRIP;
  group.dataset.height = Math.max(height, base) + 12;
  for (const [kind, bars] of [["maybe", possible], ["sure", sure]]) {
    const d = bars.map((count, n) => {
      const ends = [starts[n], starts[n + 1]].map(day => clamp(x(day), left, right));
      const high = STRIP * count / (highest || 1);
      const [start, end, top, tall] = [...ends, base - high, high].map(pixels => pixels.toFixed(1));
      return count ? `M${start} ${top}H${end}v${tall}H${start}Z` : "";
    });
    add(group, "path", { class: kind, d: d.join("") });
  }
  add(group, "line", { class: "rule", x1: left, x2: right, y1: base, y2: base });
}
