/* Lists: what shows the rows; those in the page, or of many only the ones in sight. */
(() => {
  "use strict";

  const Helios = (window.Helios = window.Helios || {});
  const { escaped } = Helios.listRows;

  /** Makes the words above a column a button that sorts by it. */
  function addSortButton(head, sortBy) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sortBy(head.dataset.key));
    head.append(button);
  }

  function markSorted(heads, sort) {
    for (const head of heads) {
      if (sort && head.dataset.key === sort.key) {
        head.setAttribute("aria-sort", sort.descending ? "descending" : "ascending");
      } else {
        head.removeAttribute("aria-sort");
      }
    }
  }

  /** Shows the rows that stand in the page, section by section. */
  class PlainTable {
    constructor(sections, rows, sortBy) {
      this.rows = rows;
      this.parts = sections.map((section) => {
        const table = section.querySelector("table");
        const heads = Array.from(table.tHead.rows[0].cells);
        for (const head of heads) addSortButton(head, sortBy);
        return { section, heads, body: table.tBodies[0], count: section.querySelector("h2 .count") };
      });
      this.partOfRow = rows.elements.map((row) =>
        this.parts.findIndex((part) => part.body === row.parentNode));
    }

    show(found, sort, columns) {
      const lists = this.parts.map(() => []);
      for (const row of found) lists[this.partOfRow[row]].push(this.rows.elements[row]);
      this.parts.forEach((part, index) => {
        part.section.hidden = !lists[index].length;
        const old = part.body.rows;
        const isSame = old.length === lists[index].length
          && lists[index].every((row, place) => row === old[place]);
        if (!isSame) part.body.replaceChildren(...lists[index]);
        if (part.count) part.count.textContent = String(lists[index].length);
        markSorted(part.heads, sort);
        this.showColumns(part, columns);
      });
    }

    showColumns(part, columns) {
      const shown = new Set(columns.map(({ key }) => key));
      part.heads.forEach((head, place) => {
        const isHidden = !shown.has(head.dataset.key);
        if (head.hidden === isHidden) return;
        head.hidden = isHidden;
        const column = this.rows.column(head.dataset.key);
        this.rows.elements.forEach((row, index) => {
          if (this.parts[this.partOfRow[index]] !== part) return;
          showCell(row.cells[place], column, column.html(index), isHidden);
        });
      });
    }

    link(row) {
      return this.rows.elements[row].querySelector("th a");
    }
  }

  /** Shows or hides a cell; one that was hidden so far holds ids alone. */
  function showCell(cell, column, html, isHidden) {
    cell.hidden = isHidden;
    if (cell.dataset.label !== undefined) return;
    cell.dataset.label = column.label;
    cell.innerHTML = `<div>${html}</div>`;
  }

  /** Shows any number of rows, of which only the blocks near the window are in the page. */
  class LongTable {
    static blockSize = 10;
    static margin = 600;

    constructor(sections, rows, sortBy) {
      this.rows = rows;
      this.sortBy = sortBy;
      this.section = sections[0];
      for (const other of sections.slice(1)) other.remove();
      this.section.querySelector("h2")?.remove();
      this.table = this.section.querySelector("table");
      const [old] = this.table.tBodies;
      this.rowHeight = old.offsetHeight / (old.rows.length || 1);
      this.keepWidths();
      this.table.classList.add("is-long");
      old.remove();
      this.before = spacer();
      this.after = spacer();
      this.blocks = [];
      let isWaiting = false;
      const follow = () => {
        if (isWaiting) return;
        isWaiting = true;
        requestAnimationFrame(() => {
          isWaiting = false;
          this.follow();
        });
      };
      addEventListener("scroll", follow, { passive: true, capture: true });
      addEventListener("resize", follow);
      addEventListener("beforeprint", () => this.showBlocks(0, this.blocks.length));
    }

    /** Columns keep the widths they have, so that they stand still while rows come and go. */
    keepWidths() {
      this.widths = new Map();
      for (const head of this.table.tHead.rows[0].cells) {
        if (!head.hidden) this.widths.set(head.dataset.key, head.offsetWidth);
      }
    }

    show(found, sort, columns) {
      this.columns = columns;
      this.showHeads(columns, sort);
      this.section.hidden = !found.length;
      this.table.setAttribute("aria-rowcount", String(found.length + 1));
      for (const { body } of this.blocks) body?.remove();
      this.blocks = [];
      for (let start = 0; start < found.length; start += LongTable.blockSize) {
        const rows = found.slice(start, start + LongTable.blockSize);
        this.blocks.push({ start, rows, body: null, height: rows.length * this.rowHeight });
      }
      this.table.append(this.before, this.after);
      this.start = 0;
      this.end = 0;
      // As much as the window shows, without asking where it is; the rest when there is time.
      const inSight = Math.ceil(innerHeight / (this.rowHeight * LongTable.blockSize));
      this.showBlocks(0, Math.min(this.blocks.length, inSight));
      requestAnimationFrame(() => this.follow());
    }

    showHeads(columns, sort) {
      const key = columns.map((column) => column.key).join("\n");
      if (key !== this.headsKey) {
        this.headsKey = key;
        const heads = columns.map((column) => {
          const head = document.createElement("th");
          head.scope = "col";
          head.dataset.key = column.key;
          head.textContent = column.label;
          if (column.numeric) head.className = "numeric";
          head.style.width = `${this.widths.get(column.key) || 160}px`;
          addSortButton(head, this.sortBy);
          return head;
        });
        const focused = this.table.tHead.contains(document.activeElement);
        this.table.tHead.rows[0].replaceChildren(...heads);
        if (focused && sort) heads.find((h) => h.dataset.key === sort.key)?.firstChild.focus();
      }
      markSorted(this.table.tHead.rows[0].cells, sort);
    }

    /** Brings in the blocks near the window and takes out the others. */
    follow() {
      if (!this.blocks.length) return;
      for (const block of this.blocks.slice(this.start, this.end)) {
        block.height = block.body.offsetHeight || block.height;
      }
      const first = this.before.hidden ? this.blocks[this.start].body : this.before;
      const { top } = first.getBoundingClientRect();
      const { margin } = LongTable;
      let start = 0;
      let y = top;
      while (start < this.blocks.length - 1 && y + this.blocks[start].height < -margin) {
        y += this.blocks[start].height;
        start += 1;
      }
      let end = start;
      while (end < this.blocks.length && y < innerHeight + margin) {
        y += this.blocks[end].height;
        end += 1;
      }
      if (start !== this.start || end !== this.end) this.showBlocks(start, Math.max(end, start + 1));
    }

    showBlocks(start, end) {
      this.blocks.forEach((block, place) => {
        const isShown = place >= start && place < end;
        if (!isShown && block.body) {
          if (block.body.contains(document.activeElement)) this.left = block;
          block.body.remove();
          block.body = null;
        }
      });
      for (let place = start; place < end; place += 1) {
        const block = this.blocks[place];
        if (block.body) continue;
        block.body = document.createElement("tbody");
        block.body.innerHTML = block.rows
          .map((row, i) => this.markup(row, block.start + i)).join("");
        const next = this.blocks.slice(place + 1, end).find(({ body }) => body?.isConnected);
        this.table.insertBefore(block.body, next ? next.body : this.after);
      }
      // Who scrolls away from the row in use and back goes on from about there.
      if (this.left?.body && document.activeElement === document.body) {
        this.left.body.querySelector("a").focus({ preventScroll: true });
        this.left = null;
      }
      this.start = start;
      this.end = end;
      const height = (blocks) => blocks.reduce((sum, block) => sum + block.height, 0);
      setHeight(this.before, height(this.blocks.slice(0, start)));
      setHeight(this.after, height(this.blocks.slice(end)));
      document.dispatchEvent(new Event("helios:rows"));
    }

    markup(row, place) {
      const cells = this.columns.map((column) => {
        const name = column.title ? "th" : "td";
        const scope = column.title ? ' scope="row"' : "";
        const kind = column.numeric ? ' class="numeric"' : "";
        return `<${name}${scope} data-label="${escaped(column.label)}"${kind}><div>${
          column.html(row)}</div></${name}>`;
      });
      return `<tr aria-rowindex="${place + 2}">${cells.join("")}</tr>`;
    }

    /** The link of a row; nil for one that is out of sight, unless it is brought in. */
    link(row, isBroughtIn) {
      const place = this.blocks.findIndex(({ rows }) => rows.includes(row));
      if (place < 0) return null;
      const block = this.blocks[place];
      if (!block.body) {
        if (!isBroughtIn) return null;
        this.showBlocks(Math.max(0, place - 1), Math.min(this.blocks.length, place + 2));
      }
      return block.body.rows[block.rows.indexOf(row)].querySelector("th a");
    }
  }

  /** What stands for the rows that are not in the page. */
  function spacer() {
    const body = document.createElement("tbody");
    const row = document.createElement("tr");
    row.className = "spacer";
    row.setAttribute("aria-hidden", "true");
    row.append(document.createElement("td"));
    body.append(row);
    return body;
  }

  function setHeight(body, height) {
    body.hidden = height < 1;
    body.rows[0].cells[0].style.height = `${height}px`;
  }

  Helios.addSortButton = addSortButton;
  Helios.PlainTable = PlainTable;
  Helios.LongTable = LongTable;
})();
