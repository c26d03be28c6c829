// A round of values by keyboard. Without this the page is a table with a Save button.
//
// form[data-entry-form]  the round; data-paste-url says where a pasted block goes
// tr[data-row]           one value; input[data-entry=numerator|denominator|value][data-cell]  its fields
// #notes-<cell>          what is said beside it; #more-<cell>  comment, preliminary, why there is none
// What was left is sent in one request at a time; the answer tells of each cell by itself.
"use strict";

(() => {
  const form = document.querySelector("form[data-entry-form]");
  if (!form) return;
  const words = document.getElementById("entry-words").dataset;
  const status = document.getElementById("entry-status");
  const strip = document.getElementById("entry-pasted");
  const end = form.querySelector("[data-entry-end]");
  if (!end) return; // a closed period: nothing to write

  for (const element of form.querySelectorAll("[data-with-script]")) element.hidden = false;

  const rows = [...form.querySelectorAll("tr[data-row]")];
  const rowOf = (cell) => rows.find((row) => row.dataset.row === cell);
  const fieldOf = (cell, column = "value") => rowOf(cell)?.querySelector(`[data-entry=${column}]`);
  const saidOf = (cell) => document.getElementById(`said-${cell}`);

  // A share with both its parts is computed: its own field is only read.
  const COMPUTED = ["numerator", "denominator"];
  const settle = (row) => {
    const parts = COMPUTED.map((column) => row.querySelector(`[data-entry=${column}]`));
    if (!parts[0]) return;
    const own = row.querySelector("[data-entry=value]");
    const isComputed = parts.some((part) => part.value.trim() !== "");
    if (own.readOnly && !isComputed) own.value = ""; // what was computed goes with its parts
    own.readOnly = isComputed;
  };
  rows.forEach(settle);

  // ---- moving about ----

  const goTo = (field) => {
    if (!field) return false;
    field.focus();
    field.select();
    return true;
  };
  const beside = (row, column, step) => {
    for (let at = rows.indexOf(row) + step; rows[at]; at += step) {
      const field = rows[at].querySelector(`[data-entry=${column}]`) || (column === "value" ? null : undefined);
      if (field) return field;
      if (field === undefined && !form.querySelector(`tr[data-row] [data-entry=${column}]`)) return null;
    }
    return null;
  };
  const across = (row, field, step) => {
    const fields = [...row.querySelectorAll("[data-entry]")];
    return fields[fields.indexOf(field) + step];
  };
  const isAtEdge = (field, step) => {
    const isAll = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    if (isAll) return true;
    return field.selectionStart === field.selectionEnd && field.selectionStart === (step < 0 ? 0 : field.value.length);
  };

  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.isComposing) return;
    if (event.key === "Enter" && field.matches("input[name^=comment-]")) {
      event.preventDefault();
      goTo(beside(rowOf(field.dataset.cell), "value", 1)) || end.focus();
      return;
    }
    if (!field.matches("[data-entry]") || event.altKey || event.metaKey) return;
    const row = rowOf(field.dataset.cell);
    const column = field.dataset.entry;
    if (event.ctrlKey) {
      if (event.key === "z" && undo && field.value === field.dataset.pasted) {
        event.preventDefault();
        undo();
      }
      const last = { Home: rows, End: [...rows].reverse() }[event.key];
      if (last && goTo(last.map((one) => one.querySelector(`[data-entry=${column}]`)).find(Boolean))) event.preventDefault();
      return;
    }
    if (event.key === "Escape") {
      takeBack(field);
      return;
    }
    const down = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    const right = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (down) {
      event.preventDefault();
      goTo(beside(row, column, down)) || (event.key === "Enter" && down > 0 && end.focus());
    } else if (right && !event.shiftKey && isAtEdge(field, right)) {
      if (goTo(across(row, field, right))) event.preventDefault();
    }
  });

  // Escape: the cell as it is stored, and nothing said about what was written instead.
  const takeBack = (field) => {
    const row = rowOf(field.dataset.cell);
    if (field.value === field.defaultValue && !row.querySelector("[aria-invalid]")) return;
    field.value = field.defaultValue;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.select();
  };

  // ---- saving as one goes ----

  const waiting = new Set(); // cells left and not sent, in order
  let sending = null;
  let timer = 0;
  let delay = 0;
  let isUndoing = false;

  const say = (cell, text, kind) => {
    const said = saidOf(cell);
    if (!said) return;
    said.textContent = text;
    said.className = kind ? `entry-said is-${kind}` : "entry-said";
  };
  const soon = (milliseconds = 30) => {
    clearTimeout(timer);
    timer = setTimeout(send, milliseconds);
  };
  const leave = (cell) => {
    waiting.add(cell);
    say(cell, words.saving, "saving");
    soon();
  };
  const controlsOf = (cell) =>
    [...rowOf(cell).querySelectorAll("[name]")].filter((control) => control.type !== "checkbox" || control.checked);

  const send = async () => {
    if (sending || !waiting.size) return;
    const cells = [...waiting];
    waiting.clear();
    const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
    const sent = {};
    for (const cell of cells) {
      for (const control of controlsOf(cell)) {
        body.append(control.name, control.value);
        sent[control.name] = control.value;
      }
    }
    if (isUndoing) body.append("undo", "1");
    isUndoing = false;
    sending = cells;
    let problem = "";
    try {
      const url = new URL(form.action);
      url.searchParams.set("answer", "cells");
      const answer = await fetch(url, { method: "POST", body, headers: { "X-Requested-With": "fetch" } });
      const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
      const told = page.querySelector("[data-answers]");
      if (told) take(told, sent);
      else problem = answer.redirected || answer.status === 403 ? "signed-out" : "no-answer";
    } catch {
      problem = "no-answer";
    }
    sending = null;
    if (problem) keep(cells, problem);
    else {
      delay = 0;
      if (waiting.size) soon();
    }
  };

  // A dropped line, or a session that has ended: it says so beside the field, and is sent again.
  const keep = async (cells, problem) => {
    for (const cell of cells) {
      waiting.add(cell);
      say(cell, problem === "signed-out" ? words.signedOut : words.unsaved, "error");
    }
    status.textContent = problem === "signed-out" ? words.signedOut : words.unsaved;
    delay = Math.min(delay ? delay * 2 : 4000, 60000);
    if (problem === "signed-out") await freshToken();
    soon(delay);
  };
  // Who has signed in again in another tab has another token.
  const freshToken = async () => {
    try {
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
      const token = page.querySelector("form[data-entry-form] [name=csrfmiddlewaretoken]");
      if (token) form.elements.csrfmiddlewaretoken.value = token.value;
    } catch {
      // no line: tried again with the values
    }
  };
  window.addEventListener("online", () => soon(0));

  // What the answer means: what is said, whether the field is right, and the number as it was understood.
  const take = (told, sent) => {
    const answers = [...told.querySelectorAll("[data-cell][data-state]")];
    for (const answer of answers) takeOne(answer, sent);
    const progress = document.getElementById("entry-progress");
    const isOpen = progress.querySelector("details")?.open;
    progress.replaceChildren(...told.querySelector("[data-progress]").childNodes);
    if (isOpen) progress.querySelector("details").open = true;
    // Not done while a field of an earlier answer still holds what could not be read.
    const whole = progress.querySelector(".entry-whole");
    if (whole) whole.hidden = Boolean(form.querySelector("[aria-invalid=true]"));
    if (answers.length === 1) {
      status.textContent = `${answers[0].dataset.label}: ${saidOf(answers[0].dataset.cell).textContent}`;
    }
    form.dispatchEvent(new Event("change")); // draft.js forgets what is stored now
  };
  const takeOne = (answer, sent) => {
    const { cell, state } = answer.dataset;
    const row = rowOf(cell);
    if (!row) return;
    const notes = document.getElementById(`notes-${cell}`);
    const hadFocus = notes.contains(document.activeElement);
    const isNewer = waiting.has(cell); // written in again meanwhile: the next answer tells of that
    const isStored = state === "saved" || state === "empty";
    notes.replaceChildren(...answer.childNodes);
    if (isNewer) say(cell, words.saving, "saving");
    const own = row.querySelector("[data-entry=value]");
    for (const field of row.querySelectorAll("[data-entry]")) {
      if (isStored) field.removeAttribute("aria-invalid");
      if (isStored && field.value === sent[field.name]) {
        if (field !== document.activeElement || field.readOnly) field.value = answer.dataset[field.dataset.entry];
        field.defaultValue = field.value;
      }
    }
    if (!isStored) own.setAttribute("aria-invalid", "true");
    for (const control of row.querySelectorAll("[name^=comment-], [name^=preliminary-]")) {
      if (!isStored) continue;
      if (control.type === "checkbox") control.defaultChecked = sent[control.name] !== undefined;
      else if (control.value === sent[control.name]) control.defaultValue = control.value;
    }
    settle(row);
    askWhy(cell, answer.hasAttribute("data-why"));
    if (hadFocus) own.focus(); // an answered question goes away, and the focus with it
  };
  const askWhy = (cell, isAsked) => {
    const more = document.getElementById(`more-${cell}`);
    const comment = document.getElementById(`comment-${cell}`);
    const asks = isAsked && !comment.value;
    const why = comment.closest(".entry-why");
    why.querySelector("[data-why]").hidden = !asks;
    why.querySelector("[data-comment]").hidden = asks;
    if (isAsked && more.contains(why)) more.before(why);
  };

  form.addEventListener("change", (event) => {
    const control = event.target;
    const cell = control.dataset?.cell;
    if (!cell) return;
    if (control.matches("[data-entry-missing]")) {
      if (!control.value) return;
      const own = fieldOf(cell);
      for (const column of COMPUTED) if (fieldOf(cell, column)) fieldOf(cell, column).value = "";
      own.value = control.value;
      control.value = "";
    }
    settle(rowOf(cell));
    leave(cell);
  });

  // ---- pasting a block ----

  let undo = null;

  form.addEventListener("paste", (event) => {
    const field = event.target;
    if (!field.matches("[data-entry]")) return;
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\n\r]/.test(text.replace(/[\r\n]+$/, ""))) return; // one cell: as typed
    event.preventDefault();
    paste(field, text);
  });

  const paste = async (field, text) => {
    const body = new URLSearchParams({
      csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
      text,
      start: field.dataset.cell,
      column: field.dataset.entry,
    });
    for (const row of rows) body.append("key", row.dataset.row);
    try {
      const url = new URL(form.dataset.pasteUrl, location.href);
      url.searchParams.set("answer", "puts");
      const answer = await fetch(url, { method: "POST", body, headers: { "X-Requested-With": "fetch" } });
      const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
      if (!page.querySelector(".entry-strip")) throw new Error(answer.statusText);
      put(page, field);
    } catch {
      status.textContent = words.unsaved;
      strip.textContent = words.unpasted;
    }
  };

  const put = (page, field) => {
    const puts = [...page.querySelectorAll("[data-put]")];
    const before = new Map();
    for (const one of puts) {
      for (const own of rowOf(one.dataset.cell).querySelectorAll("[data-entry]")) before.set(own, own.value);
    }
    for (const one of puts) {
      const target = fieldOf(one.dataset.cell, one.dataset.put);
      target.value = one.dataset.text;
      target.dataset.pasted = target.value;
    }
    strip.replaceChildren(page.querySelector(".entry-strip"));
    strip.querySelector("[data-close-paste]").addEventListener("click", () => clear(field));
    strip.querySelector("[data-undo-paste]").addEventListener("click", () => undo());
    undo = () => {
      isUndoing = true;
      restore(before);
      clear(field);
      status.textContent = words.undone;
    };
    changed(before.keys());
    field.focus();
  };
  const restore = (before) => {
    for (const [target, text] of before) {
      target.readOnly = false;
      target.value = text;
    }
    changed(before.keys());
  };
  const changed = (targets) => {
    const cells = new Set();
    for (const target of targets) {
      target.dispatchEvent(new Event("input", { bubbles: true }));
      cells.add(target.dataset.cell);
    }
    for (const cell of cells) {
      settle(rowOf(cell));
      leave(cell);
    }
    form.dispatchEvent(new Event("change"));
  };
  const clear = (field) => {
    undo = null;
    strip.replaceChildren();
    field.focus();
  };
})();
