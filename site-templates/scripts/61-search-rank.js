/* Finds the records that a query means, and puts them in order. */
(() => {
  "use strict";

  const search = window.Helios.search;
  const { fold, wordsOf, keyOf, lookUp, each } = search;

  /** At this level and above a word is a whole value of the record, or its id. */
  const wholeValue = 16, wholeID = 17;
  /** With fewer records than this, words that are nearly right count as well. */
  const few = 3;

  /** The number of letters to change, add, leave out or swap, up to a limit. */
  function distance(left, right, limit) {
    const width = right.length + 1;
    let before = [], last = Array.from({ length: width }, (_, i) => i);
    for (let i = 1; i <= left.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j < width; j++) {
        const change = left[i - 1] === right[j - 1] ? 0 : 1;
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
        if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
          cost = Math.min(cost, before[j - 2] + 1);
        }
        row.push(cost);
        if (cost < least) least = cost;
      }
      if (least > limit) return limit + 1;
      before = last;
      last = row;
    }
    return last[width - 1];
  }

  let known, letterBits;

  /** The words that mistyped ones may mean, with their letters. */
  async function models() {
    const words = await search.models();
    if (known !== words) {
      known = words;
      letterBits = words.map((model) => ({ model, letters: lettersOf(model) }));
    }
    return letterBits;
  }

  /** A bit for each letter of a word. */
  function lettersOf(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) bits |= 1 << word.charCodeAt(i) % 31;
    return bits;
  }

  /** The words that somebody may have meant who typed this one, the nearest first. */
  async function meant(word) {
    const limit = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
    if (!limit || /[0-9]/.test(word)) return [];
    const found = [], letters = lettersOf(word);
    for (const { model, letters: others } of await models()) {
      if (Math.abs(model.length - word.length) > limit) continue;
      let differing = letters ^ others, count = 0;
      for (; differing; differing &= differing - 1) count++;
      if (count > 2 * limit) continue;
      const far = distance(word, model, limit);
      if (far > 0 && far <= limit) found.push({ model, far: far + (model[0] === word[0] ? 0 : 0.5) });
    }
    /* What is typed may be but the beginning of a word. */
    if (!found.length && word.length >= 6) {
      for (const { model } of await models()) {
        if (model.length <= word.length || model[0] !== word[0]) continue;
        const far = distance(word, model.slice(0, word.length), 1);
        if (far === 1) found.push({ model, far: 2 });
      }
    }
    found.sort((a, b) => a.far - b.far || (a.model < b.model ? -1 : 1));
    return found.slice(0, 5);
  }

  /** How much each record has to do with one word of a query. */
  class Scores {
    constructor(count) {
      this.of = new Float32Array(count);
      this.hits = 0;
      /** The records that have the word as a whole value, and its level. */
      this.whole = new Map();
    }

    raise(record, score) {
      if (!this.of[record]) this.hits++;
      if (score > this.of[record]) this.of[record] = score;
    }

    /** Adds the records of the words that begin with a prefix. */
    async addPrefix(prefix, weight, isWhole) {
      const letters = Math.max(prefix.length, 1);
      for (const { word, records } of await lookUp(prefix, isWhole)) {
        const isSame = word.length === prefix.length;
        const near = weight * (isSame ? 1 : 0.45 + (0.3 * letters) / word.length);
        each(records, (record, level) => {
          this.raise(record, (near * Math.min(level, 15)) / 15);
          if (isSame && level >= wholeValue && weight === 1) {
            this.whole.set(record, Math.max(level, this.whole.get(record) || 0));
          }
        });
      }
    }

    /** Adds the records that have all of these. */
    addAll(others, weight) {
      for (let record = 0; record < this.of.length; record++) {
        let sum = 0;
        for (const other of others) {
          if (!other.of[record]) { sum = 0; break; }
          sum += other.of[record];
        }
        if (sum) this.raise(record, (weight * sum) / others.length);
      }
    }
  }

  /** A query as typed: its words, and the kind that `asset:` in front of it asks for. */
  function read(index, query) {
    const colon = query.indexOf(":");
    const name = colon > 0 ? fold(query.slice(0, colon).trim()) : "";
    const kind = name
      ? index.kinds.findIndex((k) => k.name === name || k.plural === name || k.labels.includes(name))
      : -1;
    const rest = kind < 0 ? query : query.slice(colon + 1);
    let words = wordsOf(rest);
    /* A letter by itself says something only where it is all there is. */
    if (words.length > 1) {
      words = words.filter(({ whole }) => whole.length > 1 || /[0-9]|[^\x00-\x7f]/.test(whole));
    }
    return { kind, words: words.slice(0, 12), key: keyOf(rest), folded: fold(rest.trim()) };
  }

  /** Adds the records of the kinds and with the status that a word names. */
  function addNamed(index, word, scores, weight) {
    const isNamed = ({ words }) =>
      words.has(word) || (word.length > 3 && [...words].some((name) => name.startsWith(word)));
    for (const kind of index.kinds.filter(isNamed)) {
      for (let record = kind.first; record < kind.end; record++) scores.raise(record, 0.7 * weight);
    }
    const statuses = index.statuses.map(isNamed);
    if (!statuses.includes(true)) return;
    index.statusOf.forEach((status, record) => {
      if (statuses[status]) scores.raise(record, 0.4 * weight);
    });
  }

  /** The records of one word of a query. */
  async function scoresOf(index, word, isLetter) {
    const scores = new Scores(index.count);
    if (isLetter) {
      /* So few letters would ask for most of the index; titles and ids are at hand. */
      index.titles.forEach((title, record) => {
        const text = ` ${fold(title)} ${index.ids[record]}`;
        if (text.includes(` ${word.whole}`)) scores.raise(record, text.startsWith(` ${word.whole}`) ? 1 : 0.6);
      });
      return scores;
    }
    await scores.addPrefix(word.whole, 1);
    if (word.parts.length) {
      const others = [];
      for (const part of word.parts) {
        const other = new Scores(index.count);
        await other.addPrefix(part, 1);
        others.push(other);
      }
      scores.addAll(others, 0.8);
    }
    addNamed(index, word.whole, scores, 1);
    return scores;
  }

  /** Adds the records of the words that somebody may have meant; returns those words. */
  async function addMeant(index, word, scores) {
    const words = [];
    const add = async (text, to) => {
      for (const { model, far } of await meant(text)) {
        await to.addPrefix(model, far < 2 ? 0.5 : 0.35, true);
        addNamed(index, model, to, 0.5);
        words.push(model);
      }
    };
    await add(word.whole, scores);
    const others = [];
    for (const part of word.parts) {
      const other = new Scores(index.count);
      await other.addPrefix(part, 1);
      if (!other.hits) await add(part, other);
      others.push(other);
    }
    if (others.length) scores.addAll(others, 0.6);
    return words;
  }

  /** The records with the most words, by number; all of them where `isAll`. */
  function having(index, scores, isAll) {
    const found = [];
    for (let record = 0; record < index.count; record++) {
      let matched = 0;
      for (const score of scores) if (score.of[record]) matched++;
      if (isAll ? matched === scores.length : matched) found.push({ record, matched });
    }
    return found;
  }

  function rank(index, query, scores, hits) {
    const weights = scores.map((score) => Math.log(1 + index.count / (1 + score.hits)) + 0.2);
    for (const hit of hits) {
      let sum = 0;
      scores.forEach((score, i) => { sum += weights[i] * score.of[hit.record]; });
      const rank = index.ranks[hit.record];
      const isOpen = rank >= 24;
      hit.score = sum * (isOpen ? 1 : 0.8) * (1 + 0.015 * (rank % 24)) + 1000 * hit.matched;
    }
    const byScore = (a, b) => b.score - a.score || a.record - b.record;
    hits.sort(byScore);
    /* What the titles say as a whole matters among the best only. */
    for (const hit of hits.slice(0, 80)) {
      const id = index.ids[hit.record];
      const title = fold(index.titles[hit.record] || id);
      const isID = keyOf(id) === query.key || id === query.folded;
      const level = query.whole.get(hit.record) || 0;
      if (isID || level >= wholeID) hit.score += 3e6;
      else if (level >= wholeValue) hit.score += 2e6;
      else if (keyOf(title) === query.key) hit.score += 1e6;
      else if (title.startsWith(query.folded)) hit.score += 2;
      else if (scores.length > 1 && query.words.every(({ whole }) => title.includes(whole))) {
        hit.score += 1.5;
      }
      hit.isExact = hit.score >= 1e6;
    }
    hits.sort(byScore);
  }

  function pagesCalled(index, query) {
    if (query.kind >= 0 || query.folded.length < 3) return [];
    return index.places
      .filter((place) => place.words.some((word) => word.startsWith(query.folded)))
      .slice(0, 3);
  }

  /** Those of the hits that facets leave, and how many each value of a facet has. */
  function facets(index, hits, chosen) {
    const kinds = new Map(), statuses = new Map(), left = [];
    const count = (map, key) => map.set(key, (map.get(key) || 0) + 1);
    for (const hit of hits) {
      const kind = index.kinds[index.kindOf[hit.record]].name;
      const status = index.statuses[index.statusOf[hit.record]].label;
      const fits = !chosen.kind || chosen.kind === kind;
      const suits = !chosen.status || chosen.status === status;
      if (suits) count(kinds, kind);
      if (fits && status) count(statuses, status);
      if (fits && suits) left.push(hit);
    }
    const sorted = (map) => [...map].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return { hits: left, kinds: sorted(kinds), statuses: sorted(statuses) };
  }

  async function find(text, chosen) {
    const index = await search.ready();
    const query = read(index, text);
    const isLetter = query.words.length === 1 && /^[a-z]$/.test(query.words[0].whole);
    const scores = [];
    query.whole = new Map();
    for (const word of query.words) scores.push(await scoresOf(index, word, isLetter));
    if (scores.length === 1) query.whole = scores[0].whole;
    let hits = scores.length ? having(index, scores, true) : [];
    /* A number or an address may be typed with spaces. */
    if (scores.length > 1 && /[0-9]/.test(query.key) && query.key.length <= 96) {
      const whole = new Scores(index.count);
      await whole.addPrefix(query.key, 1, true);
      query.whole = whole.whole;
      for (const record of whole.whole.keys()) {
        if (!hits.some((hit) => hit.record === record)) hits.push({ record, matched: scores.length });
      }
    }
    const terms = query.words.flatMap(({ whole, parts }) => [whole, ...parts]);
    if (query.whole.size) terms.push(query.key);
    let isNear = false;
    const isExact = query.whole.size || hits.some(({ record }) => keyOf(index.ids[record]) === query.key);
    if (query.words.length && hits.length < few && !isExact) {
      const exact = new Set(hits.map((hit) => hit.record));
      const missing = scores.map((score) => !score.hits);
      let more = [];
      /* The words that nothing has first; where that is not enough, the others as well. */
      for (const isFirst of missing.includes(true) ? [true, false] : [false]) {
        if (more.length + hits.length >= few) break;
        for (const [i, word] of query.words.entries()) {
          if (missing[i] !== isFirst) continue;
          terms.push(...(await addMeant(index, word, scores[i])));
        }
        more = having(index, scores, true).filter((hit) => !exact.has(hit.record));
      }
      isNear = !hits.length && more.length > 0;
      hits.push(...more.map((hit) => ({ ...hit, matched: hit.matched - 0.5 })));
    }
    const isPartial = query.words.length > 1 && !hits.length;
    if (isPartial) hits = having(index, scores, false);
    if (!query.words.length && (query.kind >= 0 || chosen.kind)) {
      const name = query.kind >= 0 ? index.kinds[query.kind].name : chosen.kind;
      const kind = index.kinds.find((k) => k.name === name);
      for (let r = kind ? kind.first : 0; kind && r < kind.end; r++) hits.push({ record: r, matched: 1 });
    }
    if (query.kind >= 0) hits = hits.filter((hit) => index.kindOf[hit.record] === query.kind);
    rank(index, query, scores, hits);
    return {
      index, terms, isNear, isPartial, places: pagesCalled(index, query), total: hits.length,
      ...facets(index, hits, chosen),
    };
  }

  /** The records that a query means, best first; chosen may hold a kind and a status. */
  search.find = async (text, chosen = {}) => {
    try {
      return await find(text, chosen);
    } catch (error) {
      if (error.message !== "stale") throw error;
      /* The portal was built anew while this page was open. */
      return find(text, chosen);
    }
  };

  /* Where terms stand in a text: words, and what hyphens, dots and the like join. */

  const chunk = /[\p{L}\p{N}\p{M}]+(?:[-._:@'’][\p{L}\p{N}\p{M}]+)*/gu;
  const piece = /[\p{L}\p{N}\p{M}]+/gu;

  function* places(text, terms) {
    for (const { 0: whole, index } of text.matchAll(chunk)) {
      const words = [...whole.matchAll(piece)];
      if (words.length > 1) {
        const key = keyOf(whole), first = fold(words[0][0]);
        const term = terms.find((t) => t.length > first.length && key.startsWith(t));
        if (term) {
          yield { term, start: index, end: index + whole.length };
          continue;
        }
      }
      for (const word of words) {
        const folded = fold(word[0]);
        const term = terms.find((t) =>
          folded.startsWith(t) || (t > "\u0e00" && folded.includes(t)) ||
          (t.length > 7 && folded.endsWith(t)));
        const start = index + word.index;
        if (term) yield { term, start, end: start + word[0].length };
      }
    }
  }

  /** A text as [text, isFound] pairs. */
  search.mark = (text, terms) => {
    const pairs = [];
    let last = 0;
    for (const { start, end } of places(text, terms)) {
      if (start > last) pairs.push([text.slice(last, start), false]);
      pairs.push([text.slice(start, end), true]);
      last = end;
    }
    if (last < text.length) pairs.push([text.slice(last), false]);
    return pairs;
  };

  /** The part of a record's text that shows most of the terms, as [text, isFound] pairs. */
  search.excerpt = async (record, title, terms, room) => {
    const texts = (await search.textOf(record)).split("\t");
    const said = new Set([...places(title, terms)].map(({ term }) => term));
    let best = texts[0], most = 0, at = 0;
    for (const text of texts) {
      const found = [...places(text, terms)];
      /* What the title says already, and short terms, matter less. */
      const count = [...new Set(found.map(({ term }) => term))]
        .reduce((sum, term) => sum + (said.has(term) ? 0.1 : 1) * (4 + term.length), 0);
      if (count > most) [best, most, at] = [text, count, found[0].start];
    }
    if (!most) best = texts.slice(0, 4).join(" · ");
    const start = at > room * 0.6 ? best.indexOf(" ", at - room * 0.4) + 1 : 0;
    let shown = best.slice(start, start + room);
    if (start + room < best.length) shown = `${shown.replace(/\s+\S*$/, "")} …`;
    return search.mark((start ? "… " : "") + shown, terms);
  };
})();
