import { useTexts } from "../context.js";
import { fileSize } from "../file_size.js";
import { html, useEffect, useState } from "../html.js";
import { Icon } from "./icon.js";

/** Files about to be sent, each with a button to leave it out. */
export function FileChips({ files, remove }) {
  if (files.length === 0) return null;
  return html`<ul class="chips">${
    files.map((file) => html`<${Chip} key=${file.name + file.size} file=${file} remove=${remove} />`)
  }</ul>`;
}

function Chip({ file, remove }) {
  const t = useTexts();
  const preview = usePreview(file);
  return html`
    <li class="chip">
      ${preview ? html`<img src=${preview} alt="" />` : html`<${Icon} name="file" />`}
      <span>${file.name}<small>${fileSize(file.size, t.lang)}</small></span>
      <button type="button" class="plain" aria-label=${t.removeFile(file.name)} onClick=${() =>
        remove(file)}><${Icon} name="close" size=${16} /></button>
    </li>
  `;
}

/** The address of a picture that is a file here; given back when it is no longer shown. */
function usePreview(file) {
  const [address, setAddress] = useState(null);
  useEffect(() => {
    if (!/^image\/(?:png|jpeg|gif|webp)$/.test(file.type)) return;
    const url = URL.createObjectURL(file);
    setAddress(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return address;
}
