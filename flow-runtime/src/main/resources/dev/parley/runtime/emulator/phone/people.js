// The list of customers.

import {avatar, byId, el} from './dom.js';
import {preview} from './content.js';
import {people, phone} from './state.js';
import {stamp} from './time.js';

const items = new Map();

/**
 * Draws the list; `choose(id)` opens a chat. A person's button stays the same element while what
 * it says changes: a button that is replaced under a finger loses its press.
 */
export function drawPeople(choose) {
  const list = byId('people');
  const focused = document.activeElement;
  people().forEach((customer, index) => {
    const item = items.get(customer.id) ?? newItem(customer.id, choose);
    drawPerson(item.firstElementChild, customer);
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  });
  [...list.children].slice(phone.customers.size).forEach((item) => item.remove());
  // An element that moves loses its focus.
  if (list.contains(focused)) focused.focus({preventScroll: true});
  drawTitle();
}

function newItem(id, choose) {
  const item = el('li', {}, el('button.person', {type: 'button', 'data-id': id, onclick: () => choose(id)}));
  items.set(id, item);
  return item;
}

export function address(customer) {
  return customer.phone ? prettyPhone(customer.phone) : '@' + customer.username;
}

function drawPerson(button, customer) {
  if (customer.id === phone.openId) {
    button.setAttribute('aria-current', 'true');
  } else {
    button.removeAttribute('aria-current');
  }
  button.replaceChildren(
    avatar(customer.name, customer.id),
    el('span.person-text', {},
      el('span.person-top', {},
        el('span.person-name', {}, customer.name),
        customer.last && el('time.person-time', {datetime: customer.last.at}, stamp(customer.last.at))),
      el('span.person-bottom', {}, lastLine(customer), badge(customer))));
}

function lastLine(customer) {
  if (customer.typing) return el('span.person-last.is-typing', {}, 'typing…');
  if (!customer.last) return el('span.person-last', {}, address(customer));
  if (customer.last.trouble) return el('span.person-last.is-trouble', {}, 'A message did not get through');
  const mine = customer.last.from === 'customer' ? 'You: ' : '';
  return el('span.person-last', {}, mine + preview(customer.last.content));
}

function badge(customer) {
  return customer.unread > 0
    ? el('span.badge', {}, String(customer.unread), el('span.hidden', {}, ' unread'))
    : undefined;
}

function drawTitle() {
  const unread = [...phone.customers.values()].reduce((sum, customer) => sum + customer.unread, 0);
  document.title = unread > 0 ? `(${unread}) Parley phone` : 'Parley phone';
}

/** Digits in groups; how a country groups its numbers does not matter here. */
function prettyPhone(digits) {
  if (/^1\d{10}$/.test(digits)) {
    return `+1 ${digits.slice(1, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}`;
  }
  return '+' + digits.slice(0, 2) + ' ' + (digits.slice(2).match(/\d{1,4}/g) ?? []).join(' ');
}
