// Talks to the emulator.

const API = '/phone/api';

/** An answer that says what was wrong. */
export class Problem extends Error {}

export const state = () => call('GET', '/state');
export const messages = (customer) => call('GET', `${path(customer)}/messages`);
export const send = (customer, message) => call('POST', `${path(customer)}/messages`, message);
export const sendFile = (customer, file, said) => {
  const query = new URLSearchParams(Object.entries({type: file.type, name: file.name, ...said}).filter(([, value]) => value));
  return answered(fetch(`${API}${path(customer)}/files?${query}`, {
    method: 'POST',
    headers: {Accept: 'application/json', 'Content-Type': 'application/octet-stream'},
    body: file,
  }));
};
export const media = (id) => `${API}/media/${encodeURIComponent(id)}`;
export const read = (customer) => call('POST', `${path(customer)}/read`, {});
export const join = (person) => call('POST', '/customers', person);

/** Calls back for every event, and with true or false as the line comes and goes. */
export function listen(handlers, online) {
  const line = new EventSource(API + '/events');
  for (const [name, handler] of Object.entries(handlers)) {
    line.addEventListener(name, (event) => handler(JSON.parse(event.data)));
  }
  line.addEventListener('open', () => online(true));
  line.addEventListener('error', () => {
    online(false);
    if (line.readyState === EventSource.CLOSED) {
      // Refused rather than interrupted: the browser has given up, so begin again.
      setTimeout(() => listen(handlers, online), 2000);
    }
  });
}

function path(customer) {
  return '/customers/' + encodeURIComponent(customer);
}

async function call(method, address, body) {
  const request = {method, headers: {Accept: 'application/json'}};
  if (body !== undefined) {
    request.headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(body);
  }
  return answered(fetch(API + address, request));
}

async function answered(request) {
  let answer;
  try {
    answer = await request;
  } catch {
    throw new Problem('The emulator does not answer.');
  }
  const text = await answer.text();
  const json = text === '' ? {} : parsed(text);
  if (!answer.ok) {
    throw new Problem(json.detail ?? `The emulator answered ${answer.status}.`);
  }
  return json;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
