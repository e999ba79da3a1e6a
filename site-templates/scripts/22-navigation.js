/* The navigation: a drawer where there is little room, and a place to come back to. */
(() => {
  "use strict";
  const nav = document.querySelector(".nav");
  if (!nav) return;
  const summary = nav.querySelector("summary");
  const isDrawer = () => summary.getClientRects().length > 0;

  // The drawer closes with Escape, and as soon as the focus is elsewhere.
  nav.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !nav.open || !isDrawer()) return;
    nav.open = false;
    summary.focus();
  });
  document.addEventListener("focusin", (event) => {
    if (nav.open && isDrawer() && !nav.contains(event.target)) nav.open = false;
  });

  // Where it is long, the entry of this page is in sight.
  const current = nav.querySelector("[aria-current]");
  const reveal = () => {
    if (!current || nav.scrollHeight <= nav.clientHeight) return;
    const entry = current.getBoundingClientRect();
    const frame = nav.getBoundingClientRect();
    if (entry.top < frame.top || entry.bottom > frame.bottom) {
      nav.scrollTop += entry.top - frame.top - frame.height / 3;
    }
  };
  reveal();
})();
