'use strict';

const VERBS = ['get', 'post', 'put', 'patch', 'delete'];

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

function resolve(schema, named) {
  return schema && schema.$ref ? named[schema.$ref.split('/').pop()] : schema;
}

function sample(given, named, depth) {
  const schema = resolve(given, named) || {};
  if (depth > 6) return null;
  if (schema.anyOf) return sample(schema.anyOf[0], named, depth + 1);
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties || {}).map(([key, value]) => [key, sample(value, named, depth + 1)]));
    case 'array': return [sample(schema.items, named, depth + 1)];
    case 'integer': return schema.minimum > 0 ? schema.minimum : 0;
    case 'boolean': return true;
    case 'string': return schema.format === 'date-time' ? '2026-11-30T12:00:00Z' : '…';
    default: return {};
  }
}

function rules(schema) {
  const parts = [];
  if (schema.type) parts.push(schema.type);
  if (schema.format) parts.push(schema.format);
  if (schema.enum) parts.push(schema.enum.length > 12 ? schema.enum.length + ' words' : schema.enum.join(' | '));
  if (schema.minimum !== undefined) parts.push(schema.minimum + '–' + schema.maximum);
  if (schema.minLength) parts.push('at least ' + schema.minLength);
  if (schema.maxLength) parts.push('at most ' + schema.maxLength);
  if (schema.pattern) parts.push(schema.pattern);
  return parts.join(', ');
}

function fields(given, named) {
  const schema = resolve(given, named) || {};
  if (!schema.properties) return [];
  const rows = Object.entries(schema.properties).map(([key, value]) => {
    const inner = value.anyOf ? resolve(value.anyOf[0], named) : resolve(value, named) || {};
    const must = (schema.required || []).includes(key) ? '' : ' (optional)';
    return element('tr', {}, element('td', {}, element('code', {}, key), must),
      element('td', {}, rules(inner)), element('td', {}, value.description || ''));
  });
  return [element('table', {}, ...rows)];
}

function body(title, content, named) {
  const [type, value] = Object.entries(content)[0];
  const schema = value.schema;
  const shown = schema && Object.keys(schema).length
    ? [element('pre', {}, JSON.stringify(sample(schema, named, 0), null, 2)), ...fields(schema, named)] : [];
  return [element('h3', {}, title + ' ', element('code', {}, type)), ...shown];
}

function details(operation, named) {
  const box = element('div', {});
  if (operation['x-permission']) {
    box.append(element('p', {}, 'Takes the permission ', element('code', {}, operation['x-permission']), '.'));
  } else if (!operation.security.length) {
    box.append(element('p', {}, 'Open to everybody.'));
  }
  if (operation.parameters) {
    box.append(element('h3', {}, 'Parameters'), element('table', {}, ...operation.parameters.map((p) =>
      element('tr', {}, element('td', {}, element('code', {}, p.name)), element('td', {}, p.in),
        element('td', {}, rules(p.schema)), element('td', {}, p.description || '')))));
  }
  if (operation.requestBody) box.append(...body('Body', operation.requestBody.content, named));
  Object.entries(operation.responses).forEach(([status, response]) => {
    if (status < '300' && response.content) {
      box.append(...body('Answer ' + status, response.content, named));
    } else {
      box.append(element('p', {}, element('code', {}, status), ' ' + response.description));
    }
  });
  return box;
}

function show(description) {
  const named = description.components.schemas;
  const main = document.getElementById('operations');
  document.getElementById('about').textContent = description.info.description;
  main.replaceChildren();
  const groups = new Map();
  Object.entries(description.paths).forEach(([path, verbs]) => VERBS.filter((v) => verbs[v]).forEach((verb) => {
    const operation = verbs[verb];
    const entry = element('details', { id: operation.operationId },
      element('summary', {}, element('span', { class: 'verb' }, verb.toUpperCase()),
        element('code', {}, path), ' ', element('span', { class: 'says' }, operation.summary)));
    entry.addEventListener('toggle', () => {
      if (entry.open && entry.children.length === 1) entry.append(details(operation, named));
    });
    const tag = operation.tags[0];
    if (!groups.has(tag)) groups.set(tag, element('section', {}, element('h2', {}, tag)));
    groups.get(tag).append(entry);
  }));
  main.append(...groups.values());
}

function find(words) {
  document.querySelectorAll('details').forEach((entry) => {
    entry.hidden = !entry.firstChild.textContent.toLowerCase().includes(words.toLowerCase());
  });
  document.querySelectorAll('section').forEach((section) => {
    section.hidden = !section.querySelector('details:not([hidden])');
  });
}

fetch('/api/v1/openapi.json')
  .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error('The server answered ' + answer.status))))
  .then(show)
  .catch((fault) => { document.getElementById('operations').textContent = fault.message; });
document.getElementById('find').addEventListener('input', (event) => find(event.target.value));
