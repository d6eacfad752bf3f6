// The Coder in the browser. Python joins text.js before this file, so its names are known here.
//
// A session is what one report and coder have in this browser: the codings as Python last told
// them, and the edits that it has not answered yet. A view is one place where they are seen; it
// keeps nothing that the session or the text does not hold, so there may be any number of views.

// --- The session: shown at once, true when the kernel says so

class Session {
  constructor(model) {
    this.model = model;
    this.views = new Set();
    this.codings = new Map();
    this.order = []; // the codings in the order of the text
    this.waiting = []; // edits without an answer, the oldest first
    this.names = new Map(); // our own name for a new coding → its id
    this.heard = new Map(); // id → the number of the last act on it
    this.count = 0;
    this.isCut = false;
    model.on("msg:custom", (message) => this.hear[message.kind]?.call(this, message));
    model.on("comm_live_update", () => this.cut());
    // a cell that is run sends the report by itself; after a page is loaded anew nobody does
    setTimeout(() => this.text || model.send({ kind: "hello" }), 300);
  }

  hear = {
    all(message) {
      if (String(message.version) === this.version && !this.waiting.length) return;
      this.version = String(message.version);
      this.about = message;
      this.codes = new Map(message.codes.map((code) => [code.code, code]));
      this.text = new Text(message.text, message.sentences);
      this.codings = new Map(message.codings.map((row) => [row.id, this.dressed(row)]));
      this.order = [...this.codings.values()];
      this.canUndo = message.can_undo;
      this.canRedo = message.can_redo;
      for (const view of this.views) view.load();
    },

    change(message) {
      if (!this.text || (this.heard.get(message.id) ?? -1) > message.rev) return;
      this.heard.set(message.id, message.rev);
      this.version = "";
      this.canUndo = message.can_undo;
      this.canRedo = message.can_redo;
      const now = message.coding && this.dressed(message.coding);
      this.last = { before: this.codings.get(message.id), after: now };
      this.settle(() => this.set(message.id, now));
    },

    answer({ number, id, refused }) {
      const item = this.waiting.find((one) => one.number === number);
      if (!item) return;
      this.settle(() => {
        this.waiting.splice(this.waiting.indexOf(item), 1);
        if (item.temporary && id) this.names.set(item.temporary, id);
      });
      item.view.answered(item, refused);
    },
  };

  /** The id of a coding, also where a view still calls it by our own name for it. */
  idOf(name) {
    return this.names.get(name) ?? name;
  }

  get(name) {
    return this.codings.get(this.idOf(name));
  }

  /** An edit and its view → an item to send; a new coding gets a name of ours until it has an id. */
  item(edit, view) {
    const item = { number: (this.count += 1), edit, view, before: [] };
    if (edit.act === "add") item.temporary = `new-${item.number}`;
    return item;
  }

  edit(edit, view) {
    return this.send(this.item(edit, view));
  }

  /** An item → shown, sent, and kept as waiting until it is answered. */
  send(item) {
    const { number, edit, temporary } = item;
    this.model.send({ kind: "edit", number, edit, ...(temporary && { temporary }) });
    this.during(() => {
      this.waiting.push(item);
      this.perform(item);
    });
    return item;
  }

  /** What Python says is put below the edits that still wait, in their order. */
  settle(work) {
    this.during(() => {
      for (const item of [...this.waiting].reverse()) {
        for (const [id, coding] of item.before.reverse()) this.set(id, coding);
        item.before = [];
      }
      work();
      for (const item of this.waiting) this.perform(item);
    });
  }

  during(work) {
    this.touched = new Set();
    work();
    for (const view of this.views) view.changed(this.touched);
  }

  perform(item) {
    const { act, ...parts } = item.edit;
    const put = (id, coding) => {
      item.before.push([id, this.codings.get(id)]);
      this.set(id, coding);
    };
    if (act === "add") {
      const there = this.order.find((one) => same(one, parts));
      if (there) this.names.set(item.temporary, there.id);
      else put(item.temporary, this.dressed({ memo: "", ...parts, id: item.temporary }));
    }
    const old = "id" in parts && this.get(parts.id);
    if (old && act === "change") put(old.id, this.dressed({ ...old, ...parts, id: old.id }));
    if (old && act === "remove") put(old.id, undefined);
  }

  set(id, coding) {
    const old = this.codings.get(id);
    if (old) this.order.splice(this.placeOf(old), 1);
    this.codings.delete(id);
    if (coding) {
      this.order.splice(this.placeOf(coding), 0, coding);
      this.codings.set(id, coding);
    }
    this.touched.add(id);
  }

