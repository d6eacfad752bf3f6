// Every visible piece of text below the elements that `within` selects → its contrast as WCAG
// defines it, with the text, its colour and its ground. Colours are put together as the browser
// does: from the page's root inwards, each element's ground and opacity over what lies behind it.
({ within, kinds }) => {
  const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext(
    "2d",
    { willReadFrequently: true },
  );

  const read = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
    return { parts: [red, green, blue], alpha: alpha / 255 };
  };

  const mix = (below, above, share) => below.map((part, i) => part * (1 - share) + above[i] * share);

  const lineage = (element) => (element ? [...lineage(element.parentElement), element] : []);

  const painted = (elements, text, ground) => {
    if (!elements.length) return text ? mix(ground, text.parts, text.alpha) : ground;
    const style = getComputedStyle(elements[0]);
    const own = read(style.backgroundColor);
    const inside = painted(elements.slice(1), text, mix(ground, own.parts, own.alpha));
    return mix(ground, inside, Number(style.opacity));
  };

  const luminance = (parts) => {
    const linear = parts.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };

  const contrast = (one, other) => {
    const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };

  const kindOf = (element) =>
    Object.keys(kinds).find((kind) => element.closest(kinds[kind])) ?? "other text";

  const measured = (node) => {
    const element = node.parentElement;
    const elements = lineage(element);
    const colour = painted(elements, read(getComputedStyle(element).color), [255, 255, 255]);
    const ground = painted(elements, null, [255, 255, 255]);
    return {
      kind: kindOf(element),
      text: node.data.trim().slice(0, 60),
      ratio: contrast(colour, ground),
      colour: colour.map(Math.round),
      ground: ground.map(Math.round),
    };
  };

  const texts = [];
  for (const root of document.querySelectorAll(within)) {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) texts.push(walk.currentNode);
  }
  const isSeen = (node) =>
    node.data.trim() && node.parentElement.checkVisibility({ visibilityProperty: true });
  return texts.filter(isSeen).map(measured);
};
