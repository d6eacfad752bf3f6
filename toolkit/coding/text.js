// The text of a report in the browser: offsets, units to select, lines that carry codings, keys.
// Python joins it with the other files here into one module; node tests it by itself.

// --- Offsets
// Python counts code points and the browser UTF-16 units. These two functions are the one border;
// everything else in these files counts code points.

const HAS_PAIRS = /[\ud800-\udbff][\udc00-\udfff]/;

/** A text → how many code points it has. */
export function countPoints(text) {
  if (!HAS_PAIRS.test(text)) return text.length;
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** A text and a number of code points → the UTF-16 unit at which so many have passed. */
export function unitAt(text, points) {
  if (!HAS_PAIRS.test(text)) return Math.min(points, text.length);
  let unit = 0;
  for (let passed = 0; passed < points && unit < text.length; passed += 1) {
    unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
  }
  return unit;
}

// --- The text, line by line

const segmenters = {};

function segments(kind, text) {
  segmenters[kind] ??= new Intl.Segmenter(undefined, { granularity: kind });
  return segmenters[kind].segment(text);
}

/** A text in lines; every place in it is a number of code points from its beginning. */
export class Text {
  constructor(text, sentences = []) {
    this.sentences = sentences; // [from, to, number] in the order of the text
    this.lines = [];
    let from = 0;
    for (const words of text.split("\n")) {
      const to = from + countPoints(words);
      this.lines.push({ from, to, words });
      from = to + 1;
    }
    this.length = from - 1;
  }

  /** A place → the number of its line; the break at the end of a line belongs to that line. */
  lineAt(place) {
    let [low, high] = [0, this.lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lines[middle].from <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** A place → the number of the sentence it is in, or null. */
  numberAt(place) {
    return this.sentences.find(([from, to]) => from <= place && place < to)?.[2] ?? null;
  }

  /** Two places → the words between them, as Python's text[from:to]. */
  slice(from, to) {
    const [first, last] = [this.lineAt(from), this.lineAt(to)];
    const parts = [];
    for (let number = first; number <= last; number += 1) {
      const line = this.lines[number];
      const end = number === last ? unitAt(line.words, to - line.from) : undefined;
      parts.push(line.words.slice(unitAt(line.words, Math.max(0, from - line.from)), end));
    }
    return parts.join("\n");
  }

  /** A passage → the same without blanks and line breaks at its ends; it may become empty. */
  trim({ from, to }) {
    const words = this.slice(from, to);
    const start = from + countPoints(words) - countPoints(words.trimStart());
    return { from: start, to: Math.max(start, to - countPoints(words) + countPoints(words.trimEnd())) };
  }

  /** A passage → the smallest one around it that cuts no character as readers see it. */
  snap({ from, to }) {
    return { from: this.edgeOfCharacter(from, false), to: this.edgeOfCharacter(to, true) };
  }

  edgeOfCharacter(place, after) {
    const line = this.lines[this.lineAt(place)];
    const unit = unitAt(line.words, place - line.from);
    const around = segments("grapheme", line.words).containing(unit);
    if (!around || around.index === unit) return place;
    const edge = after ? around.index + around.segment.length : around.index;
    return line.from + countPoints(line.words.slice(0, edge));
  }

  /** A passage or a caret and "word", "sentence" or "paragraph" → the whole units that it touches;
      where it is whole units already, one more. */
  grow({ from, to }, kind) {
    const first = this.unitFrom(from, kind);
    if (!first) return { from, to };
    if (from === to) return first;
    let last = first;
    for (let next = last; next && next.from < to; next = this.unitFrom(last.to, kind)) last = next;
    const grown = { from: Math.min(from, first.from), to: Math.max(to, last.to) };
    if (grown.from !== from || grown.to !== to) return grown;
    const more = this.unitFrom(to, kind);
    return more ? { from, to: more.to } : grown;
  }

  /** A place → the first unit that ends after it. */
  unitFrom(place, kind) {
    for (let number = this.lineAt(place); number < this.lines.length; number += 1) {
      const found = this.units(number, kind).find((unit) => unit.to > place);
      if (found) return found;
    }
    return null;
  }

  units(number, kind) {
    const line = this.lines[number];
    if (kind === "paragraph") return [this.trim(line)].filter((unit) => unit.from < unit.to);
    const own = this.sentences.filter(([from, to]) => from >= line.from && to <= line.to);
    if (kind === "sentence" && own.length) return own.map(([from, to]) => ({ from, to }));
    const units = [];
    let from = line.from;
    for (const { segment, isWordLike } of segments(kind, line.words)) {
      const unit = { from, to: from + countPoints(segment) };
      from = unit.to;
      if (kind === "sentence" ? segment.trim() : isWordLike) units.push(unit);
    }
    return kind === "sentence" ? units.map((unit) => this.trim(unit)) : units;
  }
}

/** Words → the same on one line, and short enough to be read aloud. */
export function short(words, most = 60) {
  const line = words.replace(/\s+/g, " ");
  const letters = [...line];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : line;
}

// --- Keys

const BY_SIGN = { "[": "BracketLeft", "]": "BracketRight", "/": "Slash", "?": "Help" };

/** A key press → its name, such as "Ctrl+KeyZ". The letter printed on a Latin keyboard counts;
    on any other (Arabic, say) the place of the key does. */
export function keyName(event) {
  const modifiers = [
    (event.ctrlKey || event.metaKey) && !event.getModifierState?.("AltGraph") && "Ctrl+",
    event.altKey && !event.getModifierState?.("AltGraph") && "Alt+",
    event.shiftKey && "Shift+",
  ];
  if (BY_SIGN[event.key] && !modifiers[0] && !modifiers[1]) return BY_SIGN[event.key];
  const letter = /^[a-z]$/i.test(event.key) && `Key${event.key.toUpperCase()}`;
  const place = event.code.replace(/^Numpad(?=\d|Enter)/, "").replace(/^(?=\d$)/, "Digit");
  if (modifiers[2] && event.code === "Slash" && !letter) return "Help";
  return modifiers.filter(Boolean).join("") + (letter || place || event.key);
}

/** Let no key press out of an element, so that JupyterLab does not act on it: there b, x or d d
    insert, cut and delete cells. What leaves: Tab, F6, and Ctrl or Cmd with S, which saves. */
export function keepKeys(element, signal) {
  element.addEventListener(
    "keydown",
    (event) => {
      const leaves = ["Tab", "F6"].includes(event.key) || keyName(event) === "Ctrl+KeyS";
      if (!leaves) event.stopPropagation();
    },
    { signal },
  );
}

// --- Elements

/** A tag, its properties and what is inside → the element; names with a hyphen, and role, are attributes. */
export function make(tag, properties = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...inside);
  return element;
}

/** Letters of a code and its colour → the small sign with which lists show it. */
export function sign(letters, colour) {
  const element = make("span", { className: "coder-sign" }, letters);
  element.style.backgroundColor = colour;
  return element;
}

/** One stop for Tab in a row or a column of buttons; arrow keys, Home and End go on from there. */
export function rove(box, buttons, keys, signal) {
  let stop = null;
  const go = (button) => {
    if (!button || button === stop) return;
    if (stop) stop.tabIndex = -1;
    stop = button;
    stop.tabIndex = 0;
  };
  box.addEventListener("focusin", (event) => go(event.target.closest("button")), { signal });
  box.addEventListener(
    "keydown",
    (event) => {
      const all = buttons().filter((button) => !button.hidden);
      const here = all.indexOf(event.target);
      const to = { [keys[0]]: here - 1, [keys[1]]: here + 1, Home: 0, End: all.length - 1 }[event.key];
      if (here < 0 || to === undefined) return;
      event.preventDefault();
      all[(to + all.length) % all.length].focus();
    },
    { signal },
  );
  return go;
}

// --- Lines with codings
// A line is cut wherever a coding begins or ends, and each piece knows its place. A coding has an
// mark of its own, underlined below those of others (in a lane), and its letters stand where it begins. A
// sentence that has a number begins a piece, too, with the number before it. Letters and numbers are no
// part of the text, so that no copy and no offset ever holds them.

const LANES = 5;
const LINES_A_BLOCK = 3;
const LONG_TEXT = 8_000; // code points

/** Elements → the same in blocks. In a long text the browser lays out only those near the screen;
    then find-in-page and the caret still reach every word, a screen reader what was scrolled to. */
export function inBlocks(elements, size) {
  const blocks = [];
  for (let first = 0; first < elements.length; first += size) {
    const inside = elements.slice(first, first + size);
    const block = make("div", { className: "coder-block", role: "presentation" }, ...inside);
    blocks.push(Object.assign(block, { from: inside[0].from, to: inside.at(-1).to }));
  }
  return blocks;
}

/** The text box: its lines, redrawn one by one when a coding on them changes. */
export class Page {
  /** `details` gives, for the id of a coding, the id of the element that says more about it. */
  constructor(box, text, folds, details) {
    Object.assign(this, { box, text, folds, details, lines: [] });
    box.classList.toggle("coder-long", text.length > LONG_TEXT);
    Object.assign(box, { from: 0, to: text.length });
    this.codings = new Map();
    this.lanes = new Map();
    this.onLine = text.lines.map(() => new Set());
    this.begins = text.lines.map(() => new Map()); // on each line: place → number of its sentence
    for (const [from, , number] of text.sentences) this.begins[text.lineAt(from)].set(from, number);
    this.stale = new Set();
    this.current = new Set();
  }

  /** Codings, in the order of the text → the whole page, drawn once. */
  fill(codings) {
    for (const coding of codings) this.place(coding);
    this.restore();
  }

  /** An id and its coding as it is now, or nothing where it is gone → noted; draw() shows it. */
  put(id, coding) {
    const old = this.codings.get(id);
    if (old) this.takeOut(old);
    if (coding) this.place(coding);
  }

  /** An id that is known by another name now → renamed, and nothing is drawn. */
  rename(old, id) {
    const coding = { ...this.codings.get(old), id };
    this.codings.set(id, coding);
    this.lanes.set(id, this.lanes.get(old));
    if (this.current.delete(old)) this.current.add(id);
    for (const mark of this.marksOf({ ...coding, id: old })) {
      this.name(mark, id);
      const piece = mark.closest(".coder-piece");
      piece.over = piece.over.map((one) => (one.id === old ? coding : one));
    }
    for (const number of this.linesOf(coding.start, coding.end)) {
      this.onLine[number].add(id).delete(old);
    }
    this.codings.delete(old);
    this.lanes.delete(old);
  }

  /** The ids of what the reader is at → framed. No line is drawn anew for it: while a selection
      grows key by key, its elements must stay. */
  setCurrent(ids) {
    const before = this.current;
    this.current = new Set(ids);
    for (const id of new Set([...before, ...ids])) {
      const coding = this.codings.get(id);
      if (!coding || before.has(id) === this.current.has(id)) continue;
      for (const mark of this.marksOf(coding)) this.frame(mark.closest(".coder-piece"));
    }
  }

  frame(piece) {
    piece.classList.toggle("coder-here", piece.over.some(({ id }) => this.current.has(id)));
  }

  marksOf({ id, start, end }) {
    const lines = this.linesOf(start, end).map((number) => this.lines[number]);
    return lines.flatMap((line) => [...line.querySelectorAll(`[data-coding="${id}"]`)]);
  }

  /** Draw anew the lines that changed, and no other → whether there were any. */
  draw() {
    const changed = this.stale.size > 0;
    for (const number of this.stale) {
      const line = this.drawn(number);
      this.lines[number].replaceWith(line);
      this.lines[number] = line;
    }
    this.stale.clear();
    return changed;
  }

  /** After something else wrote into the box (composition of letters does): all as it was. */
  restore() {
    this.stale.clear();
    this.lines = this.text.lines.map((_, number) => this.drawn(number));
    this.box.replaceChildren(...inBlocks(this.lines, LINES_A_BLOCK));
  }

  /** A place → the codings there, the shortest first. */
  at(place) {
    const here = [...this.onLine[this.text.lineAt(place)]].map((id) => this.codings.get(id));
    const over = here.filter((coding) => coding.start <= place && place < coding.end);
    return over.sort((one, other) => one.end - one.start - (other.end - other.start));
  }

  /** A passage → the codings that share a part of it. */
  touching(from, to) {
    const found = new Set();
    for (const number of this.linesOf(from, to)) {
      for (const id of this.onLine[number]) {
        const { start, end } = this.codings.get(id);
        if (start < to && from < end) found.add(id);
      }
    }
    return [...found].map((id) => this.codings.get(id));
  }

  linesOf(from, to) {
    const [first, last] = [this.text.lineAt(from), this.text.lineAt(Math.max(from, to - 1))];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  }

  place(coding) {
    const beside = this.touching(coding.start, coding.end).map((other) => this.lanes.get(other.id));
    let lane = coding.lane ?? 0;
    while (coding.lane === undefined && beside.includes(lane)) lane += 1;
    this.codings.set(coding.id, coding);
    this.lanes.set(coding.id, lane);
    for (const number of this.linesOf(coding.start, coding.end)) this.onLine[number].add(coding.id);
    this.spoil(coding);
  }

  takeOut(coding) {
    this.spoil(coding);
    for (const number of this.linesOf(coding.start, coding.end)) this.onLine[number].delete(coding.id);
    this.codings.delete(coding.id);
    this.lanes.delete(coding.id);
  }

  spoil(coding) {
    if (coding) for (const number of this.linesOf(coding.start, coding.end)) this.stale.add(number);
  }

  drawn(number) {
    const line = this.text.lines[number];
    const codings = [...this.onLine[number]].map((id) => this.codings.get(id));
    codings.sort((one, other) => this.lanes.get(one.id) - this.lanes.get(other.id));
    const folds = this.folds.filter((fold) => fold.from < line.to && line.from < fold.to);
    const pieces = line.from === line.to ? [make("br")] : this.pieces(line, codings, folds, this.begins[number]);
    const element = make("div", { className: "coder-line", dir: "auto" }, ...pieces);
    const deepest = Math.max(-1, ...codings.map((coding) => this.lanes.get(coding.id)));
    if (deepest > 1) element.style.lineHeight = 2.1 + 0.3 * (Math.min(deepest, LANES) - 1);
    return Object.assign(element, { from: line.from, to: line.to });
  }

  pieces(line, codings, folds, begins) {
    const spans = [...codings.map(({ start, end }) => [start, end]), ...folds.map(({ from, to }) => [from, to]), [...begins.keys()]];
    const inside = spans.flat().filter((place) => place > line.from && place < line.to);
    const cuts = [...new Set([line.from, line.to, ...inside])].sort((one, other) => one - other);
    let unit = 0;
    return cuts.slice(1).flatMap((to, index) => {
      const from = cuts[index];
      const rest = line.words.slice(unit, unit + 2 * (to - from));
      const words = rest.slice(0, unitAt(rest, to - from));
      unit += words.length;
      const over = codings.filter((coding) => coding.start <= from && to <= coding.end);
      const fold = folds.find((one) => one.from <= from && to <= one.to);
      const piece = this.piece(from, to, words, over, fold);
      return begins.has(from) ? [this.number(from, begins.get(from)), piece] : [piece];
    });
  }

  /** The number of a sentence, drawn by the stylesheet: an element without words, at one place. */
  number(place, number) {
    const element = make("span", { className: "coder-number", "data-number": number });
    return Object.assign(element, { from: place, to: place });
  }

  piece(from, to, words, over, fold) {
    let inside = document.createTextNode(words);
    if (fold) inside = this.folded(fold, fold.from === from);
    const beginning = over.filter((coding) => coding.start === from);
    for (const coding of [...over].reverse()) {
      inside = this.underlined(coding, inside, beginning.indexOf(coding));
    }
    const piece = make("span", { className: over.length ? "coder-piece coder-coded" : "coder-piece" }, inside);
    if (over.length) piece.style.setProperty("--tint", over[over.length - 1].colour);
    Object.assign(piece, { from, to, fold, over });
    this.frame(piece);
    return piece;
  }

  underlined(coding, inside, nth) {
    const lane = Math.min(this.lanes.get(coding.id), LANES);
    const element = make("mark", { className: `coder-lane coder-lane-${lane}` }, inside);
    this.name(element, coding.id); // a mark for each coding: each can say more of one thing only
    element.style.setProperty("--line", coding.colour);
    if (nth < 0) return element;
    element.dataset.sign = coding.sign;
    element.style.setProperty("--nth", nth);
    return element;
  }

  name(mark, id) {
    mark.dataset.coding = id;
    const details = this.details(id);
    if (details) mark.setAttribute("aria-details", details);
  }

  /** What stands in the place of a folded sentence: one thing, which the caret passes as a whole. */
  folded(fold, isFirst) {
    const words = isFirst ? fold.line : "…";
    return make("span", { className: "coder-fold", contentEditable: "false" }, words);
  }

  // --- between the browser's positions and ours

  /** A node and an offset in it, as the browser gives them → the place, or null outside of the text. */
  placeOf(node, offset) {
    if (!this.box.contains(node)) return null;
    const within = this.around(node);
    if (node.nodeType === Node.TEXT_NODE) {
      if (within.fold) return offset ? within.to : within.from;
      return within.from === undefined ? null : within.from + countPoints(node.data.slice(0, offset));
    }
    const child = node.childNodes[offset];
    if (child) return child.from ?? this.around(child).from;
    return node.lastChild?.to ?? within.to;
  }

  around(node) {
    let element = node;
    while (element.from === undefined) element = element.parentNode;
    return element;
  }

  /** A place → the node and the offset in it, as the browser wants them. */
  positionOf(place) {
    const line = this.lines[this.text.lineAt(place)];
    const pieces = [...line.children].filter((piece) => piece.from !== undefined);
    const index = pieces.findIndex((piece) => place < piece.to);
    const piece = pieces[index] ?? pieces.at(-1);
    if (!piece) return [line, 0];
    if (piece.fold) return [line, (index < 0 ? pieces.length - 1 : index) + (place > piece.from ? 1 : 0)];
    let node = piece;
    while (node.nodeType !== Node.TEXT_NODE) node = node.firstChild;
    return [node, unitAt(node.data, place - piece.from)];
  }

  /** A passage → the browser's range of it. */
  rangeOf({ from, to }) {
    const range = document.createRange();
    range.setStart(...this.positionOf(from));
    range.setEnd(...this.positionOf(to));
    return range;
  }

  /** The browser's selection → {anchor, focus} as places, or null where it is not in the text. */
  read() {
    const selection = document.getSelection();
    if (!selection?.anchorNode) return null;
    const anchor = this.placeOf(selection.anchorNode, selection.anchorOffset);
    const focus = this.placeOf(selection.focusNode, selection.focusOffset);
    return anchor === null || focus === null ? null : { anchor, focus };
  }

  /** Places → the browser's selection. */
  write({ anchor, focus }) {
    document.getSelection().setBaseAndExtent(...this.positionOf(anchor), ...this.positionOf(focus));
  }

  /** A point on the screen → the place in the text there, or null. */
  placeAt(x, y) {
    const found = document.caretPositionFromPoint?.(x, y);
    if (found) return this.placeOf(found.offsetNode, found.offset);
    const range = document.caretRangeFromPoint?.(x, y);
    return range ? this.placeOf(range.startContainer, range.startOffset) : null;
  }

  /** Scroll so that a place can be seen. */
  show(place) {
    this.pieceAt(place).scrollIntoView({ block: "nearest" });
  }

  /** Scroll the box, and not the notebook around it, so that a place stands in its upper half. */
  openAt(place) {
    this.box.scrollTop = this.pieceAt(place).offsetTop - this.box.clientHeight / 3;
  }

  pieceAt(place) {
    const line = this.lines[this.text.lineAt(place)];
    return [...line.children].find((one) => place < one.to) ?? line;
  }
}

/** Make a box that takes a caret and no letters: whatever wants to write into it is refused. */
export function readOnly(box, restore, signal) {
  const refuse = (event) => event.preventDefault();
  for (const kind of ["beforeinput", "paste", "drop", "dragstart"]) {
    box.addEventListener(kind, refuse, { signal });
  }
  // composition of letters (Chinese, some Arabic keyboards) cannot be refused; it is taken back
  const watch = new MutationObserver(() => restore());
  const begin = () => watch.observe(box, { childList: true, subtree: true, characterData: true });
  const quietly = (draw) => {
    watch.disconnect();
    draw();
    begin();
  };
  signal.addEventListener("abort", () => watch.disconnect());
  begin();
  return quietly;
}
