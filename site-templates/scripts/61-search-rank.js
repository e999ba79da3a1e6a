/* Finds the records that a query means, and puts them in order. */
(() => {
  "use strict";

  const search = window.Helios.search;
  const { isPlain, fold, wordsOf, keyOf, fetchParts, lookUp } = search;

  /** At this level and above a word is a whole value of the record, or its id. */
  const wholeValue = 16, wholeID = 17;
  /** With fewer records than this, words that are nearly right count as well. */
  const few = 3;
  /** So many of the best are looked at closely, and put in order at once. */
  const close = 80;

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

    raiseAll(first, end, score) {
      for (let record = first; record < end; record++) this.raise(record, score);
    }

    /** Adds the records of the words that begin with a prefix, whose parts have been fetched. */
    addPrefix(prefix, weight, isWhole) {
      const letters = Math.max(prefix.length, 1);
      lookUp(prefix, isWhole, (word, records) => {
        const isSame = word.length === prefix.length;
        const near = weight * (isSame ? 1 : 0.45 + (0.3 * letters) / word.length);
        this.addRecords(records, near, isSame && weight === 1);
      });
    }

    /** Adds the records of a word, which stand by level: each tells how far it is from the last. */
    addRecords(records, near, isWord) {
      const { of, whole } = this;
      let level = 0, score = 0, record = 0, shift = 0, value = 0;
      for (let i = 0; i < records.length; i++) {
        const code = records.charCodeAt(i);
        if (code >= 100) {
          level = code - 100;
          score = (near * Math.min(level, 15)) / 15;
          record = 0;
          continue;
        }
        const digit = code < 92 ? code - 35 : code - 36;
        value |= (digit & 31) << shift;
        if (digit >= 32) {
          shift += 5;
          continue;
        }
        record += value;
        value = shift = 0;
        if (!of[record]) this.hits++;
        if (score > of[record]) of[record] = score;
        if (isWord && level >= wholeValue) {
          whole.set(record, Math.max(level, whole.get(record) || 0));
        }
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
    for (const kind of index.kinds.filter(isNamed)) scores.raiseAll(kind.first, kind.end, 0.7 * weight);
    const statuses = index.statuses.map(isNamed);
    if (!statuses.includes(true)) return;
    for (let record = 0; record < index.count; record++) {
      if (statuses[index.statusOf[record]]) scores.raise(record, 0.4 * weight);
    }
  }

  /* So few letters would ask for most of the index; titles and ids are at hand. */
  function scoresOfLetter(index, letter) {
    const scores = new Scores(index.count);
    const titles = index.folded(), { ids } = index, inside = ` ${letter}`;
    for (let record = 0; record < index.count; record++) {
      if (titles[record].startsWith(letter)) scores.raise(record, 1);
      else if (titles[record].includes(inside) || ids[record].startsWith(letter)) {
        scores.raise(record, 0.6);
      }
    }
    return scores;
  }

  /** An id, a number, an address: the parts of one that is known say nothing more. */
  const isKey = ({ whole }) => /[0-9]/.test(whole);

  /** The records of each word of a query. */
  async function scoresOf(index, words, others) {
    await fetchParts(index, [
      ...words.flatMap((word) => [word.whole, ...(isKey(word) ? [] : word.parts)]), ...others,
    ]);
    const found = words.map((word) => {
      const scores = new Scores(index.count);
      scores.addPrefix(word.whole, 1);
      if (!isKey(word)) addParts(index, word, scores);
      addNamed(index, word.whole, scores, 1);
      return scores;
    });
    const missing = (word, i) => isKey(word) && !found[i].hits;
    await fetchParts(index, words.filter(missing).flatMap(({ parts }) => parts));
    words.forEach((word, i) => missing(word, i) && addParts(index, word, found[i]));
    return found;
  }

  function addParts(index, word, scores) {
    if (word.parts.length) scores.addAll(scoresOfParts(index, word), 0.8);
  }

  function scoresOfParts(index, word) {
    return word.parts.map((part) => {
      const scores = new Scores(index.count);
      scores.addPrefix(part, 1);
      return scores;
    });
  }

  /** Adds the records of the words that somebody may have meant; returns those words. */
  async function addMeant(index, word, scores) {
    const words = [];
    await fetchParts(index, word.parts);
    const add = async (text, to) => {
      const models = await meant(text);
      await fetchParts(index, models.map(({ model }) => model));
      for (const { model, far } of models) {
        to.addPrefix(model, far < 2 ? 0.5 : 0.35, true);
        addNamed(index, model, to, 0.5);
        words.push(model);
      }
    };
    await add(word.whole, scores);
    const others = scoresOfParts(index, word);
    for (const [i, other] of others.entries()) if (!other.hits) await add(word.parts[i], other);
    if (others.length) scores.addAll(others, 0.6);
    return words;
  }

  /** The records that a query means, as how many of its words each one has. */
  class Matches {
    constructor(count) {
      this.of = new Float32Array(count);
      this.count = 0;
    }

    add(record, matched) {
      if (this.of[record]) return;
      this.of[record] = matched;
      this.count++;
    }

    /** Adds the records with all words, or with any of them, that are not there yet. */
    addHaving(scores, isAll, less = 0) {
      for (let record = 0; record < this.of.length; record++) {
        let matched = 0;
        for (let i = 0; i < scores.length; i++) if (scores[i].of[record]) matched++;
        if (isAll ? matched === scores.length : matched) this.add(record, matched - less);
      }
    }

    /** Leaves those of one kind. */
    keep({ first, end }) {
      for (let record = 0; record < this.of.length; record++) {
        if (!this.of[record] || (record >= first && record < end)) continue;
        this.of[record] = 0;
        this.count--;
      }
    }
  }

  /** The records of a query in their order, and what there is to choose among them. */
  class Found {
    constructor(index, query, scores, matches, chosen) {
      Object.assign(this, { index, matches, chosen, scores: new Float64Array(index.count) });
      this.best = this.rank(scores);
      this.lookClosely(query, scores.length);
    }

    /** Gives each record its score; returns the best, those with lower numbers first among equals. */
    rank(words) {
      const { index, scores } = this, { of } = this.matches, best = [];
      const weights = words.map((word) => Math.log(1 + index.count / (1 + word.hits)) + 0.2);
      for (let record = 0; record < index.count; record++) {
        if (!of[record]) continue;
        let sum = 0;
        for (let i = 0; i < words.length; i++) sum += weights[i] * words[i].of[record];
        const rank = index.ranks[record];
        const isOpen = rank >= 24;
        const score = sum * (isOpen ? 1 : 0.8) * (1 + 0.015 * (rank % 24)) + 1000 * of[record];
        scores[record] = score;
        if (best.length === close && score <= scores[best[close - 1]]) continue;
        let low = 0, high = best.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (scores[best[middle]] >= score) low = middle + 1;
          else high = middle;
        }
        if (best.length === close) best.pop();
        best.splice(low, 0, record);
      }
      return best;
    }

    /** Puts the best in order by what their titles say as a whole. */
    lookClosely(query, words) {
      const { index } = this;
      const hits = this.best.map((record) => {
        const id = index.ids[record];
        const title = fold(index.titles[record] || id);
        const isID = keyOf(id) === query.key || id === query.folded;
        const level = query.whole.get(record) || 0;
        let score = this.scores[record];
        if (isID || level >= wholeID) score += 3e6;
        else if (level >= wholeValue) score += 2e6;
        else if (keyOf(title) === query.key) score += 1e6;
        else if (title.startsWith(query.folded)) score += 2;
        else if (words > 1 && query.words.every(({ whole }) => title.includes(whole))) score += 1.5;
        return { record, score, isExact: score >= 1e6 };
      });
      this.best = hits.sort((a, b) => b.score - a.score || a.record - b.record);
    }

    isOfKind(record) {
      const { kind } = this.chosen;
      return !kind || this.index.kinds[this.index.kindOf[record]].name === kind;
    }

    hasStatus(record) {
      const { status } = this.chosen;
      return !status || this.index.statuses[this.index.statusOf[record]].label === status;
    }

    chosenOf(hits) {
      return hits.filter(({ record }) => this.isOfKind(record) && this.hasStatus(record));
    }

    /** How many were chosen. */
    get count() {
      const { kind, status } = this.chosen;
      return kind || status ? this.facets.count : this.matches.count;
    }

    /** The first ones that were chosen. */
    first(count) {
      const hits = this.chosenOf(this.best);
      const isEnough = hits.length >= count || this.best.length === this.matches.count;
      return (isEnough ? hits : this.hits).slice(0, count);
    }

    /** All that were chosen: to put thousands in order takes longer than to find them. */
    get hits() {
      const { scores, best } = this, rest = [];
      const isBest = new Set(best.map(({ record }) => record));
      this.matches.of.forEach((matched, record) => {
        if (matched && !isBest.has(record)) rest.push({ record, isExact: false });
      });
      rest.sort((a, b) => scores[b.record] - scores[a.record] || a.record - b.record);
      return this.chosenOf([...best, ...rest]);
    }

    /** How many were chosen, and how many each kind and status has, if the other one stays. */
    get facets() {
      const { index } = this, kinds = new Map(), statuses = new Map();
      let chosen = 0;
      const count = (map, key) => map.set(key, (map.get(key) || 0) + 1);
      this.matches.of.forEach((matched, record) => {
        if (!matched) return;
        const isOfKind = this.isOfKind(record), hasStatus = this.hasStatus(record);
        const status = index.statuses[index.statusOf[record]].label;
        if (hasStatus) count(kinds, index.kinds[index.kindOf[record]].name);
        if (isOfKind && status) count(statuses, status);
        if (isOfKind && hasStatus) chosen++;
      });
      const sorted = (map) => [...map].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      return { count: chosen, kinds: sorted(kinds), statuses: sorted(statuses) };
    }
  }

  function pagesCalled(index, query) {
    if (query.kind >= 0 || query.folded.length < 3) return [];
    return index.places
      .filter((place) => place.words.some((word) => word.startsWith(query.folded)))
      .slice(0, 3);
  }

  /** Whether something is called as the query, or has it for a value. */
  const hasExact = (index, query, matches) =>
    query.whole.size > 0 ||
    matches.of.some((matched, record) => matched && keyOf(index.ids[record]) === query.key);

  async function find(text, chosen) {
    const index = await search.ready();
    const query = read(index, text);
    const { words, key } = query;
    const isLetter = words.length === 1 && /^[a-z]$/.test(words[0].whole);
    /* A number or an address may be typed with spaces. */
    const isSpaced = words.length > 1 && /[0-9]/.test(key) && key.length <= 96;
    const terms = words.flatMap(({ whole, parts }) => [whole, ...parts]);
    const scores = isLetter
      ? [scoresOfLetter(index, words[0].whole)]
      : await scoresOf(index, words, isSpaced ? [key] : []);
    query.whole = scores.length === 1 ? scores[0].whole : new Map();
    const matches = new Matches(index.count);
    if (scores.length) matches.addHaving(scores, true);
    if (isSpaced) {
      const whole = new Scores(index.count);
      whole.addPrefix(key, 1, true);
      query.whole = whole.whole;
      for (const record of query.whole.keys()) matches.add(record, scores.length);
    }
    if (query.whole.size) terms.push(key);
    const exact = matches.count;
    if (words.length && exact < few && !hasExact(index, query, matches)) {
      const missing = scores.map((score) => !score.hits);
      /* The words that nothing has first; where that is not enough, the others as well. */
      for (const isFirst of missing.includes(true) ? [true, false] : [false]) {
        for (const [i, word] of words.entries()) {
          if (missing[i] !== isFirst) continue;
          terms.push(...(await addMeant(index, word, scores[i])));
        }
        matches.addHaving(scores, true, 0.5);
        if (matches.count >= few) break;
      }
    }
    const isNear = !exact && matches.count > 0;
    const isPartial = words.length > 1 && !matches.count;
    if (isPartial) matches.addHaving(scores, false);
    if (!words.length && (query.kind >= 0 || chosen.kind)) {
      const name = query.kind >= 0 ? index.kinds[query.kind].name : chosen.kind;
      const kind = index.kinds.find((k) => k.name === name);
      for (let r = kind ? kind.first : 0; kind && r < kind.end; r++) matches.add(r, 1);
    }
    if (query.kind >= 0) matches.keep(index.kinds[query.kind]);
    const found = new Found(index, query, scores, matches, chosen);
    return Object.assign(found, { terms, isNear, isPartial, places: pagesCalled(index, query) });
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
  const plainChunk = /[a-z0-9]+(?:[-._:@'][a-z0-9]+)*/gi, plainPiece = /[a-z0-9]+/gi;

  function* places(text, terms) {
    const plain = isPlain(text);
    for (const { 0: whole, index } of text.matchAll(plain ? plainChunk : chunk)) {
      const words = [...whole.matchAll(plain ? plainPiece : piece)];
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
