/* Answers queries from the index in `search-index/`, whose files are scripts that call the */
/* functions of `Helios.search`. Words are read as Sources/HeliosSite/Search/WordReader.swift does. */
(() => {
  "use strict";

  const Helios = (window.Helios = window.Helios || {});
  const root = new URL("..", document.currentScript.src).href;
  const folder = `${root}search-index/`;

  /* Words */

  const special = {
    ø: "o", đ: "d", ð: "d", ł: "l", ħ: "h", ı: "i", þ: "th", æ: "ae", œ: "oe", ß: "ss", ŧ: "t",
    ς: "σ", ŋ: "n", ĸ: "k",
  };
  const letter = /[\p{L}\p{N}\p{M}]/u, plainLetter = /[a-z0-9]/i;
  /* The tables of letters take their time to be made; what is plain does without them. */
  const isPlain = (text) => !/[^\x00-\x7f]/.test(text);
  const isLetter = (c) => (c < "\x80" ? plainLetter : letter).test(c);
  const isUnspaced = (c) => c > "\u0dff" && unspaced.test(c);
  const dropped =
    /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670]/;
  const unspaced =
    /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\u{20000}-\u{3ffff}]/u;

  function foldLetter(text) {
    const code = text.codePointAt(0);
    if (code < 0x80) return text.toLowerCase();
    if (dropped.test(text)) return "";
    const folds =
      code < 0x250 || (code >= 0x370 && code < 0x530) || (code >= 0x1e00 && code < 0x2000) ||
      (code >= 0xff10 && code < 0xff5b);
    if (!folds) return text.toLowerCase();
    const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return Array.from(plain.normalize("NFKD").replace(/\p{M}/gu, ""), (c) => special[c] || c).join("");
  }

  function fold(text) {
    return text.replace(/[^\x00-\x7f]/gu, foldLetter).toLowerCase();
  }

  const isDigit = (text) => /^[0-9]+$/.test(text);
  const standsAlone = (part) =>
    part.length > 2 || (part.length === 2 && !isDigit(part)) || !isPlain(part);

  /** The words of a text, each with the parts that hyphens, dots and the like have parted. */
  function wordsOf(text) {
    const letters = Array.from(text);
    const found = [];
    let word = "", whole = "", parts = [], run = [];
    const end = () => {
      if (run.length === 1) found.push({ whole: run[0], parts: [] });
      for (let i = 1; i < run.length; i++) found.push({ whole: run[i - 1] + run[i], parts: [] });
      run = [];
      if (parts.length) {
        whole += word;
        parts.push(word);
        found.push({ whole, parts: whole.includes(".") ? [] : parts.filter(standsAlone) });
      } else if (word) {
        found.push({ whole: word, parts: [] });
      }
      word = whole = "";
      parts = [];
    };
    const joins = (mark, before, next) => {
      if (!word || !next) return false;
      if ("-._@'".includes(mark)) return /[a-z0-9]/i.test(next) || next >= "\x80";
      if (mark === ":") return /[0-9a-f]/i.test(before) && /[0-9a-f]/i.test(next);
      return mark === "\u2019" && /[a-z]/i.test(next);
    };
    letters.forEach((c, i) => {
      if (isUnspaced(c)) {
        if (!run.length) end();
        run.push(c);
      } else if (isLetter(c)) {
        if (run.length) end();
        word += foldLetter(c);
      } else if (joins(c, letters[i - 1], letters[i + 1])) {
        whole += word;
        parts.push(word);
        if (c === "." && isDigit(word.slice(-1)) && isDigit(letters[i + 1])) whole += ".";
        word = "";
      } else if (c !== "\u00ad") {
        end();
      }
    });
    end();
    return found;
  }

  /** A whole value as one word, however its parts are parted. */
  function keyOf(text) {
    if (isPlain(text)) {
      const key = text.toLowerCase().replace(/[^a-z0-9.]+|\.(?![0-9])/g, "");
      return key.includes(".") ? key.replace(/(^|[^0-9])\./g, "$1") : key;
    }
    let key = "", dot = false;
    for (const c of text) {
      if (!isLetter(c) || dropped.test(c)) {
        dot = c === "." && isDigit(key.slice(-1));
        continue;
      }
      if (dot && isDigit(c)) key += ".";
      dot = false;
      key += foldLetter(c);
    }
    return key;
  }

  /* The index */

  let index = null;
  let newest = "";
  let models = null;
  let parts = new Map();
  const texts = new Map();
  const loads = new Map();

  function load(name, version) {
    if (!loads.has(name)) {
      loads.set(name, new Promise((resolve, reject) => {
        const element = document.createElement("script");
        element.src = folder + name + (version ? `?v=${version}` : "");
        element.onload = resolve;
        element.onerror = () => {
          loads.delete(name);
          reject(new Error(`${name} cannot be read`));
        };
        document.head.append(element);
      }));
    }
    return loads.get(name);
  }

  function core(data) {
    const count = data.count;
    const lines = (text) => (count ? text.split("\n") : []);
    const numbers = (text) => {
      const found = new Uint16Array(count);
      for (let i = 0; i < count; i++) {
        const code = text.charCodeAt(i);
        found[i] = code < 92 ? code - 35 : code - 0xa1 + 57;
      }
      return found;
    };
    const kinds = data.kinds.map(([name, plural, one, many, first, perText], i) => ({
      name, plural, one, many, first, perText,
      end: i + 1 < data.kinds.length ? data.kinds[i + 1][4] : count,
      words: new Set([name, ...wordsOf(`${one} ${many}`).map((word) => word.whole)]),
      labels: [fold(one), fold(many)],
    }));
    const kindOf = new Uint16Array(count);
    let texts = 0;
    kinds.forEach((kind, i) => {
      kindOf.fill(i, kind.first, kind.end);
      kind.firstText = texts;
      texts += Math.ceil((kind.end - kind.first) / kind.perText);
    });
    let folded;
    const firsts = data.parts.split("\n");
    index = {
      version: data.version, count, kinds, kindOf, page: data.page,
      phrases: data.phrases,
      places: [
        ...kinds.map((kind) => ({
          label: kind.many, path: `${kind.plural}/index.html`, count: kind.end - kind.first,
          words: kind.labels,
        })),
        ...data.places.map(([label, path]) => ({ label, path, words: [fold(label)] })),
      ],
      statuses: data.statuses.map(([label, tone]) => ({
        label, tone, words: new Set(wordsOf(label).map((word) => word.whole)),
      })),
      statusOf: numbers(data.states), ranks: numbers(data.ranks),
      ids: lines(data.ids), titles: lines(data.titles),
      /** The titles in plain small letters, which few queries need. */
      folded: () => (folded ??= lines(fold(data.titles))),
      firsts: firsts.map((word, part) => ({ word, part })).filter((first) => first.word),
    };
  }

  function part(number, version, words, records) {
    if (index && version !== index.version) newest = version;
    parts.set(number, { words: words.split("\n"), records: records.split("\n") });
  }

  /** Sees to it that the core is there, and that it is of the same build as the parts. */
  async function ready() {
    if (newest && newest !== index.version) {
      index = models = null;
      parts = new Map();
      texts.clear();
      loads.clear();
      const version = newest;
      newest = "";
      await load("core.js", version);
    } else if (!index) {
      await load("core.js");
    }
    return index;
  }

  /** The numbers of the parts that hold words with a prefix. */
  function partsWith(prefix) {
    const found = [];
    for (let i = 0; i < index.firsts.length; i++) {
      const next = index.firsts[i + 1];
      const { word, part: number } = index.firsts[i];
      if (next && next.word <= prefix) continue;
      if (word > prefix && !word.startsWith(prefix)) break;
      found.push(number);
    }
    return found;
  }

  /** Sees to it that the parts with these prefixes are there; asks for all of them at once. */
  async function fetchParts(from, prefixes) {
    const numbers = new Set(prefixes.flatMap(partsWith));
    await Promise.all([...numbers].map((n) => parts.has(n) || load(`part-${n}.js`, index.version)));
    if (newest || from !== index) throw new Error("stale");
  }

  /** Calls back with each word that has a prefix, and its records as the index writes them. */
  function lookUp(prefix, isWhole, visit) {
    for (const number of partsWith(prefix)) {
      const { words, records } = parts.get(number);
      let low = 0, high = words.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (words[middle] < prefix) low = middle + 1;
        else high = middle;
      }
      for (; low < words.length && words[low].startsWith(prefix); low++) {
        if (isWhole && words[low] !== prefix) break;
        visit(words[low], records[low]);
      }
    }
  }

  async function textOf(record) {
    const { first, firstText, perText } = index.kinds[index.kindOf[record]];
    const place = record - first;
    const number = firstText + Math.floor(place / perText);
    if (!texts.has(number)) await load(`text-${number}.js`, index.version);
    return (texts.get(number) || [])[place % perText] || "";
  }

  Helios.search = {
    /* What the files of the index call. */
    core,
    part,
    text: (number, lines) => texts.set(number, lines.split("\n")),
    words: (lines) => { models = lines ? lines.split("\n") : []; },
    /* What the other scripts of the search use. */
    root, isPlain, fold, wordsOf, keyOf, ready, fetchParts, lookUp, textOf,
    models: async () => {
      if (!models) await load("words.js", index.version);
      return models;
    },
  };
})();
