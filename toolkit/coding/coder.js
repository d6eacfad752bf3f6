// The Coder in the browser. Python joins the other parts before this file: text.js, session.js, dialogs.js,
// code_list.js and borders.js; so their names are known here.
//
// A view is one place where a session is seen; it keeps nothing that the session or the text does not
// hold, so there may be any number of views.

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
  { id: "start", keys: ["BracketLeft"], shown: "[", label: "Start", help: "Move where the coding starts: arrows move, with Ctrl by words, Enter keeps, Esc leaves all as it was", run: (view) => view.borders.begin("start") },
  { id: "end", keys: ["BracketRight"], shown: "]", label: "End", help: "Move where the coding ends, in the same way", run: (view) => view.borders.begin("end") },
  { id: "left", keys: [], shown: "", label: "◀", name: "Move to the left", run: (view) => view.borders.step("left", "character") },
  { id: "right", keys: [], shown: "", label: "▶", name: "Move to the right", run: (view) => view.borders.step("right", "character") },
  { id: "keep", keys: [], shown: "", label: "Keep", name: "Keep the new border", run: (view) => view.borders.keep() },
  { id: "remove", keys: ["Delete", "Backspace"], shown: "Del", label: "Remove", help: "Take the coding out", run: (view) => view.remove() },
  { id: "undo", keys: ["Ctrl+KeyZ"], shown: "Ctrl+Z", label: "Undo", help: "Take back the last act, also one of last week", run: (view) => view.goBack("undo") },
  { id: "redo", keys: ["Ctrl+KeyY", "Ctrl+Shift+KeyZ"], shown: "Ctrl+Y", label: "Redo", help: "Do again what was taken back", run: (view) => view.goBack("redo") },
  { id: "help", keys: ["Help"], shown: "?", label: "Help", help: "Show these keys", run: (view) => view.showHelp() },
];
const ONLY_WHILE_MOVING = ["left", "right", "keep"];
const FURTHER_HELP = [
  ["1 – 9", "Give the selection, or the passage of the coding, a pinned code"],
  ["Mouse", "Drag a knob at either end of a coding to move its border"],
  ["Arrows", "Move the caret; with Shift select, with Ctrl and Shift by words"],
  ["Alt+1 – 9", "In the list of codes: pin the code to that digit"],
  ["Esc", "Give up the selection"],
  ["Tab", "Leave the text: to the list of codings, then out of the Coder"],
  ["Ctrl+S", "Save the notebook; codings are saved by themselves"],
];
const ACT_OF_KEY = new Map(ACTS.flatMap((act) => act.keys.map((key) => [key, act])));
const NOTHING_SELECTED = "Select some words first: with the mouse, with Shift and the arrow keys, or with W, S or P.";
const AS_IT_WAS = "The border stays where it was.";
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
    const frame = make("div", { className: "coder-page" }, this.box);
    const head = make("div", { className: "coder-head" }, make("strong", { dir: "auto" }, about.coder),
      make("span", { dir: "auto" }, about.report), this.tally, this.badge);
    const side = make("div", { className: "coder-side" }, make("div", { className: "coder-side-head" }, "Codings"), this.list);
    this.root.replaceChildren(head, this.toolbar(), make("div", { className: "coder-body" }, frame, side), this.status);
    this.page = new Page(this.box, text, about.folds, (id) => this.prefix + id);
    this.page.fill(order);
    this.borders = new Borders(this, frame);
    this.items = new Map(order.map((coding) => [coding.id, this.item(coding)]));
    this.list.classList.toggle("coder-long", order.length > MANY_CODINGS);
    this.list.append(...inBlocks([...this.items.values()], CODINGS_A_BLOCK));
    this.goInList = rove(this.list, () => [...this.list.querySelectorAll("button")], ["ArrowUp", "ArrowDown"], this.ending.signal);
    this.listenToText();
    this.refresh();
    if (order.length) requestAnimationFrame(() => this.page.openAt(order[0].start)); // it has a size only then
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
    button.hidden = ONLY_WHILE_MOVING.includes(act.id);
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
    const { session, page, borders } = this;
    const known = (id) => (borders.moving?.id === id ? borders.moving.coding : page.codings.get(id));
    for (const name of touched) {
      const now = session.get(name);
      const isKnownAnew = now && now.id !== name && !page.codings.has(now.id) && page.codings.has(name);
      if (isKnownAnew && same(known(name), now)) this.rename(name, now.id);
    }
    const changed = [...touched].filter((id) => !alike(known(id), session.codings.get(id)));
    if (changed.includes(borders.moving?.id)) borders.leave();
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
    if (this.borders.moving?.id === name) this.borders.moving.id = id;
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
    if (!caret || this.borders.moving) return;
    const moved = caret.anchor !== this.caret.anchor || caret.focus !== this.caret.focus;
    this.caret = caret;
    if (!moved) return;
    this.setCurrent(this.codingAtCaret());
    this.sayWhere();
    this.refresh();
  }

  /** The number of the sentence that the caret came into; it stands beside the text, not in it. */
  sayWhere() {
    const number = this.session.text.numberAt(this.caret.focus);
    if (number !== null && number !== this.sentence) this.say(`Sentence ${number}`);
    this.sentence = number;
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

  /** The selected passage, or that of the coding the reader is at, or null. */
  passage() {
    const coding = this.chosen();
    return this.selected() ?? (coding && { from: coding.start, to: coding.end });
  }

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
    this.borders.follow();
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
    this.sentence = this.session.text.numberAt(coding.start);
    const where = this.sentence === null ? "" : `, sentence ${this.sentence}`;
    this.say(`Coding ${place} of ${this.session.order.length}: ${coding.code}, ‘${short(this.session.quote(coding))}’${where}${memo}${this.overlaps(coding)}`);
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
    const passage = this.passage();
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

  // --- keys

  pressed(event) {
    if (!this.page || event.target.closest("dialog") || event.isComposing) return;
    const name = keyName(event);
    const handled = this.act(() => (this.borders.moving ? this.borders.pressed(name) : this.pressedInside(name, event.target)));
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

  /** Esc never leaves the Coder: the key after it would be one of JupyterLab's, such as x for cut. */
  giveUp() {
    const { focus } = this.caret;
    this.caret = { anchor: focus, focus };
    this.setCurrent(null);
    if (this.hasFocus()) this.page.write(this.caret);
    this.refresh();
  }

  showHelp() {
    openKeys(this, [...ACTS.filter((act) => act.help).map((act) => [act.shown, act.help]), ...FURTHER_HELP]);
  }
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
