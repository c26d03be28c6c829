// Keeps what was typed in <form data-keep="key"> until it is stored.
//
// What differs from the server's values is written to the tab's own storage (sessionStorage: gone with the tab, never
// on a shared computer the next day), under the person's id. When the form is shown again, after an expired session, a
// dropped line or a slip of the finger, the text is put back, with a line that says so and a button to undo it.
// The record goes when a page with a success message, or an element with data-stored="key", shows that a sent form was
// stored, and at sign-out. A form that the server sent back with errors already holds what was typed.
"use strict";

(() => {
  const PREFIX = "keep:";
  const person = document.body.dataset.person || "";

  const storage = (() => {
    try {
      sessionStorage.setItem(`${PREFIX}probe`, "1");
      sessionStorage.removeItem(`${PREFIX}probe`);
      return sessionStorage;
    } catch {
      return null; // storage is switched off: then the server alone keeps what it can
    }
  })();
  if (!storage) return;

  const keys = () => Object.keys(storage).filter((key) => key.startsWith(PREFIX));
  const keyOf = (form) => `${PREFIX}${person}:${location.pathname}:${form.dataset.keep}`;
  const read = (key) => {
    try {
      return JSON.parse(storage.getItem(key));
    } catch {
      return null;
    }
  };
  const write = (key, record) => {
    try {
      storage.setItem(key, JSON.stringify(record));
    } catch {
      storage.removeItem(key); // full: half a record would be worse than none
    }
  };

  const SKIPPED = new Set(["hidden", "password", "file", "submit", "button", "reset", "image"]);
  const controls = (form) => {
    const seen = {};
    return [...form.elements]
      .filter((control) => control.name && !SKIPPED.has(control.type) && control.type !== "fieldset" && control.tagName !== "OUTPUT")
      .map((control) => {
        seen[control.name] = (seen[control.name] ?? -1) + 1;
        return [`${control.name}#${seen[control.name]}`, control];
      });
  };
  const isToggle = (control) => control.type === "checkbox" || control.type === "radio";
  const valueOf = (control) => {
    if (isToggle(control)) return control.checked;
    if (control.tagName === "SELECT") return [...control.options].filter((option) => option.selected).map((option) => option.value).join("\n");
    return control.value;
  };
  const serverValueOf = (control) => {
    if (isToggle(control)) return control.defaultChecked;
    if (control.tagName === "SELECT") {
      const chosen = [...control.options].filter((option) => option.defaultSelected);
      if (!chosen.length && !control.multiple && control.options.length) chosen.push(control.options[0]);
      return chosen.map((option) => option.value).join("\n");
    }
    return control.defaultValue;
  };
  const put = (control, value) => {
    if (isToggle(control)) control.checked = value;
    else if (control.tagName === "SELECT") {
      const wanted = new Set(String(value).split("\n"));
      for (const option of control.options) option.selected = wanted.has(option.value);
    } else control.value = value;
  };

  const save = (form, sent = false) => {
    const fields = {};
    for (const [name, control] of controls(form)) {
      const now = valueOf(control);
      const server = serverValueOf(control);
      if (now !== server) fields[name] = { now, server };
    }
    if (Object.keys(fields).length) write(keyOf(form), { fields, sent });
    else if (!sent) storage.removeItem(keyOf(form));
  };

  const announce = (form, skipped, undo) => {
    const template = document.getElementById("kept-message");
    if (!template) return;
    const notice = template.content.cloneNode(true).firstElementChild;
    notice.querySelector("[data-kept-skipped]").hidden = !skipped;
    notice.querySelector("[data-kept-undo]").addEventListener("click", () => {
      undo();
      notice.remove();
      const first = form.querySelector("input:not([type=hidden]), select, textarea");
      if (first) first.focus();
    });
    form.before(notice);
  };

  const restore = (form) => {
    const record = read(keyOf(form));
    if (!record || form.querySelector("[aria-invalid=true], .field-error")) return;
    const put_back = [];
    let skipped = false;
    for (const [name, control] of controls(form)) {
      const kept = record.fields[name];
      if (!kept || kept.now === valueOf(control)) continue;
      if (kept.server !== serverValueOf(control)) {
        skipped = true; // someone else has changed it since: theirs stands
        continue;
      }
      put(control, kept.now);
      put_back.push(control);
    }
    if (!put_back.length) {
      storage.removeItem(keyOf(form));
      return;
    }
    for (const control of put_back) control.dispatchEvent(new Event("input", { bubbles: true }));
    announce(form, skipped, () => {
      for (const control of put_back) put(control, serverValueOf(control));
      storage.removeItem(keyOf(form));
    });
  };

  const watched = new WeakSet();
  const watch = (form) => {
    if (watched.has(form)) return;
    watched.add(form);
    let timer = 0;
    restore(form);
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => save(form), 300);
    });
    form.addEventListener("change", () => save(form));
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      save(form, true);
    });
  };

  const forgetStored = () => {
    const success = document.querySelector("#messages .message-success");
    const stored = new Set([...document.querySelectorAll("[data-stored]")].map((element) => element.dataset.stored));
    for (const key of keys()) {
      const record = read(key);
      const name = key.slice(key.lastIndexOf(":") + 1);
      if (stored.has(name) || (success && record && record.sent)) storage.removeItem(key);
    }
  };

  const start = () => {
    forgetStored();
    for (const form of document.querySelectorAll("form[data-keep]")) watch(form);
  };

  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-forget-drafts]")) for (const key of keys()) storage.removeItem(key);
  });
  document.addEventListener("htmx:afterSettle", start);
  start();
})();
