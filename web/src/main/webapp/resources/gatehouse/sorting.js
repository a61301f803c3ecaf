// Tables that are sorted by what stands at the head of a column: each cell says by which value.
(() => {
  const value = (row, column) => {
    const told = row.cells[column].dataset.value;
    const number = Number(told);
    return Number.isNaN(number) ? told : number;
  };
  const compare = (one, other) => (typeof one === "string" ? String(one).localeCompare(String(other)) : one - other);

  for (const table of document.querySelectorAll("[data-sortable]")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "sort", textContent: head.textContent });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const descending = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : column > 0;
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows].sort((one, other) => compare(value(one, column), value(other, column)));
        table.tBodies[0].append(...(descending ? rows.reverse() : rows));
      });
    });
  }
})();
