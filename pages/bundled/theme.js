// Light or dark: as the system says, until the button says otherwise; remembered where the browser allows it.
"use strict";
(() => {
  const remembered = () => { try { return localStorage.getItem("devfin-theme"); } catch { return null; } };
  const dark = () => matchMedia("(prefers-color-scheme: dark)").matches;
  const set = (theme) => { document.documentElement.dataset.theme = theme; };
  set(remembered() || (dark() ? "dark" : "light"));
  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("theme").addEventListener("click", () => {
      const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
      set(next);
      try { localStorage.setItem("devfin-theme", next); } catch { /* a page from a disk may have no storage */ }
    });
  });
})();
