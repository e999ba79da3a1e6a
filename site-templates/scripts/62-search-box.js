/* The field in the header, with what it finds below it, and the page of all results. */
(() => {
  "use strict";

  const search = window.Helios?.search;
  const slot = document.querySelector("[data-search]");
  const page = document.querySelector("[data-search-page]");
  if (!search || (!slot && !page)) return;

  const shownInList = 8, shownOnPage = 20;
  const link = slot?.querySelector("a");
  const label = (link || document.querySelector("h1")).textContent.trim();
  const allResults = (query) => {
    const address = new URL(link?.href || location.href);
    address.hash = "";
    address.search = query ? `?q=${encodeURIComponent(query)}` : "";
    return address.href;
  };

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== undefined));
    return made;
  };
  const marked = (pairs) =>
    pairs.map(([text, isFound]) => (isFound ? element("mark", {}, text) : text));
  const icon = (name) => element("span", { class: `icon icon-${name}`, "aria-hidden": "true" });
  const live = element("p", { class: "visually-hidden", role: "status" });
  document.body.append(live);

  const field = (attributes) =>
    element("input", {
      type: "search", "aria-label": label, placeholder: label, autocomplete: "off",
      autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", ...attributes,
    });

  /** What a search found, in words. */
  const told = (found) => {
    const { phrases } = found.index;
    const number = found.count;
    if (!number && !found.places.length) return phrases.none;
    const count = number === 1 ? phrases.one : phrases.many.replace("#", number.toLocaleString());
    if (found.isNear) return `${phrases.near} (${count})`;
    return found.isPartial ? `${phrases.partial} (${count})` : count;
  };

  /* What results show of their texts is read when typing rests: each text is a file to load. */
  const rest = 120;
  let excerpts = [], resting;
  const showExcerpts = () => {
    clearTimeout(resting);
    resting = setTimeout(() => excerpts.splice(0).forEach((show) => show()), rest);
  };

  /** The parts of a result: its title, its kind and status, and where its words stand. */
  const parts = (found, hit) => {
    const { index, terms } = found;
    const kind = index.kinds[index.kindOf[hit.record]];
    const id = index.ids[hit.record];
    const title = index.titles[hit.record] || id;
    const status = index.statuses[index.statusOf[hit.record]];
    const excerpt = element("span", { class: "search-excerpt" });
    excerpts.push(() => search.excerpt(hit.record, title, terms, 150).then(
      (pairs) => excerpt.append(...marked(pairs)), () => {},
    ));
    return {
      href: `${search.root}${kind.plural}/${id}/index.html`,
      title: element("span", { class: "search-title" }, ...marked(search.mark(title, terms))),
      meta: element(
        "span", { class: "search-meta" },
        element("span", { class: "search-of-kind" }, kind.one), " ",
        element("code", {}, ...marked(search.mark(id, terms))), " ",
        status.label ? element("span", { class: `badge badge-${status.tone}` }, status.label) : undefined,
      ),
      excerpt,
    };
  };

  /** Waits until the browser has nothing else to do, or for a short while. */
  const inBreak = () => new Promise((go) => {
    if (window.requestIdleCallback) requestIdleCallback(go, { timeout: 100 });
    else setTimeout(go, 20);
  });

  /* Of a portal that is copied without its index, the plain one is left. */
  const fail = (error) => console.warn(error);

  let isRehearsed = false;

  /** Goes through a query and shows nothing: what runs for the first time takes its time. */
  const rehearse = async (isTyping, shown) => {
    const index = await search.ready();
    if (isRehearsed) return;
    isRehearsed = true;
    let found;
    /* A letter by itself asks for no other file. */
    for (const step of [
      () => index.folded(),
      async () => { found = await search.find("a"); },
      () => [told(found), ...found.first(shown).map((hit) => parts(found, hit))],
    ]) {
      await inBreak();
      if (isTyping()) return;
      await step();
    }
  };

  /* The field in the header: a combobox, whose list are links. */

  const box = slot && !page ? header() : undefined;
  const main = page ? results() : undefined;

  function header() {
    const input = field({
      role: "combobox", "aria-expanded": "false", "aria-controls": "search.list",
      "aria-autocomplete": "list", "aria-haspopup": "listbox", class: "search-input",
    });
    const list = element("div", { role: "listbox", id: "search.list", "aria-label": label, class: "search-list" });
    const more = element("a", { class: "search-all-results", href: allResults("") });
    const note = element("p", { class: "search-note" });
    const panel = element("div", { class: "search-panel", hidden: true }, note, list, more);
    slot.append(
      element("div", { class: "search-field" }, icon("search"), input, element("kbd", { "aria-hidden": "true" }, "/")),
      panel,
    );
    slot.classList.add("is-live");
    let turn = 0, chosen = -1, before = null;

    const choose = (place) => {
      const options = list.children;
      options[chosen]?.setAttribute("aria-selected", "false");
      chosen = options.length ? (place + options.length) % options.length : -1;
      const option = options[chosen];
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) input.setAttribute("aria-activedescendant", option.id);
      else input.removeAttribute("aria-activedescendant");
    };
    const open = (isOpen) => {
      panel.hidden = !isOpen;
      input.setAttribute("aria-expanded", String(isOpen));
      if (!isOpen) choose(-1), (chosen = -1), input.removeAttribute("aria-activedescendant");
    };
    const option = (place, href, ...children) =>
      element("a", { role: "option", id: `search.option.${place}`, href, tabindex: "-1", "aria-selected": "false", class: "search-option" }, ...children);

    const show = (found) => {
      const { phrases } = found.index;
      excerpts = [];
      const first = found.first(shownInList);
      const exact = first.filter((hit) => hit.isExact).length;
      const ways = found.places.map((place) => (at) =>
        option(at, search.root + place.path,
          element("span", { class: "search-title" }, ...marked(search.mark(place.label, found.terms))),
          element("span", { class: "search-meta" }, place.count === undefined ? phrases.page : `${phrases.list} · ${place.count}`)));
      const hits = first.map((hit) => (at) => {
        const { href, title, meta, excerpt } = parts(found, hit);
        return option(at, href, title, meta, excerpt);
      });
      hits.splice(exact, 0, ...ways);
      list.replaceChildren(...hits.map((make, at) => make(at)));
      showExcerpts();
      list.hidden = !hits.length;
      const isWhole = found.count && !found.isNear && !found.isPartial;
      note.textContent = isWhole ? "" : hits.length ? told(found) : `${phrases.none}. ${phrases.hint}`;
      note.hidden = isWhole;
      more.href = allResults(input.value.trim());
      more.textContent = phrases.all.replace("#", found.count.toLocaleString());
      more.hidden = found.count <= shownInList;
      live.textContent = told(found);
      chosen = -1;
      open(true);
    };

    const update = async () => {
      const mine = ++turn;
      const query = input.value.trim();
      if (!query) {
        live.textContent = "";
        return open(false);
      }
      try {
        const found = await search.find(query);
        if (mine !== turn) return;
        show(found);
        panel.dataset.query = query;
      } catch (error) {
        fail(error);
      }
    };

    input.addEventListener("focus", (event) => {
      before = event.relatedTarget;
      rehearse(() => turn, shownInList).catch(fail);
    });
    input.addEventListener("input", update);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (panel.hidden) return void update();
        choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? -1 : chosen - 1);
      } else if (event.key === "Enter") {
        event.preventDefault();
        const target = list.children[chosen]?.href || allResults(input.value.trim());
        if (event.ctrlKey || event.metaKey) window.open(target, "_blank", "noopener");
        else location.href = target;
      } else if (event.key === "Escape") {
        turn += 1;
        if (!panel.hidden) event.preventDefault(), open(false);
        else if (input.value) input.value = "";
        else if (before?.isConnected) before.focus();
        else input.blur();
      } else if (event.key === "Tab") {
        open(false);
      }
    });
    document.addEventListener("click", (event) => {
      if (!slot.contains(event.target)) open(false);
    });
    slot.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !slot.contains(event.relatedTarget)) open(false);
    });
    return input;
  }

  /* The page of all results. */

  function results() {
    slot?.setAttribute("hidden", "");
    const everything = document.querySelector("[data-search-all]");
    const input = field({ class: "search-input", "aria-describedby": "search.told" });
    const count = element("p", { class: "search-told", id: "search.told" });
    const facets = element("div", { class: "search-facets" });
    const list = element("ol", { class: "search-hits" });
    const more = element("button", { type: "button", class: "button search-more", hidden: true });
    page.append(
      element("div", { class: "search-field search-field-large" }, icon("search"), input),
      facets, count, list, more,
    );
    const state = new URLSearchParams(location.search);
    input.value = state.get("q") || "";
    const chosen = { kind: state.get("kind") || "", status: state.get("status") || "" };
    let turn = 0, last = null;

    const remember = () => {
      const kept = new URLSearchParams();
      if (input.value.trim()) kept.set("q", input.value.trim());
      for (const name of ["kind", "status"]) if (chosen[name]) kept.set(name, chosen[name]);
      try {
        history.replaceState(null, "", `${location.pathname}${kept.size || String(kept) ? `?${kept}` : ""}`);
      } catch {
        /* Some browsers leave the address of a file as it is. */
      }
    };

    const result = (found, hit) => {
      const { href, title, meta, excerpt } = parts(found, hit);
      return element("li", {}, element("a", { class: "search-hit", href }, title), meta, excerpt);
    };
    const way = (found, place) =>
      element("li", { class: "search-way" },
        element("a", { class: "search-hit", href: search.root + place.path },
          element("span", { class: "search-title" }, place.label)),
        element("span", { class: "search-meta" },
          place.count === undefined ? found.index.phrases.page : `${found.index.phrases.list} · ${place.count}`));

    const facet = (found, name, values, words) => {
      const { phrases } = found.index;
      if (values.length < 2 && !chosen[name]) return undefined;
      const select = element("select", { id: `search.${name}` },
        element("option", { value: "" }, phrases.any),
        ...values.map(([value, hits]) => element("option", { value }, `${words(value)} (${hits})`)));
      select.value = chosen[name];
      select.addEventListener("change", () => {
        chosen[name] = select.value;
        update().then(() => document.getElementById(`search.${name}`)?.focus());
      });
      return element("label", { class: "search-facet" }, `${phrases[name]} `, select);
    };

    const show = (found) => {
      const { index } = found;
      const { kinds, statuses } = found.facets;
      excerpts = [];
      last = found;
      const called = (name) => index.kinds.find((kind) => kind.name === name)?.many || name;
      facets.replaceChildren(...[
        facet(found, "kind", kinds, called),
        facet(found, "status", statuses, (status) => status),
      ].filter(Boolean));
      const isAnything = input.value.trim() || chosen.kind;
      everything.hidden = Boolean(isAnything);
      count.textContent = isAnything ? told(found) : "";
      if (isAnything && !found.count) count.textContent += `. ${index.phrases.hint}`;
      live.textContent = isAnything ? told(found) : "";
      const first = found.first(shownOnPage);
      const exact = first.filter((hit) => hit.isExact).length;
      const items = first.map((hit) => result(found, hit));
      if (!chosen.kind && !chosen.status) {
        items.splice(exact, 0, ...found.places.map((place) => way(found, place)));
      }
      list.replaceChildren(...items);
      showExcerpts();
      more.textContent = index.phrases.more;
      more.hidden = found.count <= shownOnPage;
    };

    const update = async () => {
      const mine = ++turn;
      remember();
      try {
        const found = await search.find(input.value.trim(), chosen);
        if (mine === turn) show(found);
      } catch (error) {
        fail(error);
      }
    };

    more.addEventListener("click", () => {
      const start = list.querySelectorAll("li:not(.search-way)").length;
      const items = last.hits.slice(start, start + shownOnPage).map((hit) => result(last, hit));
      list.append(...items);
      showExcerpts();
      more.hidden = start + shownOnPage >= last.count;
      items[0]?.querySelector("a").focus();
    });
    input.addEventListener("input", update);
    page.addEventListener("keydown", (event) => {
      const links = [input, ...list.querySelectorAll(".search-hit")];
      const place = links.indexOf(document.activeElement);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && place >= 0 && links[place + step]) {
        event.preventDefault();
        links[place + step].focus();
      } else if (event.key === "Enter" && place === 0 && links[1]) {
        location.href = links[1].href;
      } else if (event.key === "Escape" && place > 0) {
        input.focus();
      }
    });
    if (input.value || chosen.kind) update();
    else rehearse(() => turn, shownOnPage).catch(fail);
    input.focus({ preventScroll: true });
    return input;
  }

  /* `/` and Ctrl+K, or Cmd+K. */

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    const isTyping = target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
    const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isCommand = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isSlash && !isCommand) return;
    event.preventDefault();
    const input = main || box;
    /* On a narrow screen the header has room for the way to the page only. */
    if (!input.offsetParent) location.href = allResults("");
    input.focus();
    input.select();
  });
})();
