// Texts and questions on stdin, answers on stdout; test_offsets.py compares them with Python's own.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { Text, countPoints, unitAt } = await import(pathToFileURL(process.argv[2]));

function answer({ text, places }) {
  const page = new Text(text);
  const [from, to] = places;
  return {
    length: page.length,
    count: countPoints(text),
    units: unitAt(text, from),
    slice: page.slice(from, to),
    line: page.lineAt(from),
    trimmed: page.trim({ from, to }),
    snapped: page.snap({ from, to }),
    grown: ["word", "sentence", "paragraph"].map((kind) => page.grow({ from, to }, kind)),
  };
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(answer)));
