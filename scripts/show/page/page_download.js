// Downloads: the shown rows as CSV, the picture as PNG, the citation on the clipboard.
function save(blob, name) {
  const link = document.createElement("a");
  Object.assign(link, { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
}
function content(link) {  // of a link that contains its file
  const bytes = Uint8Array.from(atob(link.href.split(",")[1]), letter => letter.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}

for (const button of all("[data-rows]")) button.addEventListener("click", () => {
  const name = button.dataset.rows;
  const [top, ...rows] = content(by("table-" + name)).trimEnd().split("\n");
  // An id has no comma, and a cell no line break.
  const kept = rows.filter(row => !hidden.has(row.split(",")[0]));
  save(new Blob([[top, ...kept, ""].join("\n")], { type: "text/csv" }), `${name}-shown.csv`);
  const rowsSaved = `${kept.length} row${kept.length === 1 ? "" : "s"} saved.`;
  button.closest("li").querySelector("[role=status]").textContent = rowsSaved;
});
by("png").addEventListener("click", () => {
  const image = new Image(), canvas = document.createElement("canvas"), scale = 2;
  image.addEventListener("load", () => {
    [canvas.width, canvas.height] = [image.naturalWidth * scale, image.naturalHeight * scale];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(blob => save(blob, by("svg").download.replace(".svg", ".png")), "image/png");
  });
  image.src = by("svg").href;
});
for (const button of all("[data-copy]")) button.addEventListener("click", async () => {
  const text = by(button.dataset.copy);
  let done = false;
  try { await navigator.clipboard.writeText(text.textContent); done = true; } catch {
    getSelection().selectAllChildren(text);
    done = document.execCommand("copy");
  }
  button.nextElementSibling.textContent = done
    ? "Copied."
    : "Not copied: the text is selected, copy it by hand.";
});
