// WhatsApp's formatting: *bold* _italic_ ~strike~ `code` ```mono```, quotes, lists and links.

import {el} from './dom.js';

const STYLES = {'*': 'strong', _: 'em', '~': 's'};
const LINK = /(?:https?:\/\/|www\.)[^\s<>"]+/iy;
const LINK_END = /[.,;:!?)\]}'*_~]+$/;
const WORD = /[\p{L}\p{N}]/u;
const EMOJI_ONLY = /^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|[\u{1F3FB}-\u{1F3FF}])*\s*){1,3}$/u;

/** The nodes of a formatted text. */
export function formatted(text) {
  const fragment = document.createDocumentFragment();
  text.split('```').forEach((part, index, parts) => {
    const closed = index < parts.length - 1;
    if (index % 2 === 1 && closed && part.trim() !== '') {
      fragment.append(el('code.mono', {}, part.replace(/^\n|\n$/g, '')));
    } else if (index % 2 === 1) {
      // A fence that nobody closed, or with nothing in it, is only three signs.
      fragment.append(...lines('```' + part + (closed ? '```' : '')));
    } else {
      fragment.append(...lines(part));
    }
  });
  return fragment;
}

/** The same text with its marks taken away, in one line, for previews. */
export function plain(text) {
  const lines = text.replaceAll('```', '').split('\n').map((line) => formatted(line).textContent);
  return lines.join(' ').replace(/\s+/g, ' ').trim();
}

export function isEmojiOnly(text) {
  return EMOJI_ONLY.test(text.trim());
}

/** A link that may be followed, or nothing. */
export function safeLink(address, ...children) {
  const target = /^www\./i.test(address) ? 'https://' + address : address;
  if (!URL.canParse(target) || !['http:', 'https:'].includes(new URL(target).protocol)) {
    return undefined;
  }
  return el('a', {href: target, target: '_blank', rel: 'noopener noreferrer nofollow'}, ...children);
}

function lines(text) {
  const all = text.split('\n');
  const blocks = all.map(blockOf);
  if (blocks.some(Boolean)) {
    return all.map((line, index) => blocks[index] ?? el('span.line', {}, ...inline(line)));
  }
  return all.flatMap((line, index) => (index > 0 ? ['\n', ...inline(line)] : inline(line)));
}

function blockOf(line) {
  if (/^> \S/.test(line)) {
    return el('span.line.quoted-line', {}, ...inline(line.slice(2)));
  }
  const bullet = /^[-*] (?=\S)/.exec(line);
  if (bullet) {
    return el('span.line.bullet', {}, ...inline(line.slice(2)));
  }
  const numbered = /^(\d{1,3})\. (?=\S)/.exec(line);
  return numbered
    ? el('span.line.numbered', {'data-number': numbered[1] + '.'}, ...inline(line.slice(numbered[0].length)))
    : undefined;
}

function inline(text) {
  const nodes = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const found = linkAt(text, at) ?? codeAt(text, at) ?? styleAt(text, at);
    if (found) {
      nodes.push(text.slice(start, at), found.node);
      at = found.end;
      start = at;
    } else {
      at += 1;
    }
  }
  nodes.push(text.slice(start));
  return nodes.filter((node) => node !== '');
}

function linkAt(text, at) {
  if (isWord(text[at - 1])) return undefined;
  LINK.lastIndex = at;
  const match = LINK.exec(text);
  if (!match) return undefined;
  const address = match[0].replace(LINK_END, '');
  const node = safeLink(address, address);
  return node && {node, end: at + address.length};
}

function codeAt(text, at) {
  if (text[at] !== '`') return undefined;
  const end = text.indexOf('`', at + 1);
  return end > at + 1 ? {node: el('code', {}, text.slice(at + 1, end)), end: end + 1} : undefined;
}

function styleAt(text, at) {
  const mark = text[at];
  const tag = STYLES[mark];
  if (!tag || isWord(text[at - 1]) || isSpace(text[at + 1]) || text[at + 1] === mark) {
    return undefined;
  }
  for (let end = text.indexOf(mark, at + 2); end !== -1; end = text.indexOf(mark, end + 1)) {
    if (!isSpace(text[end - 1]) && !isWord(text[end + 1])) {
      return {node: el(tag, {}, ...inline(text.slice(at + 1, end))), end: end + 1};
    }
  }
  return undefined;
}

function isSpace(sign) {
  return sign === undefined || /\s/.test(sign);
}

function isWord(sign) {
  return sign !== undefined && WORD.test(sign);
}
