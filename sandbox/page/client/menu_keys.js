import { useEffect, useState } from "./html.js";

/**
 * The keyboard of a list beside a text box: arrows move, Enter and Tab take, Escape closes. Returns the place of the active
 * item and `onKey`, which says whether it used the key.
 */
export function useMenuKeys({ open, found, choose, close, resetOn }) {
  const [active, setActive] = useState(0);
  useEffect(() => setActive(0), [resetOn]);
  const at = Math.min(active, Math.max(0, found.length - 1));
  const move = (by) => setActive((at + by + found.length) % Math.max(1, found.length));
  const take = () => choose(found[at]);
  const keys = found.length === 0
    ? { Escape: close }
    : { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: take, Tab: take, Escape: close };
  const onKey = (event) => {
    const act = open && !event.isComposing && keys[event.key];
    if (!act) return false;
    event.preventDefault();
    act();
    return true;
  };
  return { open, found, at, setActive, choose, onKey };
}
