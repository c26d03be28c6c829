// The red thread by keyboard, and everything opened or closed without asking the server. Without this the rows are
// links and <details>, and "Open everything" is a page of its own.
//
// .chain  the thread; .chain-link  a row's link; details.chain-more  what hangs under a row; a.chain-later  the same,
// fetched when it is opened. [data-chain]  open or close all.
"use strict";

(() => {
  const chain = document.querySelector(".chain");
  if (!chain) return;

  const rowOf = (element) => element.closest(".chain-item");
  const linkOf = (row) => row && row.querySelector(":scope > .chain-line .chain-link");
  const moreOf = (row) => row.querySelector(":scope > .chain-more");
  const laterOf = (row) => row.querySelector(":scope > .chain-later");
  // What lies in a closed part has a place on the page all the same, but takes no focus.
  const shown = () => [...chain.querySelectorAll(".chain-link")].filter((link) => !link.closest("details:not([open])"));

  // A row that is fetched when it is opened: the arrow opens it as a click would.
  const open = (row) => {
    const more = moreOf(row);
    const later = laterOf(row);
    if (more && !more.open) more.open = true;
    else if (later) later.click();
    else if (more) return linkOf(more.querySelector(".chain-item"));
    return null;
  };
  const close = (row) => {
    const more = moreOf(row);
    if (more && more.open) {
      more.open = false;
      return linkOf(row);
    }
    const above = row.parentElement.closest(".chain-item");
    return above && linkOf(above);
  };

  chain.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const row = rowOf(event.target);
    if (!row || !event.target.matches(".chain-link, summary, .chain-later")) return;
    const links = shown();
    const place = links.indexOf(linkOf(row));
    const next = {
      ArrowDown: () => links[place + 1],
      ArrowUp: () => (event.target.matches(".chain-link") ? links[place - 1] : links[place]),
      ArrowRight: () => open(row),
      ArrowLeft: () => close(row),
      Home: () => links[0],
      End: () => links[links.length - 1],
    }[event.key];
    if (!next) return;
    event.preventDefault();
    const link = next();
    if (link) link.focus();
  });

  for (const control of document.querySelectorAll("[data-chain]")) {
    if (control.tagName === "BUTTON") control.hidden = false;
    control.addEventListener("click", (event) => {
      if (chain.querySelector(".chain-later") && control.dataset.chain === "open") return;
      event.preventDefault();
      const isOpening = control.dataset.chain === "open";
      for (const more of chain.querySelectorAll(".chain-more")) {
        more.open = isOpening || !more.parentElement.parentElement.closest(".chain-item");
      }
    });
  }
})();
