// Writes the corpus of expressions with the results that node gives:
//   TZ=UTC node expressions.mjs > ../resources/dev/parley/flow/script/expressions.tsv
// One line each: the expression, a tab, its JSON (undefined as null), or ! and the kind of error.
Date.now = () => 1767607200000;
Math.random = () => 0.5;

let seed = 20260105;
const random = (n) => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 8) % n;
};
const pick = (list) => list[random(list.length)];
const lines = new Set();
const add = (...expressions) => expressions.forEach((e) => lines.add(e));
const sample = (all, count) => {
  const left = [...all];
  for (let i = 0; i < count && left.length > 0; i++) add(left.splice(random(left.length), 1)[0]);
};
const combine = (count, ...parts) => {
  const all = parts.reduce((heads, tails) => heads.flatMap((h) => tails.map((t) => h + t)), ['']);
  sample(all, count);
};

// Numbers ------------------------------------------------------------------------------------
const numbers = ['0', '-0', '1', '-1', '0.5', '1.5', '2.5', '-1.5', '0.1', '0.2', '1/3', '1e21',
  '1e-7', '1e-6', '123456789', '1e300', '5e-324', '1.5e-323', '1.7976931348623157e308', 'NaN',
  'Infinity', '-Infinity', '9007199254740993', '4294967296', '2147483648', '-2147483649', '1.005',
  '0.000001234', '123.456', '1e20', '999999999999999900000', '0.045', '1.45', '8.345', '10.235',
  '-1.45', '2**53', '2**-1074', '1e-10', '25', '255', '1000000', '0xff', '0b101', '0o17', '1_000.5',
  '.5', '5.', '1e3', '100', '99.995', '0.1+0.2', '4.35*100', '1.1*3', '123e-20', '1e22', '2e-7'];
for (const n of numbers) {
  add(n, `String(${n})`, `-(${n})`, `~(${n})`, `!(${n})`, `(${n}).toLocaleString()`);
  for (const d of ['', '0', '1', '2', '5', '20', '100']) add(`(${n}).toFixed(${d})`);
  for (const d of ['', '0', '1', '2', '3', '7', '17', '21', '100']) {
    add(`(${n}).toPrecision(${d})`, `(${n}).toExponential(${d})`);
  }
}
// Beyond 2**53 the digits to other bases than ten are the engine's choice.
for (const n of numbers) {
  for (const r of [2, 3, 7, 8, 16, 32, 36]) if (!(Math.abs(eval(n)) > 2 ** 53)) add(`(${n}).toString(${r})`);
}
add('(1).toFixed(101)', '(1).toFixed(-1)', '(1).toString(1)', '(1).toString(37)',
  '(1).toPrecision(101)', '(1).toFixed("2")', '(1).toFixed(null)', '(1.5).toFixed(NaN)');
const math1 = ['abs', 'ceil', 'floor', 'round', 'trunc', 'sign', 'sqrt', 'fround', 'log10', 'clz32'];
for (const f of math1) for (const n of numbers) sample([`Math.${f}(${n})`], random(3) ? 1 : 0);
for (const f of ['sin', 'cos', 'tan', 'exp', 'log', 'atan', 'sinh', 'tanh', 'expm1', 'log1p', 'acos', 'asin']) {
  add(`Math.${f}(0)`, `Math.${f}(NaN)`, `Math.${f}(-0)`, `Math.round(Math.${f}(0.5)*1e9)`, `Math.round(Math.${f}(0.9)*1e9)`);
}
add('Math.cbrt(27)', 'Math.cbrt(-8)', 'Math.cbrt(-0)', 'Math.log2(8)', 'Math.log2(0)', 'Math.log2(-1)', 'Math.log2(Infinity)',
  'Math.log2(0.125)', 'Math.log2(3)', 'Math.log2(2**-1074)', 'Math.max()', 'Math.min()', 'Math.max(1,NaN)', 'Math.max(-0,0)', '1/Math.max(-0,0)',
  '1/Math.min(0,-0)', 'Math.max("3",2)', 'Math.max(...[1,9,4])', 'Math.hypot(3,4)', 'Math.hypot()',
  'Math.hypot(3,4,12)', 'Math.hypot(NaN,Infinity)', 'Math.imul(0xffffffff,5)', 'Math.pow(2,0.5)',
  'Math.pow(NaN,0)', 'Math.pow(1,Infinity)', '(-8)**(1/3)', '2**10', '2**-1', '(-2)**3', '2**3**2',
  'Math.atan2(1,1)', 'Math.PI', 'Math.E', 'Math.random()', 'Math.abs(null)', 'Math.abs("x")',
  'Math.abs([2])', 'Math.round(-0.5)', '1/Math.round(-0.2)', 'Math.round(2.5)', 'Math.round(-2.5)',
  'Math.round(0.49999999999999994)', 'Number.MAX_SAFE_INTEGER', 'Number.EPSILON',
  'Number.MIN_VALUE', 'Number.isInteger(5.0)', 'Number.isInteger("5")', 'Number.isSafeInteger(2**53)',
  'Number.isFinite("5")', 'isFinite("5")', 'isNaN("x")', 'Number.isNaN("x")', 'Number()', 'Number(null)',
  'Number(undefined)', 'Number("")', 'Number(" 12 ")', 'Number("1,5")', 'Number("0b101")',
  'Number("+0x10")', 'Number("1_000")', 'Number("Infinity")', 'Number("-Infinity")', 'Number("infinity")',
  'Number("1e")', 'Number(".")', 'Number("5.")', 'Number(".5")', 'Number([])', 'Number([5])',
  'Number([1,2])', 'Number({})', 'Number(true)', 'Number("١٢")', 'Number("12px")', 'Number("1d")', 'Number("1f")');
