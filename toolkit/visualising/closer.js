// A figure to look closer at. Python sends it whole, with where each mark stands in the picture and
// what stands behind it; from then on the browser needs the kernel no more.
//
// A session is one such figure in this browser, a view one place where it is seen. Only the view
// knows which mark has the focus and which is selected, so there may be any number of views.

const REACH = 12; // CSS pixels: a mark is met this far around it, unless another is nearer
const ASIDE = 3; // how much more a step to the side counts than one upwards or downwards
const HINT =
  "Click on a mark of the figure, or press Tab until the figure has the focus, walk with the arrow keys and press Enter: the row of the table behind the mark stands here.";
const NO_MARKS = "Nothing in this figure carries the id of a row, so there is nothing to go to.";

class Session {
  constructor(model) {
    this.views = new Set();
    model.on("msg:custom", (message) => this.hear[message.kind]?.call(this, message));
    // a cell that is run sends the figure by itself; after a page is loaded anew nobody does
    setTimeout(() => this.about || model.send({ kind: "hello" }), 300);
  }

  hear = {
    all(message) {
      if (this.about) return; // a figure never changes
      this.about = { ...message, marks: message.marks.map(withBox) };
      for (const view of this.views) view.load();
    },

    select({ gid }) {
      for (const view of this.views) view.select(this.about?.marks.find((mark) => mark.gid === gid));
    },
  };
}

// --- A view

let viewCount = 0;

class View {
  constructor(session, el) {
    this.session = session;
    this.ending = new AbortController();
    this.prefix = `closer-${(viewCount += 1)}-`;
    this.root = make("div", { class: "closer", role: "group", "aria-label": "Figure to look closer at" });
    el.append(this.root);
    this.on(this.root, "keydown", keepKey);
    session.views.add(this);
    if (session.about) this.load();
    else this.root.append(make("p", { class: "closer-wait" }, "Waiting for the kernel to send the figure."));
  }

  on(target, kind, listener) {
    target.addEventListener(kind, listener, { signal: this.ending.signal });
  }

  close() {
    this.session.views.delete(this);
    this.ending.abort();
  }

  load() {
    const { html, marks } = this.session.about;
    const page = make("div", { class: "jp-RenderedHTMLCommon" });
    page.innerHTML = html;
    for (const link of page.querySelectorAll("a")) elsewhere(link);
    const figure = page.querySelector("figure");
    figure.style.maxWidth = "none"; // there may be room for the panel beside the picture
    this.panel = make("div", { class: "closer-panel", role: "group", "aria-label": "The row behind the mark" });
    this.panel.append(make("p", { class: "closer-hint" }, marks.length ? HINT : NO_MARKS));
    this.said = make("div", { class: "closer-said", role: "status" });
    figure.prepend(make("div", { class: "closer-body" }, this.frame(figure.querySelector("img")), this.panel));
    this.root.replaceChildren(page, this.said);
  }

  /** The picture, the signs of focus and selection over it, and over both the marks to go to. */
  frame(picture) {
    const { marks, size } = this.session.about;
    const viewBox = `0 0 ${size.join(" ")}`;
    this.signs = draw("svg", { class: "closer-signs", viewBox, "aria-hidden": "true" });
    this.box = draw("svg", { class: "closer-marks", viewBox, role: "listbox", "aria-label": `Marks of the figure: ${marks.length}` });
    this.options = marks.map((mark) => draw("path", { role: "option", tabindex: "-1", "aria-label": mark.label, "aria-selected": "false", d: outline(mark.shapes) }));
    this.options.forEach((option, place) => (option.place = place));
    this.box.append(...this.options);
    this.options[0]?.setAttribute("tabindex", "0");
    this.current = 0;
    this.on(this.box, "keydown", (event) => this.pressed(event));
    this.on(this.box, "click", (event) => this.clicked(event));
    this.on(this.box, "pointermove", (event) => this.box.classList.toggle("closer-over", Boolean(this.at(event))));
    const frame = make("div", { class: "closer-frame" }, picture, this.signs, ...(marks.length ? [this.box] : []));
    // not on the svg: Chromium lets an svg that hears of the focus have it, too
    this.on(frame, "focusin", ({ target }) => this.focused(target.place));
    this.on(frame, "focusout", () => this.sign("focus"));
    return frame;
  }

