// Times as a phone shows them.

const CLOCK = new Intl.DateTimeFormat(undefined, {hour: '2-digit', minute: '2-digit'});
const WEEKDAY = new Intl.DateTimeFormat(undefined, {weekday: 'long'});
const DATE = new Intl.DateTimeFormat(undefined, {day: 'numeric', month: 'long', year: 'numeric'});
const SHORT = new Intl.DateTimeFormat(undefined, {day: '2-digit', month: '2-digit', year: '2-digit'});
const DAY = 24 * 60 * 60 * 1000;

export function clock(at) {
  return CLOCK.format(new Date(at));
}

/** The day of a message, as the separator above it says. */
export function day(at, now = new Date()) {
  const age = daysBefore(at, now);
  if (age <= 0) return 'Today';
  if (age === 1) return 'Yesterday';
  return age < 7 ? WEEKDAY.format(new Date(at)) : DATE.format(new Date(at));
}

/** The time in the list of people. */
export function stamp(at, now = new Date()) {
  const age = daysBefore(at, now);
  if (age <= 0) return clock(at);
  if (age === 1) return 'Yesterday';
  return age < 7 ? WEEKDAY.format(new Date(at)) : SHORT.format(new Date(at));
}

function daysBefore(at, now) {
  return Math.round((midnight(now) - midnight(new Date(at))) / DAY);
}

function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
