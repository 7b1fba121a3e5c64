import { createContext, useContext, useEffect, useReducer, useRef } from "./html.js";
import { textsOf } from "./i18n/mod.js";

/** What every component may reach: `{store, actions}`. */
export const AppContext = createContext(null);

/** The store and the actions. */
export function useApp() {
  return useContext(AppContext);
}

/** A part of the state; the component is drawn again when it changes. */
export function useStore(select) {
  const { store } = useApp();
  const [, redraw] = useReducer((count) => count + 1, 0);
  const latest = useRef({});
  const value = select(store.state);
  latest.current = { select, value };
  useEffect(() => {
    const check = () => {
      if (latest.current.select(store.state) !== latest.current.value) redraw();
    };
    check();
    return store.subscribe(check);
  }, [store]);
  return value;
}

/** The texts of the page in the user's language. */
export function useTexts() {
  return textsOf(useStore((state) => state.locale));
}
