// The comparison in the browser. Python joins text.js and dialogs.js before this file, so their names are
// known here.
// The text is read only; each coder has a lane of lines below it, and each difference a number.

const KEYS = [
  { id: "previous", key: "Shift+KeyN", shown: "Shift+N", label: "Previous", help: "Go to the difference before", run: (view) => view.step(-1) },
  { id: "next", key: "KeyN", shown: "N", label: "Next", help: "Go to the next difference", run: (view) => view.step(1) },
  { id: "undo", key: "Ctrl+KeyZ", shown: "Ctrl+Z", label: "Undo", help: "Take back what was settled last", run: (view) => view.send({ kind: "undo" }) },
  { id: "redo", key: "Ctrl+KeyY", shown: "Ctrl+Y", label: "Redo", help: "Settle again what was taken back", run: (view) => view.send({ kind: "redo" }) },
  { id: "agreed", key: "KeyA", shown: "A", label: "Take what all agree on", help: "Take into the consensus what every coder coded alike", run: (view) => view.send({ kind: "agreed" }) },
  { id: "help", key: "Help", shown: "?", label: "Help", help: "Show these keys", run: (view) => view.showHelp() },
];
const FURTHER_KEYS = [
  ["1, 2 …", "Settle the difference as that coder coded it"],
  ["0", "Leave it out of the consensus"],
  ["Tab", "Leave the text: to the list of differences, then to the ways to settle"],
  ["Ctrl+S", "Save the notebook; what is settled is saved by itself"],
];
const ALSO = { "Ctrl+Shift+KeyZ": "redo" };
let viewCount = 0;

class CompareView {
  constructor(shared, el) {
    this.shared = shared;
    this.ending = new AbortController();
    this.prefix = `compare-${(viewCount += 1)}-`;
    this.root = make("div", { className: "coder coder-compare", role: "group", "aria-label": "Comparison of codings" });
    el.append(this.root);
    keepKeys(this.root, this.ending.signal);
    this.root.addEventListener("keydown", (event) => this.pressed(event), { signal: this.ending.signal });
    shared.views.add(this);
    if (shared.about) this.load();
    else this.root.append(make("p", { className: "coder-wait" }, "Waiting for the kernel to send the codings."));
  }

  close() {
    this.shared.views.delete(this);
    this.ending.abort();
  }

  load() {
    const { about } = this.shared;
    const { signal } = this.ending;
    this.text = new Text(about.text, about.sentences);
    this.codings = new Map(about.codings.map((coding) => [coding.id, coding]));
    this.differences = about.matters.filter((matter) => !matter.agree);
    this.here = -1;
    this.box = make("div", { className: "coder-text", contentEditable: "true", spellcheck: false, role: "textbox", inputMode: "none", "aria-multiline": "true", "aria-readonly": "true", "aria-label": "Report text, read only" });
    this.list = make("div", { className: "coder-list", role: "list", "aria-label": "Differences" });
    this.choices = make("div", { className: "coder-choices", role: "group", "aria-label": "Ways to settle it" });
    this.status = make("div", { className: "coder-status", role: "status" });
    this.tally = make("span", { className: "coder-tally" });
    const lanes = about.coders.map((name, place) =>
      make("span", { className: "coder-whose", dir: "auto" }, make("span", { className: `coder-lane coder-lane-${place}` }, `${place + 1} ${name}`)));
    const head = make("div", { className: "coder-head" }, make("strong", {}, "Comparison"), make("span", { dir: "auto" }, about.report), ...lanes, this.tally);
    const side = make("div", { className: "coder-side" }, make("div", { className: "coder-side-head" }, "Differences"), this.list);
    this.root.replaceChildren(head, this.toolbar(), make("div", { className: "coder-body" }, this.box, side), this.choices, this.status);
    this.page = new Page(this.box, this.text, about.folds, (id) => this.detailsOf(id));
    this.page.fill(about.codings);
    this.quietly = readOnly(this.box, () => this.quietly(() => this.page.restore()), signal);
    this.items = this.differences.map((matter, place) => this.item(matter, place));
    this.list.append(...inBlocks(this.items, 50));
    this.goInList = rove(this.list, () => [...this.list.querySelectorAll("button")], ["ArrowUp", "ArrowDown"], signal);
    this.goInList(this.list.querySelector("button"));
    this.refresh();
  }

  toolbar() {
    const bar = make("div", { className: "coder-bar", role: "toolbar", "aria-label": "Acts" });
    for (const act of KEYS) {
      const button = make("button", { type: "button", tabIndex: -1, title: act.help, "aria-keyshortcuts": act.shown.replace("Ctrl", "Control") }, act.label, " ", make("kbd", { "aria-hidden": "true" }, act.shown));
      button.addEventListener("click", () => act.run(this));
      bar.append(button);
    }
    bar.addEventListener("mousedown", (event) => event.preventDefault());
    rove(bar, () => [...bar.querySelectorAll("button")], ["ArrowLeft", "ArrowRight"], this.ending.signal)(bar.firstChild);
    return bar;
  }

  item(matter, place) {
    const [first] = this.given(matter);
    const state = make("span", { className: "coder-memo" });
    const button = make("button", { type: "button", tabIndex: -1, id: this.prefix + matter.number },
      make("span", { className: "coder-code" }, matter.kind), " ", make("q", { dir: "auto" }, short(this.quote(first), 90)), state);
    button.addEventListener("click", () => this.goTo(place));
    return make("div", { role: "listitem" }, button);
  }

  /** A coding → the button of its difference in the list; what is agreed on has none. */
  detailsOf(id) {
    const matter = this.differences.find(({ ids }) => ids.includes(id));
    return matter && this.prefix + matter.number;
  }

