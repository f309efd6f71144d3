// Find events by words, by dates in words or digits, and by filters. Other events are hidden, in
// the drawing too.
const NAMES = ["type", "actor", "place", "source", "article"].filter(name => by("by-" + name));
const chosen = name => by("by-" + name).value;

const spellings = MONTHS.map(name => `${name.slice(0, 3)}(?:${name.slice(3)}|t)?`);
const MONTH = `(${spellings.join("|")})\\.?`;
const DAYS = "(\\d{1,2})(?:st|nd|rd|th)?", YEAR = "(\\d{4})";
const initials = name => name.slice(0, 3).toLowerCase();
const month = name => MONTHS.findIndex(other => initials(other) === initials(name)) + 1;
const FORMS = [  // of a typed date: [pattern, its year, month and day; any may be missing]
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
const split = text => text.toLowerCase().split(" ").filter(Boolean);
function asked(text) {  // the date in a search, and the words beside it
  const query = text.trim().replace(/\s+/g, " ");
  for (const [form, read] of FORMS) {
    const match = form.exec(query);
    if (!match) continue;
    const [year, mon, day] = read(match);
    if (mon && (mon < 1 || mon > 12) || day && (day < 1 || day > 31)) continue;
    const rest = query.slice(0, match.index) + query.slice(match.index + match[0].length);
    const date = { year, month: mon && +mon, day: day && +day };
    return { date, said: match[0], rest: split(rest) };
  }
  return { date: null, rest: split(query) };
}
function daysOf({ year, month, day }, other) {  // first and last; `other`: the year if it has none
  if (year?.length === 3) return [dayOf(+(year + "0"), 0), dayOf(+(year + "9"), 11, 31)];
  const at = +(year || other);
  if (!month) return [dayOf(at, 0), dayOf(at, 11, 31)];
  const first = dayOf(at, month - 1, day || 1);
  return [first, day ? first : dayOf(at, month, 0)];
}
function bounds(text) {  // of a date; the known one for both if a side is open
  const [first, last] = text.split("|").map(number);
  return [first ?? last, last ?? first];
}
// Whether the best-known date may be on these days, or the date of a source is wholly inside.
function falls(article, asked) {
  const years = ([first, last]) => {
    const [from, to] = [parts(first).year, parts(last).year];
    return Array.from({ length: to - from + 1 }, (_, n) => from + n);
  };
  const some = (dates, test) =>
    (asked.year ? [null] : years(dates)).some(year => test(dates, daysOf(asked, year)));
  const { best, dated } = article.dataset;
  const closed = dated.split(" ").filter(text => /^[^|]+\|[^|]+$/.test(text));
  return best && some(bounds(best), ([a, b], [from, to]) => a <= to && b >= from)
    || closed.some(text => some(bounds(text), ([a, b], [from, to]) => a >= from && b <= to));
}
function matches(article, { date, said, rest }) {
  const text = article.dataset.find;
  const word = () => {
    const pattern = `(?<![\\p{L}\\d])${said.replace(".", "\\.")}(?![\\p{L}\\d])`;
    return new RegExp(pattern, "iu").test(text);
  };
  const alone = date?.month && !date.day && !date.year;  // "March" may be a word as well
  const dated = !date || falls(article, date) || alone && word();
  return dated && rest.every(word => text.includes(word));
}

function filter() {
  const query = asked(by("words").value);
  const has = (article, name) => article.dataset[name].split(" ").includes(chosen(name));
  hidden.clear();
  for (const article of articles) {
    const fits = NAMES.every(name => !chosen(name) || has(article, name));
    article.hidden = !(fits && matches(article, query));
    if (article.hidden) hidden.add(article.id.slice(6));
  }
  const left = articles.length - hidden.size, events = `event${articles.length === 1 ? "" : "s"}`;
  const of = hidden.size ? ` of ${articles.length}` : "";
  by("count").textContent = `${left}${of} ${events}`;
  by("none").hidden = by("why").hidden = left > 0;
  by("frame").hidden = by("zoom").hidden = by("hint").hidden = left === 0;
  if (!left) by("why").firstElementChild.textContent = why(query);
  if (view) view = settle(view.from, view.to);
}
function why(query) {
  const typed = by("words").value.trim(), said = `\u201c${typed}\u201d`;
  if (typed && !articles.some(article => matches(article, query)))
    return query.date && !query.rest.length
      ? `No date falls on ${said}, neither a best-known one nor one that a source gives.`
      : `No event has ${said}.`;
  const label = name => {
    const select = by("by-" + name), title = select.closest("label").firstChild.textContent.trim();
    return `${title}: ${select.selectedOptions[0].textContent}`;
  };
  const lead = typed ? `${said} is found, but not` : "No event";
  return `${lead} with ${NAMES.filter(chosen).map(label).join(" and ")}.`;
}

function clear() {
  by("words").value = "";
  for (const name of NAMES) by("by-" + name).value = "";
}
let typing = false;  // one step back undoes a word, not a letter
by("words").addEventListener("input", () => { change(() => {}, typing); typing = true; });
by("words").addEventListener("change", () => { typing = false; });
by("find").addEventListener("change", event => {
  if (event.target !== by("words")) change(() => {});
});
by("find").addEventListener("submit", event => event.preventDefault());
by("find").addEventListener("reset", event => { event.preventDefault(); change(clear); });
by("show-all").addEventListener("click", () => { change(clear); by("words").focus(); });
