/** Hours and minutes. */
export function shortTime(date, lang) {
  return format(date, lang, { hour: "2-digit", minute: "2-digit" });
}

/** Day and time. */
export function longTime(date, lang) {
  return format(date, lang, { dateStyle: "long", timeStyle: "short" });
}

/** "Today", "Yesterday" or the date, for the line between two days. */
export function dayName(date, t) {
  const days = Math.round((midnight(new Date()) - midnight(date)) / 86_400_000);
  if (days === 0) return t.today;
  return days === 1 ? t.yesterday : format(date, t.lang, { dateStyle: "long" });
}

/** True when both are of one day here. */
export function sameDay(a, b) {
  return midnight(a) === midnight(b);
}

/** "in 5 minutes", "2 days ago". */
export function relativeTime(date, lang) {
  const seconds = (date - Date.now()) / 1000;
  const units = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? units.at(-1);
  return isNaN(seconds)
    ? ""
    : new Intl.RelativeTimeFormat(lang, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

function format(date, lang, options) {
  return isNaN(date) ? "" : new Intl.DateTimeFormat(lang, options).format(date);
}
