// What stands inside a bubble, by kind of message. A new kind is one more entry of CARDS or BODIES.

import {media as place} from './api.js';
import {el, icon} from './dom.js';
import {formatted, isEmojiOnly, plain, safeLink} from './format.js';

const CARDS = {
  image: 'Photo',
  video: 'Video',
  audio: 'Audio',
  document: 'Document',
  sticker: 'Sticker',
};

const SHOWN = {
  image: (src, value) => el('img.media', {src, alt: value.caption || 'Photo'}),
  sticker: (src) => el('img.media.sticker', {src, alt: 'Sticker'}),
  video: (src) => el('video.media', {src, controls: true, preload: 'metadata'}),
  audio: (src) => el('audio.media', {src, controls: true, preload: 'metadata'}),
  document: (src, value) =>
    el('a.card.file', {href: src, download: value.filename || 'document'}, icon('document'),
      el('div.card-text', {}, el('p.card-title', {}, value.filename || 'Document'),
        el('p.card-detail', {}, value.mime_type ?? 'Document'))),
};

const BODIES = {
  text: (text) => [paragraph(text.body, isEmojiOnly(text.body))],
  interactive: interactive,
  button: (button) => [paragraph(button.text)],
  location: (place) => [
    card('location', place.name || 'Location', place.address || `${place.latitude}, ${place.longitude}`),
  ],
  contacts: (contacts) =>
    contacts.map((contact) =>
      card('contacts', contact.name?.formatted_name ?? 'Contact',
        contact.phones?.[0]?.phone ?? contact.emails?.[0]?.email)),
  template: (template) => [
    card('template', template.name, `Template · ${template.language?.code ?? ''}`),
    ...templateValues(template),
  ],
};

/** The nodes of a message's content. */
export function body(content) {
  const value = content[content.type];
  if (value === undefined || value === null) return [paragraph(`(${content.type})`)];
  const known = BODIES[content.type];
  return known ? known(value) : [media(content.type, value), caption(value)];
}

/** One line that says what the message is. */
export function preview(content) {
  const value = content[content.type] ?? {};
  switch (content.type) {
    case 'text':
      return plain(value.body ?? '');
    case 'interactive':
      return reply(value)?.title ?? plain(value.body?.text ?? words(value.type ?? 'message'));
    case 'button':
      return value.text ?? '';
    case 'template':
      return `Template ${value.name}`;
    case 'location':
      return value.name || 'Location';
    case 'contacts':
      return value[0]?.name?.formatted_name ?? 'Contact';
    default:
      return value.caption || CARDS[content.type] || content.type;
  }
}

/** What can be tapped below the bubble: `{kind, id, title, url, sections}`. */
export function options(content) {
  if (content.type === 'template') return quickReplies(content.template);
  if (content.type !== 'interactive') return [];
  const action = content.interactive.action ?? {};
  switch (content.interactive.type) {
    case 'button':
      return (action.buttons ?? []).map((button) => ({kind: 'reply', ...button.reply}));
    case 'list':
      return [{kind: 'list', title: action.button, sections: action.sections ?? []}];
    case 'cta_url':
      return [{kind: 'url', title: action.parameters?.display_text, url: action.parameters?.url}];
    default:
      return [];
  }
}

function interactive(value) {
  const answer = reply(value);
  if (answer) {
    return [paragraph(answer.title), answer.description && el('p.small', {}, answer.description)];
  }
  return [
    ...header(value.header),
    value.body?.text && paragraph(value.body.text),
    value.footer?.text && el('p.small', {}, value.footer.text),
    !['button', 'list', 'cta_url'].includes(value.type) && asked(value),
  ].filter(Boolean);
}

/** What a message asks for that this phone cannot do. */
function asked(value) {
  const {parameters = {}, ...action} = value.action ?? {};
  switch (value.type) {
    case 'flow':
      return card('form', parameters.flow_cta ?? 'Form', `Form ${parameters.flow_name ?? parameters.flow_id ?? ''}`);
    case 'product':
      return card('document', `Product ${action.product_retailer_id ?? ''}`, `Catalogue ${action.catalog_id ?? ''}`);
    default:
      return card('form', words(value.type), 'Interactive message');
  }
}

function reply(value) {
  return value.button_reply ?? value.list_reply;
}

function header(value) {
  if (!value) return [];
  return value.type === 'text'
    ? [el('p.heading', {}, value.text ?? '')]
    : [media(value.type, value[value.type] ?? {})];
}

/** A file that the emulator has, by the form of its id; one that it has no longer becomes a card. */
function media(kind, value) {
  const shown = /^1\d{15}$/.test(value.id ?? '') && SHOWN[kind]?.(place(value.id), value);
  if (!shown) return mediaCard(kind, value);
  shown.addEventListener('error', () => shown.replaceWith(mediaCard(kind, value)), {once: true});
  return shown;
}

function mediaCard(kind, value) {
  const name = value.filename || CARDS[kind] || words(kind);
  const link = value.link && safeLink(value.link, value.link);
  return card(CARDS[kind] ? kind : 'document', name, link ?? (value.id ? `Media ${value.id}` : undefined));
}

function caption(value) {
  return value.caption && paragraph(value.caption);
}

function card(drawing, title, detail) {
  return el('div.card', {}, icon(drawing),
    el('div.card-text', {}, el('p.card-title', {}, title), detail && el('p.card-detail', {}, detail)));
}

function paragraph(text, jumbo = false) {
  return el(jumbo ? 'p.words.jumbo' : 'p.words', {dir: 'auto'}, formatted(text ?? ''));
}

function templateValues(template) {
  return (template.components ?? [])
    .filter((component) => component.type?.toLowerCase() !== 'button')
    .flatMap((component) => component.parameters ?? [])
    .map(templateValue)
    .filter(Boolean);
}

function templateValue(parameter) {
  const text = parameter.text ?? parameter.payload;
  if (text) return el('p.small', {}, text);
  return CARDS[parameter.type] && media(parameter.type, parameter[parameter.type] ?? {});
}

function quickReplies(template) {
  return (template.components ?? [])
    .filter((component) => component.sub_type === 'quick_reply')
    .flatMap((component) => component.parameters ?? [])
    .filter((parameter) => parameter.payload)
    .map((parameter) => ({kind: 'reply', id: parameter.payload, title: parameter.payload}));
}

function words(name) {
  const text = String(name).replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
