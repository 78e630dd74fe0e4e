// What the page knows. Parts of the page watch it and draw themselves anew.

export const phone = {
  business: {name: '', displayPhoneNumber: ''},
  customers: new Map(),
  health: {},
  online: true,
  openId: undefined,
  messages: new Map(),
};

const RANKS = ['pending', 'accepted', 'sent', 'delivered', 'read', 'failed', 'refused'];
const watchers = new Set();

/** Calls back with the name of what changed: people, message, chat or line. */
export function watch(watcher) {
  watchers.add(watcher);
}

function changed(what, detail) {
  watchers.forEach((watcher) => watcher(what, detail));
}

export function open() {
  return phone.customers.get(phone.openId);
}

/** Forgets everything, as after a restart of the server; what arrives from now on is current. */
export function forget() {
  phone.customers = new Map();
  phone.messages = new Map();
}

/** The state at the time of asking; what events have told since is newer. */
export function replace(state) {
  phone.business = state.business;
  phone.health = state.health;
  state.customers.forEach(keepNewest);
  changed('people');
  changed('line');
}

export function updateCustomer(customer) {
  keepNewest(customer);
  changed('people', customer.id);
}

function keepNewest(customer) {
  const known = phone.customers.get(customer.id);
  if (!known || known.version <= customer.version) phone.customers.set(customer.id, customer);
}

/** Shows the chat of a customer, or of nobody, without messages yet. */
export function openChat(customerId) {
  phone.openId = customerId;
  phone.messages = new Map();
  changed('chat');
  changed('people');
}

/** Fills the open chat; messages that events have brought meanwhile are newer. */
export function fillChat(messages) {
  const fresher = [...phone.messages.values()];
  phone.messages = new Map(messages.map((message) => [message.id, message]));
  fresher.filter(isNews).forEach((message) => phone.messages.set(message.id, message));
  changed('chat');
}

function isNews(message) {
  const known = phone.messages.get(message.id);
  return !known || RANKS.indexOf(known.tick) <= RANKS.indexOf(message.tick);
}

/** A message that is new or has changed; its draft, if the page showed one, gives way to it. */
export function updateMessage(customerId, message) {
  if (customerId !== phone.openId || !isNews(message)) return;
  const draft = message.draft && phone.messages.get(message.draft);
  if (draft) {
    phone.messages.delete(draft.id);
    changed('message', {gone: draft.id});
  }
  const fresh = !draft && !phone.messages.has(message.id);
  phone.messages.set(message.id, message);
  changed('message', {message, fresh});
}

/** A message of the customer that the server has not answered yet. */
export function addDraft(message) {
  phone.messages.set(message.id, message);
  changed('message', {message, fresh: true});
}

export function dropDraft(id) {
  if (phone.messages.delete(id)) changed('message', {gone: id});
}

export function setHealth(health) {
  phone.health = health;
  changed('line');
}

export function setOnline(online) {
  if (phone.online !== online) {
    phone.online = online;
    changed('line');
  }
}

/** Everybody, the one with the newest message first, those without any as they came. */
export function people() {
  const time = (customer) => (customer.last ? Date.parse(customer.last.at) : 0);
  return [...phone.customers.values()].sort((one, other) => time(other) - time(one));
}