for (const s of ['""', '"12"', '" 12 "', '"12px"', '"px12"', '"-5"', '"+5"', '"0x1F"', '"1e3"', '"3.99"',
  '".5"', '"5."', '"-.5e-2x"', '"Infinityx"', '"- 5"', 'null', 'undefined', 'true', '[7,8]', '1e21', '0.0000005', '"９"', '"0b11"', '"12345678901234567890"', '"zz"']) {
  add(`parseInt(${s})`, `parseFloat(${s})`, `Number(${s})`, `parseInt(${s},16)`, `parseInt(${s},36)`, `parseInt(${s},2)`);
}
add('parseInt("101",2)', 'parseInt("9",8)', 'parseInt("10",1)', 'parseInt("10",37)', 'parseInt("0x10",10)');

// Coercions and operators --------------------------------------------------------------------
const values = ['null', 'undefined', 'true', 'false', '0', '1', '-1', '2.5', 'NaN', '""', '"0"', '"1"', '" 1 "',
  '"abc"', '"b"', '"10"', '"9"', '"null"', '[]', '[0]', '[1]', '[1,2]', '[[]]', '[null]', '({})', '({a:1})',
  '({valueOf:()=>3})', '({toString:()=>"s"})', '({valueOf:()=>({}),toString:()=>"7"})', 'Infinity', '"Infinity"', '1e21', '2147483648', '"😀"', '[undefined]'];
const binary = ['+', '-', '*', '/', '%', '**', '==', '!=', '===', '!==', '<', '<=', '>', '>=', '&&', '||', '??',
  '&', '|', '^', '<<', '>>', '>>>'];
{
  const all = [];
  for (const a of values) for (const b of values) for (const o of binary) all.push(`${a} ${o} ${b}`);
  sample(all, 1500);
}
for (const v of values) {
  add(`typeof ${v}`, `!${v}`, `!!${v}`, `+${v}`, `-${v}`, `~${v}`, `void ${v}`, `String(${v})`, `Boolean(${v})`,
    `\`\${${v}}\``, `[${v}]+""`, `JSON.stringify(${v})`, `JSON.stringify([${v}])`, `JSON.stringify({k:${v}})`,
    `Array.isArray(${v})`, `isNaN(${v})`, `[${v}].includes(${v})`, `[${v}].indexOf(${v})`, `Object.is(${v},${v})`,
    `${v} ? "y" : "n"`, `(${v})?.length`, `[...[${v}], ${v}]`, `({...${v}})`, `[${v}].join("-")`, `"x".repeat(${v === 'Infinity' || v === '1e21' || v === '2147483648' ? 2 : v})`);
}
add('1 < 2 < 3', '3 > 2 > 1', '"b" > "a"', '"B" > "a"', '"a" < "aa"', '"10" < "9"', '10 < "9"', '"😀" < "ﬀ"', 'null >= 0', 'undefined == 0',
  'null == 0', 'NaN != NaN', '"" == 0', '[] == ![]', '[1] == 1', '"1,2" == [1,2]', '0 === -0', 'Object.is(0,-0)', '1 + - + + + - + 1',
  '2 + 3 * 4 ** 2 / 8 % 5 - 1', '1 + 2 + "3"', '"1" + 2 + 3', '"6" / "2"', '"5" - 2', '"5" + 2', 'true + true', '[] + []', '[] + {}', '1 / 0', '-1 / 0', '0 / 0',
  '5 % 3', '-5 % 3', '5 % -3', '5.5 % 2', '5 % 0', 'Infinity % 2', '5 % Infinity', '1 / (-4 % 2)', '1 << 31', '1 << 32', '-1 >>> 0', '-1 >> 1', '2 ** 32 >> 0', '2 ** 32 >>> 1', '1e10 | 0', '-1.9 | 0', '5 & 3', '5 | 3', '5 ^ 3',
  'null ?? "d"', '0 ?? "d"', '0 || "d"', '"" && "x"', '(null || undefined) ?? "z"', 'false ? 1 : true ? 2 : 3',
  'typeof typeof 1', 'typeof (x => x)', 'typeof null', 'typeof [1]', 'typeof /a/', 'typeof Math', 'typeof Math.max', 'typeof undefinedThing', 'undefinedThing', 'void 0',
  '"a" in {a:1}', '"b" in {a:1}', '0 in [5]', '1 in [5]', '"length" in [5]', '"a" in "abc"', '[] instanceof Array', '[] instanceof Object', '({}) instanceof Array', '"a" instanceof String', '/a/ instanceof RegExp', 'new Date(0) instanceof Date', '1 instanceof 2',
  'null.x', 'undefined.x', 'null[0]', '(void 0)()', '(5)()', '"a".foo()', '({}).foo()', '[].foo', 'null?.x', 'null?.[0]', 'null?.()', 'undefined?.a.b.c.d()', '({a:null}).a?.b', '({}).a?.b.c', '({}).a?.()', '({}).f?.(1)', '({a:{b:()=>7}}).a?.b?.()', '(null?.a).b', '({a:[1,2]})?.a?.[1]', 'null?.a ?? "none"', '[1,2,3]?.length', '"abc"?.[1]');

