/* Lists: rows by column, each column's different values told apart once. */
(() => {
  "use strict";

  const Helios = (window.Helios = window.Helios || {});
  const language = document.documentElement.lang || "en";
  const collator = new Intl.Collator(language);
  const scratch = document.createElement("template");

  /** Text without marks above letters, in lower case. */
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .replace(/[øłđßæœþð]/g, (letter) => plainLetters[letter]);
  const plainLetters = {
    ø: "o", ł: "l", đ: "d", ß: "ss", æ: "ae", œ: "oe", þ: "th", ð: "d",
  };

  /** What markup says. */
  function plain(html) {
    if (!html.includes("<") && !html.includes("&")) return html;
    const text = html.replace(/<span class="more">[^<]*<\/span>|<[^>]*>/g, "");
    if (!text.includes("&")) return text.trim();
    scratch.innerHTML = text;
    return scratch.content.textContent.trim();
  }

  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const escaped = (text) => text.replace(/[&<>"]/g, (letter) => escapes[letter]);

  /** Lines of a word and what is shown of it. */
  const pairs = (lines) => {
    const found = new Map();
    for (const line of (lines || "").split("\n")) {
      const split = line.indexOf("=");
      if (split > 0) found.set(line.slice(0, split), line.slice(split + 1));
    }
    return found;
  };

  class Column {
    /** `values` are the different cells as markup; `at` says which of them each row has. */
    constructor(facts) {
      Object.assign(this, { numeric: false, extra: false, facet: false, title: false }, facts);
      this.isShown = !this.extra;
      this.words = new Map(Array.from(pairs(facts.words), ([word, label]) => [label, word]));
    }

    place(row) {
      return this.at ? this.at[row] : row;
    }

    html(row) {
      return this.values[this.place(row)];
    }

    text(row) {
      return this.texts[this.place(row)];
    }

    /** What a file says: a date as such, which is not told by the day it is read on. */
    data(row) {
      const times = Array.from(this.html(row).matchAll(/<time datetime="([^"]*)"/g));
      return times.length ? times.map(([, time]) => time).join(", ") : this.text(row);
    }

    get texts() {
      return this.remember("texts", () => this.values.map(plain));
    }

    /** For each different value what readers choose it by: a word, a record's id, the text. */
    get choices() {
      return this.remember("choices", () => this.values.map((html, i) => this.choicesOf(html, i)));
    }

    choicesOf(html, place) {
      if (!html) return [];
      if (html.includes("<a ")) {
        scratch.innerHTML = html;
        return Array.from(scratch.content.querySelectorAll("a"), (link) => ({
          key: idOf(link.getAttribute("href")),
          label: link.textContent.trim(),
        }));
      }
      if (!this.words.size) return [{ key: this.texts[place], label: this.texts[place] }];
      const whole = this.texts[place];
      const labels = this.words.has(whole) ? [whole] : whole.split(", ");
      return labels.map((label) => ({ key: this.words.get(label) || label, label }));
    }

    /** Labels by key, in the order of their words or of the text. */
    get labels() {
      return this.remember("labels", () => {
        const found = new Map();
        for (const choices of this.choices) {
          for (const { key, label } of choices) found.set(key, label);
        }
        const order = Array.from(this.words.values());
        return new Map(
          Array.from(found).sort(
            (a, b) =>
              order.indexOf(a[0]) - order.indexOf(b[0]) || collator.compare(a[1], b[1]),
          ),
        );
      });
    }

    /** The place of each different value in order; -1 for nothing, which comes last. */
    get ranks() {
      return this.remember("ranks", () => {
        const keys = this.values.map((html, place) => this.orderKey(html, place));
        const compare = (a, b) => {
          if (keys[a] === "" || keys[b] === "") return (keys[a] === "") - (keys[b] === "");
          const isNumber = typeof keys[a] === "number" && typeof keys[b] === "number";
          return isNumber
            ? keys[a] - keys[b]
            : collator.compare(String(keys[a]), String(keys[b]));
        };
        const places = keys.map((_, place) => place).sort(compare);
        const ranks = new Int32Array(keys.length);
        let rank = 0;
        places.forEach((place, index) => {
          if (index && compare(places[index - 1], place)) rank += 1;
          ranks[place] = keys[place] === "" ? -1 : rank;
        });
        return ranks;
      });
    }

    orderKey(html, place) {
      if (!html) return "";
      const written = this.sort && this.sort[place];
      if (written) return Number(written);
      const time = /datetime="([^"]+)"/.exec(html);
      if (time) return Date.parse(time[1]);
      const text = this.texts[place];
      if (this.words.has(text)) return Array.from(this.words.keys()).indexOf(text);
      if (this.numeric && Number.isFinite(Number(text))) return Number(text);
      return text.replace(/\d+/g, (digits) => digits.padStart(12, "0"));
    }

    remember(name, make) {
      const value = make();
      Object.defineProperty(this, name, { value });
      return value;
    }
  }

  /** The id in the address of a record's page. */
  function idOf(href) {
    const parts = href.replace(/^(\.\.?\/)+/, "").split("/");
    return decodeURIComponent(parts.slice(1, -1).join("/"));
  }

  class Rows {
    constructor(columns, count) {
      this.columns = columns;
      this.count = count;
    }

    column(key) {
      return this.columns.find((column) => column.key === key);
    }

    /** All that each row says, for the filter. */
    get texts() {
      const texts = [];
      const folded = this.columns.map((column) => column.texts.map(fold));
      for (let row = 0; row < this.count; row += 1) {
        let text = this.ids ? `${this.ids[row]}\n` : "";
        for (let i = 0; i < folded.length; i += 1) {
          text += `${folded[i][this.columns[i].place(row)]}\n`;
        }
        texts.push(text);
      }
      Object.defineProperty(this, "texts", { value: texts });
      return texts;
    }

    /** The rows that hold all words and one choice of each facet, but for the facet left out. */
    matching(state, leftOut) {
      const words = fold(state.q).split(/\s+/).filter(Boolean);
      const tests = [];
      for (const [key, keys] of state.facets) {
        const column = this.column(key);
        if (!column || !keys.size || key === leftOut) continue;
        tests.push({
          column,
          holds: column.choices.map((choices) =>
            choices.length ? choices.some((choice) => keys.has(choice.key)) : keys.has("-"),
          ),
        });
      }
      const texts = words.length ? this.texts : null;
      const found = [];
      for (let row = 0; row < this.count; row += 1) {
        if (tests.every((test) => test.holds[test.column.place(row)])
          && words.every((word) => texts[row].includes(word))) found.push(row);
      }
      return found;
    }

    /** Puts rows in order; those with nothing in the column come last either way. */
    sorted(found, sort) {
      const column = sort && this.column(sort.key);
      if (!column) return found;
      const { ranks } = column;
      const sign = sort.descending ? -1 : 1;
      return found.sort((a, b) => {
        const left = ranks[column.place(a)];
        const right = ranks[column.place(b)];
        if (left === right) return a - b;
        if (left < 0 || right < 0) return left < 0 ? 1 : -1;
        return (left - right) * sign;
      });
    }

    /** How many of the rows hold each choice of a column; `-` counts those without any. */
    counts(column, found) {
      const ofValue = new Int32Array(column.values.length);
      for (const row of found) ofValue[column.place(row)] += 1;
      const counts = new Map();
      column.choices.forEach((choices, place) => {
        const keys = choices.length ? new Set(choices.map(({ key }) => key)) : ["-"];
        for (const key of keys) counts.set(key, (counts.get(key) || 0) + ofValue[place]);
      });
      return counts;
    }
  }

  /** Collects values and tells the different ones apart. */
  class Values {
    constructor() {
      this.values = [];
      this.sort = [];
      this.at = [];
      this.places = new Map();
    }

    add(html, sort) {
      const key = `${sort}\n${html}`;
      let place = this.places.get(key);
      if (place === undefined) {
        place = this.values.length;
        this.places.set(key, place);
        this.values.push(html);
        this.sort.push(sort);
      }
      this.at.push(place);
    }
  }

  /** The rows that stand in the page. */
  Rows.fromTables = (tables) => {
    const facts = new Map();
    const heads = tables.map((table) => Array.from(table.tHead.rows[0].cells));
    for (const head of heads.flat()) {
      const { key, words, base, names } = head.dataset;
      const old = facts.get(key);
      facts.set(key, {
        key,
        label: head.textContent.trim(),
        numeric: head.classList.contains("numeric"),
        extra: head.hidden,
        facet: "facet" in head.dataset && (!old || old.facet),
        words: [old && old.words, words].filter(Boolean).join("\n"),
        values: old ? old.values : new Values(),
        link: names && linkMaker(base, pairs(names)),
      });
    }
    const elements = [];
    const ids = [];
    tables.forEach((table, section) => {
      const places = heads[section].map((head) => head.dataset.key);
      for (const row of table.tBodies[0].rows) {
        for (const [key, { values, link }] of facts) {
          const cell = row.cells[places.indexOf(key)];
          if (link) {
            values.add(cell ? link(cell.textContent) : "", "");
            continue;
          }
          const part = cell && (cell.firstElementChild?.localName === "div"
            ? cell.firstElementChild : cell);
          values.add(part ? part.innerHTML.trim() : "", (cell && cell.dataset.sort) || "");
          if (cell && cell.scope === "row") facts.get(key).title = true;
        }
        const link = row.querySelector("th a");
        ids.push(link ? idOf(link.getAttribute("href")) : "");
        elements.push(row);
      }
    });
    const columns = Array.from(facts.values(), (fact) =>
      new Column({ ...fact, ...pick(fact.values) }));
    const rows = new Rows(columns, elements.length);
    return Object.assign(rows, { elements, ids });
  };

  /** Makes links of ids, as cells that are shown have them. */
  const linkMaker = (base, names) => (ids) =>
    ids.split(" ").filter((id) => names.has(id)).map((id) =>
      `<a href="${base}${id}/index.html">${escaped(names.get(id))}</a>`).join(", ");

  const pick = ({ values, sort, at }) => ({ values, sort, at });

  /** The rows of all pages, from the script that the build made. */
  Rows.fromScript = (data, root, folder) => {
    const ids = [];
    const columns = data.columns.map((facts) => {
      const values = facts.values.map((text) => {
        if (!facts.title) return text.replaceAll(' href="./', ` href="${root}`);
        const split = text.indexOf("|");
        const id = text.slice(0, split);
        ids.push(id);
        return `<a href="${root}${data.kind}/${id}/index.html">${text.slice(split + 1)}</a>`;
      });
      return new Column({ ...facts, values, facet: Boolean(facts.facet) });
    });
    if (data.folders) {
      columns.push(new Column({ key: "/", label: folder, facet: true, ...data.folders }));
    }
    return Object.assign(new Rows(columns, data.count), { ids });
  };

  Rows.escaped = escaped;
  Rows.idOf = idOf;
  Helios.listRows = Rows;
})();