  // --- acts

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { marks } = this.session.about;
    const last = marks.length - 1;
    const goals = {
      ArrowRight: () => Math.min(this.current + 1, last),
      ArrowLeft: () => Math.max(this.current - 1, 0),
      ArrowDown: () => this.beyond(1),
      ArrowUp: () => this.beyond(-1),
      Home: () => 0,
      End: () => last,
    };
    if (goals[event.key]) this.go(goals[event.key]());
    else if (["Enter", " "].includes(event.key)) this.select(marks[this.current]);
    else if (event.key === "Escape") this.giveUp();
    else return;
    event.preventDefault();
  }

  clicked(event) {
    const mark = this.at(event);
    if (!mark) return;
    this.go(this.session.about.marks.indexOf(mark));
    this.select(mark);
  }

  go(place) {
    this.options[place].focus();
  }

  focused(place) {
    this.options[this.current].setAttribute("tabindex", "-1");
    this.options[place].setAttribute("tabindex", "0");
    this.current = place;
    this.sign("focus", this.session.about.marks[place]);
  }

  /** A mark, or nothing → it is selected, its row stands in the panel, and that is said. */
  select(mark) {
    if (!this.panel) return;
    const hadFocus = this.panel.contains(document.activeElement);
    this.selected = mark;
    const { marks } = this.session.about;
    this.options.forEach((option, place) => option.setAttribute("aria-selected", String(marks[place] === mark)));
    this.sign("selected", mark);
    if (mark) this.show(mark);
    else this.panel.replaceChildren(make("p", { class: "closer-hint" }, HINT));
    this.said.textContent = mark ? `Selected ${mark.gid}: ${rowsOf(mark)} of the table.` : "Nothing is selected.";
    if (hadFocus) this.go(this.current); // the link that had it is gone
  }

  show(mark) {
    this.panel.innerHTML = mark.panel;
    for (const link of this.panel.querySelectorAll("a")) elsewhere(link);
    this.panel.style.marginTop = "0";
    const frame = this.panel.previousElementSibling;
    const isBeside = this.panel.offsetTop < frame.offsetTop + frame.offsetHeight;
    const room = frame.offsetHeight - this.panel.offsetHeight;
    if (isBeside) this.panel.style.marginTop = `${Math.max(0, Math.min(mark.box.top / this.scale(), room))}px`;
    this.panel.scrollIntoView({ block: "nearest" });
  }

  /** Escape: first the selection is given up, then the figure is left. */
  giveUp() {
    if (this.selected) this.select(undefined);
    else (this.root.closest(".jp-Cell, [tabindex]") ?? document.body).focus();
  }

  // --- where marks are

  /** Pixels of the picture in a CSS pixel. */
  scale() {
    return this.session.about.size[0] / this.box.getBoundingClientRect().width;
  }

  /** A pointer's event → the mark that is meant: the nearest, if it is within reach. */
  at(event) {
    const { left, top } = this.box.getBoundingClientRect();
    const scale = this.scale();
    const point = [(event.clientX - left) * scale, (event.clientY - top) * scale];
    let [found, least] = [undefined, REACH * scale];
    for (const mark of this.session.about.marks) {
      if (toBox(point, mark.box) > least) continue;
      const distance = Math.min(...mark.shapes.map((shape) => toShape(point, shape)));
      if (distance < least || (distance === least && (!found || mark.size < found.size))) [found, least] = [mark, distance];
    }
    return found;
  }

  /** The place of the mark next below (1) or above (-1), or of the current one where there is none. */
  beyond(sign) {
    const { marks } = this.session.about;
    const from = marks[this.current].box;
    let [found, least] = [this.current, Infinity];
    marks.forEach(({ box }, place) => {
      const down = sign * (box.middle - from.middle);
      if (down < 1) return;
      const across = Math.max(0, box.left - from.right, from.left - box.right);
      const cost = down + ASIDE * across + Math.abs(box.centre - from.centre) / 1000;
      if (cost < least) [found, least] = [place, cost];
    });
    return found;
  }

  // --- what is drawn over the picture

  /** The name of a sign, and the mark that it is for or none: the sign is drawn anew. */
  sign(name, mark) {
    this.signs.querySelector(`[data-sign="${name}"]`)?.remove();
    if (!mark) return;
    const isFocus = name === "focus";
    const [scale, id] = [this.scale(), `${this.prefix}${name}`];
    const pieces = isFocus && !isLine(mark) ? dashedFrame(mark, scale) : lineAround(mark, scale, id, isFocus);
    this.signs.append(draw("g", { "data-sign": name }, ...pieces));
  }
}