// Texts --------------------------------------------------------------------------------------
const texts = ['""', '"abc"', '"a,b,,c"', '"  hi \\t\\n"', '"😀a😀"', '"ÀÉî"', '"aAbBcC"', '"ß"', '"İi"', '"\\ud83d"', '"hello world"', '"1.5"', '"aaa"', '"ΑΣ"', '"ﬁ"', '"a\\u0301"'];
const args = ['', '0', '1', '-1', '2', '-2', '100', '-100', 'NaN', 'undefined', 'null', '"1"', '1.9', '-0.5', 'Infinity', '-Infinity'];
for (const m of ['at', 'charAt', 'charCodeAt', 'codePointAt', 'slice', 'substring', 'substr']) {
  combine(45, texts, [`.${m}(`], args, [')']);
}
for (const m of ['slice', 'substring', 'substr', 'padStart', 'padEnd']) {
  combine(60, texts, [`.${m}(`], args.filter((a) => a && a !== 'Infinity'), [','], m.startsWith('pad') ? ['"xy"', '""', 'undefined', 'null', '"😀"'] : args.slice(1), [')']);
}
const needles = ['""', '"a"', '"b"', '"A"', '"😀"', '"lo"', '","', '"\\ud83d"', 'undefined', 'null', '1'];
for (const m of ['indexOf', 'lastIndexOf', 'includes', 'startsWith', 'endsWith']) {
  combine(45, texts, [`.${m}(`], needles, [')']);
  combine(45, texts, [`.${m}(`], needles, [','], args.slice(1), [')']);
}
for (const t of texts) {
  add(`${t}.length`, `${t}[0]`, `${t}["1"]`, `${t}[-1]`, `${t}[9]`, `[...${t}]`, `Array.from(${t})`, `${t}.split("")`, `${t}.trim()`, `${t}.trimStart()`, `${t}.trimEnd()`,
    `${t}.toUpperCase()`, `${t}.toLowerCase()`, `${t}.toString()`, `${t}.concat(1,null,"x")`, `${t}.normalize("NFD").length`, `${t}.normalize()`, `${t}.split()`, `${t}.split("").reverse().join("")`,
    `Object.keys(${t})`, `Object.entries(${t})`, `JSON.stringify(${t})`, `encodeURIComponent(${t})`, `${t}.isWellFormed()`, `${t}.toWellFormed()`, `[...${t}].length`, `({...${t}})`);
}
combine(60, texts, ['.split('], ['""', '","', '"a"', '"b"', '"aa"', '" "', 'null', 'undefined', '"😀"'], [')', ',0)', ',1)', ',2)', ',-1)', ',undefined)']);
for (const m of ['replace', 'replaceAll']) {
  combine(70, texts, [`.${m}(`], ['"a"', '""', '"aa"', '","', '"x"', '"😀"'], [','], ['"-"', '"$&$&"', '"$$"', '"[$`]"', '"[$\'] "', '"$1"', '""', 'm=>m+m', '(m,i)=>i', '(m,i,s)=>s.length', 'undefined', 'null'], [')']);
}
add('"abc".localeCompare("abd")', '"a".localeCompare("B")', '"a".localeCompare("á")', '"a".localeCompare("a")', '"b".localeCompare("a")', '["b","a","C","á"].sort((x,y)=>x.localeCompare(y))', '"résumé".localeCompare("resume")', '"a".localeCompare("A")', '["Zoe","adam","Émile","eve","Bob"].sort((x,y)=>x.localeCompare(y))',
  'String.fromCharCode(72,105)', 'String.fromCharCode(65536+65)', 'String.fromCodePoint(128512)', 'String.fromCodePoint(-1)', 'String.fromCodePoint(1.5)', '"x".repeat(0)', '"ab".repeat(3)', '"x".repeat(-1)', '"x".repeat(Infinity)', '"".repeat(5)', '"x".padStart(3)', '"abc".padEnd(2)', '"abc".at()', '"abc".normalize("X")',
  '"a-b_c".split(/[-_]/)', '`a${1}b${"c"}`', '`${[1,2]}`', '`${null}${undefined}`', '`\\u0041\\x42\\n`', '`line\\\n`', '"\\u{1F600}"', '"\\x41"', '"a\\\'b"', "'it\\'s'", '`${`${`x`}`}`', '`$`', '`$${1}`', '`\\${x}`', '"abc" + `d${1+1}`',
  'encodeURIComponent("a b&c=ä/😀")', 'encodeURI("a b&c=ä/?#")', 'decodeURIComponent("%E2%82%AC%20x")', 'decodeURI("%2Fa%20b")', 'decodeURIComponent("%")', 'decodeURIComponent("%C0%80")', '"İ".toLowerCase().length', '"ß".toUpperCase()', '"ﬁ".toUpperCase()', '"ΑΣ".toLowerCase()', '"ŉ".toUpperCase()', '"abc".substr(-2,1)');

