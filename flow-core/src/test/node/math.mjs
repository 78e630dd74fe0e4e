// Writes what node gives for functions whose last digit is the engine's choice:
//   node math.mjs > ../resources/dev/parley/flow/script/math.tsv
// One line each: the function, a tab, its arguments and its value as the bits of doubles.
const float = new Float64Array(1);
const bits = new BigUint64Array(float.buffer);
const hex = (x) => {
  float[0] = x;
  return bits[0].toString(16);
};
let seed = 20260105;
const random = () => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return seed / 2 ** 32;
};
const functions = ['exp', 'expm1', 'cbrt', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh',
  'asinh', 'acosh', 'atanh', 'log', 'log10', 'log2', 'log1p', 'sqrt'];
for (let i = 0; i < 60; i++) {
  const x = (random() * 2 - 1) * [1, 50, 1e6, 1e-310][i % 4];
  for (const name of functions) console.log([name, hex(x), hex(Math[name](x))].join('\t'));
  const y = random() * 100;
  for (const name of ['atan2', 'hypot']) console.log([name, hex(x), hex(y), hex(Math[name](x, y))].join('\t'));
}