  /** Where a coding stands in the order of the text, or would stand. */
  placeOf(coding) {
    let [low, high] = [0, this.order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (inOrder(this.order[middle], coding) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  dressed(row) {
    const code = this.codes.get(row.code);
    return { ...row, sign: code?.letter ?? "?", colour: code?.colour ?? this.about.unknown };
  }

  /** The words of a coding; of a folded passage none. */
  quote({ start, end }) {
    const isFolded = this.about.folds.some((fold) => fold.from < end && start < fold.to);
    return isFolded ? "[folded]" : this.text.slice(start, end);
  }

  cut() {
    this.isCut = true;
    for (const view of this.views) view.cutOff();
  }
}

function same(one, other) {
  return one.start === other.start && one.end === other.end && one.code === other.code;
}

function alike(one, other) {
  return one === other || (one && other && same(one, other) && one.memo === other.memo);
}

function inOrder(one, other) {
  const byPlace = one.start - other.start || other.end - one.end;
  if (byPlace) return byPlace;
  const [first, second] = [one.code + one.id, other.code + other.id];
  return first < second ? -1 : Number(first > second);
}

// --- What can be done: one table for keys, buttons and help

const ACTS = [
  { id: "code", keys: ["Enter", "Slash"], shown: "Enter", label: "Code…", help: "Choose a code for the selection; on a coding, another code. / does the same", run: (view) => view.chooseCode() },
  { id: "again", keys: ["Alt+Enter"], shown: "Alt+Enter", label: "Same code", help: "Give the selection the code that was given last", run: (view) => view.code(view.lastCode, "No code was given yet; press Enter to choose one.") },
  { id: "word", keys: ["KeyW"], shown: "W", label: "Word", help: "Select the word; again: one word more", run: (view) => view.grow("word") },
  { id: "sentence", keys: ["KeyS"], shown: "S", label: "Sentence", help: "Select the sentence; again: one more", run: (view) => view.grow("sentence") },
  { id: "paragraph", keys: ["KeyP"], shown: "P", label: "Paragraph", help: "Select the paragraph; again: one more", run: (view) => view.grow("paragraph") },
  { id: "previous", keys: ["Shift+KeyN"], shown: "Shift+N", label: "Previous", help: "Go to the coding before", run: (view) => view.step(-1) },
  { id: "next", keys: ["KeyN"], shown: "N", label: "Next", help: "Go to the next coding", run: (view) => view.step(1) },
  { id: "memo", keys: ["KeyM"], shown: "M", label: "Memo", help: "Write a memo on the coding", run: (view) => view.writeMemo() },
  { id: "start", keys: ["BracketLeft"], shown: "[", label: "Start", help: "Move where the coding starts: arrows move, with Ctrl by words, Enter keeps, Esc leaves all as it was", run: (view) => view.adjust("start") },
  { id: "end", keys: ["BracketRight"], shown: "]", label: "End", help: "Move where the coding ends, in the same way", run: (view) => view.adjust("end") },
  { id: "left", keys: [], shown: "", label: "◀", name: "Move to the left", run: (view) => view.moveEdge("left", "character") },
  { id: "right", keys: [], shown: "", label: "▶", name: "Move to the right", run: (view) => view.moveEdge("right", "character") },
  { id: "keep", keys: [], shown: "", label: "Keep", name: "Keep the new border", run: (view) => view.keepEdge() },
  { id: "remove", keys: ["Delete", "Backspace"], shown: "Del", label: "Remove", help: "Take the coding out", run: (view) => view.remove() },
  { id: "undo", keys: ["Ctrl+KeyZ"], shown: "Ctrl+Z", label: "Undo", help: "Take back the last act, also one of last week", run: (view) => view.goBack("undo") },
  { id: "redo", keys: ["Ctrl+KeyY", "Ctrl+Shift+KeyZ"], shown: "Ctrl+Y", label: "Redo", help: "Do again what was taken back", run: (view) => view.goBack("redo") },
  { id: "help", keys: ["Help"], shown: "?", label: "Help", help: "Show these keys", run: (view) => view.showHelp() },
];
const ONLY_WHILE_ADJUSTING = ["left", "right", "keep"];
const FURTHER_HELP = [
  ["1 – 9", "Give the selection, or the passage of the coding, a pinned code"],
  ["Arrows", "Move the caret; with Shift select, with Ctrl and Shift by words"],
  ["Alt+1 – 9", "In the list of codes: pin the code to that digit"],
  ["Esc", "Give up the selection"],
  ["Tab", "Leave the text: to the list of codings, then out of the Coder"],
  ["Ctrl+S", "Save the notebook; codings are saved by themselves"],
];
const ACT_OF_KEY = new Map(ACTS.flatMap((act) => act.keys.map((key) => [key, act])));
const NOTHING_SELECTED = "Select some words first: with the mouse, with Shift and the arrow keys, or with W, S or P.";
const NO_CODING = "Go to a coding first: N goes to the next one.";

// --- A view

const CODINGS_A_BLOCK = 25;
const MANY_CODINGS = 100; // from here on only those near the screen are laid out
let viewCount = 0;

class View {
  constructor(session, el) {
    this.session = session;
    this.ending = new AbortController();
    this.prefix = `coder-${(viewCount += 1)}-`;
    this.caret = { anchor: 0, focus: 0 };
    this.current = null;
    this.root = make("div", { className: "coder", role: "group" });
    el.append(this.root);
    keepKeys(this.root, this.ending.signal);
    this.on(this.root, "keydown", (event) => this.pressed(event));
    this.on(document, "selectionchange", () => this.followCaret());
    session.views.add(this);
    if (session.text) this.load();
    else this.root.append(make("p", { className: "coder-wait" }, "Waiting for the kernel to send the report."));
  }

  on(target, kind, listener) {
    target.addEventListener(kind, listener, { signal: this.ending.signal });
  }

  close() {
    this.session.views.delete(this);
    this.mark?.delete(this.marked);
    this.ending.abort();
  }

  // --- building

  /** Draw everything: after the report came, and when it came anew. */
  load() {
    const { about, text, order } = this.session;
    this.pins = new Pins(about.codes.map((code) => code.code));
    this.root.setAttribute("aria-label", `Coder ${about.coder}`);
    this.box = make("div", {
      className: "coder-text", contentEditable: "true", spellcheck: false, translate: false, role: "textbox",
      "aria-multiline": "true", "aria-readonly": "true", "aria-label": "Report text, read only",
      autocapitalize: "off", inputMode: "none",
    });
    this.list = make("div", { className: "coder-list", role: "list", "aria-label": "Codings" });
    this.status = make("div", { className: "coder-status", role: "status" });
    this.badge = make("span", { className: "coder-badge" });
    this.tally = make("span", { className: "coder-tally" });
    const head = make("div", { className: "coder-head" }, make("strong", { dir: "auto" }, about.coder),
      make("span", { dir: "auto" }, about.report), this.tally, this.badge);
    const side = make("div", { className: "coder-side" }, make("div", { className: "coder-side-head" }, "Codings"), this.list);
    this.root.replaceChildren(head, this.toolbar(), make("div", { className: "coder-body" }, this.box, side), this.status);
    this.page = new Page(this.box, text, about.folds, (id) => this.prefix + id);
    this.page.fill(order);
    this.items = new Map(order.map((coding) => [coding.id, this.item(coding)]));
    this.list.classList.toggle("coder-long", order.length > MANY_CODINGS);
    this.list.append(...inBlocks([...this.items.values()], CODINGS_A_BLOCK));
    this.goInList = rove(this.list, () => [...this.list.querySelectorAll("button")], ["ArrowUp", "ArrowDown"], this.ending.signal);
    this.listenToText();
    this.refresh();
  }

  listenToText() {
    this.quietly = readOnly(this.box, () => this.redraw(() => this.page.restore()), this.ending.signal);
    this.on(this.box, "pointerdown", (event) => this.pointed(event));
    this.on(this.box, "click", () => this.clicked());
    this.on(this.box, "focus", () => {
      this.showSelection(false);
      if (!this.byPointer) this.putCaret(this.caret);
      this.byPointer = false;
    });
    this.on(this.box, "blur", () => {
      this.byPointer = false;
      this.showSelection(true);
    });
    this.on(this.list, "click", (event) => {
      const button = event.target.closest("button");
      if (button) this.goTo(this.session.get(button.coding), true);
    });
  }

  toolbar() {
    const bar = make("div", { className: "coder-bar", role: "toolbar", "aria-label": "Acts" });
    this.buttons = new Map(ACTS.map((act) => [act.id, this.button(act)]));
    this.pinned = make("span", { className: "coder-pins", role: "group", "aria-label": "Pinned codes" });
    bar.append(...this.buttons.values(), this.pinned);
    this.drawPins();
    // the text keeps the focus, and with it the selection, when a button is clicked
    this.on(bar, "mousedown", (event) => event.preventDefault());
    const go = rove(bar, () => [...bar.querySelectorAll("button")], ["ArrowLeft", "ArrowRight"], this.ending.signal);
    go(this.buttons.get("code"));
    return bar;
  }

  button(act) {
    const button = make("button", { type: "button", tabIndex: -1, title: act.help ?? act.name }, act.label);
    if (act.shown) button.append(" ", make("kbd", { "aria-hidden": "true" }, act.shown));
    button.setAttribute("aria-label", act.name ?? act.label.replace("…", ""));
    if (act.shown) button.setAttribute("aria-keyshortcuts", act.shown.replace("Ctrl", "Control").replace("Del", "Delete"));
    button.hidden = ONLY_WHILE_ADJUSTING.includes(act.id);
    this.on(button, "click", () => this.act(() => act.run(this)));
    return button;
  }

  drawPins() {
    const buttons = this.pins.names.map((name, index) => {
      const code = this.session.codes.get(name);
      const button = make("button", { type: "button", tabIndex: -1, title: `${code.name}: ${code.definition}` },
        make("kbd", {}, String(index + 1)), " ", sign(code.letter, code.colour), " ", name);
      button.setAttribute("aria-keyshortcuts", String(index + 1));
      this.on(button, "click", () => this.act(() => this.code(name)));
      return button;
    });
    this.pinned.replaceChildren(...buttons);
  }

  item(coding) {
    const quote = short(this.session.quote(coding), 90);
    const button = make("button", { type: "button", tabIndex: -1, id: this.prefix + coding.id, coding: coding.id },
      sign(coding.sign, coding.colour), " ", make("span", { className: "coder-code" }, coding.code), " ",
      make("q", { dir: "auto" }, quote));
    if (coding.memo) button.append(" ", make("span", { className: "coder-memo", dir: "auto" }, coding.memo));
    return make("div", { role: "listitem" }, button);
  }

  // --- following the session

  changed(touched) {
    if (!this.page) return;
    const { session, page } = this;
    const known = (id) => (this.adjusting?.id === id ? this.adjusting.coding : page.codings.get(id));
    for (const name of touched) {
      const now = session.get(name);
      const isKnownAnew = now && now.id !== name && !page.codings.has(now.id) && page.codings.has(name);
      if (isKnownAnew && same(known(name), now)) this.rename(name, now.id);
    }
    const changed = [...touched].filter((id) => !alike(known(id), session.codings.get(id)));
    if (changed.includes(this.adjusting?.id)) this.endAdjusting();
    for (const id of changed) page.put(id, session.codings.get(id));
    if (page.stale.size) this.redraw(() => page.draw());
    for (const id of changed) this.putInList(id);
    this.setCurrent(session.get(this.current) ? this.current : null);
    this.refresh();
  }

  rename(name, id) {
    this.page.rename(name, id);
    const item = this.items.get(name);
    this.items.delete(name);
    this.items.set(id, item);
    Object.assign(item.firstChild, { id: this.prefix + id, coding: id });
    if (this.shownCurrent === name) this.shownCurrent = id;
    if (this.adjusting?.id === name) this.adjusting.id = id;
  }

  putInList(id) {
    const coding = this.session.codings.get(id);
    const old = this.items.get(id);
    const block = old?.parentNode;
    old?.remove();
    if (block && !block.firstChild) block.remove();
    this.items.delete(id);
    if (!coding) return;
    const item = this.item(coding);
    const next = this.session.order[this.session.placeOf(coding) + 1];
    if (!this.list.firstChild) this.list.append(...inBlocks([item], CODINGS_A_BLOCK));
    else if (next) this.items.get(next.id).before(item);
    else this.list.lastChild.append(item);
    this.items.set(id, item);
  }

  /** Draw lines anew without losing the caret, which the browser would put elsewhere. */
  redraw(draw) {
    // what the browser has now: of a key that was pressed this very moment we have not heard yet
    const caret = this.hasFocus() && this.page.read();
    this.quietly(draw);
    if (caret) this.page.write(caret);
    else this.showSelection(true);
  }

  answered(item, refused) {
    if (refused) this.say(refused, true);
    else if (item.said) this.say(item.said());
    this.refresh();
  }

  refresh() {
    const { order, waiting, canUndo, canRedo } = this.session;
    this.tally.textContent = order.length === 1 ? "1 coding" : `${order.length} codings`;
    this.list.classList.toggle("coder-empty", !order.length);
    const coding = this.chosen();
    this.enable(["memo", "start", "end", "remove"], coding);
    this.enable(["previous", "next"], order.length);
    this.enable(["code"], coding || this.selected());
    this.enable(["again"], this.lastCode);
    this.enable(["undo"], canUndo || waiting.length);
    this.enable(["redo"], canRedo);
    clearTimeout(this.timer);
    if (!waiting.length) this.showBadge();
    else this.timer = setTimeout(() => this.showBadge(), 150); // a healthy kernel answers before
  }

  showBadge() {
    const { waiting, isCut } = this.session;
    const words = isCut ? "the kernel is gone" : waiting.length ? "waiting for the kernel" : "saved";
    if (this.badge.textContent !== words) this.badge.textContent = words;
    this.badge.dataset.state = isCut ? "cut" : waiting.length ? "waiting" : "saved";
  }

  enable(ids, can) {
    for (const id of ids) this.buttons.get(id).setAttribute("aria-disabled", String(!can));
  }

  cutOff() {
    if (!this.page) return;
    const lost = this.session.waiting.length;
    const rest = lost ? ` Not written down: ${lost} of your last acts.` : " Every coding is written down.";
    this.showBadge();
    this.say(`The kernel was stopped or started anew; run this cell again to go on.${rest}`, true);
  }

  say(words, isRefusal = false) {
    const again = this.status.textContent === words ? "\u00a0" : ""; // the same words, heard again
    this.status.textContent = words + again;
    this.status.classList.toggle("coder-refusal", isRefusal);
  }

  // --- caret and selection

  hasFocus() {
    return document.activeElement === this.box;
  }

  /** The selected passage without blanks at its ends and without half characters, or null. */
  selected() {
    const { anchor, focus } = this.caret;
    const passage = { from: Math.min(anchor, focus), to: Math.max(anchor, focus) };
    const trimmed = this.session.text.trim(this.session.text.snap(passage));
    return trimmed.from < trimmed.to ? trimmed : null;
  }

  followCaret() {
    if (!this.page || !this.hasFocus()) return;
    const caret = this.page.read();
    if (!caret || this.adjusting) return;
    const moved = caret.anchor !== this.caret.anchor || caret.focus !== this.caret.focus;
    this.caret = caret;
    if (moved) this.setCurrent(this.codingAtCaret());
    if (moved) this.refresh();
  }

  /** The coding in which the caret stands, or which is selected exactly; the present one if it may be. */
  codingAtCaret() {
    const { anchor, focus } = this.caret;
    const coding = this.chosen();
    if (anchor !== focus) {
      const passage = this.selected();
      return coding && passage && coding.start === passage.from && coding.end === passage.to ? this.current : null;
    }
    if (coding && coding.start <= focus && focus <= coding.end) return this.current;
    return this.page.at(focus)[0]?.id ?? null;
  }

  /** A mouse that goes down on selected words begins a new selection; the browser would drag them. */
  pointed(event) {
    this.byPointer = true;
    const selection = document.getSelection();
    if (this.hasFocus() && !selection.isCollapsed && event.button === 0 && !event.shiftKey) selection.collapseToStart();
  }

  clicked() {
    const { anchor, focus } = this.caret;
    const here = anchor === focus ? this.page.at(focus) : [];
    const isAgain = this.clickedAt === focus;
    this.clickedAt = focus;
    if (!isAgain || here.length < 2) return;
    const place = here.findIndex((coding) => coding.id === this.session.idOf(this.current));
    this.setCurrent(here[(place + 1) % here.length].id);
    this.describe(this.chosen());
  }

  putCaret(caret) {
    this.caret = caret;
    this.page.write(caret);
  }

  /** While the focus is elsewhere (a dialog), what is selected in the text stays to be seen. */
  showSelection(on) {
    const registry = globalThis.CSS?.highlights;
    if (!registry || !this.page) return;
    if (!registry.has("coder-selection")) registry.set("coder-selection", new Highlight());
    this.mark = registry.get("coder-selection");
    if (this.marked) this.mark.delete(this.marked);
    const passage = on && this.selected();
    this.marked = passage ? this.page.rangeOf(passage) : null;
    if (this.marked) this.mark.add(this.marked);
  }

  grow(kind) {
    const { anchor, focus } = this.caret;
    const grown = this.session.text.grow({ from: Math.min(anchor, focus), to: Math.max(anchor, focus) }, kind);
    this.box.focus();
    this.putCaret({ anchor: grown.from, focus: grown.to });
    this.page.show(grown.to - 1);
    this.setCurrent(this.codingAtCaret());
    this.refresh();
  }

  // --- the coding the reader is at

  chosen() {
    return this.current === null ? null : (this.session.get(this.current) ?? null);
  }

  /** The coding that the reader is at, or null → framed in the text and in the list. */
  setCurrent(name) {
    const id = name === null ? null : this.session.idOf(name);
    const before = this.shownCurrent ?? null;
    this.current = this.shownCurrent = id;
    this.page.setCurrent(this.session.codings.has(id) ? [id] : []);
    const button = this.items.get(id)?.firstChild;
    if (before !== id) this.items.get(before)?.firstChild.removeAttribute("aria-current");
    if (button && button.getAttribute("aria-current") !== "true") {
      button.setAttribute("aria-current", "true");
      requestAnimationFrame(() => this.showInList(button)); // to measure now would lay out twice
    }
    this.goInList(button ?? this.list.querySelector("button"));
  }

  showInList(button) {
    const [box, row] = [this.list, button.parentNode];
    if (!row) return;
    const top = row.offsetTop - box.offsetTop;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + row.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = top + row.offsetHeight - box.clientHeight;
  }

  step(by) {
    const { order } = this.session;
    if (!order.length) return this.say("There are no codings yet.");
    const coding = this.chosen();
    const { focus } = this.caret;
    const ahead = order.findIndex((one) => one.start > focus);
    const next = coding
      ? this.session.placeOf(coding) + by
      : by > 0 ? (ahead < 0 ? order.length : ahead) : (ahead < 0 ? order.length : ahead) - 1;
    if (next < 0 || next >= order.length) return this.say(by > 0 ? "This was the last coding." : "This was the first coding.");
    return this.goTo(order[next]);
  }

  goTo(coding, stayInList = false) {
    this.current = coding.id;
    this.caret = { anchor: coding.start, focus: coding.start };
    this.setCurrent(coding.id);
    this.page.show(coding.start);
    if (!stayInList) this.focusText();
    this.describe(coding);
    this.refresh();
  }

  focusText() {
    this.box.focus({ preventScroll: true });
    this.putCaret(this.caret);
  }

  describe(coding) {
    const place = this.session.placeOf(coding) + 1;
    const memo = coding.memo ? `, memo: ${short(coding.memo)}` : "";
    this.say(`Coding ${place} of ${this.session.order.length}: ${coding.code}, ‘${short(this.session.quote(coding))}’${memo}${this.overlaps(coding)}`);
  }

  overlaps({ id, start, end }) {
    const others = this.page.touching(start, end).filter((one) => one.id !== this.session.idOf(id));
    const names = [...new Set(others.map((one) => one.code))];
    return names.length ? `, overlaps ${names.slice(0, 4).join(", ")}${names.length > 4 ? " and others" : ""}` : "";
  }

  // --- acts

  /** An act, done where the caret is at this moment: the browser tells of a caret a little later. */
  act(run) {
    this.followCaret();
    return run();
  }

  /** Give the selection a code; without one, the passage of the coding the reader is at. */
  code(name, without = "") {
    if (!name) return this.say(without);
    const coding = this.chosen();
    const passage = this.selected() ?? (coding && { from: coding.start, to: coding.end });
    if (!passage) return this.say(NOTHING_SELECTED);
    const { from, to } = passage;
    this.lastCode = name;
    const isSelection = this.selected() !== null;
    const edit = { act: "add", start: from, end: to, code: name, ...this.proof(from, to) };
    if (isSelection) this.caret = { anchor: from, focus: to };
    if (isSelection && this.hasFocus()) this.page.write(this.caret);
    const item = this.session.item(edit, this);
    this.current = item.temporary;
    this.session.send(item);
    const many = to - from === 1 ? "1 character" : `${to - from} characters`;
    this.say(`Coded ${many} as ${name}${this.overlaps({ id: this.current, start: from, end: to })}: ‘${short(this.session.quote({ start: from, end: to }))}’`);
    return undefined;
  }

  /** The words that the browser believes to stand at a place; Python compares. */
  proof(from, to) {
    const isFolded = this.session.about.folds.some((fold) => fold.from < to && from < fold.to);
    return isFolded ? {} : { quote: this.session.text.slice(from, to) };
  }

  chooseCode() {
    const coding = this.chosen();
    const passage = this.selected();
    if (!passage && !coding) return this.say(NOTHING_SELECTED);
    const words = passage ? this.session.quote({ start: passage.from, end: passage.to }) : this.session.quote(coding);
    const title = passage ? `Code ‘${short(words, 40)}’` : `Another code for ${coding.code} ‘${short(words, 40)}’`;
    return openCodeList(this, title, (name) => (passage ? this.code(name) : this.recode(coding, name)));
  }

  recode(coding, name) {
    this.lastCode = name;
    this.session.edit({ act: "change", id: this.session.idOf(coding.id), code: name }, this);
    this.say(`${coding.code} is now ${name}.`);
  }

  writeMemo() {
    const coding = this.chosen();
    if (!coding) return this.say(NO_CODING);
    return openMemo(this, `Memo on ${coding.code} ‘${short(this.session.quote(coding), 40)}’`, coding.memo, (memo) => {
      this.session.edit({ act: "change", id: this.session.idOf(coding.id), memo }, this);
      this.say(memo ? "The memo is kept." : "The memo is empty now.");
    });
  }

  remove() {
    const coding = this.chosen();
    if (!coding) return this.say(NO_CODING);
    const inList = this.list.contains(document.activeElement);
    const place = this.session.placeOf(coding);
    this.session.edit({ act: "remove", id: coding.id }, this);
    this.say(`Removed ${coding.code} ‘${short(this.session.quote(coding))}’. Undo brings it back.`);
    const next = this.session.order[Math.min(place, this.session.order.length - 1)];
    if (inList && next) this.items.get(next.id).firstChild.focus();
    return undefined;
  }

  goBack(act) {
    const item = this.session.edit({ act }, this);
    item.said = () => {
      const { before, after } = this.session.last ?? {};
      const coding = after ?? before;
      if (after) this.goTo(after, !this.hasFocus());
      const what = !after ? "is out" : !before ? "is back" : act === "undo" ? "is as it was" : "is changed";
      return `${act === "undo" ? "Taken back" : "Done again"}: ${coding.code} ‘${short(this.session.quote(coding))}’ ${what}.`;
    };
  }

  // --- moving a border

  adjust(side) {
    const coding = this.chosen();
    if (!coding) return this.say(NO_CODING);
    if (this.adjusting) this.keepEdge();
    this.adjusting = { id: coding.id, coding, side, start: coding.start, end: coding.end };
    this.box.focus({ preventScroll: true });
    this.putCaret({ anchor: coding[side], focus: coding[side] });
    this.showAdjusting();
    return this.say(`Moving the ${side} of ${coding.code}: arrow keys move it, Enter keeps it, Esc leaves it as it was.`);
  }

  moveEdge(direction, unit) {
    if (!this.adjusting) return;
    const { id, side, start, end } = this.adjusting;
    this.focusText();
    const place = this.session.text.edgeOfCharacter(this.placeAfter(direction, unit), direction === "right");
    const moved = { start, end, [side]: place };
    if (moved.start < moved.end) {
      Object.assign(this.adjusting, moved);
      this.redraw(() => {
        this.page.put(id, { ...this.session.get(id), ...moved });
        return this.page.draw();
      });
    }
    this.putCaret({ anchor: this.adjusting[side], focus: this.adjusting[side] });
    this.page.show(this.adjusting[side]);
    this.say(`‘${short(this.session.quote(this.adjusting))}’`);
  }

  /** Where the browser's caret goes, which knows what is left and right of it in any script. Between
      two elements it may stop twice at one place. */
  placeAfter(direction, unit) {
    const { focus } = this.caret;
    let place = focus;
    for (let tries = 0; tries < 4 && place === focus; tries += 1) {
      document.getSelection().modify("move", direction, unit);
      place = this.page.read().focus;
    }
    return place;
  }

  keepEdge() {
    const { id, start, end } = this.adjusting;
    const { from, to } = this.session.text.trim({ from: start, to: end });
    const coding = this.session.get(id);
    this.endAdjusting();
    if (!coding || from === to || (from === coding.start && to === coding.end)) return this.say("The border stays where it was.");
    this.session.edit({ act: "change", id: coding.id, start: from, end: to, ...this.proof(from, to) }, this);
    return this.say(`${coding.code} is now ‘${short(this.session.quote({ start: from, end: to }))}’.`);
  }

  endAdjusting() {
    const { id } = this.adjusting;
    this.adjusting = null;
    this.redraw(() => {
      this.page.put(this.session.idOf(id), this.session.get(id));
      return this.page.draw();
    });
    this.showAdjusting();
  }

  showAdjusting() {
    for (const id of ONLY_WHILE_ADJUSTING) this.buttons.get(id).hidden = !this.adjusting;
    for (const side of ["start", "end"]) {
      this.buttons.get(side).setAttribute("aria-pressed", String(this.adjusting?.side === side));
    }
  }

  // --- keys

  pressed(event) {
    if (!this.page || event.target.closest("dialog") || event.isComposing) return;
    const name = keyName(event);
    const handled = this.act(() => (this.adjusting ? this.pressedWhileAdjusting(name) : this.pressedInside(name, event.target)));
    if (handled) event.preventDefault();
  }

  pressedInside(name, target) {
    const isButton = target.closest("button") !== null;
    if (isButton && (name === "Enter" || name === "Space")) return false;
    const digit = /^Digit([1-9])$/.exec(name);
    if (digit) this.code(this.pins.names[digit[1] - 1], `No code is pinned to ${digit[1]}; Alt+${digit[1]} in the list of codes pins one.`);
    else if (name === "Escape") this.giveUp();
    else if (ACT_OF_KEY.has(name)) ACT_OF_KEY.get(name).run(this);
    else return false;
    return true;
  }

  pressedWhileAdjusting(name) {
    const arrow = /^(Ctrl\+|Alt\+)?Arrow(Left|Right)$/.exec(name);
    if (arrow) this.moveEdge(arrow[2].toLowerCase(), arrow[1] ? "word" : "character");
    else if (name === "Enter") this.keepEdge();
    else if (name === "Escape") {
      this.endAdjusting();
      this.say("The border stays where it was.");
    } else if (ACT_OF_KEY.has(name)) {
      if (!["start", "end"].includes(ACT_OF_KEY.get(name).id)) this.keepEdge();
      ACT_OF_KEY.get(name).run(this);
    } else return name !== "Tab" && name !== "Shift+Tab";
    return true;
  }

  /** Esc never leaves the Coder: the key after it would be one of JupyterLab's, such as x for cut. */
  giveUp() {
    const { focus } = this.caret;
    this.caret = { anchor: focus, focus };
    this.setCurrent(null);
    if (this.hasFocus()) this.page.write(this.caret);
    this.refresh();
  }

  showHelp() {
    const rows = [...ACTS.filter((act) => act.help).map((act) => [act.shown, act.help]), ...FURTHER_HELP];
    const cells = rows.map(([key, words]) => make("tr", {}, make("th", { scope: "row" }, make("kbd", {}, key)), make("td", {}, words)));
    const close = make("button", { type: "button" }, "Close");
    const dialog = openDialog(this, "Keys", make("table", {}, make("tbody", {}, ...cells)), close);
    close.addEventListener("click", () => dialog.close());
    close.focus();
  }
}

// --- Pinned codes

/** Which code each digit gives; the first nine of the codebook, or as the reader pinned them here. */
class Pins {
  constructor(codes) {
    this.key = `toolkit-coder-pins ${codes.join(" ")}`;
    this.names = codes.slice(0, 9);
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? "[]");
      kept.forEach((name, index) => codes.includes(name) && (this.names[index] = name));
    } catch {
      // a browser that keeps nothing: the first nine, each time
    }
  }

  pin(name, digit) {
    if (digit > this.names.length) return;
    const [before, now] = [this.names.indexOf(name), digit - 1];
    if (before >= 0) this.names[before] = this.names[now];
    this.names[now] = name;
    try {
      localStorage.setItem(this.key, JSON.stringify(this.names));
    } catch {
      // as above
    }
  }
}

// --- Dialogs

/** A heading and what is below it → an open dialog beside the selection; Esc closes it. */
function openDialog(view, title, ...inside) {
  const heading = make("h2", { id: `${view.prefix}heading` }, title);
  const dialog = make("dialog", { className: "coder-dialog", "aria-labelledby": heading.id }, heading, ...inside);
  const cameFrom = document.activeElement;
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (view.root.contains(cameFrom) && cameFrom !== view.box) cameFrom.focus();
    else view.focusText();
  });
  view.root.append(dialog);
  dialog.showModal();
  placeBeside(dialog, view);
  return dialog;
}

