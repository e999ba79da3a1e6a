/* Beside a list: the record of a row, while the list stays where it is. */
(() => {
  "use strict";

  const { list } = window.Helios;
  const tools = document.querySelector(".list-tools");
  if (!list || !tools) return;

  const words = tools.dataset;
  const narrow = matchMedia("(max-width: 56.25rem)");
  const rowLinks = "[data-rows-of] tbody th a";
  let panel = null;
  let frame = null;
  let openID = null;
  let tab = "";

  // MARK: The panel

  function iconButton(name, label, act) {
    const button = document.createElement(act ? "button" : "a");
    if (act) {
      button.type = "button";
      button.addEventListener("click", act);
    }
    button.className = "icon-button";
    button.title = label;
    button.setAttribute("aria-label", label);
    const icon = document.createElement("span");
    icon.className = `icon icon-${name}`;
    icon.setAttribute("aria-hidden", "true");
    button.append(icon);
    return button;
  }

  function makePanel() {
    const element = document.createElement("section");
    element.className = "side-panel";
    element.tabIndex = -1;
    element.setAttribute("role", "dialog");
    element.setAttribute("aria-labelledby", "side-panel.title");
    const head = document.createElement("div");
    head.className = "side-panel-head";
    const title = document.createElement("h2");
    title.id = "side-panel.title";
    const place = document.createElement("span");
    place.className = "count";
    const parts = {
      title,
      place,
      previous: iconButton("chevron-right", words.previous, () => step(-1)),
      next: iconButton("chevron-right", words.next, () => step(1)),
      full: iconButton("external-link", words.full),
      close: iconButton("x", words.close, () => close()),
    };
    parts.previous.classList.add("is-previous");
    parts.next.classList.add("is-next");
    head.append(title, place, parts.previous, parts.next, parts.full, parts.close);
    element.append(head);
    element.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "ArrowDown") step(1);
      else if (event.key === "ArrowUp") step(-1);
      else return;
      event.preventDefault();
    });
    document.body.append(element);
    return Object.assign(element, { parts });
  }

  /** Where the panel covers everything, nothing behind it can be reached. */
  function cover() {
    const isCovering = Boolean(panel && !panel.hidden && narrow.matches);
    for (const other of document.body.children) {
      if (other !== panel && other.localName !== "script") other.inert = isCovering;
    }
    panel?.setAttribute("aria-modal", String(isCovering));
    document.documentElement.classList.toggle("has-panel", Boolean(panel && !panel.hidden));
  }

  function mark(id) {
    document.querySelector("tr.is-open")?.classList.remove("is-open");
    if (id) list.link(id)?.closest("tr").classList.add("is-open");
  }

  /** Shows a record; its page comes in a frame of its own, so that no address has to be read. */
  function show(id) {
    const link = list.link(id) || list.anyLink(id);
    if (!link) return false;
    panel ||= makePanel();
    const { title, place, previous, next, full } = panel.parts;
    openID = id;
    title.textContent = link.textContent;
    full.href = link.getAttribute("href");
    const { order } = list;
    const position = order.indexOf(id);
    place.textContent = position < 0 ? "" : `${position + 1} / ${order.length}`;
    previous.setAttribute("aria-disabled", String(position <= 0));
    next.setAttribute("aria-disabled", String(position < 0 || position === order.length - 1));
    frame?.remove();
    frame = document.createElement("iframe");
    frame.title = link.textContent;
    frame.src = `${full.href.split("#")[0]}?panel=${encodeURIComponent(tab)}`;
    panel.append(frame);
    panel.hidden = false;
    mark(id);
    keepInPlace(id, cover);
    return true;
  }

  /** The list becomes narrower or wider; the row stays where it is in the window. */
  function keepInPlace(id, change) {
    const top = () => list.link(id)?.getBoundingClientRect().top;
    const before = top();
    change();
    const after = top();
    if (before !== undefined && after !== undefined && !narrow.matches) {
      scrollBy({ top: after - before, behavior: "instant" });
    }
  }

  function hide() {
    if (!panel || panel.hidden) return;
    const id = openID;
    openID = null;
    panel.hidden = true;
    frame?.remove();
    frame = null;
    mark(null);
    keepInPlace(id, cover);
    const link = list.reveal(id);
    if (link) link.focus({ preventScroll: true });
    else tools.querySelector("input").focus();
  }

  // MARK: What the address says

  function address(id) {
    const url = new URL(location.href);
    if (id) url.searchParams.set("open", id);
    else url.searchParams.delete("open");
    return url.href.replace(/%2[CF]/g, decodeURIComponent);
  }

  const asked = () => new URLSearchParams(location.search).get("open");

  function open(id) {
    const wasOpen = openID !== null;
    if (!show(id)) return;
    if (wasOpen) history.replaceState(history.state, "", address(id));
    else history.pushState({ helios: "panel" }, "", address(id));
    if (!wasOpen) panel.focus();
  }

  function close() {
    if (openID === null) return;
    if (history.state?.helios === "panel") return history.back();
    history.replaceState(history.state, "", address(null));
    hide();
  }

  function step(by) {
    const { order } = list;
    const position = order.indexOf(openID);
    const id = position < 0 ? undefined : order[position + by];
    if (id === undefined) return;
    const inFrame = document.activeElement === frame;
    show(id);
    history.replaceState(history.state, "", address(id));
    if (inFrame || document.activeElement === document.body) panel.focus();
    list.reveal(id);
    mark(id);
  }

  // MARK: Events

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.altKey) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const row = event.target.closest("[data-rows-of] tbody tr");
    const link = row?.querySelector("th a");
    if (!link) return;
    const control = event.target.closest("a, button, input, label, select, summary");
    if (control ? control !== link : String(getSelection())) return;
    event.preventDefault();
    open(list.idOf(link));
  });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || openID === null) return;
    if (event.key === "Escape") return close();
    const isOnRow = document.activeElement?.matches(rowLinks);
    if (isOnRow && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
      list.link(openID)?.focus({ preventScroll: true });
    }
  });

  // The page in the frame may have any origin when it comes from the disk: its window tells.
  addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow) return;
    const { helios, value } = event.data || {};
    if (helios === "close") close();
    else if (helios === "step") step(value === 1 ? 1 : -1);
    else if (helios === "tab") tab = String(value);
    else if (helios === "ready") frame.classList.add("is-ready");
  });

  function follow() {
    const id = asked();
    if (id === openID) return;
    if (id === null) {
      hide();
      list.write();
    } else if (list.has(id)) {
      const wasOpen = openID !== null;
      if (show(id) && !wasOpen) panel.focus();
      list.reveal(id);
      mark(id);
    }
  }

  addEventListener("popstate", follow);
  narrow.addEventListener("change", cover);
  document.addEventListener("helios:rows", () => openID !== null && mark(openID));

  const first = asked();
  if (first !== null) {
    if (list.has(first)) follow();
    else list.load().then(follow);
  }
})();
