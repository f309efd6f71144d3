// Days: a day is a whole number, counted from 1 January 1970. The names of days, and the labels of
// an axis.
const DATA = JSON.parse(document.getElementById("data").textContent);  // from island.py
const { MONTHS, SEASONS } = DATA.drawing;
const DAY = 864e5;  // milliseconds
const number = iso => iso ? Date.parse(iso + "T00:00:00Z") / DAY : null;
const iso = day => new Date(day * DAY).toISOString().slice(0, 10);
function dayOf(year, month, day = 1) {  // January is 0; day 0 ends the month before
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);  // Date.UTC reads the years 0 to 99 as 1900 to 1999
  return date.getTime() / DAY;
}
const FIRST = dayOf(1, 0), LAST = dayOf(9999, 11, 31);  // the range of ISO dates
const parts = number => {
  const date = new Date(number * DAY);
  return { day: date.getUTCDate(), month: date.getUTCMonth(), year: date.getUTCFullYear() };
};
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const yearName = year => year < 1000 ? `AD ${year}` : `${year}`;  // as in words.py

function period(from, to, letters) {  // in words, as in words.py; `letters` shortens the months
  const [first, last] = [parts(from), parts(to)];
  const name = ({ month }) => MONTHS[month].slice(0, letters);
  const year = first.year === last.year ? "" : ` ${yearName(first.year)}`;
  const month = year || first.month !== last.month ? ` ${name(first)}` : "";
  return `${first.day}${month}${year} to ${last.day} ${name(last)} ${yearName(last.year)}`;
}

const STEPS = [  // from label to label of an axis: unit, how many, about how many days
  ...[1, 2, 5, 10].map(n => ["day", n, n]),
  ...[1, 3, 6].map(n => ["month", n, 30 * n]),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].map(n => ["year", n, 365 * n]),
];
const ROOM = { day: 92, month: 64, year: 64 };  // pixels for a label
const NAMED = {  // whether a day, or the month or year that begins on it, has a label
  day({ day }, every) {
    if (every <= 2) return day % every === 0;
    return day === 1 || day % every === 0 && day <= 28;
  },
  month: ({ month }, every) => month % every === 0,
  year: ({ year }, every) => year % every === 0,
};
const LABEL = {
  day: ({ day, month, year }) => `${day} ${MONTHS[month].slice(0, 3)} ${yearName(year)}`,
  month: ({ month, year }) => `${MONTHS[month].slice(0, 3)} ${yearName(year)}`,
  year: ({ year }) => yearName(year),
};
const NEXT = {
  day: day => day + 1,
  month: day => dayOf(parts(day).year, parts(day).month + 1),
  year: day => dayOf(parts(day).year + 1, 0),
};
function ticks(from, to, pixels) {  // [day, label, unit]
  const wide = pixels / (to - from + 1);  // of a day
  const [unit, every] = STEPS.find(([unit, , days]) => days * wide > ROOM[unit]) || STEPS.at(-1);
  const { month, year } = parts(from), found = [];
  const start = { day: from, month: dayOf(year, month), year: dayOf(year, 0) }[unit];
  for (let day = start; day <= to; day = NEXT[unit](day)) {
    const date = parts(day);
    if (day >= from && NAMED[unit](date, every)) found.push([day, LABEL[unit](date), unit]);
  }
  return found;
}