// Lists --------------------------------------------------------------------------------------
const lists = ['[]', '[1,2,3]', '[3,1,2]', '["b","a","c"]', '[1,"1",null,undefined,NaN]', '[[1],[2,[3]]]', '[5,5,5]', '[10,9,1]', '[0,-0]', '[{n:1},{n:2}]', '[true,false]', '["é","z","a"]'];
const calls = ['.at(-1)', '.at(5)', '.concat([9],8,[[7]])', '.concat()', '.entries().next()', '[...X.entries()]', '.every(x=>x)', '.every(x=>x>0)', '.some(x=>x>2)', '.fill(0)', '.fill(7,1)', '.fill(7,-1)', '.fill(7,0,1)', '.filter(x=>x)', '.filter((x,i)=>i%2)', '.filter(Boolean)', '.find(x=>x>1)', '.find(x=>x>100)', '.findIndex(x=>x>1)', '.findLast(x=>x>1)', '.findLastIndex(x=>x>1)', '.flat()', '.flat(2)', '.flat(0)', '.flatMap(x=>[x,x])', '.flatMap(x=>x)', '.forEach(x=>x)', '.includes(1)', '.includes(NaN)', '.includes(undefined)', '.includes(3,-1)', '.indexOf(NaN)', '.indexOf(2)', '.indexOf(1,-5)', '.indexOf(5,1)', '.join()', '.join("")', '.join(null)', '.join(undefined)', '.lastIndexOf(5)', '.lastIndexOf(1,-2)', '.lastIndexOf(5,undefined)', '.length', '.map(x=>x*2)', '.map((x,i,a)=>a.length-i)', '.map(String)', '.map(Number)', '.map(parseInt)', '.map(x=>[x])', '.map(x=>({v:x}))', '.pop()', '.push(1,2)', '.reduce((a,b)=>a+b)', '.reduce((a,b)=>a+b,"")', '.reduce((a,b,i)=>a+i,0)', '.reduceRight((a,b)=>a+"-"+b)', '.reduceRight((a,b)=>[...a,b],[])', '.reverse()', '.shift()', '.slice()', '.slice(1)', '.slice(-2)', '.slice(0,-1)', '.slice(2,1)', '.sort()', '.sort((a,b)=>a-b)', '.sort((a,b)=>b-a)', '.splice(1)', '.splice(0,1)', '.splice(-1,1,"x","y")', '.splice()', '.toReversed()', '.toSorted()', '.toSpliced(1,1,"z")', '.unshift(0)', '.with(0,"w")', '.with(-1,"w")', '.with(9,"w")', '.toString()', '.keys().next()', '[1]', '["length"]', '["0"]', '[-1]', '[1.5]', '.copyWithin(0,1)', '.values().next()', '.hasOwnProperty', '.x'];
{
  const all = [];
  for (const l of lists) for (const c of calls) all.push(c.includes('X') ? c.replace('X', l) : l + c);
  sample(all, 800);
}
for (const l of lists) add(l, `[...${l}, ...${l}]`, `Object.entries(${l})`, `JSON.stringify(${l})`, `Array.from(${l}, x=>typeof x)`, `Array.from(${l}.keys())`, `new Set(${l}).size`, `[...new Set(${l})]`, `[${l}.push(0), ${l}.length]`, `${l}+""`, `(([a,,b="d",...c])=>[a,b,c])(${l})`, `((...r)=>r.length)(...${l})`, `Math.max(...${l})`, `${l}.map((x,i)=>i).filter(i=>i>0).join("|")`);
add('Array.from({length:3})', 'Array.from({length:3},(_, i)=>i*i)', 'Array.from("ab",c=>c+c)', 'Array.from(null)', 'Array.from(5)', 'Array.of(7)', 'Array.of(1,2)', 'new Array(3).fill(0)', 'new Array(1,2)', 'Array(2).length', 'new Array(-1)', 'Array.isArray("x")', '[,1]', '[1,,2].length', '[..."ab",...[1]]', '[...null]', '[...5]', '[...{}]',
  '[3,1,2].sort((a,b)=>a<b?-1:1)', '[{k:1,v:"a"},{k:0,v:"b"},{k:1,v:"c"},{k:0,v:"d"}].sort((a,b)=>a.k-b.k).map(o=>o.v).join("")', '[3,undefined,1,null].sort()', '[3,undefined,1].sort((a,b)=>a-b)', '[1,10,2,21].sort()', '["B","a","C"].sort()', '[3,1,2].sort(undefined)', '[3,1,2].sort(null)', '[3,1,2].sort("x")', '[1,2,3].sort(()=>0)', '[5,1,4].toSorted((a,b)=>b-a)', '[..."hello"].sort().join("")', '["😀","z","é","a"].sort()', 'Array.from({length:40},(_, i)=>({k:i%3,i})).sort((a,b)=>a.k-b.k).map(o=>o.i).join()', '[1,2,3].reduce((a,b)=>a+b, undefined)', '[].reduce((a,b)=>a)', '[1].reduce((a,b)=>a+b)', '[1,2,3].map(2)', '[1,2,3].forEach()', '[[1,2],[3,4]].map(([a,b])=>a*b)', '[{a:1,b:2}].map(({a,...r})=>r)', '[[3,"c"],[1,"a"]].sort(([a],[b])=>a-b)', '[1,2,3,4].filter(x=>x%2==0).map(x=>x**2).reduce((s,x)=>s+x,0)', '((a)=>[a.push(4),a.length,a])([1])', '(a=>[a.sort(),a])([2,1])', '((a,b)=>[a.reverse(),b])([1,2],[3])', '[[1,2],[3]].flat().includes(3)', '["a","b"].entries().next().value', '[1,[2,[3,[4]]]].flat(Infinity)', '[1,2,3].indexOf("2")', '[1,2,3].at(-4)', '[1,2,3].at("1")', '[NaN].indexOf(NaN)', '[1,2,3].join(", ")', '[null,undefined,1].join()', '[[1,[2]],3].join(";")', '[1,2,3].toString()', 'String([1,[2,3]])', '[1,2,3]["map"](x=>x+1)', '[1,2,3].length = 3 === 3 ? 1 : 2'.replace(' = 3', ''), '[1,2,3].some((x,i,a)=>a[i+1]===x+1)', '["1","2","3"].map(parseInt)', '["x","y"].map((c,i)=>c.repeat(i+1))', '[..."abc"].map((c,i,{length})=>length-i)', '[1,2,3].findLast(x=>x%2)', '[0,1,2].find(x=>x)', '[1,2,3,4,5].copyWithin(0,3)', '[1,2,3].lastIndexOf(3,-5)', '[1,2,3].includes(1,1)', '[1,2,3].concat(4,[5,[6]])', '[1,2,3].slice("1")', '[].concat([],[[]])', '[[]].length', '[1,2,3].every((x,i,a)=>i===0||a[i-1]<x)');

