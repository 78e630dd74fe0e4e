// One message as a row of the chat.

import {el, icon, tickMark} from './dom.js';
import {body, options, preview} from './content.js';
import {safeLink} from './format.js';
import {clock} from './time.js';

const TICKS = {
  pending: ['clock', 'Not sent yet'],
  accepted: ['one', 'Sent'],
  sent: ['one', 'Sent'],
  delivered: ['two', 'Delivered'],
  read: ['two', 'Read'],
};

/**
 * The row of a message. `actions` is what its parts do: `tap(message, option)`,
 * `openList(message, option)`, `reply(message)`, `jump(id)`, `find(id)`, `businessName()`.
 */
export function row(message, actions) {
  if (message.trouble) return troubleRow(message);
  const node = el('div.row', {
    'data-id': message.id,
    'data-number': message.number,
    'data-at': message.at,
    'data-from': message.from,
    'data-tick': message.tick,
    'data-shape': shape(message),
  });
  node.classList.add(message.from);
  const bubble = el('div.bubble', {}, author(message, actions), quote(message, actions),
    body(message.content).filter(Boolean), meta(message));
  const stack = el('div.stack', {}, bubble, taps(message, actions));
  if (message.reaction) {
    bubble.append(el('span.reaction', {'aria-label': `Reaction ${message.reaction}`}, message.reaction));
    node.classList.add('has-reaction');
  }
  node.append(stack, ...replyButton(message, actions));
  return node;
}

/**
 * Brings the ticks of a row up to date, if nothing else has changed: a row that is replaced under a
 * finger loses its tap. Answers whether that was enough.
 */
export function refresh(node, message) {
  if (node.dataset.shape !== shape(message)) return false;
  if (node.dataset.tick !== message.tick) {
    node.dataset.tick = message.tick;
    node.querySelector('.meta')?.replaceWith(meta(message));
  }
  return true;
}

function shape(message) {
  return JSON.stringify([message.number, message.content, message.reaction, message.trouble]);
}

/** The row that shows somebody writing. */
export function typingRow() {
  return el('div.row.business.typing-row', {id: 'typing', 'aria-hidden': 'true'},
    el('div.bubble.typing', {}, el('i'), el('i'), el('i')));
}

/** The line between two days. */
export function dayRow(name) {
  return el('div.day', {}, el('span', {}, name));
}

function author(message, actions) {
  const name = message.from === 'customer' ? 'You' : actions.businessName();
  return el('span.hidden', {}, name + ': ');
}

function quote(message, actions) {
  const id = message.content.context?.id ?? message.content.context?.message_id;
  const quoted = id && actions.find(id);
  if (!quoted) return undefined;
  const name = quoted.from === 'customer' ? 'You' : actions.businessName();
  return el('button.quote', {type: 'button', onclick: () => actions.jump(id), 'aria-label': 'Go to the quoted message'},
    el('span.quote-name', {}, name), el('span.quote-text', {}, preview(quoted.content)));
}

function meta(message) {
  const parts = [el('time', {datetime: message.at}, clock(message.at))];
  if (message.from === 'customer') {
    const [mark, label] = TICKS[message.tick] ?? TICKS.sent;
    const tick = el('span.tick', {title: label}, tickMark(mark), el('span.hidden', {}, label));
    tick.classList.add(message.tick);
    parts.push(tick);
  }
  return el('span.meta', {}, parts);
}

function taps(message, actions) {
  const all = options(message.content);
  if (all.length === 0 || message.from === 'customer') return undefined;
  return el('div.taps', {}, all.map((option) => tap(message, option, actions)));
}

function tap(message, option, actions) {
  if (option.kind === 'url') {
    const link = safeLink(option.url ?? '', icon('open'), option.title);
    link?.classList.add('tap');
    return link;
  }
  const isList = option.kind === 'list';
  const press = () => (isList ? actions.openList(message, option) : actions.tap(message, option));
  return el('button.tap', {type: 'button', onclick: press, 'data-option': option.id, 'aria-haspopup': isList ? 'dialog' : undefined},
    icon(isList ? 'list' : 'reply'), el('span', {}, option.title));
}

function replyButton(message, actions) {
  if (message.tick === 'pending') return [];
  return [el('button.answer', {type: 'button', 'aria-label': 'Reply to this message', title: 'Reply', onclick: () => actions.reply(message)},
    icon('reply'))];
}

function troubleRow(message) {
  const refused = message.tick === 'refused';
  const {code, title, details} = message.trouble;
  const node = el('div.row.trouble', {'data-id': message.id, 'data-number': message.number, 'data-at': message.at, 'data-tick': message.tick},
    el('div.trouble-card', {},
      el('p.trouble-title', {}, icon('warning'),
        refused ? 'WhatsApp refused a message' : 'A message was not delivered'),
      el('p', {}, el('b', {}, String(code)), ` ${title === details ? '' : title}`),
      el('p', {}, details),
      el('p.small', {}, preview(message.content) || message.content.type, ' · ', clock(message.at))));
  return node;
}
