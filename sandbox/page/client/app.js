import { createActions } from "./actions/mod.js";
import { Shell } from "./components/shell.js";
import { AppContext } from "./context.js";
import { html, render } from "./html.js";
import { Store } from "./store.js";

const store = new Store();
const actions = createActions(store);

const root = document.getElementById("app");
render(
  html`
    <${AppContext.Provider} value=${{ store, actions }}>
      <${Shell} />
      <//>
  `,
  root,
);
await actions.start();