// Objects, JSON, functions ---------------------------------------------------------------------
add('({b:1,a:2})', '({2:1,1:2,b:3,a:4})', '({"10":1,"9":2,x:3,"-1":4,"01":5})', '({a:1,a:2})', '({[1+1]:3})', '({["a"+1]:{b:[1]}})', '({a:undefined})', '({f:x=>x,g:1})', '({...{a:1},a:2,...{b:3}})', '({...null,...undefined,...5,..."ab",...[1,2]})', '({a:{b:{c:1}}}).a.b.c', '({a:1})["a"]', '({a:1}).b', '({a:1}).toString()', '({}).hasOwnProperty("a")', '({a:1}).hasOwnProperty("a")', 'String({})', '({})+""', '({valueOf:()=>4})*2', '({toString:()=>"x"})+"y"', '`${({toString:()=>"q"})}`', '({toString:()=>({})})+""', 'Object.keys({b:1,a:2})', 'Object.keys([4,5])', 'Object.keys(null)', 'Object.keys(5)', 'Object.values({a:1,b:[2]})', 'Object.values("ab")', 'Object.entries({a:1})', 'Object.fromEntries([["a",1],["b",2]])', 'Object.fromEntries(Object.entries({a:1,b:2}).map(([k,v])=>[k,v*2]))', 'Object.fromEntries(new Map([["x",1]]))', 'Object.fromEntries([1])', 'Object.fromEntries(5)', 'Object.assign({},{a:1},null,{b:2})', 'Object.assign({a:1},{a:3}).a', 'Object.hasOwn({a:1},"a")', 'Object.is(NaN,NaN)', '({__proto__:{a:1}}).b', '({["__proto__"]:1})', 'JSON.stringify({["__proto__"]:1})', '({a:1,get:2,set:3,async:4,of:5,new:6,if:7})', '({a:1}).if', '({if:1}).if', '({true:1,null:2,1.5:3,0x10:4,1e3:5})', '({"a b":1})["a b"]', '({a:[1,{b:2}]})', 'Object.entries({z:1,2:2,1:3})', '[..."ab"].reduce((o,c)=>({...o,[c]:c}),{})', '[3,1,2].reduce((o,k)=>({...o,[k]:1}),{})', '[["b",1],["a",2]].reduce((o,[k,v])=>Object.assign(o,{[k]:v}),{})', 'Object.keys(Object.assign({},[7,8]))', 'JSON.stringify(Object.freeze({a:1}))',
  'JSON.stringify({a:[1,{b:2}],c:"x"},null,2)', 'JSON.stringify([1,[2,[]],{}],null,"--")', 'JSON.stringify({a:1,b:2},["b"])', 'JSON.stringify({a:1,b:{a:2,c:3}},["a","b"])', 'JSON.stringify({a:1,b:"x"},(k,v)=>typeof v==="number"?v+1:v)', 'JSON.stringify([undefined,x=>x,NaN,Infinity,-0])', 'JSON.stringify({u:undefined,f:x=>x})', 'JSON.stringify(undefined)', 'JSON.stringify(x=>x)', 'JSON.stringify("\\u2028\\ud800é\\n\\"\\\\/")', 'JSON.stringify({toJSON:()=>5})', 'JSON.stringify({a:{toJSON:k=>k+"!"}})', 'JSON.stringify(new Date(0))', 'JSON.stringify({d:new Date(NaN)})', 'JSON.stringify(null)', 'JSON.stringify("a",null,3)', 'JSON.stringify([],null,2)', 'JSON.stringify({},null,2)', 'JSON.stringify([[]],null,20)', 'JSON.stringify({a:1},null,0)', 'JSON.stringify(/x/)', 'JSON.stringify(new Map([[1,2]]))', 'JSON.stringify({b:1,1:2})',
  'JSON.parse("1")', 'JSON.parse("[1,2,{\\"a\\":null}]")', 'JSON.parse("{\\"b\\":1,\\"2\\":2,\\"1\\":3}")', 'JSON.parse("")', 'JSON.parse("{")', 'JSON.parse("[1,]")', 'JSON.parse("{\\"a\\":1,}")', "JSON.parse(\"'a'\")", 'JSON.parse("01")', 'JSON.parse("1.")', 'JSON.parse("-")', 'JSON.parse("-0")', 'JSON.parse("1e5")', 'JSON.parse(" \\n true ")', 'JSON.parse("nul")', 'JSON.parse("\\"\\\\u0041\\\\n\\"")', 'JSON.parse("\\"\\\\x\\"")', 'JSON.parse("\\"a\\nb\\"")', 'JSON.parse("undefined")', 'JSON.parse("[1,2]",(k,v)=>Array.isArray(v)?v:v*2)', 'JSON.parse("{\\"a\\":1,\\"b\\":2}",(k,v)=>k==="a"?undefined:v)', 'JSON.parse(null)', 'JSON.parse("{\\"__proto__\\":1}")', 'JSON.parse("1 2")', 'JSON.parse("\\u00a01")', 'JSON.parse("{\\"a\\":{\\"a\\":1}}").a.a',
  '(x=>x)(5)', '(()=>1)()', '((a,b)=>a-b)(5)', '((a=1,b=a+1)=>[a,b])()', '((a=1,b=a+1)=>[a,b])(5)', '((a=1)=>a)(undefined)', '((a=1)=>a)(null)', '((...a)=>a)(1,2)', '((a,...b)=>b)(1)', '(({a,b:{c=3}={}})=>[a,c])({a:1})', '(({a,...r})=>r)({a:1,b:2,c:3})', '(({["x"+1]:v})=>v)({x1:9})', '(([a,[b,c=4]])=>a+b+c)([1,[2]])', '(([a,b])=>b)("xy")', '(([a])=>a)(null)', '(({a})=>a)(null)', '(({a})=>a)(undefined)', '(({length})=>length)("four")', '(([...a])=>a)("hi")', '(({a=(()=>7)()})=>a)({})', '(x=>y=>x+y)(1)(2)', '(f=>n=>f(f,n))((f,n)=>n<2?1:n*f(f,n-1))(10)', '((x)=>({x}))(1)', '((x,y)=>({x,y,z:x+y}))(1,2)', '(a=>a.b)({b:1})', '(a=>b=>c=>[a,b,c])(1)(2)(3)', '[1,2,3].map(x=>y=>x*y).map(f=>f(10))', '((x,f=()=>x)=>f())(8)', '(x=>x).length', '((a,b)=>1).length', '((a,b=1,c)=>1).length', '((...a)=>1).length', '(x=>x).call(null,5)', '((a,b)=>a+b).apply(null,[1,2])', '((a,b)=>a+b).bind(null,1)(2)', 'Math.max.apply(null,[1,3,2])', '[1,2].map(Math.sqrt).length', '["a"].map("".toUpperCase)', '(x=>x)()', '(of=>of+1)(1)', '(get=>get)(2)',
  'new Map([["a",1],["b",2]]).get("b")', 'new Map([["a",1]]).has("z")', '[...new Map([["a",1]]).keys()]', '[...new Map([["a",1]]).values()]', 'new Map([[NaN,1]]).get(NaN)', 'new Map([[0,1]]).get(-0)', 'new Map().set("a",1).set("a",2).size', '[...new Set([3,1,3,2])]', 'new Set("hello").size', 'new Set([NaN,NaN,0,-0]).size', 'new Set([1]).has(1)', '[...new Set([1]).add(2)]', 'Array.from(new Set([1,1]))', 'new Set(5)', 'Map()', '[...new Set([1,2]).entries()]', 'new Set()', 'new Map([[1,2]])', '(m=>[m.delete(1),m.delete(1),m.size])(new Map([[1,2]]))', 'Object.fromEntries(new Map([["k",[1]]]))', '(s=>[s.add(1).size,s.delete(1),s.size])(new Set())', '[...new Set([[1],[1]])].length');

