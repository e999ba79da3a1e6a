/* Copying: blocks of code, and values such as serial numbers, each with a button of its own. */
(() => {
  "use strict";
  const words = document.body.dataset;
  const targets = document.querySelectorAll(
    ".prose pre, .copyable, .page-meta > .reference, .fields dd > code," +
      ".fields dd > a[href^='mailto:'], .fields dd > a[href^='tel:']",
  );
  if (!targets.length) return;

  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);

  /* Pages from a folder have no clipboard of their own in some browsers. */
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      field.className = "visually-hidden";
      document.body.append(field);
      field.select();
      const isDone = document.execCommand("copy");
      field.remove();
      return isDone;
    }
  };

  /* A block that is wider than its place can be scrolled with the keyboard. */
  const scrolling = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });

  const icon = (name) => {
    const span = document.createElement("span");
    span.className = `icon icon-${name}`;
    span.setAttribute("aria-hidden", "true");
    return span;
  };

  const add = (target) => {
    const isBlock = target.matches("pre");
    const value = isBlock ? null : target.textContent.trim();
    const text = () => value ?? target.textContent.replace(/\n$/, "");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-button";
    button.title = words.copy;
    button.setAttribute("aria-label", isBlock ? words.copy : `${words.copy}: ${text()}`);
    button.append(icon("copy"), icon("check"));
    let timer;
    button.addEventListener("click", async () => {
      const focused = document.activeElement;
      const isDone = await copy(text());
      focused?.focus?.();
      if (!isDone) return;
      status.textContent = words.copied;
      button.classList.add("is-copied");
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.classList.remove("is-copied");
        status.textContent = "";
      }, 2000);
    });
    if (isBlock) {
      scrolling.observe(target);
      const frame = document.createElement("div");
      frame.className = "copy-frame";
      target.replaceWith(frame);
      frame.append(target, button);
    } else if (target.matches("dd")) {
      target.append(" ", button);
    } else {
      target.after(" ", button);
    }
  };
  targets.forEach(add);
})();
