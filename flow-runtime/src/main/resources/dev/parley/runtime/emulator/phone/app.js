// Starts the page and joins its parts.

import * as api from './api.js';
import {drawChat, drawHeader, drawMessage, drawReplying, drawTyping, prepareChat} from './chat.js';
import {openSheet, prepareDialogs} from './dialogs.js';
import {byId, icon} from './dom.js';
import {drawPeople} from './people.js';
import * as state from './state.js';

const app = byId('app');
const text = byId('text');
const wide = matchMedia('(min-width: 760px)');
let answering;
let reading = false;
let readAgain = false;

state.watch((what, detail) => {
  if (what === 'people') {
    drawPeople(choose);
    drawHeader();
    drawTyping();
  } else if (what === 'chat') {
    drawChat();
  } else if (what === 'message') {
    drawMessage(detail);
  } else {
    drawLine();
  }
  markRead();
});

function drawLine() {
  const notice = byId('notice');
  const problem = state.phone.online
    ? healthProblem(state.phone.health)
    : 'The line to the emulator is interrupted. Connecting again…';
  notice.hidden = problem === '';
  notice.textContent = problem;
}

function healthProblem({problem, dropped}) {
  const sentences = problem ? [problem, 'Trying again.'] : [];
  if (dropped > 0) sentences.push(`Webhooks given up so far: ${dropped}.`);
  return sentences.join(' ');
}

async function choose(id) {
  app.dataset.view = 'chat';
  history.replaceState(null, '', '#' + encodeURIComponent(id));
  answer(undefined);
  if (id !== state.phone.openId) {
    state.openChat(id);
    await load(id);
  }
  if (wide.matches) text.focus();
  markRead();
}

async function load(id) {
  try {
    const list = await api.messages(id);
    if (state.phone.openId === id) state.fillChat(list.items);
  } catch (problem) {
    toast(problem.message);
  }
}

async function reload() {
  state.forget();
  try {
    state.replace(await api.state());
  } catch (problem) {
    toast(problem.message);
    return;
  }
  const wanted = state.phone.openId ?? decodeURIComponent(location.hash.slice(1));
  if (state.phone.customers.has(wanted)) {
    app.dataset.view = 'chat';
    state.phone.openId = wanted;
    await load(wanted);
  } else {
    state.openChat(undefined);
    await chooseSomebody();
  }
}

/** Where both columns are in sight, the chat is never empty if there is anybody to talk to. */
async function chooseSomebody() {
  const first = state.people()[0];
  if (wide.matches && first && !state.phone.openId) await choose(first.id);
  await markRead();
}

/** Messages are read when they can be seen, as on a phone. */
async function markRead() {
  const customer = state.open();
  const seen = document.visibilityState === 'visible' && (wide.matches || app.dataset.view === 'chat');
  if (!customer || customer.unread === 0 || !seen) return;
  if (reading) {
    readAgain = true;
    return;
  }
  reading = true;
  readAgain = false;
  try {
    await api.read(customer.id);
  } catch (problem) {
    toast(problem.message);
  } finally {
    reading = false;
  }
  if (readAgain) await markRead();
}

async function send(message, content) {
  const customer = state.phone.openId;
  if (!customer) return;
  const draft = 'draft-' + crypto.getRandomValues(new Uint32Array(2)).join('-');
  const now = new Date().toISOString();
  state.addDraft({id: draft, number: Number.MAX_SAFE_INTEGER, from: 'customer', at: now, tick: 'pending', content});
  answer(undefined);
  try {
    state.updateMessage(customer, await api.send(customer, {...message, draft}));
  } catch (problem) {
    state.dropDraft(draft);
    if (message.text && text.value === '') {
      text.value = message.text;
      fit();
    }
    toast(problem.message);
  }
}

function write(words, replyTo) {
  const context = replyTo && {id: replyTo.id};
  return send({text: words, replyTo: replyTo?.id}, {type: 'text', text: {body: words}, context});
}

/** Sends a file; what stands in the field is its caption. */
async function attach(file) {
  const customer = state.phone.openId;
  if (!customer || !file) return;
  const said = {caption: text.value.trim(), replyTo: answering?.id};
  text.value = '';
  fit();
  answer(undefined);
  try {
    state.updateMessage(customer, await api.sendFile(customer, file, said));
  } catch (problem) {
    text.value = said.caption;
    fit();
    toast(problem.message);
  }
}

function tap(message, option, kind) {
  const reply = {id: option.id, title: option.title, description: option.description};
  const content = {type: 'interactive', interactive: {type: kind, [kind]: reply}, context: {id: message.id}};
  return send({tap: {message: message.id, option: option.id}}, content);
}

function answer(message) {
  answering = message;
  drawReplying(message, () => answer(undefined));
  if (message) text.focus();
}

function submit() {
  const words = text.value.trim();
  if (words === '') return;
  const replyTo = answering;
  text.value = '';
  fit();
  write(words, replyTo);
}

function fit() {
  text.style.height = 'auto';
  text.style.height = Math.min(text.scrollHeight + 2, 140) + 'px';
  text.style.overflowY = text.scrollHeight > 140 ? 'auto' : 'hidden';
  byId('send').disabled = text.value.trim() === '';
}

let toastTimer;
function toast(sentence) {
  const box = byId('toast');
  box.textContent = sentence;
  box.classList.add('is-shown');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => box.classList.remove('is-shown'), 5000);
}

byId('attach').append(icon('attach'));
byId('attach').addEventListener('click', () => byId('file').click());
byId('file').addEventListener('change', async (event) => {
  const [file] = event.target.files;
  await attach(file);
  event.target.value = '';
});
text.addEventListener('paste', (event) => {
  const [file] = event.clipboardData.files;
  if (file) {
    event.preventDefault();
    attach(file);
  }
});
byId('chat').addEventListener('dragover', (event) => event.preventDefault());
byId('chat').addEventListener('drop', (event) => {
  event.preventDefault();
  attach(event.dataTransfer.files[0]);
});
byId('send').append(icon('send'));
byId('back').append(icon('back'));
byId('newest').append(icon('down'));
byId('back').addEventListener('click', () => {
  app.dataset.view = 'people';
  history.replaceState(null, '', '#');
  state.openChat(undefined);
});
byId('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  submit();
});
text.addEventListener('input', fit);
text.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    submit();
  } else if (event.key === 'Escape' && answering) {
    answer(undefined);
  }
});
document.addEventListener('visibilitychange', markRead);
wide.addEventListener('change', chooseSomebody);
setInterval(drawHeader, 30_000);

prepareChat({
  tap: (message, option) => tap(message, option, 'button_reply'),
  openList: (message, option) => openSheet(option, (row) => tap(message, row, 'list_reply')),
  reply: answer,
  hello: () => write('hi'),
});
prepareDialogs((customer) => {
  state.updateCustomer(customer);
  choose(customer.id);
});
fit();
api.listen(
  {
    reset: reload,
    customer: state.updateCustomer,
    message: (event) => state.updateMessage(event.customer, event.message),
    health: state.setHealth,
  },
  state.setOnline);
