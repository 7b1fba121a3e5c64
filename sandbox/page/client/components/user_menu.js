import { useApp, useStore, useTexts } from "../context.js";
import { html, useEffect, useRef, useState } from "../html.js";
import { LANGUAGES } from "../i18n/mod.js";
import { displayName } from "../people.js";
import { Avatar } from "./avatar.js";
import { Icon } from "./icon.js";

/** Who one is, with the menu to become somebody else of the world and to change the language. */
export function UserMenu() {
  const t = useTexts();
  const me = useStore((state) => state.me);
  const name = useStore((state) => state.me && displayName(state, state.me));
  const userKey = useStore((state) => state.userKey);
  const [open, setOpen] = useState(false);
  const root = useRef(null);
  useClosing(root, open, () => setOpen(false));
  if (!me) return html`<footer class="account"></footer>`;
  return html`
    <footer class="account" ref=${root}>
      ${open && html`<${Menu} close=${() => setOpen(false)} />`}
      <button type="button" class="who" aria-label=${t.menu} aria-expanded=${open} aria-haspopup="true"
        onClick=${() => setOpen(!open)}>
        <${Avatar} user=${me} name=${name} size=${34} online=${true} />
        <span class="names"><strong>${name}</strong><small>${userKey}</small></span>
        <${Icon} name="down" size=${18} />
      </button>
    </footer>
  `;
}

function Menu({ close }) {
  const { actions } = useApp();
  const t = useTexts();
  const people = useStore((state) => state.world.users);
  const userKey = useStore((state) => state.userKey);
  const become = (key) => {
    close();
    if (key !== userKey) actions.login(key);
  };
  return html`
    <div class="menu" role="group" aria-label=${t.menu}>
      <h3>${t.actAs}</h3>
      ${Object.entries(people).map(([key, person]) =>
        html`
          <button type="button" key=${key} aria-pressed=${key === userKey} onClick=${() => become(key)}>
            <${Avatar} user=${person} name=${person.name} size=${24} />${person.name}
          </button>
        `
      )}
      <h3>${t.language}</h3>
      <${Languages} />
    </div>
  `;
}

function Languages() {
  const { actions } = useApp();
  const { lang } = useTexts();
  return html`
    <div class="languages">
      ${LANGUAGES.map(({ locale, name }) =>
        html`
          <button type="button" key=${locale} lang=${locale} aria-pressed=${locale.startsWith(lang)}
            onClick=${() => actions.setLocale(locale)}>${name}</button>
        `
      )}
    </div>
  `;
}

/** Closes something open on Escape and on a press elsewhere. */
function useClosing(root, open, close) {
  useEffect(() => {
    if (!open) return;
    const onKey = (event) => event.key === "Escape" && close();
    const onPress = (event) => root.current?.contains(event.target) || close();
    addEventListener("keydown", onKey);
    addEventListener("pointerdown", onPress);
    return () => {
      removeEventListener("keydown", onKey);
      removeEventListener("pointerdown", onPress);
    };
  }, [open]);
}
