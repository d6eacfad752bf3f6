// Dialogs of the Coder and of the comparison: what opens beside the text, and gives the focus back.

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
  const passage = view.passage();
  if (!passage) return;
  const words = view.page.rangeOf(passage).getBoundingClientRect();
  const [width, height] = [dialog.offsetWidth, dialog.offsetHeight];
  const below = words.bottom + 8 + height < innerHeight;
  const top = below ? words.bottom + 8 : Math.max(8, words.top - height - 8);
  dialog.style.margin = "0";
  dialog.style.top = `${Math.min(top, Math.max(8, innerHeight - height - 8))}px`;
  dialog.style.left = `${Math.max(8, Math.min(words.left, innerWidth - width - 8))}px`;
}

/** [key, what it does] → the open list of keys. */
function openKeys(view, rows) {
  const cells = rows.map(([key, words]) => make("tr", {}, make("th", { scope: "row" }, make("kbd", {}, key)), make("td", {}, words)));
  const close = make("button", { type: "button" }, "Close");
  const dialog = openDialog(view, "Keys", make("table", {}, make("tbody", {}, ...cells)), close);
  close.addEventListener("click", () => dialog.close());
  close.focus();
}