// Regular expressions ------------------------------------------------------------------------
const patterns = ['/a/', '/a/g', '/A/i', '/a/gi', '/^a/', '/a$/', '/^/g', '/$/g', '/./g', '/./gu', '/./gs', '/\\d+/g', '/\\D+/g', '/\\w+/g', '/\\W/g', '/\\s+/g', '/\\S+/g', '/\\b/g', '/\\B/g', '/\\bw/', '/(a)(b)?/', '/(a)|(b)/g', '/(?<x>a)(?<y>b)?/', '/a*/g', '/a*?/g', '/a+?/g', '/a{2}/', '/a{1,2}?/g', '/a{2,}/', '/(a*)*/', '/(a*)+/', '/(?:a|ab)(?:c|bcd)/', '/(a+)+b/', '/([abc]+)\\1/', '/(a)\\1/', '/\\k<n>(?<n>a)/', '/(?=a)/g', '/(?!a)./g', '/(?<=a)./g', '/(?<!a)./g', '/(?=(a+))a*b\\1/', '/(z)((a+)?(b+)?(c))*/', '/[^a]/g', '/[a-c]+/g', '/[\\w-]+/g', '/[\\]]/', '/[^]/g', '/[]/', '/\\//', '/,|;/', '/\\u0041/', '/\\x41/', '/\\u{1F600}/u', '/😀/', '/😀/u', '/[😀]/', '/[😀]/u', '/^.$/', '/^.$/u', '/\\p{L}+/gu', '/\\p{Lu}/gu', '/\\P{L}/gu', '/\\p{Script=Greek}/u', '/ß/i', '/ſ/i', '/ſ/iu', '/[^x]/iu', '/\\w/iu', '/a.c/s', '/^b/m', '/^b/gm', '/a$/m', '/(?<year>\\d{4})-(?<m>\\d\\d)/', '/(\\d+)(?:px|em)/', '/^[\\w.+-]+@[\\w-]+\\.[\\w.]+$/', '/^\\+?[0-9 ]{7,15}$/', '/a/y', '/b/gy', '/(?:)/', '/(?:)/g', '/x*/y', '/((a)|b)*/', '/(?:(a)|b)*/', '/(a?)*?b/', '/(?:a?){3}b/', '/\\0/', '/\\cA/', '/[\\b]/', '/\\1(a)/', '/(?<=(\\d+)(\\d+))$/', '/(?<=\\1(a))b/', '/(?<!ab)c/', '/(?<=^|,)b/g', '/\\t/', '/[\\d-x]/', '/a|/', '/()/', '/{/', '/a{/', '/a{,2}/', '/}/', '/]/', '/\\-/', '/é/', '/É/i', '/[à-ö]/gi', '/σ/i', '/Σ/iu', '/\\s/g', '/[\\s\\S]/', '/.*/', '/.+/', '/(.)(.)(.)/', '/^(?:\\d{3}-)?\\d{4}$/', '/(?=.*\\d)(?=.*[a-z]).{4,}/'];
const subjects = ['""', '"a"', '"ab"', '"aab"', '"abcd"', '"b,a"', '"aaab"', '"A1b22"', '"😀"', '"a\\nb\\n"', '"hello world"', '"zaacbbbcac"', '"2026-01-05"', '"x@y.io"', '"ΣΑσς"', '"éÉ ß"', '"abab"', '"  a  "', '"aXbxc"', '"\\u0000\\u0001\\t"', '"+39 333 1234567"', '"10px 2em"', '"ſK"'];
{
  const all = [];
  for (const p of patterns) for (const s of subjects) {
    all.push(`${s}.match(${p})`, `${p}.test(${s})`, `${p}.exec(${s})`, `${s}.replace(${p},"[$&|$1|$2]")`, `${s}.search(${p})`, `${s}.split(${p})`, `${p}.exec(${s})?.index`);
    if (/\/[a-z]*g[a-z]*$/.test(p)) all.push(`[...${s}.matchAll(${p})].map(m=>[m[0],m.index])`, `${s}.replaceAll(${p},(m,...r)=>m+r.length)`);
    if (p.includes('?<')) all.push(`${s}.match(${p})?.groups`, `${s}.replace(${p},"<$<x>$<n>$<year>>")`);
  }
  sample(all, 2200);
}
for (const p of patterns) add(`String(${p})`, `${p}.flags`, `${p}.source`, `${p}.lastIndex`);
add('/a/.test()', '"abc".match()', '"abc".match("b")', '"a.c".match(".")', '"abc".search("c")', '"a1".replace(/(?<d>\\d)/,"$<d>$<q>")', '"abc".replace(/b/,(m,i,s)=>[m,i,s].join())', '"abc".replace(/(?<z>b)/,(...a)=>JSON.stringify(a))', '"aaa".replace(/a/g,(m,i)=>i)', '"abc".replace("b","$&$&")', '"x".replace(/x/,"$0$1$10$$")', '"abcdefghijk".replace(/(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)/,"$10$11$1")', '"a-b".split(/(-)/)', '"abc".split(/(?:)/)', '"abc".split(/(?:)/u,2)', '"😀😀".split(/(?:)/u)', '"😀😀".split(/(?:)/)', '"a1b2".split(/\\d/)', '"".split(/x/)', '"".split(/(?:)/)', '"test".split(/(?=s)/)', '"aXbX".split(/x/i)', '"abc".replaceAll(/b/,"")', '"abc".matchAll(/b/)', '[..."a1b2".matchAll(/([a-z])(\\d)/g)].map(m=>m[2])', '(r=>[r.test("aa"),r.lastIndex,r.test("aa"),r.test("aa"),r.lastIndex])(/a/g)', '(r=>[r.exec("aXa")?.index,r.exec("aXa")?.index,r.exec("aXa")])(/a/g)', '(r=>[r.test("ba"),r.test("ab"),r.lastIndex])(/a/y)', 'new RegExp("a+","g").source', 'new RegExp("/").source', 'new RegExp("").source', 'new RegExp("[").test("x")', 'new RegExp("a","gg")', 'new RegExp("(")', 'new RegExp("a**")', 'new RegExp("\\\\u{110000}","u")', 'new RegExp("(?<a>.)(?<a>.)")', 'new RegExp("[b-a]")', 'new RegExp("\\\\k<x>(?<y>a)")', 'new RegExp("a{2,1}")', 'new RegExp("\\\\p{Foo}","u")', 'new RegExp("]","u")', 'new RegExp("{","u")', 'new RegExp("\\\\-","u")', 'RegExp("a").test("cat")', 'new RegExp(/a/gi).flags', 'new RegExp(/a/gi,"m").flags', '/[/]/.source', '/a/gimsuy.flags', '"aBc".replace(/[A-Z]/g,c=>"_"+c.toLowerCase())', '"the quick".replace(/\\b\\w/g,c=>c.toUpperCase())', '"1234567.89".replace(/\\B(?=(\\d{3})+(?!\\d))/g,",")', '"  a  b ".trim().split(/\\s+/)', '"a=1&b=2".split("&").map(p=>p.split("="))', '/^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$/.test("me@x.org")', '/^(?:\\+39)?3\\d{8,9}$/.test("3331234567")', '"aaa".lastIndexOf("a",-5)', '/(?:a|b)+?c/.exec("ababc")[0]', '/((?:a|b)*)c/.exec("abac")[1]', '/(a(?=b))+/.exec("ab")[1]', '/^(.+?)\\1+$/.test("abcabcabc")', '/^1?$|^(11+?)\\1+$/.test("1".repeat(13))', '/^(?:1?|(11+?)\\1+)$/.test("1".repeat(15))');

