// A document's page: text and facts show each other. Without this script the links still lead from one to the other.
"use strict";
(() => {
  const text = document.getElementById("text");
  const panel = document.getElementById("panel");
  const told = document.getElementById("told");
  const cards = new Map([...panel.querySelectorAll("[data-fact]")].map((card) => [card.dataset.fact, card]));
  const pieces = new Map();
  for (const piece of text.querySelectorAll("[data-f]")) {
    for (const key of piece.dataset.f.split(" ")) {
      if (!pieces.has(key)) pieces.set(key, []);
      pieces.get(key).push(piece);
    }
  }
  const sentences = [...text.querySelectorAll(".s")];
  const starts = sentences.map((sentence) => Number(sentence.id.slice(1)));
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";

  // The last sentence that begins at or before an offset.
  const sentenceAt = (offset) => {
    let low = 0, high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle; else high = middle - 1;
    }
    return sentences[low];
  };
  const clear = (name) => document.querySelectorAll("." + name).forEach((one) => one.classList.remove(name));

  // Pointing at a fact lights its words, and the other way round.
  const light = (keys) => {
    clear("lit");
    for (const key of keys) {
      cards.get(key)?.classList.add("lit");
      pieces.get(key)?.forEach((piece) => piece.classList.add("lit"));
    }
  };
  const keysAt = (target) => {
    const piece = target.closest?.("[data-f]");
    if (piece) return piece.dataset.f.split(" ");
    const card = target.closest?.("[data-fact]");
    return card ? [card.dataset.fact] : [];
  };
  for (const kind of ["mouseover", "focusin"]) {
    // What is focused stays lit while the pointer passes over something else.
    document.addEventListener(kind, (event) => light([...keysAt(event.target), ...keysAt(document.activeElement)]));
  }

  // Choosing a fact marks its words and the sentence they are in, and goes there.
  const mark = (start, key) => {
    clear("marked");
    const own = key ? pieces.get(key) || [] : [];
    const sentence = own[0]?.closest(".s") || sentenceAt(start);
    if (!sentence) return;
    sentence.classList.add("marked");
    own.forEach((piece) => { piece.classList.add("marked"); piece.closest(".s")?.classList.add("marked"); });
    cards.get(key)?.classList.add("marked");
    const place = own[0] || sentence;
    // A long way is jumped: watching pages rush by helps nobody.
    const far = Math.abs(place.getBoundingClientRect().top) > 2 * innerHeight;
    place.scrollIntoView({ block: "center", behavior: far ? "instant" : calm });
    sentence.focus({ preventScroll: true });
    told.textContent = "Marked: " + sentence.textContent.trim().slice(0, 200);
  };
  panel.addEventListener("click", (event) => {
    const card = event.target.closest("[data-start]");
    if (!card || (event.target.closest("a") && !event.target.closest("a.show"))) return;
    event.preventDefault();
    mark(Number(card.dataset.start), card.dataset.fact);
  });
  const showCard = (key) => {
    const card = cards.get(key);
    if (!card) return;
    clear("marked");
    card.classList.add("marked");
    pieces.get(key)?.forEach((piece) => piece.classList.add("marked"));
    card.scrollIntoView({ block: "nearest", behavior: calm });
    card.querySelector("a.show")?.focus({ preventScroll: true });
  };
  text.addEventListener("click", (event) => {
    const piece = event.target.closest("[data-f]");
    if (!piece) return;
    event.preventDefault();
    showCard(piece.dataset.f.split(" ")[0]);
  });
  // From a marked sentence back to the fact that led there.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") panel.querySelector(".card.marked a.show")?.focus();
  });

  // Kinds of words may be hidden.
  for (const button of document.querySelectorAll(".legend button")) {
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      text.classList.toggle("no-" + button.dataset.kind, !on);
    });
  }

  // #at-120-140 is the address of words: other pages link to their evidence so.
  const go = () => {
    const [, start, end] = /^#at-(\d+)(?:-(\d+))?$/.exec(location.hash) || [];
    if (start !== undefined) {
      const part = [...document.querySelectorAll(".parts a")].find((one) => Number(one.dataset.from) <= Number(start) && Number(start) < Number(one.dataset.to));
      if (part && !part.hasAttribute("aria-current")) { location.replace(part.getAttribute("href") + location.hash); return; }
      const card = panel.querySelector(`[data-fact][data-start="${start}"][data-end="${end}"]`);
      mark(Number(start), card?.dataset.fact);
    } else if (cards.has(location.hash.slice(1))) showCard(location.hash.slice(1));
  };
  addEventListener("hashchange", go);
  go();
})();