function placeBeside(dialog, view) {
  const coding = view.chosen();
  const passage = view.selected() ?? (coding && { from: coding.start, to: coding.end });
  if (!passage) return;
  const words = view.page.rangeOf(passage).getBoundingClientRect();
  const [width, height] = [dialog.offsetWidth, dialog.offsetHeight];
  const below = words.bottom + 8 + height < innerHeight;
  const top = below ? words.bottom + 8 : Math.max(8, words.top - height - 8);
  dialog.style.margin = "0";
  dialog.style.top = `${Math.min(top, Math.max(8, innerHeight - height - 8))}px`;
  dialog.style.left = `${Math.max(8, Math.min(words.left, innerWidth - width - 8))}px`;
}

/** The list of codes: type to search, arrows choose, the definition stands below. */
function openCodeList(view, title, choose) {
  const codes = [...view.session.codes.values()];
  const id = (name) => `${view.prefix}option-${name}`;
  const list = make("ul", { role: "listbox", id: `${view.prefix}codes`, "aria-label": "Codes" });
  const limits = make("div", { className: "coder-limits", id: `${view.prefix}limits` });
  const input = make("input", { type: "text", role: "combobox", autocomplete: "off", spellcheck: false, placeholder: "Type to search", "aria-label": "Search codes", "aria-expanded": "true", "aria-autocomplete": "list", "aria-controls": list.id, "aria-describedby": limits.id });
  const foot = make("p", { className: "coder-foot" }, "Enter chooses, Esc closes, Alt and a digit pins the code to that digit.");
  const dialog = openDialog(view, title, input, list, limits, foot);
  let found = codes;
  let active = 0;

  const activate = (index) => {
    active = Math.max(0, Math.min(index, found.length - 1));
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    list.children[active]?.scrollIntoView({ block: "nearest" });
    if (found[active]) input.setAttribute("aria-activedescendant", id(found[active].code));
    else input.removeAttribute("aria-activedescendant");
    limits.replaceChildren(...limitsOf(found[active]));
  };
  const search = () => {
    found = ranked(codes, input.value);
    list.replaceChildren(...found.map((code) => option(code, view, id(code.code))));
    activate(0);
  };
  const take = () => {
    const code = found[active];
    if (!code) return;
    dialog.close();
    choose(code.code);
  };

  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => {
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + 8, PageUp: active - 8 }[event.key];
    const digit = /^Alt\+Digit([1-9])$/.exec(keyName(event));
    if (to !== undefined) activate(to);
    else if (event.key === "Enter" && !event.isComposing) take();
    else if (digit && found[active]) {
      view.pins.pin(found[active].code, Number(digit[1]));
      view.drawPins();
      const kept = active;
      search();
      activate(kept);
    } else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("mousemove", (event) => {
    const index = [...list.children].indexOf(event.target.closest("li"));
    if (index >= 0 && index !== active) activate(index);
  });
  list.addEventListener("click", (event) => event.target.closest("li") && take());
  search();
  placeBeside(dialog, view);
  input.focus();
}

