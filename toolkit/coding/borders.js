// Moving a border of a coding: with arrow keys and buttons, or by dragging the knob at one of its ends.

const SIDES = ["start", "end"];
const WRITTEN_TO_THE_LEFT = /^[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

class Borders {
  /** `frame` stands around the text box and does not scroll: the knobs hang in it, outside of the text. */
  constructor(view, frame) {
    Object.assign(this, { view, frame, moving: null }); // moving: {id, coding, side, start, end}
    this.knobs = new Map(SIDES.map((side) => [side, this.knob(side)]));
    frame.append(...this.knobs.values());
    view.on(view.box, "scroll", () => this.follow());
    const sizes = new ResizeObserver(() => this.follow());
    sizes.observe(view.box);
    view.ending.signal.addEventListener("abort", () => sizes.disconnect());
  }

  begin(side) {
    const { view } = this;
    const coding = view.chosen();
    if (!coding) return view.say(NO_CODING);
    if (this.moving) this.keep();
    this.moving = { id: coding.id, coding, side, start: coding.start, end: coding.end };
    view.box.focus({ preventScroll: true });
    view.putCaret({ anchor: coding[side], focus: coding[side] });
    this.show();
    return view.say(`Moving the ${side} of ${coding.code}: arrow keys move it, Enter keeps it, Esc leaves it as it was.`);
  }

  pressed(name) {
    const arrow = /^(Ctrl\+|Alt\+)?Arrow(Left|Right)$/.exec(name);
    const act = ACT_OF_KEY.get(name);
    if (arrow) this.step(arrow[2].toLowerCase(), arrow[1] ? "word" : "character");
    else if (name === "Enter") this.keep();
    else if (name === "Escape") {
      this.leave();
      this.view.say(AS_IT_WAS);
    } else if (act) {
      if (!SIDES.includes(act.id)) this.keep();
      act.run(this.view);
    } else return name !== "Tab" && name !== "Shift+Tab";
    return true;
  }

  step(direction, unit) {
    if (!this.moving) return;
    this.view.focusText();
    this.moveTo(this.view.session.text.edgeOfCharacter(this.placeAfter(direction, unit), direction === "right"));
  }

  /** Where the browser's caret goes, which knows what is left and right of it in any script. Between
      two elements it may stop twice at one place. */
  placeAfter(direction, unit) {
    const { focus } = this.view.caret;
    let place = focus;
    for (let tries = 0; tries < 4 && place === focus; tries += 1) {
      document.getSelection().modify("move", direction, unit);
      place = this.view.page.read().focus;
    }
    return place;
  }

  moveTo(place) {
    const { view, moving } = this;
    const { id, side, start, end } = moving;
    const moved = { start, end, [side]: place };
    if (moved.start < moved.end) {
      Object.assign(moving, moved);
      view.redraw(() => {
        view.page.put(id, { ...view.session.get(id), ...moved });
        return view.page.draw();
      });
    }
    view.putCaret({ anchor: moving[side], focus: moving[side] });
    view.page.show(Math.min(moving[side], moving.end - 1));
    this.follow();
    view.say(`‘${short(view.session.quote(moving))}’`);
  }

  keep() {
    const { view } = this;
    const { id, start, end } = this.moving;
    const { from, to } = view.session.text.trim({ from: start, to: end });
    const coding = view.session.get(id);
    this.leave();
    if (!coding || from === to || (from === coding.start && to === coding.end)) return view.say(AS_IT_WAS);
    view.session.edit({ act: "change", id: coding.id, start: from, end: to, ...view.proof(from, to) }, view);
    return view.say(`${coding.code} is now ‘${short(view.session.quote({ start: from, end: to }))}’.`);
  }

  leave() {
    const { view } = this;
    const { id } = this.moving;
    this.moving = null;
    view.redraw(() => {
      view.page.put(view.session.idOf(id), view.session.get(id));
      return view.page.draw();
    });
    this.show();
    this.follow();
  }

  show() {
    const { buttons } = this.view;
    for (const id of ONLY_WHILE_MOVING) buttons.get(id).hidden = !this.moving;
    for (const side of SIDES) buttons.get(side).setAttribute("aria-pressed", String(this.moving?.side === side));
  }

  // --- the knobs

  knob(side) {
    const title = `Drag to move the ${side} of the coding`;
    const knob = make("div", { className: "coder-knob", hidden: true, title, "aria-hidden": "true" });
    this.view.on(knob, "mousedown", (event) => event.preventDefault()); // the text keeps the focus
    this.view.on(knob, "pointerdown", (event) => event.button === 0 && this.drag(side));
    return knob;
  }

  drag(side) {
    const dragging = new AbortController();
    const { signal } = dragging;
    const end = (finish) => () => {
      dragging.abort();
      this.frame.classList.remove("coder-dragging");
      if (this.moving) finish();
    };
    this.begin(side);
    this.frame.classList.add("coder-dragging");
    document.addEventListener("pointermove", (event) => this.dragged(event), { signal });
    document.addEventListener("pointerup", end(() => this.keep()), { signal });
    document.addEventListener("pointercancel", end(() => this.leave()), { signal });
  }

  dragged({ clientX, clientY }) {
    const { left, right, top, bottom } = this.view.box.getBoundingClientRect();
    const x = Math.max(left + 2, Math.min(clientX, right - 2));
    const y = Math.max(top + 2, Math.min(clientY, bottom - 2));
    const place = this.moving && this.view.page.placeAt(x, y);
    if (place !== null) this.moveTo(this.view.session.text.edgeOfCharacter(place, false));
  }

  /** Put the knobs where the coding begins and ends now: with the next frame, which lays out anyway. */
  follow() {
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      const coding = this.moving ?? this.view.chosen();
      const box = this.view.box.getBoundingClientRect();
      const edges = SIDES.map((side) => coding && this.edge(coding, side)); // all is measured, then all is moved
      SIDES.forEach((side, index) => this.hang(this.knobs.get(side), edges[index], box));
    });
  }

  hang(knob, edge, { left, top, right, bottom }) {
    knob.hidden = !edge || edge.y < top || edge.y > bottom || edge.x < left || edge.x > right;
    if (!knob.hidden) knob.style.transform = `translate(${edge.x - left}px, ${edge.y - top}px)`;
  }

  /** The point below the first or last character of a coding, on the side where it begins or ends. */
  edge({ start, end }, side) {
    const { page, session } = this.view;
    const from = side === "start" ? start : session.text.edgeOfCharacter(end - 1, false);
    const to = side === "start" ? session.text.edgeOfCharacter(start + 1, true) : end;
    const box = [...page.rangeOf({ from, to }).getClientRects()].find(({ width }) => width > 0);
    if (!box) return null;
    const isLeftwards = WRITTEN_TO_THE_LEFT.test(session.text.slice(from, to));
    return { x: isLeftwards === (side === "end") ? box.left : box.right, y: box.bottom };
  }
}
