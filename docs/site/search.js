// SPDX-License-Identifier: BSL-1.0
// The search box: finds names and sections in `amiss_names`, which tools/docs writes. Works without a server.
"use strict";
(() => {
    const box = document.getElementById("search");
    const list = document.getElementById("results");
    const entries = typeof amiss_names === "undefined" ? [] : amiss_names;
    const most = 12;
    let active = -1;

    // Lower is better; -1 is no match. Every word must occur.
    function rank(entry, words) {
        const name = entry.name.toLowerCase();
        const all = name + " " + entry.text.toLowerCase();
        if (!words.every(word => all.includes(word))) return -1;
        const first = words[0];
        if (name === first) return 0;
        if (name.startsWith(first)) return 1;
        if (name.includes(first)) return 2;
        return 3;
    }

    function find(text) {
        const words = text.toLowerCase().split(/[\s:()]+/).filter(word => word !== "" && word !== "amiss");
        if (words.length === 0) return [];
        return entries
            .map((entry, order) => ({entry, order, rank: rank(entry, words)}))
            .filter(found => found.rank >= 0)
            .sort((a, b) => a.rank - b.rank || a.order - b.order)
            .slice(0, most)
            .map(found => found.entry);
    }

    function element(tag, text, className) {
        const made = document.createElement(tag);
        made.textContent = text;
        if (className) made.className = className;
        return made;
    }

    function show(found) {
        active = -1;
        list.replaceChildren(...found.map(entry => {
            const link = document.createElement("a");
            link.href = entry.url;
            link.append(element("strong", entry.name), " ", element("span", entry.kind, "kind"),
                        element("span", entry.text.slice(0, 120), "text"));
            const item = document.createElement("li");
            item.setAttribute("role", "option");
            item.append(link);
            return item;
        }));
        if (found.length === 0 && box.value.trim() !== "") list.append(element("li", "Nothing found", "nothing"));
        list.hidden = box.value.trim() === "";
        box.setAttribute("aria-expanded", String(!list.hidden));
    }

    function mark(next) {
        const links = [...list.querySelectorAll("a")];
        if (links.length === 0) return;
        active = (next + links.length) % links.length;
        links.forEach((link, at) => link.classList.toggle("active", at === active));
        links[active].scrollIntoView({block: "nearest"});
    }

    box.addEventListener("input", () => show(find(box.value)));
    box.addEventListener("keydown", event => {
        if (event.key === "ArrowDown") mark(active + 1);
        else if (event.key === "ArrowUp") mark(active - 1);
        else if (event.key === "Enter") list.querySelectorAll("a")[Math.max(active, 0)]?.click();
        else if (event.key === "Escape") { box.value = ""; show([]); }
        else return;
        event.preventDefault();
    });
    document.addEventListener("keydown", event => {
        if (event.key !== "/" || /^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
        event.preventDefault();
        box.focus();
    });
    document.addEventListener("click", event => {
        if (!event.target.closest(".search")) list.hidden = true;
    });
})();
