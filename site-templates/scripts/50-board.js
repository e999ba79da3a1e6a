/* The board: a choice of cards, kept in the address, and the arrow keys. */
(() => {
  "use strict";
  const board = document.querySelector(".board");
  if (!board) return;

  /** The facts of the cards that a long column leaves to the list, and how many have the same. */
  function restOf(more) {
    return (more?.dataset.rest.split("\n") ?? []).map((line) => {
      const [client, assignee, priority, type, count] = line.split("\t");
      return { facts: { client, assignee, priority, type }, count: Number(count) };
    });
  }

  const columns = [...board.querySelectorAll(".column")].map((column) => ({
    counts: [
      column.querySelector(".count"),
      document.querySelector(`.board-jump a[href="#${CSS.escape(column.querySelector("h2").id)}"] .count`),
    ],
    total: column.querySelector(".count").textContent,
    cards: [...column.querySelectorAll(".ticket")],
    more: column.querySelector(".column-more"),
    rest: restOf(column.querySelector(".column-more")),
  }));
  const cards = columns.flatMap((column) => column.cards);

  // Which cards are shown.
  const filters = document.querySelector(".board-filters");
  if (filters) {
    const selects = [...filters.querySelectorAll("select")];
    const reset = filters.querySelector("button");
    const status = filters.querySelector("[role=status]");

    const show = () => {
      const chosen = selects.filter((select) => select.value !== "");
      for (const select of selects) select.classList.toggle("is-set", select.value !== "");
      const isChosen = (facts) => chosen.every((select) => facts[select.name] === select.value);
      for (const card of cards) card.hidden = !isChosen(card.dataset);
      let all = 0;
      let found = 0;
      for (const column of columns) {
        const shown = column.cards.filter((card) => !card.hidden).length;
        const rest = (isCounted) =>
          column.rest.reduce((sum, { facts, count }) => sum + (isCounted(facts) ? count : 0), 0);
        const more = rest(isChosen);
        all += column.cards.length + rest(() => true);
        found += shown + more;
        const text = chosen.length ? `${shown + more} / ${column.total}` : column.total;
        for (const count of column.counts) if (count) count.textContent = text;
        if (column.more) lead(column, chosen, more);
      }
      status.textContent = chosen.length ? `${found} / ${all}` : "";
      reset.hidden = !chosen.length;
    };

    /** The way to the cards that are not here, by the same choice. */
    const lead = ({ more }, chosen, count) => {
      const link = more.querySelector("a");
      more.whole ??= { href: link.getAttribute("href"), text: link.textContent };
      const asked = chosen.map(({ dataset, value }) => `&${dataset.key}=${encodeURIComponent(value)}`);
      link.setAttribute("href", more.whole.href + asked.join(""));
      link.textContent = chosen.length ? more.dataset.more.replace("%n", count) : more.whole.text;
      more.hidden = chosen.length > 0 && count === 0;
    };

    const read = () => {
      const query = new URLSearchParams(location.search);
      for (const select of selects) {
        const value = query.get(select.name) ?? "";
        const isKnown = [...select.options].some((option) => option.value === value);
        select.value = isKnown ? value : "";
      }
      show();
    };

    const write = () => {
      const query = new URLSearchParams(location.search);
      for (const select of selects) {
        if (select.value) query.set(select.name, select.value);
        else query.delete(select.name);
      }
      const text = query.toString();
      try {
        history.replaceState(history.state, "", location.pathname + (text ? `?${text}` : "") + location.hash);
      } catch {
        // Where the address may not change, the choice holds for this visit.
      }
      show();
    };

    filters.addEventListener("change", write);
    reset.addEventListener("click", () => {
      for (const select of selects) select.value = "";
      write();
      selects[0].focus();
    });
    addEventListener("popstate", read);
    addEventListener("pageshow", read);
    filters.hidden = false;
    read();
  }

  // From card to card.
  board.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const card = event.target.closest(".ticket");
    if (!card) return;
    const shown = columns.map((column) => column.cards.filter((other) => !other.hidden));
    const filled = shown.filter((list) => list.length);
    const column = filled.findIndex((list) => list.includes(card));
    const row = filled[column].indexOf(card);
    const isReversed = getComputedStyle(board).direction === "rtl";
    const step = { ArrowLeft: isReversed ? 1 : -1, ArrowRight: isReversed ? -1 : 1 }[event.key];
    let next;
    if (event.key === "ArrowDown") next = filled[column][row + 1];
    else if (event.key === "ArrowUp") next = filled[column][row - 1];
    else if (event.key === "Home") next = filled[column][0];
    else if (event.key === "End") next = filled[column].at(-1);
    else if (step) next = filled[column + step]?.[Math.min(row, filled[column + step].length - 1)];
    else return;
    event.preventDefault();
    next?.querySelector(".ticket-link").focus();
  });
})();