// Dates --------------------------------------------------------------------------------------
const dates = ['0', '1767607200000', '-1', '-62198755200000', '8.64e15', '8.64e15+1', 'NaN', '"2026-01-05"', '"2026-01-05T10:20:30Z"', '"2026-01-05T10:20:30.123+05:30"', '"2026-01-05T10:20"', '"2026-02-30"', '"2026-13-01"', '"x"', '"2024-02-29"', '"+012026-01-01"', '"2026"', '"2026-06"', '2026,0,5', '2026,0,5,10,20,30,40', '99,0', '2026,12,1', '2026,0,0', '2026,-1,31', 'null', 'true', '"2026-01-05T24:00:00Z"', '1e3,NaN'];
const dateCalls = ['getTime()', 'toISOString()', 'toJSON()', 'getFullYear()', 'getMonth()', 'getDate()', 'getDay()', 'getHours()', 'getMinutes()', 'getSeconds()', 'getMilliseconds()', 'getUTCFullYear()', 'getUTCDay()', 'getTimezoneOffset()', 'valueOf()', 'setDate(35)', 'setMonth(13)', 'setHours(25,61)', 'setFullYear(2000,1,29)', 'setUTCDate(0)', 'setMinutes(-1)', 'setTime(5)', 'toString()', 'toDateString()', 'toUTCString()', 'setMilliseconds(1500)', 'setSeconds(75,5)'];
combine(330, ['new Date('], dates, [').'], dateCalls);
for (const d of dates) add(`new Date(${d})`, `+new Date(${d})`, `new Date(${d})+""`, `typeof new Date(${d})`);
for (const d of ['"2026-01-05"', '"2026-01-05T10:20:30.5Z"', '"x"', '"2026-01-05T10:20:30-08:00"']) add(`Date.parse(${d})`);
add('Date.now()', 'Date.UTC(2026,0,5)', 'Date.UTC(99)', 'new Date(2026,0,5) - new Date(2026,0,4)', 'new Date(5) > new Date(4)', 'new Date(0) == 0', 'new Date(0) + 1', '`${new Date(0)}`', 'new Date(new Date(7)).getTime()', 'typeof Date()', '[new Date(1),new Date(0)].sort((a,b)=>a-b)[0].getTime()', 'Math.floor((new Date("2026-03-01")-new Date("2026-02-01"))/864e5)', 'new Date(2024,1,29,12).toISOString()', 'JSON.stringify({d:new Date(0)})', 'new Date(NaN).toISOString()', 'String(new Date(NaN))', 'new Date(1767607200000).toISOString().slice(0,10)');

