// Dates in a search, as people type them and as the page writes them: one or several days, months,
// years, decades or seasons, ranges, open sides, and EDTF values. A day that does not exist is not
// read as another one.
const spellings = MONTHS.map(name => `${name.slice(0, 3)}(?:${name.slice(3)}|t)?`.toLowerCase());
const MONTH = `(${spellings.join("|")})\\.?`;
const DAYS = "(\\d{1,2})(?:st|nd|rd|th)?", YEAR = "(ad \\d{1,4}|\\d{4})";
const DIGITS = "(\\d{4}|\\d{3}x|\\d{2}xx)";  // a year of EDTF, with unspecified digits
const initials = MONTHS.map(name => name.slice(0, 3).toLowerCase());
const monthOf = name => initials.indexOf(name.slice(0, 3)) + 1;
const seasonOf = Object.fromEntries(Object.entries(SEASONS).map(([month, name]) => [name, +month]));
const TOKENS = [  // [kind, pattern, its year, month and day; any may be missing]
  ["unread", "\\d{1,2}/\\d{1,2}/\\d{2,4}|\\d{1,2}-\\d{1,2}-\\d{4}|\\d{1,2}/\\d{4}"],
  ["date", `${DIGITS}-(\\d\\d?|xx)-(\\d\\d?|xx)[?~%]?`, m => [m[1], m[2], m[3]]],
  ["date", `${DIGITS}-(\\d\\d?|xx)[?~%]?`, m => [m[1], m[2]]],
  ["date", "(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})", m => [m[3], m[2], m[1]]],
  ["date", `${DAYS}(?: of)? ${MONTH}(?: ${YEAR})?`, m => [m[3], monthOf(m[2]), m[1]]],
  ["date", `${MONTH} ${DAYS}(?: ${YEAR})?`, m => [m[3], monthOf(m[1]), m[2]]],
  ["date", `${MONTH}(?: ${YEAR})?`, m => [m[2], monthOf(m[1])]],
  ["date", `(${Object.values(SEASONS).join("|")}) ${YEAR}`, m => [m[2], seasonOf[m[1]] / 3 + 20]],
  ["date", "(\\d{3})0s", m => [`${m[1]}x`]],
  ["date", `(?:${YEAR}|${DIGITS})[?~%]?`, m => [m[1] || m[2]]],
  ["date", `${DAYS}(?: ${YEAR})?`, m => [m[2], null, m[1]]],
  ["until", "by|until|till|up to|before|no later than"],
  ["since", "since|after|no earlier than"],
  ["later", "or later|or after|onwards?|on"],
  ["or", "or|and"],
  ["to", "to|through"],
  ["filler", "some day|a day|in|from|between|all|of|the|years?|about|around|uncertain"],
  ["filler", "no (?:start|end) given"],
  ["or", "[,&]", null, ""],
  ["to", "[-/]", null, ""],
  ["open", "\\.\\.", null, ""],
  ["filler", "[\\[\\](){}.]", null, ""],
].map(([kind, pattern, read, end = "(?![\\p{L}\\d])"]) =>
  ({ kind, read, form: new RegExp(`(?:${pattern})${end}`, "yu") }));

