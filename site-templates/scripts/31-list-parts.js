/* Lists: the menus above the rows, and their cells as CSV. */
(() => {
  "use strict";

  const Helios = (window.Helios = window.Helios || {});
  const number = new Intl.NumberFormat(document.documentElement.lang || "en");

  /** A check box with its words and a number behind them. */
  function option(label, isChecked, total, change) {
    const line = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = isChecked;
    box.addEventListener("change", () => change(box.checked));
    const text = document.createElement("span");
    text.textContent = label;
    line.append(box, text);
    if (total !== null) {
      const badge = document.createElement("span");
      badge.className = "count";
      badge.textContent = number.format(total);
      line.append(badge);
    }
    return line;
  }

  /** A menu of the values of a column, each with how many rows it would leave. */
  function facetMenu(column, list) {
    const menu = document.createElement("details");
    menu.className = "list-menu";
    menu.name = "list-menu";
    const summary = document.createElement("summary");
    summary.textContent = column.label;
    const group = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.className = "visually-hidden";
    legend.textContent = column.label;
    const options = document.createElement("div");
    options.className = "list-options";
    group.append(legend, options);
    if (column.labels.size > 12) group.insertBefore(finder(options, list.hint), options);
    menu.append(summary, group);
    menu.refresh = () => {
      const counts = list.counts(column);
      const chosen = list.chosen(column);
      const keys = Array.from(column.labels);
      if (column.choices.some((choices) => !choices.length)) keys.push(["-", list.blank]);
      const active = options.contains(document.activeElement)
        ? Array.from(options.children).indexOf(document.activeElement.parentNode) : -1;
      options.replaceChildren(...keys.map(([key, label]) => {
        const line = option(label, chosen.has(key), counts.get(key) || 0, (isChosen) =>
          list.choose(column.key, key, isChosen));
        line.classList.toggle("is-empty", !counts.get(key) && !chosen.has(key));
        return line;
      }));
      if (active >= 0) options.children[active]?.firstChild.focus();
    };
    menu.addEventListener("toggle", () => {
      if (menu.open) list.load().then(() => (list.menu(column) || menu).refresh());
    });
    return menu;
  }

  /** Narrows long menus. */
  function finder(options, hint) {
    const input = document.createElement("input");
    input.type = "search";
    input.placeholder = hint;
    input.setAttribute("aria-label", hint);
    input.addEventListener("input", () => {
      const text = input.value.trim().toLowerCase();
      for (const line of options.children) {
        line.hidden = !line.textContent.toLowerCase().includes(text);
      }
    });
    return input;
  }

  /** Moves a menu near the edge of the window back into it. */
  function keepInWindow({ target }) {
    const part = target.open && target.querySelector("fieldset");
    if (!part) return;
    part.style.translate = "none";
    const { left, right } = part.getBoundingClientRect();
    const over = Math.max(0, right + 8 - document.documentElement.clientWidth);
    part.style.translate = `${left < 8 ? 8 - left : -over}px`;
  }

  /** A cell of CSV; one that a spreadsheet would take for a formula begins with an apostrophe. */
  function cell(text) {
    const isFormula = /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d\s().,/-]*$/.test(text));
    const safe = isFormula ? `'${text}` : text;
    return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  /** Rows of cells as CSV, which spreadsheets know as UTF-8 by its mark. */
  const csv = (lines) =>
    new Blob(["\ufeff", ...lines.map((line) => `${line.map(cell).join(",")}\r\n`)], {
      type: "text/csv",
    });

  Helios.listParts = { csv, facetMenu, keepInWindow, option };
})();