/** A frame around a mark and some room: white, and on it black dashes. */
function dashedFrame({ box }, scale) {
  const room = 8 * scale;
  const frame = { x: box.left - room, y: box.top - room, width: box.right - box.left + 2 * room, height: box.bottom - box.top + 2 * room, "vector-effect": "non-scaling-stroke" };
  return ["closer-white", "closer-black"].map((colour) => draw("rect", { ...frame, class: `closer-focus ${colour}` }));
}

/** A line all around a mark, apart from it; what lies inside stays as it is. */
function lineAround(mark, scale, id, isDashed) {
  const d = outline(mark.shapes);
  const apart = isLine(mark) ? 1 : 1.5; // CSS pixels, as all widths here
  const stroke = (pixels) => ({ d, "stroke-width": 2 * pixels * scale });
  const black = { ...stroke(apart + 3), class: "closer-black", ...(isDashed && { "stroke-dasharray": `${5 * scale} ${4 * scale}` }) };
  const all = { x: -1e4, y: -1e4, width: 3e4, height: 3e4 };
  const mask = draw("mask", { id, maskUnits: "userSpaceOnUse", ...all },
    draw("rect", { ...all, fill: "white" }),
    draw("path", { ...stroke(apart), stroke: "black" }),
    draw("path", { d: outline(mark.shapes.filter(([kind]) => kind !== "line")), fill: "black" }));
  const lines = draw("g", { mask: `url(#${id})` },
    draw("path", { ...stroke(apart + 4), class: "closer-white" }),
    draw("path", black),
    draw("path", { ...stroke(apart + 1), class: "closer-white" }));
  return [mask, lines];
}

function isLine({ shapes }) {
  return shapes.some(([kind]) => kind === "line");
}

/** Shapes → their outline as the data of an SVG path. */
function outline(shapes) {
  return shapes.map(([kind, points, radius]) => {
    if (kind === "dot") {
      const [x, y] = points[0];
      return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
    }
    return `M${points.join("L")}${kind === "area" ? "Z" : ""}`;
  }).join("");
}

// --- Geometry, in pixels of the picture

function withBox(mark) {
  const across = mark.shapes.flatMap(([, points, radius]) => points.flatMap(([x]) => [x - radius, x + radius]));
  const down = mark.shapes.flatMap(([, points, radius]) => points.flatMap(([, y]) => [y - radius, y + radius]));
  const [left, right, top, bottom] = [least(across), most(across), least(down), most(down)];
  const box = { left, right, top, bottom, centre: (left + right) / 2, middle: (top + bottom) / 2 };
  return { ...mark, box, size: (right - left) * (bottom - top) };
}

function least(numbers) {
  return numbers.reduce((one, other) => Math.min(one, other));
}

function most(numbers) {
  return numbers.reduce((one, other) => Math.max(one, other));
}

function toBox([x, y], { left, right, top, bottom }) {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

function toShape(point, [kind, points, radius]) {
  if (kind === "dot") return Math.max(0, Math.hypot(point[0] - points[0][0], point[1] - points[0][1]) - radius);
  const closed = kind === "area";
  if (closed && isInside(point, points)) return 0;
  let nearest = Infinity;
  for (let place = closed ? 0 : 1; place < points.length; place += 1) {
    nearest = Math.min(nearest, toSegment(point, points.at(place - 1), points[place]));
  }
  return nearest;
}

function toSegment([x, y], [x0, y0], [x1, y1]) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const share = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - x0 - share * dx, y - y0 - share * dy);
}

/** Whether a ray from the point crosses the outline an odd number of times. */
function isInside([x, y], points) {
  let inside = false;
  points.forEach(([x1, y1], place) => {
    const [x0, y0] = points.at(place - 1);
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
  });
  return inside;
}

// --- Elements and keys

function make(tag, attributes, ...inside) {
  return filled(document.createElement(tag), attributes, inside);
}

function draw(tag, attributes, ...inside) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, inside);
}

function filled(element, attributes, inside) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

/** A link opens beside the notebook, and never in its place. */
function elsewhere(link) {
  link.target = "_blank";
  link.rel = "noopener";
}

function rowsOf({ rows }) {
  return rows === 1 ? "1 row" : `${rows} rows`;
}

/** Keys stay here, so that none of them cuts or adds a cell; leaving and saving are JupyterLab's. */
function keepKey(event) {
  const saves = (event.ctrlKey || event.metaKey) && event.code === "KeyS";
  if (!["Tab", "F6"].includes(event.key) && !saves) event.stopPropagation();
}

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