// Letters without accents, plain dashes, no quotation marks.
const plain = text => text.normalize("NFKD").toLowerCase()
  .replace(/\p{M}|["'\u2018-\u201f\u00ab\u00bb]/gu, "")
  .replace(/[\u2010-\u2015]/g, "-").replace(/\s+/g, " ").trim();

function tokens(text) {
  const found = [];
  const comma = /([a-z]\.?|\b\d{1,2}(?:st|nd|rd|th)?), (?=(?:ad )?\d{1,4}\b(?![-.]))/g;
  text = text.replace(comma, "$1 ");  // November 17, 2022
  for (let at = 0; at < text.length;) {
    if (text[at] === " ") { at += 1; continue; }
    let token = null;
    for (const { kind, read, form } of TOKENS) {
      form.lastIndex = at;
      const match = form.exec(text);
      if (!match) continue;
      token = { kind, said: match[0], date: read?.(match) };
      break;
    }
    token ||= { kind: "word", said: /[^ ]+/y.exec(text.slice(at))[0] };
    found.push(token);
    at += token.said.length;
  }
  return found;
}
function unit([year, month, day]) {  // a date with the digits that are known; null if it is no date
  const [m, d] = [month, day].map(part => part && part !== "xx" ? +part : null);
  const y = year?.startsWith("ad") ? year.slice(3).padStart(4, "0") : year || "";
  const leap = /^\d{4}$/.test(y) ? +y : 2000;
  const season = m > 20 && m < 25 && !d;
  if (y === "0000" || m === 0 || m > 12 && !season) return null;
  if (d === 0 || d > 31 || d && m && d > parts(dayOf(leap, m, 0)).day) return null;
  return { y, m, d, season };
}
function daysOf({ y, m, d, season }, year = null) {  // first and last; `year` if it has none
  const [low, high] = y ? [y.replace(/x/g, "0"), y.replace(/x/g, "9")].map(Number) : [year, year];
  const from = season ? (m - 20) * 3 : m;
  const first = dayOf(Math.max(low, 1), (from || 1) - 1, d || 1);
  if (d && m) return [first, first];
  return [first, dayOf(high, season ? from + 2 : from || 12, 0)];
}

// The dates in a text: groups of `units` from the first to the last, or any of them; and the rest.
function readDates(text) {
  const groups = [], rest = [];
  let group = null, before = [], wanted = null;  // before: what is between two dates
  for (const token of tokens(text)) {
    if (token.kind === "unread") return { unread: token.said };
    if (token.kind !== "date") {
      if (token.kind === "word") { rest.push(token.said); group = null; }
      before.push(token.kind);
      if (["until", "since"].includes(token.kind)) wanted = token;
      if (["later", "open"].includes(token.kind) && group) group.opens[1] = true;
      continue;
    }
    const date = unit(token.date), isNumber = !token.date[0] && !token.date[1];
    if (!date && !isNumber) return { wrong: token.said };
    if (!date) { rest.push(token.said); group = null; continue; }
    const join = before.find(kind => ["or", "to", "open", "until"].includes(kind));
    if (group && join) {
      group.join = join === "or" && !before.includes("to") ? "or" : "to";
      group.opens[1] = false;
    } else {
      const start = wanted ? wanted.kind === "until" : before.includes("open");
      groups.push(group = { units: [], opens: [start, wanted?.kind === "since"] });
      group.beyond = ["before", "after"].includes(wanted?.said);
    }
    group.units.push(date);
    group.said = `${group.said || ""} ${token.said}`.trim();
    before = [];
    wanted = null;
  }
  for (const { units } of groups) complete(units);
  const [dated, numbers] = [[], []];
  for (const found of groups) (found.units.every(u => u.y || u.m) ? dated : numbers).push(found);
  for (const { units } of dated) for (const u of units)
    if (!unit([u.y, u.m, u.d])) return { wrong: text };
  return { groups: dated, rest: [...rest, ...numbers.map(found => found.said)] };
}
function complete(units) {  // "16 to 17 November 2022": what a date lacks is that of the next one
  for (const list of [[...units].reverse(), units]) list.forEach((one, n) => {
    const beside = list[n - 1];
    if (!beside) return;
    if (one.d && !one.m) one.m = beside.m;
    if (!one.y && (one.m || one.d)) one.y = beside.y;
  });
}
function spans({ units, join, opens: [start, end], beyond }, year) {  // in days; null: open
  let found = units.map(one => daysOf(one, year));
  const [first, last] = [found[0][0], found.at(-1)[1]], wraps = last < first && !units.at(-1).y;
  if (join === "to") found = [[first, wraps ? daysOf(units.at(-1), year + 1)[1] : last]];
  if (start) found[0] = [null, beyond ? first - 1 : found[0][1]];
  if (end) found[found.length - 1] = [beyond ? last + 1 : found.at(-1)[0], null];
  return found;
}
const isOpen = ({ opens }) => opens.includes(true);
const isUpTo = (from, to) => from === null || to === null || from <= to;
const overlaps = ([a, b], [c, d]) => isUpTo(a, d) && isUpTo(c, b);
const isYearless = group => group.units.some(({ y }) => !y);
function falls(group, run) {  // whether a window holds a day of the group; in any year, without one
  if (!isYearless(group)) return (group.days ||= spans(group)).some(span => overlaps(span, run));
  const [first, last] = run;
  if (isOpen(group) || first === null || last === null) return true;
  const [from, to] = [parts(first).year, parts(last).year];
  const leap = group.units.some(({ m, d }) => m === 2 && d === 29);
  for (let year = from - 1; year <= Math.min(to, from + 9); year += 1)
    if (!leap || parts(dayOf(year, 1, 29)).day === 29)
      if (spans(group, year).some(span => overlaps(span, run))) return true;
  return false;
}
