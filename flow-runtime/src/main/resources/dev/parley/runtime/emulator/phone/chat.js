// The open chat: its messages, where it is scrolled to, and what stands above and below.

import {byId, el, hue, icon, initials} from './dom.js';
import {dayRow, refresh, row, typingRow} from './bubble.js';
import {preview} from './content.js';
import {address} from './people.js';
import {open, phone} from './state.js';
import {clock, day} from './time.js';

const NEAR = 80;
const log = byId('log');
const newest = byId('newest');
let missed = 0;
let following = true;
let lastTop = 0;
let actions = {};

/** Says what taps, replies and greetings do; once, at the start. */
export function prepareChat(given) {
  actions = {...given, jump, find: (id) => phone.messages.get(id), businessName: () => phone.business.name};
  newest.addEventListener('click', () => scrollToNewest(true));
  log.addEventListener('scroll', follow);
  new ResizeObserver(() => following && scrollToNewest(false)).observe(log);
}

/** Draws another chat. */
export function drawChat() {
  log.setAttribute('aria-live', 'off');
  log.replaceChildren(...sorted().map((message) => row(message, actions)));
  drawDays();
  drawEmpty();
  drawTyping();
  drawHeader();
  forgetMissed();
  scrollToNewest(false);
  // What was already there is no news to a screen reader.
  requestAnimationFrame(() => log.setAttribute('aria-live', 'polite'));
}

/** Draws one message that came, changed or went. */
export function drawMessage({message, fresh, gone}) {
  if (gone) rowOf(gone)?.remove();
  if (message) place(message);
  drawDays();
  drawEmpty();
  drawTyping();
  if (following || (fresh && message.from === 'customer')) {
    scrollToNewest(true);
  } else if (fresh) {
    missed += 1;
    newest.replaceChildren(icon('down'), el('span.badge', {}, String(missed)));
    newest.hidden = false;
  }
}

/** Draws who is talking to whom, and whether somebody is writing. */
export function drawHeader() {
  const customer = open();
  byId('business-name').textContent = phone.business.name;
  const avatar = byId('business-avatar');
  avatar.textContent = initials(phone.business.name);
  avatar.className = 'avatar hue-' + hue(phone.business.displayPhoneNumber);
  byId('subtitle').textContent = subtitle(customer);
  byId('subtitle').classList.toggle('is-typing', Boolean(customer?.typing));
  drawWindow(customer);
}

export function drawTyping() {
  const shown = byId('typing');
  if (!open()?.typing) {
    shown?.remove();
    return;
  }
  if (shown) return;
  log.append(typingRow());
  if (following) scrollToNewest(true);
}

function subtitle(customer) {
  if (!customer) return '';
  return customer.typing ? 'typing…' : `You are ${customer.name} · ${address(customer)}`;
}

function drawWindow(customer) {
  const label = byId('window');
  label.hidden = !customer;
  if (!customer) return;
  const end = customer.windowEnd && Date.parse(customer.windowEnd) > Date.now() && customer.windowEnd;
  label.replaceChildren(
    el('span.long', {}, end ? `Window open until ${endName(end)}` : 'Window closed'),
    el('span.short', {'aria-hidden': 'true'}, end ? '24 h open' : '24 h closed'));
  label.title = end
    ? 'The business may write freely until then: 24 hours from the last message of the customer.'
    : 'The business may only send templates until the customer writes.';
  label.classList.toggle('is-open', Boolean(end));
}

function endName(end) {
  return day(end) === 'Today' && new Date(end).getDate() === new Date().getDate()
    ? clock(end)
    : `${clock(end)} tomorrow`;
}

function sorted() {
  return [...phone.messages.values()].sort((one, other) => one.number - other.number);
}

function rowOf(id) {
  return log.querySelector(`.row[data-id="${CSS.escape(id)}"]`);
}

function place(message) {
  const old = rowOf(message.id);
  if (old && refresh(old, message)) return;
  const fresh = row(message, actions);
  if (old) {
    const focused = old.contains(document.activeElement) && document.activeElement.dataset.option;
    old.replaceWith(fresh);
    if (focused) fresh.querySelector(`[data-option="${CSS.escape(focused)}"]`)?.focus();
    return;
  }
  const after = [...log.querySelectorAll('.row[data-number]')]
    .find((other) => Number(other.dataset.number) > message.number);
  log.insertBefore(fresh, after ?? byId('typing'));
}

function drawDays() {
  let last;
  for (const node of [...log.children]) {
    if (node.classList.contains('day') && !belongs(node)) node.remove();
  }
  for (const node of log.querySelectorAll('.row[data-at]')) {
    const name = day(node.dataset.at);
    const above = node.previousElementSibling;
    const separated = above?.classList.contains('day');
    if (name !== last && !separated) node.before(dayRow(name));
    if (name === last && separated) above.remove();
    last = name;
  }
}

function belongs(separator) {
  const below = separator.nextElementSibling;
  return below?.dataset.at && day(below.dataset.at) === separator.textContent;
}

function drawEmpty() {
  const shown = log.querySelector('.empty');
  const needed = phone.messages.size === 0;
  if (!needed) {
    shown?.remove();
  } else if (!shown) {
    log.prepend(emptyNote());
  }
}

function emptyNote() {
  if (!open()) return el('div.empty', {}, el('p', {}, 'Choose somebody to see their phone.'));
  return el('div.empty', {},
    el('p', {}, `${open().name} and ${phone.business.name} have not written to each other yet.`),
    el('button.hello', {type: 'button', onclick: () => actions.hello()}, 'Say hi'));
}

/** Whoever scrolls up wants to read there; whoever comes back down wants to follow again. */
function follow() {
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  if (atEnd) {
    following = true;
    forgetMissed();
  } else if (log.scrollTop < lastTop) {
    following = false;
  }
  lastTop = log.scrollTop;
}

function forgetMissed() {
  missed = 0;
  newest.hidden = true;
}

function scrollToNewest(smooth) {
  following = true;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  log.scrollTo({top: log.scrollHeight, behavior: smooth && !calm ? 'smooth' : 'instant'});
  forgetMissed();
}

function jump(id) {
  const target = rowOf(id);
  if (!target) return;
  target.scrollIntoView({block: 'center'});
  target.classList.remove('flash');
  requestAnimationFrame(() => target.classList.add('flash'));
}

/** The line over the message field while a message is being answered. */
export function drawReplying(message, cancel) {
  const box = byId('replying');
  box.hidden = !message;
  box.replaceChildren();
  if (!message) return;
  const name = message.from === 'customer' ? 'You' : phone.business.name;
  box.append(
    el('span.quote', {}, el('span.quote-name', {}, name), el('span.quote-text', {}, preview(message.content))),
    el('button.icon-button', {type: 'button', 'aria-label': 'Do not reply to it', onclick: cancel}, icon('close')));
}