function option(code, view, id) {
  const digit = view.pins.names.indexOf(code.code) + 1;
  return make("li", { role: "option", id, "aria-selected": "false" },
    sign(code.letter, code.colour), " ", make("strong", {}, code.code), " ",
    make("span", {}, `${code.name}: ${code.definition}`), digit ? make("kbd", { "aria-label": `pinned to ${digit}` }, String(digit)) : "");
}

/** Codes and what was typed → the codes in which every word of it stands; names first. */
function ranked(codes, typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (code) => words.every((word) => `${code.code} ${code.letter} ${code.group} ${code.name} ${code.definition}`.toLowerCase().includes(word));
  const rank = (code) => {
    const first = words[0] ?? "";
    if (code.letter.toLowerCase() === first || code.code.toLowerCase() === first) return 0;
    return code.code.toLowerCase().startsWith(first) ? 1 : code.name.toLowerCase().includes(first) ? 2 : 3;
  };
  return codes.filter(has).sort((one, other) => (words.length ? rank(one) - rank(other) : 0));
}

function limitsOf(code) {
  if (!code) return [make("p", {}, "No code has these words; Esc closes the list.")];
  const one = code.choose_one && `only one code of ${code.choose_one} for a passage`;
  const parts = [["include", code.include], ["exclude", code.exclude], ["example", code.example], ["choose", one]];
  return parts.filter(([, words]) => words).map(([word, words]) => make("p", {}, make("b", {}, `${word} `), words));
}

function openMemo(view, title, memo, keep) {
  const area = make("textarea", { value: memo, rows: 5, dir: "auto", "aria-label": "Memo" });
  const save = make("button", { type: "button" }, "Keep ", make("kbd", { "aria-hidden": "true" }, "Ctrl+Enter"));
  const cancel = make("button", { type: "button" }, "Leave as it was");
  const dialog = openDialog(view, title, area, make("div", { className: "coder-row" }, save, cancel));
  const finish = () => {
    const words = area.value;
    dialog.close();
    if (words !== memo) keep(words);
  };
  save.addEventListener("click", finish);
  cancel.addEventListener("click", () => dialog.close());
  area.addEventListener("keydown", (event) => {
    if (keyName(event) === "Ctrl+Enter") finish();
  });
  area.focus();
}

// --- What anywidget calls: once for a widget, then once for each place where it is shown

export default () => {
  let session;
  return {
    initialize({ model }) {
      session = new Session(model);
    },
    render({ el }) {
      const view = new View(session, el);
      return () => view.close();
    },
  };
};
