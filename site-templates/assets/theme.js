/* Runs before the page is shown: the theme that was chosen, and that scripts run at all. */
(() => {
  "use strict";
  const root = document.documentElement;
  root.dataset.js = "";
  // Shown beside a list, a page leaves out what stands around it there.
  if (window.parent !== window) {
    const panel = /[?&]panel(?:=([^&]*))?(?:&|$)/.exec(location.search);
    if (panel) root.dataset.panel = panel[1] ?? "";
  }
  let choice = null;
  try {
    choice = localStorage.getItem("helios.theme");
  } catch {
    // A browser that keeps nothing follows the system.
  }
  if (choice === "light" || choice === "dark") root.dataset.theme = choice;
})();
