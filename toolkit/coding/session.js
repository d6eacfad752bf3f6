// What one report and coder have in this browser: the codings as Python last told them, and the edits
// that it has not answered yet. An edit is shown at once, and true when the kernel says so.

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
