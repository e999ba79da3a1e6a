/* The theme: as the system has it, light, or dark. */
(() => {
  "use strict";
  const button = document.querySelector(".theme-button");
  if (!button) return;
  const root = document.documentElement;
  const choices = ["system", "light", "dark"];
  const words = button.dataset;

  const show = () => {
    const choice = root.dataset.theme ?? "system";
    button.dataset.choice = choice;
    button.setAttribute("aria-label", words[choice]);
    button.title = words[choice];
  };

  button.addEventListener("click", () => {
    const next = choices[(choices.indexOf(root.dataset.theme ?? "system") + 1) % choices.length];
    if (next === "system") delete root.dataset.theme;
    else root.dataset.theme = next;
    try {
      if (next === "system") localStorage.removeItem("helios.theme");
      else localStorage.setItem("helios.theme", next);
    } catch {
      // It holds for this page alone.
    }
    show();
  });

  // Another tab has chosen.
  addEventListener("storage", (event) => {
    if (event.key !== "helios.theme") return;
    if (event.newValue === "light" || event.newValue === "dark") root.dataset.theme = event.newValue;
    else delete root.dataset.theme;
    show();
  });

  show();
})();
