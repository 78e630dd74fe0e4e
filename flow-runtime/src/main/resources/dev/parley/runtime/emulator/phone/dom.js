// Building blocks of the page. Text only ever becomes a text node, never markup.

const SVG = 'http://www.w3.org/2000/svg';

const ICONS = {
  attach: ['M8 12.500l6.500-6.500a3 3 0 0 1 4.200 4.200l-8.400 8.400a5 5 0 0 1-7-7L11 4'],
  add: ['M12 5v14M5 12h14'],
  back: ['M15 5l-7 7 7 7'],
  close: ['M6 6l12 12M18 6L6 18'],
  down: ['M12 5v14M6 13l6 6 6-6'],
  send: ['M5 12L4 5l16 7-16 7 1-7zm0 0h8'],
  reply: ['M10 6l-6 5 6 5v-3.2c5 0 8 1.4 10 5.2 0-6-4-9-10-9.4z'],
  list: ['M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01'],
  open: ['M14 5h5v5M19 5l-8 8M10 6H6a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-4'],
  image: ['M4 6h16v12H4zM4 16l5-5 4 4 3-3 4 4', 'M15.5 9.5h.01'],
  video: ['M4 6h11v12H4zM15 10l5-3v10l-5-3'],
  audio: ['M9 17V6l10-2v11', 'M6.5 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM16.5 17.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z'],
  document: ['M6 3h8l4 4v14H6zM14 3v4h4', 'M9 12h6M9 16h6'],
  sticker: ['M5 5h14v9l-5 5H5zM14 19v-5h5'],
  location: ['M12 21s6.5-6 6.5-11a6.5 6.5 0 0 0-13 0c0 5 6.5 11 6.5 11z', 'M12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z'],
  contacts: ['M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8z', 'M5 20c.6-3.6 3.4-6 7-6s6.400 2.400 7 6'],
  template: ['M5 4h14v16H5z', 'M8.500 8h7M8.500 12h7M8.500 16h4'],
  form: ['M5 4h14v16H5z', 'M8.500 9h7M8.500 13h7'],
  warning: ['M12 4l9 16H3z', 'M12 10v4M12 17h.01'],
  clock: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z', 'M12 7v5l3 2'],
};

const TICKS = {
  one: 'M4 6.200l3 3 6-7',
  two: 'M1 6.200l3 3 6-7M7.500 8.700l.500.500 6-7',
};

/** An element: `el('p.note', {id: 'x', onclick: f}, 'text', child)`. */
export function el(shape, attributes = {}, ...children) {
  const [tag, ...classes] = shape.split('.');
  const node = document.createElement(tag || 'div');
  if (classes.length > 0) {
    node.classList.add(...classes);
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else if (value !== undefined && value !== null && value !== false) {
      node.setAttribute(name, value === true ? '' : String(value));
    }
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return node;
}

/** A line drawing; decoration only, never read aloud. */
export function icon(name) {
  return drawing(ICONS[name] ?? ICONS.document, '0 0 24 24', 'icon');
}

/** One or two ticks, or the clock of a message that has not left yet. */
export function tickMark(name) {
  return name === 'clock'
    ? drawing(ICONS.clock, '0 0 24 24', 'tick-clock')
    : drawing([TICKS[name]], '0 0 15 11', 'tick-marks');
}

function drawing(paths, viewBox, className) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', viewBox);
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

/** The element with an id that the page is known to have. */
export function byId(id) {
  return document.getElementById(id);
}

/** A round picture for somebody without one. */
export function avatar(name, key) {
  const node = el('span.avatar', {'aria-hidden': 'true'}, initials(name));
  node.classList.add('hue-' + hue(key));
  return node;
}

export function initials(name) {
  const letters = name
    .split(/\s+/)
    .map((word) => [...word].find((sign) => /[\p{L}\p{N}]/u.test(sign)))
    .filter(Boolean);
  const chosen = letters.length > 1 ? [letters[0], letters[letters.length - 1]] : letters;
  return chosen.join('').toUpperCase() || '#';
}

export function hue(key) {
  let mixed = 0x811c9dc5;
  for (const sign of key) {
    mixed = Math.imul(mixed ^ sign.codePointAt(0), 0x01000193);
  }
  return ((mixed ^ (mixed >>> 15)) >>> 0) % 8;
}
