// Key presses on stdin, their names on stdout.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { keyName } = await import(pathToFileURL(process.argv[2]));

function pressed({ held = [], ...event }) {
  const modifiers = { ctrlKey: held.includes("Control"), metaKey: held.includes("Meta"), altKey: held.includes("Alt"), shiftKey: held.includes("Shift") };
  return { ...event, ...modifiers, getModifierState: (name) => held.includes(name) };
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map((event) => keyName(pressed(event)))));
