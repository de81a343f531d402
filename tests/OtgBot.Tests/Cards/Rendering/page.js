// Runs in Chromium beside npm adaptivecards and markdown-it: renders cards as Teams does and says what is wrong with them.

// Teams reads Markdown in text blocks, facts and box titles. The full CommonMark is stricter on us than Teams' subset.
const markdown = window.markdownit();
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

/** Puts a card on the page and returns its element, with what parsing and validating said in `faults`. */
window.putCard = (name, json, hostConfig, width) => {
  const faults = [];
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);

  // Teams' people picker brings its own choices, also in cards of 1.5: this renderer knows such choices from 1.6 on, and draws none. What
  // takes several it would draw as a list of boxes, of which there are none; so it is shown as one field, as in Teams.
  const pickers = new Set();
  const drawn = JSON.parse(JSON.stringify(json), (_, value) => {
    if (!value?.["choices.data"]?.dataset?.startsWith("graph.microsoft.com/users")) return value;
    pickers.add(value.id);
    return { ...value, isMultiSelect: false };
  });
  card.parse(drawn, context);
  for (let at = 0; at < context.eventCount; at++) {
    // adaptivecards 3.0.6 tests "lang" with a regular expression that remembers its place, so every second card "fails".
    const { message } = context.getEventAt(at);
    // Charts are Teams' own: this renderer shows their fallback, and AdaptiveCardSchemaTests sees to it that each has one.
    const known = /"(nb|nn|en)".*lang/.test(message) || /^Unknown element type "Chart\./.test(message) || (pickers.size > 0 && /^Property "choices.data"/.test(message));
    if (!known) faults.push(message);
  }
  for (const { source, event, message } of card.validateProperties().validationEvents) {
    // A toggle's label is its title.
    const titled = source instanceof AdaptiveCards.ToggleInput && source.title && event === AdaptiveCards.ValidationEvent.RequiredInputsShouldHaveLabel;
    const picks = pickers.has(source.id) && /must have at least one choice/.test(message);
    if (!titled && !picks) faults.push(message);
  }
  const frame = document.createElement("div");
  frame.id = name;
  frame.style.cssText = `width: ${width}px; margin: 0; background: ${hostConfig.containerStyles.default.backgroundColor}`;
  const rendered = card.render();
  if (rendered) frame.append(rendered);
  else faults.push("nothing was rendered");
  showAlone(frame);
  return { frame, faults };
};

// One card at a time is on the page: the browser lays the whole page out for each look at a card.
const shown = new Map();
const showAlone = (frame) => {
  shown.set(frame.id, frame);
  document.body.replaceChildren(frame);
};

/** Brings a card back that was looked at before, to take its picture. */
window.showAgain = (name) => document.body.replaceChildren(shown.get(name));

const named = (field) =>
  [...(field.labels ?? [])].some((label) => label.textContent.trim()) ||
  (field.getAttribute("aria-label") ?? "").trim() ||
  (field.getAttribute("aria-labelledby") ?? "").split(" ").some((id) => id && document.getElementById(id)?.textContent.trim());

/** What a person could not read or reach at this width. */
window.lookAt = (frame) => {
  const faults = [];
  const edge = frame.getBoundingClientRect().right + 1;
  for (const element of frame.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    if (box.width === 0) continue;
    const cut = element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== "visible" && element.tagName !== "INPUT";
    if (box.right > edge || cut) faults.push(`wider than the view: <${element.tagName.toLowerCase()}> ${element.textContent.slice(0, 40)}`);
  }
  for (const field of frame.querySelectorAll("input, select, textarea")) if (!named(field)) faults.push(`no label: ${field.outerHTML.slice(0, 80)}`);
  for (const picture of frame.querySelectorAll("img")) if (!picture.alt) faults.push("no alternative text");
  return faults;
};

/** Renders all cards, opens what buttons unfold, and returns the faults as lines. */
window.checkCards = async (cards, hostConfig, width) => {
  const lines = [];
  document.body.style.margin = "0";
  for (const [name, json] of Object.entries(cards)) {
    const { frame, faults } = window.putCard(name, json, hostConfig, width);
    await Promise.all([...frame.querySelectorAll("img")].map((picture) => picture.decode().catch(() => faults.push("a picture does not load"))));
    faults.push(...window.lookAt(frame));
    for (const button of frame.querySelectorAll("button[aria-expanded=false]")) {
      button.click();
      faults.push(...window.lookAt(frame));
    }
    for (const fault of new Set(faults)) lines.push(`${name}: ${fault}`);
  }
  return lines;
};

/** Shows fragments of HTML on the page, a bare one, and returns the faults as lines. */
window.checkHtml = (fragments, width) => {
  const lines = [];
  const ids = new Set();
  document.body.style.margin = "0";
  for (const [name, html] of Object.entries(fragments)) {
    const frame = document.createElement("div");
    frame.id = name;
    frame.style.width = `${width}px`;
    frame.innerHTML = html;
    showAlone(frame);
    for (const more of frame.querySelectorAll("details")) more.open = true;
    const faults = window.lookAt(frame);
    for (const { id } of frame.querySelectorAll("[id]")) {
      if (ids.has(id)) faults.push(`the id ${id} stands twice`);
      ids.add(id);
    }
    for (const attribute of ["for", "form", "aria-describedby", "aria-labelledby"])
      for (const element of frame.querySelectorAll(`[${attribute}]`))
        for (const id of element.getAttribute(attribute).split(" ")) if (!ids.has(id)) faults.push(`${attribute} names ${id}, which is not there`);
    for (const fault of new Set(faults)) lines.push(`${name}: ${fault}`);
  }
  return lines;
};

// What a text may be made of; anything else in it came from the text itself.
const markup = "a, em, strong, s, del, code, pre, ul, ol, li, blockquote, hr, h1, h2, h3, h4, h5, h6, img, table, at, script, input:not(.ac-input input)";

/** Renders one Adaptive Card per text and returns how its texts read, line by line, and the markup found in them. */
window.readCards = (cards, hostConfig, selector) => cards.map((json) => {
  const { frame } = window.putCard("card", json, hostConfig, 600);
  return [...frame.querySelectorAll(selector)].map((element) => ({ Text: element.innerText, Markup: element.querySelectorAll(markup).length }));
});

/** The same for fragments of HTML. */
window.readHtml = (fragments, selector) => fragments.map((html) => {
  document.body.innerHTML = html;
  return [...document.body.querySelectorAll(selector)].map((element) => ({ Text: element.innerText, Markup: element.querySelectorAll(markup).length }));
});
