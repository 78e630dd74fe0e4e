// The sheet of a list message, and the form for a new customer.

import {byId, el, icon} from './dom.js';
import * as api from './api.js';

const sheet = byId('sheet');
const joinDialog = byId('join');

/** Shows the rows of a list; `choose(row)` is called for the one that is pressed. */
export function openSheet(option, choose) {
  byId('sheet-title').textContent = option.title;
  byId('sheet-body').replaceChildren(...option.sections.map((section) => sectionOf(section, choose)));
  sheet.showModal();
  byId('sheet-body').scrollTop = 0;
  sheet.querySelector('.choice')?.focus({focusVisible: false});
}

function sectionOf(section, choose) {
  return el('section', {},
    section.title ? el('h3', {}, section.title) : undefined,
    section.rows.map((row) => choice(row, choose)));
}

function choice(row, choose) {
  const press = () => {
    sheet.close();
    choose(row);
  };
  return el('button.choice', {type: 'button', onclick: press, 'data-option': row.id},
    el('span.choice-text', {},
      el('span.choice-title', {}, row.title),
      row.description ? el('span.choice-detail', {}, row.description) : undefined),
    el('span.choice-mark', {'aria-hidden': 'true'}));
}

/** Wires both dialogs; `joined(customer)` is called when somebody was added. */
export function prepareDialogs(joined) {
  byId('sheet-close').append(icon('close'));
  byId('sheet-close').addEventListener('click', () => sheet.close());
  byId('add').append(icon('add'));
  byId('add').addEventListener('click', openJoin);
  byId('join-cancel').addEventListener('click', () => joinDialog.close());
  for (const dialog of [sheet, joinDialog]) {
    // A press beside the dialog hits the dialog element itself: its content has a box of its own.
    dialog.addEventListener('pointerdown', (event) => event.target === dialog && outside(dialog, event) && dialog.close());
  }
  byId('join-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    await join(joined);
  });
}

function outside(dialog, event) {
  const box = dialog.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}

function openJoin() {
  byId('join-form').reset();
  byId('join-problem').hidden = true;
  joinDialog.showModal();
  byId('join-name').focus();
}

async function join(joined) {
  const person = Object.fromEntries(new FormData(byId('join-form')));
  try {
    const customer = await api.join(person);
    joinDialog.close();
    joined(customer);
  } catch (problem) {
    byId('join-problem').textContent = problem.message;
    byId('join-problem').hidden = false;
  }
}
