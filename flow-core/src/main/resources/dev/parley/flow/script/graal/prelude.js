// Makes a fresh world of JavaScript into that of a flow: only known names, the pinned clock, chance
// and time zone, and one implementation of what JavaScript leaves open. `host` calls the evaluator.
(function (host) {
  'use strict';
  const { apply, construct, ownKeys, defineProperty } = Reflect;
  const { stringify, parse } = JSON;
  const { is } = Object;
  const functions = Function.prototype;
  const charCodeAt = String.prototype.charCodeAt;
  const slice = String.prototype.slice;
  const RealDate = Date;
  const getTime = RealDate.prototype.getTime;
  const toText = String;
  const toNumber = Number;

  const KEPT = new Set([
    'undefined', 'NaN', 'Infinity', 'globalThis', 'String', 'Number', 'Boolean', 'Object', 'Array',
    'Math', 'JSON', 'Date', 'RegExp', 'Map', 'Set', 'WeakMap', 'WeakSet', 'BigInt', 'Symbol',
    'Promise', 'Proxy', 'Reflect', 'Iterator', 'Intl', 'Error', 'TypeError', 'RangeError',
    'SyntaxError', 'ReferenceError', 'URIError', 'EvalError', 'AggregateError', 'parseInt',
    'parseFloat', 'isNaN', 'isFinite', 'encodeURIComponent', 'encodeURI', 'decodeURIComponent',
    'decodeURI', 'escape', 'unescape', 'structuredClone',
  ]);
  for (const name of ownKeys(globalThis)) {
    if (!KEPT.has(name) && typeof name === 'string') {
      delete globalThis[name];
    }
  }

  // Nothing leads from a value to what made it, here as in the native evaluator.
  const makers = [functions, Symbol.prototype];
  for (const name of ownKeys(globalThis)) {
    const maker = globalThis[name];
    if (typeof maker === 'function' && maker.prototype) {
      makers.push(maker.prototype);
    }
  }
  for (const prototype of makers) {
    delete prototype.constructor;
  }
  for (const name of [
    '__proto__', '__defineGetter__', '__defineSetter__', '__lookupGetter__', '__lookupSetter__',
  ]) {
    delete Object.prototype[name];
  }

  // Functions made here print like those that were always there.
  const made = new WeakSet();
  const printed = functions.toString;
  function set(target, name, length, value) {
    defineProperty(value, 'name', { value: name, configurable: true });
    defineProperty(value, 'length', { value: length, configurable: true });
    defineProperty(target, name, { value, writable: true, configurable: true });
    made.add(value);
    return value;
  }
  const madeHas = made.has;
  set(functions, 'toString', 0, {
    toString() {
      return typeof this === 'function' && apply(madeHas, made, [this])
        ? `function ${this.name}() { [native code] }`
        : apply(printed, this, []);
    },
  }.toString);

  for (const [name, length] of [
    ['acos', 1], ['acosh', 1], ['asin', 1], ['asinh', 1], ['atan', 1], ['atanh', 1], ['cbrt', 1],
    ['cos', 1], ['cosh', 1], ['exp', 1], ['expm1', 1], ['log', 1], ['log10', 1], ['log1p', 1],
    ['log2', 1], ['sin', 1], ['sinh', 1], ['tan', 1], ['tanh', 1],
  ]) {
    set(Math, name, length, (x) => host('Math.' + name, +x));
  }
  set(Math, 'atan2', 2, (y, x) => host('Math.atan2', +y, +x));
  set(Math, 'pow', 2, (x, y) => host('Math.pow', +x, +y));
  set(Math, 'hypot', 2, (...all) => host('Math.hypot', ...all.map((x) => +x)));
  set(Math, 'random', 0, () => host('Math.random'));

  const primitive = (value) =>
    value instanceof RealDate ? apply(getTime, value, []) : value;
  function readDate(value) {
    const plain =
      value instanceof RealDate || value === null ||
      (typeof value !== 'object' && typeof value !== 'function')
        ? primitive(value)
        : toPrimitive(value);
    return typeof plain === 'string' ? host('Date.parse', plain) : plain;
  }
  function toPrimitive(value) {
    const own = value[Symbol.toPrimitive];
    if (own !== undefined && own !== null) {
      return apply(own, value, ['default']);
    }
    for (const name of ['valueOf', 'toString']) {
      const method = value[name];
      const result = typeof method === 'function' ? apply(method, value, []) : value;
      if (result === null || (typeof result !== 'object' && typeof result !== 'function')) {
        return result;
      }
    }
    throw new TypeError('Cannot convert object to primitive value');
  }
  function PinnedDate(...parts) {
    if (new.target === undefined) {
      return new RealDate(host('Date.now')).toString();
    }
    if (parts.length === 0) {
      return construct(RealDate, [host('Date.now')], new.target);
    }
    return construct(RealDate, parts.length === 1 ? [readDate(parts[0])] : parts, new.target);
  }
  PinnedDate.prototype = RealDate.prototype;
  set(globalThis, 'Date', 7, PinnedDate);
  defineProperty(PinnedDate, 'prototype', { writable: false });
  set(PinnedDate, 'now', 0, () => host('Date.now'));
  set(PinnedDate, 'parse', 1, (text) => host('Date.parse', toText(text)));
  set(PinnedDate, 'UTC', 7, RealDate.UTC);
  set(RealDate.prototype, 'toString', 0, {
    toString() {
      return host('Date.text', apply(getTime, this, []));
    },
  }.toString);

  const upper = String.prototype.toUpperCase;
  const lower = String.prototype.toLowerCase;
  set(String.prototype, 'toLocaleUpperCase', 0, upper);
  set(String.prototype, 'toLocaleLowerCase', 0, lower);
  set(String.prototype, 'toUpperCase', 0, upper);
  set(String.prototype, 'toLowerCase', 0, lower);
  set(String.prototype, 'localeCompare', 1, {
    localeCompare(that) {
      return host('localeCompare', toText(this), toText(that));
    },
  }.localeCompare);
  const numberValue = Number.prototype.valueOf;
  const localized = Number.prototype.toLocaleString;
  set(Number.prototype, 'toLocaleString', 0, {
    toLocaleString(...how) {
      return how.length === 0 || how[0] === undefined
        ? host('toLocaleString', apply(numberValue, this, []))
        : apply(localized, this, how);
    },
  }.toLocaleString);
  const digits = Number.prototype.toString;
  set(Number.prototype, 'toString', 1, {
    toString(radix) {
      return radix === undefined
        ? apply(digits, this, [])
        : host('toString', apply(numberValue, this, []), +radix);
    },
  }.toString);

  set(globalThis, 'plural', 3, (n, one, many) => (host('plural', +n) ? one : many));
  set(globalThis, 'money', 2, (amount, code) => host('money', +amount, toText(code)));
  const dateValue = (value) =>
    value instanceof RealDate || value === null ||
    (typeof value !== 'object' && typeof value !== 'function')
      ? primitive(value)
      : false;
  const optional = (value) => (value === undefined ? [] : [toText(value)]);
  function group(name, members) {
    const all = {};
    for (const key of ownKeys(members)) {
      set(all, key, members[key].length, members[key]);
    }
    defineProperty(all, Symbol.toStringTag, { value: name });
    set(globalThis, name, 0, () => 0);
    defineProperty(globalThis, name, { value: all, writable: true, configurable: true });
  }
  group('date', {
    add: (value, amount, unit) =>
      host('date.add', dateValue(value), +amount, ...optional(unit)),
    diff: (from, to, ...unit) =>
      host('date.diff', dateValue(from), dateValue(to), ...optional(unit[0])),
    format: (value, pattern) => host('date.format', dateValue(value), ...optional(pattern)),
  });
  group('text', { fold: (value) => host('text.fold', toText(value)) });
  group('phone', {
    format: (value) =>
      value === undefined || value === null ? null : host('phone.format', toText(value)),
  });

  // Values cross the border as JSON; what JSON lacks is a text that begins with a zero.
  function tagged(key, value) {
    if (typeof value === 'number') {
      return value - value === 0 && !is(value, -0) ? value : is(value, -0) ? '\0-0' : '\0' + value;
    }
    if (typeof value === 'string' && apply(charCodeAt, value, [0]) === 0) {
      return '\0\0' + value;
    }
    return value;
  }
  function untagged(key, value) {
    if (typeof value !== 'string' || apply(charCodeAt, value, [0]) !== 0) {
      return value;
    }
    return apply(charCodeAt, value, [1]) === 0
      ? apply(slice, value, [2])
      : toNumber(apply(slice, value, [1]));
  }
  function power(a, b) {
    return typeof a === 'bigint' && typeof b === 'bigint' ? a ** b : host('Math.pow', +a, +b);
  }
  function written(value, kind) {
    if (kind === 'TRUTH') {
      return value ? 'true' : 'false';
    }
    if (kind === 'TEXT') {
      return value === null || value === undefined ? '' : `${value}`;
    }
    const json = stringify(value, tagged);
    return json === undefined ? 'null' : json;
  }
  return function run(body, kind, json, hasTags, ...functions) {
    const values = hasTags ? parse(json, untagged) : parse(json);
    let count = values.length;
    for (let i = 0; i < functions.length; i++) {
      values[count++] = functions[i];
    }
    return written(apply(body(power), undefined, values), kind);
  };
})
