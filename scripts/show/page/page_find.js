// Finding events: by words, by dates in words or figures, and by filters; what is not found is hidden, in the drawing too.
const NAMES = ["type", "actor", "place", "source", "article"].filter(name => by("by-" + name));
const chosen = name => by("by-" + name).value;

const MONTH = "(" + MONTHS.map(m => m.slice(0, 3) + `(?:${m.slice(3)}|t)?`.replace("()?", "")).join("|") + ")\\.?";
const DAYS = "(\\d{1,2})(?:st|nd|rd|th)?", YEAR = "(\\d{4})";
const month = name => MONTHS.findIndex(m => m.toLowerCase().startsWith(name.slice(0, 3).toLowerCase())) + 1;
const FORMS = [  // what one may type: [pattern, its parts as year, month, day; any may be missing]
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
const words = text => text.toLowerCase().split(" ").filter(Boolean);
function asked(text) {  // the date in a search, and the words beside it
  const query = text.trim().replace(/\s+/g, " ");
  for (const [form, read] of FORMS) {
    const match = form.exec(query);
    if (!match) continue;
    const [year, mon, day] = read(match);
    if (mon && (mon < 1 || mon > 12) || day && (day < 1 || day > 31)) continue;
    const rest = query.slice(0, match.index) + query.slice(match.index + match[0].length);
    return { date: { year, month: mon && +mon, day: day && +day }, said: match[0], rest: words(rest) };
  }
  return { date: null, rest: words(query) };
}
function stretch({ year, month, day }, other) {  // the days of a date, in another year where it names none
  if (year?.length === 3) return [dayOf(+(year + "0"), 0), dayOf(+(year + "9"), 11, 31)];
  const at = +(year || other);
  if (!month) return [dayOf(at, 0), dayOf(at, 11, 31)];
  const first = dayOf(at, month - 1, day || 1);
  return [first, day ? first : dayOf(at, month, 0)];
}
function falls(article, asked) {  // whether the best-known date may fall there, or a source's date lies wholly inside
  const bounds = text => { const [first, last] = text.split("|").map(number); return [first ?? last, last ?? first]; };
  const years = ([first, last]) => {
    const [from, to] = [parts(first).year, parts(last).year];
    return Array.from({ length: to - from + 1 }, (_, n) => from + n);
  };
  const some = (span, test) => (asked.year ? [null] : years(span)).some(year => test(span, stretch(asked, year)));
  const { best, dated } = article.dataset, closed = dated.split(" ").filter(text => /^[^|]+\|[^|]+$/.test(text));
  return best && some(bounds(best), ([a, b], [from, to]) => a <= to && b >= from)
    || closed.some(text => some(bounds(text), ([a, b], [from, to]) => a >= from && b <= to));
}
function matches(article, { date, said, rest }) {
  const text = article.dataset.find;
  const word = () => new RegExp(`(?<![\\p{L}\\d])${said.replace(".", "\\.")}(?![\\p{L}\\d])`, "iu").test(text);
  const alone = date?.month && !date.day && !date.year;  // "March" may be a word as well
  return (!date || falls(article, date) || alone && word()) && rest.every(word => text.includes(word));
}

function filter() {
  const query = asked(by("words").value);
  hidden.clear();
  for (const article of articles) {
    const fits = NAMES.every(name => !chosen(name) || article.dataset[name].split(" ").includes(chosen(name)));
    article.hidden = !(fits && matches(article, query));
    if (article.hidden) hidden.add(article.id.slice(6));
  }
  const left = articles.length - hidden.size, events = `event${articles.length === 1 ? "" : "s"}`;
  by("count").textContent = hidden.size ? `${left} of ${articles.length} ${events}` : `${left} ${events}`;
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
    const select = by("by-" + name);
    return `${select.closest("label").firstChild.textContent.trim()}: ${select.selectedOptions[0].textContent}`;
  };
  return `${typed ? `${said} is found, but not` : "No event"} with ${NAMES.filter(chosen).map(label).join(" and ")}.`;
}

function clear() {
  by("words").value = "";
  for (const name of NAMES) by("by-" + name).value = "";
}
let typing = false;  // one step back undoes a word, not a letter
by("words").addEventListener("input", () => { change(() => {}, typing); typing = true; });
by("words").addEventListener("change", () => { typing = false; });
by("find").addEventListener("change", event => { if (event.target !== by("words")) change(() => {}); });
by("find").addEventListener("submit", event => event.preventDefault());
by("find").addEventListener("reset", event => { event.preventDefault(); change(clear); });
by("show-all").addEventListener("click", () => { change(clear); by("words").focus(); });
