/* Writes the file of a new record from a form, and hands it to the repository's host or to a mail. */
(() => {
  "use strict";
  const form = document.querySelector("form.compose");
  if (!form) return;

  /* Longer addresses are refused by some servers and mail programs. */
  const addressLimit = 8000;
  const words = form.dataset;
  const isInternal = "internal" in words;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

  /* Text */

  /* Characters that cannot be seen, and halves of characters, stand in no file. */
  const hidden =
    /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}\p{Cs}]/gu;
  const clean = (text) => text.replace(/\r\n?|[\u2028\u2029\x85]/g, "\n").replace(hidden, "");
  const line = (text) => clean(text).replace(/\s+/g, " ").trim();

  /** A text as a value of YAML, in double quotes. */
  const quoted = (text) => `"${text.replace(/[\\"]/g, "\\$&")}"`;
  const isPlain = (text) =>
    /^[a-z][a-z0-9_./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/.test(text);
  const value = (text) => (isPlain(text) ? text : quoted(text));

  /** Plain text as Markdown that shows what was typed, but for web addresses and lists. */
  const address =
    /((?:https?:\/\/|www\.)[^\s<>()[\]"'`*\\]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/;
  const escaped = (text) =>
    text.replace(/[\\`*_[\]<>&~|#]/g, "\\$&").replace(/:\/\//g, "\\://");
  const inline = (text) =>
    text.split(address).map((part, i) => (i % 2 && !/&\S+;/.test(part) ? part : escaped(part))).join("");
  const start = (text) =>
    inline(text).replace(/^(\d*)([-=+.)])/, (all, number, mark) => `${number}\\${mark}`);
  const begins = (text) => {
    const item = /^\s{0,3}([-*+]|\d{1,9}[.)])\s+(?=\S)/.exec(text);
    if (!item) return { isItem: false, text: start(text.trim()) };
    return { isItem: true, text: `${item[1].replace("*", "-")} ${start(text.slice(item[0].length))}` };
  };

  /** A block that nothing is read in. */
  const block = (text) => {
    const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), (run) => run[0].length));
    const fence = "`".repeat(longest + 1);
    return `${fence}\n${text}\n${fence}`;
  };

  /* What takes the reader of Markdown long is left as it is. */
  const bytes = (text) => new TextEncoder().encode(text).length;
  const isHeavy = (text) =>
    /\S{1500}/.test(text) || (text.match(/[[|>`*]/g) || []).length > 1000 ||
    text.split("\n\n").some((paragraph) => bytes(paragraph) > 12000);

  const markdown = (typed) => {
    const text = clean(typed).replace(/[ \t]+$/gm, "").replace(/^\n+|\n+$/g, "");
    if (isHeavy(text)) return block(text);
    const lines = text.split("\n");
    const result = [];
    let plain = false;
    for (let i = 0; i < lines.length; i++) {
      const fence = /^(`{3,})[^`]*$/.exec(lines[i]);
      const isEnd = (other) => other.startsWith(fence[1]) && !other.replace(/^`+/, "").trim();
      const end = fence ? lines.findIndex((other, at) => at > i && isEnd(other)) : -1;
      let code = 0;
      while (i + code < lines.length && /^(?: {4}|\t| {1,3}\t)/.test(lines[i + code])) code++;
      if (end > i) {
        result.push("", ...lines.slice(i, end + 1), "");
        i = end;
        plain = false;
      } else if (code) {
        result.push("", block(lines.slice(i, i + code).join("\n")), "");
        i += code - 1;
        plain = false;
      } else if (!lines[i]) {
        result.push("");
        plain = false;
      } else {
        const { isItem, text: shown } = begins(lines[i]);
        /* A line that was ended by hand stays one. */
        if (plain && !isItem) result[result.length - 1] += "\\";
        /* A list that follows a paragraph at once is none for every number. */
        if (plain && isItem) result.push("");
        result.push(shown);
        plain = !isItem;
      }
    }
    return result.join("\n").replace(/\n{3,}/g, "\n\n").trim();
  };

  /* Fields */

  const owners = new Map(all(".compose-owner", form).map((owner) => [owner.value, owner.dataset]));
  const fields = all("[data-field]", form).map((element) => {
    const input = one("input, select, textarea", element);
    const list = one("datalist", element);
    const options = list ? Array.from(list.options, (option) => ({
      shown: option.value, value: option.dataset.value, owner: option.dataset.owner || "",
    })) : [];
    return {
      element, input, list, options, chosen: [], name: element.dataset.field,
      role: element.dataset.role, error: one(".compose-error", element),
      names: [element.dataset.field, ...element.dataset.aliases.split(" ")],
      isCut: "cut" in element.dataset,
      label: one("label", element).firstChild.textContent.trim(),
    };
  });
  const field = (role) => fields.find((other) => other.role === role);
  const owner = () => (field("owner") ? field("owner").input.value : "");
  const title = fields.find((other) => other.name === words.title);

  /** The record that was typed: as the list shows it, or its id. */
  const find = (target, typed) => {
    const text = typed.trim();
    const id = text.replace(/^[a-z_]+:/, "");
    const matches = target.options.filter((option) =>
      option.shown === text || option.value === text || option.value.replace(/^[a-z_]+:/, "") === id);
    return matches.find((option) => option.owner === owner()) || matches[0] ||
      (target.isCut && /^[a-z0-9][a-z0-9._/:-]*$/.test(text)
        ? { shown: text, value: text, owner: "" } : null);
  };
  const isForeign = (option) => isInternal && option.owner !== "" && option.owner !== owner();

  /* Where records of several clients are offered, each client's form offers its own. */
  const offer = () => {
    for (const target of fields.filter((other) => other.list)) {
      target.list.replaceChildren(...target.options.filter((option) => !isForeign(option))
        .map((option) => Object.assign(document.createElement("option"), { value: option.shown })));
    }
  };

  const showChosen = (target) => {
    one(".compose-chosen", target.element).replaceChildren(...target.chosen.map((option) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "compose-remove";
      button.setAttribute("aria-label", `${words.remove}: ${option.shown}`);
      button.textContent = "×";
      button.addEventListener("click", () => {
        target.chosen = target.chosen.filter((other) => other !== option);
        showChosen(target);
        target.input.focus();
        changed();
      });
      item.append(option.shown, " ", button);
      return item;
    }));
  };

  /** Takes what was typed into the list below; says whether it was anything. */
  const choose = (target) => {
    const option = find(target, target.input.value);
    if (!option) return false;
    if (!target.chosen.some((other) => other.value === option.value)) target.chosen.push(option);
    target.input.value = "";
    showChosen(target);
    return true;
  };

  /* Checks */

  const problem = (target) => {
    const text = target.input.value;
    if (target.role === "many") {
      if (text.trim() && !choose(target)) return words.unknown;
      if (target.input.required && !target.chosen.length) return words.missing;
      return target.chosen.some(isForeign) ? words.foreign : "";
    }
    if (target.input.required && !line(text)) return words.missing;
    if (target.role === "one" && text.trim()) {
      const option = find(target, text);
      if (!option) return words.unknown;
      if (isForeign(option)) return words.foreign;
    }
    const limit = target.input.maxLength;
    return limit > 0 && Array.from(text).length > limit ? words.long : "";
  };

  const tell = (target, message) => {
    target.error.textContent = message;
    target.error.hidden = !message;
    if (message) target.input.setAttribute("aria-invalid", "true");
    else target.input.removeAttribute("aria-invalid");
  };

  const check = () => {
    const wrong = fields.map((target) => ({ target, message: problem(target) }));
    for (const { target, message } of wrong) tell(target, message);
    const found = wrong.filter(({ message }) => message);
    const summary = one(".compose-problems", form);
    one("ul", summary).replaceChildren(...found.map(({ target, message }) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#${target.input.id}`;
      link.textContent = target.label;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        target.input.focus();
      });
      item.append(link, `: ${message}`);
      return item;
    }));
    summary.hidden = !found.length;
    if (found.length) found[0].target.input.focus();
    return !found.length;
  };

  /* What becomes of it */

  const now = () => {
    const time = new Date();
    const two = (number) => String(Math.trunc(Math.abs(number))).padStart(2, "0");
    const offset = -time.getTimezoneOffset();
    return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}T` +
      `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}` +
      `${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
  };

  const compose = () => {
    const place = owners.get(owner()) || { next: "1", folder: "" };
    const rows = [];
    const add = (name, text) => rows.push(`${name}: ${text}`);
    if (words.number) add(words.number, place.next);
    for (const target of fields) {
      const text = line(target.input.value);
      if (target.role === "text") add(target.name, quoted(text));
      if (target.role === "word" && text) add(target.name, value(text));
      if (target.role === "one" && text) add(target.name, value(find(target, text).value));
      if (target.role === "many" && target.chosen.length) {
        add(target.name, `[${target.chosen.map((option) => value(option.value)).join(", ")}]`);
      }
    }
    if (words.source) rows.push(words.source);
    if (words.status) rows.push(words.status);
    if (words.opened) add(words.opened, now());
    const order = field("offering") && field("offering").input.selectedOptions[0];
    const asked = order && order.value
      ? `\n\n[[${order.dataset.kind}:${order.dataset.owner ? `${order.dataset.owner}/` : ""}${order.value}]]` : "";
    const text = `---\n${rows.join("\n")}\n---\n\n${markdown(field("body").input.value)}${asked}\n`;
    return { text, path: `${place.folder}${words.plural}/${place.next}/record.${words.ending}` };
  };

  /** The answers for people to read. */
  const letter = () =>
    fields.filter((target) => target.role !== "body").map((target) => {
      const input = target.input;
      const text = target.role === "many" ? target.chosen.map((option) => option.shown).join(", ")
        : input.selectedOptions ? (input.value && input.selectedOptions[0].text) : line(input.value);
      return text ? `${target.label}: ${text}\n` : "";
    }).join("") + `\n${clean(field("body").input.value).trim()}\n`;

  const result = one(".compose-result");
  let made = "";
  let download = "";

  const show = () => {
    const { text, path } = compose();
    made = isInternal ? text : letter();
    one(".compose-text", result).textContent = made;
    const encode = (part) => encodeURIComponent(part);
    const open = one(".compose-open", result);
    if (isInternal) one(".compose-path", result).textContent = `${words.folder || ""}${path}`;
    if (open) {
      const file = `${words.base}?${words.file}=${encode(words.folder + path)}`;
      const filled = words.text ? `${file}&${words.text}=${encode(made)}` : "";
      const isEmpty = !filled || filled.length > addressLimit;
      open.href = isEmpty ? file : filled;
      one(".compose-opens", result).hidden = isEmpty;
      one(".compose-opens-empty", result).hidden = !isEmpty;
    }
    const mail = one(".compose-mail", result);
    if (mail) {
      const base = `mailto:${encode(words.mail).replace(/%40/g, "@")}?subject=${encode(line(title.input.value))}`;
      const filled = `${base}&body=${encode(letter().replace(/\n/g, "\r\n"))}`;
      const isEmpty = filled.length > addressLimit;
      mail.href = isEmpty ? base : filled;
      one(".compose-send-empty", result).hidden = !isEmpty;
    }
    const link = one(".compose-download", result);
    if (link) {
      if (download) URL.revokeObjectURL(download);
      download = URL.createObjectURL(new Blob([made], { type: "text/plain" }));
      link.href = download;
      link.download = `record.${words.ending}`;
    }
    result.hidden = false;
    one(".compose-status", result).textContent = "";
  };

  /* What was shown no longer holds when an answer changes. */
  const changed = () => { result.hidden = true; };

  const copy = async () => {
    const status = one(".compose-status", result);
    try {
      await navigator.clipboard.writeText(made);
      status.textContent = words.copied;
    } catch {
      const range = document.createRange();
      range.selectNodeContents(one(".compose-text", result));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      status.textContent = document.execCommand("copy") ? words.copied : words.failed;
    }
  };

  /* An offer's name becomes the heading, and its questions the text, where nothing stands yet. */
  let proposed = { title: "", body: "" };
  const takeOffer = () => {
    const [order] = field("offering").input.selectedOptions;
    const next = order && order.value ? { title: order.text, body: order.dataset.text || "" }
      : { title: "", body: "" };
    const body = field("body").input;
    if (title.input.value === proposed.title) title.input.value = next.title;
    if (body.value === proposed.body) body.value = next.body;
    proposed = next;
  };

  /* What the address says */

  const prefill = () => {
    const asked = Array.from(new URLSearchParams(location.search));
    const split = (id) => {
      const at = id.indexOf("/");
      return at > 0 && owners.has(id.slice(0, at)) ? [id.slice(0, at), id.slice(at + 1)] : ["", id];
    };
    const named = (key) => fields.find((target) => target.names.includes(key));
    /* Whose it is comes first: it says which records the others mean. */
    for (const [key, id] of asked) {
      const target = named(key);
      if (!target || !field("owner")) continue;
      if (target.role === "owner" && owners.has(id)) target.input.value = id;
      else if (target.list && split(id)[0]) field("owner").input.value = split(id)[0];
    }
    for (const [key, text] of asked) {
      const target = named(key);
      if (!target || target.role === "owner") continue;
      if (target.list) {
        const [, id] = split(text);
        const option = find(target, target.names.indexOf(key) > 0 && target.options.some(
          (other) => other.value === `${key}:${id}`) ? `${key}:${id}` : id);
        if (!option) continue;
        target.input.value = option.shown;
        if (target.role === "many") choose(target);
      } else if (target.input.options) {
        const option = Array.from(target.input.options)
          .find((other) => other.value && (other.value === text || other.value === split(text)[1]));
        if (option) option.selected = true;
        if (target.role === "offering") takeOffer();
      } else {
        target.input.value = text.slice(0, target.input.maxLength);
      }
    }
    offer();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!check()) return changed();
    show();
    one("h2", result).focus();
    result.scrollIntoView({ block: "start" });
  });
  form.addEventListener("input", changed);
  form.addEventListener("change", (event) => {
    const target = fields.find((other) => other.input === event.target);
    if (!target) return;
    if (target.role === "owner") offer();
    if (target.role === "offering") takeOffer();
    if (target.role === "many") choose(target);
    if (!target.error.hidden) tell(target, problem(target));
  });
  form.addEventListener("keydown", (event) => {
    const target = fields.find((other) => other.input === event.target);
    if (event.key !== "Enter" || !target || target.role !== "many" || !target.input.value) return;
    event.preventDefault();
    tell(target, choose(target) ? "" : words.unknown);
  });
  /* Taking in what was typed last would move the button away from under the pointer. */
  one("[type=submit]", form).addEventListener("mousedown", (event) => event.preventDefault());
  one(".compose-copy", result).addEventListener("click", copy);
  prefill();
})();