// What flows contain ---------------------------------------------------------------------------
add('"  Asha ".trim().length >= 2', '!/\\d/.test("A5a")', '5 >= 1 && 5 <= 5', '(20*3).toFixed(2)', '({small:20,medium:30})["medium"]*2', '"yes,no".split(",").includes("no")', '["Rome","Milan"].includes("rome"[0].toUpperCase()+"rome".slice(1))', '(name=>name?`Hi ${name}!`:"Hi!")("")', '((items)=>items.map(i=>`${i.q} x ${i.n}`).join("\\n"))([{q:1,n:"a"},{q:2,n:"b"}])', '((items)=>items.reduce((s,{q,p})=>s+q*p,0))([{q:2,p:3.5},{q:1,p:0.1}])', '"2026-01-05".split("-").reverse().join("/")', '"0039 333-123".replace(/\\D/g,"")', '(s=>s.charAt(0).toUpperCase()+s.slice(1).toLowerCase())("mARIA")', 'Number("12,50".replace(",","."))', '((o)=>Object.entries(o).filter(([,v])=>v>1).map(([k])=>k))({a:1,b:2,c:3})', '[["b",2],["a",1]].map(([k,v])=>k+v).sort()', '(t=>t<12?"morning":t<18?"afternoon":"evening")(13)', '"abc".includes("")', 'null ?? "guest"', '({order:{items:[{id:1}]}}).order?.items?.[0]?.id', '({}).order?.items?.[0]?.id ?? "-"', '(n=>n%2===0?"even":"odd")(7)', '(x=>x==null)(undefined)', '"a b c".split(" ").map(w=>w[0].toUpperCase()).join("")', '((a,b)=>[...new Set([...a,...b])])([1,2],[2,3])', '[..."mississippi"].reduce((m,c)=>({...m,[c]:(m[c]??0)+1}),{})', 'Array.from({length:5},(_,i)=>i+1).join(" ")', '(18 >= 18) && ["a","b"].includes("b")', 'Math.round(19.99*3*100)/100', '((p,q)=>p*q>100?p*q*0.9:p*q)(30,4)', 'parseFloat("3.14abc").toFixed(1)', '"x".codePointAt(0).toString(16).padStart(4,"0")');

// Chance ----------------------------------------------------------------------------------------
const leaf = () => pick(['1', '2', '0', '-1', '3.5', '"a"', '"ab"', '"3"', '""', 'true', 'false', 'null', 'undefined', '[1,2]', '[]', '["a"]', '({a:1})', 'NaN', '"Hello"', '10', '0.1']);
const tree = (depth) => {
  if (depth === 0) return leaf();
  const t = () => tree(depth - 1);
  switch (random(16)) {
    case 0: case 1: case 2: return `(${t()} ${pick(binary)} ${t()})`.replace(/\(-(\S+) \*\*/, '((-$1) **');
    case 3: return `(${t()} ? ${t()} : ${t()})`;
    case 4: return `${pick(['!', '-', '+', '~', 'typeof ', 'void '])}(${t()})`;
    case 5: return `[${t()}, ${t()}]`;
    case 6: return `({a: ${t()}, b: ${t()}})`;
    case 7: return `(${t()})?.${pick(['a', 'length', 'b'])}`;
    case 8: return `\`\${${t()}}-\${${t()}}\``;
    case 9: return `String(${t()})`;
    case 10: return `(x => [x, ${t()}])(${t()})`;
    case 11: return `[${t()}, ${t()}].map(x => ${pick(['x', '[x]', '`${x}`', 'typeof x', '!x', 'x + 1'])})`;
    case 12: return `String(${t()}).${pick(['toUpperCase()', 'slice(1)', 'length', 'split("")', 'at(-1)', 'includes("a")', 'padStart(5,"*")', 'repeat(2)', 'trim()', 'indexOf("l")'])}`;
    case 13: return `[${t()}, ${t()}, ${t()}].${pick(['join("+")', 'filter(Boolean)', 'length', 'reverse()', 'includes(1)', 'slice(1)', 'flat()', 'concat([1])', 'at(-1)', 'some(x => x)', 'sort()'])}`;
    case 14: return `Number(${t()}).${pick(['toFixed(1)', 'toString()', 'toPrecision(2)'])}`;
    default: return `(({a, b = ${t()}}) => [a, b])({a: ${t()}})`;
  }
};
for (let i = 0; i < 1500; i++) add(tree(1 + random(4)));

for (const line of lines) {
  if (/[\t\n]/.test(line)) continue;
  let result;
  try {
    const value = (0, eval)('"use strict";(' + line + '\n)');
    if (typeof value === 'bigint') continue;
    result = JSON.stringify(value) ?? 'null';
  } catch (e) {
    if (e instanceof SyntaxError && !/JSON\.parse|new RegExp|RegExp\(/.test(line)) continue;
    result = '!' + e.name;
  }
  if (result.length < 2000) process.stdout.write(line + '\t' + result + '\n');
}
