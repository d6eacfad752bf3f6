// Choosing a code: digits that codes are pinned to, the list to search, and the memo on a coding.

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
