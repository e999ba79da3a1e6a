/* A record's page shown beside a list: its parts as tabs, and its links for the whole window. */
(() => {
  "use strict";

  const root = document.documentElement;
  if (root.dataset.panel === undefined) return;
  // The window above may have any origin when it comes from the disk; no word is a secret.
  const tell = (helios, value) => window.parent.postMessage({ helios, value }, "*");

  // MARK: Keys and links

  addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape") tell("close");
    else if (event.altKey && event.key === "ArrowDown") tell("step", 1);
    else if (event.altKey && event.key === "ArrowUp") tell("step", -1);
    else return;
    event.preventDefault();
  });

  addEventListener("message", (event) => {
    const frames = Array.from(document.querySelectorAll("iframe"));
    if (!frames.some((frame) => frame.contentWindow === event.source)) return;
    const { helios, value } = event.data || {};
    if (helios === "close" || helios === "step") tell(helios, value);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link) return;
    if (!link.getAttribute("href").startsWith("#")) {
      if (!link.target && !link.download) link.target = "_top";
      return;
    }
    // The way back is that of the list, so a place on this page is no step of it.
    event.preventDefault();
    reveal(link.hash);
  });

  // MARK: Tabs

  const record = document.querySelector(".record");
  const isPlain = root.dataset.panel === "plain";
  const tabs = [];
  let list = null;

  function add(id, label, count, parts) {
    const found = parts.filter(Boolean);
    if (found.length) tabs.push({ id, label, count, parts: found });
  }

  const heading = (part) => {
    const head = part.querySelector("h2");
    const count = head?.querySelector(".count")?.textContent.trim() ?? "";
    const text = head?.textContent.trim() ?? "";
    return { label: count ? text.slice(0, -count.length).trim() : text, count };
  };

  const nameOf = (part) => part.id.split(".")[1] || part.id;

  /** A part of the page that is read by itself, such as the links of one relation. */
  function collect() {
    const words = record.dataset;
    const wanted = words.tabs.split(" ");
    const find = (selector) => Array.from(record.querySelectorAll(selector));
    const own = find(".thread, .panel[id], .record-aside > .card[id]");
    const lists = own.filter((part) => heading(part).label);
    const body = find(".body")[0];
    const isText = body && !find(".thread").length;
    if (isText) add("text", words.text, "", [find(".toc")[0], body]);
    const rest = find(".record-main > *, .record-aside > *")
      .filter((part) => !lists.includes(part) && !(isText && part === body));
    add("overview", words.overview, "", rest);
    const rank = (part) => {
      if (part.matches(".thread")) return -1;
      const place = wanted.indexOf(nameOf(part));
      return place < 0 ? wanted.length : place;
    };
    const found = lists.map((part) => ({
      id: part.id || "thread", ...heading(part), parts: [part], rank: rank(part),
    }));
    for (const row of find(".fields > [data-relation]")) {
      const place = wanted.indexOf(row.dataset.relation);
      const links = row.querySelectorAll("a");
      if (place < 0 || links.length !== 1) continue;
      const [link] = links;
      const label = row.querySelector("dt").textContent;
      found.push({ id: row.dataset.relation, label, count: "", href: link.href, rank: place });
    }
    for (const row of find(".link-index > li")) {
      const place = wanted.indexOf(nameOf(row));
      const link = row.querySelector("a");
      const count = row.querySelector(".count").textContent;
      if (place < 0) continue;
      found.push({ id: row.id, label: link.textContent, count, href: link.href, rank: place });
    }
    found.sort((a, b) => a.rank - b.rank);
    const past = document.querySelector(".page-meta a[href*='/history']");
    const last = past && { id: "history", label: past.textContent, count: "", href: past.href };
    return { first: tabs.splice(0), found, last };
  }

  /** Makes as many tabs as there is room for; the other parts share one. */
  function arrange({ first, found, last }) {
    for (let limit = Math.min(found.length, 6); ; limit -= 1) {
      const rest = found.slice(limit);
      tabs.splice(0, tabs.length, ...first, ...found.slice(0, limit));
      add("more", record.dataset.more, "", rest.flatMap((part) => part.parts ?? []));
      if (last) tabs.push(last);
      build();
      if (limit <= 1 || list.scrollWidth <= list.clientWidth) return;
    }
  }

  function build() {
    list = document.createElement("div");
    list.className = "tabs";
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", document.querySelector("h1").textContent.trim());
    for (const tab of tabs) {
      tab.button = document.createElement("button");
      tab.button.type = "button";
      tab.button.id = `tab.${tab.id}`;
      tab.button.setAttribute("role", "tab");
      tab.button.setAttribute("aria-controls", `tab-panel.${tab.id}`);
      tab.button.append(tab.label);
      if (tab.count) {
        const count = document.createElement("span");
        count.className = "count";
        count.textContent = ` ${tab.count}`;
        tab.button.append(count);
      }
      tab.button.addEventListener("click", () => select(tab));
      tab.panel = document.createElement("div");
      tab.panel.className = "tab-panel";
      tab.panel.id = `tab-panel.${tab.id}`;
      tab.panel.tabIndex = 0;
      tab.panel.hidden = true;
      tab.panel.setAttribute("role", "tabpanel");
      tab.panel.setAttribute("aria-labelledby", tab.button.id);
      tab.panel.append(...(tab.parts ?? []));
      list.append(tab.button);
    }
    list.addEventListener("keydown", walk);
    record.replaceChildren(list, ...tabs.map((tab) => tab.panel));
    record.className = "record-tabs";
  }

  /** A page of its own within a tab is asked for when the tab is first opened. */
  function fill(tab) {
    if (!tab.href || tab.panel.firstChild) return;
    const frame = document.createElement("iframe");
    frame.title = tab.label;
    const [page, part] = tab.href.split("#");
    frame.src = `${page}?panel=plain${part ? `#${part}` : ""}`;
    tab.panel.removeAttribute("tabindex");
    tab.panel.append(frame);
  }

  function select(chosen, isFirst = false) {
    for (const tab of tabs) {
      const isChosen = tab === chosen;
      tab.button.setAttribute("aria-selected", String(isChosen));
      tab.button.tabIndex = isChosen ? 0 : -1;
      tab.panel.hidden = !isChosen;
    }
    fill(chosen);
    chosen.button.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    if (!isFirst) tell("tab", chosen.id);
  }

  function walk(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const place = tabs.findIndex((tab) => tab.button === document.activeElement);
    const isRTL = getComputedStyle(list).direction === "rtl";
    const last = tabs.length - 1;
    const to = {
      ArrowRight: place + (isRTL ? -1 : 1),
      ArrowLeft: place + (isRTL ? 1 : -1),
      Home: 0,
      End: last,
    }[event.key];
    if (to !== undefined) {
      const next = tabs[to < 0 ? last : to > last ? 0 : to];
      select(next);
      next.button.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      tell("step", event.key === "ArrowDown" ? 1 : -1);
    } else {
      return;
    }
    event.preventDefault();
  }

  function reveal(hash) {
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!target) return;
    const tab = tabs.find(({ panel }) => panel?.contains(target));
    if (tab) select(tab);
    target.scrollIntoView();
  }

  if (record && !isPlain) {
    const parts = collect();
    if (parts.first.length + parts.found.length > 1) {
      arrange(parts);
      const asked = decodeURIComponent(root.dataset.panel);
      select(tabs.find(({ id }) => id === asked) ?? tabs[0], true);
    }
    if (location.hash) reveal(location.hash);
  }
  tell("ready");
})();
