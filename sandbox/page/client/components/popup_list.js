import { html, useEffect, useRef } from "../html.js";

/** The id of one row, for `aria-activedescendant`. */
export const rowId = (index) => `popup-${index}`;

/** A list above the composer; `menu` is what `useMenuKeys` returned, `draw(item)` the inside of a row. */
export function PopupList({ title, menu, draw, empty }) {
  return html`
    <div class="popup">
      <h3>${title}</h3>
      ${menu.found.length === 0 && html`<p class="hint">${empty}</p>`}
      <ul id="popup-list" role="listbox" aria-label=${title}>
        ${menu.found.map((item, index) =>
          html`
            <${Row} key=${item.name ?? item.code} item=${item} index=${index} menu=${menu}
              draw=${draw} />
          `
        )}
      </ul>
    </div>
  `;
}

function Row({ item, index, menu, draw }) {
  const row = useRef(null);
  const active = index === menu.at;
  useEffect(() => {
    if (active) row.current.scrollIntoView({ block: "nearest" });
  }, [active]);
  return html`
    <li ref=${row} id=${rowId(index)} role="option" aria-selected=${active} onPointerMove=${() =>
      menu.setActive(index)}
      onMouseDown=${(event) => event.preventDefault()} onClick=${() => menu.choose(item)}>${draw(item)}</li>
  `;
}
