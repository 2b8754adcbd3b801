// The search on every page: the index is loaded when the field is first used; everything is shown as text, never as HTML.
"use strict";
(() => {
  const root = document.currentScript.dataset.root;
  const field = document.getElementById("search");
  const list = document.getElementById("found");
  const count = document.getElementById("found-count");
  const MOST = 12;
  let pages = null;
  let waiting = null;
  let chosen = -1;

  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const words = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

  const load = () => waiting ||= new Promise((done) => {
    const script = document.createElement("script");
    script.src = root + "search-index.js";
    script.onload = () => {
      pages = window.devfinIndex.map(([name, kind, address, says, more]) =>
        ({ name, kind, address, says, names: words(name), others: words(says + " " + more) }));
      done();
    };
    document.head.append(script);
  });

  // How well a page fits: each word of the question must begin a word of the page; its name counts more than the rest.
  const fit = (page, asked) => {
    let sum = 0;
    for (const word of asked) {
      if (page.names.includes(word)) sum += 5;
      else if (page.names.some((one) => one.startsWith(word))) sum += 3;
      else if (page.others.includes(word)) sum += 2;
      else if (page.others.some((one) => one.startsWith(word))) sum += 1;
      else return 0;
    }
    return sum + (page.kind === "documents" ? 0 : 0.5) - page.names.length / 100;
  };

  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    chosen = -1;
  };

  const show = async () => {
    const asked = words(field.value);
    if (!asked.length) { close(); count.textContent = ""; return; }
    await load();
    const found = pages.map((page) => [fit(page, asked), page]).filter(([sum]) => sum > 0).sort((a, b) => b[0] - a[0]);
    list.replaceChildren(...found.slice(0, MOST).map(([, page], at) => {
      const item = document.createElement("li");
      item.id = "found-" + at;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.address = root + page.address;
      const name = document.createElement("span");
      name.textContent = page.name;
      const says = document.createElement("small");
      says.textContent = page.says;
      item.append(name, says);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); location.href = item.dataset.address; });
      return item;
    }));
    if (!found.length) {
      const none = document.createElement("li");
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      none.setAttribute("aria-selected", "false");
      none.textContent = "No page has all of these words.";
      list.append(none);
    }
    count.textContent = found.length + (found.length === 1 ? " page" : " pages") + " found";
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    choose(found.length ? 0 : -1);
  };

  const choose = (at) => {
    const items = list.querySelectorAll("[data-address]");
    items.forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    chosen = at;
    if (at >= 0 && items[at]) {
      field.setAttribute("aria-activedescendant", items[at].id);
      items[at].scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };

  field.addEventListener("input", show);
  field.addEventListener("focus", load);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const items = list.querySelectorAll("[data-address]");
    if (event.key === "Escape") { close(); return; }
    if (list.hidden || !items.length) return;
    if (event.key === "ArrowDown") choose((chosen + 1) % items.length);
    else if (event.key === "ArrowUp") choose((chosen - 1 + items.length) % items.length);
    else if (event.key === "Enter" && chosen >= 0) location.href = items[chosen].dataset.address;
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(input|textarea|select)$/i.test(event.target.tagName) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      field.focus();
    }
  });
})();
