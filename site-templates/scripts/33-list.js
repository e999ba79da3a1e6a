/* Lists: the controls above the rows, and what they say in the address. */
(() => {
  "use strict";

  const Helios = (window.Helios = window.Helios || {});
  const tools = document.querySelector(".list-tools");
  if (!tools) return;
  const sections = Array.from(document.querySelectorAll("[data-rows-of]"));
  if (!sections.length) return;

  const parts = Helios.listParts;
  const { list: name, rows: script } = tools.dataset;
  // The script lies in the portal's folder.
  const root = (script || "").replace(/[^/]*$/, "");
  const number = new Intl.NumberFormat(document.documentElement.lang || "en");
  const find = (selector) => tools.querySelector(selector);
  const words = (key, values) =>
    tools.dataset[key].replace(/%(\w+)/g, (_, part) => values[part]);
  const field = find("input");
  const choice = find("select");
  const columnMenu = find(".list-columns");
  const count = find("output");
  const more = find(".list-more");
  const chips = find(".list-chips");

  const state = { q: "", sort: null, facets: new Map(), columns: null };
  let rows = Helios.listRows.fromTables(sections.map((part) => part.querySelector("table")));
  let table = script ? null : new Helios.PlainTable(sections, rows, sortBy);
  let shown = [];
  const menus = new Map();

  // MARK: All rows of a list of several pages

  let loading = null;

  /** Brings the rows of all pages, once. */
  function load() {
    if (!script || table) return Promise.resolve();
    loading ||= new Promise((resolve) => {
      count.textContent = tools.dataset.loading;
      Helios.rows = (data) => {
        rows = Helios.listRows.fromScript(data, root, tools.dataset.folder);
        table = new Helios.LongTable(sections, rows, sortBy);
        table.show(rows.matching(state), null, pickedColumns());
        // Made while nobody waits for it.
        setTimeout(() => rows.texts);
        document.querySelector(".pager")?.remove();
        for (const menu of menus.values()) menu.remove();
        menus.clear();
        addControls();
        resolve();
      };
      const element = document.createElement("script");
      element.src = script;
      element.addEventListener("error", () => tell());
      document.head.append(element);
    });
    return loading;
  }

  // MARK: The address

  const reserved = new Set(["q", "sort", "columns", "open", "panel"]);
  const parameter = (key) => (reserved.has(key) ? `field.${key}` : key);
  const store = `helios.columns.${name}`;

  function remembered() {
    try {
      return localStorage.getItem(store);
    } catch {
      return null;
    }
  }

  function remember(columns) {
    try {
      if (columns) localStorage.setItem(store, columns);
      else localStorage.removeItem(store);
    } catch {
      // Pages from the disk may have no memory; the address still says it.
    }
  }

  const split = (text) => text.match(/(?:\\.|[^,\\])+/g) || [];
  const unescaped = (text) => text.replace(/\\(.)/g, "$1");
  const escaped = (text) => text.replace(/[,\\]/g, "\\$&");

  function read() {
    const asked = new URLSearchParams(location.search);
    state.q = asked.get("q") || "";
    const sort = asked.get("sort");
    state.sort = sort
      ? { key: sort.replace(/^-/, ""), descending: sort.startsWith("-") }
      : null;
    state.facets.clear();
    for (const column of rows.columns) {
      const value = column.facet && asked.get(parameter(column.key));
      if (value) state.facets.set(column.key, new Set(split(value).map(unescaped)));
    }
    state.columns = asked.get("columns") || remembered();
  }

  const pickedColumns = () => {
    const all = rows.columns;
    const asked = state.columns && new Set(split(state.columns).map(unescaped));
    if (!asked) return all.filter((column) => !column.extra);
    const picked = all.filter((column) => column.title || asked.has(column.key));
    return picked.length > 1 || asked.size < 2 ? picked : all.filter((column) => !column.extra);
  };

  function write() {
    const address = new URL(location.href);
    const asked = address.searchParams;
    const put = (key, value) => (value ? asked.set(key, value) : asked.delete(key));
    put("q", state.q.trim());
    put("sort", state.sort && (state.sort.descending ? "-" : "") + state.sort.key);
    put("columns", state.columns);
    for (const column of rows.columns) {
      if (!column.facet) continue;
      const keys = state.facets.get(column.key);
      put(parameter(column.key), keys && Array.from(keys, escaped).join(","));
    }
    const text = address.href.replace(/%2C/g, ",");
    if (text !== location.href) history.replaceState(history.state, "", text);
  }

  // MARK: Showing

  const isFiltered = () => state.q.trim() !== "" || state.facets.size > 0;
  let telling = 0;
  let hasTold = false;

  function update() {
    shown = rows.sorted(rows.matching(state), state.sort);
    table.show(shown, state.sort, pickedColumns());
    find(".list-none").hidden = shown.length > 0;
    showChips();
    for (const [key, menu] of menus) {
      menu.classList.toggle("is-chosen", state.facets.has(key));
      if (menu.open) menu.refresh();
    }
    choice.value = state.sort ? (state.sort.descending ? "-" : "") + state.sort.key : "";
    write();
    // One who types hears the number once, not for every letter.
    clearTimeout(telling);
    telling = setTimeout(tell, 150);
    document.dispatchEvent(new Event("helios:rows"));
  }

  function tell() {
    hasTold ||= isFiltered();
    const total = number.format(Number(tools.dataset.count));
    count.textContent = hasTold
      ? words("shown", { n: number.format(shown.length), total }) : "";
  }

  /** Changes what is asked for and shows it, once all rows are there. */
  function change(make) {
    load().then(() => {
      make();
      update();
    });
  }

  function sortBy(key) {
    change(() => {
      const { sort } = state;
      if (!sort || sort.key !== key) state.sort = { key, descending: false };
      else state.sort = sort.descending ? null : { key, descending: true };
    });
  }

  function choose(column, key, isChosen) {
    change(() => {
      const keys = state.facets.get(column) || new Set();
      if (isChosen) keys.add(key);
      else keys.delete(key);
      if (keys.size) state.facets.set(column, keys);
      else state.facets.delete(column);
    });
  }

  function showChips() {
    const found = [];
    for (const [key, keys] of state.facets) {
      const column = rows.column(key);
      for (const value of keys) {
        const label = value === "-" ? tools.dataset.blank : column.labels.get(value) || value;
        const text = `${column.label}: ${label}`;
        found.push(chip(text, words("remove", { filter: text }), () => choose(key, value, false)));
      }
    }
    chips.replaceChildren(...found);
  }

  function chip(text, label, remove) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => {
      const next = item.nextElementSibling || item.previousElementSibling;
      const place = Array.from(chips.children).indexOf(next);
      remove();
      // The list has been made anew; the one who pressed goes on from about there.
      requestAnimationFrame(() => {
        const after = chips.children[Math.min(place, chips.children.length - 1)];
        (after ? after.firstChild : field).focus();
      });
    });
    item.append(button);
    return item;
  }

  // MARK: Menus

  const asked = {
    blank: tools.dataset.blank,
    hint: field.placeholder,
    choose,
    load,
    counts: (column) => rows.counts(column, rows.matching(state, column.key)),
    chosen: (column) => state.facets.get(column.key) || new Set(),
    menu: (column) => menus.get(column.key),
  };

  /** Whether choosing by a column narrows anything: some of its values come more than once. */
  function isUseful(column) {
    const distinct = column.labels.size;
    return distinct > 0 && distinct <= Math.max(12, Math.min(300, rows.count * 0.7))
      && column.choices.length > 1;
  }

  function addControls() {
    const open = Array.from(menus).find(([, menu]) => menu.open)?.[0];
    for (const column of rows.columns) {
      if (!column.facet || column.title || !isUseful(column)) continue;
      const menu = parts.facetMenu(column, asked);
      menu.open = column.key === open;
      menus.set(column.key, menu);
      find(".list-choices").insertBefore(menu, find(".list-sort"));
    }
    choice.replaceChildren(new Option(`${choice.previousElementSibling.textContent} …`, ""));
    for (const { key, label } of rows.columns) {
      choice.append(
        new Option(label, key),
        new Option(words("descending", { column: label }), `-${key}`),
      );
    }
    const picked = new Set(pickedColumns());
    columnMenu.querySelectorAll("label").forEach((line) => line.remove());
    for (const column of rows.columns) {
      if (column.title) continue;
      column.isShown = picked.has(column);
      columnMenu.querySelector("fieldset").append(
        parts.option(column.label, column.isShown, null, (isShown) => pickColumn(column.key, isShown)),
      );
    }
  }

  function pickColumn(key, isShown) {
    change(() => {
      rows.column(key).isShown = isShown;
      const picked = rows.columns.filter((column) => column.title || column.isShown);
      const isUsual = rows.columns.every((column) =>
        column.title || column.isShown === !column.extra);
      state.columns = isUsual ? null : picked.map((column) => escaped(column.key)).join(",");
      remember(state.columns);
    });
  }

  // MARK: Scrolling

  /** Scrolls to a row that is not in sight: right below what stays, so that none is cut there. */
  function bringIntoSight(row) {
    const staying = [document.querySelector(".site-header"), row.closest("table").tHead?.rows[0].cells[0]];
    const edge = () =>
      Math.max(0, ...staying.map((part) => part?.getBoundingClientRect().bottom ?? 0));
    const { top, bottom } = row.getBoundingClientRect();
    if (top >= edge() && bottom <= innerHeight) return;
    row.scrollIntoView({ block: "start", behavior: "instant" });
    scrollBy({ top: row.getBoundingClientRect().top - edge(), behavior: "instant" });
  }

  // MARK: CSV

  function download() {
    const columns = pickedColumns();
    const lines = [columns.map(({ label }) => label)];
    for (const row of shown) lines.push(columns.map((column) => column.data(row)));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(parts.csv(lines));
    link.download = `${name}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  // MARK: Beginning

  more.addEventListener("click", () => {
    const isOpen = tools.classList.toggle("is-open");
    more.setAttribute("aria-expanded", String(isOpen));
  });
  field.addEventListener("focus", load);
  // The letter is seen first, and of letters typed in haste only the last counts.
  let typing = 0;
  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => change(() => {
      state.q = field.value;
    }), 30);
  });
  choice.addEventListener("change", () => change(() => {
    const key = choice.value;
    state.sort = key ? { key: key.replace(/^-/, ""), descending: key.startsWith("-") } : null;
  }));
  find(".list-download").addEventListener("click", () => change(download));
  find(".list-none button").addEventListener("click", () => change(() => {
    field.value = "";
    state.q = "";
    state.facets.clear();
    field.focus();
  }));
  tools.addEventListener("toggle", parts.keepInWindow, true);
  tools.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = event.target.closest("details[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
    event.stopPropagation();
  });
  document.addEventListener("click", (event) => {
    for (const open of tools.querySelectorAll("details[open]")) {
      if (!open.contains(event.target)) open.open = false;
    }
  });

  function begin() {
    read();
    field.value = state.q;
    addControls();
    if (script && (isFiltered() || state.sort)) load().then(() => { read(); update(); });
    else if (script) tell();
    else update();
  }

  if (script) {
    const all = document.createElement("button");
    all.type = "button";
    all.textContent = tools.dataset.all;
    all.addEventListener("click", () => change(() => {}));
    document.querySelector(".pager")?.append(all);
    for (const section of sections) {
      for (const head of section.querySelector("table").tHead.rows[0].cells) {
        Helios.addSortButton(head, sortBy);
      }
    }
  }
  begin();

  /** What the record beside the list asks of it. */
  Helios.list = {
    load,
    /** The records in the order shown. */
    get order() {
      return table ? shown.map((row) => rows.ids[row]) : rows.ids;
    },
    has: (id) => rows.ids.includes(id),
    idOf: (link) => Helios.listRows.idOf(link.getAttribute("href")),
    /** Says in the address once more what is shown. */
    write,
    /** A link of a record whose row is not among those shown. */
    anyLink(id) {
      const row = rows.ids.indexOf(id);
      if (row < 0) return null;
      const holder = document.createElement("div");
      holder.innerHTML = rows.columns.find((column) => column.title).html(row);
      return holder.querySelector("a");
    },
    /** The link of a record, if its row is in the page. */
    link(id, isBroughtIn = false) {
      const row = rows.ids.indexOf(id);
      if (row < 0) return null;
      if (!table) return rows.elements[row].querySelector("th a");
      return shown.includes(row) ? table.link(row, isBroughtIn) : null;
    },
    /** The link of a record whose row is shown, brought into sight. */
    reveal(id) {
      const link = this.link(id, true);
      const row = link?.closest("tr");
      if (row) bringIntoSight(row);
      return link;
    },
  };
})();
