// Find events by words, by dates and by filters. Others are hidden, in the drawing too. What is
// searched is what the page shows of an event, so that everything that can be read is found.
const NAMES = all("#filters select").map(select => select.id.slice(3));
const chosen = name => by("by-" + name).value;
const isChosen = (event, name) => [event[name]].flat().includes(chosen(name));

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#34;": "", "&#39;": "" };
const COMMON = /<(\w+)(?= [^>]*data-common)[^>]*>[^<]*<\/\1>|<(dt|text|button)\b[^>]*>[^<]*<\/\2>/g;
const textOf = html => plain(html.replace(COMMON, " ").replace(/<[^>]*>/g, " ")
  .replace(/&#?\w+;/g, entity => ENTITIES[entity] ?? " "));

const figures = all(".figures li").map(node => {
  const ids = all("a[href^='#event-']", node).map(link => link.getAttribute("href").slice(7));
  const text = plain(`${node.textContent} ${node.id.slice(7)}`);
  return { node, ids, text, source: node.dataset.from };
});
let texts = null;  // of each event
function index() {
  const lines = DATA.lines.map(textOf), of = new Map(events.map(event => [event.id, []]));
  for (const { ids, text } of figures) for (const id of ids) of.get(id)?.push(text);
  return new Map(events.map((event, n) => {
    const { id, title, actor, place, article, best } = event;
    const source = event.source.filter(key => key !== article);  // it is in every event
    const body = many ? DATA.details[n].map(line => lines[line]) : [textOf(event.node.innerHTML)];
    const more = plain([title, id, place, ...actor, ...source, best?.long, best?.value].join(" "));
    return [id, [more, ...body, ...of.get(id)].join(" ")];
  }));
}
const labels = new Map();  // what the page writes for a date -> those dates
function label(text, date) {
  const key = plain(text);
  if (!labels.has(key)) labels.set(key, new Set());
  labels.get(key).add(date);
}
for (const date of dates) for (const text of [date.value, date.long, date.short]) label(text, date);
for (const { made } of pictures) for (const node of made.filter(g => g.dataset.event)) {
  const { window, best } = eventOf.get(node.dataset.event);
  for (const [kind, date] of [["known", best], ["said", window]])
    if (date) label(all(`.${kind}`, node).map(line => line.textContent).join(" "), date);
}

function asked(typed) {
  const text = plain(typed);
  // In quotation marks, the words of a source.
  if (/^["\u201c].+["\u201d]$/.test(typed)) return { text, words: [text], groups: [] };
  const read = readDates(text), words = text.split(" ").filter(Boolean);
  const { groups = [], rest = [] } = read;
  // A label that says more than its date is what the page means by it.
  const vague = groups.some(group => isOpen(group) && isYearless(group));
  const exact = rest.length || !groups.length || vague;
  const dates = exact && labels.get(text);
  const units = rest.length ? [] : groups.flatMap(group => group.units), [one] = units;
  const word = units.length === 1 && one.m && !one.d && !one.y;  // "March" may be a word as well
  return { ...read, text, words, groups, rest, dates, word };
}
function matches(event, { unread, wrong, words, groups, rest, dates: exact, word }) {
  if (unread || wrong) return false;
  const said = (texts ||= index()).get(event.id);
  const has = list => list.every(one => said.includes(one));
  if (exact) return event.dates.some(at => exact.has(dates[at]));
  if (!groups.length) return has(words);
  const dated = groups.every(group => isOn(event, group));
  if (rest.length) return dated && has(rest) || has(words);
  return dated || Boolean(word) && isWord(groups[0].said.replace(".", ""), said);
}
const isWord = (word, text) => new RegExp(`(?<![\\p{L}\\d])${word}(?![\\p{L}\\d])`, "u").test(text);
// Whether a window of the event holds a day of the group: the best-known date, the article's, or
// another source's. Of the last, an open side says little: only its known day counts.
function isOn({ dates: all, window, best }, group) {
  return all.map(at => dates[at]).some(date => date.runs.some(([first, last]) => {
    const main = date === best || date === window || isOpen(group);
    return falls(group, main ? [first, last] : [first ?? last, last ?? first]);
  }));
}

function filter() {
  const typed = by("words").value.trim(), query = asked(typed);
  const used = NAMES.filter(chosen);
  hidden.clear();
  for (const event of events) {
    const fits = used.every(name => isChosen(event, name)) && (!typed || matches(event, query));
    if (event.node.hidden === fits) event.node.hidden = !fits;
    if (!fits) hidden.add(event.id);
  }
  shown = events.filter(event => event.main && !hidden.has(event.id));
  const found = typed ? filterFigures(query) : filterFigures(null);
  filterSources();
  const left = events.length - hidden.size;
  const of = hidden.size ? ` of ${events.length.toLocaleString("en")}` : "";
  const count = `${left.toLocaleString("en")}${of} event${events.length === 1 ? "" : "s"}`;
  const also = typed && found ? `, ${found} figure${found === 1 ? "" : "s"}` : "";
  by("count").textContent = count + also;
  by("filtered").textContent = hidden.size ? [count, ...conditions(typed)].join(", ") : "";
  by("none").hidden = by("show-all").hidden = left > 0;
  by("frame").hidden = by("zoom").hidden = by("hint").hidden = left === 0;
  by("why").firstElementChild.textContent = left ? "" : why(typed, query, found);
  if (view) view = settle(view.from, view.to);
}
const printed = all("[data-used]");
function filterSources() {  // the printed list: those of what is shown
  const used = new Set(events.flatMap(({ id, source }) => hidden.has(id) ? [] : source));
  for (const { node, source } of figures) if (!node.hidden) used.add(source);
  for (const node of printed) node.hidden = hidden.size > 0 && !used.has(node.dataset.used);
}
function filterFigures(query) {  // those that have the words, or belong to a shown event
  let found = 0;
  for (const { node, ids, text } of figures) {
    const read = query && !query.wrong && !query.unread;
    const has = !query || read && query.words.every(word => text.includes(word));
    found += has;
    node.hidden = !has && !ids.some(id => !hidden.has(id));
  }
  for (const fold of all(".figures > details")) {
    const left = all("li:not([hidden])", fold);
    fold.hidden = !left.length;
    if (query && found && left.length) fold.open = true;
  }
  return found;
}
function conditions(typed) {  // of what is shown, in words
  const name = select => select.closest("label").firstChild.textContent.trim();
  const selects = NAMES.filter(chosen).map(key => by("by-" + key));
  const value = select => select.selectedOptions[0].textContent.trim();
  const filters = selects.map(select => `${name(select)}: ${value(select)}`);
  return [...(typed ? [`search: ${typed}`] : []), ...filters];
}
const UNREAD = {
  unread: "day and month could be in either order",
  short: "the year needs four digits",
};
function why(typed, query, found) {
  const said = `\u201c${typed}\u201d`;
  if (query.unread)
    return `\u201c${query.unread.said}\u201d is not read: ${UNREAD[query.unread.kind]}. `
      + "Write 17 November 2022 or 2022-11-17.";
  if (query.wrong) return `\u201c${query.wrong}\u201d is not a date that exists.`;
  const filters = conditions("");
  if (typed && !events.some(event => matches(event, query))) {
    const dated = query.groups.length && !query.rest.length;
    const none = dated ? `No date falls on ${said}.` : `No event has ${said}.`;
    return found ? `${none} Figures below have it: ${found}.` : none;
  }
  return `${typed ? `${said} is found, but not` : "No event"} with ${filters.join(" and ")}.`;
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

// The details of an event of many, when they are asked for: its lines, put together.
function unfold(node) {
  const fold = node.querySelector("details");
  if (fold.dataset.whole) return;
  fold.dataset.whole = "yes";
  for (const part of all(":scope > :not(summary)", fold)) part.remove();
  const lines = DATA.details[articles.indexOf(node)].map(line => DATA.lines[line]);
  fold.insertAdjacentHTML("beforeend", lines.join("\n"));
}
document.addEventListener("toggle", ({ target }) => {
  if (target.open && target.parentElement.matches(".brief")) unfold(target.parentElement);
}, true);