  given(matter) {
    return matter.ids.filter(Boolean).map((id) => this.codings.get(id));
  }

  quote({ start, end }) {
    const isFolded = this.shared.about.folds.some((fold) => fold.from < end && start < fold.to);
    return isFolded ? "[folded]" : this.text.slice(start, end);
  }

  stateOf(matter) {
    return this.shared.about.settled[matter.number - 1];
  }

  refresh() {
    const open = this.differences.filter((matter) => !this.stateOf(matter)).length;
    this.tally.textContent = `${this.shared.about.matters.length - this.differences.length} agreed, ${this.differences.length} differences, ${open} open`;
    this.differences.forEach((matter, place) => {
      const state = this.stateOf(matter);
      this.items[place].querySelector(".coder-memo").textContent = state ? `settled: ${state}` : "open";
    });
    this.showChoices();
  }

  /** The difference the reader is at: what each coder has there, and the key that takes it. */
  showChoices() {
    const matter = this.differences[this.here];
    if (!matter) return this.choices.replaceChildren(make("p", {}, this.differences.length ? "N goes to the first difference." : "There are no differences."));
    const state = this.stateOf(matter);
    const buttons = this.shared.about.coders.map((name, place) => {
      const coding = this.codings.get(matter.ids[place]);
      const what = coding
        ? [sign(coding.sign, coding.colour), " ", make("b", {}, coding.code), " ", make("q", { dir: "auto" }, short(this.quote(coding), 160)), coding.memo ? ` (${coding.memo})` : ""]
        : ["has no coding here"];
      return this.choice(place + 1, [make("bdi", {}, name), ": ", ...what], state.split(" and ").includes(name));
    });
    buttons.push(this.choice(0, ["Leave it out"], state === "left out"));
    return this.choices.replaceChildren(...buttons);
  }

  choice(take, words, isTaken) {
    const button = make("button", { type: "button", "aria-pressed": String(isTaken), "aria-keyshortcuts": String(take) }, make("kbd", { "aria-hidden": "true" }, String(take)), " ", make("span", {}, ...words));
    button.addEventListener("click", () => this.settle(take));
    return button;
  }

  step(by) {
    if (!this.differences.length) return this.say("There are no differences.");
    const next = this.here + by;
    if (next < 0 || next >= this.differences.length) return this.say(by > 0 ? "This was the last difference." : "This was the first difference.");
    return this.goTo(next);
  }

  goTo(place) {
    const matter = this.differences[place];
    this.items[this.here]?.firstChild.removeAttribute("aria-current");
    this.here = place;
    this.page.setCurrent(matter.ids.filter(Boolean));
    this.quietly(() => this.page.draw());
    if (document.activeElement === this.box) this.page.write({ anchor: matter.start, focus: matter.start });
    this.page.show(matter.start);
    const button = this.items[place].firstChild;
    button.setAttribute("aria-current", "true");
    this.goInList(button);
    this.refresh();
    const whose = this.shared.about.coders.map((name, index) => `${index + 1}, ${name}: ${this.codings.get(matter.ids[index])?.code ?? "none"}`);
    const state = this.stateOf(matter);
    const sentence = this.text.numberAt(matter.start);
    const where = sentence === null ? "" : `, sentence ${sentence}`;
    this.say(`Difference ${place + 1} of ${this.differences.length}: ${matter.kind}, ‘${short(this.quote(this.given(matter)[0]))}’${where}. ${whose.join("; ")}. ${state ? `Settled: ${state}.` : "Open."}`);
  }

  settle(take) {
    const matter = this.differences[this.here];
    if (!matter) return this.say("Go to a difference first: N goes to the next one.");
    return this.send({ kind: "settle", number: matter.number, take });
  }

  send(message) {
    this.shared.asking = this;
    this.shared.model.send(message);
  }

  say(words, isRefusal = false) {
    this.status.textContent = words + (this.status.textContent === words ? "\u00a0" : "");
    this.status.classList.toggle("coder-refusal", isRefusal);
  }

  showHelp() {
    openKeys(this, [...KEYS.map((act) => [act.shown, act.help]), ...FURTHER_KEYS]);
  }

  focusText() {
    this.box.focus({ preventScroll: true });
  }

  /** What a dialog is to stand beside: nothing, for the one there is is about all of it. */
  passage() {
    return null;
  }

  pressed(event) {
    if (!this.page || event.target.closest("dialog")) return;
    const name = keyName(event);
    const digit = /^Digit(\d)$/.exec(name);
    const act = KEYS.find((one) => one.key === name || one.id === ALSO[name]);
    if (digit && Number(digit[1]) <= this.shared.about.coders.length) this.settle(Number(digit[1]));
    else if (act) act.run(this);
    else return;
    event.preventDefault();
  }
}

export default () => {
  const shared = { views: new Set(), about: null, asking: null };
  const hear = {
    all(message) {
      if (JSON.stringify(message) === shared.last) return;
      shared.last = JSON.stringify(message);
      shared.about = message;
      for (const view of shared.views) view.load();
    },
    state({ settled }) {
      if (!shared.about) return;
      shared.about.settled = settled;
      for (const view of shared.views) view.refresh();
    },
    said(message) {
      hear.state(message);
      shared.asking?.say(message.refused || message.said, Boolean(message.refused));
    },
  };
  return {
    initialize({ model }) {
      shared.model = model;
      model.on("msg:custom", (message) => hear[message.kind]?.(message));
      setTimeout(() => shared.about || model.send({ kind: "hello" }), 300);
    },
    render({ el }) {
      const view = new CompareView(shared, el);
      return () => view.close();
    },
  };
};
