// Small comforts for every page. Nothing here is needed: without it the menu is open and forms are sent as usual.
"use strict";

(() => {
  const toggle = document.querySelector(".navigation-toggle");
  if (toggle) {
    toggle.addEventListener("click", () => {
      const open = toggle.getAttribute("aria-expanded") === "true";
      toggle.setAttribute("aria-expanded", String(!open));
    });
  }

  // The person's menu closes on Escape, on a click outside it and when focus leaves it.
  for (const menu of document.querySelectorAll("details.menu")) {
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  }

  // A second press while the first is on its way would store twice.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = "yes";
    setTimeout(() => delete form.dataset.sending, 4000);
  });
  // Coming back with the browser's arrow restores the page as it was, sending mark and all.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
  });

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  // After a swap, focus goes where the answer asks for it (data-focus), so that a screen reader follows.
  document.addEventListener("htmx:afterSettle", (event) => {
    const target = event.detail.elt;
    const wanted = target.matches("[data-focus]") ? target : target.querySelector("[data-focus]");
    if (wanted) {
      if (!wanted.hasAttribute("tabindex") && !wanted.matches("a, button, input, select, textarea")) wanted.tabIndex = -1;
      wanted.focus();
    }
  });

  const sayNoAnswer = () => {
    const region = document.getElementById("messages");
    const template = document.getElementById("connection-message");
    if (region && template) region.replaceChildren(template.content.cloneNode(true));
  };
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) document.addEventListener(name, sayNoAnswer);
})();
