// The clock in the page, the same for each annotator. An act begins with the time that the browser
// gives its event, and is painted two animation frames after the mark is in the page.
(parts) => {
  const found = (selector) => document.querySelector(`.jp-NotebookPanel ${selector}`);

  /** Until there are more marks than so many → the moment at which they are painted. */
  const painted = (root, most) =>
    new Promise((resolve) => {
      const marks = root.getElementsByClassName(parts.mark);
      const watch = new MutationObserver(() => {
        if (marks.length <= most) return;
        watch.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
      });
      watch.observe(root, { childList: true, subtree: true });
    });

  const begun = (kind) =>
    new Promise((resolve) => {
      const begin = ({ timeStamp }) => {
        const wall = Date.now() - (performance.now() - timeStamp); // as the kernel counts
        resolve({ timeStamp, wall });
      };
      addEventListener(kind, begin, { capture: true, once: true });
    });

  const timed = (kind, root, most) => {
    window.timing = Promise.all([begun(kind), painted(root, most)]).then(([{ timeStamp, wall }, end]) => ({
      wall,
      painted: end - timeStamp,
    }));
  };

  const nodesOf = (line) => {
    const root = parts.line ? document.querySelectorAll(parts.line)[line] : found(parts.text);
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(parts.aside) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    return { next: () => walk.nextNode() };
  };

  /** A line and UTF-16 units in it → that passage selected, on the screen; where its middle is. */
  const select = ([line, from, to]) => {
    const range = document.createRange();
    const nodes = nodesOf(line);
    let node = nodes.next();
    let before = 0;
    while (before + node.data.length <= from) [before, node] = [before + node.data.length, nodes.next()];
    range.setStart(node, from - before);
    while (before + node.data.length < to) [before, node] = [before + node.data.length, nodes.next()];
    range.setEnd(node, to - before);
    found(parts.text).focus({ preventScroll: true });
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
    for (let box = range.startContainer.parentElement; box; box = box.parentElement) {
      const scrolls = ["auto", "scroll"].includes(getComputedStyle(box).overflowY);
      const middle = box.getBoundingClientRect().top + box.clientHeight / 2;
      if (scrolls) box.scrollTop += range.getBoundingClientRect().top - middle;
    }
    const { left, top, width, height } = range.getClientRects()[0];
    return { words: String(document.getSelection()), x: left + width / 2, y: top + height / 2 };
  };

  window.bench = {
    first: (codings) => timed("keydown", document.body, Math.max(0, codings - 1)),
    next: () => {
      const root = found(parts.text).parentElement;
      timed(parts.key ? "keydown" : "mouseup", root, root.getElementsByClassName(parts.mark).length);
    },
    select,
  };
}
