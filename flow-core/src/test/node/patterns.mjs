// Writes anew what the patterns of patterns.tsv match: node patterns.mjs ../resources/dev/parley/flow/script/patterns.tsv
// Its first line has the texts. A line is a pattern, its flags, the UTF-16 units below 600 in which it matches, and how
// long its match is in each text; or of patterns that are built at run time, their source or the error.
import { readFileSync, writeFileSync } from 'node:fs';

const [texts, ...lines] = readFileSync(process.argv[2], 'utf8').trimEnd().split('\n');

function ranges(units) {
  const all = [];
  for (const unit of units) {
    const last = all.at(-1);
    if (last?.[1] === unit - 1) {
      last[1] = unit;
    } else {
      all.push([unit, unit]);
    }
  }
  return all.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
}

function literal(pattern, flags) {
  const regex = (0, eval)(`/${pattern}/${flags}`);
  const units = [...Array(600).keys()].filter(unit => regex.test(String.fromCharCode(unit)));
  const lengths = (0, eval)(texts).map(text => text.match(regex)?.[0]?.length ?? '');
  return [pattern, flags, ranges(units), lengths.join(' ')];
}

function built(pattern, flags) {
  try {
    return [pattern, flags, new RegExp(pattern, flags).source];
  } catch (error) {
    return [pattern, flags, `!${error.name}`];
  }
}

const written = lines.map(line => {
  const columns = line.split('\t');
  return (columns.length === 4 ? literal : built)(columns[0], columns[1]).join('\t');
});
writeFileSync(process.argv[2], [texts, ...written, ''].join('\n'));
