// The list of customers.

import {avatar, byId, el} from './dom.js';
import {preview} from './content.js';
import {people, phone} from './state.js';
import {stamp} from './time.js';

/** Draws the list; `choose(id)` opens a chat. */
export function drawPeople(choose) {
  const list = byId('people');
  const focused = document.activeElement?.closest?.('.person')?.dataset.id;
  list.replaceChildren(...people().map((customer) => person(customer, choose)));
  if (focused) {
    list.querySelector(`.person[data-id="${CSS.escape(focused)}"]`)?.focus();
  }
  drawTitle();
}

export function address(customer) {
  return customer.phone ? prettyPhone(customer.phone) : '@' + customer.username;
}

function person(customer, choose) {
  const current = customer.id === phone.openId;
  return el('li', {},
    el('button.person', {type: 'button', 'data-id': customer.id, 'aria-current': current ? 'true' : undefined, onclick: () => choose(customer.id)},
      avatar(customer.name, customer.id),
      el('span.person-text', {},
        el('span.person-top', {},
          el('span.person-name', {}, customer.name),
          customer.last && el('time.person-time', {datetime: customer.last.at}, stamp(customer.last.at))),
        el('span.person-bottom', {}, lastLine(customer), badge(customer)))));
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
